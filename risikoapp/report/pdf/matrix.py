"""The matrix: one row of the page, never split, that grows with what its cells hold. Lengths in points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from risikoapp.report.content import Matrix, MatrixCell, MatrixRow
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import PILL_SIZES, Pill, PillSize, arrange_pills, pill_items
from risikoapp.report.pdf.rows import Box, Item, Row, Text, baseline
from risikoapp.report.pdf.style import AXIS, LEVEL_EDGES, LEVEL_WORD, STEP, WIDTH, TextStyle
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean_line, fit, wrap
from risikoapp.terms import LEVEL_COLOURS

_AXIS_WIDTH, _NAMES_WIDTH, _NAMES_GAP = 15.0, 68.0, 8.0
_LEFT = _AXIS_WIDTH + _NAMES_WIDTH + _NAMES_GAP
_GAP = 3.0
"""Between cells."""
_LOWEST = 50.0
"""Height of a cell with room for two lines of pills."""
_COMFORTABLE = 380.0
"""Height of the cells up to which they grow before the pills become smaller."""
_SIDE, _ABOVE, _WORD_STRIP = 5.0, 5.0, 14.0
"""Inside a cell: beside and above the pills, and below them for the word of the level."""
_STEP_SIZES = (9.0, 8.2, 7.4, 6.6)
_STEP_LINES = 10

_CELL_WIDTH = (WIDTH - _LEFT - 3 * _GAP) / 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLayout:
    """A cell's rectangle, its x and y from the left top corner of the matrix, and its pills, from its own."""

    cell: MatrixCell
    x: float
    y: float
    width: float
    height: float
    pills: tuple[Pill, ...]
    word_top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLayout:
    """The place of everything in the cells; `height` is that of the cells with the gaps between them."""

    pill_size: PillSize
    rows: tuple[tuple[CellLayout, ...], ...]
    height: float


def lay_out_cells(matrix: Matrix, lowest: Sequence[float], available: float, measure: Measure) -> MatrixLayout:
    """The cells of the matrix within `available` points of height, row `i` at least `lowest[i]` high.

    Rows grow with what they hold; beyond a comfortable height the pills become smaller. Where even the
    smallest do not fit, the last pill of a cell says how many more there are (`+12`): the list has them all.
    """
    for limit in (min(_COMFORTABLE, available), available):
        for size in PILL_SIZES:
            heights = [_needed(row, low, size, measure) for row, low in zip(matrix.rows, lowest, strict=True)]
            if sum(heights) + 3 * _GAP <= limit:
                return _placed(matrix, heights, size, measure)
    smallest = PILL_SIZES[-1]
    needs = [_needed(row, low, smallest, measure) for row, low in zip(matrix.rows, lowest, strict=True)]
    return _placed(matrix, _shared(needs, available - 3 * _GAP), smallest, measure)


def matrix_row(matrix: Matrix, available: float, measure: Measure, document: Element) -> Row:
    """The matrix with the names of its axes and steps, within `available` points of height.

    In `document` it is told as a table: a row for each likelihood, the names of the consequences in the last one.
    """
    columns, column_style = _step_lines(matrix.columns, _CELL_WIDTH - 2, measure)
    names, name_style = _step_lines([row.name for row in matrix.rows], _NAMES_WIDTH, measure)
    below = 5.0 + max(map(len, columns)) * column_style.leading + 4.0 + AXIS.leading
    lowest = [max(_LOWEST, len(lines) * name_style.leading + 8) for lines in names]
    layout = lay_out_cells(matrix, lowest, available - below, measure)
    items: list[Item] = [_axis_title_turned(matrix.likelihood, layout.height, measure, Element("P", document))]
    table = Element("Table", document, summary=f"{matrix.likelihood} × {matrix.consequence}")
    for lines, cells in zip(names, layout.rows, strict=True):
        told = Element("TR", table)
        items += _step_items(lines, name_style, cells[0], measure, Element("TH", told, scope="Row"))
        for cell in cells:
            items += _cell_items(cell, layout.pill_size, measure, Element("TD", told))
    items += _column_items(columns, column_style, layout.height + 5.0, measure, Element("TR", table))
    middle = _LEFT + (WIDTH - _LEFT - measure.width(matrix.consequence, AXIS)) / 2
    top = layout.height + below - AXIS.leading
    items.append(baseline(AXIS, middle, top, matrix.consequence, element=Element("P", document)))
    return Row(height=layout.height + below, items=tuple(items))


def _labels(cell: MatrixCell) -> list[str]:
    return [f"#{number}" for number in cell.risk_numbers]


def _needed(row: MatrixRow, lowest: float, size: PillSize, measure: Measure) -> float:
    """The height in which all pills of the row stand above the words of the levels."""
    inner = _CELL_WIDTH - 2 * _SIDE
    tallest = max(arrange_pills(_labels(cell), inner, size, measure)[1] for cell in row.cells)
    return max(lowest, _ABOVE + tallest + _WORD_STRIP)


def _shared(needs: Sequence[float], room: float) -> list[float]:
    """`room` shared out: rows that need little get that, the others share the rest alike."""
    heights = list(needs)
    for done, index in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        heights[index] = min(needs[index], room / (len(needs) - done))
        room -= heights[index]
    return heights


def _placed(matrix: Matrix, heights: Sequence[float], size: PillSize, measure: Measure) -> MatrixLayout:
    rows: list[tuple[CellLayout, ...]] = []
    y = 0.0
    for row, height in zip(matrix.rows, heights, strict=True):
        rows.append(
            tuple(
                CellLayout(
                    cell=cell,
                    x=_LEFT + column * (_CELL_WIDTH + _GAP),
                    y=y,
                    width=_CELL_WIDTH,
                    height=height,
                    pills=_pills_within(cell, height, size, measure),
                    word_top=height - LEVEL_WORD.leading - 3.5,
                )
                for column, cell in enumerate(row.cells)
            )
        )
        y += height + _GAP
    return MatrixLayout(pill_size=size, rows=tuple(rows), height=y - _GAP)


def _pills_within(cell: MatrixCell, height: float, size: PillSize, measure: Measure) -> tuple[Pill, ...]:
    """The pills from the corner of the cell, in the middle of what is left above the word of the level."""
    labels = _labels(cell)
    inner, room = _CELL_WIDTH - 2 * _SIDE, height - _ABOVE - _WORD_STRIP
    pills, used = arrange_pills(labels, inner, size, measure)
    shown = len(labels)
    while used > room + 0.001 and shown > 1:
        shown -= max(1, shown // 50)
        shortened = [*labels[:shown], f"+{len(labels) - shown}"]
        pills, used = arrange_pills(shortened, inner, size, measure)
    down = _ABOVE + max(0.0, (room - used) / 2)
    return tuple(replace(pill, x=pill.x + _SIDE, y=pill.y + down) for pill in pills)


def _cell_items(cell: CellLayout, size: PillSize, measure: Measure, told: Element) -> list[Item]:
    colours = LEVEL_COLOURS[cell.cell.level.number]
    word, style = cell.cell.level.word, replace(LEVEL_WORD, colour=colours.text)
    box = Box(
        x=cell.x,
        y=cell.y,
        width=cell.width,
        height=cell.height,
        radius=3.5,
        fill=colours.fill,
        edge=colours.edge,
        line=LEVEL_EDGES[cell.cell.level.number],
    )
    right = cell.x + cell.width - 5.5 - measure.width(word, style)
    items: list[Item] = [box]
    for pill in cell.pills:
        items += pill_items(pill, cell.x, cell.y, size, measure, told)
    items.append(baseline(style, right, cell.y + cell.word_top, word, element=told))
    return items


def _step_lines(names: Sequence[str], width: float, measure: Measure) -> tuple[list[list[str]], TextStyle]:
    """The names of an axis in lines within `width`, in the largest size that breaks no word of them."""
    cleaned = [clean_line(name) for name in names]
    style = STEP
    for size in _STEP_SIZES:
        style = replace(STEP, size=size, leading=STEP.leading * size / STEP.size)
        if all(measure.width(word, style) <= width for name in cleaned for word in name.split(" ")):
            break
    return [_shortened(wrap(name, style, width, measure), style, width, measure) for name in cleaned], style


def _shortened(lines: list[str], style: TextStyle, width: float, measure: Measure) -> list[str]:
    """At most ten lines: a name as long as a page would push the matrix off its own."""
    if len(lines) <= _STEP_LINES:
        return lines
    return [*lines[: _STEP_LINES - 1], fit(f"{lines[_STEP_LINES - 1]} …", style, width, measure)]


def _step_items(lines: list[str], style: TextStyle, beside: CellLayout, measure: Measure, told: Element) -> list[Item]:
    top = beside.y + (beside.height - len(lines) * style.leading) / 2
    right = _AXIS_WIDTH + _NAMES_WIDTH
    return [
        baseline(style, right - measure.width(line, style), top + number * style.leading, line, element=told)
        for number, line in enumerate(lines)
    ]


def _column_items(
    columns: Sequence[Sequence[str]], style: TextStyle, top: float, measure: Measure, told: Element
) -> list[Item]:
    items: list[Item] = []
    # The names of the rows have no name of their own.
    Element("TD", told)
    for column, lines in enumerate(columns):
        name = Element("TH", told, scope="Column")
        left = _LEFT + column * (_CELL_WIDTH + _GAP)
        for number, line in enumerate(lines):
            x = left + (_CELL_WIDTH - measure.width(line, style)) / 2
            items.append(baseline(style, x, top + number * style.leading, line, element=name))
    return items


def _axis_title_turned(title: str, height: float, measure: Measure, told: Element) -> Text:
    return Text(AXIS.size, (height + measure.width(title, AXIS)) / 2, title, AXIS, turned=True, element=told)
