"""Who has a file open: a small file beside it, so that it can be told on every machine that shares the folder."""

import datetime as dt
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from risikoapp.storage import claims
from risikoapp.storage.errors import CannotLock, Locked
from risikoapp.storage.machine import machine_name, user_name
from risikoapp.storage.owner import Holder, Owner, owner_of, this_process

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

    def __init__(self, place: Path, content: bytes) -> None:
        """For a lock that stands; use `take`."""
        self._place = place
        self._content = content

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
        place = _place_for(target)
        content = msgspec.json.encode(_this_process(now))
        try:
            for _try in range(_TRIES):
                if claims.put(place, content, like=target):
                    return cls(place, content)
                found = _whole(place, wait)
                if found is None:
                    continue
                entry = _entry(found) or _Entry()
                owner = owner_of(entry.owner)
                if not force and not _is_free(owner):
                    raise Locked(path, _holder(entry, owner))
                claims.take_away(place, found)
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
        return claims.read(self._place) == self._content

    def release(self) -> None:
        """Says that the file is no longer open here; the lock of somebody who took over stays."""
        with suppress(OSError):
            if self.is_held:
                claims.take_away(self._place, self._content)


def holder_of(path: Path, wait: Callable[[float], None] = time.sleep) -> Holder | None:
    """Who has the file at `path` open; None where `Lock.take` would succeed."""
    found = _whole(_place_for(Path(os.path.realpath(path))), wait)
    if found is None:
        return None
    entry = _entry(found) or _Entry()
    owner = owner_of(entry.owner)
    return None if _is_free(owner) else _holder(entry, owner)


@contextmanager
def held(path: Path, now: dt.datetime) -> Generator[None]:
    """While this lasts, no other begins to work in the file at `path`; raises Locked.

    Where there can be no lock, nobody else has one, and it lasts all the same.
    """
    try:
        lock = Lock.take(path, now)
    except CannotLock:
        yield
    else:
        with lock:
            yield


def _place_for(target: Path) -> Path:
    return target.with_name(f".{target.name}.lock")


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


def _whole(place: Path, wait: Callable[[float], None]) -> bytes | None:
    """What stands in the lock, when whoever is just writing it has finished; None when it is gone."""
    found = claims.read(place)
    for _try in range(_TRIES):
        if found is None or _entry(found) is not None:
            break
        wait(_HALF_WRITTEN)
        found = claims.read(place)
    return found


def _entry(content: bytes) -> _Entry | None:
    """What the lock says, of which nothing is certain; None where it says nothing."""
    with suppress(ValueError, RecursionError):
        return msgspec.json.decode(content, type=_Entry)
    return None


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
