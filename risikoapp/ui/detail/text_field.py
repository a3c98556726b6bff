"""A field for text of any length."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.detail import fields
from risikoapp.ui.detail.cursor import replace_around_cursor
from risikoapp.ui.detail.letters import LINE_ENDS
from risikoapp.ui.detail.links import Link, find_links, open_link
from risikoapp.ui.detail.marks import Marks
from risikoapp.ui.detail.text_menu import LinkEntry, SpellingEntries, link_at, word_at
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.detail.found import Found

_MOVES = {
    getattr(Qt.Key, f"Key_{name}") for name in ("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown")
}
"""Keys that take the cursor away from where one types."""


class TextField(QTextEdit):
    """Plain text of any length, as tall as its text."""

    edited = Signal(str)
    next_requested = Signal(str, str)
    """Enter, in a field of one paragraph; what stands before and after the cursor, where both is something."""
    pasted = Signal(object, bool)
    """Several entries, each (date or None, text), in a field of one paragraph; whether nothing of its own remains."""
    emptied = Signal()
    """Backspace in a field that is already empty."""
    touched = Signal()
    """What stands here may now be told or untold."""

    def __init__(self, parent: QWidget | None = None, *, one_paragraph: bool = False) -> None:
        super().__init__(parent)
        self._one_paragraph = one_paragraph
        self._given = ""
        self._told = ""
        self._telling: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(fields.REST)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(theme.CLOSE)
        # The margin counts as a step, and would eat the first undo.
        self.document().clearUndoRedoStacks()
        self._theme: Theme | None = None
        self._found: Found | None = None
        self._marks: Marks | None = None
        self._checker: SpellChecker | None = None
        self.textChanged.connect(self._on_typed)
        self._rest.timeout.connect(self.flush)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def mark_with(self, theme_: Theme, checker: SpellChecker) -> None:
        """Marks links and misspelt words from now on."""
        self._theme = theme_
        self._checker = checker
        self._marks = Marks(self, theme_, checker)

    def show_text(self, text: str) -> None:
        """Shows what the document holds, unless it is what stands here already."""
        if text == self._given:
            return
        self._given = text
        if text != self.typed():
            with QSignalBlocker(self):
                replace_around_cursor(self, text)
        # What Qt makes of it, such as of its line ends, is not typing.
        self._told = self.typed()
        self._rest.stop()

    def show_found(self, needle: str, place: int | None) -> None:
        """Marks what is searched for, and the hit with this place, 0 first, stronger; for "" nothing."""
        if self._found is None:
            if not needle or self._theme is None:
                return
            from risikoapp.ui.detail.found import Found

            self._found = Found(self, self._theme)
        self._found.show_found(needle, place)

    def found_area(self, place: int) -> QRect:
        """Where the hit with this place stands in the field."""
        return self.rect() if self._found is None else self._found.area(place)

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return self.typed() not in (self._told, self._telling)

    def flush(self) -> None:
        """Tells what has been typed, if anything. It counts as told when it is shown here again by whoever took it."""
        self._rest.stop()
        # Told or taken back, the typing is over: what was undone here must never be redone in another risk.
        self.document().clearUndoRedoStacks()
        if self.is_untold:
            self._telling = self.typed()
            self.edited.emit(self._telling)
            self._telling = None
            self.touched.emit()

    def _halves(self) -> tuple[str, str]:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return "", ""
        cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        head = cursor.selectedText().translate(LINE_ENDS)
        tail = self.typed()[len(head) :]
        return (head.rstrip(), tail.lstrip()) if head.strip() and tail.strip() else ("", "")

    def typed(self) -> str:
        """What stands here now, told or not."""
        # Qt's plain text would make blanks of no-break spaces.
        return self.document().toRawText().translate(LINE_ENDS)

    def _on_typed(self) -> None:
        # Drawing marks beneath the words is told as a change of the text too.
        if self.is_untold or self._rest.isActive():
            self._rest.start()
            self.touched.emit()

    def _fit(self) -> None:
        around = self.height() - self.contentsRect().height()
        self.setFixedHeight(math.ceil(self.document().size().height()) + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._follow_typing(event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._one_paragraph and enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.flush()
            self.next_requested.emit(*self._halves())
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText() and not event.isAutoRepeat():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
            if not self.hasFocus():
                # Qt lights the cursor after every key, also after one that took the keyboard elsewhere.
                super().focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self._one_paragraph:
            self.insertPlainText(source.text())
            return
        # The importers are heavy, and wanted only now.
        from risikoapp.importers.pasted import read_pasted

        entries = read_pasted(source.text(), source.html())
        fills = self.textCursor().selectedText() == self.document().toRawText()
        if len(entries) > 1 or (fills and entries):
            self.flush()
            self.pasted.emit(entries, fills)
        else:
            self.insertPlainText(source.text().strip("\r\n"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._marks is not None:
            self._marks.end_typing()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        link = None if event.buttons() else self._link_at(event.position().toPoint())
        follows = link is not None and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if follows else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(_("Ctrl+klik for at åbne {address}").format(address=link.text) if link else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        link = self._link_at(event.position().toPoint()) if is_plain else None
        if link is not None and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            open_link(link)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        menu = self.createStandardContextMenu(event.pos())
        if (link := link_at(cursor)) is not None:
            LinkEntry(menu, link)
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.viewport().mapToGlobal(self.cursorRect().bottomRight()) if by_key else event.globalPos()
        word = None if self.isReadOnly() else word_at(cursor)
        if word is not None and self._checker is not None and self._checker.verdict(word.selectedText()) is False:
            SpellingEntries(menu, word, self._checker, place)
        else:
            menu.popup(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._checker is not None:
            self._checker.begin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A context menu takes the focus for a moment; the typing goes on after it.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            if self._marks is not None:
                self._marks.end_typing()
            self.flush()

    def _follow_typing(self, event: QKeyEvent) -> None:
        """A word is not finished while letters come or go."""
        if self._marks is None:
            return
        if (event.text().isprintable() and event.text()) or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._marks.begin_typing()
        elif event.key() in _MOVES:
            self._marks.end_typing()

    def _link_at(self, place: QPoint) -> Link | None:
        # Quick, since it is asked at every move of the mouse.
        text = self._given if not self.is_untold else self.typed()
        return link_at(self.cursorForPosition(place)) if find_links(text) else None
