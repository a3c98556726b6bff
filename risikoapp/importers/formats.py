"""The door: which reader reads which file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from risikoapp.importers.errors import NoDataInPdf, UnknownFormat

if TYPE_CHECKING:
    from risikoapp.importers.blocks import Paper
    from risikoapp.importers.draft import Draft


def _read_docx(path: Path) -> "Paper":
    # python-docx and lxml come only when a Word file does.
    from risikoapp.importers import docx

    return docx.read(path)


def _read_pdf(path: Path) -> "Draft | None":
    from risikoapp.importers import pdf

    return pdf.read_own(path)


_READERS: dict[str, "Callable[[Path], Paper]"] = {".docx": _read_docx}

SUFFIXES = tuple(_READERS)
"""The endings that can be read, with their dots, in small letters."""
_OWN: dict[str, "Callable[[Path], Draft | None]"] = {".pdf": _read_pdf}
OWN_SUFFIXES = tuple(_OWN)
"""The endings of what we have made ourselves and that may hold a register as it was."""
OTHER_SUFFIXES = (".doc", ".odt", ".rtf", ".txt")
"""Those that an old paper may have as well, but that no reader is for."""


def read_paper(path: Path, *, new_id: Callable[[], str], now: dt.datetime) -> "Draft":
    """The draft of a register that an old paper holds, or our own report; `now` is when its risks are noted.

    Raises an ImportFailure: UnknownFormat for a file of another kind, NotARiskAssessment for one without
    risks, and others for what cannot be read; or a CodecError for data of our own that are newer or damaged.
    """
    suffix = path.suffix.casefold()
    own = _OWN.get(suffix)
    if own is not None and (draft := own(path)) is not None:
        return draft
    reader = _READERS.get(suffix)
    if reader is None and own is not None:
        raise NoDataInPdf(path)
    if reader is None:
        raise UnknownFormat(path)
    # Whoever only asks for the endings should not wait for the reading.
    from risikoapp.importers import paper

    return paper.read(reader(path), new_id=new_id, now=now)
