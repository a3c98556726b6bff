"""What the system tells of this machine, this person and the processes that run; nothing here asks over a network."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_MACHINE_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_BOOT = "/proc/sys/kernel/random/boot_id"


def machine_name() -> str:
    """What people call this machine."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def user_name() -> str:
    """What this person is called on this machine; "" where the session does not tell."""
    # To ask the system opens a socket, in search of a service that may be anywhere.
    return next((name for variable in ("LOGNAME", "USER", "USERNAME") if (name := os.environ.get(variable))), "")


def machine_id() -> str:
    """By what the system tells this machine from others; "" where it does not."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""
    # The last one only until it is started again, which is better than nothing.
    return next((found for path in (*_MACHINE_IDS, _BOOT) if (found := _text(path).strip())), "")


def start_of(pid: int) -> str | None:
    """When the process of that number began, in the system's own count.

    None when there is none, "" when there is and the system does not tell.
    """
    if sys.platform == "win32":
        return _start_on_windows(pid)
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


def _start_on_windows(pid: int) -> str | None:
    # os.kill would end the process there, whatever the signal.
    assert sys.platform == "win32"
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


def _text(path: str) -> str:
    with suppress(OSError):
        return Path(path).read_text(encoding="utf-8", errors="replace")
    return ""
