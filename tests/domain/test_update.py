"""A register brought up to date by a paper: what comes in, what is asked, and what never happens."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, Step
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.likeness import same_entries
from risikoapp.domain.merge import Choice, Merge, resolve
from risikoapp.domain.model import (
    ORDER,
    Action,
    Evaluation,
    RatingChange,
    Register,
    RegisterFile,
    Risk,
    StateChange,
)
from risikoapp.domain.soundness import check
from risikoapp.domain.update import Doubt, Identity, doubts, update
from tests.strategies import register_files

NOTED = dt.datetime(2025, 2, 17, tzinfo=dt.UTC)
DAY = dt.date(2025, 2, 17)
LATER = dt.date(2025, 5, 1)
LOW, HIGH = Rating(likelihood=2, consequence=2), Rating(likelihood=4, consequence=3)


def risk(number: int, name: str = "Storm", key: str = "her", **fields: Any) -> Risk:
    return Risk(id=f"{key}{number}", number=number, created=NOTED, name=name, **fields)


def placed(number: int, rating: Rating, on: dt.date, key: str = "her", **fields: Any) -> Risk:
    change = RatingChange(id=f"{key}-p", date=on, rating=rating)
    return risk(number, key=key, rating=rating, rating_changes=(change,), **fields)


def file(*risks: Risk, next_number: int = 10, **fields: Any) -> RegisterFile:
    return RegisterFile(register=Register(risks=risks, **fields), next_number=next_number)


def paper(*risks: Risk, **fields: Any) -> RegisterFile:
    given = Register(**{"status_date": DAY, "risks": risks, **fields})
    return RegisterFile(register=given, next_number=max((each.number for each in risks), default=0) + 1)


def asked(merged: Merge) -> list[tuple[str, Any, Any]]:
    return [(conflict.field, conflict.mine, conflict.theirs) for conflict in merged.conflicts]


def only(merged: Merge) -> Risk:
    (found,) = merged.file.register.risks
    return found


def actions(*entries: tuple[dt.date | None, str], key: str) -> tuple[Action, ...]:
    return ranked_actions([(f"{key}{place}", *entry) for place, entry in enumerate(entries)])


def written(found: Risk) -> list[str]:
    return [action.text for action in found.actions]


def test_what_is_empty_is_filled_and_what_differs_is_asked() -> None:
    here = file(risk(1, description="Bølgerne er for høje."), title="Havnen", status_date=DAY)
    merged = update(here, paper(risk(1, "Storm", "der", description="Bølger"), title="Færgen", organisation="Havn"), {})
    assert merged.file.register.organisation == "Havn"
    assert merged.file.register.title == "Havnen"
    assert asked(merged) == [("title", "Havnen", "Færgen"), ("description", "Bølgerne er for høje.", "Bølger")]
    assert merged.conflicts[1].both == "Bølgerne er for høje.\nBølger"
    assert [change.field for change in merged.incoming] == ["organisation"]
    choices: dict[Any, Choice] = {merged.conflicts[0]: "theirs", merged.conflicts[1]: "both"}
    chosen = resolve(merged, choices).register
    assert (chosen.title, chosen.risks[0].description) == ("Færgen", "Bølgerne er for høje.\nBølger")


def test_white_space_is_no_difference() -> None:
    here = file(risk(1, description="Bølgerne er\nfor høje."))
    merged = update(here, paper(risk(1, key="der", description="Bølgerne  er for høje."), status_date=None), {})
    assert (merged.file, merged.conflicts) == (here, ())


def test_the_front_can_be_left_as_it_is() -> None:
    here = file(title="Havnen")
    merged = update(here, paper(title="Færgen"), {}, takes_front=False)
    assert (merged.file.register, merged.conflicts) == (here.register, ())


def test_new_actions_stand_where_the_paper_has_them() -> None:
    mine = actions((None, "Mole"), (DAY, "Varsling"), key="a")
    theirs = actions((None, "Fyr"), (None, "Mole"), (LATER, "Bøjer"), (DAY, "Varsling"), (None, "Øvelse"), key="b")
    found = only(update(file(risk(1, actions=mine)), paper(risk(1, key="der", actions=theirs)), {}))
    assert written(found) == ["Fyr", "Mole", "Bøjer", "Varsling", "Øvelse"]
    assert {action.id for action in mine} <= {action.id for action in found.actions}


def test_the_same_action_twice_in_a_paper_is_there_twice() -> None:
    mine, theirs = actions((DAY, "Øvelse"), key="a"), actions((DAY, "Øvelse"), (DAY, "Øvelse"), key="b")
    found = only(update(file(risk(1, actions=mine)), paper(risk(1, key="der", actions=theirs)), {}))
    assert written(found) == ["Øvelse", "Øvelse"]


def test_an_action_that_has_got_a_date_is_the_same() -> None:
    mine, theirs = actions((None, "Øvelse på havnen"), key="a"), actions((DAY, "Øvelse på havnen"), key="b")
    (action,) = only(update(file(risk(1, actions=mine)), paper(risk(1, key="der", actions=theirs)), {})).actions
    assert (action.id, action.date) == ("a0", DAY)


def test_a_reworded_evaluation_is_asked_about() -> None:
    mine = (Evaluation(id="e", date=DAY, text="Ingen storm siden sidste møde i havnen"),)
    theirs = (
        Evaluation(id="f", date=DAY, text="Ingen storm siden seneste møde i havnen"),
        Evaluation(id="g", date=DAY, text="Der er købt sandsække"),
    )
    merged = update(file(risk(1, evaluations=mine)), paper(risk(1, key="der", evaluations=theirs)), {})
    assert [each.text for each in only(merged).evaluations] == [mine[0].text, theirs[1].text]
    assert [field for field, _mine, _theirs in asked(merged)] == ["text"]


def test_too_many_texts_are_not_paired_by_likeness() -> None:
    def many(word: str) -> list[Evaluation]:
        text = "Vi har set på pumpen og molen i dag"
        return [Evaluation(id=f"{word}{n}", date=DAY, text=f"{text} {word}{n}") for n in range(41)]

    assert not same_entries(many("a"), many("b"))
    assert len(same_entries(many("a")[:3], many("b")[:3])) == 3


def test_a_risk_moves_to_where_the_paper_has_it() -> None:
    merged = update(file(placed(1, LOW, DAY)), paper(placed(1, HIGH, LATER, "der")), {})
    found = only(merged)
    assert (found.rating, merged.conflicts) == (HIGH, ())
    assert [(change.date, change.rating) for change in found.rating_changes] == [(DAY, LOW), (LATER, HIGH)]


def test_a_risk_that_was_moved_since_the_paper_is_asked_about() -> None:
    mine = placed(1, LOW, LATER)
    here = file(replace(mine, rating_changes=(replace(mine.rating_changes[0], reason="Molen"),)))
    merged = update(here, paper(placed(1, HIGH, DAY, "der")), {})
    (conflict,) = merged.conflicts
    assert (only(merged).rating, conflict.field) == (LOW, "rating")
    moved = resolve(merged, {conflict: "theirs"}).register.risks[0]
    assert (moved.rating, [change.date for change in moved.rating_changes]) == (HIGH, [LATER, LATER])


def test_a_move_that_is_known_here_is_not_made_again() -> None:
    there = placed(1, HIGH, DAY)
    back = RatingChange(id="z", date=DAY, rating=LOW)
    here = file(replace(there, rating=LOW, rating_changes=(*there.rating_changes, back)))
    assert update(here, paper(there, status_date=None), {}).file == here


def test_a_risk_without_a_place_stays_where_it_is() -> None:
    here = file(placed(1, LOW, DAY))
    assert update(here, paper(risk(1, key="der"), status_date=None), {}).file == here


def test_a_place_without_a_history_is_a_move_on_the_papers_day() -> None:
    found = only(update(file(risk(1)), paper(risk(1, key="der", rating=HIGH)), {}))
    assert [(change.date, change.rating) for change in found.rating_changes] == [(DAY, HIGH)]
    found = only(update(file(risk(1)), paper(risk(1, key="der", rating=HIGH), status_date=None), {}))
    assert [change.date for change in found.rating_changes] == [NOTED.date()]


def test_whether_a_risk_is_closed_is_asked() -> None:
    closed = StateChange(id="s", date=LATER, state="closed", reason="Molen står")
    merged = update(file(risk(1, state="closed", state_changes=(closed,))), paper(risk(1, key="der")), {})
    (conflict,) = merged.conflicts
    assert (only(merged).state, conflict.field) == ("closed", "state")
    assert resolve(merged, {conflict: "theirs"}).register.risks[0].is_open
    merged = update(file(risk(1)), paper(risk(1, key="der", state="closed", state_changes=(closed,))), {})
    (conflict,) = merged.conflicts
    assert resolve(merged, {conflict: "theirs"}).register.risks[0].state_changes == (closed,)


def test_a_turn_that_is_known_here_is_not_asked_about() -> None:
    closed = StateChange(id="s", date=DAY, state="closed")
    opened = StateChange(id="t", date=DAY, state="open")
    here = file(risk(1, state_changes=(closed, opened)))
    assert not update(here, paper(risk(1, state="closed", state_changes=(closed,)), status_date=None), {}).conflicts


def test_other_names_of_steps_are_asked_about_and_keep_what_they_mean() -> None:
    meant = replace(STANDARD_CRITERIA.likelihood_steps[0], definition="Under 1 %")
    mine = replace(STANDARD_CRITERIA, likelihood_steps=(meant, *STANDARD_CRITERIA.likelihood_steps[1:]), confirmed=True)
    theirs = replace(
        STANDARD_CRITERIA, likelihood_steps=(*STANDARD_CRITERIA.likelihood_steps[:3], Step(name="Næsten sikkert"))
    )
    merged = update(file(criteria=mine), paper(criteria=theirs, status_date=None), {})
    (conflict,) = merged.conflicts
    assert merged.file.register.criteria == mine
    assert conflict.theirs.likelihood_steps[0] == meant
    assert conflict.theirs.likelihood_steps[3].name == "Næsten sikkert"
    assert conflict.theirs.confirmed
    assert not update(file(criteria=mine), paper(status_date=None), {}).conflicts


def test_a_number_under_another_name_is_in_doubt() -> None:
    here, there = file(risk(3)), paper(risk(3, "Is", "der"))
    assert doubts(here, there.register) == (Doubt(there=there.register.risks[0], here=here.register.risks[0]),)
    with pytest.raises(ValueError, match="#3"):
        update(here, there, {})
    merged = update(here, there, {3: "new"})
    assert [(each.number, each.name, each.former_numbers) for each in merged.file.register.risks] == [
        (3, "Storm", ()),
        (10, "Is", (3,)),
    ]
    assert merged.file.next_number == 11
    assert doubts(merged.file, there.register) == ()
    merged = update(here, there, {3: "same"})
    assert [(each.number, each.name) for each in merged.file.register.risks] == [(3, "Storm")]
    assert ("name", "Storm", "Is") in asked(merged)


def test_a_number_that_no_risk_has_any_more_is_in_doubt() -> None:
    here, there = file(risk(3)), paper(risk(2, "Is", "der"))
    assert doubts(here, there.register) == (Doubt(there=there.register.risks[0], here=None),)
    assert [each.number for each in update(here, there, {2: "same"}).file.register.risks] == [2, 3]
    assert [each.number for each in update(here, there, {2: "new"}).file.register.risks] == [3, 10]


def test_a_risk_without_a_name_is_the_one_with_its_number() -> None:
    assert doubts(file(risk(3, "")), paper(risk(3, key="der")).register) == ()


def test_a_number_that_the_paper_gives_to_one_that_is_here_already_is_given_anew() -> None:
    """Data of our own, in which #3 has become #4 and another has its number."""
    here = file(risk(3))
    there = RegisterFile(
        register=Register(risks=(risk(3, "Is", "der"), Risk(id="her3", number=4, created=NOTED, name="Storm"))),
        next_number=5,
    )
    merged = update(here, there, {})
    assert [(each.number, each.name) for each in merged.file.register.risks] == [(3, "Storm"), (10, "Is")]


def test_a_new_number_of_the_paper_is_kept() -> None:
    merged = update(file(risk(3), next_number=4), paper(risk(7, "Is", "der")), {})
    assert [each.number for each in merged.file.register.risks] == [3, 7]
    assert merged.file.next_number == 8


def _renamed(given: RegisterFile, prefix: str) -> RegisterFile:
    """The same paper, read once more: other ids."""
    names: Iterator[int] = count()

    def fresh(entry: Any) -> Any:
        return replace(entry, id=f"{prefix}{next(names):06}")

    def anew(each: Risk) -> Risk:
        entries = {
            name: tuple(sorted(map(fresh, getattr(each, name)), key=ORDER[name]))
            for name in ("actions", "evaluations", "rating_changes", "state_changes")
        }
        return replace(each, id=f"{prefix}{next(names):06}", **entries)

    risks = tuple(anew(each) for each in given.register.risks)
    return replace(given, register=replace(given.register, risks=risks))


def _all_told(here: RegisterFile, there: RegisterFile, identity: Identity) -> dict[int, Identity]:
    return {doubt.there.number: identity for doubt in doubts(here, there.register)}


def _said(found: RegisterFile) -> set[tuple[str, str]]:
    return {(each.id, entry.id) for each in found.register.risks for entry in (*each.actions, *each.evaluations)}


@settings(max_examples=25, deadline=None)
@given(register_files(), register_files(), st.sampled_from(("same", "new")))
def test_what_always_holds(here: RegisterFile, there: RegisterFile, identity: Identity) -> None:
    merged = update(here, there, _all_told(here, there, identity))
    check(merged.file)
    # Nothing that is here is lost, and no number is given twice or moves.
    assert _said(here) <= _said(merged.file)
    before, after = ({each.id: each.number for each in found.register.risks} for found in (here, merged.file))
    assert before.items() <= after.items()
    new = {number for key, number in after.items() if key not in before}
    told = {doubt.there.number for doubt in doubts(here, there.register)} if identity == "same" else set[int]()
    assert all(number >= here.next_number or number in told for number in new)
    assert merged.file.next_number >= here.next_number
    assert (merged.file.snapshots, merged.file.log) == (here.snapshots, here.log)
    for side in ("mine", "theirs"):
        check(resolve(merged, dict.fromkeys(merged.conflicts, side)))


@settings(max_examples=25, deadline=None)
@given(register_files(), register_files(), st.sampled_from(("same", "new")))
def test_the_same_paper_brings_nothing_when_it_comes_again(
    here: RegisterFile, there: RegisterFile, identity: Identity
) -> None:
    first = update(here, _renamed(there, "x"), _all_told(here, _renamed(there, "x"), identity)).file
    again = _renamed(there, "y")
    second = update(first, again, _all_told(first, again, "same"))
    assert second.file == first


@settings(max_examples=15, deadline=None)
@given(register_files())
def test_what_is_here_already_brings_nothing(here: RegisterFile) -> None:
    merged = update(here, here, {})
    assert (merged.file, merged.conflicts) == (here, ())
