"""Tables: a head that is repeated on each page, and rows that go on in the next slice where they are too long."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from risikoapp.report.content import own_tag
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.rows import Item, Row, Rule, Text, baseline, unbroken_ends
from risikoapp.report.pdf.style import INK, LINE, TABLE, TABLE_HEAD, WIDTH, TextStyle
from risikoapp.report.pdf.tags import Element, Head, Table
from risikoapp.report.pdf.text import Line, clean, clean_line, lines_of

GUTTER = 12.0
"""At least so many points between two columns."""
PADDING = 3.5
"""Above and below the text of a row."""
_MOST_LINES = 24
"""Of text in one slice: a longer cell goes on in the next."""


class Column(NamedTuple):
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
    table = Table(document, summary)
    head = head_row(columns, Element("TR", table))
    rows: list[Row] = []
    for texts in lines:
        told = Element("TR", table)
        first, *others = texts
        elements = (Head(told, "Row", own_tag(first)), *(Element("TD", told, own_tag(text)) for text in others))
        rows += line_rows(columns, texts, elements, head, measure)
    return [head, *unbroken_ends(rows)]


def head_row(columns: Sequence[Column], told: Element) -> Row:
    """The names of the columns over a line."""
    reaches = (*(column.left for column in columns[1:]), 0.0)
    texts = [
        baseline(TABLE_HEAD, column.left, 2, clean_line(column.label), reach, element=Head(told, "Column"))
        for column, reach in zip(columns, reaches, strict=True)
    ]
    bottom = TABLE_HEAD.leading + 7
    return Row(height=bottom, items=(*texts, Rule(x=0, y=bottom, width=WIDTH, colour=INK, line=0.8)), keep=True)


def line_rows(
    columns: Sequence[Column],
    texts: Sequence[str],
    elements: Sequence[Element],
    head: Row,
    measure: Measure,
    *,
    shapes: Sequence[Item] = (),
    target: str = "",
) -> list[Row]:
    """The slices of one row over a thin line: a single one, but for a text as long as a page.

    Beside the texts of the first there are `shapes`, and a click on the text that begins it leads to the `target`.
    """
    cells = [
        lines_of(clean(text), column.style, column.right - column.left, measure)
        for text, column in zip(texts, columns, strict=True)
    ]
    slices = [
        [lines[start : start + _MOST_LINES] for lines in cells] for start in range(0, max(map(len, cells)), _MOST_LINES)
    ]
    return [
        _slice(
            lines,
            columns,
            head,
            elements,
            is_last=number == len(slices),
            shapes=shapes if number == 1 else (),
            target=target if number == 1 else "",
        )
        for number, lines in enumerate(slices, start=1)
    ]


def _slice(
    cells: Sequence[Sequence[Line]],
    columns: Sequence[Column],
    head: Row,
    elements: Sequence[Element],
    *,
    is_last: bool,
    shapes: Sequence[Item],
    target: str,
) -> Row:
    tallest = max(map(len, cells))
    items = list(shapes)
    for place, (column, lines, element) in enumerate(zip(columns, cells, elements, strict=True)):
        # Cell by cell, and only single lines reach across, so that a long name is read to its end.
        reach = columns[place + 1].left if tallest == 1 and place + 1 < len(columns) else 0.0
        down = PADDING + column.style.baseline
        for text, is_parted in lines:
            if text:
                items.append(Text(column.left, down, text, column.style, False, reach, element, target, is_parted))
                target = ""
            down += TABLE.leading
    height = PADDING + tallest * TABLE.leading
    if is_last:
        height += PADDING
        items.append(Rule(x=0, y=height, width=WIDTH, colour=LINE, line=0.6))
    return Row(height=height, items=tuple(items), repeat=head)
