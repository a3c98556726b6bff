"""Writes every edit to disk off the main thread, and tells whether what is shown is what is saved."""

import datetime as dt
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, Signal

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import CannotWrite, ChangedOnDisk, SpoiltOnDisk, StorageError, Vanished
from risikoapp.storage.repository import OnDisk, Repository
from risikoapp.ui.document import Document
from risikoapp.ui.pool_jobs import Job, Work, Write

_OUTSIDE = (ChangedOnDisk, SpoiltOnDisk, Vanished)
"""What somebody else has done to the file, and may have mended again."""


class Autosave(QObject):
    """Keeps the file equal to the document. "Saved" means: this very register is the last one written."""

    state_changed = Signal()
    failed = Signal(object)
    """A save did not succeed: its StorageError. The edits are kept; the next edit or `retry` tries again."""
    changed_elsewhere = Signal(object)
    """Somebody else has changed the file: a ChangedOnDisk. Nothing is written while this is told, nor until the
    `work_out` that it begins is over: whoever hears it can `go_on` with what has come of both, or `refuse`."""
    _finished = Signal()

    def __init__(self, document: Document, repository: Repository, now: Callable[[], dt.datetime]) -> None:
        super().__init__(document)
        self._document = document
        self._repository = repository
        self._now = now
        self._base = document.file
        self._on_disk: RegisterFile | None = document.file
        self._tried: RegisterFile | None = None
        self._writing: Write | None = None
        self._work: Work | None = None
        self._is_meeting = False
        self.is_undisturbed = False
        """Whether nothing may come in from the disk just now."""
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
    def base(self) -> RegisterFile:
        """What was last read or written here: what this document and whatever is on disk now both come from."""
        return self._base

    @property
    def is_saved(self) -> bool:
        return self._document.file is self._on_disk

    @property
    def is_writing(self) -> bool:
        return self._writing is not None

    @property
    def is_at_work(self) -> bool:
        """Whether its thread is, which may take as long as the drive likes."""
        return self._writing is not None or self._work is not None

    def is_busy(self) -> bool:
        """Whether it is writing, or what stands here is just being asked about."""
        return self.is_writing or self._is_meeting or self.is_undisturbed

    @property
    def is_joining(self) -> bool:
        """Whether it is being worked out what comes of what others have written."""
        return self._work is not None

    def retry(self) -> None:
        """Tries once more to write what is not yet on disk."""
        self.error = None
        self._write()

    def look_at_disk(self) -> None:
        """Tells when somebody else has changed the file or taken it away, and goes on when that is over."""
        if self.is_busy():
            return
        try:
            changed = self._repository.changed_on_disk()
        except Vanished:
            if not isinstance(self.error, Vanished):
                # Trying to write it tells so, and puts what is shown in safety.
                self._on_disk = None
                self._write()
            return
        except StorageError:
            # Reading it again was only a precaution; the next save will tell.
            return
        if changed:
            self._meet(ChangedOnDisk(self._repository.path))
        elif isinstance(self.error, _OUTSIDE):
            self._on_disk = self._base
            self._be_well()

    def meet_again(self) -> None:
        """Tells `changed_elsewhere` once more where that has come to nothing, as when a person now will decide."""
        self._wait()
        if isinstance(self.error, ChangedOnDisk):
            self._meet(self.error)
        # Whoever decides waits for what there is to decide.
        while self._work is not None:
            self._pool.waitForDone()
            self._take_outcome()

    @contextmanager
    def undisturbed(self) -> Generator[None]:
        """Nothing comes in from the disk meanwhile, as while a person answers about what stands here now."""
        was_undisturbed, self.is_undisturbed = self.is_undisturbed, True
        try:
            yield
        finally:
            self.is_undisturbed = was_undisturbed
            self.look_at_disk()

    def flush(self) -> bool:
        """Tries once more what is not yet written, and waits; whether all is on disk."""
        self._write()
        self._wait()
        return self.is_saved

    def wait(self, milliseconds: int) -> bool:
        """The same, but waits no longer than that for the drive."""
        self._write()
        deadline = QDeadlineTimer(milliseconds)
        # After the save under way comes the one for what was edited meanwhile, or what others wrote is to be joined.
        while (self.is_writing or self.is_joining) and self._pool.waitForDone(deadline.remainingTime()):
            self._take_outcome()
        return self.is_saved

    def end(self) -> bool:
        """Nothing comes in from the disk any more; whether what was under way is over, else `state_changed` tells.

        Only then may the window be deleted: its thread belongs to it, and tells through it what has come of its work.
        """
        self.is_undisturbed = True
        if self.is_at_work or self._is_meeting:
            return False
        # What it told may be taken before the thread is out of the telling.
        self._pool.waitForDone()
        return True

    def work_out(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """While `changed_elsewhere` is told: does the work in the thread of the repository, and what follows here."""
        self._work = Work(work, then)
        self._pool.start(partial(self._run, self._work))

    def go_on(self, found: OnDisk, file: RegisterFile) -> None:
        """Goes on from what the disk holds now, with this in the document; where they differ, it is written."""
        self._repository.start_from(found, keep_a_copy=not self._document.is_read_only)
        # What is equal may as well be what stands here: then only what differs is redrawn, and encoded.
        self._base = self._on_disk = file if file == found.file else found.file
        self._document.join(file)
        self._be_well()

    def refuse(self, error: StorageError) -> None:
        """Leaves the disk as it is, since nothing can come of what somebody else has put there."""
        self.hold(error)
        self._fail(error)

    def hold(self, error: StorageError) -> None:
        """Leaves the disk as it is until somebody has decided; what stands here is not on it, and is kept aside."""
        self._on_disk = None
        if error.kept is None:
            with suppress(StorageError):
                error.kept = self._repository.keep(self._document.file)

    def write_anew(self) -> None:
        """Writes a file that has vanished at its old name, as a person has asked for."""
        self._wait()
        self.error = None
        self._start(self._repository.save_anew)
        self.state_changed.emit()

    def _write(self) -> None:
        if self._writing is None and not self._is_meeting and not self.is_saved:
            self._start(self._repository.save)
        self.state_changed.emit()

    def _start(self, save: Callable[[RegisterFile], None]) -> None:
        self._tried = self._document.file
        self._writing = Write(save, self._tried)
        self._pool.start(partial(self._run, self._writing))

    def _run(self, job: Job) -> None:
        """In the thread of the pool."""
        job.run()
        self._finished.emit()

    def _wait(self) -> None:
        while self._writing is not None or self._work is not None:
            self._pool.waitForDone()
            self._take_outcome()
        # What it told may be taken before the thread is out of the telling; a pool deleted then waits for ever.
        self._pool.waitForDone()

    def _meet(self, error: ChangedOnDisk) -> None:
        self.error = error
        if self.is_undisturbed:
            self.state_changed.emit()
            return
        self._is_meeting = True
        with self._part_of_meeting():
            self.changed_elsewhere.emit(error)

    @contextmanager
    def _part_of_meeting(self) -> Generator[None]:
        """The meeting is over when this has begun no more work."""
        try:
            yield
        finally:
            self._is_meeting = self._work is not None
        if self._is_meeting:
            return
        if self.error is None or self._document.file is not self._tried:
            # What came of it, or what was told of typing meanwhile, which is then put in safety.
            self._write()
        self.state_changed.emit()

    def _be_well(self) -> None:
        self.error = None
        self._write()

    def _fail(self, error: StorageError) -> None:
        self.error = error
        self.state_changed.emit()
        self.failed.emit(error)

    def _take_outcome(self) -> None:
        if self._work is not None and self._work.done:
            work, self._work = self._work, None
            with self._part_of_meeting():
                work.end()
            return
        # `flush` may have taken it before the queued signal came.
        if self._writing is None or not self._writing.done:
            return
        write, self._writing = self._writing, None
        self.error = write.error
        if isinstance(write.error, ChangedOnDisk):
            self._meet(write.error)
            return
        if write.error is not None:
            self._fail(write.error)
            return
        if write.fault is not None:
            # A mistake of ours: nothing is on disk, and it must come out where it is seen.
            self.error = CannotWrite(self._repository.path)
            self.state_changed.emit()
            raise write.fault
        self._base = self._on_disk = write.file
        self.saved_at = self._now()
        # Whatever was edited meanwhile goes next.
        self._write()
