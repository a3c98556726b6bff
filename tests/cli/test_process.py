"""A command as a process of its own: its encoding, its pipes, and what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import CHECKOUT, process


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
    ],
)
def test_the_answer_is_utf8_whatever_the_locale(sample: Path, environment: dict[str, str]) -> None:
    run = process("show", sample, "--json", **environment)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.decode("utf-8"))["risks"][0]["level"] == "Mellem"
    assert "forløbsplaner" in run.stdout.decode("utf-8")
    run = process("check", sample, **environment)
    assert run.stdout.decode("utf-8") == f"»prøve.risiko« er i orden: 7 risici, heraf 4 åbne.{os.linesep}"
    assert process("check", sample.with_name("væk"), **environment).stderr.decode("utf-8").startswith("Filen »væk«")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["show {0}", "show {0} --json", "--help"])
def test_a_reader_that_goes_away_is_no_failure(sample: Path, command: str) -> None:
    # Closed before the first byte is written, so that the writer always finds it closed.
    shell = (
        f'{{ sleep 0.3; "{sys.executable}" "{CHECKOUT}/main.py" {command.format(f"{sample!s}")}; echo $? >&2; }} | true'
    )
    run = subprocess.run(["sh", "-c", shell], capture_output=True, timeout=60, check=False)
    assert run.stderr == b"0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_drive_is_told(sample: Path) -> None:
    command = [sys.executable, str(CHECKOUT / "main.py"), "show", str(sample)]
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert run.returncode == 1
    assert run.stderr.decode("utf-8") == "Svaret kan ikke skrives: der er ikke mere plads på drevet.\n"


def test_commands_never_load_qt(sample: Path) -> None:
    code = (
        "import sys\n"
        "from risikoapp.app import main\n"
        f"assert main(['export', {str(sample)!r}, {str(sample.with_name('ud.pdf'))!r}]) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
