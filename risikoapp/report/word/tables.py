"""The two tables of the overview: the matrix, and the list of risks."""

# python-docx hands out its XML as private members.
# pyright: reportPrivateUsage=false

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm

from risikoapp.report.content import Level, Matrix, ReportContent
from risikoapp.report.word import styles
from risikoapp.report.word.writer import CENTRE, RIGHT, Writer, cells_of, in_middle, shade, turn_upwards, underline
from risikoapp.terms import LEVEL_COLOURS

_MATRIX = (9.0, 29.0, 32.0, 32.0, 32.0, 32.0)
"""Millimetres of its columns: the name of the axis, the steps, and the four cells."""
_LIST = {4: (14.0, 76.0, 23.0, 53.0), 5: (14.0, 54.0, 23.0, 42.0, 33.0)}
"""Of the list, without and with what has changed."""
_ROW_HEIGHT = 15.0
"""Millimetres that a row of the matrix has at least."""
_EDGES = {1: 0.5, 2: 0.75, 3: 1.5, 4: 2.25}
"""Points, of those that Word can draw: the higher the level, the heavier, so that it is seen without colours."""
_RULE = "#C3CAD3"


def section_mark(number: int) -> str:
    """What leads to the section of the risk with this number."""
    return f"risiko_{number}"


def add_matrix(writer: Writer, matrix: Matrix, *, keep: bool = False) -> None:
    """The matrix as a table, highest likelihood first, its steps to the left and below.

    `keep` holds it on the page of what follows.
    """
    steps = len(matrix.rows)
    table = writer.table(_MATRIX, steps + 2, title=f"{matrix.likelihood} × {matrix.consequence}")
    axis = table.cell(0, 0).merge(table.cell(steps - 1, 0))._tc
    writer.cell(axis, matrix.likelihood, styles.HEAD, align=CENTRE, keep=True)
    turn_upwards(axis)
    for place, step in enumerate(matrix.rows):
        row = table.rows[place]
        row.height, row.height_rule = Mm(_ROW_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
        cells = [cell._tc for cell in row.cells]
        writer.cell(cells[1], step.name, styles.STEP, align=RIGHT, keep=True)
        in_middle(cells[1])
        for cell, told in zip(cells[2:], step.cells, strict=True):
            signs = told.signs or [""] * len(told.risk_numbers)
            numbers = "  ".join(
                f"{sign} #{number}".strip() for number, sign in zip(told.risk_numbers, signs, strict=True)
            )
            writer.cell(cell, numbers, styles.NUMBERS, align=CENTRE, keep=True)
            writer.cell(cell, told.level.word, styles.LEVEL, align=RIGHT, keep=True)
            _colour(cell, told.level)
    for cell, name in zip(table.rows[steps].cells[2:], matrix.columns, strict=True):
        writer.cell(cell._tc, name, styles.STEP, align=CENTRE, keep=True)
    across = table.cell(steps + 1, 2).merge(table.cell(steps + 1, 5))._tc
    writer.cell(across, matrix.consequence, styles.HEAD, align=CENTRE, keep=keep)


def add_list(writer: Writer, content: ReportContent) -> None:
    """The risks, a row for each; its number leads to its section."""
    widths = _LIST[len(content.list_columns)]
    rows = _headed(writer, widths, content.list_columns, len(content.risks), title=content.list_heading)
    for (number, name, level, *others), risk in zip(rows, content.risks, strict=True):
        writer.cell(number, f"#{risk.number}", styles.CELL, to=section_mark(risk.number))
        writer.cell(name, risk.name, styles.CELL)
        add_level(writer, level, risk.level)
        for cell, text in zip(others, (risk.place, f"{risk.sign} {risk.change}".strip()), strict=False):
            writer.cell(cell, text, styles.CELL)
        for cell in (number, name, *others):
            underline(cell, _RULE, 0.5)


def add_table(
    writer: Writer, widths: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str
) -> None:
    """A table of plain texts beneath a head."""
    for cells, texts in zip(_headed(writer, widths, head, len(rows), title=title), rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            writer.cell(cell, text, styles.CELL)
            underline(cell, _RULE, 0.5)


def add_level(writer: Writer, cell: Any, level: Level | None) -> None:
    """The word of a level upon its colour, or a dash where there is none."""
    writer.cell(cell, level.word if level else "–", styles.CELL, align=CENTRE)
    if level:
        _colour(cell, level)
    else:
        underline(cell, _RULE, 0.5)


def _headed(writer: Writer, widths: Sequence[float], head: Sequence[str], rows: int, *, title: str) -> list[list[Any]]:
    """The cells of so many rows beneath a head."""
    first, *others = cells_of(writer.table(widths, 1 + rows, title=title, has_head=True))
    for cell, text in zip(first, head, strict=True):
        writer.cell(cell, text, styles.HEAD, keep=True)
        underline(cell, "#1B2430", 1)
    return others


def _colour(cell: Any, level: Level) -> None:
    colours = LEVEL_COLOURS[level.number]
    shade(cell, level.fill or colours.fill, colours.edge, _EDGES[level.number])
