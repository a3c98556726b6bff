"""Tables in a PDF: cells by the strokes and fields around them."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from risikoapp.importers.blocks import Area, Table

MAX_BOXES = 1_500
"""On a page; more are a drawing."""
MAX_CELLS = 4_000
"""Of a table; more are a drawing, too."""
_NEAR = 2.5
"""Points between strokes that are one."""
_STACKED = 5
"""So many letters below each other are a word that has been turned."""


class Box(NamedTuple):
    """Something drawn, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


_TOP = attrgetter("top")


class Run(NamedTuple):
    """A text in one font on one line, and where it stands."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Found(NamedTuple):
    """A table, where it begins, and the runs that stand in it."""

    top: float
    table: Table
    runs: frozenset[int]


def tables(boxes: Sequence[Box], runs: Sequence[Run], page: int) -> list[Found]:
    """The tables of a page; `runs` of a Found are places among these."""
    boxes = list(dict.fromkeys(boxes))
    if len(boxes) > MAX_BOXES:
        return []
    return [found for region in _regions(boxes) if (found := _table(region, runs, page)) is not None]


def _regions(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes in groups that touch."""
    regions: list[list[Box]] = []
    rest = sorted(boxes, key=_TOP)
    while rest:
        region, rest = [rest[0]], rest[1:]
        for box in region:
            left, top, right, bottom = box.left - _NEAR, box.top - _NEAR, box.right + _NEAR, box.bottom + _NEAR
            # A page may have many boxes: those that begin further down are not looked at, nor is anything called.
            end = bisect_right(rest, bottom, key=_TOP)
            above = rest[:end]
            near = {b for b in above if b[0] <= right and b[2] >= left and b[3] >= top}
            if near:
                region += near
                rest[:end] = [other for other in above if other not in near]
        regions.append(region)
    return regions


def _edges(places: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _table(region: Sequence[Box], runs: Sequence[Run], page: int) -> Found | None:
    columns = _edges([place for box in region for place in (box.left, box.right)])
    rows = _edges([place for box in region for place in (box.top, box.bottom)])
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > MAX_CELLS:
        return None
    cells: dict[tuple[int, int], list[Run]] = {}
    inside: set[int] = set()
    for number, run in enumerate(runs):
        row, column = bisect_right(rows, run.middle) - 1, bisect_right(columns, (run.left + run.right) / 2) - 1
        if 0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1:
            cells.setdefault((row, column), []).append(run)
            inside.add(number)
    if len(cells) < 2:
        return None
    joined = _joined(region, columns, rows)
    texts = {first: _text([run for place in places for run in cells.get(place, ())]) for first, places in joined}
    at = {place: first for first, places in joined for place in places}
    grid = tuple(tuple(texts[at[row, column]] for column in range(len(columns) - 1)) for row in range(len(rows) - 1))
    once = tuple(
        tuple(text for column in range(len(columns) - 1) if (text := texts.get((row, column), "")))
        for row in range(len(rows) - 1)
    )
    areas = tuple(Area(page, columns[0], top, columns[-1], bottom) for top, bottom in pairwise(rows))
    return Found(rows[0], Table(grid=grid, rows=once, areas=areas), frozenset(inside))


def _joined(
    region: Sequence[Box], columns: Sequence[float], rows: Sequence[float]
) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """The cells, each by its first place, with all its places: those with no stroke between them are one."""
    beside = _strokes([(box.left, box.right, box.top, box.bottom) for box in region], columns)
    between = _strokes([(box.top, box.bottom, box.left, box.right) for box in region], rows)
    left = {(row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)}
    found: list[tuple[tuple[int, int], list[tuple[int, int]]]] = []
    for place in sorted(left):
        if place not in left:
            continue
        left.discard(place)
        cell = [place]
        for row, column in cell:
            down, across = (rows[row] + rows[row + 1]) / 2, (columns[column] + columns[column + 1]) / 2
            near = [(row + 2 * step - 1, column) for step in (0, 1) if not _covers(between[row + step], across)]
            near += [(row, column + 2 * step - 1) for step in (0, 1) if not _covers(beside[column + step], down)]
            for other in near:
                if other in left:
                    left.discard(other)
                    cell.append(other)
        found.append((place, cell))
    return found


def _strokes(
    boxes: Sequence[tuple[float, float, float, float]], edges: Sequence[float]
) -> list[list[tuple[float, float]]]:
    """For each edge, from where to where there are strokes along it; of a box the first two numbers lie on edges."""
    found: list[list[tuple[float, float]]] = [[] for _edge in edges]
    for first, last, start, end in boxes:
        for place in {first, last}:
            found[bisect_right(edges, place) - 1].append((start, end))
    return found


def _covers(strokes: Sequence[tuple[float, float]], place: float) -> bool:
    return any(start <= place <= end for start, end in strokes)


def _text(runs: Sequence[Run]) -> str:
    """What stands in a cell; letters below each other are one word, read upwards as it is turned."""
    pieces = [run.text.strip() for run in sorted(runs, key=lambda run: (round(run.middle), run.left))]
    pieces = [piece for piece in pieces if piece]
    stacked = [piece for piece in pieces if len(piece) <= 2]
    if len(pieces) >= _STACKED and 2 * len(stacked) > len(pieces):
        return "".join(reversed(pieces))
    return "\n".join(pieces)
