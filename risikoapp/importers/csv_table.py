"""Tables as text (.csv), in the letters and with the separators of whichever program wrote them."""

import csv
import io
from itertools import islice
from pathlib import Path

from risikoapp.importers.cells import Table
from risikoapp.importers.decoding import decoded
from risikoapp.importers.errors import PaperTooLarge
from risikoapp.importers.headings import use_of
from risikoapp.importers.packages import read_bytes
from risikoapp.sheets.harmless import as_typed

MAX_BYTES = 40_000_000
MAX_ROWS = 100_000
MAX_FIELDS = 2_000_000
"""All rows counted as long as the longest."""
_DELIMITERS = (";", ",", "\t", "|")
_LOOKED_AT = 50
"""Rows among which the headings must stand."""
_HEAD = 200_000
"""Letters among which they must."""


def read(path: Path) -> Table:
    """The rows of the table; raises an ImportFailure."""
    text = decoded(read_bytes(path, MAX_BYTES))
    # A description may be longer than the module's own limit.
    csv.field_size_limit(MAX_BYTES)
    first, _break, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) <= 5:
        # Excel's own word for the separator, which it may also have made a tab of.
        text, delimiter = rest, first.rstrip("\r")[4:5] or "\t"
    else:
        # Of those that tell as much, the first one is Danish Excel's.
        head = text[:_HEAD]
        delimiter = max(_DELIMITERS, key=lambda delimiter: _known(head, delimiter))
    if text.count(delimiter) > MAX_FIELDS:
        raise PaperTooLarge(path, MAX_FIELDS, "cells")
    found = _rows(text, delimiter, MAX_ROWS + 1)
    if len(found) > MAX_ROWS:
        raise PaperTooLarge(path, MAX_ROWS, "lines")
    if max(map(len, found), default=0) * len(found) > MAX_FIELDS:
        raise PaperTooLarge(path, MAX_FIELDS, "cells")
    return found


def _rows(text: str, delimiter: str, most: int) -> list[tuple[str, ...]]:
    # Where nothing is strict, and a line ends at any line end, there is nothing else that the module complains of.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [tuple(map(as_typed, row)) for row in islice(rows, most)]


def _known(text: str, delimiter: str) -> int:
    """How many headings are known in the row that has most of them, parted so."""
    rows = _rows(text, delimiter, _LOOKED_AT)
    return max((len({use_of(cell) for cell in row} - {None}) for row in rows if len(row) > 1), default=0)
