"""The risks, their actions, evaluations and history as a workbook for Excel: sheets with filters and fixed heads."""

# openpyxl has no types of its own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.writer.excel import ExcelWriter

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _, language_tag
from risikoapp.report.packages import as_always
from risikoapp.report.row_heights import LINE, room_of, row_height
from risikoapp.report.watching import Watch, watched
from risikoapp.sheets.harmless import harmless
from risikoapp.sheets.tables import Cell, Column, Sheet, sheets
from risikoapp.sheets.xstring import CUT, MAX_CELL, cell_length, to_xstring

_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel has a day that never was, and before 1900 none at all."""
_ARROW = 3
"""Digits' room that the arrow of a filter takes."""
_DATE = "dd\\-mm\\-yyyy"
_AT_LEFT = Alignment(vertical="top", horizontal="left")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A workbook, and how many texts were longer than a cell."""

    content: bytes
    cut: int


def render_xlsx(file: RegisterFile, day: dt.date, watch: Watch | None = None) -> Rendered:
    """The file as a workbook, said to be made on that day; the same file always gives the same bytes.

    A text that has no room in its cell ends in …, and is counted.
    """
    workbook = Workbook(write_only=True)
    made = sheets(file)
    book = _Book(workbook, made)
    about = workbook.properties
    about.title, about.creator = to_xstring(file.register.title)[:255], to_xstring(file.register.organisation)[:255]
    about.language = language_tag()
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    package = io.BytesIO()
    # Its own way of saving would note the time.
    ExcelWriter(workbook, zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED)).save()
    rows = watched(chain.from_iterable(map(book.rows, made)), sum(len(sheet.rows) for sheet in made), watch)
    # openpyxl takes four times as long for a row, as it asks each cell anew how it looks and what kind it is of.
    put_in = {
        f"xl/worksheets/sheet{place}.xml": (b"</sheetData>", islice(rows, len(sheet.rows)))
        for place, sheet in enumerate(made, start=1)
    }
    return Rendered(as_always(package.getvalue(), put_in), book.cut)


class _Book:
    """Puts sheets with their heads into a workbook, and tells the rows beneath these."""

    def __init__(self, workbook: Any, told: Sequence[Sheet]) -> None:
        text, head, day = _text_style(), _head_style(), _date_style()
        levels = [_level_style(level) for level in range(1, LEVELS + 1)]
        for style in (*levels, text, head, day):
            workbook.add_named_style(style)
        for sheet in told:
            _add_head(workbook.create_sheet(sheet.name), sheet, head)
        sheet = workbook.worksheets[0]
        self._text, self._day = _look(sheet, text), _look(sheet, day)
        self._quoted, self._number = _look(sheet, text, is_quoted=True), _look(sheet, text, is_number=True)
        self._levels = {style.name: _look(sheet, style) for style in levels}
        self.cut = 0

    def rows(self, sheet: Sheet) -> Iterator[bytes]:
        """The rows of a sheet beneath its head, as they stand in its file."""
        letters = [get_column_letter(place) for place in range(1, len(sheet.columns) + 1)]
        rooms = [(place, room_of(each.width)) for place, each in enumerate(sheet.columns) if not each.is_level]
        for number, row in enumerate(sheet.rows, start=2):
            cells = (
                self._cell(f'r="{letter}{number}"', cell, column)
                for letter, cell, column in zip(letters, row, sheet.columns, strict=True)
            )
            high = row_height(row, rooms)
            told = f' ht="{high:g}"' if high > LINE else ""
            yield f'<row r="{number}"{told}>{"".join(cells)}</row>'.encode()

    def _cell(self, place: str, cell: Cell, column: Column) -> str:
        if isinstance(cell, str):
            text = self._fitting(cell)
            look = self._levels.get(cell) if column.is_level else None
            # Without that mark, who edits "=1+1" in Excel would make a formula of it.
            return _text(place, text, look or (self._text if harmless(text) == text else self._quoted))
        if not isinstance(cell, dt.date):
            return f'<c {place} s="{self._number}"/>' if cell is None else _number(place, cell, self._number)
        if cell < _FIRST_DAY:
            return _text(place, format_list(cell), self._day)
        return _number(place, to_excel(cell), self._day)

    def _fitting(self, text: str) -> str:
        written = to_xstring(text)
        if cell_length(written) <= MAX_CELL:
            return written
        self.cut += 1
        room = MAX_CELL - len(CUT)
        while cell_length(to_xstring(text)) > room:
            text = text[: len(text) - max(1, (cell_length(to_xstring(text)) - room) // 8)]
        return to_xstring(text) + CUT


def _add_head(made: Any, sheet: Sheet, style: NamedStyle) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        made.column_dimensions[get_column_letter(place)].width = column.width
    made.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    made.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    made.print_title_rows = "1:1"
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    rooms = [(place, room_of(column.width - _ARROW)) for place, column in enumerate(sheet.columns)]
    made.row_dimensions[1].height = row_height([column.name for column in sheet.columns], rooms)
    head = [WriteOnlyCell(made, column.name) for column in sheet.columns]
    for cell in head:
        cell.style = style.name
    made.append(head)


def _look(sheet: Any, style: NamedStyle, *, is_number: bool = False, is_quoted: bool = False) -> int:
    """The number by which the cells of a workbook say that they look so."""
    made: Any = WriteOnlyCell(sheet)
    made.style = style.name
    made.number_format = "0" if is_number else style.number_format
    if is_number:
        # Numbers here are names of things. At the right, where programs put them, they touch the text that follows.
        made.alignment = _AT_LEFT
    made.quotePrefix = is_quoted
    return made.style_id


def _text(place: str, text: str, look: int) -> str:
    if not text:
        return f'<c {place} s="{look}"/>'
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<c {place} s="{look}" t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'


def _number(place: str, number: float, look: int) -> str:
    return f'<c {place} s="{look}"><v>{number}</v></c>'


def _font(*, bold: bool = False, color: str = "1B2430") -> Font:
    """By its name: one without is Calibri in Excel alone, and in others a font that needs another height."""
    return Font(name="Calibri", size=11, family=2, bold=bold, color=color)


def _text_style() -> NamedStyle:
    return NamedStyle(name=_("Tekst"), font=_font(), alignment=Alignment(vertical="top", wrap_text=True))


def _date_style() -> NamedStyle:
    return NamedStyle(
        name=_("Dato"),
        font=_font(),
        alignment=_AT_LEFT,
        number_format=_DATE,
    )


def _head_style() -> NamedStyle:
    return NamedStyle(
        name=_("Hoved"),
        font=_font(bold=True),
        alignment=Alignment(vertical="center", wrap_text=True),
        fill=PatternFill("solid", fgColor="E9EDF2"),
        border=Border(bottom=Side(style="medium", color="1B2430")),
    )


def _level_style(level: int) -> NamedStyle:
    """A level by its colours and, as its word is read too, in bold from Høj on."""
    colours = terms.LEVEL_COLOURS[level]
    edge = Side(style="thin" if level < 3 else "medium", color=colours.edge.removeprefix("#"))
    return NamedStyle(
        name=terms.level_name(level),
        font=_font(bold=level >= 3, color=colours.text.removeprefix("#")),
        alignment=Alignment(vertical="top", horizontal="center"),
        fill=PatternFill("solid", fgColor=colours.fill.removeprefix("#")),
        border=Border(left=edge, right=edge, top=edge, bottom=edge),
    )
