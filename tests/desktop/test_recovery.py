"""The program is killed in the midst of the typing, and the next start offers what was not in the file yet."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from risikoapp.storage.repository import Repository
from tests.desktop.test_process import CHECKOUT, PATIENCE, until, xdotool

TYPED = "bjergbestigning " * 100
"""More than anybody types before it is put aside."""


def test_what_was_being_typed_when_the_program_was_killed_is_offered(tmp_path: Path, home: dict[str, str]) -> None:
    path = tmp_path / "udkast.risiko"
    shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", path)
    before = path.read_bytes()
    with _program(path, home) as first:
        xdotool("windowactivate", "--sync", _window(first, path.name))
        xdotool("key", "ctrl+h")
        until(lambda: path.read_bytes() != before)
        with_an_action = path.read_bytes()
        typing = subprocess.Popen(["xdotool", "type", "--delay", "50", TYPED], stdin=subprocess.DEVNULL)
        try:
            until(lambda: _kept(home))
            os.kill(first.pid, signal.SIGKILL)
        finally:
            typing.kill()
            typing.wait()
        first.wait(PATIENCE)
    assert path.read_bytes() == with_an_action, "the typing never rested"
    with _program(path, home) as second:
        xdotool("windowactivate", "--sync", _window(second, "Rettelser i sikkerhed"))
        xdotool("key", "Return")
        until(lambda: "bjergbestigning" in _typed(path))
        until(lambda: not _kept(home))
        xdotool("windowactivate", "--sync", _window(second, path.name))
        xdotool("key", "ctrl+q")
        _, errors = second.communicate(timeout=PATIENCE)
    assert (second.returncode, errors) == (0, "")
    folder = Path(home["XDG_DATA_HOME"]) / "risikoapp" / "log"
    assert not any("bjergbestigning" in log.read_text("utf-8") for log in folder.iterdir())


@contextmanager
def _program(path: Path, home: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    command = [sys.executable, "main.py", str(path)]
    process = subprocess.Popen(command, cwd=CHECKOUT, env=home, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _window(process: "subprocess.Popen[str]", name: str) -> str:
    """The window of this process whose title says this, once it is there."""
    return xdotool("search", "--sync", "--all", "--onlyvisible", "--pid", str(process.pid), "--name", name)


def _kept(home: dict[str, str]) -> list[Path]:
    return list((Path(home["XDG_DATA_HOME"]) / "risikoapp" / "recovery").glob("*/*.risiko"))


def _typed(path: Path) -> str:
    """The action that was being typed, as far as it is in the file."""
    texts = (action.text for risk in Repository.open(path)[1].register.risks for action in risk.actions)
    return next((text for text in texts if text.startswith("bjerg")), "")
