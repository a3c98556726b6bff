"""The way of an arrow from one area to another: bent, so that there and back are two arrows and not one.

Numbers and no Qt: a matrix has dozens of them, and is laid out anew with each step that a window grows.
"""

from collections.abc import Iterable, Iterator
from itertools import dropwhile
from math import hypot
from typing import NamedTuple

from risikoapp.ui import theme

_STEPS = 32
"""So many pieces a bent line is looked at and drawn in."""
_FEWEST = 4
"""An arrow of fewer pieces would be no more than its head."""

Point = tuple[float, float]


class Box(NamedTuple):
    """An area by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Whether they have something in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Arrow(NamedTuple):
    """The points of its way, those that its shaft is drawn through, and the corners of its head, the tip first."""

    way: tuple[Point, ...]
    shaft: tuple[Point, ...]
    head: tuple[Point, Point, Point]


def arrow(start: Box, end: Box, leaving: Iterable[Box] = (), reaching: Iterable[Box] = ()) -> Arrow:
    """From one area to another in a bow to the right of its way.

    It begins when it has left the first area and those that lie around it, and ends before it reaches the second or
    those around that: so nothing that is written there is hidden.
    """
    points = tuple(_bow(start.centre, end.centre))
    for lefts, rights in (((start, *leaving), (end, *reaching)), ((start,), (end,))):
        first, last = _last_in(points, lefts) + 1, len(points) - _last_in(points[::-1], rights) - 2
        if last - first >= _FEWEST:
            return _drawn(points[first : last + 1])
    # There is no room between them, and it goes beneath both.
    return _drawn(points)


def bounds(boxes: Iterable[Box]) -> Box:
    """The box around boxes, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def box_of(points: Iterable[Point]) -> Box:
    """The box around points, of which there is one at least."""
    return bounds(Box(x, y, x, y) for x, y in points)


def distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _bow(start: Point, end: Point) -> Iterator[Point]:
    """Points on a quadratic Bézier curve, from one end to the other."""
    (left, top), (right, bottom) = start, end
    bend = min(distance(start, end) * theme.ARROW_BEND, theme.ARROW_MOST_BEND)
    across, down = _unit(start, end)
    control = (left + right) / 2 - down * 2 * bend, (top + bottom) / 2 + across * 2 * bend
    for step in range(_STEPS + 1):
        part = step / _STEPS
        of_start, of_control, of_end = (1 - part) ** 2, 2 * part * (1 - part), part**2
        yield (
            left * of_start + control[0] * of_control + right * of_end,
            top * of_start + control[1] * of_control + bottom * of_end,
        )


def _unit(start: Point, end: Point) -> Point:
    """The direction from one point to another; none where they are the same."""
    length = distance(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _last_in(points: tuple[Point, ...], boxes: tuple[Box, ...]) -> int:
    """The place of the last point that lies in any of these or too near to it, or -1."""
    gap = theme.ARROW_GAP
    wider = [Box(box.left - gap, box.top - gap, box.right + gap, box.bottom + gap) for box in boxes]
    # Most points are far from all of them.
    around = (bounds(wider), *wider)
    for place in range(len(points) - 1, -1, -1):
        if _is_in(points[place], around[0]) and any(_is_in(points[place], box) for box in around[1:]):
            return place
    return -1


def _is_in(point: Point, box: Box) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _drawn(way: tuple[Point, ...]) -> Arrow:
    tip, length = way[-1], theme.ARROW_HEAD
    behind = tuple(dropwhile(lambda point: distance(point, tip) <= length, reversed(way))) or (way[0],)
    across, down = _unit(tip, behind[0])
    neck = tip[0] + across * length, tip[1] + down * length
    wide, high = -down * length / 2, across * length / 2
    head = tip, (neck[0] + wide, neck[1] + high), (neck[0] - wide, neck[1] - high)
    return Arrow(way, (*reversed(behind), neck), head)
