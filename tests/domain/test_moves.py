"""What a matrix shows of a difference."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import given

from risikoapp.domain.criteria import Rating
from risikoapp.domain.history import compare
from risikoapp.domain.model import Register, Risk
from risikoapp.domain.moves import Place, flows, seen
from tests.strategies import registers

MILD, SERIOUS, RARE = (Rating(likelihood=row, consequence=column) for row, column in ((2, 2), (2, 3), (1, 1)))
CREATED = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def risk(number: int, place: Place = MILD, *, is_closed: bool = False) -> Risk:
    state = "closed" if is_closed else "open"
    return Risk(id=f"r{number}", number=number, created=CREATED, rating=place, state=state)


def register(*risks: Risk) -> Register:
    return Register(risks=risks)


def test_what_stays_stands_first_then_what_came_then_what_went_each_by_its_way() -> None:
    before = register(risk(1, RARE), risk(2), risk(3, SERIOUS), risk(4), risk(5, None), risk(6), risk(7, RARE), risk(8))
    after = register(
        risk(1),
        risk(2),
        risk(3),
        risk(4, SERIOUS),
        risk(5),
        risk(6, None),
        risk(7),
        risk(8, is_closed=True),
        risk(9),
    )
    differences = compare(before, after)
    there = [(each.risk.number, each.is_past) for each in seen(differences) if each.place == MILD]
    stood = [(6, True), (4, True), (8, True)]
    assert there == [(2, False), (9, False), (5, False), (1, False), (7, False), (3, False), *stood]
    assert [(flow.start, flow.end, flow.risk_ids) for flow in flows(differences)] == [
        (RARE, MILD, ("r1", "r7")),
        (SERIOUS, MILD, ("r3",)),
        (MILD, SERIOUS, ("r4",)),
        (None, MILD, ("r5",)),
        (MILD, None, ("r6",)),
    ]


def test_what_was_closed_or_is_gone_leaves_a_ghost_and_what_came_back_or_is_new_has_none() -> None:
    before = register(risk(1), risk(2), risk(3, is_closed=True), risk(4, is_closed=True))
    after = register(
        risk(1, SERIOUS, is_closed=True), risk(3, SERIOUS), risk(4, SERIOUS, is_closed=True), risk(5, None)
    )
    found = {each.risk.number: (each.place, each.is_past, each.kind) for each in seen(compare(before, after))}
    assert found == {
        1: (MILD, True, "closed"),
        2: (MILD, True, "gone"),
        3: (SERIOUS, False, "reopened"),
        5: (None, False, "new"),
    }
    assert flows(compare(before, after)) == ()


@given(registers, registers)
def test_every_open_risk_stands_where_it_stands_and_no_two_of_one_risk_in_one_place(
    before: Register, after: Register
) -> None:
    differences = compare(before, after)
    found = seen(differences)
    assert {(each.risk.id, each.place) for each in found if not each.is_past} == {
        (each.id, each.rating) for each in after.open_risks
    }
    assert max(Counter((each.risk.id, each.place) for each in found).values(), default=1) == 1
    moved = [risk_id for flow in flows(differences) for risk_id in flow.risk_ids]
    ghosts = {each.risk.id: each.place for each in found if each.is_past}
    stands = {each.risk.id: each.place for each in found if not each.is_past}
    assert len(moved) == len(set(moved))
    assert set(moved) == set(ghosts) & set(stands)
    for flow in flows(differences):
        assert {ghosts[risk_id] for risk_id in flow.risk_ids} == {flow.start}
        assert {stands[risk_id] for risk_id in flow.risk_ids} == {flow.end}


@given(registers)
def test_nothing_moves_where_nothing_differs(same: Register) -> None:
    differences = compare(same, replace(same, title="Et andet navn"))
    assert not flows(differences)
    assert not any(each.is_past for each in seen(differences))
