"""Where it stands how many risks an arrow stands for. Numbers and no Qt, as the arrows."""

from collections.abc import Iterator, Sequence

from risikoapp.ui import theme
from risikoapp.ui.comparing.arrows import Arrow, Box, Point, box_of, distance

_EVERY = 3
"""Of so many points on the way of an arrow one is tried."""
_WIDE, _HIGH = theme.COUNT_WIDTH, theme.COUNT_HEIGHT
_ASIDE: tuple[Point, ...] = ((0, 0), (0, -_HIGH), (0, _HIGH), (-_WIDE, 0), (_WIDE, 0))
"""On the way itself, and then beside it."""


def free_rooms(arrows: Sequence[Arrow], heads: Sequence[Arrow], chips: Sequence[Box]) -> tuple[Box | None, ...]:
    """Room for a number at each of some arrows, on which no chip and no head of an arrow is hidden; None if none is."""
    taken = [*chips, *(box_of(arrow.head) for arrow in heads)]
    found: list[Box | None] = []
    for arrow in arrows:
        reach = _wider(box_of(arrow.way))
        near = [box for box in taken if box.meets(reach)]
        room = next((box for box in _rooms(arrow.way) if not any(box.meets(each) for each in near)), None)
        found.append(room)
        if room is not None:
            taken.append(room)
    return tuple(found)


def _rooms(way: tuple[Point, ...]) -> Iterator[Box]:
    """Rooms at an arrow, the one nearest to its middle first."""
    middle = way[len(way) // 2]
    nearest = sorted(way[::_EVERY], key=lambda point: distance(point, middle))
    for across, down in _ASIDE:
        for x, y in (middle, *nearest):
            left, top = x + across - _WIDE / 2, y + down - _HIGH / 2
            yield Box(left, top, left + _WIDE, top + _HIGH)


def _wider(box: Box) -> Box:
    """All that a number at an arrow within this box could lie upon."""
    across, down = 2 * _WIDE, 2 * _HIGH
    return Box(box.left - across, box.top - down, box.right + across, box.bottom + down)
