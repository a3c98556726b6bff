"""Whose a lock, a temporary file or a kept edit is: one process, told apart from any other there was or will be."""

import datetime as dt
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

State = Literal["ours", "running", "gone", "elsewhere"]
TOKEN = r"[0-9a-f]*-\d{1,10}-[0-9a-f]*"
"""What the text of an owner matches, as part of a file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a file open, in the names people know; both are "" and `since` None where the lock cannot be read.

    `is_here` tells that it is on this very machine.
    """

    machine: str = ""
    user: str = ""
    since: dt.datetime | None = None
    is_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A process: where it runs, its number there, and when it began in the system's own count.

    The place is "" where a machine cannot be told from others, the beginning where the system does not tell it.
    """

    place: str
    pid: int
    started: str

    def __str__(self) -> str:
        return f"{self.place}-{self.pid}-{self.started}"

    @property
    def state(self) -> State:
        """Whether that is this very process, one that runs here, one that surely no longer does, or nothing known."""
        here = this_process()
        if self == here:
            return "ours"
        if not self.place or self.place != here.place:
            return "elsewhere"
        started = _started(self.pid)
        return "gone" if started is None or (started and self.started and started != self.started) else "running"


def this_process() -> Owner:
    """The process that asks."""
    return _described(os.getpid())


def owner_of(token: str) -> Owner | None:
    """The owner whose text this is; None for any other text."""
    if re.fullmatch(TOKEN, token) is None:
        return None
    place, pid, started = token.split("-")
    return Owner(place=place, pid=int(pid), started=started)


def user_name() -> str:
    """What this person is called on this machine; "" where the session does not tell."""
    # To ask the system opens a socket, in search of a service that may be anywhere.
    return next((name for variable in ("LOGNAME", "USER", "USERNAME") if (name := os.environ.get(variable))), "")


@cache
def _described(pid: int) -> Owner:
    return Owner(place=_place(), pid=pid, started=_started(pid) or "")


def _place() -> str:
    """This machine, and on Linux the container: a process number means nothing outside. Tells nothing to others."""
    # Slow to load, and not wanted before something is written.
    import hashlib

    machine = _machine_id()
    if not machine:
        return ""
    # Some machines are copies of each other, with the same id.
    container = ""
    with suppress(OSError, NotImplementedError):
        container = str(Path("/proc/self/ns/pid").readlink())
    known = "\0".join(("risikoapp", machine, machine_name(), container))
    return hashlib.sha256(known.encode(errors="surrogateescape")).hexdigest()[:12]


if sys.platform == "win32":

    def machine_name() -> str:
        """What people call this machine."""
        return os.environ.get("COMPUTERNAME", "")

    def _machine_id() -> str:
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""

    def _started(pid: int) -> str | None:
        import ctypes
        from ctypes import wintypes

        query_and_wait, no_such_process = 0x1000 | 0x100000, 87
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        process = wintypes.HANDLE(kernel.OpenProcess(query_and_wait, False, pid))
        if not process:
            return None if ctypes.get_last_error() == no_such_process else ""
        try:
            # Its number stays taken for as long as somebody looks at it.
            if kernel.WaitForSingleObject(process, 0) == 0:
                return None
            created, *others = (wintypes.FILETIME() for _ in range(4))
            if not kernel.GetProcessTimes(process, ctypes.byref(created), *map(ctypes.byref, others)):
                return ""
            return f"{created.dwHighDateTime:x}{created.dwLowDateTime:08x}"
        finally:
            kernel.CloseHandle(process)

else:

    def machine_name() -> str:
        """What people call this machine."""
        return os.uname().nodename

    def _machine_id() -> str:
        for path in ("/etc/machine-id", "/var/lib/dbus/machine-id", _BOOT):
            if found := _text(path).strip():
                return found
        return ""

    def _started(pid: int) -> str | None:
        """When the process of that number began; None when there is none, "" when the system does not tell."""
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return None
        except PermissionError:
            # Another person's.
            pass
        # The name before the bracket may hold anything. Ticks are counted from the start of the machine.
        after_name = _text(f"/proc/{pid}/stat").rpartition(")")[2].split()
        if not after_name:
            return ""
        # Killed, and only waiting for its parent to look.
        if after_name[0] in "ZX":
            return None
        return f"{_text(_BOOT)[:8]}{int(after_name[19]):x}"


_BOOT = "/proc/sys/kernel/random/boot_id"


def _text(path: str) -> str:
    with suppress(OSError):
        return Path(path).read_text(encoding="utf-8", errors="replace")
    return ""
