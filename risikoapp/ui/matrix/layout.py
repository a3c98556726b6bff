"""Which chip stands where: the open risks of one register, laid out in a matrix of one size.

The values here are named tuples: the window waits for this module, and a dataclass takes six times as long to make.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QRegion

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, Risk
from risikoapp.ui import theme
from risikoapp.ui.matrix.geometry import MatrixGeometry

_WIDE = 98
"""A rest of more than these is given the room of two chips."""

Place = Rating | None
"""A cell, or None for the tray of what has no place."""


class Chip(NamedTuple):
    """One risk that is seen."""

    risk_id: str
    number: int
    rating: Place
    area: QRectF

    @property
    def text(self) -> str:
        return str(self.number)

    @property
    def risk_ids(self) -> tuple[str, ...]:
        return (self.risk_id,)


class Rest(NamedTuple):
    """The "+3" of a crowded place: the risks that find no room there."""

    risk_ids: tuple[str, ...]
    rating: Place
    area: QRectF

    @property
    def text(self) -> str:
        return f"+{len(self.risk_ids)}"


Stop = Chip | Rest


class Layout:
    """Every open risk has a chip, or is one of the rest of its place."""

    def __init__(self, register: Register, geometry: MatrixGeometry) -> None:
        self._geometry = geometry
        risks: dict[Place, list[Risk]] = {}
        for risk in register.open_risks:
            risks.setdefault(risk.rating, []).append(risk)
        self._stops = {rating: placed(rating, there, geometry) for rating, there in risks.items()}
        self._reaches = {rating: [(stop, around(stop.area)) for stop in stops] for rating, stops in self._stops.items()}
        self._stop_of = {risk_id: stop for stop in self for risk_id in stop.risk_ids}

    def __iter__(self) -> Iterator[Stop]:
        return (stop for stops in self._stops.values() for stop in stops)

    @property
    def has_placed(self) -> bool:
        """Whether any risk stands in a cell."""
        return any(rating is not None for rating in self._stops)

    def stops(self, rating: Place) -> tuple[Stop, ...]:
        """What stands in a place, in reading order; the rest is last."""
        return self._stops.get(rating, ())

    def touching(self, rating: Place, region: QRegion) -> Iterator[Stop]:
        """What stands in a place and has to do with a region."""
        return (stop for stop, reach in self._reaches.get(rating, ()) if region.intersects(reach))

    def stop_of(self, risk_id: str) -> Stop | None:
        """The chip of a risk or the rest it is among; None for one that is closed or not there."""
        return self._stop_of.get(risk_id)

    def at(self, point: QPointF) -> Stop | None:
        """The chip or the rest under a point."""
        rating = self._geometry.rating_at(point)
        return next((stop for stop in self.stops(rating) if stop.area.contains(point)), None)

    def within(self, area: QRectF) -> tuple[str, ...]:
        """The risks whose chips an area touches, and those of a rest that it touches."""
        return tuple(risk_id for stop in self if stop.area.intersects(area) for risk_id in stop.risk_ids)

    def differing(self, other: "Layout") -> tuple[Place, ...]:
        """The places in which something else stands than in another layout."""
        places = self._stops.keys() | other._stops.keys()
        return tuple(place for place in places if self.stops(place) != other.stops(place))


def around(area: QRectF) -> QRect:
    """What a chip or a cell and its ring may touch."""
    reach = theme.CHIP_MARGIN
    return area.adjusted(-reach, -reach, reach, reach).toAlignedRect()


def placed(rating: Place, risks: Sequence[Risk], geometry: MatrixGeometry) -> tuple[Stop, ...]:
    """The chips of these risks in a place, in this order, and last the rest where not all find room."""
    count = len(risks)
    grid = geometry.chips_in_tray(count) if rating is None else geometry.chips_in_cell(rating, count)
    areas = [_on_whole_pixels(area) for area in grid.places]
    hidden = grid.overflow
    if hidden > _WIDE and len(areas) > 1 and areas[-1].top() == areas[-2].top():
        # "+123" is wider than a small chip.
        areas[-2:] = [areas[-2].united(areas[-1])]
        hidden += 1
    shown = count - hidden
    chips = [Chip(risk.id, risk.number, rating, area) for risk, area in zip(risks[:shown], areas, strict=False)]
    if not hidden:
        return tuple(chips)
    return (*chips, Rest(tuple(risk.id for risk in risks[shown:]), rating, areas[-1]))


def _on_whole_pixels(area: QRectF) -> QRectF:
    """A chip is drawn from its picture, which would blur between two pixels."""
    return QRectF(round(area.x()), round(area.y()), area.width(), area.height())
