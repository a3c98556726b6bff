"""Tables as text (.csv), as Danish spreadsheets write them."""

import csv
import io
from itertools import islice
from pathlib import Path

from risikoapp.importers.cells import Table
from risikoapp.importers.errors import PaperTooLarge
from risikoapp.importers.packages import read_bytes
from risikoapp.sheets.harmless import as_typed

MAX_BYTES = 40_000_000
MAX_ROWS = 100_000


def read(path: Path) -> Table:
    """The rows of the table, its fields parted by semicolons; raises an ImportFailure."""
    data = read_bytes(path, MAX_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel writes this where one saves as CSV without saying UTF-8.
        text = data.decode("cp1252", errors="replace")
    # A description may be longer than the module's own limit.
    csv.field_size_limit(MAX_BYTES)
    # Where nothing is strict, and a line ends at any line end, there is nothing else that the module complains of.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    found = [tuple(map(as_typed, row)) for row in islice(rows, MAX_ROWS + 1)]
    if len(found) > MAX_ROWS:
        raise PaperTooLarge(path, MAX_ROWS, "lines")
    return found
