"""A person's session of its own, and later starts of the program in processes of their own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from risikoapp.ui.one_process.claim import Claim, claim_or_hand_over

CHECKOUT = Path(__file__).parents[3]
SECOND = """
import sys
from pathlib import Path
from risikoapp.ui.one_process.claim import claim_or_hand_over
names = sys.argv[1:]
claim = claim_or_hand_over(Path(names[0]) if names else None)
print("handed over" if claim is None else "first" if claim.is_first else "alone", flush=True)
sys.stdin.read()
"""
"""Settles who is first as the program does, says how, and stays until it is let go."""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """The private folder of a session in which nothing runs."""
    # Not pytest's own folder: the path of a socket may have some hundred letters.
    folder = Path(tempfile.mkdtemp(prefix="risikoapp-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def claim() -> Generator[Claim]:
    """That this process is the first."""
    made = claim_or_hand_over(None)
    assert made is not None and made.is_first
    yield made
    made.release()


@pytest.fixture
def start() -> Generator[Start]:
    """A later start: with a file or without one, in a folder and an environment."""
    started: list[subprocess.Popen[str]] = []

    def begin(*names: str, cwd: Path = CHECKOUT, code: str = SECOND, **environment: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", code, *names],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def stranger() -> Generator[Callable[[str], socket.socket]]:
    """Somebody with the right to come, and no manners; never waits."""
    opened: list[socket.socket] = []

    def come(address: str) -> socket.socket:
        made = socket.socket(socket.AF_UNIX)
        opened.append(made)
        made.connect(address)
        made.setblocking(False)
        return made

    yield come
    for each in opened:
        each.close()
