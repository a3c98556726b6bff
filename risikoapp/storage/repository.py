"""A .risiko file: opened, created, saved and copied."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock as Mutex
from typing import TYPE_CHECKING, NamedTuple, Self

from risikoapp.codec.errors import CodecError
from risikoapp.codec.migrations import SCHEMA
from risikoapp.codec.tables import from_tables, parse, schema_of, to_json, to_tables
from risikoapp.domain.model import RegisterFile
from risikoapp.files import exists, read_bounded
from risikoapp.storage.errors import CannotBackUp, FileNotThere, SpoiltOnDisk, StorageError, Vanished
from risikoapp.storage.known import Known
from risikoapp.storage.surroundings import Surroundings
from risikoapp.storage.tables import MAX_BYTES, PAUSES, AtomicStorage

if TYPE_CHECKING:
    from risikoapp.codec.salvage import Salvage
    from risikoapp.storage.backups import Backups, Reason
    from risikoapp.storage.file_rows import FileRows
    from risikoapp.storage.recovery import Recoveries

SUFFIX = ".risiko"


class OnDisk(NamedTuple):
    """What a file was found to hold, for a `Repository` to start from.

    `is_step_back` tells that it held the very same before something was written here, which is gone from it, or before
    a number was given: as when a synchronising program puts back an older copy.
    """

    file: RegisterFile
    storage: AtomicStorage
    has_older_schema: bool
    is_step_back: bool = False


class Repository:
    """The file at one path, and what it is known to hold.

    Use it from one thread at a time, but for `keep`. What was in the file before the first write of a day, or before it
    was replaced by us or by others or brought up to this schema, is backed up; what cannot be saved is kept aside.
    """

    def __init__(self, path: Path, around: Surroundings | None = None) -> None:
        self._around = around or Surroundings()
        self._storage = self._storage_of(path)
        self._has_older_schema = False
        self._backed_up_on: dt.date | None = None
        self._backup_failure: CannotBackUp | None = None
        self._kept: _Kept | None = None
        self._keeping = Mutex()
        self._known = Known()
        self._copied: Sequence[bytes] | None = None

    @classmethod
    def open(cls, path: Path, around: Surroundings | None = None) -> tuple[Self, RegisterFile]:
        """The file and what it holds; raises FileNotThere, CannotRead, NotJson or a CodecError."""
        repository = cls(path, around)
        return repository, repository.load()

    @staticmethod
    def salvage(path: Path) -> "Salvage":
        """What can still be read of a damaged file, only to look at.

        Raises FileNotThere, CannotRead, or a CodecError where there is nothing to begin with.
        """
        from risikoapp.codec.salvage import salvage

        return AtomicStorage(path).load(salvage)

    @classmethod
    def create(
        cls, path: Path, file: RegisterFile, *, overwrite: bool = False, around: Surroundings | None = None
    ) -> Self:
        """A new file; raises AlreadyThere (unless `overwrite`), CannotWrite or NotConfirmed."""
        repository = cls(path, around)
        repository._storage = repository._storage_of(path, overwrite=overwrite)
        if overwrite and exists(path):
            repository._back_up_stranger()
        repository.save(file)
        return repository

    @property
    def path(self) -> Path:
        return self._storage.path

    # None of these is wanted before a window shows what is in the file.

    @cached_property
    def _rows(self) -> "FileRows":
        from risikoapp.storage.file_rows import FileRows

        return FileRows()

    @cached_property
    def backups(self) -> "Backups":
        """The copies of what the file held before."""
        from risikoapp.storage.backups import Backups

        return Backups(self._around.backups, self.path, self._around.now)

    @cached_property
    def recoveries(self) -> "Recoveries":
        """What has been kept aside for the file."""
        from risikoapp.storage.recovery import Recoveries

        return Recoveries(self._around.data, self.path)

    def load(self) -> RegisterFile:
        """What the file holds now; after this, saving starts from there.

        When it cannot be read, saving starts from where it did: what somebody else has put there is never overwritten.
        """
        found = self._read()
        self._begin(found)
        return found.file

    def read_again(self) -> OnDisk:
        """What the file holds now that somebody else has changed it; saving starts from where it did.

        Raises Vanished or SpoiltOnDisk where it holds nothing that can be read, nor after a while: it may just be
        written.
        """
        # A person waits for it.
        for pause in PAUSES[:3]:
            with suppress(StorageError, CodecError):
                return self._read()
            self._around.wait(pause)
        try:
            return self._read()
        except FileNotThere as error:
            raise Vanished(self.path) from error
        except (StorageError, CodecError) as error:
            raise SpoiltOnDisk(self.path, error.reason if isinstance(error, StorageError) else None) from error

    def start_from(self, found: OnDisk, *, keep_a_copy: bool = True) -> None:
        """From now on saving replaces what was found there, and nothing else.

        What it held before is in no file any more, nor need it be in what was found: it is backed up first, unless
        whoever only looks wants no copy.
        """
        if keep_a_copy:
            self.keep_present(found)
        self._begin(found)

    def keep_present(self, found: OnDisk) -> None:
        """Makes that copy beforehand, unless it has been made."""
        before, content = self._storage.pieces, found.storage.content
        if before and before is not self._copied and self._storage.content != content:
            from risikoapp.storage.relatives import lacks_any

            is_lost = found.is_step_back or lacks_any(content, self._storage.content)
            self._back_up(before, "lost" if is_lost else "joined")
            self._copied = before

    def _begin(self, found: OnDisk) -> None:
        self._known.remember(self._storage.pieces)
        self._storage, self._has_older_schema = found.storage, found.has_older_schema
        self._known.go_on_from(found.file, is_own=False)

    def save(self, file: RegisterFile) -> None:
        """Puts the whole on disk, durably.

        Raises ChangedOnDisk, SpoiltOnDisk, Vanished, CannotWrite or CannotReplace and leaves the file as it was, or
        NotConfirmed. What could not be saved is then kept aside, and the error's `kept` says where, unless that failed
        too, or there never was a file: then whoever makes it still has what it is made of.
        """
        self._save(file, anew=False)

    def save_anew(self, file: RegisterFile) -> None:
        """The same for a file that has vanished, at its old name; raises AlreadyThere when one has come there."""
        self._save(file, anew=True)

    def _save(self, file: RegisterFile, *, anew: bool) -> None:
        before = self._kept
        try:
            self._storage.write(to_tables(file, self._rows.of(file)), anew=anew)
        except StorageError as error:
            error.kept = self._kept_instead(file, before)
            raise
        self._known.go_on_from(file, is_own=True)
        with self._keeping:
            # What else was kept may be newer than this, such as typing that is no edit yet: whoever kept it forgets it.
            if self._kept is not None and (self._kept.file is file or self._kept.is_of_a_save):
                self._forget()

    def _kept_instead(self, file: RegisterFile, before: "_Kept | None") -> Path | None:
        """Where what could not be saved lies, or something newer; None where it is nowhere."""
        if self._kept is not before:
            return self.kept
        if self._storage.content:
            with suppress(StorageError):
                return self._keep(file, is_of_a_save=True)
        return None

    def back_up(self, file: RegisterFile) -> None:
        """Keeps a copy of this, before an older state takes its place; a failure is told by `take_backup_failure`."""
        self._back_up((to_json(file),), "restoring")

    @property
    def kept(self) -> Path | None:
        """Where edits lie that were put aside, until they are saved."""
        return self._kept.path if self._kept is not None else None

    def keep(self, file: RegisterFile) -> Path:
        """Puts edits aside, from any thread, until these very ones are saved; raises StorageError, or says where.

        For a save that takes its time, as on a share that does not answer, and for what is no edit yet.
        """
        return self._keep(file, is_of_a_save=False)

    def _keep(self, file: RegisterFile, *, is_of_a_save: bool) -> Path:
        with self._keeping:
            path = self.recoveries.keep(file, self._storage.content)
            self._kept = _Kept(file, path, is_of_a_save)
            return path

    def forget_kept(self) -> None:
        """Gives up what was put aside."""
        with self._keeping:
            self._forget()

    def _forget(self) -> None:
        """The same, for who holds the turn."""
        if self._kept is not None:
            self.recoveries.forget()
            self._kept = None

    def take_backup_failure(self) -> CannotBackUp | None:
        """Why there is no copy of what the file held before, told once; None when all is well."""
        failure, self._backup_failure = self._backup_failure, None
        return failure

    def changed_on_disk(self) -> bool:
        """Whether somebody else has changed the file since it was last loaded or saved here.

        Raises CannotRead, or Vanished for a file that is no longer there.
        """
        return self._storage.changed_on_disk()

    def _read(self) -> OnDisk:
        self._known.remember(self._storage.pieces)
        storage = self._storage_of(self.path)
        tables = storage.load(parse)
        file, content = from_tables(tables), storage.content
        return OnDisk(
            file=file,
            storage=storage,
            has_older_schema=schema_of(tables) < SCHEMA,
            is_step_back=content != self._storage.content and self._known.is_older(file, content),
        )

    def _storage_of(self, path: Path, *, overwrite: bool = False) -> AtomicStorage:
        return AtomicStorage(path, overwrite=overwrite, wait=self._around.wait, before_write=self._before_write)

    def _before_write(self, old: Sequence[bytes]) -> None:
        self._known.remember(old)
        today = dt.date.fromtimestamp(self._around.now().timestamp())
        if not old or (self._backed_up_on == today and not self._has_older_schema):
            return
        if self._has_older_schema:
            self._back_up(old, "schema")
        elif not self.backups.has_one_of(today):
            self._back_up(old, "daily")
        # One try a day: where it fails, each save would have to wait for it.
        self._backed_up_on, self._has_older_schema = today, False

    def _back_up_stranger(self) -> None:
        """What stands there and was never read, whatever it is."""
        try:
            content, _status = read_bounded(self.path, MAX_BYTES)
        except OSError as error:
            self._backup_failure = CannotBackUp(self.path, error)
        else:
            self._back_up((content,), "replaced")

    def _back_up(self, pieces: Sequence[bytes], reason: "Reason") -> None:
        try:
            self.backups.make(pieces, reason)
        except CannotBackUp as error:
            self._backup_failure = error


class _Kept(NamedTuple):
    file: RegisterFile
    path: Path
    is_of_a_save: bool
    """Whether a save that failed has put it there: then the next one that succeeds has it in it."""
