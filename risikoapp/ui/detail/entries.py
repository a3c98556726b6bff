"""Dated texts beneath each other in one card: actions, evaluations, moves."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from risikoapp.domain.finding import Hit
from risikoapp.ui import theme
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.reorder import Reorder
from risikoapp.ui.detail.row import Entry, EntryKind, EntryRow
from risikoapp.ui.detail.sections import Today
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.theme import Theme


class EntryCard(QFrame):
    """Rows in one card, hidden while there are none. The rows are kept and shown again for other risks."""

    text_edited = Signal(str, str)
    date_edited = Signal(str, object)
    next_requested = Signal(str, str, str)
    paste_requested = Signal(str, object, bool)
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    """To a position among the rows, 0 first; beyond the ends means the end."""
    details_requested = Signal(str)
    done_requested = Signal(str, bool)
    date_given_up = Signal(str, str)
    touched = Signal()
    arranged = Signal()
    """Rows are new or have other places."""

    def __init__(
        self, kind: EntryKind, theme_: Theme, today: Today, checker: SpellChecker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._kind = kind
        self._theme = theme_
        self._today = today
        self._checker = checker
        self._rows: list[EntryRow] = []
        self._shown = 0
        """How many of the rows are in use: these stand first."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*([theme.LINE] * 4))
        self._layout.setSpacing(0)
        self._needle = ""
        self._hit: Hit | None = None
        theme_.changed.connect(self._mark_found)
        self.reorder = Reorder(self, self._in_use)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these, each in the row that has it already: so whoever types in one goes on typing in it."""
        ids = [entry.id for entry in entries]
        if ids != [row.entry_id for row in self._in_use()]:
            # Whatever is being carried was taken from among others.
            self.reorder.put_back()
        heir = self._heir(ids)
        if self._arrange(ids):
            self.arranged.emit()
        for position, row in enumerate(self._rows):
            if row.isHidden() == (position < len(entries)):
                row.setVisible(position < len(entries))
            if position < len(entries):
                row.show_entry(entries[position], position + 1, last=position == len(entries) - 1)
            else:
                row.date.forget()
        self.setVisible(bool(entries))
        if heir:
            self.focus_text(heir, at_end=True)
        self._mark_found()

    def _heir(self, ids: Sequence[str]) -> str:
        """The entry that gets the keyboard from one that goes: the one above it, or else beneath; "" for none.

        Qt would give it to whatever comes next on the way, such as the button for a new evaluation.
        """
        shown = [row.entry_id for row in self._in_use()]
        gone = next((place for place, row in enumerate(self._in_use()) if _has_focus(row)), None)
        if gone is None or shown[gone] in ids:
            return ""
        return next((each for each in (*reversed(shown[:gone]), *shown[gone + 1 :]) if each in ids), "")

    def show_found(self, needle: str, hit: Hit | None) -> None:
        """Marks what is searched for in the texts, and this hit stronger, in whatever is shown from now on."""
        if (needle, hit) != (self._needle, self._hit):
            self._needle, self._hit = needle, hit
            self._mark_found()

    def text_of(self, entry_id: str) -> TextField | None:
        """The field with the text of an entry, while it is shown."""
        return next((row.text for row in self._in_use() if row.entry_id == entry_id), None)

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops in this card, from top to bottom."""
        return [stop for row in self._rows for stop in row.stops()]

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        for row in self._in_use():
            row.flush()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return any(row.date.is_untold or row.text.is_untold for row in self._in_use())

    def untold_texts(self) -> list[tuple[str, str]]:
        """What has been typed and not told, by the ids of the entries."""
        return [(row.entry_id, row.text.typed()) for row in self._in_use() if row.text.is_untold]

    def untold_dates(self) -> list[tuple[str, dt.date | None]]:
        """The same for dates, but for what is no date."""
        return [(row.entry_id, row.date.typed()) for row in self._in_use() if row.date.is_untold and row.date.is_valid]

    @property
    def wrong_date(self) -> DateField | None:
        """The first field in which something stands that is no date."""
        return next((row.date for row in self._in_use() if not row.date.is_valid), None)

    @property
    def written_in(self) -> str:
        """The entry whose text has the keyboard, or ""."""
        return next((row.entry_id for row in self._in_use() if row.text.hasFocus()), "")

    def bring_back(self, entry_id: str, typed: str) -> None:
        """Puts what was typed as the date of an entry, and given up, into its field again."""
        for row in self._in_use():
            if row.entry_id == entry_id:
                row.date.bring_back(typed)

    def focus_text(self, entry_id: str, *, at_end: bool = False) -> None:
        """Puts the cursor into the text of an entry."""
        for row in self._in_use():
            if row.entry_id == entry_id:
                row.text.setFocus(Qt.FocusReason.OtherFocusReason)
                if at_end:
                    row.text.moveCursor(QTextCursor.MoveOperation.End)

    def _mark_found(self) -> None:
        for row in self._in_use():
            row.show_found(self._needle, self._hit)

    def _in_use(self) -> list[EntryRow]:
        return self._rows[: self._shown]

    def _arrange(self, ids: Sequence[str]) -> bool:
        """Brings a row for each of these to its place; whether any row is new or has another place than before."""
        before = tuple(self._rows)
        having = {row.entry_id: row for row in self._in_use()}
        spare = [row for row in self._rows if having.get(row.entry_id) is not row or row.entry_id not in ids]
        chosen = [having.get(entry_id) for entry_id in ids]
        placed = [row if row is not None else spare.pop(0) if spare else self._new_row() for row in chosen]
        self._rows, self._shown = [*placed, *spare], len(ids)
        for position, row in enumerate(self._rows):
            if position >= len(before) or before[position] is not row:
                self._layout.insertWidget(position, row)
        return tuple(self._rows) != before

    def _new_row(self) -> EntryRow:
        row = EntryRow(self._kind, self._theme, self._today, self._checker, self)
        row.text_edited.connect(self.text_edited)
        row.date_edited.connect(self.date_edited)
        row.next_requested.connect(self.next_requested)
        row.paste_requested.connect(self.paste_requested)
        row.remove_requested.connect(self.remove_requested)
        row.move_requested.connect(self._on_step)
        row.details_requested.connect(self.details_requested)
        row.done_requested.connect(self.done_requested)
        row.date_given_up.connect(self.date_given_up)
        row.touched.connect(self.touched)
        if row.grip is not None:
            row.grip.taken.connect(self._on_taken)
            row.grip.carried.connect(self.reorder.carry)
            row.grip.dropped.connect(self._on_dropped)
            row.grip.put_back.connect(self._on_put_back)
        return row

    def _on_step(self, entry_id: str, step: int) -> None:
        shown = [row.entry_id for row in self._in_use()]
        if entry_id not in shown:
            # What had been typed was told before the step, and has taken the row away.
            return
        position = shown.index(entry_id) + step
        if 0 <= position < self._shown:
            self.move_requested.emit(entry_id, position)

    def _on_taken(self) -> None:
        self.reorder.take(self._row_of_sender())

    def _on_dropped(self) -> None:
        row = self._row_of_sender()
        position = self.reorder.drop()
        # First, since whoever refuses the move puts the cursor where the trouble is.
        self.focus_text(row.entry_id)
        if position is not None:
            self.move_requested.emit(row.entry_id, position)

    def _on_put_back(self) -> None:
        row = self._row_of_sender()
        self.reorder.put_back()
        if row.grip is not None and row.grip.hasFocus():
            self.focus_text(row.entry_id)

    def _row_of_sender(self) -> EntryRow:
        grip = self.sender()
        return next(row for row in self._rows if row.grip is grip)


def _has_focus(row: EntryRow) -> bool:
    return any(stop.hasFocus() for stop in row.stops())
