"""One dated text, edited in place."""

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from risikoapp.domain.finding import Hit, find_in
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.foot import Foot
from risikoapp.ui.detail.grip import Grip
from risikoapp.ui.detail.row_menu import RowMenu
from risikoapp.ui.detail.sections import Today
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the entity's id, its date and its text; a fixed text before it and a quiet one beneath, if any."""

    id: str
    date: dt.date | None
    text: str
    caption: str = ""
    note: str = ""
    warning: str = ""
    """A word that must be seen, before the note."""
    is_done: bool = False
    owner: str = ""
    """The part of the note in which is searched."""


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What the rows of a card are called and what can be done with them."""

    text_name: str
    """What a screen reader calls the text of the row {number}; so for date and menu."""
    date_name: str
    menu_name: str
    placeholder: str
    bullet: str = ""
    """What stands in an empty date field."""
    date_fixed: bool = False
    removable: bool = True
    movable: bool = False
    details: str = ""
    """The menu's words for what else can be said about a row; "" when there is nothing else."""
    text_fixed: bool = False

    def only_shown(self) -> "EntryKind":
        """The same where nothing can be edited."""
        shown = replace(self, placeholder="", date_fixed=True, text_fixed=True)
        return replace(shown, removable=False, movable=False, details="")


class EntryRow(QFrame):
    """A date and a text, edited in place. Each signal begins with the entry's id."""

    text_edited = Signal(str, str)
    date_edited = Signal(str, object)
    next_requested = Signal(str, str, str)
    """The text before the cursor and the text after it, when there is something on both sides."""
    paste_requested = Signal(str, object, bool)
    """Several entries, each (date or None, text), and whether the first of them belongs in this row."""
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    """-1 for up or +1 for down."""
    details_requested = Signal(str)
    done_requested = Signal(str, bool)
    """Whether it is done now."""
    date_given_up = Signal(str, str)
    """What was typed as its date and is none, now that the row shows something else."""
    touched = Signal()

    def __init__(
        self, kind: EntryKind, theme_: Theme, today: Today, checker: SpellChecker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self._kind = kind
        self._theme = theme_
        self._entry = Entry("", None, "")
        self._number = 0
        self.date = DateField(today, self)
        self.date.stand_in_row()
        self.date.setPlaceholderText(kind.bullet)
        self.date.setReadOnly(kind.date_fixed)
        # Most rows have neither; what nobody sees costs as much as what is seen.
        self._caption: QLabel | None = None
        self._foot: Foot | None = None
        self.text = TextField(self, one_paragraph=kind.movable)
        self.text.setProperty("row", True)
        self.text.setReadOnly(kind.text_fixed)
        self.text.mark_with(theme_, checker)
        self.text.setPlaceholderText(kind.placeholder)
        self.grip = Grip(self) if kind.movable else None
        self._build()
        self._connect()

    @property
    def entry_id(self) -> str:
        """The entry that is shown, or "" before the first."""
        return self._entry.id

    def _build(self) -> None:
        self._written = QVBoxLayout()
        self._written.setSpacing(0)
        self._written.addWidget(self.text)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(theme.GRID, theme.CLOSE, theme.TIGHT, theme.CLOSE + theme.LINE)
        self._line.setSpacing(theme.TIGHT)
        self._line.addWidget(self.date, alignment=Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(self._written, 1)
        if self._kind.removable:
            self._more = self._menu_button()
            self._line.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.text.edited.connect(self._on_text)
        self.date.edited.connect(self._on_date)
        self.date.marked.connect(self._on_marked)
        self.date.given_up.connect(self._on_given_up)
        if self._kind.movable:
            self.text.next_requested.connect(self._on_next)
            self.text.pasted.connect(self._on_pasted)
        if self._kind.removable:
            self.text.emptied.connect(self._on_emptied)
        for field in (self.date, self.text):
            field.touched.connect(self.touched)

    def show_entry(self, entry: Entry, number: int, *, last: bool) -> None:
        """Shows this entry as the one with that number, 1 first.

        Whoever was typing in another one is let go of, so that no key lands in this one.
        """
        if entry.id != self.entry_id:
            for field in (self.date, self.text):
                if field.hasFocus():
                    field.clearFocus()
            self.date.forget()
        if number != self._number:
            self._name(number)
        if (entry.warning, entry.note) != (self._entry.warning, self._entry.note):
            self.text.setAccessibleDescription(" · ".join(said for said in (entry.warning, entry.note) if said))
        self._entry = entry
        self.date.show_date(entry.date)
        self._show_caption(entry.caption)
        if self._foot is not None or entry.note or entry.warning:
            self._made_foot().show_note(entry.note, entry.warning)
        self.text.show_text(entry.text)
        if self.property("last") != last:
            restyle(self, "last", last)

    def show_found(self, needle: str, hit: Hit | None) -> None:
        """Marks what is searched for, and this hit stronger where it stands in this row."""
        is_here = hit is not None and hit.entry_id == self.entry_id
        in_owner = is_here and hit is not None and hit.field == "owner"
        self.text.show_found(needle, hit.place if hit is not None and is_here and not in_owner else None)
        self._mark_owner(needle, hit.place if hit is not None and in_owner else None)

    def _show_caption(self, caption: str) -> None:
        if self._caption is None:
            if not caption:
                return
            self._caption = QLabel(self)
            self._caption.setProperty("role", "muted")
            self._caption.setFixedSize(theme.CAPTION_WIDTH, theme.ENTRY_HEIGHT)
            self._caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._caption.setContentsMargins(0, theme.TIGHT + theme.CLOSE, 0, 0)
            self._line.insertWidget(1, self._caption, alignment=Qt.AlignmentFlag.AlignTop)
        if caption != self._caption.text():
            self._caption.setText(caption)
            self._caption.setVisible(bool(caption))

    def _made_foot(self) -> Foot:
        if self._foot is None:
            self._foot = Foot(self)
            self._written.addWidget(self._foot)
            if self._kind.details:
                self._foot.setCursor(Qt.CursorShape.PointingHandCursor)
                self._foot.clicked.connect(self._on_details)
        return self._foot

    def _mark_owner(self, needle: str, place: int | None) -> None:
        if self._foot is None:
            return
        found = find_in(self._entry.owner, needle)
        # It is the first thing that the note tells, behind what it is called.
        begin = self._entry.note.index(self._entry.owner, self._entry.note.index(": ")) if found else 0
        self._foot.show_found([(begin + start, length) for start, length in found], place, self._theme.palette)

    def flush(self) -> None:
        self.date.flush()
        self.text.flush()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops in this row, in order."""
        return (self.date, self.text, self._more) if self._kind.removable else (self.date, self.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if self._kind.movable and alt and event.key() == Qt.Key.Key_Up:
            self._on_up()
        elif self._kind.movable and alt and event.key() == Qt.Key.Key_Down:
            self._on_down()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._refresh_grip()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._refresh_grip()

    def _refresh_grip(self) -> None:
        if self.grip is not None:
            self.grip.update()

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("row")
        self._theme.changed.connect(self._refresh_icon)
        button.setIcon(self._theme.icon("more", quiet=True))
        button.setToolTip(_("Flyt, udført, frist og mere") if self._kind.movable else _("Fjern"))
        button.clicked.connect(self._open_menu)
        return button

    def _open_menu(self) -> None:
        menu = RowMenu(self, movable=self._kind.movable, details=self._kind.details, is_done=self._entry.is_done)
        menu.up_requested.connect(self._on_up)
        menu.down_requested.connect(self._on_down)
        menu.done_requested.connect(self._on_done)
        menu.details_requested.connect(self._on_details)
        menu.remove_requested.connect(self._on_remove)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _name(self, number: int) -> None:
        self._number = number
        self.text.setAccessibleName(self._kind.text_name.format(number=number))
        self.date.setAccessibleName(self._kind.date_name.format(number=number))
        if self._kind.removable:
            self._more.setAccessibleName(self._kind.menu_name.format(number=number))

    def _refresh_icon(self) -> None:
        self._more.setIcon(self._theme.icon("more", quiet=True))

    def _on_text(self, text: str) -> None:
        self.text_edited.emit(self.entry_id, text)

    def _on_date(self, date: dt.date | None) -> None:
        self.date_edited.emit(self.entry_id, date)

    def _on_marked(self, problem: str) -> None:
        if self._foot is not None or problem:
            self._made_foot().show_problem(problem)

    def _on_given_up(self, typed: str) -> None:
        self.date_given_up.emit(self.entry_id, typed)

    def _on_next(self, head: str, tail: str) -> None:
        self.next_requested.emit(self.entry_id, head, tail)

    def _on_pasted(self, entries: object, fills: bool) -> None:
        self.paste_requested.emit(self.entry_id, entries, fills)

    def _on_emptied(self) -> None:
        # A date or an owner is something too.
        if not self.date.text() and not self._entry.note:
            self._on_remove()

    def _on_details(self) -> None:
        self.flush()
        self.details_requested.emit(self.entry_id)

    def _on_done(self) -> None:
        self.flush()
        self.done_requested.emit(self.entry_id, not self._entry.is_done)

    def _on_remove(self) -> None:
        self.flush()
        self.remove_requested.emit(self.entry_id)

    def _on_up(self) -> None:
        self.flush()
        self.move_requested.emit(self.entry_id, -1)

    def _on_down(self) -> None:
        self.flush()
        self.move_requested.emit(self.entry_id, 1)
