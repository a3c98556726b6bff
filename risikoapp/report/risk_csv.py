"""The classic risikolog as CSV: one row a risk."""

import csv
import datetime as dt
import io

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register
from risikoapp.sheets.harmless import harmless
from risikoapp.sheets.tables import Cell, log_columns, log_rows


def risk_csv(register: Register) -> bytes:
    """The risks as CSV that Danish spreadsheets open as it is: UTF-8 with its mark, semicolons, and no formula."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.name for column in log_columns())
    writer.writerows([_cell(cell) for cell in row] for row in log_rows(register))
    # What is no letter, as half of a pair, is written as a question mark rather than not at all.
    return written.getvalue().encode("utf-8-sig", errors="replace")


def _cell(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return format_list(cell)
    return "" if cell is None else harmless(str(cell))
