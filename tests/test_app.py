"""What is asked for on the command line, and what opens a window."""

import gc
import importlib
import os
import runpy
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from risikoapp import __version__, app
from risikoapp.ui import application
from risikoapp.ui.one_process import claim


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Generator[list[Path | None]]:
    """What the window is started with, instead of a window; it answers 7."""
    starts: list[Path | None] = []

    def run(path: Path | None, _claim: object) -> int:
        starts.append(path)
        return 7

    monkeypatch.setattr(application, "run", run)
    monkeypatch.setattr(claim, "claim_or_hand_over", lambda _path: object())
    yield starts
    gc.enable()


def test_without_a_word_the_window_opens(opened: list[Path | None], monkeypatch: pytest.MonkeyPatch) -> None:
    assert app.main([]) == 7
    monkeypatch.setattr("sys.argv", ["main.py"])
    assert app.main() == 7
    assert opened == [None, None]


def test_a_file_opens_in_the_window_there_or_not(opened: list[Path | None], tmp_path: Path) -> None:
    without_ending = tmp_path / "check"
    without_ending.touch()
    for name in (str(tmp_path / "ingen.risiko"), str(without_ending)):
        assert app.main([name]) == 7
    assert opened == [tmp_path / "ingen.risiko", without_ending]


def test_a_start_that_the_running_program_has_taken_over_opens_nothing(
    opened: list[Path | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handed: list[Path | None] = []
    monkeypatch.setattr(claim, "claim_or_hand_over", handed.append)
    assert app.main([str(tmp_path / "færgen.risiko")]) == 0
    assert (opened, handed) == ([], [tmp_path / "færgen.risiko"])


def test_commands_flags_and_mistakes_open_no_window(
    opened: list[Path | None], capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [app.main(words) for words in (["--help"], ["check"], ["chek"], ["a.risiko", "b.risiko"], [""])]
    assert answers == [0, 2, 2, 2, 2]
    assert opened == []
    assert capsys.readouterr().out.startswith("Brug: risikoapp")


def test_python_starts_it_by_its_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # Whoever only looks at it starts nothing.
    importlib.import_module("risikoapp.__main__")
    monkeypatch.delitem(sys.modules, "risikoapp.__main__")
    monkeypatch.setattr(sys, "argv", ["risikoapp", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("risikoapp", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"risikoapp {__version__}\n"


@pytest.mark.parametrize(("words", "code"), [(["show"], 2), (["check", "ingen.risiko"], 1)])
def test_a_command_ends_the_process_at_once(
    words: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Ended(Exception):
        pass

    def end(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(sys, "argv", ["main.py", *words])
    with pytest.raises(Ended) as ended:
        app.run()
    assert ended.value.args == (code,)
    assert capsys.readouterr().err
