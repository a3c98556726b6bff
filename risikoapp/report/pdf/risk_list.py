"""The list of open risks: number, name, level, and what became of each or where it stands. Lengths in points."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from risikoapp.report.content import Level, ReportContent, RiskLine
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import level_colours
from risikoapp.report.pdf.rows import Box, Item, Outline, Row, Rule, Text, baseline, unbroken_ends
from risikoapp.report.pdf.sections import section_key
from risikoapp.report.pdf.style import (
    HEADING,
    INK,
    LEVEL_EDGES,
    LINE,
    TABLE,
    TABLE_HEAD,
    TABLE_NUMBER,
    WIDTH,
    TextStyle,
)
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean_line, wrap

_NAMES, _LEVELS, _PLACES = 34.0, 214.0, 294.0
"""The left edges of name, level and place, where the numbers leave room for it."""
_GUTTER = 12.0
_PADDING = 5.0
"""Above and below the text of a risk."""
_SQUARE = 7.0
_MOST_LINES = 24
"""Of text in one slice: a longer name goes on in the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    left: float
    right: float
    style: TextStyle


def list_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """The heading, the head of the table and every risk; a page break never leaves a single risk alone.

    The number of each risk leads to its section.
    """
    columns = _columns(content, measure)
    heading = Row(
        height=HEADING.leading + 4,
        items=(baseline(HEADING, 0, 0, content.list_heading, element=Element("H2", document)),),
        before=22,
        keep=True,
        outline=Outline(text=content.list_heading, level=0),
    )
    table = Element("Table", document, summary=content.list_heading)
    head = _head(content, columns, Element("TR", table))
    slices = [row for risk in content.risks for row in _risk_rows(risk, columns, head, measure, table)]
    return [heading, head, *unbroken_ends(slices)]


def _columns(content: ReportContent, measure: Measure) -> tuple[_Column, ...]:
    widest = max(measure.width(f"#{risk.number}", TABLE_NUMBER) for risk in content.risks)
    lefts = (0.0, max(_NAMES, widest + _GUTTER), _LEVELS, _PLACES)
    rights = (*(left - _GUTTER for left in lefts[1:]), WIDTH)
    styles = (TABLE_NUMBER, TABLE, TABLE, TABLE)
    return tuple(
        _Column(left=left, right=right, style=style) for left, right, style in zip(lefts, rights, styles, strict=True)
    )


def _head(content: ReportContent, columns: tuple[_Column, ...], told: Element) -> Row:
    number, name, level, *last = content.list_columns
    # There is room for one of them: where a risk stands tells the matrix, and its section.
    labels = zip(columns, (number, name, level, last[-1]), strict=True)
    reaches = (*(column.left for column in columns[1:]), 0.0)
    texts = [
        baseline(TABLE_HEAD, column.left, 2, clean_line(label), reach, element=Element("TH", told, scope="Column"))
        for (column, label), reach in zip(labels, reaches, strict=True)
    ]
    bottom = TABLE_HEAD.leading + 6
    rule = Rule(x=0, y=bottom, width=WIDTH, colour=INK, line=0.8)
    return Row(height=bottom, items=(*texts, rule), keep=True)


def _risk_rows(risk: RiskLine, columns: tuple[_Column, ...], head: Row, measure: Measure, table: Element) -> list[Row]:
    """The slices of one risk: a single one, but for a name or a place as long as a page."""
    if risk.level:
        number, name, level, place = columns
        columns = (number, name, replace(level, left=level.left + _SQUARE + 5), place)
    last = f"{risk.sign} {risk.change}".strip() or risk.place
    texts = (f"#{risk.number}", risk.name, risk.level.word if risk.level else "–", last)
    cells = [
        _chunks(wrap(clean_line(text), column.style, column.right - column.left, measure))
        for text, column in zip(texts, columns, strict=True)
    ]
    told = Element("TR", table)
    number_told = Element("Link", Element("TH", told, scope="Row"))
    elements = (number_told, *(Element("TD", told) for _column in columns[1:]))
    rows = [_slice(lines, columns, head, elements) for lines in zip_longest(*cells, fillvalue=[])]
    link = rows[0].items[0]
    assert isinstance(link, Text)
    rows[0] = replace(rows[0], items=(replace(link, target=section_key(risk.number)), *rows[0].items[1:]))
    if risk.level:
        rows[0] = replace(rows[0], items=(_square(risk.level), *rows[0].items))
    bottom = rows[-1].height + _PADDING
    rule = Rule(x=0, y=bottom, width=WIDTH, colour=LINE, line=0.6)
    rows[-1] = replace(rows[-1], height=bottom, items=(*rows[-1].items, rule))
    return rows


def _chunks(lines: list[str]) -> list[list[str]]:
    return [lines[start : start + _MOST_LINES] for start in range(0, len(lines), _MOST_LINES)]


def _slice(cells: tuple[list[str], ...], columns: tuple[_Column, ...], head: Row, elements: tuple[Element, ...]) -> Row:
    tallest = max(map(len, cells))
    # Cell by cell, and only single lines reach across, so that a long name is read to its end.
    reaches = (*(column.left for column in columns[1:]), 0.0) if tallest == 1 else (0.0,) * len(columns)
    items: tuple[Item, ...] = tuple(
        baseline(column.style, column.left, _PADDING + number * TABLE.leading, line, reach, element=element)
        for column, lines, reach, element in zip(columns, cells, reaches, elements, strict=True)
        for number, line in enumerate(lines)
    )
    return Row(height=_PADDING + tallest * TABLE.leading, items=items, repeat=head)


def _square(level: Level) -> Box:
    colours = level_colours(level)
    return Box(
        x=_LEVELS,
        y=_PADDING + (TABLE.leading - _SQUARE) / 2,
        width=_SQUARE,
        height=_SQUARE,
        radius=1.5,
        fill=colours.fill,
        edge=colours.edge,
        line=LEVEL_EDGES[level.number],
    )
