"""How much of a risikolog is too much."""

from collections.abc import Sequence
from pathlib import Path

from risikoapp.importers.errors import PaperTooLarge
from risikoapp.importers.grid import Grid
from risikoapp.importers.table_entries import line_count

MAX_ROWS = 7_500
"""With anything in them, of all sheets."""
MAX_LINES = 60_000
"""In their cells. A large risikolog has 20,000."""
MAX_CELLS = 150_000
MAX_LETTERS = 10_000_000


def check_size(path: Path, grids: Sequence[Grid]) -> None:
    """Raises PaperTooLarge for more than anybody has looked through."""
    rows = [[text for text in row if text] for grid in grids for row in grid.texts if any(row)]
    if len(rows) > MAX_ROWS:
        raise PaperTooLarge(path, MAX_ROWS, "lines")
    if sum(map(len, rows)) > MAX_CELLS:
        raise PaperTooLarge(path, MAX_CELLS, "cells")
    if sum(len(text) for row in rows for text in row) > MAX_LETTERS:
        raise PaperTooLarge(path, MAX_LETTERS, "letters")
    if sum(max(map(line_count, row)) for row in rows) > MAX_LINES:
        raise PaperTooLarge(path, MAX_LINES, "lines")
