"""Fields that gather typing into one edit: after two seconds of rest, on leaving the field, or when flushed.

What has been typed but not yet told is undone in the field; what has been told is undone in the document. So
the undo key always takes back the latest thing, wherever the cursor is.
"""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from risikoapp.ui import theme

REST = 2000
"""Milliseconds without typing after which a burst is told."""


class LineField(QLineEdit):
    """A line of text."""

    edited = Signal(str)
    touched = Signal()
    """What stands here may now be told or untold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self._told = ""
        self._telling: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.flush)
        self._rest.timeout.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Shows what the document holds, unless it is what stands here already."""
        if text == self._given:
            return
        self._given = text
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            # A long text is known by its beginning, which is seen while the cursor is there.
            self.setCursorPosition(place if self.hasFocus() else 0)
        # What Qt makes of it, such as of line ends, is not typing.
        self._told = self.text()
        self._rest.stop()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return self.text() not in (self._told, self._telling)

    def flush(self) -> None:
        """Tells what has been typed, if anything. It counts as told when it is shown here again by whoever took it."""
        self._rest.stop()
        if self.isUndoAvailable() or self.isRedoAvailable():
            # Setting the text is how a line edit forgets its own undo steps; see TextField.
            place = self.cursorPosition()
            self.setText(self.text())
            self.setCursorPosition(place)
        if self.is_untold:
            self._telling = self.text()
            self.edited.emit(self._telling)
            self._telling = None
            self.touched.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def _on_typed(self) -> None:
        self._rest.start()
        self.touched.emit()


class HeadingField(LineField):
    """A line of text that is as wide as its text, so that what follows stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        text = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(text) + 2 * theme.GRID, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.GRID, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            # What there is no room for is read without going into the field. As rich text it wraps.
            from html import escape

            is_cut = bool(self.text()) and self.sizeHint().width() > self.width()
            self.setToolTip(f"<b>{escape(self.text())}</b>" if is_cut else "")
        return super().event(event)
