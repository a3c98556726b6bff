"""The door: which reader reads which file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from risikoapp.importers.children import IsWanted, always
from risikoapp.importers.errors import ForeignSheet, UnknownFormat

if TYPE_CHECKING:
    from risikoapp.importers.column_map import ColumnMap
    from risikoapp.importers.draft import Draft


NewId = Callable[[], str]


def _read_docx(path: Path, new_id: NewId, now: dt.datetime, is_wanted: IsWanted) -> "Draft":
    # Each reader is heavy, and comes only when a file of its kind does.
    from risikoapp.importers import docx, paper

    return paper.read(docx.read(path, is_wanted), new_id=new_id, now=now)


def _read_text(path: Path, new_id: NewId, now: dt.datetime, _is_wanted: IsWanted) -> "Draft":
    from risikoapp.importers import paper, text

    return paper.read(text.read(path), new_id=new_id, now=now)


def _read_xlsx(path: Path, new_id: NewId, now: dt.datetime, _is_wanted: IsWanted) -> "Draft":
    from risikoapp.importers import own_workbook, risk_table, xlsx

    grids = xlsx.read(path)
    try:
        return own_workbook.read_workbook(path, grids, new_id=new_id, now=now)
    except ForeignSheet:
        return risk_table.read(path, grids, new_id=new_id, now=now)


def _read_csv(path: Path, new_id: NewId, now: dt.datetime, _is_wanted: IsWanted) -> "Draft":
    from risikoapp.importers import csv_table, own_log, risk_table
    from risikoapp.importers.grid import grid

    table = csv_table.read(path)
    try:
        return own_log.read_log(path, table, new_id=new_id, now=now)
    except ForeignSheet:
        return risk_table.read(path, [grid(path.stem, table)], new_id=new_id, now=now)


def _read_own_pdf(path: Path, is_wanted: IsWanted) -> "Draft | None":
    from risikoapp.importers import pdf

    return pdf.read_own(path, is_wanted)


def _read_pdf(path: Path, new_id: NewId, now: dt.datetime, is_wanted: IsWanted) -> "Draft":
    from risikoapp.importers import paper, pdf

    return paper.read(pdf.read_paper(path, is_wanted), new_id=new_id, now=now)


_READERS: dict[str, "Callable[[Path, NewId, dt.datetime, IsWanted], Draft]"] = {
    ".docx": _read_docx,
    # Through LibreOffice, if it is there.
    ".doc": _read_docx,
    ".odt": _read_docx,
    ".rtf": _read_docx,
    ".txt": _read_text,
    ".xlsx": _read_xlsx,
    ".csv": _read_csv,
    ".pdf": _read_pdf,
}

SUFFIXES = tuple(_READERS)
"""The endings that can be read, with their dots, in small letters."""
PAPER_SUFFIXES = (".docx", ".pdf", ".txt", ".xlsx", ".csv")
"""Those of them that an old paper, made by anybody, can be read from."""
_OWN: dict[str, "Callable[[Path, IsWanted], Draft | None]"] = {".pdf": _read_own_pdf}
OWN_SUFFIXES = tuple(_OWN)
"""The endings of what we have made ourselves and that may hold a register as it was."""


def read_paper(path: Path, *, new_id: Callable[[], str], now: dt.datetime, is_wanted: IsWanted = always) -> "Draft":
    """The draft of a register that an old paper holds, or our own report; `now` is when its risks are noted.

    What other programs do for it is ended as soon as `is_wanted` says no, with NobodyWaits.

    Raises an ImportFailure: UnknownFormat for a file of another kind, NotARiskAssessment for one without
    risks, and others for what cannot be read; or a CodecError for data of our own that are newer or damaged.
    """
    suffix = path.suffix.casefold()
    own = _OWN.get(suffix)
    if own is not None and (draft := own(path, is_wanted)) is not None:
        return draft
    reader = _READERS.get(suffix)
    if reader is None:
        raise UnknownFormat(path)
    return reader(path, new_id, now, is_wanted)


def read_columns(path: Path, columns: "ColumnMap", *, new_id: Callable[[], str], now: dt.datetime) -> "Draft":
    """The draft of somebody's risikolog when its columns are read so; raises what `read_paper` does."""
    from risikoapp.importers import csv_table, risk_table, xlsx
    from risikoapp.importers.grid import grid

    is_book = path.suffix.casefold() == ".xlsx"
    grids = xlsx.read(path) if is_book else (grid(path.stem, csv_table.read(path)),)
    return risk_table.read_as(path, grids, columns, new_id=new_id, now=now)
