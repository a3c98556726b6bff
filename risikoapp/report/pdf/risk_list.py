"""The list of open risks: number, name, level, and what became of each or where it stands. Lengths in points."""

from collections.abc import Sequence
from functools import cache

from risikoapp.report.content import Level, ReportContent, RiskLine, like, own_tag
from risikoapp.report.pdf.blocks import heading_row
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import level_colours
from risikoapp.report.pdf.rows import Box, Row, unbroken_ends
from risikoapp.report.pdf.sections import section_key
from risikoapp.report.pdf.style import LEVEL_EDGES, TABLE, TABLE_NUMBER, WIDTH
from risikoapp.report.pdf.tables import GUTTER, PADDING, Column, columns_at, head_row, line_rows
from risikoapp.report.pdf.tags import Element, Head, Table
from risikoapp.report.pdf.text import clean_line

_NAMES, _LEVELS, _LAST = 34.0, 200.0, 274.0
"""The left edges of name, level and the last column, where the numbers leave room for it and the names need no more."""
_SQUARE = 7.0
_BESIDE_SQUARE = _SQUARE + 5
"""From its left edge to the word of the level."""

_Shown = tuple[str, str, str]
"""Name, level, and what became of a risk or where it stands."""


def list_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """The heading, the head of the table and every risk; a page break never leaves a single risk alone.

    The number of each risk leads to its section.
    """
    heading = heading_row(content.list_heading, document)
    shown = [_shown(risk) for risk in content.risks]
    columns = _columns(content, shown, measure)
    table = Table(document, content.list_heading)
    head = head_row(columns, Element("TR", table))
    number, name, level, last = columns
    beside_square = (number, name, level._replace(left=level.left + _BESIDE_SQUARE), last)
    slices = [
        row
        for risk, texts in zip(content.risks, shown, strict=True)
        for row in _risk_rows(risk, texts, beside_square if risk.level else columns, head, measure, table)
    ]
    return [heading, head, *unbroken_ends(slices)]


def _shown(risk: RiskLine) -> _Shown:
    became = f"{risk.sign} {risk.change}".strip() or risk.place
    level = risk.level.word if risk.level else "–"
    return like(risk.name, clean_line(risk.name)), like(level, clean_line(level)), like(became, clean_line(became))


def _columns(content: ReportContent, shown: Sequence[_Shown], measure: Measure) -> tuple[Column, ...]:
    """The columns, those behind the names as far to the right as these need and the texts in the last leave room."""
    widest = max(measure.width(f"#{risk.number}", TABLE_NUMBER) for risk in content.risks)
    names = max(_NAMES, widest + GUTTER)
    wanted = max(measure.width(name, TABLE) for name, _level, _became in shown) + GUTTER - (_LEVELS - names)
    # A point for what is lost where lengths are added up.
    free = WIDTH - _LAST - 1 - max(measure.width(became, TABLE) for _name, _level, became in shown)
    further = max(0.0, min(wanted, free))
    number, name, level, *last = content.list_columns
    # There is room for one of them: where a risk stands tells the matrix, and its section.
    labels = (number, name, level, last[-1])
    return columns_at((0.0, names, _LEVELS + further, _LAST + further), labels, TABLE_NUMBER)


def _risk_rows(
    risk: RiskLine, shown: _Shown, columns: tuple[Column, ...], head: Row, measure: Measure, table: Element
) -> list[Row]:
    texts = (f"#{risk.number}", *shown)
    told = Element("TR", table)
    number_told = Element("Link", Head(told, "Row"))
    elements = (number_told, *(Element("TD", told, own_tag(text)) for text in shown))
    shapes = (_square(risk.level, columns[2].left - _BESIDE_SQUARE),) if risk.level else ()
    return line_rows(columns, texts, elements, head, measure, shapes=shapes, target=section_key(risk.number))


@cache
def _square(level: Level, x: float) -> Box:
    colours = level_colours(level)
    return Box(
        x=x,
        y=PADDING + (TABLE.leading - _SQUARE) / 2,
        width=_SQUARE,
        height=_SQUARE,
        radius=1.5,
        fill=colours.fill,
        edge=colours.edge,
        line=LEVEL_EDGES[level.number],
    )
