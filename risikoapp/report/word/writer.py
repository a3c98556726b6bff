"""Paragraphs and tables put into a Word document, each with a style of the document."""

# python-docx hands out its XML as private members and leaves lxml untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false

import re
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def writable(text: str) -> str:
    """The text without the control characters that no XML can hold; lines end in a newline."""
    return _NOT_IN_XML.sub("", _NEWLINE.sub("\n", text))


class Writer:
    """Writes into one document. The ids of its styles are looked up once, not for each paragraph."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._styles = {style.name: style.style_id for style in document.styles}
        self._bookmarks = 0
        self._body = document._body
        self._end: Any = document.element.body.sectPr

    def paragraph(self, text: str, style: str, *, note: str = "", bookmark: str = "") -> None:
        """A paragraph at the end; newlines are line breaks in it. `note` stands behind the text, more quietly."""
        # The document's own way looks through all that stands there already, each time.
        element: Any = OxmlElement("w:p")
        self._end.addprevious(element)
        paragraph = Paragraph(element, self._body)
        self._fill(paragraph, text, style, bookmark=bookmark)
        if note:
            run = paragraph.add_run(writable(f" {note}" if text else note))
            run._r.style = self._styles["Subtle Emphasis"]

    def table(self, widths: Sequence[float], rows: int, *, title: str, has_head: bool = False) -> Table:
        """An empty table with columns of so many millimetres; `title` is what is read aloud of it.

        With `has_head` its first row stands above it on each page.
        """
        table = self.document.add_table(rows, len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        properties: Any = table._tbl.tblPr
        _child(properties, "w:tblCaption", val=writable(title))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for place, row in enumerate(table.rows):
            _child(row._tr.get_or_add_trPr(), "w:cantSplit")
            if has_head and place == 0:
                _child(row._tr.get_or_add_trPr(), "w:tblHeader")
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def cell(
        self, cell: _Cell, text: str, style: str, *, align: WD_ALIGN_PARAGRAPH = LEFT, keep: bool = False, to: str = ""
    ) -> None:
        """A paragraph in a cell. `keep` holds it on the page of the next; a click leads `to` a bookmark."""
        paragraph = cell.paragraphs[-1]
        if paragraph._p.pPr is not None:
            paragraph = cell.add_paragraph()
        self._fill(paragraph, text, style, to=to)
        if align != LEFT:
            paragraph.alignment = align
        if keep:
            paragraph.paragraph_format.keep_with_next = True

    def _fill(self, paragraph: Paragraph, text: str, style: str, *, bookmark: str = "", to: str = "") -> None:
        paragraph._p.style = self._styles[style]
        if bookmark:
            self._bookmarks += 1
            _child(paragraph._p, "w:bookmarkStart", id=str(self._bookmarks), name=bookmark)
        run = paragraph.add_run(writable(text))
        if bookmark:
            _child(paragraph._p, "w:bookmarkEnd", id=str(self._bookmarks))
        if to:
            link = _child(paragraph._p, "w:hyperlink", anchor=to, history="1")
            link.append(run._r)


def shade(cell: _Cell, fill: str, edge: str, line: float) -> None:
    """Fills a cell with `#RRGGBB`, inside an edge of `line` points in another colour."""
    properties = cell._tc.get_or_add_tcPr()
    borders = _child(properties, "w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        _child(borders, f"w:{side}", val="single", sz=str(round(line * 8)), space="0", color=edge.removeprefix("#"))
    _child(properties, "w:shd", val="clear", color="auto", fill=fill.removeprefix("#"))


def underline(cell: _Cell, colour: str, line: float) -> None:
    """A line beneath a cell."""
    borders = _child(cell._tc.get_or_add_tcPr(), "w:tcBorders")
    _child(borders, "w:bottom", val="single", sz=str(round(line * 8)), space="0", color=colour.removeprefix("#"))


def turn_upwards(cell: _Cell) -> None:
    """Lets what stands in a cell run from below."""
    _child(cell._tc.get_or_add_tcPr(), "w:textDirection", val="btLr")


def in_middle(cell: _Cell) -> None:
    """Lets what stands in a cell stand halfway down."""
    _child(cell._tc.get_or_add_tcPr(), "w:vAlign", val="center")


def add_field(paragraph: Paragraph, code: str) -> None:
    """Something that Word counts, such as the number of the page."""
    field = _child(paragraph._p, "w:fldSimple", instr=code)
    run = _child(field, "w:r")
    _child(run, "w:t").text = "1"


def _child(parent: Any, kind: str, /, **attributes: str) -> Any:
    made: Any = OxmlElement(kind)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made
