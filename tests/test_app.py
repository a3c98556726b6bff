"""What is asked for on the command line, and what opens a window."""

import gc
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from risikoapp import app
from risikoapp.ui import application


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Generator[list[list[str]]]:
    """What the window is started with, instead of a window; it answers 7."""
    starts: list[list[str]] = []

    def run(arguments: Sequence[str]) -> int:
        starts.append(list(arguments))
        return 7

    monkeypatch.setattr(application, "run", run)
    yield starts
    gc.enable()


def test_without_a_word_the_window_opens(opened: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert app.main([]) == 7
    monkeypatch.setattr("sys.argv", ["main.py"])
    assert app.main() == 7
    assert opened == [[], []]


def test_a_file_opens_in_the_window_there_or_not(opened: list[list[str]], tmp_path: Path) -> None:
    without_ending = tmp_path / "check"
    without_ending.touch()
    for name in (str(tmp_path / "ingen.risiko"), str(without_ending)):
        assert app.main([name]) == 7
    assert opened == [[str(tmp_path / "ingen.risiko")], [str(without_ending)]]


def test_commands_flags_and_mistakes_open_no_window(
    opened: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [app.main(words) for words in (["--help"], ["check"], ["chek"], ["a.risiko", "b.risiko"], [""])]
    assert answers == [0, 2, 2, 2, 2]
    assert opened == []
    assert capsys.readouterr().out.startswith("Brug: risikoapp")
