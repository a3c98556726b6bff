"""Check and show: what is in a register, for people and for other programs."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from risikoapp.domain.criteria import STANDARD_CRITERIA
from risikoapp.domain.edits import change_properties, describe_risk
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.storage.repository import Repository
from tests.cli.run import complaint, done


def test_check(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "check", sample) == "»prøve.risiko« er i orden: 7 risici, heraf 4 åbne.\n"
    file = Repository.open(sample)[1]
    one = replace(file, register=replace(file.register, risks=file.register.risks[:1]))
    Repository.create(tmp_path / "en.risiko", one)
    assert done(capsys, "check", tmp_path / "en.risiko") == "»en.risiko« er i orden: 1 risiko, heraf 1 åben.\n"


def test_show_is_the_json_that_was_promised(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(done(capsys, "show", sample, "--json"))
    assert shown["title"] == "Risikovurdering for digitale forløbsplaner"
    assert shown["status_date"] == "2025-02-17"
    risks = {risk["number"]: risk for risk in shown["risks"]}
    assert list(risks) == [1, 2, 3, 4, 5, 6, 7]
    assert [risks[3][key] for key in ("name", "state", "likelihood", "consequence", "level")] == [
        "Teknik",
        "open",
        2,
        3,
        "Høj",
    ]
    assert [risks[7][key] for key in ("likelihood", "consequence", "level")] == [None] * 3
    assert risks[2]["state"] == "closed"
    assert set(risks[3]["actions"][0]) >= {"date", "text"}
    assert risks[3]["evaluations"][-1]["date"] == "2025-02-14"
    assert [status["date"] for status in shown["statuses"]][-2:] == ["2024-03-05", "2024-10-29"]


def test_show_tells_people_what_is_in_it(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = done(capsys, "show", sample).splitlines()
    assert lines[:4] == [
        "Risikovurdering for digitale forløbsplaner",
        "Status pr. 17-02-2025",
        "7 risici, heraf 4 åbne",
        "Niveauer efter programmets standardskala",
    ]
    assert "  #3 Teknik        Mindre sandsynligt × Kritisk: Høj" in lines
    assert "  #7 Kompetencer   Ikke placeret" in lines
    assert "  Lukket 31-05-2022: Der er bevilget penge til hele programmets løbetid." in lines
    assert max(map(len, lines)) <= 100


def test_show_tells_a_former_number(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository, file = Repository.open(sample)
    *others, last = file.register.risks
    risks = (*others, replace(last, number=8, former_numbers=(7,)))
    repository.save(RegisterFile(register=replace(file.register, risks=risks), next_number=9))
    assert "\n#8 Kompetencer\n  Tidligere #7\n" in done(capsys, "show", sample)


def test_show_obeys_no_control_characters(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository, file = Repository.open(sample)
    register = change_properties(file.register, title="To\nlinjer\x1b[31m")
    register = describe_risk(register, register.risks[0].id, "a\x1b[2Jb\r\nny linje")
    repository.save(replace(file, register=register))
    text = done(capsys, "show", sample)
    assert text.startswith("To linjer [31m\n")
    assert "    a [2Jb\n    ny linje\n" in text


def test_a_risk_of_which_little_is_known_is_shown_in_few_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    risk = Risk(id="r", number=4, created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC), name="Storm")
    register = Register(title="Havnen", criteria=replace(STANDARD_CRITERIA, confirmed=True), risks=(risk,))
    Repository.create(tmp_path / "havn.risiko", RegisterFile(register=register, next_number=5))
    assert done(capsys, "show", tmp_path / "havn.risiko").splitlines() == [
        "Havnen",
        "1 risiko, heraf 1 åben",
        "",
        "Åbne risici",
        "  #4 Storm  Ikke placeret",
        "",
        "#4 Storm",
    ]


def test_an_empty_register_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Repository.create(tmp_path / "tom.risiko", RegisterFile())
    assert done(capsys, "show", tmp_path / "tom.risiko").startswith("Risikovurdering uden titel\n0 risici")
    assert "0 risici, heraf 0 åbne" in done(capsys, "check", tmp_path / "tom.risiko")


BAD_FILES = {
    "tom.risiko": b"",
    "tekst.risiko": "Risikovurdering".encode("utf-16"),
    "liste.risiko": b"[]",
    "tinydb.risiko": b'{"_default": {"1": {"a": 1}}}',
    "dyb.risiko": b"[" * 200_000,
    "nyere.risiko": b'{"file":{"1":{"format":"risikoapp","schema":999,"next_number":1}}}',
    "halv.risiko": b'{"file":{"1":{"format":"risikoapp","schema":1,"next_number":1}}}',
    "billede.risiko": b"\x89PNG\r\n\x1a\n\0\0",
    "data.json": b"{",
    "papir.docx": b"PK\x03\x04 not a zip",
    "papir.pdf": b"%PDF-1.7",
    "papir.txt": b"\xff\xfe\xfd",
}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("papir.DOCX", "Er det et gammelt papir, så importér det."),
        ("papir.odt", "Er det et gammelt papir, så importér det."),
        ("papir.pdf", "Er det en rapport fra risikoapp, så importér den."),
    ],
)
def test_an_old_paper_is_called_one(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    assert complaint(capsys, "show", tmp_path / name).endswith(told)


@pytest.mark.parametrize("content", [b"", b'{"file":{"1":{"format":"risikoapp","schema":1,"next_number":1}}}'])
def test_where_a_good_copy_lies_is_told_with_what_is_damaged(
    sample: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    repository, file = Repository.open(sample)
    repository.save(replace(file, next_number=20))
    (copy,) = repository.backups.list()
    sample.write_bytes(content)
    said = complaint(capsys, "check", sample)
    assert said.endswith(f"Den nyeste sikkerhedskopi er fra {copy.made:%d-%m-%Y} og ligger her: {copy.path}.")
    assert "er i orden" in done(capsys, "check", copy.path)


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_damaged_file_is_told_as_in_the_window_with_what_to_do(
    sample: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    repository, file = Repository.open(sample)
    repository.save(replace(file, next_number=20))
    (copy,) = repository.backups.list()
    sample.write_bytes(sample.read_bytes().replace(b'"Teknik"', b'"Teknik'))
    assert complaint(capsys, command, sample) == (
        f"Filen »{sample.name}« er beskadiget. #3 Teknik, kan ikke læses. "
        "Åbn den i risikoapp: det, der kan læses, kan gemmes som en ny fil. "
        f"Den nyeste sikkerhedskopi er fra {copy.made:%d-%m-%Y} og ligger her: {copy.path}."
    )
