"""The list of open risks: number, name, level, and what became of each or where it stands. Lengths in points."""

from functools import cache

from risikoapp.report.content import Level, ReportContent, RiskLine, own_tag
from risikoapp.report.pdf.blocks import heading_row
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import level_colours
from risikoapp.report.pdf.rows import Box, Row, unbroken_ends
from risikoapp.report.pdf.sections import section_key
from risikoapp.report.pdf.style import LEVEL_EDGES, TABLE, TABLE_NUMBER
from risikoapp.report.pdf.tables import GUTTER, PADDING, Column, columns_at, head_row, line_rows
from risikoapp.report.pdf.tags import Element, Head, Table
from risikoapp.report.pdf.text import clean_line

_NAMES, _LEVELS, _LAST = 34.0, 200.0, 274.0
"""The left edges of name, level and the last column, where the numbers leave room for it."""
_SQUARE = 7.0


def list_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """The heading, the head of the table and every risk; a page break never leaves a single risk alone.

    The number of each risk leads to its section.
    """
    heading = heading_row(content.list_heading, document)
    columns = _columns(content, measure)
    table = Table(document, content.list_heading)
    head = head_row(columns, Element("TR", table))
    number, name, level, last = columns
    beside_square = (number, name, level._replace(left=level.left + _SQUARE + 5), last)
    slices = [
        row
        for risk in content.risks
        for row in _risk_rows(risk, beside_square if risk.level else columns, head, measure, table)
    ]
    return [heading, head, *unbroken_ends(slices)]


def _columns(content: ReportContent, measure: Measure) -> tuple[Column, ...]:
    widest = max(measure.width(f"#{risk.number}", TABLE_NUMBER) for risk in content.risks)
    number, name, level, *last = content.list_columns
    # There is room for one of them: where a risk stands tells the matrix, and its section.
    labels = (number, name, level, last[-1])
    return columns_at((0.0, max(_NAMES, widest + GUTTER), _LEVELS, _LAST), labels, TABLE_NUMBER)


def _risk_rows(risk: RiskLine, columns: tuple[Column, ...], head: Row, measure: Measure, table: Element) -> list[Row]:
    became = f"{risk.sign} {risk.change}".strip() or risk.place
    shown = (risk.name, risk.level.word if risk.level else "–", became)
    texts = (f"#{risk.number}", *map(clean_line, shown))
    told = Element("TR", table)
    number_told = Element("Link", Head(told, "Row"))
    elements = (number_told, *(Element("TD", told, own_tag(text)) for text in shown))
    shapes = (_square(risk.level),) if risk.level else ()
    return line_rows(columns, texts, elements, head, measure, shapes=shapes, target=section_key(risk.number))


@cache
def _square(level: Level) -> Box:
    colours = level_colours(level)
    return Box(
        x=_LEVELS,
        y=PADDING + (TABLE.leading - _SQUARE) / 2,
        width=_SQUARE,
        height=_SQUARE,
        radius=1.5,
        fill=colours.fill,
        edge=colours.edge,
        line=LEVEL_EDGES[level.number],
    )
