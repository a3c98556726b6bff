"""Cells of a spreadsheet, whatever somebody has made of them since."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from risikoapp.domain import dates
from risikoapp.domain.model import MAX_NUMBER
from risikoapp.i18n import _
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
    if isinstance(cell, bool):
        return _("Sand") if cell else _("Falsk")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    return str(cell)


def names(columns: Iterable[Column]) -> tuple[str, ...]:
    """What the columns of a sheet are called."""
    return tuple(column.name for column in columns)


def rows_of(table: Table, columns: Sequence[str]) -> tuple[Row, ...] | None:
    """The rows beneath a head that has all these columns, in whatever order; None where the head is another.

    Rows with nothing in them are left out.
    """
    head = _head(table)
    if not set(columns) <= set(head):
        return None
    rows = (_row(head, row) for row in table[1:])
    return tuple(row for row in rows if row.whole.strip())


def _row(head: Sequence[str], cells: Sequence[object]) -> Row:
    """A row beneath a head; of two columns of one name the first counts."""
    found: dict[str, object] = {}
    for name, cell in zip(head, cells, strict=False):
        found.setdefault(name, cell)
    return Row(found)


def beside(table: Table, columns: Collection[str]) -> Iterator[str]:
    """What stands in other columns than these, or in a second one of the same name: a text for each, with its name."""
    head = _head(table)
    used = {head.index(name) for name in columns}
    found: dict[int, list[str]] = {}
    for row in table[1:]:
        for place, cell in enumerate(row):
            if place not in used and (text := shown(cell).strip()):
                found.setdefault(place, []).append(text)
    for place, texts in sorted(found.items()):
        yield "\n".join(filter(None, (*head[place : place + 1], *texts)))


def whole_of(table: Table) -> str:
    """All that stands in a table, row by row."""
    rows = ("\t".join(filter(None, map(shown, row))) for row in table)
    return "\n".join(row for row in rows if row.strip())


def _head(table: Table) -> list[str]:
    return [shown(cell).strip() for cell in table[0]] if table else []
