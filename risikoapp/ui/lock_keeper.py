"""A window's share in the lock of its file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject

from risikoapp.storage.kept_lock import KeptLock
from risikoapp.storage.lock import Lock
from risikoapp.ui.lookout import Lookout

PATIENCE = 1.0
"""Seconds that a window that closes waits for a drive to take the lock away."""


class LockKeeper(QObject):
    """Has the lock for one window as long as that is open: from the beginning, or once whoever had it is done."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime], lock: Lock | None, window: QObject) -> None:
        super().__init__(window)
        self._kept = KeptLock(path, now, lock)
        Lookout(self._kept.look_after, self)

    def finish(self) -> None:
        """The window closes."""
        release = Thread(target=self._kept.release, daemon=True)
        release.start()
        release.join(PATIENCE)
