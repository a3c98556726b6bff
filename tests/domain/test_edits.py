"""What a person can do to a register."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.changes import apply, diff, invert
from risikoapp.domain.criteria import ALL_RATINGS, STANDARD_CRITERIA, Rating
from risikoapp.domain.errors import InvalidEdit, UnknownId
from risikoapp.domain.model import Action, Evaluation, RatingChange, Register, RegisterFile, StateChange
from risikoapp.domain.soundness import check
from tests.strategies import edit_once, register_files

MONDAY, TUESDAY = dt.date(2025, 2, 17), dt.date(2025, 2, 18)
NOW = dt.datetime(2025, 2, 17, 12, 0, tzinfo=dt.UTC)
HERE, THERE = Rating(likelihood=2, consequence=3), Rating(likelihood=4, consequence=1)
Edit = Callable[[Register], Register]


@pytest.fixture
def register() -> Register:
    """#1, placed on Monday, with three actions and two evaluations."""
    register = edits.create_risk(Register(), risk_id="r1", number=1, created=NOW, name="Kølekæde")
    register = edits.place_risks(register, {"r1": "p1"}, HERE, on=MONDAY)
    entries = [("a1", None, "Køb termometre"), ("a2", MONDAY, "Alarm sat op"), ("a3", None, "Øv udfald")]
    register = entry_edits.add_actions(register, "r1", entries)
    for identity, day in (("e1", MONDAY), ("e2", TUESDAY)):
        register = entry_edits.add_evaluation(register, "r1", evaluation_id=identity, date=day, text=identity)
    return register


def ids(entries: tuple[Action, ...] | tuple[Evaluation, ...]) -> list[str]:
    return [entry.id for entry in entries]


@given(register_files(), st.data())
def test_every_edit_gives_a_valid_register(file: RegisterFile, data: st.DataObject) -> None:
    for _ in range(3):
        file = edit_once(data.draw, file)
        check(file)


NOTHING_CHANGES: dict[str, Edit] = {
    "properties": lambda r: edits.change_properties(r, title="", status_date=None),
    "no properties": edits.change_properties,
    "criteria": lambda r: edits.change_criteria(r, STANDARD_CRITERIA),
    "name": lambda r: edits.rename_risk(r, "r1", "Kølekæde"),
    "description": lambda r: edits.describe_risk(r, "r1", ""),
    "place": lambda r: edits.place_risks(r, {"r1": "p2"}, HERE, on=TUESDAY),
    "place nobody": lambda r: edits.place_risks(r, {}, THERE, on=TUESDAY),
    "reason": lambda r: edits.change_rating_reason(r, "r1", "p1", ""),
    "no actions": lambda r: entry_edits.add_actions(r, "r1", []),
    "action": lambda r: entry_edits.change_action(r, "r1", "a2", text="Alarm sat op", date=MONDAY),
    "action moved to where it is": lambda r: entry_edits.move_action(r, "r1", "a2", 1),
    "last action moved beyond the end": lambda r: entry_edits.move_action(r, "r1", "a3", 99),
    "first action moved before the start": lambda r: entry_edits.move_action(r, "r1", "a1", -5),
    "evaluation": lambda r: entry_edits.change_evaluation(r, "r1", "e1", date=MONDAY),
}


@pytest.mark.parametrize("edit", NOTHING_CHANGES.values(), ids=NOTHING_CHANGES)
def test_an_edit_that_changes_nothing_gives_the_same_object(register: Register, edit: Edit) -> None:
    assert edit(register) is register


NOBODY: dict[str, Edit] = {
    "remove": lambda r: edits.remove_risk(r, "nobody"),
    "rename": lambda r: edits.rename_risk(r, "nobody", ""),
    "describe": lambda r: edits.describe_risk(r, "nobody", ""),
    "place": lambda r: edits.place_risks(r, {"nobody": "p2"}, None, on=MONDAY),
    "place several": lambda r: edits.place_risks(r, {"r1": "p2", "nobody": "p3"}, None, on=MONDAY),
    "reason": lambda r: edits.change_rating_reason(r, "r1", "nobody", ""),
    "reason, risk": lambda r: edits.change_rating_reason(r, "nobody", "p1", ""),
    "close": lambda r: edits.close_risk(r, "nobody", on=MONDAY, reason="", change_id="s1"),
    "reopen": lambda r: edits.reopen_risk(r, "nobody", on=MONDAY, reason="", change_id="s1"),
    "add actions": lambda r: entry_edits.add_actions(r, "nobody", []),
    "add actions after": lambda r: entry_edits.add_actions(r, "r1", [("a9", None, "")], after="nobody"),
    "change action": lambda r: entry_edits.change_action(r, "r1", "nobody", text=""),
    "remove action": lambda r: entry_edits.remove_action(r, "r1", "nobody"),
    "move action": lambda r: entry_edits.move_action(r, "r1", "nobody", 0),
    "add evaluation": lambda r: entry_edits.add_evaluation(r, "nobody", evaluation_id="e9", date=None),
    "change evaluation": lambda r: entry_edits.change_evaluation(r, "r1", "nobody", text=""),
    "remove evaluation": lambda r: entry_edits.remove_evaluation(r, "r1", "nobody"),
}


@pytest.mark.parametrize("edit", NOBODY.values(), ids=NOBODY)
def test_an_unknown_id_is_refused(register: Register, edit: Edit) -> None:
    with pytest.raises(UnknownId):
        edit(register)


def test_what_stands_on_the_front_is_changed(register: Register) -> None:
    changed = edits.change_properties(register, title="Kampagnen", organisation="Kommunen", prepared_by="Ærø")
    assert (changed.title, changed.organisation, changed.prepared_by) == ("Kampagnen", "Kommunen", "Ærø")
    assert changed.risks is register.risks


def test_the_criteria_are_confirmed(register: Register) -> None:
    confirmed = replace(STANDARD_CRITERIA, confirmed=True)
    assert edits.change_criteria(register, confirmed).criteria is confirmed


def test_a_new_risk_is_open_and_stands_by_its_number(register: Register) -> None:
    register = edits.create_risk(register, risk_id="r9", number=9, created=NOW)
    register = edits.create_risk(register, risk_id="r5", number=5, created=NOW, name="Lager")
    assert [risk.number for risk in register.risks] == [1, 5, 9]
    assert register.risk("r5").is_open
    assert register.risk("r5").rating is None


def test_a_new_risk_with_a_place_begins_its_history_there(register: Register) -> None:
    placed = RatingChange(id="p9", date=NOW.date(), rating=THERE)
    created = edits.create_risk(register, risk_id="r2", number=2, created=NOW, placed=placed).risk("r2")
    assert created.rating == THERE
    assert [(entry.id, entry.rating) for entry in created.rating_changes] == [("p9", THERE)]


def test_a_copy_says_what_the_risk_says_now_and_begins_a_history_of_its_own(register: Register) -> None:
    register = edits.describe_risk(register, "r1", "Bilen må ikke stå i solen på Æbelø.")
    register = entry_edits.change_action(register, "r1", "a2", owner="Lagerchefen", due=TUESDAY, done=TUESDAY)
    placed = RatingChange(id="p9", date=TUESDAY, rating=HERE)
    after = edits.copy_risk(
        register,
        "r1",
        copy_id="r2",
        number=4,
        created=NOW,
        name="Kølekæde (kopi)",
        action_ids=["c3", "c1", "c2"],
        placed=placed,
    )
    source, copy = after.risks
    assert source == register.risk("r1")
    assert (copy.number, copy.name, copy.description) == (4, "Kølekæde (kopi)", source.description)
    assert [replace(action, id="") for action in copy.actions] == [replace(action, id="") for action in source.actions]
    assert ids(copy.actions) == ["c3", "c1", "c2"]
    assert (copy.rating, copy.rating_changes, copy.evaluations, copy.state_changes) == (HERE, (placed,), (), ())


def test_a_copy_of_a_closed_risk_is_open(register: Register) -> None:
    closed = edits.close_risk(register, "r1", on=TUESDAY, reason="Solgt", change_id="s1")
    after = edits.copy_risk(
        closed,
        "r1",
        copy_id="r2",
        number=2,
        created=NOW,
        name="",
        action_ids=["c1", "c2", "c3"],
        placed=None,
    )
    assert after.risk("r2").is_open and not after.risk("r2").state_changes
    assert after.risk("r2").rating is None


def test_a_risk_made_by_mistake_goes_and_comes_back_with_all_it_had(register: Register) -> None:
    both = edits.create_risk(register, risk_id="r2", number=2, created=NOW)
    gone = edits.remove_risk(both, "r1")
    assert [risk.id for risk in gone.risks] == ["r2"]
    assert apply(gone, invert(diff(both, gone))) == both


def test_the_number_of_a_removed_risk_is_not_given_again() -> None:
    number, file = RegisterFile().take_number()
    file = replace(file, register=edits.create_risk(file.register, risk_id="r1", number=number, created=NOW))
    file = replace(file, register=edits.remove_risk(file.register, "r1"))
    assert file.take_number()[0] == 2


def test_a_move_is_never_noted_before_the_one_it_follows(register: Register) -> None:
    register = edits.place_risks(register, {"r1": "p7"}, THERE, on=dt.date(2025, 6, 2), reason="Mødet")
    risk = edits.place_risks(register, {"r1": "p8"}, HERE, on=dt.date(2025, 6, 1)).risk("r1")
    assert risk.rating == HERE == risk.rating_changes[-1].rating
    assert risk.rating_changes[-1].date == dt.date(2025, 6, 2)


def test_a_clock_that_is_behind_puts_no_move_before_the_one_it_follows(register: Register) -> None:
    register = edits.place_risks(register, {"r1": "p9"}, THERE, on=TUESDAY, reason="Nyt skøn.")
    register = edits.place_risks(register, {"r1": "p5"}, HERE, on=TUESDAY, reason="Fortrudt.")
    assert [change.reason for change in register.risk("r1").rating_changes] == ["", "Nyt skøn.", "Fortrudt."]
    assert register.risk("r1").rating_changes[-1].rating == register.risk("r1").rating
    check(RegisterFile(register=register, next_number=2))


def test_a_clock_that_is_behind_reopens_no_risk_before_it_was_closed(register: Register) -> None:
    register = edits.close_risk(register, "r1", on=MONDAY, reason="", change_id="s9")
    register = edits.reopen_risk(register, "r1", on=MONDAY, reason="", change_id="s5")
    assert [change.state for change in register.risk("r1").state_changes] == ["closed", "open"]
    check(RegisterFile(register=register, next_number=2))


def test_a_risk_is_not_reopened_before_it_was_closed(register: Register) -> None:
    closed = edits.close_risk(register, "r1", on=dt.date(2025, 6, 2), reason="", change_id="s1")
    with pytest.raises(InvalidEdit):
        edits.reopen_risk(closed, "r1", on=dt.date(2025, 6, 1), reason="", change_id="s2")


def test_a_number_that_is_taken_is_refused(register: Register) -> None:
    with pytest.raises(InvalidEdit, match="number 1"):
        edits.create_risk(register, risk_id="r2", number=1, created=NOW)
    with pytest.raises(InvalidEdit, match="id r1"):
        edits.create_risk(register, risk_id="r1", number=2, created=NOW)


def test_a_number_is_never_reused_through_undo_and_redo() -> None:
    """Undo and redo give the number back to the same risk; a new risk gets a new one."""
    file = RegisterFile()
    steps = []
    for identity in ("r1", "r2"):
        number, file = file.take_number()
        before = file.register
        file = replace(file, register=edits.create_risk(before, risk_id=identity, number=number, created=NOW))
        steps.append(diff(before, file.register))
    for step in reversed(steps):
        file = replace(file, register=apply(file.register, invert(step)))
    number, file = file.take_number()
    assert number == 3
    file = replace(file, register=apply(file.register, steps[0]))
    file = replace(file, register=edits.create_risk(file.register, risk_id="r3", number=number, created=NOW))
    assert {risk.id: risk.number for risk in file.register.risks} == {"r1": 1, "r3": 3}
    check(file)


@given(register_files(), st.data())
def test_numbers_grow_whatever_is_done_and_undone(file: RegisterFile, data: st.DataObject) -> None:
    seen = {risk.number: risk.id for risk in file.register.risks}
    undone: list[tuple[Register, Register]] = []
    for _ in range(data.draw(st.integers(1, 6))):
        if undone and data.draw(st.booleans()):
            before, after = undone.pop()
            file = replace(file, register=apply(file.register, invert(diff(before, after))))
        else:
            before = file.register
            file = edit_once(data.draw, file)
            undone.append((before, file.register))
            for risk in set(file.register.risks) - set(before.risks):
                if risk.id not in {earlier.id for earlier in before.risks}:
                    assert risk.number not in seen
                    seen[risk.number] = risk.id
        check(file)


def test_name_and_description_are_changed(register: Register) -> None:
    risk = edits.describe_risk(edits.rename_risk(register, "r1", "Kulde"), "r1", "Varme skader.").risk("r1")
    assert (risk.name, risk.description) == ("Kulde", "Varme skader.")


def test_a_move_is_noted_with_day_and_reason(register: Register) -> None:
    risk = edits.place_risks(register, {"r1": "p2"}, THERE, on=TUESDAY, reason="Strømsvigt").risk("r1")
    assert risk.rating == THERE
    assert risk.rating_changes == (
        RatingChange(id="p1", date=MONDAY, rating=HERE),
        RatingChange(id="p2", date=TUESDAY, rating=THERE, reason="Strømsvigt"),
    )


def test_moves_of_one_day_count_as_one(register: Register) -> None:
    moved = edits.place_risks(register, {"r1": "p2"}, THERE, on=MONDAY)
    assert moved.risk("r1").rating_changes == (RatingChange(id="p1", date=MONDAY, rating=THERE),)


def test_a_move_with_a_reason_stays_when_another_follows_that_day(register: Register) -> None:
    moved = edits.change_rating_reason(register, "r1", "p1", "Ny viden")
    moved = edits.place_risks(moved, {"r1": "p2"}, THERE, on=MONDAY)
    assert [entry.rating for entry in moved.risk("r1").rating_changes] == [HERE, THERE]


def test_trying_out_a_place_and_going_back_is_not_history(register: Register) -> None:
    away = edits.place_risks(register, {"r1": "p2"}, THERE, on=TUESDAY)
    back = edits.place_risks(away, {"r1": "p3"}, HERE, on=TUESDAY)
    assert back == register


def test_a_risk_is_taken_out_of_the_matrix(register: Register) -> None:
    risk = edits.place_risks(register, {"r1": "p2"}, None, on=TUESDAY).risk("r1")
    assert risk.rating is None
    assert risk.rating_changes[-1] == RatingChange(id="p2", date=TUESDAY, rating=None)


@given(register_files(), st.data())
def test_several_are_moved_as_they_would_be_one_by_one(file: RegisterFile, data: st.DataObject) -> None:
    register = file.register
    chosen = [risk.id for risk in register.risks if data.draw(st.booleans())]
    rating = data.draw(st.sampled_from([None, *ALL_RATINGS]))
    change_ids = {risk_id: f"flyt{place}" for place, risk_id in enumerate(chosen)}
    one_by_one = register
    for risk_id, change_id in change_ids.items():
        one_by_one = edits.place_risks(one_by_one, {risk_id: change_id}, rating, on=TUESDAY)
    together = edits.place_risks(register, change_ids, rating, on=TUESDAY)
    assert together == one_by_one
    untouched = [risk for risk in register.risks if risk.id not in change_ids]
    assert all(any(risk is each for each in together.risks) for risk in untouched)


def test_a_risk_is_closed_and_reopened_and_keeps_everything(register: Register) -> None:
    closed = edits.close_risk(register, "r1", on=MONDAY, reason="Kampagnen er slut", change_id="s1")
    reopened = edits.reopen_risk(closed, "r1", on=TUESDAY, reason="Ny bølge", change_id="s2")
    assert not closed.risk("r1").is_open
    assert reopened.risk("r1").state_changes == (
        StateChange(id="s1", date=MONDAY, state="closed", reason="Kampagnen er slut"),
        StateChange(id="s2", date=TUESDAY, state="open", reason="Ny bølge"),
    )
    assert replace(reopened.risk("r1"), state_changes=()) == register.risk("r1")


def test_what_is_open_cannot_be_opened_nor_the_closed_closed(register: Register) -> None:
    with pytest.raises(InvalidEdit, match="already open"):
        edits.reopen_risk(register, "r1", on=MONDAY, reason="", change_id="s1")
    closed = edits.close_risk(register, "r1", on=MONDAY, reason="", change_id="s1")
    with pytest.raises(InvalidEdit, match="already closed"):
        edits.close_risk(closed, "r1", on=MONDAY, reason="", change_id="s2")


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (None, ["a1", "a2", "a3", "b1", "b2"]),
        ("a1", ["a1", "b1", "b2", "a2", "a3"]),
        ("a2", ["a1", "a2", "b1", "b2", "a3"]),
        ("a3", ["a1", "a2", "a3", "b1", "b2"]),
    ],
)
def test_new_actions_stand_where_they_are_put(register: Register, after: str | None, order: list[str]) -> None:
    entries = [("b1", None, "Først"), ("b2", None, "Så")]
    assert ids(entry_edits.add_actions(register, "r1", entries, after=after).risk("r1").actions) == order


@pytest.mark.parametrize(
    ("action", "position", "order"),
    [
        ("a1", 1, ["a2", "a1", "a3"]),
        ("a1", 2, ["a2", "a3", "a1"]),
        ("a1", 99, ["a2", "a3", "a1"]),
        ("a2", 0, ["a2", "a1", "a3"]),
        ("a3", 0, ["a3", "a1", "a2"]),
        ("a3", -1, ["a3", "a1", "a2"]),
        ("a3", 1, ["a1", "a3", "a2"]),
    ],
)
def test_an_action_is_moved(register: Register, action: str, position: int, order: list[str]) -> None:
    moved = entry_edits.move_action(register, "r1", action, position).risk("r1").actions
    assert ids(moved) == order
    assert {a.id: a.text for a in moved} == {a.id: a.text for a in register.risk("r1").actions}


def test_a_new_action_goes_behind_two_that_share_a_rank(register: Register) -> None:
    twins = (Action(id="t1", rank="V"), Action(id="t2", rank="V"), Action(id="t3", rank="W"))
    register = replace(register, risks=(replace(register.risk("r1"), actions=twins),))
    added = entry_edits.add_actions(register, "r1", [("b1", None, "")], after="t1")
    assert ids(added.risk("r1").actions) == ["t1", "t2", "b1", "t3"]


def test_an_action_is_changed_and_removed(register: Register) -> None:
    changed = entry_edits.change_action(register, "r1", "a2", owner="Distriktschef", due=TUESDAY, done=MONDAY)
    assert changed.risk("r1").actions[1] == replace(
        register.risk("r1").actions[1], owner="Distriktschef", due=TUESDAY, done=MONDAY
    )
    assert ids(entry_edits.remove_action(changed, "r1", "a2").risk("r1").actions) == ["a1", "a3"]


def test_an_evaluation_takes_the_place_its_date_gives_it(register: Register) -> None:
    assert ids(register.risk("r1").evaluations) == ["e1", "e2"]
    later = entry_edits.change_evaluation(register, "r1", "e1", date=dt.date(2026, 1, 1))
    assert ids(later.risk("r1").evaluations) == ["e2", "e1"]
    undated = entry_edits.change_evaluation(register, "r1", "e2", date=None)
    assert ids(undated.risk("r1").evaluations) == ["e2", "e1"]


def test_an_evaluation_is_removed(register: Register) -> None:
    assert ids(entry_edits.remove_evaluation(register, "r1", "e2").risk("r1").evaluations) == ["e1"]


@given(st.lists(st.text(max_size=5), max_size=40))
def test_actions_from_a_paper_keep_their_order(texts: list[str]) -> None:
    entries = [(f"a{100 - place}", None, text) for place, text in enumerate(texts)]
    actions = entry_edits.ranked_actions(entries)
    assert [(action.id, action.date, action.text) for action in actions] == entries
    assert [action.rank for action in actions] == sorted({action.rank for action in actions})
