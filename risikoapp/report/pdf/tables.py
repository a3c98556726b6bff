"""Tables: a head that is repeated on each page, and rows that go on in the next slice where they are too long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.rows import Item, Row, Rule, Text, baseline, unbroken_ends
from risikoapp.report.pdf.style import INK, LINE, TABLE, TABLE_HEAD, WIDTH, TextStyle
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import Line, clean, clean_line, lines_of

GUTTER = 12.0
"""At least so many points between two columns."""
PADDING = 3.5
"""Above and below the text of a row."""
_MOST_LINES = 24
"""Of text in one slice: a longer cell goes on in the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column from `left` to `right`, in points from the left edge."""

    label: str
    left: float
    right: float
    style: TextStyle = TABLE


def columns_at(
    lefts: Sequence[float], labels: Sequence[str], first: TextStyle = TABLE, others: TextStyle = TABLE
) -> tuple[Column, ...]:
    """Columns that begin there; the first has a style of its own."""
    rights = (*(left - GUTTER for left in lefts[1:]), WIDTH)
    styles = (first, *(others for _left in lefts[1:]))
    return tuple(
        Column(label=label, left=left, right=right, style=style)
        for label, left, right, style in zip(labels, lefts, rights, styles, strict=True)
    )


def table_rows(
    columns: Sequence[Column], lines: Iterable[Sequence[str]], summary: str, measure: Measure, document: Element
) -> list[Row]:
    """A table of texts; `summary` tells who listens what it shows."""
    table = Element("Table", document, summary=summary)
    head = head_row(columns, Element("TR", table))
    rows: list[Row] = []
    for texts in lines:
        told = Element("TR", table)
        elements = (Element("TH", told, scope="Row"), *(Element("TD", told) for _column in columns[1:]))
        rows += line_rows(columns, texts, elements, head, measure)
    return [head, *unbroken_ends(rows)]


def head_row(columns: Sequence[Column], told: Element) -> Row:
    """The names of the columns over a line."""
    reaches = (*(column.left for column in columns[1:]), 0.0)
    texts = [
        baseline(
            TABLE_HEAD, column.left, 2, clean_line(column.label), reach, element=Element("TH", told, scope="Column")
        )
        for column, reach in zip(columns, reaches, strict=True)
    ]
    bottom = TABLE_HEAD.leading + 7
    return Row(height=bottom, items=(*texts, Rule(x=0, y=bottom, width=WIDTH, colour=INK, line=0.8)), keep=True)


def line_rows(
    columns: Sequence[Column], texts: Sequence[str], elements: Sequence[Element], head: Row, measure: Measure
) -> list[Row]:
    """The slices of one row over a thin line: a single one, but for a text as long as a page."""
    cells = [
        _chunks(lines_of(clean(text), column.style, column.right - column.left, measure))
        for text, column in zip(texts, columns, strict=True)
    ]
    slices = list(zip_longest(*cells, fillvalue=[]))
    return [
        _slice(lines, columns, head, elements, is_last=number == len(slices))
        for number, lines in enumerate(slices, start=1)
    ]


def _chunks(lines: list[Line]) -> list[list[Line]]:
    return [lines[start : start + _MOST_LINES] for start in range(0, len(lines), _MOST_LINES)]


def _slice(
    cells: Sequence[list[Line]], columns: Sequence[Column], head: Row, elements: Sequence[Element], *, is_last: bool
) -> Row:
    tallest = max(map(len, cells))
    # Cell by cell, and only single lines reach across, so that a long name is read to its end.
    reaches = (*(column.left for column in columns[1:]), 0.0) if tallest == 1 else (0.0,) * len(columns)
    items: list[Item] = [
        Text(
            column.left,
            PADDING + number * TABLE.leading + column.style.baseline,
            line.text,
            column.style,
            reach=reach,
            element=element,
            is_parted=line.is_parted,
        )
        for column, lines, reach, element in zip(columns, cells, reaches, elements, strict=True)
        for number, line in enumerate(lines)
        if line.text
    ]
    height = PADDING + tallest * TABLE.leading
    if is_last:
        height += PADDING
        items.append(Rule(x=0, y=height, width=WIDTH, colour=LINE, line=0.6))
    return Row(height=height, items=tuple(items), repeat=head)
