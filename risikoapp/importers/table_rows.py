"""The rows of somebody's risikolog, those together that are about one risk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.grid import Grid
from risikoapp.importers.headings import Use, is_exact
from risikoapp.importers.unclear_table import heading as shown_heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a table says about one risk: its rows, and those of them that only stand near it."""

    grid: Grid
    columns: ColumnMap
    places: Mapping[Use, tuple[int, ...]]
    """Of the columns, which are asked for each risk many times."""
    rows: list[int]
    joined: list[int] = field(default_factory=list[int])

    def cell(self, use: Use) -> object:
        """What stands first in a column."""
        places = self.places.get(use)
        return self.grid.cells[self.rows[0]][places[0]] if places else None

    def text(self, use: Use) -> str:
        """All that stands in the columns for something, one after another, a line for each row."""
        return "\n".join(text for _heading, text in self.parts(use))

    def parts(self, use: Use) -> Iterator[tuple[str, str]]:
        """The same, a text for each column, with its heading where there are several and it tells more than its use."""
        columns = self.columns.all_for(use)
        before = ""
        for column in columns:
            text = self.text_at(column.place)
            # A text that is merged over two of them stands there once.
            is_merged = (self.rows[0], column.place) in self.grid.copies and text == before
            before = text
            if text and not is_merged:
                yield "" if len(columns) == 1 or is_exact(column.heading) else shown_heading(column), text

    def text_at(self, place: int) -> str:
        """All that stands at a place of its rows; what is merged over several of them once."""
        return "\n".join(self.texts_at(place))

    def texts_at(self, place: int) -> list[str]:
        """What stands there in each of its rows, where anything does."""
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


def _at(grid: Grid, places: Mapping[Use, tuple[int, ...]], row: int, use: Use) -> str:
    return next((text for place in places.get(use, ()) if (text := grid.texts[row][place])), "")


def _names(grid: Grid, places: Mapping[Use, tuple[int, ...]], row: int) -> str:
    return _at(grid, places, row, "name") or _at(grid, places, row, "description")


def _is_same(grid: Grid, places: Mapping[Use, tuple[int, ...]], row: int) -> bool:
    """Whether a row carries on the risk above, whose number or name is merged over both."""
    keys = (place for use in _KEYS for place in places.get(use, ()))
    place = next((place for place in keys if grid.texts[row][place]), None)
    return place is not None and _is_from_above(grid, row, place)


def _is_from_above(grid: Grid, row: int, place: int) -> bool:
    # Of a text that is merged over the columns of one row alone, the left neighbour has it too.
    above = grid.texts[row - 1][place] == grid.texts[row][place]
    return (row, place) in grid.copies and above and not (place and (row, place - 1) in grid.copies)


def _goes_on(grid: Grid, places: Mapping[Use, tuple[int, ...]], row: int, found: Sequence[Entry]) -> bool:
    return bool(found) and any(_at(grid, places, row, use) for use in _CARRIED_ON)


_KEYS: tuple[Use, ...] = ("number", "name")
_CARRIED_ON: tuple[Use, ...] = ("action", "evaluation")
