"""What `check` lets through and what it refuses."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from risikoapp.domain.criteria import Rating
from risikoapp.domain.errors import InvalidEdit, InvalidRegister, UnknownId
from risikoapp.domain.model import (
    MAX_NUMBER,
    Action,
    Evaluation,
    RatingChange,
    Register,
    RegisterFile,
    Risk,
    StateChange,
)
from risikoapp.domain.soundness import check
from tests.strategies import register_files

NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)
EARLY, LATE = dt.date(2024, 5, 1), dt.date(2025, 2, 14)


def risk(identity: str = "r1", number: int = 1, **fields: Any) -> Risk:
    return Risk(id=identity, number=number, created=NOW, **fields)


def file_of(*risks: Risk, next_number: int = 10) -> RegisterFile:
    return RegisterFile(register=Register(risks=risks), next_number=next_number)


@given(register_files())
def test_what_is_in_order_is_let_through(file: RegisterFile) -> None:
    check(file)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (file_of(risk("r1", 1), risk("r1", 2)), "one id"),
        (file_of(risk("r1", 1), risk("r2", 1)), "number 1"),
        (file_of(risk("r1", 2), risk("r2", 1)), "not in order"),
        (file_of(risk("r2", 1), risk("r1", 1)), "not in order"),
        (file_of(risk(number=0)), "not positive"),
        (file_of(risk(number=-3)), "not positive"),
        (file_of(risk(number=3), next_number=3), "next number 3"),
        (file_of(next_number=0), "next number 0"),
        (file_of(risk(number=3, former_numbers=(2, 1))), "former numbers"),
        (file_of(risk(number=3, former_numbers=(2, 2))), "former numbers"),
        (file_of(risk(number=3, former_numbers=(0,))), "former numbers"),
        (file_of(risk(number=3, former_numbers=(3,))), "former numbers"),
        (file_of(risk(number=3, former_numbers=(10,)), next_number=10), "former numbers"),
        (file_of(next_number=MAX_NUMBER + 2), "numbers end"),
        (file_of(risk("")), "an id is empty"),
    ],
)
def test_risks_out_of_order_are_refused(file: RegisterFile, reason: str) -> None:
    with pytest.raises(InvalidRegister, match=reason):
        check(file)


@pytest.mark.parametrize(
    ("field", "entries", "reason"),
    [
        ("actions", (Action(id="a", rank="1"), Action(id="a", rank="2")), "one id"),
        ("actions", (Action(id="a", rank="2"), Action(id="b", rank="1")), "not in order"),
        ("actions", (Action(id="b", rank="1"), Action(id="a", rank="1")), "not in order"),
        ("actions", (Action(id="a", rank=""),), "not a rank"),
        ("actions", (Action(id="a", rank="V0"),), "not a rank"),
        ("actions", (Action(id="a", rank="æ"),), "not a rank"),
        ("evaluations", (Evaluation(id=""),), "an id is empty"),
        ("evaluations", (Evaluation(id="e", date=EARLY), Evaluation(id="e", date=LATE)), "one id"),
        ("evaluations", (Evaluation(id="e", date=LATE), Evaluation(id="f", date=EARLY)), "not in order"),
        ("evaluations", (Evaluation(id="e", date=EARLY), Evaluation(id="f")), "not in order"),
        (
            "rating_changes",
            (RatingChange(id="p", date=LATE, rating=None), RatingChange(id="q", date=EARLY, rating=None)),
            "not in order",
        ),
        (
            "state_changes",
            (StateChange(id="s", date=EARLY, state="closed"), StateChange(id="s", date=LATE, state="open")),
            "one id",
        ),
    ],
)
def test_entries_out_of_order_are_refused(field: str, entries: Any, reason: str) -> None:
    with pytest.raises(InvalidRegister, match=reason):
        check(file_of(risk(**{field: entries})))


def test_two_risks_may_hold_entries_with_the_same_id() -> None:
    actions = (Action(id="a", rank="1"),)
    check(file_of(risk("r1", 1, actions=actions), risk("r2", 2, actions=actions)))


def test_a_number_is_taken_once() -> None:
    file = file_of(next_number=7)
    number, file = file.take_number()
    next_one, file = file.take_number()
    assert (number, next_one, file.next_number) == (7, 8, 9)


def test_the_numbers_come_to_an_end() -> None:
    number, file = file_of(next_number=MAX_NUMBER).take_number()
    assert number == MAX_NUMBER
    check(replace(file, register=Register(risks=(risk(number=number),))))
    assert not file.has_free_number
    with pytest.raises(InvalidEdit):
        file.take_number()


def test_a_register_finds_its_risks() -> None:
    open_one, closed_one = risk("r1", 1), risk("r2", 2, state="closed")
    register = Register(risks=(open_one, closed_one))
    assert register.risk("r2") is closed_one
    assert register.open_risks == (open_one,)
    assert register.closed_risks == (closed_one,)
    with pytest.raises(UnknownId):
        register.risk("r3")


def test_the_level_is_looked_up_and_none_without_a_place() -> None:
    register = Register()
    assert register.level(risk(rating=Rating(likelihood=2, consequence=4))) == 4
    assert register.level(risk()) is None


def test_the_newest_evaluation_stands() -> None:
    old, new = Evaluation(id="e", date=EARLY, text="Før"), Evaluation(id="f", date=LATE, text="Nu")
    assert risk(evaluations=(old, new)).standing_evaluation is new
    assert risk().standing_evaluation is None


def test_an_evaluation_that_is_only_begun_does_not_stand() -> None:
    old, begun = Evaluation(id="e", date=EARLY, text="Før"), Evaluation(id="f", date=LATE, text=" ")
    assert risk(evaluations=(old, begun)).standing_evaluation is old
    assert risk(evaluations=(begun,)).standing_evaluation is None


def test_an_action_is_overdue_after_its_due_date_until_it_is_done() -> None:
    day = dt.date(2025, 2, 17)
    action = Action(id="a", rank="V", due=day)
    assert not action.is_overdue(day)
    assert action.is_overdue(day + dt.timedelta(days=1))
    assert not replace(action, done=day).is_overdue(day + dt.timedelta(days=1))
    assert not replace(action, due=None).is_overdue(day)
