"""The commands: exit codes, one line for what is wrong, Danish throughout, and no file half written."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from risikoapp import __version__, app, cli
from risikoapp.cli import commands
from risikoapp.domain.edits import change_properties, describe_risk
from risikoapp.domain.model import RegisterFile
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.paths import resource
from risikoapp.storage.repository import Repository

CHECKOUT = Path(__file__).parents[1]
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments|error|show this|the following|required|invalid|choose|unrecognized)\b"
)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "prøve.risiko"
    path.write_bytes(resource("eksempel.risiko").read_bytes())
    return path


def _process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, str(CHECKOUT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=clean | environment, timeout=120, check=False)


def _complaint(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line on stderr of a command whose input is at fault."""
    assert cli.run([str(argument) for argument in arguments]) == 1
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.count("\n") == 1
    return caught.err.strip()


def _wrong_use(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert cli.run([str(argument) for argument in arguments]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.startswith("Brug: risikoapp")
    assert not ENGLISH.search(caught.err), caught.err
    return caught.err


def _done(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert cli.run([str(argument) for argument in arguments]) == 0
    caught = capsys.readouterr()
    assert caught.err == ""
    return caught.out


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([command, "--help"] for command in cli.COMMANDS)])
def test_help_is_danish(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    text = _done(capsys, *arguments)
    assert text.startswith("Brug: risikoapp")
    assert not ENGLISH.search(text), text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert _done(capsys, "--version") == f"risikoapp {__version__}\n"


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
        (["--nej"], "mangler KOMMANDO"),
    ],
)
def test_wrong_use_is_told_in_danish(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert words in _wrong_use(capsys, *arguments)


def test_two_files_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["a.risiko", "b.risiko"]) == 2
    assert "»a.risiko« er ikke en kommando" in capsys.readouterr().err


def test_commands_and_flags_go_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == 0
    assert app.main(["check", "ingen.risiko"]) == 1
    assert "»ingen.risiko«" in capsys.readouterr().err


def test_export_to_pdf(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sample.with_suffix(".PDF")
    assert _done(capsys, "export", sample, out) == "»prøve.PDF« er skrevet.\n"
    content = out.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_exported_data_come_back_whole(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, back = sample.with_suffix(".json"), sample.with_name("igen.risiko")
    _done(capsys, "export", sample, out)
    assert set(json.loads(out.read_text("utf-8"))) == {"file", "register", "risks"}
    assert _done(capsys, "import", out, back) == "»igen.risiko« er oprettet: 7 risici, heraf 4 åbne.\n"
    assert back.read_bytes() == sample.read_bytes()


@pytest.mark.parametrize("name", ["ud", "ud.odt", "ud.risiko", ".pdf"])
def test_an_unknown_suffix_is_wrong_use_and_names_the_known(
    sample: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    text = _wrong_use(capsys, "export", sample, sample.with_name(name))
    assert ".pdf" in text
    assert ".json" in text
    assert list(sample.parent.iterdir()) == [sample]


def test_a_register_is_never_exported_onto_itself(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sample.read_bytes()
    own = sample.rename(sample.with_suffix(".json"))
    assert "både læses og skrives" in _wrong_use(capsys, "export", own, own, "--force")
    link = own.with_name("genvej.json")
    link.hardlink_to(own)
    _wrong_use(capsys, "export", own, link, "--force")
    _wrong_use(capsys, "export", own, own.parent / "." / own.name, "--force")
    _wrong_use(capsys, "import", own, link, "--force")
    assert own.read_bytes() == content


@pytest.mark.parametrize("order", [("--force", "in", "out"), ("in", "--force", "out"), ("in", "out", "--force")])
def test_force_overwrites_wherever_it_stands(
    sample: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, ...]
) -> None:
    out = sample.with_name("ud.json")
    out.write_text("gammelt")
    complaint = _complaint(capsys, "export", sample, out)
    assert "»ud.json«" in complaint
    assert "--force" in complaint
    assert out.read_text() == "gammelt"
    _done(capsys, "export", *({"in": str(sample), "out": str(out)}.get(word, word) for word in order))
    assert json.loads(out.read_text("utf-8"))["file"]


def test_a_damaged_register_leaves_no_export_and_an_old_one_as_it_was(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.write_bytes(sample.read_bytes()[:-50])
    out = sample.with_name("ud.pdf")
    _complaint(capsys, "export", sample, out)
    assert list(sample.parent.iterdir()) == [sample]
    out.write_text("gammelt")
    _complaint(capsys, "export", sample, out, "--force")
    assert out.read_text() == "gammelt"


def test_where_nothing_can_be_written_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "mappen findes ikke" in _complaint(capsys, "export", sample, sample.parent / "ingen" / "ud.json")


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

    monkeypatch.setattr(commands, "read_paper", read)
    return sample.with_name("papir.docx")


def test_import_lists_what_is_unclear(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = paper.with_name("ny.risiko")
    assert _done(capsys, "import", paper, made).splitlines() == [
        "»ny.risiko« er oprettet: 7 risici, heraf 4 åbne.",
        "Uklart (Placering): Vælg placering.",
        "Uklart (Statusdato): Vælg dato.",
    ]
    assert Repository.open(made)[1] == Repository.open(paper.with_name("prøve.risiko"))[1]


def test_import_json_is_show_json_and_what_is_unclear(
    paper: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = json.loads(_done(capsys, "import", "--json", paper, paper.with_name("ny.risiko")))
    assert answer.pop("unclear") == [
        {"risk": 3, "field": "rating", "message": "Vælg\nplacering.", "text": "#3"},
        {"risk": None, "field": "status_date", "message": "Vælg dato.", "text": ""},
    ]
    assert answer == json.loads(_done(capsys, "show", sample, "--json"))


def test_import_overwrites_only_when_told_to(paper: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample.write_bytes(b"gammelt")
    assert "--force" in _complaint(capsys, "import", paper, sample)
    assert sample.read_bytes() == b"gammelt"
    _done(capsys, "import", paper, sample, "--force")
    assert "er i orden" in _done(capsys, "check", sample)


@pytest.mark.parametrize("name", ["ingen.docx", "ingen.json", "billede.png", "papir.odt"])
def test_what_cannot_be_imported_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    made = tmp_path / "ny.risiko"
    assert f"»{name}«" in _complaint(capsys, "import", tmp_path / name, made)
    assert not made.exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"title": "show --json"}'])
def test_only_our_own_data_are_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    source = tmp_path / "data.json"
    source.write_bytes(content)
    assert "er ikke en risikovurdering" in _complaint(capsys, "import", source, tmp_path / "ny.risiko")
    assert list(tmp_path.iterdir()) == [source]


def test_check(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _done(capsys, "check", sample) == "»prøve.risiko« er i orden: 7 risici, heraf 4 åbne.\n"
    file = Repository.open(sample)[1]
    one = replace(file, register=replace(file.register, risks=file.register.risks[:1]))
    Repository.create(tmp_path / "en.risiko", one)
    assert _done(capsys, "check", tmp_path / "en.risiko") == "»en.risiko« er i orden: 1 risiko, heraf 1 åben.\n"


def test_show_is_the_json_that_was_promised(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(_done(capsys, "show", sample, "--json"))
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


def test_show_tells_people_what_is_in_it(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _done(capsys, "show", sample).splitlines()
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
    assert "\n#8 Kompetencer\n  Tidligere #7\n" in _done(capsys, "show", sample)


def test_show_obeys_no_control_characters(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository, file = Repository.open(sample)
    register = change_properties(file.register, title="To\nlinjer\x1b[31m")
    register = describe_risk(register, register.risks[0].id, "a\x1b[2Jb\r\nny linje")
    repository.save(replace(file, register=register))
    text = _done(capsys, "show", sample)
    assert text.startswith("To linjer [31m\n")
    assert "    a [2Jb\n    ny linje\n" in text


def test_an_empty_register_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Repository.create(tmp_path / "tom.risiko", RegisterFile())
    assert _done(capsys, "show", tmp_path / "tom.risiko").startswith("Risikovurdering uden titel\n0 risici")
    assert "0 risici, heraf 0 åbne" in _done(capsys, "check", tmp_path / "tom.risiko")


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


def test_no_bad_file_gives_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "mappe.risiko").mkdir()
    before = sorted(tmp_path.iterdir())
    for path in before:
        for command in (["check", path], ["show", path], ["show", path, "--json"]):
            assert f"»{path.name}«" in _complaint(capsys, *command)
        _complaint(capsys, "export", path, tmp_path / "ud.pdf")
        _complaint(capsys, "import", path, tmp_path / "ny.risiko")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["dyb.risiko", "papir.docx"])
def test_a_process_ends_with_one_line_on_stderr(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    command = ["check"] if name.endswith("risiko") else ["import"]
    made = [] if name.endswith("risiko") else [tmp_path / "ny.risiko"]
    run = _process(*command, tmp_path / name, *made, LANG="C")
    assert run.returncode == 1
    assert run.stdout == b""
    assert run.stderr.count(b"\n") == 1
    assert f"»{name}«".encode() in run.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
    ],
)
def test_the_answer_is_utf8_whatever_the_locale(sample: Path, environment: dict[str, str]) -> None:
    run = _process("show", sample, "--json", **environment)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.decode("utf-8"))["risks"][0]["level"] == "Mellem"
    assert "forløbsplaner" in run.stdout.decode("utf-8")
    run = _process("check", sample, **environment)
    assert run.stdout.decode("utf-8") == f"»prøve.risiko« er i orden: 7 risici, heraf 4 åbne.{os.linesep}"
    assert _process("check", sample.with_name("væk"), **environment).stderr.decode("utf-8").startswith("Filen »væk«")


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


def test_small_commands_load_nothing_heavy() -> None:
    code = "import sys, risikoapp.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, timeout=60, check=False)
    assert not {"reportlab", "docx", "lxml", "pypdfium2", "numpy"} & set(run.stdout.decode().split())
