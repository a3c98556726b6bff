"""The figures of the curves: a risk by its moves, and all of them from status to status."""

import datetime as dt
from dataclasses import replace

from hypothesis import given

from risikoapp.domain import edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.development import Mark, all_figures, risk_development
from risikoapp.domain.model import (
    Action,
    Evaluation,
    RatingChange,
    Register,
    RegisterFile,
    Risk,
    Snapshot,
    State,
    StateChange,
)
from tests.strategies import days, register_files

LOW, HIGH = Rating(likelihood=1, consequence=1), Rating(likelihood=4, consequence=4)
NEW = Risk(id="r1", number=1, created=dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC), name="Isvinter på Ærø")


def day(number: int) -> dt.date:
    return dt.date(2025, 1, number)


def move(number: int, rating: Rating | None, reason: str = "") -> RatingChange:
    return RatingChange(id=f"m{number}", date=day(number), rating=rating, reason=reason)


def turn(number: int, state: State, reason: str = "") -> StateChange:
    return StateChange(id=f"t{number}", date=day(number), state=state, reason=reason)


def test_a_risk_is_placed_moved_taken_out_closed_and_reopened() -> None:
    changes = (move(1, LOW), move(5, HIGH, "Is"), move(9, None), move(12, LOW))
    risk = replace(NEW, rating=LOW, rating_changes=changes, state_changes=(turn(5, "closed", "Væk"), turn(12, "open")))
    found = risk_development(Register(risks=(risk,)), risk, day(20))
    assert [(point.date.day, point.kind, point.level, point.is_open, point.reason) for point in found.points] == [
        (1, "placed", 1, True, ""),
        (5, "moved", 4, True, "Is"),
        (5, "closed", 4, False, "Væk"),
        (9, "taken_out", None, False, ""),
        (12, "reopened", None, True, ""),
        (12, "placed", 1, True, ""),
    ]
    assert [(begin.day, end.day, point.level) for begin, end, point in found.spans] == [
        (1, 5, 1),
        (5, 5, 4),
        (12, 12, None),
        (12, 20, 1),
    ]
    assert found.until == day(20)


def test_evaluations_with_a_day_and_a_text_stand_at_the_level_of_that_day() -> None:
    evaluations = (
        Evaluation(id="e0", text="Uden dato"),
        Evaluation(id="e1", date=day(1), text=" Før "),
        Evaluation(id="e2", date=day(7), text="Så"),
        Evaluation(id="e3", date=day(8), text=" "),
        Evaluation(id="e4", date=day(30), text="Siden"),
    )
    risk = replace(NEW, rating=HIGH, rating_changes=(move(3, LOW), move(6, HIGH)), evaluations=evaluations)
    found = risk_development(Register(risks=(risk,)), risk, day(20))
    assert found.marks == (
        Mark(entry_id="e1", date=day(1), text="Før", level=1),
        Mark(entry_id="e2", date=day(7), text="Så", level=4),
        Mark(entry_id="e4", date=day(30), text="Siden", level=4),
    )
    assert found.until == day(30)


def test_a_risk_that_nobody_moved_stands_from_the_day_it_was_noted() -> None:
    evaluated = (Evaluation(id="e", date=day(2), text="Ro"),)
    risk = replace(NEW, rating=HIGH)
    (point,) = risk_development(Register(risks=(risk,)), risk, day(20)).points
    assert (point.date, point.kind, point.level) == (dt.date(2024, 5, 1), "placed", 4)
    nowhere = replace(NEW, evaluations=evaluated)
    found = risk_development(Register(risks=(nowhere,)), nowhere, day(20))
    assert (found.points, found.spans, [mark.level for mark in found.marks]) == ((), (), [None])


def test_risks_and_actions_are_counted_at_each_status_and_now() -> None:
    actions = (
        Action(id="a1", rank="1", done=day(1), due=day(1)),
        Action(id="a2", rank="2", due=day(10)),
        Action(id="a3", rank="3"),
    )
    risks = (
        replace(NEW, rating=HIGH, actions=actions),
        replace(NEW, id="r2", number=2),
        replace(NEW, id="r3", number=3, rating=LOW, state="closed", actions=actions),
    )
    register = Register(status_date=day(10), risks=risks)
    late = Snapshot(id="s2", finished=dt.datetime(2025, 1, 9, tzinfo=dt.UTC), register=register)
    early = Snapshot(
        id="s1",
        finished=dt.datetime(2025, 1, 10, tzinfo=dt.UTC),
        register=Register(status_date=day(5), risks=(replace(NEW, rating=LOW),)),
    )
    found = all_figures(RegisterFile(register=register, next_number=4, snapshots=(late, early)), day(20))
    assert [(each.snapshot_id, each.date, each.levels, each.risks) for each in found] == [
        ("s1", day(5), (0, 1, 0, 0, 0), 1),
        ("s2", day(10), (1, 0, 0, 0, 1), 2),
        ("", day(20), (1, 0, 0, 0, 1), 2),
    ]
    assert [(each.open_actions, each.overdue_actions, each.done_actions) for each in found] == [
        (0, 0, 0),
        (2, 0, 1),
        (1, 1, 1),
    ]


@given(register_files(), days)
def test_every_open_risk_and_every_action_is_counted_once(file: RegisterFile, today: dt.date) -> None:
    *finished, now = all_figures(file, today)
    assert len(finished) == len(file.snapshots)
    assert now.risks == len(file.register.open_risks)
    counted = now.open_actions + now.overdue_actions + now.done_actions
    assert counted == sum(len(risk.actions) for risk in file.register.open_risks)
    for risk in file.register.risks:
        found = risk_development(file.register, risk, today)
        assert all(begin <= end <= found.until for begin, end, _point in found.spans)
        assert [point.date for point in found.points] == sorted(point.date for point in found.points)


def test_a_risk_that_was_closed_by_mistake_and_reopened_on_the_same_day_is_open() -> None:
    register = edits.create_risk(Register(), risk_id="r", number=1, created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    register = edits.close_risk(register, "r", on=dt.date(2025, 2, 1), reason="", change_id="a")
    register = edits.reopen_risk(register, "r", on=dt.date(2025, 2, 1), reason="Fejl", change_id="b")
    found = risk_development(register, register.risk("r"), dt.date(2025, 3, 1))
    assert [point.kind for point in found.points] == ["closed", "reopened"]
