"""The difference as a value: it leads there and back, and takes nothing with it that others wrote."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.changes import Change, ChangeConflict, apply, diff, diff_within, invert
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.soundness import check
from tests.strategies import edited_pairs, register_pairs, registers

DAY = dt.date(2025, 2, 14)
NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def register() -> Register:
    """Two risks, the first with two actions."""
    register = Register(title="Vaccinationskampagne")
    for number, name in ((1, "Kølekæde"), (2, "Fremmøde")):
        register = edits.create_risk(register, risk_id=f"r{number}", number=number, created=NOW, name=name)
    return entry_edits.add_actions(register, "r1", [("a1", None, "Køb termometre"), ("a2", DAY, "Alarm sat op")])


@given(register_pairs())
def test_a_difference_leads_from_before_to_after(pair: tuple[Register, Register]) -> None:
    before, after = pair
    assert apply(before, diff(before, after)) == after


@given(register_pairs())
def test_the_inverse_leads_back(pair: tuple[Register, Register]) -> None:
    before, after = pair
    assert apply(after, invert(diff(before, after))) == before


@given(register_pairs())
def test_the_inverse_of_the_inverse_is_the_difference(pair: tuple[Register, Register]) -> None:
    changes = diff(*pair)
    assert invert(invert(changes)) == changes


@given(register_pairs())
def test_a_difference_may_be_applied_twice(pair: tuple[Register, Register]) -> None:
    before, after = pair
    assert apply(after, diff(before, after)) == after


@given(register_pairs())
def test_a_difference_of_the_risks_that_differ_is_the_whole_difference(pair: tuple[Register, Register]) -> None:
    before, after = pair
    changes = diff(before, after)
    assert diff_within(before, after, {change.path[0][1] for change in changes if change.path}) == changes


@given(registers)
def test_equal_registers_have_no_difference(register: Register) -> None:
    copy = replace(register, risks=tuple(replace(risk) for risk in register.risks))
    assert diff(register, copy) == ()


@given(register_pairs())
def test_only_equal_registers_have_no_difference(pair: tuple[Register, Register]) -> None:
    before, after = pair
    assert (diff(before, after) == ()) == (before == after)


@given(registers)
def test_no_changes_leave_the_very_same_register(register: Register) -> None:
    assert apply(register, ()) is register


@given(edited_pairs())
def test_what_is_undone_is_a_valid_register(pair: tuple[RegisterFile, RegisterFile]) -> None:
    before, after = pair
    undone = apply(after.register, invert(diff(before.register, after.register)))
    check(replace(after, register=undone))


def test_a_change_names_entity_field_and_both_values(register: Register) -> None:
    renamed = edits.rename_risk(register, "r2", "Lavt fremmøde")
    assert diff(register, renamed) == (Change((("risks", "r2"),), "name", "Fremmøde", "Lavt fremmøde"),)


def test_a_change_deep_inside_names_the_whole_way(register: Register) -> None:
    changed = entry_edits.change_action(register, "r1", "a2", done=DAY)
    assert diff(register, changed) == (Change((("risks", "r1"), ("actions", "a2")), "done", None, DAY),)


def test_a_field_of_the_register_has_the_empty_path(register: Register) -> None:
    changed = edits.change_properties(register, title="Ny titel")
    assert diff(register, changed) == (Change((), "title", "Vaccinationskampagne", "Ny titel"),)


def test_a_removal_names_what_is_gone_and_finds_it_gone_twice(register: Register) -> None:
    removed = entry_edits.remove_action(register, "r1", "a1")
    (gone, _stays) = register.risks[0].actions
    changes = diff(register, removed)
    assert changes == (Change((("risks", "r1"), ("actions", "a1")), None, gone, None),)
    assert apply(register, changes) == removed
    assert apply(removed, changes) == removed
    assert apply(removed, invert(changes)) == register


def test_likelihood_and_consequence_are_one_change(register: Register) -> None:
    placed = edits.place_risks(register, {"r1": "p1"}, Rating(likelihood=2, consequence=3), on=DAY)
    fields = [change.field for change in diff(register, placed)]
    assert fields == ["rating", None]


def test_a_field_that_has_changed_since_is_a_conflict_that_names_it(register: Register) -> None:
    mine = diff(register, edits.rename_risk(register, "r1", "Kulde"))
    moved_on = edits.rename_risk(register, "r1", "Køleskabe")
    with pytest.raises(ChangeConflict) as caught:
        apply(moved_on, mine)
    assert caught.value.change == mine[0]


def test_a_conflict_in_one_field_does_nothing_to_the_others(register: Register) -> None:
    both = edits.describe_risk(edits.rename_risk(register, "r1", "Kulde"), "r2", "Få møder frem.")
    moved_on = edits.rename_risk(register, "r1", "Køleskabe")
    with pytest.raises(ChangeConflict):
        apply(moved_on, diff(register, both))
    assert moved_on.risk("r2").description == ""


def test_undo_leaves_what_others_wrote_since(register: Register) -> None:
    mine = edits.rename_risk(register, "r1", "Kulde")
    theirs = edits.describe_risk(mine, "r1", "Vaccinen tåler ikke varme.")
    theirs = entry_edits.add_actions(theirs, "r1", [("a3", None, "Prøv nødstrømmen")])
    theirs = edits.create_risk(theirs, risk_id="r3", number=3, created=NOW, name="Lager")
    undone = apply(theirs, invert(diff(register, mine)))
    assert undone == edits.rename_risk(theirs, "r1", "Kølekæde")


@pytest.mark.parametrize(
    ("was", "mine", "now", "undone"),
    [
        ("Ø.", "Ø.\nMin.", "Deres.\nØ.\nMin.", "Deres.\nØ."),
        ("Ø.\nÅ.", "Ø.", "Ø.\nDeres.", None),
        ("Ø.", "Ø, rettet.", "Ø, rettet af begge.", None),
        ("", "Min.", "Min.\nDeres.", "Deres."),
    ],
)
def test_of_a_text_in_which_others_have_written_only_ones_own_paragraphs_are_taken_back(
    register: Register, was: str, mine: str, now: str, undone: str | None
) -> None:
    texts = (was, mine, now)
    before, after, moved_on = (entry_edits.change_action(register, "r1", "a1", text=text) for text in texts)
    step = diff(before, after)
    if undone is None:
        # They have written in what is to be taken back, or where it is to come back.
        with pytest.raises(ChangeConflict) as caught:
            apply(moved_on, invert(step))
        assert caught.value.change == invert(step)[0]
    else:
        assert apply(moved_on, invert(step)).risk("r1").actions[0].text == undone


def test_undo_of_a_new_risk_that_others_have_written_in_is_a_conflict(register: Register) -> None:
    created = edits.create_risk(register, risk_id="r3", number=3, created=NOW)
    written_in = edits.describe_risk(created, "r3", "Noget vigtigt.")
    with pytest.raises(ChangeConflict):
        apply(written_in, invert(diff(register, created)))


def test_a_change_inside_what_is_gone_is_a_conflict(register: Register) -> None:
    changed = entry_edits.change_action(register, "r1", "a1", text="Køb fem termometre")
    without = entry_edits.remove_action(register, "r1", "a1")
    with pytest.raises(ChangeConflict):
        apply(without, diff(register, changed))


def test_two_new_actions_at_one_place_both_stay(register: Register) -> None:
    mine = entry_edits.add_actions(register, "r1", [("a3", None, "Min")])
    theirs = entry_edits.add_actions(register, "r1", [("a4", None, "Deres")])
    joined = apply(theirs, diff(register, mine))
    assert [action.id for action in joined.risk("r1").actions] == ["a1", "a2", "a3", "a4"]


def test_what_did_not_change_is_the_same_object(register: Register) -> None:
    changed = apply(register, diff(register, edits.rename_risk(register, "r1", "Kulde")))
    assert changed.risk("r2") is register.risk("r2")
    assert changed.risk("r1").actions is register.risk("r1").actions


def test_a_number_that_another_risk_has_been_given_is_a_conflict() -> None:
    """Undone here, given to another there: doing it again must not make two of one number."""
    start = Register()
    mine = edits.create_risk(start, risk_id="mine", number=1, created=NOW)
    theirs = edits.create_risk(start, risk_id="theirs", number=1, created=NOW)
    with pytest.raises(ChangeConflict):
        apply(theirs, diff(start, mine))
