"""Writes every edit to disk off the main thread, and tells whether what is shown is what is saved."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from risikoapp.domain.model import RegisterFile
from risikoapp.files import exists
from risikoapp.storage.errors import CannotWrite, ChangedOnDisk, StorageError
from risikoapp.storage.repository import Repository
from risikoapp.ui.document import Document


class Autosave(QObject):
    """Keeps the file equal to the document. "Saved" means: this very register is the last one written."""

    state_changed = Signal()
    failed = Signal(object)
    """A save did not succeed: its StorageError. The edits are kept; the next edit or `retry` tries again."""
    _finished = Signal()

    def __init__(self, document: Document, repository: Repository, now: Callable[[], dt.datetime]) -> None:
        super().__init__(document)
        self._document = document
        self._repository = repository
        self._now = now
        self._on_disk: RegisterFile | None = document.file
        self._writing: _Write | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.saved_at: dt.datetime | None = None
        """When the last save ended, in UTC; None before the first."""
        self.error: StorageError | None = None
        """Why the last save did not succeed, or None when it did."""
        document.changed.connect(self._write)
        self._finished.connect(self._take_outcome)

    @property
    def repository(self) -> Repository:
        return self._repository

    @property
    def is_saved(self) -> bool:
        return self._document.file is self._on_disk

    @property
    def is_writing(self) -> bool:
        return self._writing is not None

    def retry(self) -> None:
        """Tries once more to write what is not yet on disk."""
        self.error = None
        self._write()

    def look_at_disk(self) -> None:
        """Tells `failed` when somebody else has changed the file, and writes it again when it is gone."""
        if self._writing is not None or self.error is not None:
            return
        if not exists(self._repository.path):
            self._on_disk = None
            self._write()
            return
        try:
            changed = self._repository.changed_on_disk()
        except StorageError:
            # Reading it again was only a precaution; the next save will tell.
            return
        if changed:
            self._fail(ChangedOnDisk(self._repository.path))

    def flush(self) -> bool:
        """Tries once more what is not yet written, and waits; whether all is on disk."""
        self._write()
        while self._writing is not None:
            self._pool.waitForDone()
            self._take_outcome()
        # What it told may be taken before the thread is out of the telling; a pool deleted then waits for ever.
        self._pool.waitForDone()
        return self.is_saved

    def wait(self, milliseconds: int) -> bool:
        """The same, but waits no longer than that for the drive."""
        self._write()
        # The one that is under way, and the one for what was edited meanwhile.
        for _turn in range(2):
            if self._pool.waitForDone(milliseconds):
                self._take_outcome()
        return self.is_saved

    def reload(self) -> None:
        """Goes on with what the disk holds; raises StorageError or CodecError."""
        self.flush()
        file = self._repository.load()
        self.error = None
        # Told before the document changes, so that what was just read is not written back.
        self._document.changed.disconnect(self._write)
        self._document.reload(file)
        self._document.changed.connect(self._write)
        # A number given here since is not in the file, and must get there.
        self._on_disk = file
        self._write()

    def _write(self) -> None:
        if self._writing is None and not self.is_saved:
            self._writing = _Write(self._repository, self._document.file)
            self._pool.start(self._run)
        self.state_changed.emit()

    def _run(self) -> None:
        """In the thread of the pool."""
        assert self._writing is not None
        self._writing.run()
        self._finished.emit()

    def _fail(self, error: StorageError) -> None:
        self.error = error
        self.state_changed.emit()
        self.failed.emit(error)

    def _take_outcome(self) -> None:
        # `flush` may have taken it before the queued signal came.
        if self._writing is None or not self._writing.done:
            return
        write, self._writing = self._writing, None
        self.error = write.error
        if write.error is not None:
            self._fail(write.error)
            return
        if write.fault is not None:
            # A mistake of ours: nothing is on disk, and it must come out where it is seen.
            self.error = CannotWrite(self._repository.path)
            self.state_changed.emit()
            raise write.fault
        self._on_disk, self.saved_at = write.file, self._now()
        # Whatever was edited meanwhile goes next.
        self._write()


class _Write:
    """One register on its way to disk."""

    def __init__(self, repository: Repository, file: RegisterFile) -> None:
        self._repository = repository
        self.file = file
        self.done = False
        self.error: StorageError | None = None
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self._repository.save(self.file)
        except StorageError as error:
            self.error = error
        except Exception as fault:
            self.fault = fault
        self.done = True
