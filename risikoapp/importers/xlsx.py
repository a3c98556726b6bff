"""Excel workbooks (.xlsx) opened with care: they come from anywhere."""

# openpyxl has no types of its own.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import io
import re
import warnings
import zipfile
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import cell_style
from openpyxl.utils import get_column_letter, range_boundaries

from risikoapp.i18n import _
from risikoapp.importers.cells import Table, shown
from risikoapp.importers.errors import DamagedPaper, PaperTooLarge
from risikoapp.importers.grid import Grid, Layout, grid
from risikoapp.importers.packages import check_package, looks_like_xml, read_bytes
from risikoapp.sheets.xstring import from_xstring

MAX_XML_BYTES = 20_000_000
"""Of the sheets and texts packed in it. A large risikolog has 2,000,000."""
MAX_TAGS = 1_500_000
"""And attributes, each for itself: every one of them is an object for as long as a row is read."""
MAX_SHEETS = 50
MAX_ROWS = 20_000
"""Of all sheets together, those between that are empty counted too."""
MAX_COLUMNS = 200
"""That are looked at; what stands to the right of them is kept together."""

# No tag has a `<` in it; what would run on over many of them would do so from each of them anew.
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?\bref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_ROWS = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
_HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)[\"']")
_NUMBER = {name: re.compile(rb"\s%s=[\"'](\d{1,7})[\"']" % name) for name in (b"min", b"max", b"r")}
_NO_VALUE = re.compile(rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>")
_LARGE_MACHINE = b"\x4c\x6f\xa7\x94"
"""What XML begins with in the letters of large machines, in which no document type is seen."""


def _unheard(*_words: object) -> None:
    """What openpyxl prints of a broken file would stand among what the command line tells."""


_styles: Any = cell_style
_styles.print = _unheard


def read(path: Path) -> tuple[Grid, ...]:
    """The sheets of a workbook in order, formulas by what they gave; raises an ImportFailure."""
    data = read_bytes(path)
    check_package(path, data, MAX_XML_BYTES)
    try:
        _look_through(data)
        return _grids(path, data)
    except PaperTooLarge:
        raise
    except Exception as error:
        # What openpyxl, zipfile and the parser raise for a broken package is a dozen classes, and not documented.
        raise DamagedPaper(path, str(error)) from error


def _grids(path: Path, data: bytes) -> tuple[Grid, ...]:
    room = MAX_ROWS
    found: list[tuple[str, Table, Layout]] = []
    opened = zipfile.ZipFile(io.BytesIO(data))
    # What openpyxl wonders at is nothing that a person can do anything about. This stays: to take a filter away again
    # would take others away that other threads have set meanwhile.
    warnings.filterwarnings("ignore", module=r"openpyxl\b")
    with opened as package:
        workbook: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if len(workbook.worksheets) > MAX_SHEETS:
            raise PaperTooLarge(path, MAX_SHEETS, "sheets")
        for sheet in workbook.worksheets:
            rows, beyond = _rows(sheet, room)
            # openpyxl keeps to itself which part a sheet is read from, and leaves out what is merged or hidden.
            layout = _layout(package.read(sheet._worksheet_path))
            layout = replace(layout, is_hidden=sheet.sheet_state != "visible")
            found.append((str(sheet.title), rows, layout))
            if beyond:
                # A sheet of its own that nobody reads from is told as not used.
                name = _("{sheet} (fra kolonne {letter})")
                letter = get_column_letter(MAX_COLUMNS + 1)
                found.append((name.format(sheet=sheet.title, letter=letter), [("\n".join(beyond),)], Layout()))
            room -= len(rows)
    if room < 0:
        raise PaperTooLarge(path, MAX_ROWS, "lines")
    return tuple(grid(*each) for each in found)


def _rows(sheet: Any, room: int) -> tuple[list[tuple[object, ...]], list[str]]:
    """The rows of a sheet, one more than there is room for at most, and what stands to the right of all columns."""
    rows: list[tuple[object, ...]] = []
    beyond: list[str] = []
    # A sheet may say of itself that it is narrower than it is.
    sheet.reset_dimensions()
    # openpyxl would make each row as wide as its last cell lies far out: 16,384 for the sake of one.
    sheet._get_row = _placed
    for cells in islice(sheet.iter_rows(values_only=True), max(room, 0) + 1):
        row: list[object] = [None] * min(max((column for column, _value in cells), default=0), MAX_COLUMNS)
        texts: list[str] = []
        for column, value in cells:
            typed = from_xstring(value) if isinstance(value, str) else value
            if column <= MAX_COLUMNS:
                row[column - 1] = typed
            elif text := shown(typed).strip():
                texts.append(text)
        rows.append(tuple(row))
        if texts:
            beyond.append("\t".join(texts))
    return rows, beyond


def _placed(cells: list[dict[str, Any]], *_bounds: object) -> list[tuple[int, Any]]:
    """Each cell that is in the file: its column, 1 first, and its value."""
    return [(cell["column"], cell["value"]) for cell in cells]


def _layout(part: bytes) -> Layout:
    """What is merged and hidden in the XML of a sheet."""
    areas: list[Any] = [range_boundaries(area.decode()) for area in _MERGED.findall(part)]
    columns: set[int] = set()
    for tag in _COLUMNS.findall(part):
        if _HIDDEN.search(tag):
            first, last = _number(tag, b"min"), _number(tag, b"max")
            columns.update(range(first - 1, min(last, MAX_COLUMNS)))
    rows = frozenset(_number(tag, b"r") - 1 for tag in _ROWS.findall(part) if _HIDDEN.search(tag))
    return Layout(
        merged=tuple((top - 1, left - 1, bottom - 1, right - 1) for left, top, right, bottom in areas),
        hidden_columns=frozenset(columns),
        hidden_rows=rows,
        formulas_without_value=len(_NO_VALUE.findall(part)),
    )


def _number(tag: bytes, name: bytes) -> int:
    match = _NUMBER[name].search(tag)
    return int(match[1]) if match else 0


def _look_through(data: bytes) -> None:
    """Refuses XML that would take a long time or fill the memory, before it is parsed."""
    tags = attributes = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            part = package.read(entry)
            tags, attributes = tags + part.count(b"<"), attributes + part.count(b"=")
            if tags > MAX_TAGS or attributes > MAX_TAGS:
                raise ValueError(f"more than {MAX_TAGS} tags or attributes")
            # Excel writes UTF-8 and no document type, by which XML is used for attacks. A drawing that was put into a
            # sheet may have one, but no entities.
            attack = b"<!ENTITY" if entry.filename.endswith(".svg") else b"<!DOCTYPE"
            is_odd = attack in part or b"\0" in part or part.startswith(_LARGE_MACHINE)
            if is_odd and looks_like_xml(entry.filename, part):
                raise ValueError(f"{entry.filename}: a document type, or another encoding")
