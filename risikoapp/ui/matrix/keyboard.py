"""Where the keyboard is in the matrix, and where each key takes it."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt

from risikoapp.domain.criteria import STEPS, Rating
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.layout import Chip, Layout, Place, Stop

DIGIT_REST = 1.0
"""Seconds in which a second digit still belongs to the first."""

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}
"""What each arrow adds to likelihood and consequence."""
Arrow = tuple[int, int]


class Spot(NamedTuple):
    """A place in the matrix, and the risk in it that the keyboard is at.

    Without a risk it is the place itself, or with `at_rest` the "+3" in it.
    """

    rating: Place
    risk_id: str = ""
    at_rest: bool = False


def spot_of(stop: Stop) -> Spot:
    if isinstance(stop, Chip):
        return Spot(stop.rating, stop.risk_id)
    return Spot(stop.rating, at_rest=True)


def stop_at(spot: Spot, layout: Layout) -> Stop | None:
    """The chip or the rest at a spot; None for the place itself."""
    if spot.risk_id:
        return layout.stop_of(spot.risk_id)
    stops = layout.stops(spot.rating)
    return stops[-1] if spot.at_rest and stops else None


def settled(spot: Spot, layout: Layout) -> Spot:
    """Where a spot is in another layout: it follows its risk, and no place with chips is passed over for itself."""
    stop = stop_at(spot, layout)
    if stop is not None:
        return spot_of(stop)
    stops = layout.stops(spot.rating)
    return spot_of(stops[0]) if stops else Spot(spot.rating)


def area_of(spot: Spot, layout: Layout, geometry: MatrixGeometry) -> QRectF:
    """What the ring goes around."""
    stop = stop_at(spot, layout)
    return geometry.area(spot.rating) if stop is None else stop.area


def walked(spot: Spot, arrow: Arrow, layout: Layout, geometry: MatrixGeometry) -> Spot:
    """One step on: to the next chip in the place, or else into the next place; at the edge it stays."""
    here = area_of(spot, layout, geometry)
    if stop_at(spot, layout) is not None:
        ahead = [stop for stop in layout.stops(spot.rating) if _is_ahead(stop.area, here, arrow)]
        if ahead:
            return spot_of(_nearest(ahead, here, arrow))
    rating = shifted(spot.rating, arrow, column=geometry.column_at(here.center().x()))
    if rating == spot.rating:
        return spot
    stops = layout.stops(rating)
    return spot_of(_nearest(stops, here, arrow)) if stops else Spot(rating)


def row_end(spot: Spot, *, last: bool, corner: bool, layout: Layout) -> Spot:
    """The first or last place of the row; with `corner` the first or last of all."""
    column = STEPS if last else 1
    if corner:
        rating: Place = Rating(likelihood=1 if last else STEPS, consequence=column)
    else:
        rating = None if spot.rating is None else replace(spot.rating, consequence=column)
    stops = layout.stops(rating)
    return spot_of(stops[-1 if last else 0]) if stops else Spot(rating)


def shifted(rating: Place, arrow: Arrow, *, column: int = 1) -> Place:
    """The place beside a place. The tray lies beneath the lowest row; from it the way is up into `column`."""
    up, right = arrow
    if rating is None:
        return Rating(likelihood=1, consequence=column) if up > 0 else None
    if rating.likelihood + up < 1:
        return None
    return Rating(
        likelihood=min(rating.likelihood + up, STEPS),
        consequence=max(1, min(rating.consequence + right, STEPS)),
    )


def _is_ahead(area: QRectF, here: QRectF, arrow: Arrow) -> bool:
    up, right = arrow
    if up:
        return area.bottom() < here.top() if up > 0 else area.top() > here.bottom()
    same_row = abs(area.center().y() - here.center().y()) < 1
    return same_row and (area.left() - here.left()) * right > 0


def _nearest(stops: Sequence[Stop], here: QRectF, arrow: Arrow) -> Stop:
    """The first one met on the way, and among several the one most straight ahead."""
    up, right = arrow

    def distance(stop: Stop) -> tuple[float, float]:
        along = stop.area.center() - here.center()
        if up:
            return round(-along.y() * up), abs(along.x())
        return round(abs(along.y())), along.x() * right

    return min(stops, key=distance)


class Digits:
    """Gathers the digits that are typed shortly after each other into one number."""

    def __init__(self) -> None:
        self._typed = ""
        self._until = 0.0

    def typed(self, digit: str, numbers: set[int]) -> int | None:
        """The number meant when this digit is typed, among those there are; None where it is none of them."""
        now = monotonic()
        before = self._typed if now < self._until else ""
        # Where there is no 34, a 4 after a 3 is a new beginning.
        tries = [before + digit, digit] if before else [digit]
        self._until = now + DIGIT_REST
        for text in tries:
            if any(str(number).startswith(text) for number in numbers):
                self._typed = text
                return int(text) if int(text) in numbers else None
        self._typed = ""
        return None
