"""Dated texts beneath each other in one card: actions, evaluations, moves."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.detail.fields import DateField, TextField
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


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What the rows of a card are called and what can be done with them."""

    text_name: str
    placeholder: str
    bullet: str = ""
    """What stands in an empty date field."""
    date_fixed: bool = False
    removable: bool = True
    movable: bool = False
    details: str = ""
    """The menu's words for what else can be said about a row; "" when there is nothing else."""


class EntryRow(QFrame):
    """A date and a text, edited in place."""

    text_edited = Signal(str, str)
    date_edited = Signal(str, object)
    next_requested = Signal(str)
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    """An entry's id, and -1 for up or +1 for down."""
    details_requested = Signal(str)
    touched = Signal()

    def __init__(
        self, kind: EntryKind, theme_: Theme, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self._kind = kind
        self._id = ""
        self.date = DateField(today, self)
        self.date.setFixedSize(theme.DATE_WIDTH, theme.ENTRY_HEIGHT)
        self.date.setProperty("row", True)
        self.date.setPlaceholderText(kind.bullet)
        self.date.setReadOnly(kind.date_fixed)
        self._caption = QLabel(self)
        self._caption.setProperty("role", "muted")
        self._caption.setFixedSize(theme.CAPTION_WIDTH, theme.ENTRY_HEIGHT)
        self.text = TextField(self, one_paragraph=kind.movable)
        self.text.setProperty("row", True)
        self.text.setAccessibleName(kind.text_name)
        self.text.setPlaceholderText(kind.placeholder)
        self._note = QLabel(self)
        self._note.setProperty("role", "note")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        written = QVBoxLayout()
        written.setSpacing(0)
        written.addWidget(self.text)
        written.addWidget(self._note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.TIGHT, theme.CLOSE, theme.TIGHT, theme.CLOSE + theme.LINE)
        layout.setSpacing(theme.TIGHT)
        for widget in (self.date, self._caption):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(written, 1)
        if kind.removable:
            layout.addWidget(self._menu_button(theme_), alignment=Qt.AlignmentFlag.AlignTop)
        self._connect()

    def _connect(self) -> None:
        self.text.edited.connect(self._on_text)
        self.date.edited.connect(self._on_date)
        if self._kind.movable:
            self.text.next_requested.connect(self._on_next)
        if self._kind.removable:
            self.text.emptied.connect(self._on_emptied)
        for field in (self.date, self.text):
            field.touched.connect(self.touched)

    def show_entry(self, entry: Entry, *, last: bool) -> None:
        """Shows this entry. Whoever was typing in another one is let go of, so that no key lands in this one."""
        if entry.id != self._id:
            for field in (self.date, self.text):
                if field.hasFocus():
                    field.clearFocus()
            self.date.forget()
        self._id = entry.id
        self.date.show_date(entry.date)
        self._caption.setText(entry.caption)
        self._caption.setVisible(bool(entry.caption))
        self._note.setText(entry.note)
        self._note.setVisible(bool(entry.note))
        self.text.show_text(entry.text)
        if self.property("last") != last:
            restyle(self, "last", last)

    def flush(self) -> None:
        self.date.flush()
        self.text.flush()

    def _menu_button(self, theme_: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("row")
        self._theme, self._more = theme_, button
        self._refresh_icon()
        theme_.changed.connect(self._refresh_icon)
        button.setAccessibleName(_("Flere muligheder"))
        button.setToolTip(_("Flyt eller fjern") if self._kind.movable else _("Fjern"))
        button.clicked.connect(self._open_menu)
        return button

    def _open_menu(self) -> None:
        menu = QMenu(self)
        if self._kind.movable:
            menu.addAction(_("Flyt op")).triggered.connect(self._on_up)
            menu.addAction(_("Flyt ned")).triggered.connect(self._on_down)
            menu.addSeparator()
        if self._kind.details:
            menu.addAction(self._kind.details).triggered.connect(self._on_details)
            menu.addSeparator()
        menu.addAction(_("Fjern")).triggered.connect(self._on_remove)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.sender()
        assert isinstance(button, QToolButton)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _refresh_icon(self) -> None:
        self._more.setIcon(self._theme.icon("more", quiet=True))

    def _on_text(self, text: str) -> None:
        self.text_edited.emit(self._id, text)

    def _on_date(self, date: dt.date | None) -> None:
        self.date_edited.emit(self._id, date)

    def _on_next(self) -> None:
        self.next_requested.emit(self._id)

    def _on_emptied(self) -> None:
        # A date or an owner is something too.
        if not self.date.text() and not self._note.text():
            self._on_remove()

    def _on_details(self) -> None:
        self.flush()
        self.details_requested.emit(self._id)

    def _on_remove(self) -> None:
        self.flush()
        self.remove_requested.emit(self._id)

    def _on_up(self) -> None:
        self.flush()
        self.move_requested.emit(self._id, -1)

    def _on_down(self) -> None:
        self.flush()
        self.move_requested.emit(self._id, 1)


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
        self._layout.setContentsMargins(*([theme.LINE] * 4))
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
