"""The commands in English; what other programs read is the same in every language."""

import json
import re
from pathlib import Path

import pytest

from risikoapp import cli
from risikoapp.codec.tables import to_json
from risikoapp.i18n import use
from risikoapp.storage.repository import Repository
from tests.cli.run import complaint, done
from tests.plain_texts import plain_file

DANISH = re.compile(
    r"[æøåÆØÅ»«]|\b(brug|valg|vis|vælg|ikke|risici|risikovurdering|heraf|filen|eller|og|KILDE|UD|DATO)\b",
    re.IGNORECASE,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ferry.risiko"
    Repository.create(made, plain_file())
    return made


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in cli.COMMANDS)])
def test_help_is_english(capsys: pytest.CaptureFixture[str], english: None, arguments: list[str]) -> None:
    text = done(capsys, *arguments)
    assert text.startswith("Usage: risikoapp")
    # The words that are typed are the same in every language, so that a script works on every machine.
    assert not DANISH.search(text.replace("vist|alt|intet", "")), text


def test_what_is_shown_is_english(capsys: pytest.CaptureFixture[str], english: None, path: Path) -> None:
    text = done(capsys, "show", path)
    assert "Status as of 17-02-2025" in text
    assert "Open risks" in text
    assert not DANISH.search(text), text
    assert done(capsys, "check", path) == "“ferry.risiko” is in order: 7 risks, 4 of them open.\n"


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "csv", "svg"])
def test_what_is_written_is_english(
    capsys: pytest.CaptureFixture[str], english: None, path: Path, tmp_path: Path, ending: str
) -> None:
    told = done(capsys, "export", path, tmp_path / f"out.{ending}")
    assert told.startswith(f"“out.{ending}” has been written.")
    assert not DANISH.search(told), told
    assert complaint(capsys, "export", path, tmp_path / f"out.{ending}").endswith("Or use --force to have it replaced.")


def test_json_knows_no_language(capsys: pytest.CaptureFixture[str], path: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Risikovurdering\n1. Storm\nBeskrivelse: Den kommer.\nHandling:\n* Vent.\n", encoding="utf-8")

    def answers(language: str) -> tuple[object, object, bytes]:
        use("en" if language == "en" else "da")
        out = tmp_path / f"{language}.json"
        done(capsys, "export", path, out)
        read = json.loads(done(capsys, "import", "--json", paper, tmp_path / f"{language}.risiko"))
        for risk in read["risks"]:
            # When it was read is another moment each time.
            risk.pop("created", None)
        return json.loads(done(capsys, "show", "--json", path)), read, out.read_bytes()

    danish, english = answers("da"), answers("en")
    assert danish == english
    assert danish[2] == to_json(Repository.open(path)[1])
    shown = json.dumps(danish[:2], ensure_ascii=False)
    assert "Høj" in shown
    assert "blev ikke fundet i en matrix" in shown


def test_what_is_wrong_is_told_in_english(capsys: pytest.CaptureFixture[str], english: None, tmp_path: Path) -> None:
    told = complaint(capsys, "check", tmp_path / "gone.risiko")
    assert told == "The file “gone.risiko” does not exist. It may have been moved, renamed or deleted."
    assert cli.run(["export", "a.risiko", "a.xyz"]) == 2
    assert "choose a name that ends in .pdf or .docx" in capsys.readouterr().err
