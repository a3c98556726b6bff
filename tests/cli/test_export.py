"""Export: the report and the data, never over what nobody wants replaced, and never half."""

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from risikoapp import cli
from risikoapp.domain.edits import change_properties
from risikoapp.domain.log import Log, LogBlock
from risikoapp.domain.model import Attached
from risikoapp.domain.statuses import as_it_was
from risikoapp.storage.repository import Repository
from risikoapp.terms import told_attached
from tests.cli.run import complaint, done, wrong_use


def test_export_to_pdf(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sample.with_suffix(".PDF")
    assert done(capsys, "export", sample, out) == "»prøve.PDF« er skrevet.\n"
    content = out.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_exported_data_come_back_whole(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, back = sample.with_suffix(".json"), sample.with_name("igen.risiko")
    done(capsys, "export", sample, out)
    tables = {"file", "register", "risks", "versions", "snapshots", "log_blocks", "log"}
    assert set(json.loads(out.read_text("utf-8"))) == tables
    assert done(capsys, "import", out, back) == "»igen.risiko« er oprettet: 7 risici, heraf 4 åbne.\n"
    assert back.read_bytes() == sample.read_bytes()


def test_the_log_is_written_for_a_spreadsheet(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sample.with_name("log.csv")
    assert done(capsys, "export", sample, out, "--log") == "»log.csv« er skrevet.\n"
    head, newest, *_others = out.read_text("utf-8-sig").splitlines()
    assert head == "Tid;Hvem;Risiko;Felt;Før;Efter"
    assert newest.startswith("14-02-2025 ")
    assert ";#6 Prioritering;Evaluering;;" in newest


def test_a_log_has_a_suffix_of_its_own(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ".csv" in wrong_use(capsys, "export", sample, sample.with_name("log.pdf"), "--log")


def test_a_damaged_log_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = Repository.open(sample)[1]
    block = LogBlock(count=1, until=file.log.entries[0].time, data="æ")
    Repository.create(sample, replace(file, log=Log(blocks=(block,))), overwrite=True)
    assert "ændringslog, der er beskadiget" in complaint(capsys, "export", sample, sample.with_name("log.csv"), "--log")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".svg"])
def test_a_damaged_log_is_told_where_the_report_has_it(
    sample: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    file = Repository.open(sample)[1]
    block = LogBlock(count=1, until=file.log.entries[0].time, data="æ")
    register = replace(file.register, report=replace(file.register.report, change_log=True))
    Repository.create(sample, replace(file, register=register, log=Log(blocks=(block,))), overwrite=True)
    out = sample.with_suffix(suffix)
    assert "Filen »prøve.risiko« har en ændringslog, der er beskadiget" in complaint(capsys, "export", sample, out)
    assert not out.exists()


@pytest.mark.parametrize("name", ["ud", "ud.odt", "ud.risiko", ".pdf"])
def test_an_unknown_suffix_is_wrong_use_and_names_the_known(
    sample: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    text = wrong_use(capsys, "export", sample, sample.with_name(name))
    assert ".pdf" in text
    assert ".json" in text
    assert list(sample.parent.iterdir()) == [sample]


def test_a_register_is_never_exported_onto_itself(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sample.read_bytes()
    own = sample.rename(sample.with_suffix(".json"))
    assert "både læses og skrives" in wrong_use(capsys, "export", own, own, "--force")
    link = own.with_name("genvej.json")
    link.hardlink_to(own)
    wrong_use(capsys, "export", own, link, "--force")
    wrong_use(capsys, "export", own, own.parent / "." / own.name, "--force")
    wrong_use(capsys, "import", own, link, "--force")
    assert own.read_bytes() == content


@pytest.mark.parametrize("order", [("--force", "in", "out"), ("in", "--force", "out"), ("in", "out", "--force")])
def test_force_overwrites_wherever_it_stands(
    sample: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, ...]
) -> None:
    out = sample.with_name("ud.json")
    out.write_text("gammelt")
    text = complaint(capsys, "export", sample, out)
    assert "»ud.json«" in text
    assert "--force" in text
    assert out.read_text() == "gammelt"
    done(capsys, "export", *({"in": str(sample), "out": str(out)}.get(word, word) for word in order))
    assert json.loads(out.read_text("utf-8"))["file"]


def test_a_damaged_register_leaves_no_export_and_an_old_one_as_it_was(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.write_bytes(sample.read_bytes()[:-50])
    out = sample.with_name("ud.pdf")
    complaint(capsys, "export", sample, out)
    assert list(sample.parent.iterdir()) == [sample]
    out.write_text("gammelt")
    complaint(capsys, "export", sample, out, "--force")
    assert out.read_text() == "gammelt"


def test_where_nothing_can_be_written_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "mappen findes ikke" in complaint(capsys, "export", sample, sample.parent / "ingen" / "ud.json")


def _words(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_finished_status_is_exported_as_it_was(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now, then = sample.with_name("nu.pdf"), sample.with_name("dengang.pdf")
    done(capsys, "export", sample, now)
    assert done(capsys, "export", sample, then, "--status", "14/12-2021") == "»dengang.pdf« er skrevet.\n"
    assert "Udkast" in _words(now), "the status of 17-02-2025 is under way"
    words = _words(then)
    assert "Status pr. 14. december 2021" in words
    assert "Udkast" not in words
    assert "Tidsplan" in words, "it was closed later"
    assert "Kompetencer" not in words, "it came later"
    again = sample.with_name("igen.pdf")
    done(capsys, "export", sample, again, "--status", "2021-12-14")
    assert again.read_bytes() == then.read_bytes()


def test_of_two_statuses_of_one_day_the_last_is_exported(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository, file = Repository.open(sample)
    last = file.snapshots[-1]
    register = change_properties(last.register, title="Anden gang på Ærø")
    again = replace(last, id="igen", finished=last.finished.replace(year=2030), register=register)
    repository.save(replace(file, snapshots=(*file.snapshots, again)))
    out = sample.with_name("ud.pdf")
    done(capsys, "export", sample, out, "--status", "29-10-2024")
    assert "Anden gang på Ærø" in _words(out)


def test_a_status_that_was_never_finished_is_told_with_those_that_were(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = sample.with_name("ud.pdf")
    text = complaint(capsys, "export", sample, out, "--status", "17-02-2025")
    assert text.startswith(
        "»prøve.risiko« har ingen afsluttet status pr. 17-02-2025. Den har: 14-12-2021, 14-06-2022, "
    )
    repository, file = Repository.open(sample)
    repository.save(replace(as_it_was(file, file.snapshots[0]), snapshots=()))
    text = complaint(capsys, "export", sample, out, "--status", "14-12-2021")
    assert text == "»prøve.risiko« har ingen afsluttet status pr. 14-12-2021."
    assert not out.exists()


@pytest.mark.parametrize(("out", "day"), [("ud.json", "14-12-2021"), ("ud.pdf", "31-02-2025"), ("ud.pdf", "sidst\n")])
def test_a_status_is_a_report_and_has_a_date(
    sample: Path, capsys: pytest.CaptureFixture[str], out: str, day: str
) -> None:
    text = wrong_use(capsys, "export", sample, sample.with_name(out), "--status", day)
    assert ("--status" if out == "ud.json" else "er ikke en dato") in text
    assert list(sample.parent.iterdir()) == [sample]


@pytest.mark.parametrize(
    ("suffix", "begin"),
    [
        (".xlsx", b"PK"),
        (".csv", b"\xef\xbb\xbfNr.;"),
        (".svg", b"<svg"),
        (".png", b"\x89PNG"),
    ],
)
def test_the_ending_gives_the_shape(
    sample: Path, capsys: pytest.CaptureFixture[str], suffix: str, begin: bytes
) -> None:
    out = sample.with_name(f"ud{suffix}")
    assert done(capsys, "export", sample, out) == f"»ud{suffix}« er skrevet.\n"
    assert out.read_bytes().startswith(begin)


def test_an_own_word_file_and_workbook_come_back(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for suffix, count in ((".docx", "4 risici, heraf 4 åbne"), (".xlsx", "7 risici, heraf 4 åbne")):
        out, again = sample.with_name(f"ud{suffix}"), sample.with_name(f"igen{suffix}.risiko")
        done(capsys, "export", sample, out)
        assert done(capsys, "import", out, again) == f"»{again.name}« er oprettet: {count}.\n"


def test_a_text_that_excel_has_no_room_for_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository, file = Repository.open(sample)
    first, *others = file.register.risks
    long = replace(first, description="æ" * 40_000)
    repository.save(replace(file, register=replace(file.register, risks=(long, *others))))
    lines = done(capsys, "export", sample, sample.with_name("ud.xlsx")).splitlines()
    assert lines[0] == "»ud.xlsx« er skrevet."
    assert lines[1].startswith("2 tekster er længere, end et felt i Excel kan rumme")


def test_a_finished_status_has_other_shapes_too(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sample.with_name("dengang.svg")
    done(capsys, "export", sample, out, "--status", "14/12-2021")
    assert "Status pr. 14. december 2021" in out.read_text("utf-8")


@pytest.mark.parametrize(("attached", "count"), [("shown", 4), ("all", 7), ("none", 4)])
def test_a_word_file_carries_what_the_register_says(
    sample: Path, capsys: pytest.CaptureFixture[str], attached: Attached, count: int
) -> None:
    repository, file = Repository.open(sample)
    options = replace(file.register.report, attached=attached)
    repository.save(replace(file, register=replace(file.register, report=options)))
    out, again = sample.with_name("ud.docx"), sample.with_name("igen.risiko")
    written, told = done(capsys, "export", sample, out).splitlines()
    assert written == "»ud.docx« er skrevet."
    assert told.startswith(told_attached(attached))
    assert ("Det, der senere slettes i Word, bliver i dataene." in told) == (attached != "none")
    assert cli.run(["import", str(out), str(again)]) == 0
    assert (b"customXml" in out.read_bytes()) == (attached != "none")
    found = Repository.open(again)[1]
    assert len(found.register.risks) == count
    assert bool(found.snapshots) == (attached == "all")


@pytest.mark.parametrize(("out", "data"), [("ud.xlsx", "vist"), ("ud.pdf", "noget")])
def test_which_data_is_said_only_of_what_has_them_and_in_three_words(
    sample: Path, capsys: pytest.CaptureFixture[str], out: str, data: str
) -> None:
    text = wrong_use(capsys, "export", sample, sample.with_name(out), "--data", data)
    assert ("hvad der følger med i .pdf eller .docx" if out == "ud.xlsx" else "vist|alt|intet, og ikke »noget«") in text
    assert not sample.with_name(out).exists()


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_report_may_be_without_data(sample: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    sizes = dict[str, int]()
    kinds: dict[str, Attached] = {"intet": "none", "vist": "shown", "alt": "all"}
    for data, kind in kinds.items():
        out = sample.with_name(f"{data}{suffix}")
        told = done(capsys, "export", sample, out, "--data", data)
        assert suffix == ".pdf" or told_attached(kind) in told
        sizes[data] = out.stat().st_size
    assert sizes["intet"] < sizes["vist"] < sizes["alt"]
