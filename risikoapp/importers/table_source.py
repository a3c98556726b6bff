"""Somebody's risikolog as it is shown beside what was made of it: each text by its heading and what it was used for."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import itemgetter

from risikoapp.importers import unclear_table
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.grid import Grid
from risikoapp.importers.headings import Use
from risikoapp.importers.source import SourcePiece
from risikoapp.importers.source import Use as Part
from risikoapp.importers.table_rows import Entry

_PARTS: dict[Use, Part] = {
    "number": "section",
    "name": "section",
    "description": "description",
    "likelihood": "matrix",
    "consequence": "matrix",
    "action": "actions",
    "owner": "actions",
    "due": "actions",
    "done": "actions",
    "evaluation": "evaluations",
    "evaluation_date": "evaluations",
    "state": "front",
    "date": "front",
}


LeftOut = AbstractSet[tuple[int | None, str]]
"""Texts of cells that are in no part of the register, each with the number of its risk."""


def source_of(
    grids: Sequence[Grid],
    grid: Grid,
    columns: ColumnMap,
    risks: Mapping[int, Entry],
    above: Sequence[SourcePiece],
    left_out: LeftOut,
) -> Iterator[SourcePiece]:
    """The sheet that was read, `above` its headings and from them down, and then the other sheets."""
    yield from above
    yield SourcePiece(text=" | ".join(grid.row(columns.head)), use="columns")
    first = {entry.rows[0]: (number, entry) for number, entry in risks.items()}
    taken = {row for entry in risks.values() for row in entry.rows}
    head = grid.row(columns.head)
    for row in range(columns.head + 1, len(grid.texts)):
        if row in first:
            yield from _pieces(*first[row], columns, left_out)
        elif row not in taken and (texts := grid.row(row)) and texts != head:
            yield SourcePiece(text=" | ".join(texts), use="unused")
    for other in grids:
        if other is not grid and other.whole:
            yield SourcePiece(text=f"{other.name}\n{other.whole}", use="unused")


def _pieces(number: int, entry: Entry, columns: ColumnMap, left_out: LeftOut) -> Iterator[SourcePiece]:
    """What stands about a risk, what is for the same in one piece."""
    for part, lines in groupby(_lines(number, entry, columns, left_out), key=itemgetter(0)):
        yield SourcePiece(text="\n".join(line for _part, line in lines), use=part, risk=number)


def _lines(number: int, entry: Entry, columns: ColumnMap, left_out: LeftOut) -> Iterator[tuple[Part, str]]:
    for column in columns.columns:
        if text := entry.text_at(column.place):
            # What has several lines stands beneath its heading.
            between = "\n" if "\n" in text else " "
            use = None if (number, text) in left_out else column.use
            part = "unused" if use is None else _PARTS.get(use, "unused")
            yield part, f"{unclear_table.heading(column)}:{between}{text}"
