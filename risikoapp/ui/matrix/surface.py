"""What is seen of the matrix. It is told what to show, and paints anew only what differs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.matrix.chips import ChipPictures
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.keyboard import Spot, area_of, spot_of, stop_at
from risikoapp.ui.matrix.layout import Layout, Place, Stop, around
from risikoapp.ui.matrix.painter import MatrixPainter, drawn_ground, label_box, place_text
from risikoapp.ui.matrix.tips import tray_hint
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.matrix.carry import Carry


class MatrixSurface(QWidget):
    """The card, the chips on it, and the tray beneath; which are chosen, where the keyboard is, what is carried."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._register = Register()
        self._geometry = MatrixGeometry(QSizeF(self.size()))
        self._layout = Layout(self._register, self._geometry)
        self._chosen: tuple[str, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._spot = Spot(ALL_RATINGS[0])
        self._shows_spot = False
        self._filtered: Rating | None = None
        self._carry: Carry | None = None
        self._carried: frozenset[str] = frozenset()
        self._band: QRectF | None = None
        self._ground: QPixmap | None = None
        self._pictures = ChipPictures()
        self.read_only = False
        """Whether it is only to be looked at: nothing is taken, lifted or pushed."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.MATRIX_MINIMUM_HEIGHT)
        theme_.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        return QSize(theme.LEFT_MINIMUM, theme.MATRIX_MINIMUM_HEIGHT)

    @property
    def register(self) -> Register:
        return self._register

    @property
    def spot(self) -> Spot:
        """Where the keyboard is, or would begin."""
        return self._spot

    def area_of(self, spot: Spot) -> QRectF:
        """The area of a chip or a cell in this widget."""
        return area_of(spot, self._layout, self._geometry)

    def spot_of(self, risk_id: str) -> Spot | None:
        """Where the keyboard is when it is at a risk; None for one that is not in the matrix."""
        stop = self._layout.stop_of(risk_id)
        return None if stop is None else spot_of(stop)

    def spot_under(self, point: QPointF) -> Spot | None:
        """What lies under a point: a chip, a cell or the tray."""
        if (stop := self._layout.at(point)) is not None:
            return spot_of(stop)
        rating = self._geometry.rating_at(point)
        return Spot(rating) if rating is not None or self._geometry.tray.contains(point) else None

    def show_register(self, register: Register) -> None:
        """Shows the open risks of this register."""
        if register.criteria is not self._register.criteria:
            self._ground = None
            self.update()
        self._register = register
        self._arrange()

    def show_cell(self, rating: Rating | None) -> None:
        """Marks the cell that the list is narrowed to, or none."""
        before, self._filtered = self._filtered, rating
        for each in {before, rating} - {None}:
            self._stain(self._geometry.area(each))

    def _show_chosen(self, risk_ids: tuple[str, ...]) -> None:
        """Marks these risks; the one that was chosen last is last."""
        before = self._marked
        self._chosen, self._marked = risk_ids, frozenset(risk_ids)
        for risk_id in before ^ self._marked:
            if (stop := self._layout.stop_of(risk_id)) is not None:
                self._stain(stop.area)

    def _show_spot(self, spot: Spot) -> None:
        before, self._spot = self._spot, spot
        if before != spot:
            self._stain(area_of(before, self._layout, self._geometry))
            self._stain_spot()

    def _show_ring(self, is_shown: bool) -> None:
        """Whether where the keyboard is can be seen."""
        if is_shown != self._shows_spot:
            self._shows_spot = is_shown
            self._stain_spot()

    def _show_carry(self, carry: "Carry | None") -> None:
        before, self._carry = self._carry, carry
        if before is None or carry is None:
            # Chips become ghosts, or ghosts become chips.
            self._carried = frozenset(carry.risk_ids if carry is not None else ())
            self.update()
            return
        for each in (before, carry):
            self._stain(each.area)
            self._stain(label_box(self._label(each), each.beside, self._label_bounds()))
        if (before.target, before.lands) != (carry.target, carry.lands):
            for each in (before, carry):
                if each.lands:
                    self._stain(self._geometry.area(each.target))

    def _show_band(self, band: QRectF | None) -> None:
        before, self._band = self._band, band
        for area in (before, band):
            if area is not None:
                self._stain(area)

    def _stain_spot(self) -> None:
        self._stain(area_of(self._spot, self._layout, self._geometry))

    def _stain(self, area: QRectF) -> None:
        """This area, with the rings around what stands in it, is to be painted anew."""
        self.update(around(area))

    def _refresh(self) -> None:
        """Everything may look otherwise: other colours, another font, another screen."""
        self._ground = None
        self._pictures.clear()
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """Lays out the chips anew."""
        before, self._layout = self._layout, Layout(self._register, self._geometry)
        for place in before.differing(self._layout):
            self._stain(self._geometry.area(place))
        if self._hint(before) != self._hint(self._layout):
            self._stain(self._geometry.tray)

    def resizeEvent(self, event: QEvent) -> None:
        self._geometry = MatrixGeometry(QSizeF(self.size()))
        self._ground = None
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._refresh()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._refresh()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawing = MatrixPainter(painter, self._theme.palette, self._pictures)
        carry = self._carry
        self._paint_ground(painter, drawing)
        if self._filtered is not None:
            drawing.filtered(self._geometry.cell(self._filtered))
        if carry is not None and carry.lands:
            self._paint_shine(drawing, carry.target)
        self._paint_stops(drawing, event.region())
        if self._shows_spot and self.hasFocus() and carry is None:
            is_chip = stop_at(self._spot, self._layout) is not None
            drawing.focus(area_of(self._spot, self._layout, self._geometry), is_chip=is_chip)
        if self._band is not None:
            drawing.band(self._band)
        if carry is not None:
            self._paint_carry(drawing, carry)
        painter.end()

    def _paint_shine(self, drawing: MatrixPainter, target: Place) -> None:
        drawing.shine(self._geometry.area(target))
        if target is not None:
            # What lies beneath the light is read all the same.
            drawing.level(self._geometry.cell(target), self._register.criteria.risk_level(target))

    def _paint_stops(self, drawing: MatrixPainter, region: QRegion) -> None:
        for place in (*ALL_RATINGS, None):
            if not region.intersects(around(self._geometry.area(place))):
                continue
            if place is None:
                carry, hint = self._carry, self._hint(self._layout)
                is_target = carry is not None and carry.lands and carry.target is None
                is_empty = not self._layout.stops(None)
                drawing.tray(self._geometry, is_empty=is_empty, hint=hint, is_target=is_target)
            for stop in self._layout.touching(place, region):
                self._paint_stop(drawing, stop)

    def _paint_stop(self, drawing: MatrixPainter, stop: Stop) -> None:
        if self._carried.issuperset(stop.risk_ids):
            drawing.ghost(stop.area, stop.text)
        else:
            drawing.chip(stop.area, stop.text, selected=not self._marked.isdisjoint(stop.risk_ids))

    def _paint_carry(self, drawing: MatrixPainter, carry: "Carry") -> None:
        if carry.lands:
            drawing.target(self._geometry.area(carry.target))
        drawing.stack(carry.area, str(carry.lead), carry.count)
        drawing.label(self._label(carry), carry.beside, self._label_bounds())

    def _label(self, carry: "Carry") -> str:
        """What letting go would do: "Mindre sandsynligt × Kritisk: Høj"."""
        if not carry.lands:
            return _("Slip her for at fortryde")
        target = place_text(self._register.criteria, carry.target)
        return target if carry.count == 1 else _("{target} · {count} risici").format(target=target, count=carry.count)

    def _hint(self, layout: Layout) -> str:
        return "" if self.read_only else tray_hint(layout)

    def _label_bounds(self) -> QRectF:
        return self._geometry.card.adjusted(theme.GRID, 0, -theme.GRID, 0)

    def _paint_ground(self, painter: QPainter, drawing: MatrixPainter) -> None:
        """From a picture of it as long as something follows the mouse, as each of its steps paints anew."""
        criteria = self._register.criteria
        if self._carry is None and self._band is None:
            self._ground = None
            drawing.card(self._geometry, criteria)
            return
        if self._ground is None:
            self._ground = drawn_ground(self, self._geometry, criteria, self._theme.palette)
        painter.drawPixmap(0, 0, self._ground)
