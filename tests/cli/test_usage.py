"""How the commands are asked for: help, wrong use and what belongs to the window, all in Danish."""

import subprocess
import sys

import pytest

from risikoapp import __version__, app, cli
from risikoapp.cli.commands import build_parser
from tests.cli.run import CHECKOUT, ENGLISH, done, wrong_use


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([command, "--help"] for command in cli.COMMANDS)])
def test_help_is_danish(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    text = done(capsys, *arguments)
    assert text.startswith("Brug: risikoapp")
    assert not ENGLISH.search(text), text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "--version") == f"risikoapp {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "mangler KOMMANDO"),
        (["andet"], "»andet« er ikke en kommando"),
        (["a b'c"], "»a b'c« er ikke en kommando"),
        (["check"], "mangler RISIKOVURDERING"),
        (["export", "a.risiko"], "mangler UD"),
        (["check", "a", "b"], "hører ikke til: b"),
        (["check", "a", "--json"], "hører ikke til: --json"),
        (["show", "a", "--js"], "hører ikke til: --js"),
        (["show", "a", "--json=1"], "--json tager ingen værdi"),
        (["import", "papir.docx", "papir.txt"], "skal slutte på .risiko"),
        (["--nej"], "mangler KOMMANDO"),
    ],
)
def test_wrong_use_is_told_in_danish(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert words in wrong_use(capsys, *arguments)


def test_two_files_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["a.risiko", "b.risiko"]) == 2
    assert "»a.risiko« er ikke en kommando" in capsys.readouterr().err


def test_commands_and_flags_go_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == 0
    assert app.main(["check", "ingen.risiko"]) == 1
    assert "»ingen.risiko«" in capsys.readouterr().err


def test_small_commands_load_nothing_heavy() -> None:
    code = "import sys, risikoapp.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, timeout=60, check=False)
    assert not {"reportlab", "docx", "lxml", "pypdfium2", "numpy"} & set(run.stdout.decode().split())


@pytest.mark.parametrize("word", ["", "x" * 300, "mappe/" + "x" * 300])
def test_a_word_that_is_no_file_and_no_command_is_wrong_use(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert app.main([word]) == 2
    assert f"»{word}« er ikke en kommando" in capsys.readouterr().err


def test_complaints_that_argparse_may_learn_are_danish_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().error("expected one argument, or something newer")
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("risikoapp: det kan ikke forstås.\n")
