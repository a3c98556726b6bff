"""Two real processes on a real screen: a second start shows the window that is there already."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.test_process import CHECKOUT, PATIENCE, until, xdotool

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(home: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts the program as a double click does, in the folder with the files; all that still run are ended."""
    started: list[subprocess.Popen[str]] = []

    def begin(*names: str) -> "subprocess.Popen[str]":
        command = [sys.executable, str(CHECKOUT / "main.py"), *names]
        process = subprocess.Popen(command, cwd=tmp_path, env=home, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_start_brings_the_window_to_the_front(start: Start, tmp_path: Path) -> None:
    for name in ("ærø.risiko", "fanø.risiko"):
        shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", tmp_path / name)
    first = start("ærø.risiko")
    until(lambda: _in_front().endswith("ærø.risiko"))
    _over(start("fanø.risiko"))
    until(lambda: _in_front().endswith("fanø.risiko"))
    _over(start(str(tmp_path / "ærø.risiko")))
    until(lambda: _in_front().endswith("ærø.risiko"))
    xdotool("windowminimize", "--sync", xdotool("getactivewindow"))
    until(lambda: _in_front().endswith("fanø.risiko"))
    _over(start("./ærø.risiko"))
    until(lambda: _in_front().endswith("ærø.risiko"))
    assert len(xdotool("search", "--all", "--onlyvisible", "--pid", str(first.pid), "--name", "risiko$").split()) == 2
    xdotool("key", "ctrl+q")
    assert (first.communicate(timeout=PATIENCE)[1], first.returncode) == ("", 0)


def _over(process: "subprocess.Popen[str]") -> None:
    """Waits for a start that has handed over to the first process."""
    _, errors = process.communicate(timeout=PATIENCE)
    assert (errors, process.returncode) == ("", 0)


def _in_front() -> str:
    """The title of the window that has the keyboard; "" while none has."""
    command = ["xdotool", "getactivewindow", "getwindowname"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return found.stdout.strip()
