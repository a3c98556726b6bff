"""What is decided for a machine: read where it lies, obeyed, and passed over where it makes no sense."""

import sys
from pathlib import Path
from typing import get_args

import pytest

from risikoapp import paths, policy
from risikoapp.cli import run
from risikoapp.domain.model import Attached, Register, RegisterFile, ReportOptions
from risikoapp.paths import expanded, policy_files
from risikoapp.policy import Policy, read_policy
from risikoapp.storage.repository import Repository
from risikoapp.storage.restoring import newest_readable


@pytest.fixture
def decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # a function that writes the file
    path = tmp_path / "politik.ini"
    monkeypatch.setattr(policy, "policy_files", lambda: (tmp_path / "findes ikke" / "politik.ini", path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))

    def write(*lines: str) -> Path:
        path.write_text("\n".join(("[politik]", *lines)), encoding="utf-8")
        return path

    return write


def test_without_a_file_everything_may_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "policy_files", lambda: ())
    assert read_policy() == Policy() == Policy(None, True, "all", True, ())


def test_all_that_can_be_decided(decide, tmp_path: Path) -> None:
    decide(
        "; En bemærkning",
        f"sikkerhedskopier = {tmp_path}/kopier",
        "Initialer = NEJ",
        "data-i-rapporter = ingen",
        "aabn-sidste = nej",
    )
    assert read_policy() == Policy(tmp_path / "kopier", False, "none", False, ())


def test_what_makes_no_sense_is_told_and_passed_over(decide) -> None:
    decide("initialer = måske", "sikkerhedskopier = kopier", "farve = blå", "aabn-sidste = nej", "ærø = 1")
    found = read_policy()
    assert found.names_author and found.backups is None and not found.opens_last
    # In plain letters, for the log.
    assert found.faults == ("farve", "\\xe6r\\xf8", "sikkerhedskopier", "initialer")


@pytest.mark.parametrize("content", [b"initialer = nej", b"[politik\n", b"\xff\xfe\x00", b"[politik]\n[politik]\n"])
def test_a_file_that_is_none_decides_nothing(decide, content: bytes) -> None:
    decide().write_bytes(content)
    assert read_policy() == Policy(faults=("filen kan ikke læses",))


def test_a_file_without_its_section_decides_nothing(decide) -> None:
    decide().write_text("[andet]\ninitialer = nej\n", encoding="utf-8")
    assert read_policy() == Policy(faults=("afsnittet [politik] mangler",))


def test_a_folder_in_its_place_decides_nothing(decide) -> None:
    path = decide()
    path.unlink()
    path.mkdir()
    assert read_policy() == Policy(faults=("filen kan ikke læses",))


@pytest.mark.parametrize("most", get_args(Attached))
def test_no_report_has_more_data_than_is_allowed(most: Attached) -> None:
    order = ["none", "shown", "all"]
    for wanted in get_args(Attached):
        file = RegisterFile(register=Register(report=ReportOptions(attached=wanted)))
        obeyed = Policy(most_attached=most).obeyed_by(file)
        assert obeyed.register.report.attached == order[min(order.index(most), order.index(wanted))]
        assert (obeyed is file) == (obeyed == file)


def test_copies_lie_where_it_is_decided(decide, tmp_path: Path) -> None:
    decide(f"sikkerhedskopier = {tmp_path}/delt/kopier")
    path = tmp_path / "færgen.risiko"
    Repository.create(path, RegisterFile())
    Repository.create(path, RegisterFile(register=Register(title="Færgen")), overwrite=True)
    (copy,) = (tmp_path / "delt" / "kopier" / "backups").rglob("*.risiko")
    found = newest_readable(path)
    assert found is not None and found[0].path == copy
    assert not (tmp_path / "own" / "risikoapp" / "backups").exists()


def test_commands_obey(decide, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "færgen.risiko"
    Repository.create(path, RegisterFile(register=Register(title="Færgen", report=ReportOptions(attached="all"))))
    decide("data-i-rapporter = ingen")
    assert run(["export", str(path), str(tmp_path / "ud.pdf")]) == 0
    assert run(["export", str(path), str(tmp_path / "ud.docx")]) == 0
    assert b"/EmbeddedFile" not in (tmp_path / "ud.pdf").read_bytes()
    assert run(["import", str(tmp_path / "ud.pdf"), str(tmp_path / "igen.risiko")]) == 1
    assert run(["export", str(path), str(tmp_path / "mere.pdf"), "--data", "alt"]) == 1
    assert "Din organisation har bestemt" in capsys.readouterr().err
    assert not (tmp_path / "mere.pdf").exists()
    assert run(["export", str(path), str(tmp_path / "intet.pdf"), "--data", "intet"]) == 0


PLACES = {
    "linux": ({}, ["/etc/risikoapp/politik.ini", "/etc/xdg/risikoapp/politik.ini"]),
    "linux with folders": (
        {"XDG_CONFIG_DIRS": "/opt/xdg:her:/etc/xdg"},
        ["/etc/risikoapp/politik.ini", "/opt/xdg/risikoapp/politik.ini", "/etc/xdg/risikoapp/politik.ini"],
    ),
    "win32": ({"PROGRAMDATA": "/ProgramData"}, ["/ProgramData/risikoapp/politik.ini"]),
    "darwin": ({}, ["/Library/Application Support/risikoapp/politik.ini"]),
}


@pytest.mark.parametrize("name", PLACES)
def test_it_lies_where_the_system_has_such(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment, places = PLACES[name]
    for variable in ("XDG_CONFIG_DIRS", "PROGRAMDATA"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "platform", name.partition(" ")[0])
    assert policy_files() == tuple(map(Path, places))


def test_a_folder_may_be_each_persons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HVEM", "mig")
    assert expanded("~/kopier") == Path.home() / "kopier"
    assert expanded("/srv/$HVEM") == Path("/srv/mig")
    assert expanded("/srv/$INGEN_AF_DEM") is None
    assert expanded("kopier") is None

    def homeless(_path: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(paths.Path, "expanduser", homeless)
    assert expanded("~/kopier") is None
