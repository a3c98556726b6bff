"""The lock of a file for as long as that is open here, whatever becomes of the lock meanwhile."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock as Mutex

from risikoapp.storage.errors import CannotLock, Locked
from risikoapp.storage.lock import Lock


class KeptLock:
    """Safe to use from several threads: a drive that does not answer may hold one of them up."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime], lock: Lock | None) -> None:
        """`lock` is what was taken at the opening; None where somebody else had it, or where there could be none."""
        self._path = path
        self._now = now
        self._lock = lock
        self._is_over = False
        self._turn = Mutex()

    def look_after(self) -> None:
        """Takes the lock when nobody has it, be it that whoever had it is done or that ours has gone."""
        lock = self._lock
        if self._is_over or (lock is not None and lock.is_held):
            return
        with suppress(Locked, CannotLock):
            self._keep(Lock.take(self._path, self._now()))

    def release(self) -> None:
        """Says that the file is no longer open here, also where the lock is just being taken."""
        with self._turn:
            self._is_over = True
            lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _keep(self, lock: Lock) -> None:
        with self._turn:
            if not self._is_over:
                self._lock = lock
                return
        lock.release()
