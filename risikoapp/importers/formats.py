"""The door: which reader reads which file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from risikoapp.importers.errors import UnknownFormat

if TYPE_CHECKING:
    from risikoapp.importers.blocks import Paper
    from risikoapp.importers.draft import Draft


def _read_docx(path: Path) -> "Paper":
    # python-docx and lxml come only when a Word file does.
    from risikoapp.importers import docx

    return docx.read(path)


_READERS: dict[str, "Callable[[Path], Paper]"] = {".docx": _read_docx}

SUFFIXES = tuple(_READERS)
"""The endings that can be read, with their dots, in small letters."""
OTHER_SUFFIXES = (".doc", ".odt", ".rtf", ".pdf", ".txt")
"""Those that an old paper may have as well, but that no reader is for."""


def read_paper(path: Path, *, new_id: Callable[[], str], now: dt.datetime) -> "Draft":
    """The draft of a register that an old paper holds; `now` is when its risks are noted.

    Raises an ImportFailure: UnknownFormat for a file of another kind, NotARiskAssessment for one without
    risks, and others for what cannot be read.
    """
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise UnknownFormat(path)
    # Whoever only asks for the endings should not wait for the reading.
    from risikoapp.importers import paper

    return paper.read(reader(path), new_id=new_id, now=now)
