"""What the document makes of what is asked of it: one named step each, that undo takes back whole."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from risikoapp.domain.errors import InvalidEdit, UnknownId
from risikoapp.domain.model import RatingChange, Register, ReportOptions
from risikoapp.domain.statuses import finish_status
from risikoapp.terms import LEVEL_COLOURS
from risikoapp.ui.clock import Clock
from risikoapp.ui.document import Document
from risikoapp.ui.open_file import OnlyShown
from tests.ui.paper import TODAY, cell, ferry


@pytest.fixture
def document(qapp: QApplication, clock: Clock, new_id: Callable[[], str]) -> Document:
    return Document(ferry(new_id), clock)


def ids(register: Register, *numbers: int) -> list[str]:
    return [risk.id for risk in register.risks if risk.number in numbers]


def steps(document: Document) -> list[str]:
    return [document.undo_stack.text(place) for place in range(document.undo_stack.index())]


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        ((1,), "Flyt #1 til Forventet × Kritisk"),
        ((6, 1), "Flyt #1 og #6 til Forventet × Kritisk"),
        ((1, 3, 4), "Flyt #1, #3 og #4 til Forventet × Kritisk"),
        ((1, 3, 4, 6), "Flyt 4 risici til Forventet × Kritisk"),
    ],
)
def test_several_are_moved_in_one_step(document: Document, numbers: tuple[int, ...], name: str) -> None:
    before = document.register
    told: list[Register] = []
    document.changed.connect(lambda: told.append(document.register))
    document.place_risks(ids(before, *numbers), cell(4, 3))
    assert {risk.number for risk in document.register.risks if risk.rating == cell(4, 3)} == set(numbers)
    assert (steps(document), len(told)) == ([name], 1)
    document.undo_stack.undo()
    assert document.register == before


def test_a_step_is_named_after_those_that_move(document: Document) -> None:
    document.place_risks(ids(document.register, 1, 3, 6), cell(2, 2))
    assert steps(document) == ["Flyt #3 til Mindre sandsynligt × Generende"]


def test_where_all_stand_there_already_nothing_is_a_step(document: Document) -> None:
    document.place_risks(ids(document.register, 1, 6), cell(2, 2))
    document.place_risks([], None)
    assert steps(document) == []


def test_a_risk_that_is_not_there_is_not_moved(document: Document) -> None:
    with pytest.raises(UnknownId):
        document.place_risks(["ingen"], cell(2, 2))


def test_one_reason_is_given_for_several_moves(document: Document) -> None:
    both = ids(document.register, 1, 6)
    document.place_risks(both, cell(4, 4))
    moves = {risk_id: document.register.risk(risk_id).rating_changes[-1].id for risk_id in both}
    moved = document.register
    document.change_reasons(moves, "Færgen er lagt op.")
    assert steps(document)[1:] == ["Begrund flytningen af #1 og #6"]
    for risk_id in both:
        last = RatingChange(id=moves[risk_id], date=TODAY, rating=cell(4, 4), reason="Færgen er lagt op.")
        assert document.register.risk(risk_id).rating_changes[-1] == last
    document.undo_stack.undo()
    assert document.register == moved


def test_several_are_evaluated_in_one_step(document: Document) -> None:
    before = document.register
    both = ids(before, 1, 3)
    document.evaluate_risks(both, "Vagtplanen holder.")
    assert steps(document) == ["Ny evaluering af #1 og #3"]
    newest = [document.register.risk(risk_id).evaluations[-1] for risk_id in both]
    assert [(entry.date, entry.text) for entry in newest] == [(TODAY, "Vagtplanen holder.")] * 2
    document.undo_stack.undo()
    assert document.register == before


def test_a_risk_is_made_where_it_shall_stand(document: Document) -> None:
    before = document.register
    risk_id = document.create_risk(cell(3, 1))
    risk = document.register.risk(risk_id)
    assert (risk.number, risk.rating) == (9, cell(3, 1))
    assert [(change.date, change.rating) for change in risk.rating_changes] == [(TODAY, cell(3, 1))]
    assert steps(document) == ["Ny risiko #9 i Sandsynligt × Uvæsentlig"]
    document.undo_stack.undo()
    assert document.register == before


DAY = dt.date(2026, 4, 1)


def test_a_finished_status_is_no_step_and_can_be_taken_back_until_the_next_edit(document: Document) -> None:
    told: list[int] = []
    document.changed.connect(lambda: told.append(len(document.file.snapshots)))
    document.finish_status(DAY, "Møde på Ærø")
    assert steps(document) == []
    (snapshot,) = document.file.snapshots
    assert (snapshot.register, snapshot.date, snapshot.name) == (document.register, DAY, "Møde på Ærø")
    assert snapshot.colours == tuple(LEVEL_COLOURS[level].fill for level in (1, 2, 3, 4))
    document.take_back_status()
    assert document.file.snapshots == ()
    assert told == [1, 0]
    document.finish_status(DAY)
    document.rename_risk(document.register.risks[0].id, "Noget andet")
    with pytest.raises(InvalidEdit):
        document.take_back_status()
    assert [(entry.field, entry.new) for entry in document.file.log.entries] == [
        ("status_date", "01-04-2026"),
        ("status", "Status pr. 01-04-2026 – Møde på Ærø"),
        ("status_date", "03-11-2025"),
        ("status", ""),
        ("status_date", "01-04-2026"),
        ("status", "Status pr. 01-04-2026"),
        ("name", "Noget andet"),
    ]


def test_the_next_status_is_begun_in_one_step(document: Document) -> None:
    document.finish_status(DAY)
    document.begin_status(dt.date(2026, 9, 1))
    assert steps(document)[-1] == "Begynd ny status pr. 01-09-2026"
    assert document.register.status_date == dt.date(2026, 9, 1)
    document.change_report(ReportOptions(marks_draft=False))
    assert steps(document)[-1] == "Ret rapportens indhold"
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.register == document.file.snapshots[-1].register


def test_a_risk_that_a_meeting_has_seen_can_neither_be_deleted_nor_undone(document: Document) -> None:
    refused: list[str] = []
    document.step_refused.connect(lambda name, _why: refused.append(name))
    new = document.create_risk()
    document.finish_status(document.register.status_date or DAY)
    document.remove_risk(new)
    document.undo_stack.undo()
    assert refused == ["Slet #9", "Ny risiko #9"]
    assert document.register.risk(new).number == 9


def test_a_risk_that_a_meeting_has_seen_stays_whatever_is_restored(document: Document) -> None:
    before = document.file
    new = document.create_risk()
    document.finish_status(DAY)
    assert document.restore(before, "i går")
    assert document.register.risk(new).number == 9
    assert document.register.status_date == before.register.status_date
    assert len(document.file.snapshots) == 1, "what has been finished since has been finished"
    document.undo_stack.undo()
    assert document.register == document.file.snapshots[0].register


def test_what_was_brought_in_is_not_undone_once_a_meeting_has_seen_it(document: Document) -> None:
    other = Document(document.file, document.clock)
    other.create_risk()
    refused: list[str] = []
    document.step_refused.connect(lambda name, _conflict: refused.append(name))
    assert document.bring_in(other.file)
    document.finish_status(DAY)
    document.undo_stack.undo()
    assert refused == ["Tag rettelser med"]
    assert document.register.risks[-1].number == 9


def test_statuses_of_edits_that_were_kept_aside_come_with_them(document: Document) -> None:
    file = replace(document.file, register=replace(document.register, status_date=DAY))
    finished = finish_status(
        file, snapshot_id="s", finished=dt.datetime(2026, 4, 1, tzinfo=dt.UTC), name="", colours=()
    )
    told: list[int] = []
    document.changed.connect(lambda: told.append(len(document.file.snapshots)))
    assert document.bring_in(finished)
    assert document.file.snapshots == finished.snapshots
    assert document.bring_in(replace(finished, snapshots=()))
    assert told == [1, 0]
    assert steps(document) == ["Tag rettelser med"]


def test_every_edit_is_logged_with_who_made_it_and_so_is_its_undo(document: Document) -> None:
    document.author = "Projektleder"
    risk = document.register.risks[0]
    document.place_risks([risk.id], None)
    document.undo_stack.undo()
    cell_name = document.register.criteria.cell_name(risk.rating) if risk.rating else ""
    entries = document.file.log.entries
    assert [(entry.field, entry.old, entry.new) for entry in entries] == [
        ("rating", cell_name, "Ikke placeret"),
        ("rating", "Ikke placeret", cell_name),
    ]
    assert {entry.who for entry in entries} == {"Projektleder"}
    assert len({entry.id for entry in entries}) == 2


def test_what_is_only_shown_can_neither_be_finished_nor_begun(
    qapp: QApplication, clock: Clock, new_id: Callable[[], str]
) -> None:
    shown = Document(ferry(new_id), clock, is_read_only=True)
    for edit in (lambda: shown.finish_status(DAY), lambda: shown.begin_status(DAY)):
        with pytest.raises(OnlyShown):
            edit()
