"""Who is the first process: settled by a lock before anything of the window is loaded."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from PySide6.QtCore import QDeadlineTimer

    from risikoapp.ui.one_process.errand import Errand

PATIENCE = 8000
"""Milliseconds that a second start waits for the first process before it opens a window of its own."""
_PAUSE = 50
"""Milliseconds between two tries: the first process listens only when its window has been painted."""


class Claim:
    """That this process is the first, for as long as it runs; the system takes it back when the process dies."""

    def __init__(self, address: str, lock: QLockFile | None) -> None:
        self.address = address
        """Where the first process listens: the path of a socket or, on Windows, the name of a pipe."""
        self._lock = lock

    @property
    def is_first(self) -> bool:
        """False for a process that could neither be the first nor reach it, and so is on its own."""
        return self._lock is not None

    def release(self) -> None:
        """Lets another process be the first."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def claim_or_hand_over(path: Path | None, patience: int = PATIENCE) -> Claim | None:
    """This process's claim, or None when the first process has taken the file (or the wish to come to the front)."""
    folder = _private_folder()
    if folder is None:
        return Claim("", None)
    name = f"risikoapp-{_session()}"
    address = name if sys.platform == "win32" else str(folder / name)
    lock = QLockFile(str(folder / f"{name}.lock"))
    # It is held for as long as the program runs, and is stale only when the process that made it is gone.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return Claim(address, lock)
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return Claim("", None)
    # Only what comes second needs these.
    from PySide6.QtCore import QDeadlineTimer

    from risikoapp.ui.one_process.errand import Errand

    # A path means something in the folder of whoever wrote it.
    errand = Errand(path=path and path.absolute(), token=os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    return _hand_over_or_follow(errand, address, lock, QDeadlineTimer(patience))


def _hand_over_or_follow(errand: "Errand", address: str, lock: QLockFile, deadline: "QDeadlineTimer") -> Claim | None:
    """None when the errand is taken; a claim when the first process ends meanwhile, or does not answer in time."""
    from PySide6.QtCore import QThread

    # Heavy, and needed only where there is somebody to talk to.
    from risikoapp.ui.one_process.client import Answer, hand_over

    while not deadline.hasExpired():
        answer = hand_over(errand, address, deadline)
        if answer is Answer.TAKEN:
            return None
        if answer is Answer.NOT_UNDERSTOOD:
            break
        if lock.tryLock(0):
            return Claim(address, lock)
        QThread.msleep(_PAUSE)
    return Claim("", None)


def _private_folder() -> Path | None:
    """A folder that this person alone can enter; None when there is none to be had."""
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(runtime)
    from PySide6.QtCore import QDir

    temporary = Path(QDir.tempPath())
    if sys.platform == "win32":
        return temporary
    folder = temporary / f"risikoapp-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    # Anybody may have made it first, or a link to elsewhere.
    is_private = found.st_uid == os.getuid() and found.st_mode & 0o170777 == 0o040700
    return folder if is_private else None


def _session() -> str:
    """The screen that this person sits at, as part of a file's name: nobody sees a window that opens on another."""
    if sys.platform == "win32":
        parts = [os.environ.get(name, "") for name in ("USERDOMAIN", "USERNAME", "SESSIONNAME")]
    else:
        parts = [os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")]
    return "".join(letter if letter.isalnum() else "-" for letter in "-".join(parts))[-40:]
