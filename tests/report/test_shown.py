"""The data in the PDF: what it shows and no more, all there is, or none; and the report of them is the same again."""

import datetime as dt
import json
import re
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given

from risikoapp.codec.attached import NAMES, Extent, attachment_of, read_tables
from risikoapp.codec.log_blocks import pack
from risikoapp.codec.tables import to_json
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, Step
from risikoapp.domain.edits import close_risk
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import (
    Action,
    Evaluation,
    RatingChange,
    Register,
    RegisterFile,
    ReportOptions,
    Risk,
    StateChange,
)
from risikoapp.domain.soundness import check
from risikoapp.domain.statuses import as_it_was, finish_status
from risikoapp.report.content import report_content
from risikoapp.report.pdf.render import file_pdf
from risikoapp.report.shown import attached_data, shown_file
from tests.report.samples import CREATED, TODAY, page_texts, paper
from tests.strategies import register_files, registers

LATER = dt.date(2026, 6, 1)
COLOURS = ("#CFE8D5", "#FBEBB0", "#F8CFA6", "#F2A7A2")


@given(registers)
def test_the_report_of_what_is_shown_is_the_same(register: Register) -> None:
    shown = shown_file(register)
    check(shown)
    assert report_content(shown.register, TODAY) == report_content(register, TODAY)
    assert shown_file(shown.register).register == shown.register


@given(register_files())
def test_what_is_attached_is_read_back_equal(file: RegisterFile) -> None:
    for extent in NAMES:
        attachment = attachment_of(file, extent)
        assert attachment.name == NAMES[extent]
        assert attachment.content == to_json(file)
        assert read_tables(attachment.content) == file


def attached(pdf: bytes) -> dict[str, bytes]:
    document = pypdfium2.PdfDocument(pdf)
    found = [document.get_attachment(place) for place in range(document.count_attachments())]
    return {each.get_name(): bytes(each.get_data()) for each in found}


def full() -> RegisterFile:
    """A word of its own in each text, those that a report does not show in capitals."""
    steps = tuple(Step(name=f"trin{number}", definition=f"DEFINITION{number}") for number in range(4))
    risk = Risk(
        id="r1",
        number=3,
        created=CREATED,
        name="navnet",
        description="beskrevet",
        rating=Rating(likelihood=2, consequence=3),
        actions=(Action(id="a1", rank="V", text="handlet", owner="ansvarlig"),),
        evaluations=(
            Evaluation(id="e1", date=dt.date(2024, 1, 1), text="TIDLIGERE"),
            Evaluation(id="e2", date=TODAY, text="evalueret"),
        ),
        rating_changes=(RatingChange(id="m1", date=TODAY, rating=Rating(likelihood=2, consequence=3), reason="FLYT"),),
        state_changes=(StateChange(id="s1", date=TODAY, state="open", reason="GENÅBN"),),
    )
    register = Register(
        title="titlen",
        organisation="organisationen",
        prepared_by="forfatteren",
        status_date=TODAY,
        criteria=replace(STANDARD_CRITERIA, likelihood_steps=steps, consequence_steps=steps),
        risks=(risk, replace(risk, id="r2", number=5, name="LUKKET", state="closed")),
    )
    return finish_status(
        RegisterFile(register=register, next_number=9),
        snapshot_id="n1",
        finished=CREATED,
        name="MØDET",
        colours=COLOURS,
    )


def test_not_a_word_is_attached_that_the_report_does_not_show() -> None:
    pdf = file_pdf(full(), TODAY)
    ((name, content),) = attached(pdf).items()
    assert name == "det-rapporten-viser.json"
    values = json.loads(content)
    words = set(re.findall(r"\w+", json.dumps(list(values["register"].values()) + list(values["risks"].values()))))
    printed = "".join(page_texts(pdf))
    shown = {"navnet", "beskrevet", "handlet", "ansvarlig", "evalueret", "titlen", "organisationen", "forfatteren"}
    assert shown <= words
    assert all(word in printed for word in shown)
    assert not re.search("[A-ZÆØÅ]{4,}", content.decode())


def test_what_the_report_shows_on_choice_is_attached_with_it() -> None:
    file = full()
    options = ReportOptions(owners=False, earlier_evaluations=True, closed_risks=True, scales=True, curves=True)
    content = file_pdf(replace(file, register=replace(file.register, report=options)), TODAY)
    (shown,) = (each.decode() for each in attached(content).values())
    assert set(re.findall("[A-ZÆØÅ]{4,}", shown)) == {"DEFINITION", "TIDLIGERE", "LUKKET", "GENÅBN"}, (
        "why it was closed"
    )
    assert "ansvarlig" not in shown
    (risk, closed) = read_tables(shown.encode()).register.risks
    assert [(move.date, move.rating, move.reason) for move in risk.rating_changes] == [(TODAY, risk.rating, "")]
    assert (closed.description, closed.rating, closed.actions, closed.evaluations) == ("", None, (), ())


def test_all_is_the_file_with_its_history() -> None:
    file = full()
    edited = replace(file, register=replace(file.register, title="en ny titel"))
    ((name, content),) = attached(file_pdf(edited, TODAY, "all")).items()
    assert name == "hele-risikovurderingen.json"
    assert content == to_json(edited)


def test_without_data_there_is_nothing() -> None:
    pdf = file_pdf(full(), TODAY, "none")
    assert attached(pdf) == {}
    assert b"EmbeddedFile" not in pdf


@pytest.mark.parametrize("extent", NAMES)
def test_the_file_says_what_is_attached(extent: Extent) -> None:
    file = RegisterFile(register=replace(paper(), report=ReportOptions(attached=extent)), next_number=9)
    assert list(attached(file_pdf(file, TODAY))) == [NAMES[extent]]
    assert list(attached(file_pdf(file, TODAY, "none"))) == []


@pytest.mark.parametrize("extent", NAMES)
def test_a_finished_status_has_the_same_data_for_ever(extent: Extent) -> None:
    file = full()
    sent = file_pdf(file, TODAY, extent)
    risk = replace(file.register.risks[0], id="r9", number=9)
    later = replace(file, register=replace(file.register, risks=(*file.register.risks, risk)), next_number=10)
    later = finish_status(later, snapshot_id="n2", finished=CREATED, name="", colours=COLOURS)
    assert file_pdf(as_it_was(later, file.snapshots[0]), LATER, extent) == sent
    assert file_pdf(later, LATER, extent) != sent


def entry(key: str, days: int) -> LogEntry:
    return LogEntry(
        id=key, time=CREATED + dt.timedelta(days=days), field="name", old="gammelt", new="navnet", risk="r1"
    )


def test_all_of_a_finished_status_has_what_was_done_until_then_and_no_more() -> None:
    early, late = entry("l1", -1), entry("l2", 1)
    for log in (Log(entries=(early, late)), Log(blocks=(pack((early, late)),)), Log(blocks=(pack((early,)),))):
        data = attached_data(replace(full(), log=log), "all")
        assert data is not None
        then = read_tables(data.content)
        check(then)
        assert then == replace(full(), next_number=6, log=Log(entries=(early,)))


def test_a_number_that_is_known_is_not_given_again() -> None:
    register = close_risk(paper(), paper().risks[-1].id, on=TODAY, reason="", change_id="s1")
    last = max(risk.number for risk in register.risks)
    assert shown_file(register).next_number == last + 1
    former = replace(register, risks=(replace(register.risks[0], former_numbers=(77,)),))
    assert shown_file(former).next_number == 78
    assert shown_file(Register()).next_number == 1
