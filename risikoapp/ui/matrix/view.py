"""The matrix: shows where the open risks stand, and lets a person select and drag them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolTip, QWidget

from risikoapp.domain.criteria import STEPS, Rating, Step
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import not_placed
from risikoapp.ui import theme
from risikoapp.ui.matrix.geometry import ChipGrid, MatrixGeometry
from risikoapp.ui.matrix.painter import MatrixPainter, cell_text
from risikoapp.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Chip:
    risk_id: str
    number: int
    place: QRectF


@dataclass(frozen=True, slots=True)
class _Rest:
    """The "+3" of a crowded cell: the risks that find no room."""

    risks: tuple[Risk, ...]
    place: QRectF


@dataclass(frozen=True, slots=True)
class _Drag:
    """A chip on its way: `moving` once the pointer has left the place where it was pressed."""

    chip: _Chip
    pressed_at: QPointF
    pointer: QPointF
    moving: bool = False


class MatrixView(QWidget):
    """The matrix card, and beneath it the risks that have no place yet."""

    risk_selected = Signal(str)
    rating_change_requested = Signal(str, object)
    """A risk's id, and the Rating it was dragged to; None for the tray."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._register = Register()
        self._selected = ""
        self._drag: _Drag | None = None
        self._shows_focus = False
        self._ground: QPixmap | None = None
        self._chips: tuple[_Chip, ...] = ()
        self._rests: tuple[_Rest, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.MATRIX_MINIMUM_HEIGHT)
        self.setAccessibleName(_("Risikomatrix"))
        theme_.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        return QSize(theme.LEFT_MINIMUM, theme.MATRIX_MINIMUM_HEIGHT)

    def show_register(self, register: Register) -> None:
        """Shows the open risks of this register."""
        if register.criteria is not self._register.criteria:
            self._ground = None
        self._register = register
        if self._drag is not None and all(risk.id != self._drag.chip.risk_id for risk in register.open_risks):
            self._end_drag()
        self._refresh(keep_ground=True)

    def show_selection(self, risk_id: str) -> None:
        """Marks this risk, or none for ""."""
        self._selected = risk_id
        self.update()

    def chip_centre(self, risk_id: str) -> QPointF | None:
        """The middle of a risk's chip in this widget, or None where it has none (closed, or in the rest)."""
        return next((chip.place.center() for chip in self._chips if chip.risk_id == risk_id), None)

    def cell_centre(self, rating: Rating) -> QPointF:
        return self._geometry().cell(rating).center()

    def _geometry(self) -> MatrixGeometry:
        return MatrixGeometry(QSizeF(self.size()))

    def _is_moving(self) -> bool:
        return self._drag is not None and self._drag.moving

    def _refresh(self, *, keep_ground: bool = False) -> None:
        """Lays out the chips anew."""
        if not keep_ground:
            self._ground = None
        places: dict[Rating | None, list[Risk]] = {}
        for risk in self._register.open_risks:
            places.setdefault(risk.rating, []).append(risk)
        geometry = self._geometry()
        chips: list[_Chip] = []
        rests: list[_Rest] = []
        for rating, risks in places.items():
            grid = geometry.chips_in_tray(len(risks)) if rating is None else geometry.chips_in_cell(rating, len(risks))
            _lay_out(risks, grid, chips, rests)
        self._chips, self._rests = tuple(chips), tuple(rests)
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._refresh()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        geometry = self._geometry()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn_ground(geometry))
        drawing = MatrixPainter(painter, self._theme.palette)
        drawing.tray(geometry, is_empty=all(risk.rating for risk in self._register.open_risks))
        if self._shows_focus and self.hasFocus():
            drawing.focus(geometry)
        drag = self._drag if self._is_moving() else None
        for chip in self._chips:
            if drag is not None and chip.risk_id == drag.chip.risk_id:
                drawing.ghost(chip.place, str(chip.number))
            else:
                drawing.chip(chip.place, str(chip.number), selected=chip.risk_id == self._selected)
        for rest in self._rests:
            selected = any(risk.id == self._selected for risk in rest.risks)
            drawing.chip(rest.place, f"+{len(rest.risks)}", selected=selected)
        if drag is not None:
            self._paint_drag(drawing, geometry, drag)
        painter.end()

    def _paint_drag(self, drawing: MatrixPainter, geometry: MatrixGeometry, drag: _Drag) -> None:
        rating = geometry.rating_at(drag.pointer)
        in_tray = geometry.tray.contains(drag.pointer)
        if rating is not None:
            drawing.target(geometry.cell(rating))
        elif in_tray:
            drawing.target(geometry.tray)
        place = QRectF(drag.chip.place)
        place.moveCenter(drag.chip.place.center() + drag.pointer - drag.pressed_at)
        drawing.chip(place, str(drag.chip.number), selected=True)
        if rating is not None:
            text = cell_text(self._register.criteria, rating)
        else:
            text = not_placed() if in_tray else _("Slip her for at fortryde")
        drawing.label(text, drag.pointer, geometry.card.adjusted(theme.GRID, 0, -theme.GRID, 0))

    def _drawn_ground(self, geometry: MatrixGeometry) -> QPixmap:
        if self._ground is None:
            ratio = self.devicePixelRatioF()
            self._ground = QPixmap((QSizeF(self.size()) * ratio).toSize())
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ground)
            painter.setFont(self.font())
            MatrixPainter(painter, self._theme.palette).card(geometry, self._register.criteria)
            painter.end()
        return self._ground

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if (chip := self._chip_at(event.position())) is not None:
            self._drag = _Drag(chip, event.position(), event.position())
            self.risk_selected.emit(chip.risk_id)
        elif (rest := self._rest_at(event.position())) is not None:
            self._offer_rest(rest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            over = self._chip_at(event.position()) or self._rest_at(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = (event.position() - self._drag.pressed_at).manhattanLength()
        begins = not self._drag.moving and moved >= QApplication.startDragDistance()
        self._drag = replace(self._drag, pointer=event.position(), moving=self._drag.moving or begins)
        if begins:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._drag is None:
            return
        drag, geometry = self._drag, self._geometry()
        self._end_drag()
        if not drag.moving:
            return
        rating = geometry.rating_at(event.position())
        if rating is not None or geometry.tray.contains(event.position()):
            self.rating_change_requested.emit(drag.chip.risk_id, rating)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._end_drag()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A ring helps who comes by the keyboard; who clicks knows where she is.
        self._shows_focus = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tool_tip(event)
            return True
        return super().event(event)

    def _end_drag(self) -> None:
        self._drag = None
        self.unsetCursor()
        self.update()

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        point = QPointF(event.pos())
        rating = self._geometry().rating_at(point)
        chip = self._chip_at(point)
        lines: list[str] = []
        if chip is not None:
            lines.append(f"#{chip.number} {self._register.risk(chip.risk_id).name}".rstrip())
        if rating is not None:
            lines.append(cell_text(self._register.criteria, rating))
        if (step := self._step_at(point)) is not None:
            lines.append(f"{step.name}\n{step.definition}".rstrip())
        QToolTip.showText(event.globalPos(), "\n".join(lines), self)

    def _step_at(self, point: QPointF) -> Step | None:
        """The step of an axis whose name stands at a point."""
        geometry, criteria = self._geometry(), self._register.criteria
        for number in range(1, STEPS + 1):
            if geometry.likelihood_label(number).contains(point):
                return criteria.likelihood_steps[number - 1]
            if geometry.consequence_label(number).contains(point):
                return criteria.consequence_steps[number - 1]
        return None

    def _offer_rest(self, rest: _Rest) -> None:
        menu = QMenu(self)
        for risk in rest.risks:
            menu.addAction(f"#{risk.number} {risk.name}".rstrip()).setData(risk.id)
        chosen = menu.exec(self.mapToGlobal(rest.place.bottomLeft().toPoint()))
        menu.deleteLater()
        if chosen is not None:
            self.risk_selected.emit(chosen.data())

    def _chip_at(self, point: QPointF) -> _Chip | None:
        return next((chip for chip in self._chips if chip.place.contains(point)), None)

    def _rest_at(self, point: QPointF) -> _Rest | None:
        return next((rest for rest in self._rests if rest.place.contains(point)), None)


def _lay_out(risks: list[Risk], grid: ChipGrid, chips: list[_Chip], rests: list[_Rest]) -> None:
    shown = len(risks) - grid.overflow
    chips.extend(_Chip(risk.id, risk.number, place) for risk, place in zip(risks[:shown], grid.places, strict=False))
    if grid.overflow:
        rests.append(_Rest(tuple(risks[shown:]), grid.places[-1]))
