"""Paragraphs and tables put into a Word document, each with a style of the document.

What there are thousands of is made of bare elements, as python-docx looks for the place of each among all that stand
there, and goes through texts letter by letter.
"""

# python-docx hands out its XML as private members and leaves lxml untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false

import re
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import nsmap
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from risikoapp.report.content import own_tag

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BREAKS = {"\n": "br", "\t": "tab"}
_W = f"{{{nsmap['w']}}}"
_SPACE = f"{{{nsmap['xml']}}}space"

CENTRE, RIGHT = "center", "right"


def writable(text: str) -> str:
    """The text without the control characters that no XML can hold; lines end in a newline."""
    return _NOT_IN_XML.sub("", _NEWLINE.sub("\n", text))


class Writer:
    """Writes into one document. The ids of its styles are looked up once, not for each paragraph."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._styles = {style.name: style.style_id for style in document.styles}
        self._bookmarks = 0
        self._end: Any = document.element.body.sectPr

    def paragraph(
        self, text: str, style: str, *, before: str = "", note: str = "", bookmark: str = "", keep: bool = False
    ) -> None:
        """A paragraph at the end; newlines are line breaks in it.

        Our own words stand `before` the text, and a `note` behind it, more quietly. `keep` holds it on the page of the
        next.
        """
        paragraph: Any = self._end.makeelement(f"{_W}p")
        self._end.addprevious(paragraph)
        properties = self._style(paragraph, style)
        if keep:
            _child(properties, "keepNext")
        if bookmark:
            self._bookmarks += 1
            _child(paragraph, "bookmarkStart", id=str(self._bookmarks), name=bookmark)
        _add_runs(paragraph, before, text)
        if bookmark:
            _child(paragraph, "bookmarkEnd", id=str(self._bookmarks))
        if note:
            _add_run(paragraph, writable(f" {note}" if before or text else note), self._styles["Subtle Emphasis"])

    def table(self, widths: Sequence[float], rows: int, *, title: str, has_head: bool = False) -> Table:
        """An empty table with columns of so many millimetres; `title` is what is read aloud of it.

        With `has_head` its first row stands above it on each page.
        """
        table = self.document.add_table(0, len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        _child(table._tbl.tblPr, "tblCaption", val=writable(title))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        twips = [str(Mm(width).twips) for width in widths]
        for place in range(rows):
            _add_row(table._tbl, twips, is_head=has_head and place == 0)
        return table

    def cell(self, cell: Any, text: str, style: str, *, align: str = "", keep: bool = False, to: str = "") -> None:
        """A paragraph in the element of a cell. `keep` holds it on the page of the next; a click leads `to` a bookmark.

        It stands as `align` says, or at the left.
        """
        paragraph = cell[-1]
        if len(paragraph):
            paragraph = _child(cell, "p")
        properties = self._style(paragraph, style)
        if keep:
            _child(properties, "keepNext")
        if align:
            _child(properties, "jc", val=align)
        within = _child(paragraph, "hyperlink", anchor=to, history="1") if to else paragraph
        _add_runs(within, "", text)

    def _style(self, paragraph: Any, style: str) -> Any:
        properties = _child(paragraph, "pPr")
        _child(properties, "pStyle", val=self._styles[style])
        return properties


def cells_of(table: Table) -> list[list[Any]]:
    """The elements of the cells of a table in which none are merged, row by row."""
    return [list(row.iterchildren(f"{_W}tc")) for row in table._tbl.iterchildren(f"{_W}tr")]


def shade(cell: Any, fill: str, edge: str, line: float) -> None:
    """Fills a cell with `#RRGGBB`, inside an edge of `line` points in another colour."""
    properties = cell.tcPr
    borders = _child(properties, "tcBorders")
    for side in ("top", "left", "bottom", "right"):
        _child(borders, side, val="single", sz=str(round(line * 8)), space="0", color=edge.removeprefix("#"))
    _child(properties, "shd", val="clear", color="auto", fill=fill.removeprefix("#"))


def underline(cell: Any, colour: str, line: float) -> None:
    """A line beneath a cell."""
    borders = _child(cell.tcPr, "tcBorders")
    _child(borders, "bottom", val="single", sz=str(round(line * 8)), space="0", color=colour.removeprefix("#"))


def turn_upwards(cell: Any) -> None:
    """Lets what stands in a cell run from below."""
    _child(cell.tcPr, "textDirection", val="btLr")


def in_middle(cell: Any) -> None:
    """Lets what stands in a cell stand halfway down."""
    _child(cell.tcPr, "vAlign", val="center")


def add_field(paragraph: Paragraph, code: str) -> None:
    """Something that Word counts, such as the number of the page."""
    field = _child(paragraph._p, "fldSimple", instr=code)
    run = _child(field, "r")
    _child(run, "t").text = "1"


def add_text(paragraph: Paragraph, text: str, after: str) -> None:
    """A text with our own words behind it."""
    if tag := own_tag(text):
        _add_run(paragraph._p, text, language=tag)
        text = ""
    paragraph.add_run(text + after)


def _add_row(table: Any, twips: Sequence[str], *, is_head: bool) -> None:
    row = _child(table, "tr")
    properties = _child(row, "trPr")
    _child(properties, "cantSplit")
    if is_head:
        _child(properties, "tblHeader")
    for width in twips:
        cell = _child(row, "tc")
        _child(_child(cell, "tcPr"), "tcW", type="dxa", w=width)
        _child(cell, "p")


def _add_runs(parent: Any, before: str, text: str) -> None:
    """A single run, or two where the text is in another language than what stands before it."""
    tag = own_tag(text)
    if tag and before:
        _add_run(parent, writable(before))
        before = ""
    _add_run(parent, writable(before + text), language=tag)


def _add_run(parent: Any, text: str, style: str = "", language: str = "") -> None:
    run = _child(parent, "r")
    if style or language:
        properties = _child(run, "rPr")
        if style:
            _child(properties, "rStyle", val=style)
        if language:
            _child(properties, "lang", val=language)
    for piece in re.split("([\t\n])", text):
        if piece in _BREAKS:
            _child(run, _BREAKS[piece])
        elif piece:
            written = _child(run, "t")
            written.text = piece
            if piece.strip() != piece:
                written.set(_SPACE, "preserve")


def _child(parent: Any, kind: str, /, **attributes: str) -> Any:
    made = parent.makeelement(f"{_W}{kind}")
    for key, value in attributes.items():
        made.set(f"{_W}{key}", value)
    parent.append(made)
    return made
