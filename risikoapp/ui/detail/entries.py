"""Dated texts beneath each other in one card: actions, evaluations, moves."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.row import Entry, EntryKind, EntryRow
from risikoapp.ui.theme import Theme


class EntryCard(QFrame):
    """Rows in one card, hidden while there are none. The rows are kept and shown again for other risks."""

    text_edited = Signal(str, str)
    date_edited = Signal(str, object)
    next_requested = Signal(str)
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    details_requested = Signal(str)
    touched = Signal()

    def __init__(
        self, kind: EntryKind, theme_: Theme, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._kind = kind
        self._theme = theme_
        self._today = today
        self._rows: list[EntryRow] = []
        self._entries: tuple[Entry, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        while len(self._rows) < len(entries):
            self._rows.append(self._new_row())
        for position, row in enumerate(self._rows):
            row.setVisible(position < len(entries))
            if position < len(entries):
                row.show_entry(entries[position], last=position == len(entries) - 1)
        self.setVisible(bool(entries))

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        for row in self._rows[: len(self._entries)]:
            row.flush()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return any(row.date.is_untold or row.text.is_untold for row in self._rows[: len(self._entries)])

    @property
    def wrong_date(self) -> DateField | None:
        """The first field in which something stands that is no date."""
        return next((row.date for row in self._rows[: len(self._entries)] if not row.date.is_valid), None)

    def focus_text(self, entry_id: str) -> None:
        """Puts the cursor into the text of an entry."""
        for entry, row in zip(self._entries, self._rows, strict=False):
            if entry.id == entry_id:
                row.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_row(self) -> EntryRow:
        row = EntryRow(self._kind, self._theme, self._today, self)
        row.text_edited.connect(self.text_edited)
        row.date_edited.connect(self.date_edited)
        row.next_requested.connect(self.next_requested)
        row.remove_requested.connect(self.remove_requested)
        row.move_requested.connect(self.move_requested)
        row.details_requested.connect(self.details_requested)
        row.touched.connect(self.touched)
        self._layout.addWidget(row)
        # Qt would let the keyboard come to a new row after everything else in the window.
        QWidget.setTabOrder(self._rows[-1] if self._rows else self, row)
        return row
