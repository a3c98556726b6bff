"""The matrix alone, with title and date, as a picture for slides and mails: the very drawing that the PDF has."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import escape, quoteattr

import pypdfium2

from risikoapp.i18n import language
from risikoapp.pdfium import ONE_AT_A_TIME
from risikoapp.report.content import MatrixCell, ReportContent
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.matrix import matrix_row
from risikoapp.report.pdf.pen import Pen
from risikoapp.report.pdf.rows import Box, Item, Row, Stroke, Text, height, text_rows
from risikoapp.report.pdf.style import (
    BODY,
    BOLD,
    HEADING,
    HEIGHT,
    INK,
    MARGIN,
    NOTE,
    PAGE_HEIGHT,
    PAPER,
    SEMIBOLD,
    SUBTITLE,
    WIDTH,
)
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean_line, fit

_FRAME = 14.0
"""Points of white around it."""
_ABOVE_MATRIX = 12.0
_SHARP = 4
"""Pixels for a point: at the size it has on paper four times as sharp as a plain screen."""
_TITLE_LINES = 3
_FAMILY = "IBM Plex Sans, Calibri, Arial, sans-serif"
_WEIGHTS = {SEMIBOLD: 600, BOLD: 700}
_HEAD = (
    '<defs><marker id="head" viewBox="0 0 5 4.2" refX="5" refY="2.1" markerWidth="5" markerHeight="4.2" orient="auto"'
    f' markerUnits="userSpaceOnUse"><path d="M0 0L5 2.1L0 4.2z" fill="{INK}"/></marker></defs>'
)
"""Of an arrow."""
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is drawn, each with the y of its row, and how high all of it is."""

    items: tuple[tuple[float, Item], ...]
    height: float


def matrix_svg(content: ReportContent) -> bytes:
    """The matrix as SVG, in a light dress; the same content gives the same bytes.

    Its texts are texts, and where the program that shows it has not the font, another of the same widths is used.
    """
    measure = Measure()
    picture = _picture(content, measure)
    wide, high = WIDTH + 2 * _FRAME, picture.height + 2 * _FRAME
    title, told = escape(_name(content)), escape(_xml("\n".join(_told(content))))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.2f}pt" height="{high:.2f}pt"'
        f' viewBox="0 0 {wide:.2f} {high:.2f}" role="img" lang="{language()}">',
        f"<title>{title}</title>",
        f"<desc>{told}</desc>",
        _HEAD,
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        f'<g transform="translate({_FRAME} {_FRAME})" font-family={quoteattr(_FAMILY)}>',
        *(_element(item, top, measure) for top, item in picture.items),
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode()


def matrix_png(content: ReportContent) -> bytes:
    """The matrix as PNG, in a light dress, sharp enough for a slide; the same content gives the same bytes."""
    measure = Measure()
    picture = _picture(content, measure)
    file = PdfFile(1)
    pen = Pen(file, measure)
    for top, item in picture.items:
        pen.draw([item], top)
    pen.end_page()
    side, above = MARGIN - _FRAME, MARGIN - _FRAME
    below = PAGE_HEIGHT - MARGIN - picture.height - _FRAME
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(file.written())
        try:
            image = document[0].render(scale=_SHARP, crop=(side, below, side, above)).to_pil()
        finally:
            document.close()
    png = io.BytesIO()
    image.save(png, "PNG", dpi=(72 * _SHARP, 72 * _SHARP))
    return png.getvalue()


def _picture(content: ReportContent, measure: Measure) -> _Picture:
    paragraph = partial(text_rows, x=0, width=WIDTH, measure=measure, element=Element("P"))
    head = paragraph(clean_line(content.title), HEADING)
    if len(head) > _TITLE_LINES:
        head = paragraph(fit(clean_line(content.title), HEADING, 2.8 * WIDTH, measure), HEADING)
    about = " · ".join(part for part in (content.draft, content.status_line, content.organisation) if part)
    if about:
        head += paragraph(fit(clean_line(about), SUBTITLE, WIDTH, measure), SUBTITLE)
    notes: list[Row] = []
    if content.not_placed:
        notes += paragraph(fit(content.not_placed, BODY, 3 * WIDTH, measure), BODY)
    if content.levels_note:
        notes += paragraph(content.levels_note, NOTE)
    room = HEIGHT - height(head) - height(notes) - 2 * _ABOVE_MATRIX
    matrix = matrix_row(content.matrix, room, measure, Element("Document"))
    items: list[tuple[float, Item]] = []
    top = 0.0
    for rows in (head, [matrix], notes):
        for row in rows:
            items += [(top, item) for item in row.items]
            top += row.height
        top += _ABOVE_MATRIX if rows else 0
    return _Picture(tuple(items), top - _ABOVE_MATRIX)


def _name(content: ReportContent) -> str:
    return _xml(" · ".join(part for part in (content.title, content.status_line) if part))


def _told(content: ReportContent) -> Iterator[str]:
    """What the matrix shows, for who cannot see it."""
    matrix = content.matrix
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            if cell.risk_numbers:
                yield f"{row.name} × {column} ({cell.level.word}): {_numbers(cell)}"
    if content.not_placed:
        yield content.not_placed


def _numbers(cell: MatrixCell) -> str:
    return ", ".join(f"#{number}" for number in cell.risk_numbers)


def _element(item: Item, top: float, measure: Measure) -> str:
    if isinstance(item, Text):
        return _text(item, top, measure)
    if isinstance(item, Stroke):
        points = " ".join(f"{x:.2f},{top + y:.2f}" for x, y in item.points)
        head = ' marker-end="url(#head)"' if item.head else ""
        look = f'fill="none" stroke="{item.colour}" stroke-width="{item.line}"'
        return f'<polyline points="{points}" {look}{head}/>'
    # There are no rules in a matrix.
    assert isinstance(item, Box)
    fill, dashes = item.fill or "none", ' stroke-dasharray="1.6 1.6"' if item.dashed else ""
    return (
        f'<rect x="{item.x:.2f}" y="{top + item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
        f' rx="{item.radius:.2f}" fill="{fill}" stroke="{item.edge}" stroke-width="{item.line}"{dashes}/>'
    )


def _text(item: Text, top: float, measure: Measure) -> str:
    """A text held by its middle, or by the edge that it begins at: with another font it keeps its place."""
    style = item.style
    width = measure.width(item.text, style)
    y = top + item.y
    if item.turned:
        place = f'transform="translate({item.x:.2f} {y - width / 2:.2f}) rotate(-90)" text-anchor="middle"'
    elif item.x:
        place = f'x="{item.x + width / 2:.2f}" y="{y:.2f}" text-anchor="middle"'
    else:
        place = f'x="0" y="{y:.2f}"'
    weight = f' font-weight="{_WEIGHTS[style.font]}"' if style.font in _WEIGHTS else ""
    # A letter that the font has not is as wide as another font has it.
    length = f' textLength="{width:.2f}"' if measure.known(style.font).issuperset(item.text) else ""
    look = f'font-size="{style.size}" fill="{style.colour}"{weight}{length}'
    return f"<text {place} {look}>{escape(_xml(item.text))}</text>"


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
