"""Commands as a script gives them, in this process or in one of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from risikoapp import cli

CHECKOUT = Path(__file__).parents[2]
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments|error|show this|the following|required|invalid|choose|unrecognized)\b"
)


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, str(CHECKOUT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=clean | environment, timeout=120, check=False)


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line on stderr of a command whose input is at fault."""
    assert cli.run([str(argument) for argument in arguments]) == 1
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.count("\n") == 1
    return caught.err.strip()


def wrong_use(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert cli.run([str(argument) for argument in arguments]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.startswith("Brug: risikoapp")
    assert not ENGLISH.search(caught.err), caught.err
    return caught.err


def done(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert cli.run([str(argument) for argument in arguments]) == 0
    caught = capsys.readouterr()
    assert caught.err == ""
    return caught.out
