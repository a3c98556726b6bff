"""Who has a file open: a small file beside it, so that it can be told on every machine that shares the folder."""

import datetime as dt
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from risikoapp.files import read_bounded
from risikoapp.storage import attributes, temporary
from risikoapp.storage.errors import CannotLock, Locked
from risikoapp.storage.owner import Holder, Owner, machine_name, owner_of, this_process, user_name

_MAX_BYTES = 10_000
_TRIES = 5
_HALF_WRITTEN = 0.05
"""Seconds after which a lock that was just being written is whole."""


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the lock: the names people know, and by what a process knows its own."""

    program: str = ""
    machine: str = ""
    user: str = ""
    pid: int = 0
    since: dt.datetime | None = None
    owner: str = ""
    id: str = ""


class Lock:
    """Tells others that this process has a file open. It hinders nobody who only reads."""

    def __init__(self, place: Path, entry_id: str) -> None:
        """For a lock that stands; use `take`."""
        self._place = place
        self._id = entry_id

    @classmethod
    def take(
        cls, path: Path, now: dt.datetime, *, force: bool = False, wait: Callable[[float], None] = time.sleep
    ) -> Self:
        """Says that the file at `path` is open here; `now` is shown to whoever asks.

        The lock of a process of this machine that is surely no more is taken over in silence, and any other only by
        `force`: no clock tells that a machine far away is done. Raises Locked; or CannotLock, and then nobody is told,
        but nothing else is amiss.
        """
        target = Path(os.path.realpath(path))
        place = target.with_name(f".{target.name}.lock")
        entry = _this_process(now)
        try:
            for _try in range(_TRIES):
                if _create(place, target, entry):
                    return cls(place, entry.id)
                found = _read(place, wait)
                if found is None:
                    continue
                owner = owner_of(found.owner)
                if not force and not _is_free(owner):
                    raise Locked(path, _holder(found, owner))
                _take_away(place, found.id)
        except OSError as error:
            raise CannotLock(path, error) from error
        raise CannotLock(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()

    @property
    def is_held(self) -> bool:
        """Whether it still stands: somebody may have opened the file in spite of it."""
        found = _read(self._place, time.sleep)
        return found is not None and found.id == self._id

    def release(self) -> None:
        """Says that the file is no longer open here; the lock of somebody who took over stays."""
        with suppress(OSError):
            if self.is_held:
                _take_away(self._place, self._id)


def _this_process(now: dt.datetime) -> _Entry:
    return _Entry(
        program="risikoapp",
        machine=machine_name(),
        user=user_name(),
        pid=os.getpid(),
        since=now,
        owner=str(this_process()),
        id=os.urandom(12).hex(),
    )


def _is_free(owner: Owner | None) -> bool:
    # A window of ours that has ended badly.
    return owner is not None and owner.state in ("ours", "gone")


def _holder(found: _Entry, owner: Owner | None) -> Holder:
    since = None
    # Anybody may have written there, and not every moment exists where we are.
    with suppress(OverflowError, OSError, ValueError):
        since = found.since.astimezone() if found.since else None
    is_here = owner is not None and owner.state == "running"
    return Holder(machine=found.machine, user=found.user, since=since, is_here=is_here)


def _create(place: Path, target: Path, entry: _Entry) -> bool:
    """Whether there was none; raises OSError where there can be none."""
    try:
        handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    try:
        try:
            # Whoever may read the file may read who has it. Some shares know no permissions.
            with suppress(OSError):
                attributes.give(handle, target, private=True)
            os.write(handle, msgspec.json.encode(entry))
            # After a power cut an empty lock would be nobody's, and stay for ever.
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        place.unlink()
        raise
    return True


def _read(place: Path, wait: Callable[[float], None]) -> _Entry | None:
    """What the lock says, of which nothing is certain: nothing at all where it cannot be read. None when it is gone."""
    for _try in range(_TRIES):
        try:
            content, _status = read_bounded(place, _MAX_BYTES)
            return msgspec.json.decode(content, type=_Entry)
        except FileNotFoundError:
            return None
        except OSError:
            break
        except (ValueError, RecursionError):
            wait(_HALF_WRITTEN)
    return _Entry()


def _take_away(place: Path, entry_id: str) -> None:
    """Removes the lock with that id, and not one that somebody has put in its place meanwhile; raises OSError."""
    handle, aside = temporary.make(place)
    os.close(handle)
    try:
        with suppress(FileNotFoundError):
            place.replace(aside)
            found = _read(aside, _no_wait)
            if found is not None and found.id != entry_id:
                with suppress(OSError):
                    os.link(aside, place)
    finally:
        aside.unlink()


def _no_wait(_seconds: float) -> None:
    """What was moved away is written no more."""
