"""What every part of the report is built of: headings, paragraphs and lists. Lengths in points."""

from collections.abc import Iterable

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.rows import Item, Outline, Row, baseline, below, new, text_rows
from risikoapp.report.pdf.style import BODY, GRID, HEADING, HEADING_BEFORE, INDENT, WIDTH, TextStyle
from risikoapp.report.pdf.tags import Element, Kind
from risikoapp.report.pdf.text import clean, clean_line


def heading_row(text: str, document: Element) -> Row:
    """The heading of a part of the report, kept with what follows and listed among its contents."""
    return Row(
        height=HEADING.leading + GRID,
        items=(baseline(HEADING, 0, 0, clean_line(text), element=Element("H2", document)),),
        before=HEADING_BEFORE,
        keep=True,
        outline=Outline(text=text, level=0),
    )


def paragraph_rows(
    text: str, style: TextStyle, before: float, measure: Measure, document: Element, *, kind: Kind = "P"
) -> list[Row]:
    """The rows of a text of one paragraph, with white space above the first."""
    rows = text_rows(clean_line(text), style, 0, WIDTH, measure, element=Element(kind, document))
    return [below(rows[0], before), *rows[1:]]


def bullet_rows(texts: Iterable[str], measure: Measure, document: Element) -> list[Row]:
    """A list of texts, each behind a bullet."""
    listed = Element("L", document)
    rows: list[Row] = []
    for text in texts:
        told = Element("LI", listed)
        bullet = baseline(BODY, 0, 0, "•", INDENT, element=Element("Lbl", told))
        body = Element("LBody", told)
        rows += text_rows(clean(text), BODY, INDENT, WIDTH - INDENT, measure, element=body, beside=(bullet,))
    return rows


def with_first(row: Row, item: Item) -> Row:
    """The row with an item before the others."""
    height, items, before, keep, repeat, outline = row
    return new(Row, (height, (item, *items), before, keep, repeat, outline))
