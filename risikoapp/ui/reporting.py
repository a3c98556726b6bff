"""Making the report from the window: off the main thread, beside the register's file, and opened when done."""

import datetime as dt
import gc
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.files import exists
from risikoapp.i18n import _
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import CannotRead

_FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f]+'
_NAME_LIMIT = 200
"""Bytes of a title in a file name: with date, " (2)" and suffix it stays below the 255 that file systems take."""


class ReportMaker(QObject):
    """Renders one report at a time and tells when it is there."""

    written = Signal(Path)
    rendered = Signal(bytes)
    failed = Signal(object)
    """What kept the report from being made: a StorageError, or a mistake of ours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def write(self, file: RegisterFile, today: dt.date, folder: Path) -> None:
        """Renders the file's report into a folder; `written` or `failed` follows."""
        self._pool.start(partial(_run, partial(_written, file, today, folder), self.written, self.failed))

    def render(self, file: RegisterFile, today: dt.date) -> None:
        """Renders the file's report for printing; `rendered` follows."""
        self._pool.start(partial(_run, partial(render, file, today), self.rendered, self.failed))

    def wait(self) -> None:
        """Returns when nothing is being rendered any more."""
        self._pool.waitForDone()


def _run(make: Callable[[], object], made: SignalInstance, failed: SignalInstance) -> None:
    """In the thread of the pool: what is made, or why not, goes to the main thread."""
    # What a long report is made of is no garbage until it is done, and to look through it stops the window meanwhile.
    gc.disable()
    try:
        outcome = make()
    except Exception as error:
        failed.emit(error)
    else:
        made.emit(outcome)
    finally:
        gc.enable()


def _written(file: RegisterFile, today: dt.date, folder: Path) -> Path:
    path = free_name(folder, report_name(file.register))
    write_atomically(path, (render(file, today),), overwrite=True)
    return path


def render(file: RegisterFile, today: dt.date) -> bytes:
    """The file's report as PDF, as it is on this day."""
    # Heavy, and wanted only now.
    from risikoapp.report.content import file_content
    from risikoapp.report.pdf import render_pdf

    return render_pdf(file_content(file, today))


def report_name(register: Register) -> str:
    """The report's file name: title and status date, without what no file system allows."""
    title = re.sub(_FORBIDDEN, " ", register.title).strip(" .")
    title = title.encode(errors="ignore")[:_NAME_LIMIT].decode(errors="ignore").strip() or _("Risikovurdering")
    date = "" if register.status_date is None else f" {format_list(register.status_date)}"
    return f"{' '.join(title.split())}{date}.pdf"


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
