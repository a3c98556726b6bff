"""What the document makes of what is asked of it: one named step each, that undo takes back whole."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from risikoapp.domain.errors import UnknownId
from risikoapp.domain.model import RatingChange, Register
from risikoapp.ui.clock import Clock
from risikoapp.ui.document import Document
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
