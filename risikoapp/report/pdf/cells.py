"""Where everything in the cells of the matrix stands: they grow with what they hold. Lengths in points."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from risikoapp.report.content import Matrix, MatrixCell
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import PILL_SIZES, Pill, PillSize, arrange_pills, pills_height
from risikoapp.report.pdf.style import LEVEL_WORD, WIDTH

AXIS_WIDTH, NAMES_WIDTH = 15.0, 68.0
LEFT = AXIS_WIDTH + NAMES_WIDTH + 8.0
GAP = 3.0
"""Between cells."""
CELL_WIDTH = (WIDTH - LEFT - 3 * GAP) / 4
_COMFORTABLE = 380.0
"""Height of the cells up to which they grow before the pills become smaller."""
_SIDE, _ABOVE, _WORD_STRIP = 5.0, 5.0, 14.0
"""Inside a cell: beside and above the pills, and below them for the word of the level."""


class CellLayout(NamedTuple):
    """A cell's rectangle, its x and y from the left top corner of the matrix, and its pills, from its own."""

    cell: MatrixCell
    x: float
    y: float
    width: float
    height: float
    pills: tuple[Pill, ...]
    word_top: float


class MatrixLayout(NamedTuple):
    """The place of everything in the cells; `height` is that of the cells with the gaps between them."""

    pill_size: PillSize
    rows: tuple[tuple[CellLayout, ...], ...]
    height: float


def lay_out_cells(matrix: Matrix, lowest: Sequence[float], available: float, measure: Measure) -> MatrixLayout:
    """The cells of the matrix within `available` points of height, row `i` at least `lowest[i]` high.

    Rows grow with what they hold; beyond a comfortable height the pills become smaller. Where even the
    smallest do not fit, those that have gone elsewhere are left out, and then the last pill of a cell says how many
    more there are (`+12`): the list has them all.
    """
    gone_left = {number for move in matrix.moves if move.end[1] < move.start[1] for number in move.numbers}
    labels = tuple(tuple(_labels(cell, gone_left) for cell in row.cells) for row in matrix.rows)
    # Of a thousand risks it takes long to find out what the rows need: not in sizes in which there is no hope.
    sizes = [size for size in PILL_SIZES[:-1] if _least(labels, size) <= available] + [PILL_SIZES[-1]]
    needs: list[list[float]] = []
    """What the rows need in each of the sizes."""
    for limit in (min(_COMFORTABLE, available), available):
        for place, size in enumerate(sizes):
            if place == len(needs):
                needs.append([_needed(row, low, size, measure) for row, low in zip(labels, lowest, strict=True)])
            if sum(needs[place]) + 3 * GAP <= limit:
                return _placed(matrix, labels, needs[place], size, measure)
    heights = _shared(needs[-1], available - 3 * GAP)
    return _placed(matrix, labels, heights, PILL_SIZES[-1], measure)


class _Labels(NamedTuple):
    """What stands in the pills of a cell: between those that have gone elsewhere those that are here."""

    gone_left: tuple[str, ...]
    here: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.gone_left, *self.here, *self.gone)


def _labels(cell: MatrixCell, gone_left: set[int]) -> _Labels:
    """The labels of a cell, those that went to the left first, so that no arrow crosses its own cell."""
    left = tuple(f"#{number}" for number in cell.past_numbers if number in gone_left)
    others = tuple(f"#{number}" for number in cell.past_numbers if number not in gone_left)
    return _Labels(left, tuple(_here(cell)), others)


def _here(cell: MatrixCell) -> list[str]:
    signs = cell.signs or ("",) * len(cell.risk_numbers)
    return [f"{sign} #{number}".strip() for sign, number in zip(signs, cell.risk_numbers, strict=True)]


def _least(labels: Sequence[Sequence[_Labels]], size: PillSize) -> float:
    """What all rows would need at least, were each pill as narrow as it can be."""
    in_line = (CELL_WIDTH - 2 * _SIDE + size.gap) // (size.height + size.gap)
    tallest = (max(len(told.all) for told in row) for row in labels)
    return sum(ceil(pills / in_line) * (size.height + size.gap) for pills in tallest)


def _needed(row: Sequence[_Labels], lowest: float, size: PillSize, measure: Measure) -> float:
    """The height in which all pills of the row stand above the words of the levels."""
    inner = CELL_WIDTH - 2 * _SIDE
    tallest = max(pills_height(labels.all, inner, size, measure) for labels in row)
    return max(lowest, _ABOVE + tallest + _WORD_STRIP)


def _shared(needs: Sequence[float], room: float) -> list[float]:
    """`room` shared out: rows that need little get that, the others share the rest alike."""
    heights = list(needs)
    for done, index in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        heights[index] = min(needs[index], room / (len(needs) - done))
        room -= heights[index]
    return heights


def _placed(
    matrix: Matrix,
    labels: Sequence[Sequence[_Labels]],
    heights: Sequence[float],
    size: PillSize,
    measure: Measure,
) -> MatrixLayout:
    rows: list[tuple[CellLayout, ...]] = []
    y = 0.0
    for row, told, height in zip(matrix.rows, labels, heights, strict=True):
        rows.append(
            tuple(
                CellLayout(
                    cell=cell,
                    x=LEFT + column * (CELL_WIDTH + GAP),
                    y=y,
                    width=CELL_WIDTH,
                    height=height,
                    pills=_pills_within(told[column], height, size, measure),
                    word_top=height - LEVEL_WORD.leading - 3.5,
                )
                for column, cell in enumerate(row.cells)
            )
        )
        y += height + GAP
    return MatrixLayout(pill_size=size, rows=tuple(rows), height=y - GAP)


def _pills_within(labels: _Labels, height: float, size: PillSize, measure: Measure) -> tuple[Pill, ...]:
    """The pills from the corner of the cell, in the middle of what is left above the word of the level."""
    inner, room = CELL_WIDTH - 2 * _SIDE, height - _ABOVE - _WORD_STRIP
    here = range(len(labels.gone_left), len(labels.gone_left) + len(labels.here))
    pills, used = arrange_pills(labels.all, inner, size, measure)
    if used > room + 0.001:
        here = range(len(labels.here) + 1)
        pills, used = arrange_pills(labels.here, inner, size, measure)
    shown, shortened = len(labels.here), labels.here
    if used > room + 0.001:
        # What would stand below the cell goes, and then as many as make room to say so.
        within = sum(pill.y + pill.height <= room + 0.001 for pill in pills)
        shown = min(shown, max(2, within + 1))
    while used > room + 0.001 and shown > 1:
        shown -= 1
        shortened = (*labels.here[:shown], f"+{len(labels.here) - shown}")
        used = pills_height(shortened, inner, size, measure)
    if shown < len(labels.here):
        pills = arrange_pills(shortened, inner, size, measure)[0]
    down = _ABOVE + max(0.0, (room - used) / 2)
    return tuple(
        pill._replace(x=pill.x + _SIDE, y=pill.y + down, is_past=place not in here) for place, pill in enumerate(pills)
    )
