"""The risks, their actions, evaluations and history as a workbook for Excel: sheets with filters and fixed heads."""

# openpyxl has no types of its own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import RegisterFile
from risikoapp.report.packages import as_always
from risikoapp.sheets.harmless import harmless
from risikoapp.sheets.tables import CUT, Cell, Column, Sheet, sheets
from risikoapp.sheets.xstring import MAX_CELL, cell_length, to_xstring

_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel has a day that never was, and before 1900 none at all."""
_DATE = "dd\\-mm\\-yyyy"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A workbook, and how many texts were longer than a cell."""

    content: bytes
    cut: int


def render_xlsx(file: RegisterFile, day: dt.date) -> Rendered:
    """The file as a workbook, said to be made on that day; the same file always gives the same bytes.

    A text that has no room in its cell ends in …, and is counted.
    """
    workbook = Workbook(write_only=True)
    book = _Book(workbook)
    for sheet in sheets(file):
        book.add(sheet)
    about = workbook.properties
    about.title, about.creator = to_xstring(file.register.title)[:255], to_xstring(file.register.organisation)[:255]
    about.language = "da-DK"
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    package = io.BytesIO()
    # Its own way of saving would note the time.
    ExcelWriter(workbook, zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED)).save()
    return Rendered(as_always(package.getvalue()), book.cut)


class _Book:
    """Puts sheets into a workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._levels = {terms.level_name(level): _level_style(level) for level in range(1, LEVELS + 1)}
        self._text, self._head, self._day = _text_style(), _head_style(), _date_style()
        for style in (*self._levels.values(), self._text, self._head, self._day):
            workbook.add_named_style(style)
        self.cut = 0

    def add(self, sheet: Sheet) -> None:
        made = self._workbook.create_sheet(sheet.name)
        for place, column in enumerate(sheet.columns, start=1):
            made.column_dimensions[get_column_letter(place)].width = column.width
        made.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
        made.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
        made.print_title_rows = "1:1"
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9
        made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
        made.sheet_properties.pageSetUpPr.fitToPage = True
        made.append([self._cell(made, column.name, self._head) for column in sheet.columns])
        for row in sheet.rows:
            made.append([self._written(made, cell, column) for cell, column in zip(row, sheet.columns, strict=True)])

    def _written(self, sheet: Any, cell: Cell, column: Column) -> Any:
        if isinstance(cell, dt.date):
            return self._cell(sheet, cell if cell >= _FIRST_DAY else format_list(cell), self._day)
        if isinstance(cell, str):
            level = self._levels.get(cell) if column.is_level else None
            return self._cell(sheet, self._fitting(cell), level or self._text)
        return self._cell(sheet, cell, self._text)

    def _fitting(self, text: str) -> str:
        written = to_xstring(text)
        if cell_length(written) <= MAX_CELL:
            return written
        self.cut += 1
        room = MAX_CELL - len(CUT)
        while cell_length(to_xstring(text)) > room:
            text = text[: len(text) - max(1, (cell_length(to_xstring(text)) - room) // 8)]
        return to_xstring(text) + CUT

    def _cell(self, sheet: Any, value: Any, style: NamedStyle) -> Any:
        made: Any = WriteOnlyCell(sheet)
        made.style = style.name
        if isinstance(value, str):
            # Set by itself, "=1+1" would be a formula.
            made._value, made.data_type = value, "s"
            made.quotePrefix = harmless(value) != value
        else:
            made.value = value
            made.number_format = _DATE if isinstance(value, dt.date) else "0"
        return made


def _text_style() -> NamedStyle:
    return NamedStyle(name="Tekst", alignment=Alignment(vertical="top", wrap_text=True))


def _date_style() -> NamedStyle:
    return NamedStyle(name="Dato", alignment=Alignment(vertical="top", horizontal="left"), number_format=_DATE)


def _head_style() -> NamedStyle:
    return NamedStyle(
        name="Hoved",
        font=Font(bold=True),
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
        font=Font(bold=level >= 3, color=colours.text.removeprefix("#")),
        alignment=Alignment(vertical="top", horizontal="center"),
        fill=PatternFill("solid", fgColor=colours.fill.removeprefix("#")),
        border=Border(left=edge, right=edge, top=edge, bottom=edge),
    )
