"""A field for text of any length."""

import math

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from risikoapp.ui.detail import fields

_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
"""How Qt keeps line ends within a text."""


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
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(fields.REST)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        # The margin counts as a step, and would eat the first undo.
        self.document().clearUndoRedoStacks()
        self.textChanged.connect(self._on_typed)
        self._rest.timeout.connect(self.flush)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Shows what the document holds, unless it is what stands here already."""
        if text == self._given:
            return
        self._given = text
        if text != self._typed():
            with QSignalBlocker(self):
                self.setPlainText(text)
        # What Qt makes of it, such as of its line ends, is not typing.
        self._told = self._typed()
        self._rest.stop()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return self._typed() != self._told

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        self._rest.stop()
        # Told or taken back, the typing is over: what was undone here must never be redone in another risk.
        self.document().clearUndoRedoStacks()
        if self.is_untold:
            self._given = self._told = self._typed()
            self.edited.emit(self._told)
        self.touched.emit()

    def _halves(self) -> tuple[str, str]:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return "", ""
        cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        head = cursor.selectedText().translate(_LINE_ENDS)
        tail = self._typed()[len(head) :]
        return (head.rstrip(), tail.lstrip()) if head.strip() and tail.strip() else ("", "")

    def _typed(self) -> str:
        # Qt's plain text would make blanks of no-break spaces.
        return self.document().toRawText().translate(_LINE_ENDS)

    def _on_typed(self) -> None:
        self._rest.start()
        self.touched.emit()

    def _fit(self) -> None:
        around = self.height() - self.contentsRect().height()
        self.setFixedHeight(math.ceil(self.document().size().height()) + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._one_paragraph and enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.flush()
            self.next_requested.emit(*self._halves())
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText() and not event.isAutoRepeat():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A context menu takes the focus for a moment; the typing goes on after it.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()
