"""The matrix under the mouse: a press chooses, a drag carries or draws a band, a click on a cell is for the list."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.domain.model import Register
from risikoapp.ui.matrix.handling import MatrixHandling
from risikoapp.ui.matrix.keyboard import spot_of
from risikoapp.ui.matrix.layout import Chip, Rest, Stop
from risikoapp.ui.theme import Theme

_ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class _Press(NamedTuple):
    """Where the left button went down, on what, and whether it adds to what is chosen."""

    at: QPointF
    stop: Stop | None
    adds: bool


class MatrixMouse(MatrixHandling):
    """What the left button does."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme_, parent)
        self._press: _Press | None = None
        self._chosen_before: tuple[str, ...] = ()
        """What was chosen when a band was begun."""
        self.setMouseTracking(True)

    def show_register(self, register: Register) -> None:
        super().show_register(register)
        pressed = self._press.stop if self._press is not None else None
        if isinstance(pressed, Chip) and self._layout.stop_of(pressed.risk_id) is None:
            # Undone while the button was down.
            self.let_go()

    def let_go(self) -> None:
        """Ends whatever was under way, and nothing has happened."""
        self._press = None
        if self._band is not None:
            self._end_band()
        self.put_back()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.let_go()
        self._show_ring(False)
        stop = self._layout.at(event.position())
        self._press = _Press(event.position(), stop, bool(event.modifiers() & _ADDS))
        if stop is not None:
            self._show_spot(spot_of(stop))
        if isinstance(stop, Chip):
            if self._press.adds:
                self.choose_or_leave(stop.risk_id)
            elif stop.risk_id not in self.chosen:
                self.choose(stop.risk_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and not event.buttons() & Qt.MouseButton.LeftButton:
            # A menu or another window has had the release.
            self.let_go()
        point, press = event.position(), self._press
        if self._carry is not None and not self._carry.by_keys:
            self.carry_on(self._carry.moved(point, self._geometry))
        elif press is None:
            can_take = self._layout.at(point) is not None and not self.read_only
            self.setCursor(Qt.CursorShape.OpenHandCursor if can_take else Qt.CursorShape.ArrowCursor)
        elif self._band is not None:
            self._draw_band(press, point)
        elif (point - press.at).manhattanLength() >= QApplication.startDragDistance():
            self._begin(press, point)

    def _begin(self, press: _Press, point: QPointF) -> None:
        """What was pressed has moved: a chip is taken, and from the ground a band is drawn."""
        if press.stop is None:
            self._chosen_before = self.chosen
            self._draw_band(press, point)
        elif isinstance(press.stop, Chip) and not self.read_only:
            self.take(press.stop, press.at)
            assert self._carry is not None
            self.carry_on(self._carry.moved(point, self._geometry))
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        press, band, self._press = self._press, self._band, None
        if self._carry is not None and not self._carry.by_keys:
            self.carry_on(self._carry.moved(event.position(), self._geometry))
            self.unsetCursor()
            self.drop()
        elif band is not None and press is not None:
            self._end_band()
            self._choose_within(band, adds=press.adds)
        elif press is not None:
            self._click(press)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        stop = self._layout.at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and isinstance(stop, Chip):
            self.risk_opened.emit(stop.risk_id)
        else:
            # Two quick clicks on other things are two clicks.
            self.mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate:
            # Whoever goes to another window with a chip in the hand does not drop it there.
            self.let_go()
        return super().event(event)

    def _draw_band(self, press: _Press, point: QPointF) -> None:
        """Shows the band, and marks what would be chosen if the button came up now."""
        band = QRectF(press.at, point).normalized()
        self._show_band(band)
        found, before = self._layout.within(band), self._chosen_at_first()
        kept = tuple(each for each in before if each not in found) if press.adds else ()
        self._show_chosen((*kept, *found) or before[-1:])

    def _end_band(self) -> None:
        self._show_band(None)
        self._show_chosen(self._chosen_at_first())

    def _chosen_at_first(self) -> tuple[str, ...]:
        """What was chosen before the band; some may be gone since."""
        return tuple(each for each in self._chosen_before if self._layout.stop_of(each) is not None)

    def show_selection(self, risk_id: str) -> None:
        super().show_selection(risk_id)
        if self._band is not None and risk_id not in self._chosen_before[-1:]:
            # Another one is shown than when the band was begun, as after an undo: it stays when the band ends.
            self._chosen_before = (risk_id,)

    def _choose_within(self, band: QRectF, *, adds: bool) -> None:
        found = self._layout.within(band)
        if adds:
            self.choose_also(*found)
        elif found:
            self.choose(*found)
        else:
            self.choose_one()

    def _click(self, press: _Press) -> None:
        """The button came up where it went down."""
        if isinstance(press.stop, Rest):
            self.rest_opened.emit(press.stop)
        elif press.stop is not None:
            if not press.adds and len(self.chosen) > 1:
                self.choose(press.stop.risk_id)
        elif len(self.chosen) > 1:
            self.choose_one()
        elif (rating := self._geometry.rating_at(press.at)) is not None:
            self.toggle_cell(rating)
