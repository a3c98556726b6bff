"""The matrix: one row of the page, never split, that grows with what its cells hold. Lengths in points."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from risikoapp.report.content import Matrix, own_tag
from risikoapp.report.pdf.arrows import arrows
from risikoapp.report.pdf.cells import AXIS_WIDTH, CELL_WIDTH, GAP, LEFT, NAMES_WIDTH, CellLayout, lay_out_cells
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import PillSize, level_colours, pill_items
from risikoapp.report.pdf.rows import Box, Item, Row, Text, baseline
from risikoapp.report.pdf.style import AXIS, GRID, LEVEL_EDGES, LEVEL_WORD, STEP, WIDTH, TextStyle
from risikoapp.report.pdf.tags import Element, Head, Table
from risikoapp.report.pdf.text import clean_line, fit, wrap

_LOWEST = 50.0
"""Height of a cell with room for two lines of pills."""
_STEP_SIZES = (9.0, 8.2, 7.4, 6.6)
_STEP_LINES = 10


def matrix_row(matrix: Matrix, available: float, measure: Measure, document: Element) -> Row:
    """The matrix with the names of its axes and steps, within `available` points of height.

    In `document` it is told as a table: a row for each likelihood, the names of the consequences in the last one.
    """
    columns, column_style = _step_lines(matrix.columns, CELL_WIDTH - 2, measure)
    names, name_style = _step_lines([row.name for row in matrix.rows], NAMES_WIDTH, measure)
    below = 5.0 + max(map(len, columns)) * column_style.leading + 4.0 + AXIS.leading
    lowest = [max(_LOWEST, len(lines) * name_style.leading + 8) for lines in names]
    layout = lay_out_cells(matrix, lowest, available // GRID * GRID - below, measure)
    items: list[Item] = [_axis_title_turned(matrix.likelihood, layout.height, measure, Element("P", document))]
    items += [_ground(cell) for cells in layout.rows for cell in cells]
    items += arrows(matrix, layout.rows)
    table = Table(document, f"{matrix.likelihood} × {matrix.consequence}")
    for step, lines, cells in zip(matrix.rows, names, layout.rows, strict=True):
        told = Element("TR", table)
        items += _step_items(lines, name_style, cells[0], measure, Head(told, "Row", own_tag(step.name)))
        for cell in cells:
            items += _cell_items(cell, layout.pill_size, measure, Element("TD", told))
    heads = _heads(matrix.columns, Element("TR", table))
    items += _column_items(columns, column_style, layout.height + 5.0, measure, heads)
    middle = LEFT + (WIDTH - LEFT - measure.width(matrix.consequence, AXIS)) / 2
    top = layout.height + below - AXIS.leading
    items.append(baseline(AXIS, middle, top, matrix.consequence, element=Element("P", document)))
    return Row(height=ceil((layout.height + below) / GRID) * GRID, items=tuple(items))


def _cell_items(cell: CellLayout, size: PillSize, measure: Measure, told: Element) -> list[Item]:
    colours = level_colours(cell.cell.level)
    word, style = cell.cell.level.word, replace(LEVEL_WORD, colour=colours.text)
    right = cell.x + cell.width - 5.5 - measure.width(word, style)
    items: list[Item] = []
    for pill in cell.pills:
        items += pill_items(pill, cell.x, cell.y, size, measure, told)
    items.append(baseline(style, right, cell.y + cell.word_top, word, element=told))
    return items


def _ground(cell: CellLayout) -> Box:
    colours = level_colours(cell.cell.level)
    return Box(
        x=cell.x,
        y=cell.y,
        width=cell.width,
        height=cell.height,
        radius=3.5,
        fill=colours.fill,
        edge=colours.edge,
        line=LEVEL_EDGES[cell.cell.level.number],
    )


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
    right = AXIS_WIDTH + NAMES_WIDTH
    return [
        baseline(style, right - measure.width(line, style), top + number * style.leading, line, element=told)
        for number, line in enumerate(lines)
    ]


def _heads(names: Sequence[str], told: Element) -> list[Element]:
    # The names of the rows have no name of their own.
    Element("TD", told)
    return [Head(told, "Column", own_tag(name)) for name in names]


def _column_items(
    columns: Sequence[Sequence[str]], style: TextStyle, top: float, measure: Measure, heads: Sequence[Element]
) -> list[Item]:
    items: list[Item] = []
    for column, (lines, name) in enumerate(zip(columns, heads, strict=True)):
        left = LEFT + column * (CELL_WIDTH + GAP)
        for number, line in enumerate(lines):
            x = left + (CELL_WIDTH - measure.width(line, style)) / 2
            items.append(baseline(style, x, top + number * style.leading, line, element=name))
    return items


def _axis_title_turned(title: str, height: float, measure: Measure, told: Element) -> Text:
    return Text(AXIS.size, (height + measure.width(title, AXIS)) / 2, title, AXIS, turned=True, element=told)
