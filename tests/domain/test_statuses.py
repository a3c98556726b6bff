"""A status that is finished is frozen, can be taken back until the next edit, and tells what awaits the next one."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.domain.soundness import check
from risikoapp.domain.statuses import (
    as_it_was,
    can_take_back,
    evaluated_count,
    finish_status,
    forgotten_date,
    is_evaluated_since,
    is_under_way,
    last_status,
    overdue_actions,
    stands_in_a_status,
    take_back_status,
    unevaluated,
)
from tests.strategies import register_files

MOMENT = dt.datetime(2060, 12, 31, tzinfo=dt.UTC)
"""Later than any status that the strategies draw."""
DAY = dt.date(2025, 2, 17)


def finished(file: RegisterFile) -> RegisterFile:
    return finish_status(file, snapshot_id="ny", finished=MOMENT, name="Møde på Ærø", colours=("#CFE8D5",))


def dated(file: RegisterFile) -> RegisterFile:
    return replace(file, register=replace(file.register, status_date=DAY))


def with_risk(register: Register, number: int) -> Register:
    created = dt.datetime(2025, 1, number, tzinfo=dt.UTC)
    return edits.create_risk(register, risk_id=f"r{number}", number=number, created=created, name="Ærø")


@given(register_files())
def test_what_is_finished_is_the_register_as_it_stands_and_can_be_taken_back(file: RegisterFile) -> None:
    file = dated(file)
    after = finished(file)
    check(after)
    last = last_status(after)
    assert last is not None
    assert (last.register, last.date, last.name) == (file.register, DAY, "Møde på Ærø")
    assert after.register is file.register
    assert not is_under_way(after)
    assert can_take_back(after)
    assert take_back_status(after) == file


@given(register_files())
def test_once_something_is_edited_it_stands(file: RegisterFile) -> None:
    assume(file.register.title != "Ny titel")
    after = finished(dated(file))
    edited = replace(after, register=edits.change_properties(after.register, title="Ny titel"))
    assert is_under_way(edited)
    assert not can_take_back(edited)
    with pytest.raises(InvalidEdit):
        take_back_status(edited)


def test_a_status_has_a_date() -> None:
    with pytest.raises(InvalidEdit):
        finished(RegisterFile())


def test_without_a_status_nothing_is_a_draft() -> None:
    assert last_status(RegisterFile()) is None
    assert not is_under_way(RegisterFile())
    assert not can_take_back(RegisterFile())


def test_from_the_next_date_on_it_is_a_draft() -> None:
    after = finished(dated(RegisterFile()))
    begun = edits.change_properties(after.register, status_date=DAY + dt.timedelta(days=90))
    assert is_under_way(replace(after, register=begun))


def test_a_risk_is_seen_when_a_status_has_it() -> None:
    before = dated(RegisterFile(register=with_risk(Register(), 1), next_number=3))
    after = finished(before)
    after = replace(after, register=with_risk(after.register, 2))
    assert stands_in_a_status(after, "r1")
    assert not stands_in_a_status(after, "r2")


def evaluated(
    register: Register, number: int, day: dt.date | None, text: str = "Fortsat rolig drift på Ærø"
) -> Register:
    count = len(register.risk(f"r{number}").evaluations)
    return entry_edits.add_evaluation(register, f"r{number}", evaluation_id=f"e{count}", date=day, text=text)


def test_what_awaits_an_evaluation_comes_longest_ago_first() -> None:
    register = Register()
    for number in (1, 2, 3, 4):
        register = with_risk(register, number)
    register = evaluated(evaluated(register, 1, DAY), 2, dt.date(2024, 1, 1))
    last = register
    assert [risk.number for risk in unevaluated(register, None)] == [3, 4]
    assert [risk.number for risk in unevaluated(register, last)] == [3, 4, 2, 1]
    register = evaluated(register, 2, DAY)
    register = evaluated(register, 3, DAY, text=" ")
    register = edits.close_risk(register, "r4", on=DAY, reason="", change_id="c")
    assert [risk.number for risk in unevaluated(register, last)] == [3, 1]


def test_an_evaluation_that_was_rewritten_counts_and_one_that_was_redated_does_not() -> None:
    before = evaluated(with_risk(Register(), 1), 1, DAY)

    def changed(**fields: object) -> Risk:
        risk = before.risk("r1")
        return replace(risk, evaluations=(replace(risk.evaluations[0], **fields),))

    assert is_evaluated_since(changed(text="Nu er den værre"), before.risk("r1"))
    assert not is_evaluated_since(changed(date=None), before.risk("r1"))
    assert is_evaluated_since(before.risk("r1"), None)


@given(register_files())
def test_the_file_as_it_was_is_the_status_and_those_before_it(file: RegisterFile) -> None:
    for place, snapshot in enumerate(file.snapshots, start=1):
        before = as_it_was(file, snapshot)
        assert before.register is snapshot.register
        assert before.snapshots == file.snapshots[:place]
        assert not is_under_way(before)
        assert all(entry.time <= snapshot.finished for entry in before.log.entries)
        check(before)


@given(register_files())
def test_what_is_evaluated_and_what_waits_are_all_that_is_open(file: RegisterFile) -> None:
    last = last_status(dated_and_finished(file))
    assert last is not None
    waiting = unevaluated(file.register, last.register)
    assert evaluated_count(file.register, last.register) + len(waiting) == len(file.register.open_risks)
    assert set(waiting) == set(file.register.open_risks), "nothing has been written since"


def dated_and_finished(file: RegisterFile) -> RegisterFile:
    return finished(dated(file))


def test_the_status_of_a_day_is_forgotten_until_one_of_that_day_is_finished() -> None:
    assert forgotten_date(RegisterFile()) is None
    file = dated(RegisterFile())
    assert forgotten_date(file) == DAY
    assert forgotten_date(finished(file)) is None
    later = DAY + dt.timedelta(days=90)
    begun = replace(finished(file), register=replace(file.register, status_date=later))
    assert forgotten_date(begun) == later


def test_an_action_is_overdue_as_long_as_its_risk_is_open() -> None:
    register = entry_edits.add_actions(with_risk(Register(), 1), "r1", [("a", None, "Ring"), ("b", None, "Skriv")])
    register = entry_edits.change_action(register, "r1", "b", due=DAY)
    (risk,) = register.risks
    assert overdue_actions(register, DAY) == ()
    assert overdue_actions(register, DAY + dt.timedelta(days=1)) == ((risk, risk.actions[1]),)
    closed = edits.close_risk(register, "r1", on=DAY, reason="", change_id="c")
    assert overdue_actions(closed, DAY + dt.timedelta(days=1)) == ()


def test_a_slip_mended_in_an_older_evaluation_is_no_evaluation() -> None:
    before = evaluated(evaluated(with_risk(Register(), 1), 1, dt.date(2024, 1, 1)), 1, DAY)
    older, newer = before.risk("r1").evaluations
    mended = replace(before.risk("r1"), evaluations=(replace(older, text="Uden slåfejl på Ærø"), newer))
    assert not is_evaluated_since(mended, before.risk("r1"))


def test_a_clock_that_is_behind_does_not_put_a_status_before_the_last() -> None:
    first = finished(dated(RegisterFile()))
    earlier = MOMENT - dt.timedelta(days=1)
    second = finish_status(first, snapshot_id="næste", finished=earlier, name="", colours=())
    assert [snapshot.id for snapshot in second.snapshots] == ["ny", "næste"]
    assert second.snapshots[1].finished > second.snapshots[0].finished
    check(second)
