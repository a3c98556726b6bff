"""The way of an arrow from one area to another: bent, so that there and back are two arrows and not one."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from risikoapp.ui import theme

_STEPS = 48
"""So many pieces a bent line is looked at in."""
_FEWEST = 6
"""An arrow of fewer pieces would be no more than its head."""


class Arrow(NamedTuple):
    """What is drawn of an arrow, and the points that it goes through."""

    shaft: QPainterPath
    head: QPolygonF
    way: list[QPointF]


def arrow(start: QRectF, end: QRectF, leaving: Iterable[QRectF] = (), reaching: Iterable[QRectF] = ()) -> Arrow:
    """From one area to another, which do not overlap, in a bow to the right of its way.

    It begins when it has left the first area and those that lie around it, and ends before it reaches the second or
    those around that: so nothing that is written there is hidden.
    """
    points = _bow(start.center(), end.center())
    for lefts, rights in (((start, *leaving), (end, *reaching)), ((start,), (end,))):
        first, last = _last_in(points, lefts) + 1, len(points) - _last_in(points[::-1], rights) - 2
        if last - first >= _FEWEST:
            return _drawn(points[first : last + 1])
    # There is no room between them, and it goes beneath both.
    return _drawn(points)


def _drawn(way: list[QPointF]) -> Arrow:
    head, neck = _head(way)
    shaft = QPainterPath(way[0])
    for point in way[1:-1]:
        if QLineF(point, way[-1]).length() > theme.ARROW_HEAD:
            shaft.lineTo(point)
    shaft.lineTo(neck)
    return Arrow(shaft, head, way)


def _last_in(points: list[QPointF], areas: Iterable[QRectF]) -> int:
    """The place of the last point that lies in any of these areas or too near to it, or -1."""
    gap = theme.ARROW_GAP
    wider = [area.adjusted(-gap, -gap, gap, gap) for area in areas]
    return max((place for place, point in enumerate(points) if any(each.contains(point) for each in wider)), default=-1)


def _bow(start: QPointF, end: QPointF) -> list[QPointF]:
    """Points on a quadratic Bézier curve, from one end to the other."""
    line = QLineF(start, end)
    bend = min(line.length() * theme.ARROW_BEND, theme.ARROW_MOST_BEND)
    aside = line.normalVector().unitVector()
    control = line.center() - QPointF(aside.dx(), aside.dy()) * 2 * bend
    parts = (step / _STEPS for step in range(_STEPS + 1))
    return [start * (1 - part) ** 2 + control * 2 * part * (1 - part) + end * part**2 for part in parts]


def _head(way: list[QPointF]) -> tuple[QPolygonF, QPointF]:
    """The triangle at the end of a way, and the middle of its base."""
    behind = next((point for point in reversed(way) if QLineF(point, way[-1]).length() > theme.ARROW_HEAD), way[0])
    line = QLineF(way[-1], behind)
    line.setLength(theme.ARROW_HEAD)
    aside = line.normalVector().unitVector()
    half = QPointF(aside.dx(), aside.dy()) * (theme.ARROW_HEAD / 2)
    return QPolygonF([way[-1], line.p2() + half, line.p2() - half]), line.p2()
