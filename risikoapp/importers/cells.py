"""Cells of a spreadsheet, whatever somebody has made of them since."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from risikoapp.domain import dates
from risikoapp.domain.model import MAX_NUMBER
from risikoapp.sheets.tables import Column

Table = Sequence[Sequence[object]]
"""The rows of a sheet, each of them as long as it is."""


class NotInCell(ValueError):
    """A cell holds something else than its column is for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns."""

    cells: Mapping[str, object]

    def text(self, column: str) -> str:
        """What stands there, as text."""
        return shown(self.cells.get(column))

    def number(self, column: str) -> int:
        """The number of a risk; raises NotInCell."""
        text = self.text(column).strip().removeprefix("#")
        if not (text.isdecimal() and text.isascii() and len(text) < 10 and 1 <= int(text) <= MAX_NUMBER):
            raise NotInCell(text)
        return int(text)

    def date(self, column: str) -> dt.date | None:
        """A date, or None where there is none; raises NotInCell."""
        cell = self.cells.get(column)
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        text = shown(cell).strip()
        if not text:
            return None
        day, rest = dates.split_leading(text)
        if day is None or rest:
            raise NotInCell(text)
        return day

    @property
    def whole(self) -> str:
        """All that stands in it, for whoever is told that it was not used."""
        return "\t".join(text for cell in self.cells.values() if (text := shown(cell)))


def shown(cell: object) -> str:
    """A cell as it is shown."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime | dt.date):
        return dates.format_list(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def names(columns: Iterable[Column]) -> tuple[str, ...]:
    """What the columns of a sheet are called."""
    return tuple(column.name for column in columns)


def rows_of(table: Table, columns: Sequence[str]) -> tuple[Row, ...] | None:
    """The rows beneath a head that has all these columns, in whatever order; None where the head is another.

    Rows with nothing in them are left out.
    """
    head = [shown(cell).strip() for cell in table[0]] if table else []
    if not set(columns) <= set(head):
        return None
    rows = (Row(dict(zip(head, row, strict=False))) for row in table[1:])
    return tuple(row for row in rows if row.whole.strip())
