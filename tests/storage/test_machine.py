"""What the system tells of itself; of Windows only that it is asked as its books say."""

import ctypes
import os
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from risikoapp.storage import machine


def test_a_person_is_called_what_the_session_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    assert machine.user_name() == ""
    monkeypatch.setenv("USERNAME", "bo")
    assert machine.user_name() == "bo"
    monkeypatch.setenv("LOGNAME", "åse")
    assert machine.user_name() == "åse"


@pytest.mark.skipif(sys.platform == "win32", reason="machines are known otherwise there")
def test_a_machine_is_known_by_the_first_id_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"/etc/machine-id": "", "/var/lib/dbus/machine-id": "abc\n"}
    monkeypatch.setattr(machine, "_text", lambda path: texts.get(path, "boot"))
    assert machine.machine_id() == "abc"
    texts["/var/lib/dbus/machine-id"] = ""
    assert machine.machine_id() == "boot"
    monkeypatch.undo()
    monkeypatch.setattr(machine, "_MACHINE_IDS", ("/ingen/mappe",))
    monkeypatch.setattr(machine, "_BOOT", "/ingen/mappe")
    assert machine.machine_id() == ""


class Kernel:
    """Windows' own calls about a process, of which there is one: number 8."""

    def __init__(self) -> None:
        self.error = 87
        self.has_ended = False
        self.tells = True
        self.open = 0
        self.WaitForSingleObject = lambda _process, _wait: 0 if self.has_ended else 258

        # A method of Python takes no attributes, as a call of the system does.
        def open_process(rights: int, _inherit: bool, pid: int) -> int | None:
            assert rights == 0x101000
            self.open += pid == 8
            return 5_000_000_000 if pid == 8 else None

        self.OpenProcess = open_process

    def GetProcessTimes(self, process: Any, created: Any, *_others: Any) -> int:  # noqa: N802
        assert process.value == 5_000_000_000
        created._obj.dwHighDateTime, created._obj.dwLowDateTime = 31, 255
        return self.tells

    def CloseHandle(self, _process: Any) -> None:  # noqa: N802
        self.open -= 1


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    made = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, use_last_error: made, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: made.error, raising=False)
    return made


def test_windows_is_asked_when_a_process_began(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("that would end it"))
    assert machine.start_of(8) == "1f000000ff"
    kernel.tells = False
    assert machine.start_of(8) == ""
    kernel.has_ended = True
    assert machine.start_of(8) is None
    assert machine.start_of(9) is None
    kernel.error = 5
    assert machine.start_of(9) == ""
    assert kernel.open == 0


def test_windows_is_asked_for_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    class Key:
        def __enter__(self) -> "Key":
            return self

        def __exit__(self, *_: object) -> None:
            """Closed."""

    def open_key(_root: int, path: str) -> Key:
        if not known:
            raise OSError
        assert path == r"SOFTWARE\Microsoft\Cryptography"
        return Key()

    known = [True]
    registry = SimpleNamespace(HKEY_LOCAL_MACHINE=1, OpenKey=open_key, QueryValueEx=lambda _key, name: (name, 1))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setenv("COMPUTERNAME", "ANDEN-PC")
    assert machine.machine_id() == "MachineGuid"
    assert machine.machine_name() == "ANDEN-PC"
    known.clear()
    assert machine.machine_id() == ""
