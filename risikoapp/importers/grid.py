"""The sheets of a spreadsheet, with what is merged and hidden in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from risikoapp.importers.cells import Table, shown

MAX_FILLED = 200_000
"""Places that merged cells may stand on; more take too much room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet as texts, each row as long as the longest.

    `texts` has the text of a merged cell at each of its places, `copies` those places of it that are not the first.
    """

    name: str
    cells: Table
    texts: Sequence[Sequence[str]]
    copies: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    is_hidden: bool = False
    formulas_without_value: int = 0

    def row(self, row: int) -> list[str]:
        """What stands in a row, each merged text once."""
        return [text for place, text in enumerate(self.texts[row]) if text and (row, place) not in self.copies]

    @property
    def whole(self) -> str:
        """All that stands in it."""
        return "\n".join("\t".join(found) for row in range(len(self.texts)) if (found := self.row(row)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a sheet says of itself: its merged cells as (first row, first column, last row, last column), from 0."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    is_hidden: bool = False
    formulas_without_value: int = 0


@dataclass(slots=True)
class _Filling:
    room: int
    copies: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])


def grid(name: str, cells: Table, layout: Layout | None = None) -> Grid:
    """A sheet with its merged cells filled; raises ValueError where they take more room than a sheet has."""
    layout = layout or Layout()
    width = max(map(len, cells), default=0)
    rows = [[*row, *[None] * (width - len(row))] for row in cells]
    filling = _Filling(MAX_FILLED)
    for area in layout.merged:
        _fill(rows, area, filling)
    return Grid(
        name=name,
        cells=rows,
        texts=[[shown(cell).strip() for cell in row] for row in rows],
        copies=frozenset(filling.copies),
        hidden_columns=layout.hidden_columns,
        hidden_rows=layout.hidden_rows,
        is_hidden=layout.is_hidden,
        formulas_without_value=layout.formulas_without_value,
    )


def _fill(rows: list[list[object]], area: tuple[int, int, int, int], filling: _Filling) -> None:
    top, left, bottom, right = area
    bottom, right = min(bottom, len(rows) - 1), min(right, len(rows[0]) - 1 if rows else -1)
    if top > bottom or left > right:
        return
    filling.room -= (bottom - top + 1) * (right - left + 1)
    if filling.room < 0:
        raise ValueError("merged cells take too much room")
    for row in range(top, bottom + 1):
        for place in range(left, right + 1):
            if (row, place) != (top, left):
                rows[row][place] = rows[top][left]
                filling.copies.add((row, place))
