"""The rows of somebody's risikolog, those together that are about one risk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.grid import Grid
from risikoapp.importers.headings import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a table says about one risk: its rows, and those of them that only stand near it."""

    grid: Grid
    columns: ColumnMap
    places: Mapping[Use, int]
    """Of the columns, which are asked for each risk many times."""
    rows: list[int]
    joined: list[int] = field(default_factory=list[int])

    def cell(self, use: Use) -> object:
        """What stands first in a column."""
        place = self.places.get(use)
        return None if place is None else self.grid.cells[self.rows[0]][place]

    def text(self, use: Use) -> str:
        """All that stands in a column, a line for each row."""
        place = self.places.get(use)
        return "" if place is None else self.text_at(place)

    def text_at(self, place: int) -> str:
        """All that stands at a place of its rows; what is merged over several of them once."""
        return "\n".join(self._texts_at(place))

    def texts(self, use: Use) -> list[str]:
        """What stands in a column in each of its rows, where anything does."""
        place = self.places.get(use)
        return [] if place is None else self._texts_at(place)

    def _texts_at(self, place: int) -> list[str]:
        first, *others = self.rows
        found = [self.grid.texts[first][place]]
        found += [self.grid.texts[row][place] for row in others if (row, place) not in self.grid.copies]
        return [text for text in found if text]


def entries(grid: Grid, columns: ColumnMap) -> tuple[list[Entry], list[str]]:
    """The risks in order, and the rows that are about none: headings between them, notes beneath."""
    found: list[Entry] = []
    unused: list[str] = []
    seen: set[str] = set()
    is_after_gap = False
    places = columns.places
    head = grid.row(columns.head)
    for row in range(columns.head + 1, len(grid.texts)):
        texts = grid.row(row)
        if not any(grid.texts[row]) or texts == head:
            is_after_gap = is_after_gap or not any(grid.texts[row])
            continue
        number, name = _at(grid, places, row, "number"), _names(grid, places, row)
        if found and _is_same(grid, places, row):
            found[-1].rows.append(row)
            continue
        is_sum = not name and not any(map(str.isdigit, number))
        is_note = len(texts) < 2 or (is_after_gap and len(texts) < 3 and (not number or number in seen))
        if is_note or (is_sum and (number or not _goes_on(grid, places, row, found))):
            unused.append("\t".join(texts))
        elif number or name:
            seen.add(number)
            found.append(Entry(grid=grid, columns=columns, places=places, rows=[row]))
            is_after_gap = False
        else:
            found[-1].rows.append(row)
            found[-1].joined.append(row)
    return found, unused


def _at(grid: Grid, places: Mapping[Use, int], row: int, use: Use) -> str:
    place = places.get(use)
    return "" if place is None else grid.texts[row][place]


def _names(grid: Grid, places: Mapping[Use, int], row: int) -> str:
    return _at(grid, places, row, "name") or _at(grid, places, row, "description")


def _is_same(grid: Grid, places: Mapping[Use, int], row: int) -> bool:
    """Whether a row carries on the risk above, whose number or name is merged over both."""
    for use in _KEYS:
        place = places.get(use)
        if place is not None and grid.texts[row][place]:
            return _is_from_above(grid, row, place)
    return False


def _is_from_above(grid: Grid, row: int, place: int) -> bool:
    # Of a text that is merged over the columns of one row alone, the left neighbour has it too.
    above = grid.texts[row - 1][place] == grid.texts[row][place]
    return (row, place) in grid.copies and above and not (place and (row, place - 1) in grid.copies)


def _goes_on(grid: Grid, places: Mapping[Use, int], row: int, found: Sequence[Entry]) -> bool:
    return bool(found) and any(_at(grid, places, row, use) for use in _CARRIED_ON)


_KEYS: tuple[Use, ...] = ("number", "name")
_CARRIED_ON: tuple[Use, ...] = ("action", "evaluation")
