"""The view of the pages as a person handles it: by mouse, wheel and keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QScrollBar, QWidget

from risikoapp.i18n import _
from risikoapp.ui.preview.pdfium import Link
from risikoapp.ui.preview.reader import Reader
from risikoapp.ui.preview.selecting import SelectablePages, Spot
from risikoapp.ui.preview.texts import Texts
from risikoapp.ui.theme import Theme

ZOOM_STEP = 1.2
_NOTCH = 120
"""What a mouse tells of one step of its wheel."""
_SCROLL_EVERY = 40
"""Milliseconds between two steps of the view beneath a mouse that has left it in the midst of a selection."""
_Key = Qt.Key


class PageView(SelectablePages):
    """The pages of a PDF."""

    url_requested = Signal(str)
    """An address outside is to be opened."""
    focused = Signal(bool)
    """Whether the keyboard is here now."""

    def __init__(self, reader: Reader, texts: Texts, theme_: Theme, parent: QWidget) -> None:
        super().__init__(reader, texts, theme_, parent)
        self.viewport().setMouseTracking(True)
        self._pressed: Link | None = None
        self._anchor: tuple[Spot, Spot] | None = None
        """What the selection that is being made began with: a spot, a word or a line."""
        self._clicks = 1
        """One press selects from a letter, two from a word, three from a line."""
        self._double_click = (QPoint(), 0)
        """Where and when the last one was."""
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_EVERY)
        self._scroll.timeout.connect(self._on_scroll)
        self.written_came.connect(self._show_cursor)

    def zoom_in(self) -> None:
        self.zoom_to(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.zoom / ZOOM_STEP)

    def link_at(self, point: QPoint) -> Link | None:
        """The link at a point of the view."""
        at = self.at(point)
        page = self._layout.page_at(at.y()) if self.count else 0
        written = self.written(page)
        links = () if written is None else written.links
        return next((link for link in links if self._layout.place(page, link.area).contains(at)), None)

    def follow(self, link: Link) -> None:
        """Goes where a link leads."""
        if link.url:
            self.url_requested.emit(link.url)
        else:
            self.go_to_page(link.page, link.top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        before, then = self._double_click
        is_near = (point - before).manhattanLength() < QApplication.startDragDistance()
        is_third = is_near and event.timestamp() - then < QApplication.doubleClickInterval()
        self._press(point, 3 if is_third else 1, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            point = event.position().toPoint()
            self._double_click = (point, event.timestamp())
            self._press(point, 2, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._anchor is None:
            self._show_cursor()
            return
        self._grow_to(point)
        if self.viewport().rect().contains(point):
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._scroll.stop()
        self._anchor = None
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self.has_selection and self.link_at(event.position().toPoint()) == pressed:
            self.follow(pressed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / _NOTCH
            self.zoom_to(self.zoom * ZOOM_STEP**steps, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        across, down, act = self.horizontalScrollBar(), self.verticalScrollBar(), QScrollBar.SliderAction
        moves = {
            _Key.Key_Up: (down, act.SliderSingleStepSub),
            _Key.Key_Down: (down, act.SliderSingleStepAdd),
            _Key.Key_Left: (across, act.SliderSingleStepSub),
            _Key.Key_Right: (across, act.SliderSingleStepAdd),
            _Key.Key_PageUp: (down, act.SliderPageStepSub),
            _Key.Key_PageDown: (down, act.SliderPageStepAdd),
            _Key.Key_Space: (down, act.SliderPageStepSub if is_back else act.SliderPageStepAdd),
        }
        key = _Key(event.key())
        if key == _Key.Key_Home:
            self.go_to_page(0)
        elif key == _Key.Key_End:
            self.go_to_page(self.count - 1)
            down.triggerAction(act.SliderToMaximum)
        elif is_control and key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.go_to_page(self.page + (1 if key == _Key.Key_PageDown else -1))
        elif key in moves:
            bar, action = moves[key]
            bar.triggerAction(action)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(_("&Kopiér"))
        copy.setEnabled(self.has_selection)
        copy.triggered.connect(self.copy)
        menu.addAction(_("&Markér alt")).triggered.connect(self.select_all)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.viewport().unsetCursor()
        return super().viewportEvent(event)

    def _press(self, point: QPoint, clicks: int, modifiers: Qt.KeyboardModifier) -> None:
        self._clicks = clicks
        self._pressed = self.link_at(point)
        spot = self.spot_at(point)
        if spot is None:
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = (self._fixed, self._fixed)
            self._grow_to(point)
            return
        self._anchor = self._around(spot)
        self.select(*self._anchor)

    def _around(self, spot: Spot) -> tuple[Spot, Spot]:
        written = self.written(spot[0])
        if self._clicks == 1 or written is None:
            return spot, spot
        letters = written.letters
        start, end = letters.word_at(spot[1]) if self._clicks == 2 else letters.line_at(spot[1])
        return (spot[0], start), (spot[0], end)

    def _grow_to(self, point: QPoint) -> None:
        spot = self.spot_at(point)
        if spot is None or self._anchor is None:
            return
        first, last = self._anchor
        start, end = self._around(spot)
        self.select(*((last, start) if spot < first else (first, max(last, end))))

    def _on_scroll(self) -> None:
        """Goes on beneath a mouse that is outside, the faster the further away it is."""
        view = self.viewport().rect()
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        past = QPointF(
            min(0, point.x() - view.left()) + max(0, point.x() - view.right()),
            min(0, point.y() - view.top()) + max(0, point.y() - view.bottom()),
        )
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(past.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(past.y()))
        self._grow_to(QPoint(min(max(point.x(), 0), view.right()), min(max(point.y(), 0), view.bottom())))

    def _show_cursor(self) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        if not self.viewport().rect().contains(point):
            return
        link = self.link_at(point)
        if link is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif self.is_on_text(point):
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.viewport().unsetCursor()
