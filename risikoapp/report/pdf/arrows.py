"""Arrows in the matrix, from where risks stood at the last status to where they stand now. Lengths in points."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import hypot

from risikoapp.report.content import Matrix, MatrixMove
from risikoapp.report.pdf.cells import CellLayout
from risikoapp.report.pdf.pills import Pill
from risikoapp.report.pdf.rows import Stroke
from risikoapp.report.pdf.style import INK

_MOST = 24
"""Of more arrows nobody could follow one; signs and sentences tell all of them."""
_AIR = 2.0
"""Between an arrow and what it comes from and goes to."""

_Point = tuple[float, float]


def arrows(matrix: Matrix, rows: Sequence[Sequence[CellLayout]]) -> list[Stroke]:
    """An arrow for each move between two cells, from the nearest of the risks to where that went."""
    return list(_arrows(matrix, rows)) if len(matrix.moves) <= _MOST else []


def _arrows(matrix: Matrix, rows: Sequence[Sequence[CellLayout]]) -> Iterator[Stroke]:
    for move in matrix.moves:
        start, end = (rows[row][column] for row, column in (move.start, move.end))
        pairs = product(_pills(start, move, is_past=True), _pills(end, move, is_past=False))
        nearest = min(pairs, key=_distance, default=None)
        if nearest is not None:
            first, last = map(_middle, nearest)
            points = (_edge(nearest[0], last), _edge(nearest[1], first))
            yield Stroke(points=points, colour=INK, line=1.0, head=True)


def _pills(cell: CellLayout, move: MatrixMove, *, is_past: bool) -> list[Pill]:
    """The pills of what moved, from the corner of the matrix."""
    wanted = {f"#{number}" for number in move.numbers}
    return [
        Pill(pill.label, cell.x + pill.x, cell.y + pill.y, pill.width, pill.height)
        for pill in cell.pills
        if pill.is_past == is_past and pill.label.rpartition(" ")[2] in wanted
    ]


def _middle(pill: Pill) -> _Point:
    return pill.x + pill.width / 2, pill.y + pill.height / 2


def _distance(pair: tuple[Pill, Pill]) -> float:
    (left, top), (right, bottom) = map(_middle, pair)
    return hypot(right - left, bottom - top)


def _edge(pill: Pill, towards: _Point) -> _Point:
    """Where a line from the middle of the pill to that point leaves it, and a little further."""
    x, y = _middle(pill)
    across, down = towards[0] - x, towards[1] - y
    wide, high = pill.width / 2 + _AIR, pill.height / 2 + _AIR
    share = min(wide / abs(across) if across else 9.0, high / abs(down) if down else 9.0)
    return x + across * share, y + down * share
