"""Making the report from the window: off the main thread, beside the register's file, and opened when done."""

import datetime as dt
import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance

from risikoapp.codec.errors import CodecError
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.statuses import is_under_way
from risikoapp.files import exists
from risikoapp.i18n import _
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import CannotRead, StorageError
from risikoapp.storage.repository import SUFFIX, Repository

if TYPE_CHECKING:
    from risikoapp.report.watching import Watch

_FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f]+'
_NAME_LIMIT = 200
"""Bytes of a title in a file name: with date, edition, " (2)" and suffix it stays below the 255 of file systems."""
_OWN_LIMIT = 80
"""Bytes of them for the name of the file, where that stands there too."""


class _Cancelled(Exception):
    """Nobody waits for the report any more."""


class ReportMaker(QObject):
    """Renders one report at a time and tells when it is there."""

    written = Signal(Path)
    rendered = Signal(bytes)
    progressed = Signal(int, int)
    """So many pages are drawn, of so many."""
    cancelled = Signal()
    """Nothing was written, as was asked for."""
    failed = Signal(object)
    """What kept the report from being made: a StorageError, or a mistake of ours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_given_up = threading.Event()

    def write(self, file: RegisterFile, today: dt.date, beside: Path) -> None:
        """Renders the file's report into the folder where it lies; `written` or `failed` follows."""
        self._start(partial(_written, file, today, beside, self._watch), self.written)

    def write_to(self, file: RegisterFile, today: dt.date, path: Path) -> None:
        """Renders the file's report to where a person wants it, whatever stands there; the same follows."""
        self._start(partial(_put, file, today, path, self._watch), self.written)

    def render(self, file: RegisterFile, today: dt.date) -> None:
        """Renders the file's report for printing; `rendered` follows."""
        self._start(partial(render, file, today, self._watch), self.rendered)

    def cancel(self) -> None:
        """Ends what is being rendered; `cancelled` follows, unless it is there already."""
        self._is_given_up.set()

    def wait(self) -> None:
        """Returns when nothing is being rendered any more."""
        self._pool.waitForDone()

    def _start(self, make: Callable[[], object], made: SignalInstance) -> None:
        self._is_given_up.clear()
        self._pool.start(partial(self._run, make, made))

    def _run(self, make: Callable[[], object], made: SignalInstance) -> None:
        """In the thread of the pool: what is made, or why not, goes to the main thread."""
        try:
            outcome = make()
        except _Cancelled:
            self.cancelled.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            made.emit(outcome)

    def _watch(self, done: int, of: int) -> None:
        """In the thread of the pool, before each page, and before it is written."""
        if self._is_given_up.is_set():
            raise _Cancelled
        self.progressed.emit(done, of)


def _written(file: RegisterFile, today: dt.date, beside: Path, watch: "Watch") -> Path:
    return _put(file, today, free_name(beside.parent, own_name(file, beside)), watch)


def _put(file: RegisterFile, today: dt.date, path: Path, watch: "Watch") -> Path:
    pdf = render(file, today, watch)
    # The last moment at which one can still want it not.
    watch(1, 1)
    write_atomically(path, (pdf,), overwrite=True)
    return path


def render(file: RegisterFile, today: dt.date, watch: "Watch | None" = None) -> bytes:
    """The file's report as PDF, as it is on this day."""
    # Heavy, and wanted only now.
    from risikoapp.report.pdf.render import file_pdf

    return file_pdf(file, today, watch=watch)


def report_name(file: RegisterFile) -> str:
    """The report's file name: title and status date, without what no file system allows.

    A draft is called one, and the second status that is finished for a day is so, too: the report that a meeting got
    is never replaced by another.
    """
    return f"{_title_and_date(file.register)}{_edition(file)}.pdf"


def own_name(file: RegisterFile, path: Path) -> str:
    """The same for the file that lies there, with the name of that behind where another one beside it has this title
    and date too: a copy, or what it was copied from, must not replace its report."""
    if not _shares_its_name(file, path):
        return report_name(file)
    whose = f" ({_cut(path.stem, _OWN_LIMIT)})"
    return f"{_title_and_date(file.register, whose)}{_edition(file)}.pdf"


def _title_and_date(register: Register, whose: str = "") -> str:
    title = _cut(re.sub(_FORBIDDEN, " ", register.title).strip(" ."), _NAME_LIMIT - len(whose.encode(errors="ignore")))
    date = "" if register.status_date is None else f" {format_list(register.status_date)}"
    return f"{' '.join(title.split()) or _('Risikovurdering')}{whose}{date}"


def _cut(text: str, most: int) -> str:
    """As much of a text as has room in so many bytes."""
    return text.encode(errors="ignore")[:most].decode(errors="ignore").strip()


def _shares_its_name(file: RegisterFile, path: Path) -> bool:
    name = _title_and_date(file.register).casefold()
    own = os.path.realpath(path)
    for other in path.parent.glob(f"*{SUFFIX}"):
        # What cannot be read has no report of late.
        with suppress(StorageError, CodecError):
            if os.path.realpath(other) != own:
                there = Repository.open(other)[1]
                registers = (there.register, *(snapshot.register for snapshot in there.snapshots))
                if any(_title_and_date(each).casefold() == name for each in registers):
                    return True
    return False


def _edition(file: RegisterFile) -> str:
    """What tells the report from the final one of a finished status; "" where there is nothing to tell apart."""
    finished = sum(1 for snapshot in file.snapshots if snapshot.date == file.register.status_date)
    if is_under_way(file):
        # One that is not marked needs no other name, as long as there is no final one of its day.
        return _(" (udkast)") if finished or file.register.report.marks_draft else ""
    return _(" ({number}. udgave)").format(number=finished) if finished > 1 else ""


def free_name(folder: Path, name: str) -> Path:
    """Where the report goes: over an earlier report of ours, but never over a file that someone else made."""
    path = folder / name
    count = 1
    while exists(path) and not _is_ours(path):
        count += 1
        path = folder / f"{Path(name).stem} ({count}).pdf"
    return path


def _is_ours(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(path, error) from error
    # A program in which somebody has written remarks puts a second end to the file.
    return b"/Creator (risikoapp)" in content and content.count(b"%%EOF") == 1
