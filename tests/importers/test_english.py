"""What was written in one language is read in the other without loss, and as what it is."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings

from risikoapp.domain.criteria import STANDARD_CRITERIA
from risikoapp.domain.model import RegisterFile, ReportOptions
from risikoapp.i18n import LANGUAGES, Language, speaking
from risikoapp.importers import own
from risikoapp.importers.draft import Draft
from risikoapp.importers.own_words import in_our_words
from risikoapp.importers.unclear import renumbered
from risikoapp.report.content import file_content
from risikoapp.report.pdf.render import file_pdf
from risikoapp.report.risk_csv import risk_csv
from risikoapp.report.word import render_docx
from risikoapp.sheets import tables as sheets
from risikoapp.terms import standard_criteria
from tests.importers.test_own_sheets import back, changed, files, sample, told, workbook
from tests.report.samples import TODAY, register, risk

PAIRS = [("en", "da"), ("da", "en"), ("en", "en")]
DAY = dt.date(2022, 3, 8)


def every_part(file: RegisterFile) -> RegisterFile:
    """With a report that says all that one can say."""
    options = ReportOptions(earlier_evaluations=True, closed_risks=True, curves=True, scales=True, change_log=True)
    return dataclasses.replace(file, register=dataclasses.replace(file.register, report=options))


@pytest.mark.parametrize(("written", "read"), PAIRS)
@settings(max_examples=8, deadline=None)
@given(file=files())
def test_a_workbook_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, written: Language, read: Language, file: RegisterFile
) -> None:
    with speaking(written):
        content = workbook(file)
    with speaking(read):
        draft = back(tmp_path_factory.getbasetemp() / "igen.xlsx", content)
    assert draft.unclear == ()
    assert told(draft.register_file) == told(file)
    assert draft.register_file.register.criteria == file.register.criteria
    assert draft.register_file.next_number == file.next_number


@pytest.mark.parametrize(("written", "read"), PAIRS)
@settings(max_examples=12, deadline=None)
@given(file=files())
def test_a_risk_log_comes_back_with_all_that_it_shows(
    tmp_path_factory: pytest.TempPathFactory, written: Language, read: Language, file: RegisterFile
) -> None:
    with speaking(written):
        content = risk_csv(file.register)
    with speaking(read):
        draft = back(tmp_path_factory.getbasetemp() / "igen.csv", content)
    beyond = ("organisation", "prepared_by", "recommendation", "moves", "state_changes", "former_numbers")
    assert told(draft.register_file, *beyond) == told(file, *beyond)
    for was, now in zip(file.register.risks, draft.register_file.register.risks, strict=True):
        closing = was.state_changes[-1:] if was.state == "closed" else ()
        assert [(each.date, each.reason) for each in now.state_changes] == [
            (each.date, each.reason) for each in closing
        ]


def test_what_was_edited_in_an_english_workbook_is_told_in_danish(tmp_path: Path) -> None:
    def edit(book: object) -> None:
        book["Risks"]["F2"] = "Høj eller lav"  # type: ignore[index]
        book["Actions"]["D2"] = "Noget andet"  # type: ignore[index]

    with speaking("en"):
        content = changed(edit)
    draft = back(tmp_path / "a.xlsx", content)
    (level,) = (each for each in draft.unclear if each.text == "Høj eller lav")
    assert level.message.startswith("Kolonnen »Niveau« siger »Høj eller lav« om #")
    assert draft.register_file.register.risks[0].actions[0].text == "Noget andet"


def test_entries_that_somebody_has_rewritten_stay_as_they_are() -> None:
    with speaking("en"):
        head = [column.name for column in sheets.log_columns()]
        action = head.index("Action")
        rewritten = ["1", *[""] * (len(head) - 1)]
        rewritten[action] = "Only this (Owner: somebody else)"
        short = ["2", "Storm"]
        closed = ["3", *[""] * (len(head) - 1)]
        closed[head.index("Open or closed")] = "Closed 08-03-2022: Closed for good"
    names, first, second, third = in_our_words([head, rewritten, short, closed], sheets.log_columns)
    assert names == [column.name for column in sheets.log_columns()]
    assert (first[action], second) == ("Only this (Owner: somebody else)", short)
    assert third[head.index("Open or closed")] == "Lukket 08-03-2022: Closed for good"


def test_a_table_that_is_none_of_ours_stays_as_it_is() -> None:
    for table in ([], [["Risk", "Owner"], ["Storm", "PL"]]):
        assert in_our_words(table, sheets.log_columns) is table


def read_word(path: Path, written: Language, read: Language, file: RegisterFile, data: bytes) -> Draft:
    with speaking(written):
        content = render_docx(file_content(file, TODAY), TODAY, data)
    with speaking(read):
        return back(path, content)


@pytest.mark.parametrize("read", LANGUAGES)
def test_the_text_of_an_english_word_file_says_the_same(tmp_path: Path, read: Language) -> None:
    full = every_part(sample())
    # Without data: as it is read once somebody has gone on in Word.
    danish = read_word(tmp_path / "a.docx", "da", read, full, b"{}")
    english = read_word(tmp_path / "b.docx", "en", read, full, b"{}")
    assert english.register_file == danish.register_file
    assert [(each.risk, each.field) for each in english.unclear] == [(each.risk, each.field) for each in danish.unclear]


@pytest.mark.parametrize(("written", "read"), PAIRS)
def test_a_pdf_comes_back_whole(tmp_path: Path, written: Language, read: Language) -> None:
    with speaking(written):
        content = file_pdf(sample(), TODAY, "all")
    with speaking(read):
        draft = back(tmp_path / "a.pdf", content)
    assert told(draft.register_file) == told(sample())


def test_steps_of_the_standard_are_known_in_english(tmp_path: Path) -> None:
    with speaking("en"):
        begun = dataclasses.replace(register(risk(1), risk(2)), criteria=standard_criteria())
    assert begun.criteria.likelihood_steps[1].name == "Unlikely"
    assert begun.criteria.levels == STANDARD_CRITERIA.levels
    file = RegisterFile(register=begun, next_number=3)
    read = read_word(tmp_path / "a.docx", "en", "da", file, b"{}")
    assert read.register_file.register.criteria == begun.criteria
    assert [each.rating for each in read.register_file.register.risks] == [each.rating for each in begun.risks]


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Do it (Owner: PL · Due: 08-03-2022)", "PL", DAY),
        ("Do it (Overdue · Owner: PL · Due: 08-03-2022 · Done: 09-03-2022)", "PL", DAY),
        ("Gør det (Ansvarlig: PL · Frist: 8/3-2022)", "PL", DAY),
        ("Do it (Due: 31-02-2022)", "", None),
    ],
)
def test_a_note_behind_an_action_is_read_in_either(text: str, owner: str, due: dt.date | None) -> None:
    noted = own.noted(text)
    assert (noted.owner, noted.due) == (owner, due)


@pytest.mark.parametrize(
    "line",
    [
        "Udvikling: Lav fra 01-02-2022, Høj fra 08-03-2022",
        "Development: Low from 01-02-2022",
        "Development: Not placed from 01-02-2022",
    ],
)
def test_a_curve_in_words_is_known_in_either(line: str) -> None:
    assert own.is_curve_line(line)
    assert not own.is_curve_line(line.partition(": ")[2])


def test_a_message_is_renumbered_in_either_language() -> None:
    assert renumbered("#3 er »#3 Storm«.", {3: 7}) == "#7 (papirets #3) er »#3 Storm«."
    with speaking("en"):
        told = renumbered("#3 is “#3 Storm”.", {3: 7})
        assert told == "#7 (#3 in the paper) is “#3 Storm”."
        assert renumbered(told, {7: 8}) == "#8 (#3 in the paper) is “#3 Storm”."
