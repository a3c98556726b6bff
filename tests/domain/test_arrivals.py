"""What a merge has brought, counted as a person would."""

import datetime as dt
from dataclasses import replace

from hypothesis import given

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.arrivals import Arrival, arrivals
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.merge import merge
from risikoapp.domain.model import Register, RegisterFile, Risk
from tests.edit_scripts import two_copies

DAY = dt.date(2025, 2, 14)
NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)


def _register() -> Register:
    register = Register()
    for number in (1, 2, 3):
        register = edits.create_risk(register, risk_id=f"r{number}", number=number, created=NOW, name=f"Nr. {number}")
        register = entry_edits.add_actions(register, f"r{number}", [("a1", None, "Øv"), ("a2", None, "Prøv")])
    return register


BASE = _register()


def brought(theirs: Register, mine: Register = BASE) -> tuple[Arrival, ...]:
    return arrivals(merge(*(RegisterFile(register=register, next_number=9) for register in (BASE, mine, theirs))))


def test_each_field_is_named_once_by_what_one_sees() -> None:
    theirs = edits.describe_risk(BASE, "r2", "Æ")
    theirs = edits.place_risks(theirs, {"r2": "p1"}, Rating(likelihood=1, consequence=1), on=DAY)
    theirs = edits.close_risk(theirs, "r2", on=DAY, reason="", change_id="s1")
    theirs = entry_edits.change_action(theirs, "r2", "a1", text="Æ", due=DAY)
    theirs = entry_edits.remove_action(theirs, "r2", "a2")
    theirs = entry_edits.add_evaluation(theirs, "r2", evaluation_id="e1", date=DAY)
    assert brought(theirs) == (
        Arrival(
            risk=theirs.risk("r2"), fields=("description", "rating", "state", "actions", "evaluations"), kept_entries=()
        ),
    )


def test_a_mended_reason_is_told_as_one() -> None:
    rating = Rating(likelihood=1, consequence=1)
    base = edits.place_risks(BASE, {"r1": "p1"}, rating, on=DAY)
    theirs = edits.change_rating_reason(base, "r1", "p1", "Skøn.")
    files = (RegisterFile(register=register, next_number=9) for register in (base, base, theirs))
    assert [arrival.fields for arrival in arrivals(merge(*files))] == [("reason",)]


def test_the_front_comes_first_and_the_risks_by_number() -> None:
    theirs = edits.rename_risk(edits.rename_risk(BASE, "r3", "Æ"), "r1", "Ø")
    theirs = edits.change_properties(theirs, title="Å", status_date=DAY)
    theirs = edits.change_criteria(theirs, replace(STANDARD_CRITERIA, confirmed=True))
    found = brought(theirs)
    assert [arrival.risk.number if arrival.risk else 0 for arrival in found] == [0, 1, 3]
    assert found[0].fields == ("title", "status_date", "criteria")


def test_a_new_risk_is_as_it_stands_and_one_that_went_is_as_it_was() -> None:
    new = Risk(id="r4", number=4, created=NOW, name="Ny")
    theirs = replace(BASE, risks=(*BASE.risks[1:], new))
    assert brought(theirs) == (Arrival(risk=BASE.risk("r1"), kind="gone"), Arrival(risk=new, kind="new"))


def test_a_new_number_is_told_of_the_risk_that_got_it() -> None:
    mine, theirs = (edits.create_risk(BASE, risk_id=name, number=4, created=NOW, name=name) for name in ("b", "a"))
    found = brought(theirs, mine)
    assert [(arrival.kind, arrival.fields) for arrival in found] == [("new", ()), ("changed", ("number",))]
    assert found[1].risk is not None
    assert (found[1].risk.number, found[1].risk.former_numbers) == (9, (4,))


def test_what_was_kept_against_a_removal_is_told_with_who_removed_it() -> None:
    edited = edits.rename_risk(entry_edits.change_action(BASE, "r1", "a1", text="Æ"), "r2", "Ø")
    removed = entry_edits.remove_action(replace(BASE, risks=(BASE.risks[0], BASE.risks[2])), "r1", "a1")
    assert brought(removed, edited) == (
        Arrival(risk=edited.risk("r1"), kept_entries=("actions",)),
        Arrival(risk=edited.risk("r2"), kind="kept"),
    )
    assert brought(edited, removed) == (
        Arrival(risk=edited.risk("r1"), back_entries=("actions",)),
        Arrival(risk=edited.risk("r2"), kind="back"),
    )


def test_the_moment_that_a_risk_was_noted_is_nothing_that_one_sees() -> None:
    theirs = replace(BASE, risks=(replace(BASE.risks[0], created=NOW - dt.timedelta(days=1)), *BASE.risks[1:]))
    assert brought(theirs) == ()


@given(two_copies())
def test_every_risk_that_something_came_to_is_named_once(
    three: tuple[RegisterFile, RegisterFile, RegisterFile],
) -> None:
    merged = merge(*three)
    named = [arrival.risk.id if arrival.risk else "" for arrival in arrivals(merged)]
    assert len(named) == len(set(named))
    paths = [change.path for change in merged.incoming if change.field != "created"] + list(merged.kept)
    assert set(named) == {path[0][1] if path else "" for path in paths}
