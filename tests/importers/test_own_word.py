"""Our own Word files read again: whole as they were, and as they stand once somebody has gone on in Word."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings

from risikoapp.codec.tables import to_json
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile, ReportOptions
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from risikoapp.importers.own import noted
from risikoapp.paths import resource
from risikoapp.report.content import file_content
from risikoapp.report.word import render_docx
from risikoapp.storage.repository import Repository
from tests.importers.papers import NOW, new_ids
from tests.report.samples import TODAY, register, risk
from tests.strategies import register_files

DAY = dt.date(2022, 3, 8)
HOSTILE = (
    "* mærke",
    "8/3-2022: dato",
    "Handling:",
    "Evaluering",
    "#3 Teknik",
    "a\nb\r\nc",
    "\x00\x07",
    "ærø 📋",
    "æ" * 20_000,
)


def back(path: Path, package: bytes) -> Draft:
    path.write_bytes(package)
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


def written(file: RegisterFile, data: bytes | None = None) -> bytes:
    return render_docx(file_content(file, TODAY), TODAY, to_json(file) if data is None else data)


def sample() -> RegisterFile:
    return Repository.open(resource("eksempel.risiko"))[1]


@settings(max_examples=15, deadline=None)
@given(register_files())
def test_a_file_that_nobody_has_edited_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, file: RegisterFile
) -> None:
    path = tmp_path_factory.getbasetemp() / "igen.docx"
    assert back(path, written(file)) == Draft(register_file=file)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_whole(tmp_path: Path, text: str) -> None:
    odd = register(
        risk(1, text[:200], description=text, actions=[(DAY, text), (None, text)], evaluations=[(DAY, text)])
    )
    file = RegisterFile(register=odd, next_number=2)
    assert back(tmp_path / "igen.docx", written(file)).register_file == file


@pytest.mark.parametrize("data", [b"{}", b"[", b'{"file":{"1":{"format":"risikoapp","schema":999}}}'])
def test_data_that_are_no_register_leave_the_text_to_be_read(tmp_path: Path, data: bytes) -> None:
    read = back(tmp_path / "igen.docx", written(sample(), data))
    assert [each.number for each in read.register_file.register.risks] == [1, 3, 6, 7]


def edited(path: Path, file: RegisterFile, edit: Callable[[Document], None]) -> Draft:
    """What is read after somebody has gone on in Word."""
    path.write_bytes(written(file))
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


def saying(old: str, new: str) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        (found,) = (each for each in document.paragraphs if old in each.text)
        found.runs[0].text = found.text.replace(old, new)

    return edit


def test_an_edit_is_read_and_all_else_is_as_it_was(tmp_path: Path) -> None:
    file = sample()
    read = edited(tmp_path / "rettet.docx", file, saying("En vejledning på to sider", "En vejledning på tre sider"))
    found = read.register_file.register
    assert (found.title, found.status_date) == (file.register.title, file.register.status_date)
    assert (found.organisation, found.prepared_by) == (file.register.organisation, file.register.prepared_by)
    for was, now in zip(file.register.open_risks, found.risks, strict=True):
        assert (now.number, now.name, now.description, now.rating) == (
            was.number,
            was.name,
            was.description,
            was.rating,
        )
        for before, after in zip(was.actions, now.actions, strict=True):
            told = before.text.replace("to sider", "tre sider")
            assert (after.text, after.date) == (told, before.date)
            assert (after.owner, after.due, after.done) == (before.owner, before.due, before.done)
        assert [each.text for each in now.evaluations] == (
            [was.standing_evaluation.text] if was.standing_evaluation else []
        )
    # What stands there of the past is no part of the register, and is told.
    assert {each.field for each in read.unclear} == {"text"}


def test_a_number_that_is_moved_in_word_is_moved(tmp_path: Path) -> None:
    def move(document: Document) -> None:
        (matrix, *_others) = document.tables
        start, end = matrix.cell(2, 4).paragraphs[0], matrix.cell(0, 5).paragraphs[0]
        assert start.text == "#3"
        start.runs[0].text, end.runs[0].text = "", "#3"

    read = edited(tmp_path / "rettet.docx", sample(), move)
    assert read.register_file.register.risks[1].rating == Rating(likelihood=4, consequence=4)
    # The list and the section still say where it stood.
    told = [each.text for each in read.unclear if each.field == "rating"]
    assert told == ["Høj · Mindre sandsynligt × Kritisk"]


def test_everything_that_a_report_can_say_is_read_or_told(tmp_path: Path) -> None:
    options = ReportOptions(earlier_evaluations=True, closed_risks=True, scales=True, curves=True, change_log=True)
    file = sample()
    own = replace(file.register, report=options, recommendation="Godkend planen.\nTag resten til efterretning.")
    read = edited(tmp_path / "rettet.docx", replace(file, register=own), saying("Kun få", "Alt for få"))
    found = read.register_file.register
    assert found.recommendation == own.recommendation
    assert [len(each.evaluations) for each in found.risks] == [len(each.evaluations) for each in own.open_risks]
    told = "\n".join(each.text for each in read.unclear)
    for words in ("Siden sidst", "Lukkede risici", "Ændringslog", "Udvikling: Høj fra 16-03-2021"):
        assert words in told
    assert not any("Udvikling:" in each.description for each in found.risks)


@pytest.mark.parametrize(
    ("text", "rest", "owner"),
    [
        ("Ring (Ansvarlig: Projektleder · Frist: 1/6-2024)", "Ring", "Projektleder"),
        ("Ring (Overskredet · Ansvarlig: PL)", "Ring", "PL"),
        ("Ring (Overskredet · Frist: 31/2-2024)", "Ring (Overskredet · Frist: 31/2-2024)", ""),
        ("Ring (Udført: 31/2-2024)", "Ring (Udført: 31/2-2024)", ""),
        ("Ring (Overskredet)", "Ring (Overskredet)", ""),
        ("Ring (i morgen)", "Ring (i morgen)", ""),
    ],
)
def test_a_note_behind_an_action_is_read_where_it_is_one(text: str, rest: str, owner: str) -> None:
    assert (noted(text).text, noted(text).owner) == (rest, owner)
