"""The handle by which a row is taken and carried."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme

_DOTS = (2, 3)
"""Across and down."""


class Grip(QWidget):
    """Six dots that show while the pointer is over the row. The keyboard has Alt and the arrows instead."""

    taken = Signal()
    carried = Signal(object)
    """Where the pointer is on the screen, a QPoint."""
    dropped = Signal()
    put_back = Signal()
    """By Esc, or because the keyboard went elsewhere."""

    def __init__(self, row: QWidget) -> None:
        super().__init__(row)
        self._row = row
        self._is_carrying = False
        self.setFixedSize(theme.GRIP_WIDTH, theme.ENTRY_HEIGHT)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(_("Flyt ved at trække"))
        self.setToolTip(_("Træk for at flytte (Alt+Op og Alt+Ned)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_carrying = True
            # Esc must come here, and what has been typed elsewhere belongs before the move.
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.taken.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_carrying:
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_carrying and event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_carrying:
            self._put_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_carrying:
            self._put_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._row.underMouse() and not self._is_carrying:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().dark())
        step, size = theme.GRIP_STEP, theme.GRIP_DOT
        across, down = _DOTS
        # Clear of the ring that the date beside it may wear.
        left = 1
        top = (self.height() - (down - 1) * step - size) / 2 + 1
        for column in range(across):
            for line in range(down):
                painter.drawEllipse(QRectF(left + column * step, top + line * step, size, size))
        painter.end()

    def _put_back(self) -> None:
        self._let_go()
        self.put_back.emit()

    def _let_go(self) -> None:
        self._is_carrying = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()
