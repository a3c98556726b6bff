"""Carrying a row of a card to another place in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle

_PACE = 25
"""Milliseconds between two steps of scrolling by itself."""


class Reorder(QObject):
    """One row at a time on its way: lifted, with a line where it would land. Nothing is moved before it is dropped."""

    carried = Signal()
    """The pointer is somewhere else now."""
    ended = Signal()

    def __init__(self, card: QFrame, rows: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(card)
        self._card = card
        self._rows = rows
        self._lifted: QWidget | None = None
        self._gap: int | None = None
        self._pointer = QPoint()
        self._line: _DropLine | None = None

    @property
    def pointer(self) -> QPoint:
        """Where the pointer was last, on the screen."""
        return self._pointer

    def take(self, row: QWidget) -> None:
        self._lifted, self._gap = row, None
        restyle(row, "lifted", True)

    def carry(self, pointer: QPoint) -> None:
        self._pointer = pointer
        self.refresh()
        self.carried.emit()

    def refresh(self) -> None:
        """Shows where the row would land if it were dropped now; also after the card has moved beneath the pointer."""
        if self._lifted is None:
            return
        rows = self._rows()
        height = self._card.mapFromGlobal(self._pointer).y()
        gap = sum(row.geometry().center().y() < height for row in rows)
        own = rows.index(self._lifted)
        self._gap = None if gap in (own, own + 1) else gap
        if self._gap is None:
            self._hide_line()
            return
        if self._line is None:
            self._line = _DropLine(self._card)
        self._line.show_at(0 if gap == 0 else rows[gap - 1].geometry().bottom())

    def drop(self) -> int | None:
        """The place among the rows that the lifted one shall have, or None when it stays where it is."""
        if self._lifted is None or self._gap is None:
            self.put_back()
            return None
        own = self._rows().index(self._lifted)
        position = self._gap if self._gap < own else self._gap - 1
        self.put_back()
        return position

    def put_back(self) -> None:
        """Everything as before it was taken."""
        if self._lifted is not None:
            restyle(self._lifted, "lifted", False)
        self._lifted, self._gap = None, None
        self._hide_line()
        self.ended.emit()

    def _hide_line(self) -> None:
        if self._line is not None:
            self._line.hide()


class _DropLine(QWidget):
    """Where a row lands."""

    def __init__(self, card: QFrame) -> None:
        super().__init__(card)
        self._card = card

    def show_at(self, y: int) -> None:
        """Between two rows, or at an end of the card."""
        height = theme.DROP_LINE
        self.setGeometry(0, max(0, min(y - height // 2, self._card.height() - height)), self._card.width(), height)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().highlight())
        painter.end()


class EdgeScroll(QObject):
    """Scrolls an area by itself while something is carried near its upper or lower edge."""

    scrolled = Signal()

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self._on_step)

    def follow(self, pointer: QPoint) -> None:
        """Looks where the pointer is now."""
        viewport = self._area.viewport()
        height = viewport.mapFromGlobal(pointer).y()
        above, below = theme.SCROLL_EDGE - height, height - (viewport.height() - theme.SCROLL_EDGE)
        self._step = -theme.SCROLL_STEP if above > 0 else theme.SCROLL_STEP if below > 0 else 0
        if self._step and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        self._step = 0
        self._timer.stop()

    def _on_step(self) -> None:
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._step)
        if bar.value() == before:
            self._timer.stop()
        else:
            self.scrolled.emit()
