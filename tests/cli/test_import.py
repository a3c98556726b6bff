"""Import: a register from an old paper or from exported data, and what is unclear in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from risikoapp import cli
from risikoapp.domain.model import RegisterFile
from risikoapp.importers import formats
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.storage.repository import Repository
from tests.cli.run import complaint, done


def _draft(file: RegisterFile) -> Draft:
    return Draft(
        register_file=file,
        unclear=(
            Unclear(risk=3, field="rating", message="Vælg\nplacering.", text="#3"),
            Unclear(risk=None, field="status_date", message="Vælg dato."),
        ),
    )


@pytest.fixture
def paper(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper that is read as the sample with two things unclear."""
    draft = _draft(Repository.open(sample)[1])

    def read(_path: Path, **arguments: Any) -> Draft:
        assert arguments["now"].tzinfo is not None
        assert arguments["new_id"]() != arguments["new_id"]()
        return draft

    monkeypatch.setattr(formats, "read_paper", read)
    return sample.with_name("papir.docx")


def test_import_lists_what_is_unclear(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = paper.with_name("ny.risiko")
    assert done(capsys, "import", paper, made).splitlines() == [
        "»ny.risiko« er oprettet: 7 risici, heraf 4 åbne.",
        "Uklart (Placering): Vælg placering.",
        "Uklart (Statusdato): Vælg dato.",
    ]
    assert Repository.open(made)[1] == Repository.open(paper.with_name("prøve.risiko"))[1]


def test_import_json_is_show_json_and_what_is_unclear(
    paper: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = json.loads(done(capsys, "import", "--json", paper, paper.with_name("ny.risiko")))
    assert answer.pop("unclear") == [
        {"risk": 3, "field": "rating", "message": "Vælg\nplacering.", "text": "#3"},
        {"risk": None, "field": "status_date", "message": "Vælg dato.", "text": ""},
    ]
    assert answer == json.loads(done(capsys, "show", sample, "--json"))


def test_import_overwrites_only_when_told_to(paper: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample.write_bytes(b"gammelt")
    assert "--force" in complaint(capsys, "import", paper, sample)
    assert sample.read_bytes() == b"gammelt"
    done(capsys, "import", paper, sample, "--force")
    assert "er i orden" in done(capsys, "check", sample)


def test_what_is_written_over_is_backed_up(paper: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample.write_bytes(b"gammelt")
    done(capsys, "import", paper, sample, "--force")
    (copy,) = Repository(sample).backups.list()
    assert (copy.reason, copy.path.read_bytes()) == ("replaced", b"gammelt")


def test_a_backup_that_cannot_be_made_is_told_and_stops_nothing(
    paper: Path, sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (sample.parent / "fil").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(sample.parent / "fil"))
    monkeypatch.setenv("LOCALAPPDATA", str(sample.parent / "fil"))
    assert cli.run(["import", str(paper), str(sample), "--force"]) == 0
    caught = capsys.readouterr()
    assert "er oprettet" in caught.out
    assert caught.err.startswith("Der er ikke lavet en sikkerhedskopi af »prøve.risiko«: ")


def test_a_file_that_somebody_has_open_is_not_written_over(
    paper: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.read_bytes()
    lock = sample.with_name(f".{sample.name}.lock")
    lock.write_text('{"machine":"ANDEN-PC","user":"bo","owner":"0123456789ab-7-abc"}')
    assert complaint(capsys, "import", paper, sample, "--force") == (
        "Filen »prøve.risiko« er i brug: ANDEN-PC har risikovurderingen åben (bo). Luk den dér, og prøv igen."
    )
    assert sample.read_bytes() == content
    # Whoever only reads goes on.
    for command in (["check", sample], ["show", sample], ["export", sample, sample.with_suffix(".json")]):
        done(capsys, *command)
    lock.unlink()
    done(capsys, "import", paper, sample, "--force")
    assert not lock.exists()


@pytest.mark.parametrize("name", ["ingen.docx", "ingen.json", "billede.png", "papir.odt"])
def test_what_cannot_be_imported_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    made = tmp_path / "ny.risiko"
    assert f"»{name}«" in complaint(capsys, "import", tmp_path / name, made)
    assert not made.exists()


def test_what_show_says_is_not_the_whole_and_cannot_be_imported(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = sample.with_name("vist.json")
    source.write_text(done(capsys, "show", "--json", sample), encoding="utf-8")
    made = sample.with_name("ny.risiko")
    assert "er ikke en risikovurdering" in complaint(capsys, "import", source, made)
    assert not made.exists()


def test_where_nothing_can_be_written_is_told(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "mappen findes ikke" in complaint(capsys, "import", paper, paper.parent / "ingen" / "ny.risiko")
    folder = paper.with_name("mappe.risiko")
    folder.mkdir()
    assert "--force" in complaint(capsys, "import", paper, folder)
    assert "det er en mappe" in complaint(capsys, "import", "--force", paper, folder)
    assert list(folder.iterdir()) == []
