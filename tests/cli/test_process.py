"""A command as a process of its own: its encoding, its pipes, and what it loads."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TextIO

import pytest

from risikoapp import cli
from risikoapp.storage.repository import Repository
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


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Generator[Callable[[int], None]]:
    """Puts an open handle in the place of stdout."""
    made: list[TextIO] = []

    def put(handle: int) -> None:
        made.append(os.fdopen(handle, "w", encoding="latin-1"))
        monkeypatch.setattr(sys, "stdout", made[-1])

    yield put
    monkeypatch.undo()
    for each in made:
        each.close()


def test_a_pipe_that_is_closed_ends_the_talk_and_nothing_else(stream: Callable[[int], None], sample: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stream(writer)
    assert cli.run(["show", str(sample)]) == 0
    # What Python flushes when it ends must go well, too.
    sys.stdout.flush()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_told(
    stream: Callable[[int], None], sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stream(os.open("/dev/full", os.O_WRONLY))
    assert cli.run(["show", str(sample)]) == 1
    assert capsys.readouterr().err == "Svaret kan ikke skrives: der er ikke mere plads på drevet.\n"


def test_an_answer_is_utf8_on_any_stream(stream: Callable[[int], None], sample: Path, tmp_path: Path) -> None:
    stream(os.open(tmp_path / "ud", os.O_WRONLY | os.O_CREAT))
    assert cli.run(["check", str(sample)]) == 0
    assert (tmp_path / "ud").read_text("utf-8").startswith("»prøve.risiko« er i orden")


def test_where_there_is_no_stdout_the_work_is_done_all_the_same(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.run(["export", str(sample), str(sample.with_name("ud.json"))]) == 0
    assert sample.with_name("ud.json").stat().st_size > 0


def test_a_command_that_is_interrupted_says_nothing(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Repository, "open", interrupt)
    assert cli.run(["check", str(sample)]) == 130
    assert capsys.readouterr() == ("", "")


def test_commands_never_load_qt(sample: Path) -> None:
    code = (
        "import sys\n"
        "from risikoapp.app import main\n"
        f"assert main(['export', {str(sample)!r}, {str(sample.with_name('ud.pdf'))!r}]) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
