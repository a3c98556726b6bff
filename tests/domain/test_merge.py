"""Two people have worked on copies of one file: what joins in silence, what a person decides, what is told."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria, Step
from risikoapp.domain.log import Log, LogBlock, LogEntry
from risikoapp.domain.merge import Conflict, Merge, given_up, merge, resolve
from risikoapp.domain.model import Evaluation, RatingChange, Redaction, Register, RegisterFile, ReportOptions, Risk
from risikoapp.domain.past import is_behind
from risikoapp.domain.standing import Standing
from risikoapp.domain.statuses import finish_status

DAY, NEXT_DAY = dt.date(2025, 2, 14), dt.date(2025, 2, 15)
NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=1)
HERE, THERE, ELSEWHERE = (Rating(likelihood=step, consequence=4 - step) for step in (1, 2, 3))
Edit = Callable[[Register], Register]


def _base() -> RegisterFile:
    """#1 with a description, a place, two actions and an evaluation, and #2 with nothing."""
    register = Register(title="Vaccinationskampagne")
    placed = RatingChange(id="p1", date=DAY, rating=HERE)
    register = edits.create_risk(register, risk_id="r1", number=1, created=NOW, name="Kølekæde", placed=placed)
    register = edits.create_risk(register, risk_id="r2", number=2, created=NOW, name="Fremmøde")
    register = edits.describe_risk(register, "r1", "Vaccinen tåler ikke varme.\n\nFå skabe har alarm.")
    register = entry_edits.add_actions(register, "r1", [("a1", None, "Køb termometre"), ("a2", DAY, "Alarm sat op")])
    register = entry_edits.add_evaluation(register, "r1", evaluation_id="e1", date=DAY, text="Én uge uden udfald.")
    return RegisterFile(register=register, next_number=3)


BASE = _base()


def merged(mine: Edit, theirs: Edit, base: RegisterFile = BASE) -> Merge:
    one, other = (replace(base, register=edit(base.register)) for edit in (mine, theirs))
    return merge(base, one, other)


def joined(mine: Edit, theirs: Edit, base: RegisterFile = BASE) -> Register:
    """What comes of two edits that have no conflict."""
    found = merged(mine, theirs, base)
    assert found.conflicts == ()
    return found.file.register


def conflict(mine: Edit, theirs: Edit, base: RegisterFile = BASE) -> Conflict:
    """The one conflict of two edits; mine stands until it is decided."""
    found = merged(mine, theirs, base)
    assert resolve(found, dict.fromkeys(found.conflicts, "mine")) == found.file
    (only,) = found.conflicts
    return only


def place(rating: Rating | None, change_id: str, on: dt.date = DAY, reason: str = "") -> Edit:
    return lambda register: edits.place_risks(register, {"r1": change_id}, rating, on=on, reason=reason)


def create(risk_id: str, created: dt.datetime = NOW) -> Callable[[RegisterFile], RegisterFile]:
    def edit(file: RegisterFile) -> RegisterFile:
        number, file = file.take_number()
        register = edits.create_risk(file.register, risk_id=risk_id, number=number, created=created, name=risk_id)
        return replace(file, register=register)

    return edit


def in_turn(*several: Edit) -> Edit:
    def edit(register: Register) -> Register:
        for each in several:
            register = each(register)
        return register

    return edit


def without(risk_id: str) -> Edit:
    return lambda register: replace(register, risks=tuple(r for r in register.risks if r.id != risk_id))


def test_different_fields_of_one_risk_join() -> None:
    register = joined(lambda r: edits.rename_risk(r, "r1", "Kulde"), lambda r: edits.describe_risk(r, "r1", "Nyt."))
    assert (register.risk("r1").name, register.risk("r1").description) == ("Kulde", "Nyt.")


def test_different_fields_of_one_action_join() -> None:
    register = joined(
        lambda r: entry_edits.change_action(r, "r1", "a1", owner="Indkøber"),
        lambda r: entry_edits.change_action(r, "r1", "a1", done=DAY),
    )
    action = register.risk("r1").actions[0]
    assert (action.owner, action.done, action.text) == ("Indkøber", DAY, "Køb termometre")


def test_what_both_have_written_alike_is_no_conflict() -> None:
    def rename(register: Register) -> Register:
        return edits.rename_risk(register, "r1", "Kulde")

    assert joined(rename, rename) == rename(BASE.register)


def test_different_paragraphs_of_one_description_join() -> None:
    register = joined(
        lambda r: edits.describe_risk(r, "r1", "Vaccinen tåler 25 grader.\n\nFå skabe har alarm."),
        lambda r: edits.describe_risk(r, "r1", "Vaccinen tåler ikke varme.\n\nAlle skabe har alarm."),
    )
    assert register.risk("r1").description == "Vaccinen tåler 25 grader.\n\nAlle skabe har alarm."


def test_new_actions_of_two_people_both_stay() -> None:
    register = joined(
        lambda r: entry_edits.add_actions(r, "r1", [("mine", None, "Øv")], after="a1"),
        lambda r: entry_edits.add_actions(r, "r1", [("theirs", None, "Prøv")], after="a1"),
    )
    assert [action.id for action in register.risk("r1").actions] == ["a1", "mine", "theirs", "a2"]


def test_an_action_that_two_people_moved_is_no_conflict() -> None:
    base = replace(
        BASE, register=entry_edits.add_actions(BASE.register, "r1", [("a3", None, "Øv"), ("a4", None, "Prøv")])
    )

    def first(register: Register) -> Register:
        return entry_edits.move_action(register, "r1", "a4", 0)

    def second(register: Register) -> Register:
        return entry_edits.move_action(register, "r1", "a4", 2)

    for mine, theirs in ((first, second), (second, first)):
        register = joined(mine, theirs, base)
        assert [action.id for action in register.risk("r1").actions] == ["a4", "a1", "a2", "a3"]


def test_a_move_and_the_reason_of_an_earlier_one_join() -> None:
    register = joined(
        place(THERE, "p2", NEXT_DAY, "Alarmen virker."),
        lambda r: edits.change_rating_reason(r, "r1", "p1", "Første skøn."),
    )
    assert register.risk("r1").rating == THERE
    assert [change.reason for change in register.risk("r1").rating_changes] == ["Første skøn.", "Alarmen virker."]


def test_a_move_taken_back_and_the_reason_of_an_earlier_one_join() -> None:
    base = replace(BASE, register=place(THERE, "p2", NEXT_DAY)(BASE.register))
    register = joined(
        place(HERE, "p3", NEXT_DAY), lambda r: edits.change_rating_reason(r, "r1", "p1", "Første skøn."), base
    )
    assert register.risk("r1").rating == HERE
    assert [(change.id, change.reason) for change in register.risk("r1").rating_changes] == [("p1", "Første skøn.")]


def test_two_moves_to_one_cell_are_told_once() -> None:
    register = joined(place(THERE, "p2", NEXT_DAY), place(THERE, "p3", NEXT_DAY, "Alarmen virker."))
    assert register.risk("r1").rating == THERE
    assert [change.id for change in register.risk("r1").rating_changes] == ["p1", "p3"]
    assert joined(place(THERE, "p3", NEXT_DAY), place(THERE, "p2", NEXT_DAY)) == joined(
        place(THERE, "p2", NEXT_DAY), place(THERE, "p3", NEXT_DAY)
    )


def test_two_moves_to_one_cell_keep_both_reasons() -> None:
    register = joined(place(THERE, "p2", NEXT_DAY, "Køb."), place(THERE, "p3", NEXT_DAY, "Alarmen virker."))
    assert [change.reason for change in register.risk("r1").rating_changes] == ["", "Køb.", "Alarmen virker."]


def test_two_who_close_a_risk_have_closed_it() -> None:
    register = joined(
        lambda r: edits.close_risk(r, "r1", on=DAY, reason="Slut.", change_id="s1"),
        lambda r: edits.close_risk(r, "r1", on=NEXT_DAY, reason="", change_id="s2"),
    )
    assert not register.risk("r1").is_open
    assert [change.id for change in register.risk("r1").state_changes] == ["s1"]


def test_closing_and_moving_join() -> None:
    register = joined(
        lambda r: edits.close_risk(r, "r1", on=DAY, reason="Slut.", change_id="s1"), place(THERE, "p2", NEXT_DAY)
    )
    assert (register.risk("r1").rating, register.risk("r1").state) == (THERE, "closed")


def criteria_with(**changed: object) -> Edit:
    criteria = replace(STANDARD_CRITERIA, **changed)
    return lambda register: edits.change_criteria(register, criteria)


OTHER_STEPS = (Step(name="Aldrig"), *STANDARD_CRITERIA.likelihood_steps[1:])
OTHER_LEVELS = STANDARD_CRITERIA.with_level(HERE, 4).levels


def test_different_scales_of_the_criteria_join() -> None:
    steps = (Step(name="Intet"), *STANDARD_CRITERIA.consequence_steps[1:])
    register = joined(criteria_with(likelihood_steps=OTHER_STEPS), criteria_with(consequence_steps=steps))
    assert (register.criteria.likelihood_steps, register.criteria.consequence_steps) == (OTHER_STEPS, steps)
    register = joined(criteria_with(likelihood_steps=OTHER_STEPS), criteria_with(confirmed=True))
    assert register.criteria == replace(STANDARD_CRITERIA, likelihood_steps=OTHER_STEPS, confirmed=True)


def test_one_field_with_two_values_is_a_conflict_that_names_it() -> None:
    found = conflict(lambda r: edits.rename_risk(r, "r1", "Kulde"), lambda r: edits.rename_risk(r, "r1", "Varme"))
    assert found == Conflict((("risks", "r1"),), "name", "Kølekæde", "Kulde", "Varme")


def test_the_choice_stands_and_the_rest_stays_joined() -> None:
    found = merged(
        in_turn(lambda r: edits.rename_risk(r, "r1", "Kulde"), lambda r: edits.rename_risk(r, "r2", "Møder")),
        in_turn(lambda r: edits.rename_risk(r, "r1", "Varme"), lambda r: edits.describe_risk(r, "r2", "Få kommer.")),
    )
    (only,) = found.conflicts
    register = resolve(found, {only: "theirs"}).register
    assert (register.risk("r1").name, register.risk("r2").name) == ("Varme", "Møder")
    assert register.risk("r2").description == "Få kommer."
    assert resolve(found, {only: "mine"}).register.risk("r1").name == "Kulde"


def test_one_paragraph_that_both_changed_can_be_kept_in_both_versions() -> None:
    found = merged(
        lambda r: edits.describe_risk(r, "r1", "Vaccinen tåler 25 grader.\n\nFå skabe har alarm.\n\nVi øver."),
        lambda r: edits.describe_risk(r, "r1", "Vaccinen tåler 8 grader.\n\nFå skabe har alarm."),
    )
    (only,) = found.conflicts
    assert only.mine == "Vaccinen tåler 25 grader.\n\nFå skabe har alarm.\n\nVi øver."
    assert only.theirs == "Vaccinen tåler 8 grader.\n\nFå skabe har alarm.\n\nVi øver."
    assert resolve(found, {only: "both"}).register.risk("r1").description == (
        "Vaccinen tåler 25 grader.\n\nVaccinen tåler 8 grader.\n\nFå skabe har alarm.\n\nVi øver."
    )


def test_nothing_is_chosen_for_anybody() -> None:
    found = merged(lambda r: edits.rename_risk(r, "r1", "Kulde"), lambda r: edits.rename_risk(r, "r1", "Varme"))
    with pytest.raises(ValueError, match="name is not decided"):
        resolve(found, {})


def test_a_name_is_no_text_of_which_both_could_stand() -> None:
    found = merged(lambda r: edits.rename_risk(r, "r1", "Kulde"), lambda r: edits.rename_risk(r, "r1", "Varme"))
    with pytest.raises(ValueError, match="name is not decided"):
        resolve(found, dict.fromkeys(found.conflicts, "both"))


def test_two_moves_to_different_cells_never_make_a_third() -> None:
    mine, theirs = place(THERE, "p2", NEXT_DAY, "Køb."), place(ELSEWHERE, "p3", NEXT_DAY, "Udfald.")
    found = merged(mine, theirs)
    (only,) = found.conflicts
    assert (only.path, only.field) == ((("risks", "r1"),), "rating")
    assert [version.value for version in (only.base, only.mine, only.theirs)] == [HERE, THERE, ELSEWHERE]
    assert resolve(found, {only: "mine"}).register.risk("r1") == mine(BASE.register).risk("r1")
    assert resolve(found, {only: "theirs"}).register.risk("r1") == theirs(BASE.register).risk("r1")


def test_whichever_move_is_chosen_the_reason_of_an_earlier_one_stays() -> None:
    found = merged(
        place(THERE, "p2", NEXT_DAY),
        in_turn(lambda r: edits.change_rating_reason(r, "r1", "p1", "Første skøn."), place(ELSEWHERE, "p3", NEXT_DAY)),
    )
    (only,) = found.conflicts
    for choice in ("mine", "theirs"):
        changes = resolve(found, {only: choice}).register.risk("r1").rating_changes
        assert [change.reason for change in changes] == ["Første skøn.", ""]


def test_a_move_that_comes_before_the_other_sides_return_is_a_conflict() -> None:
    """Mine went away and came back later: joined, the newest move would not lead to where the risk stands."""
    away = in_turn(place(THERE, "p2", NEXT_DAY, "Ud."), place(HERE, "p3", dt.date(2025, 3, 1), "Hjem."))
    assert conflict(away, place(ELSEWHERE, "p4", dt.date(2025, 2, 20))).field == "rating"
    assert joined(away, place(ELSEWHERE, "p4", dt.date(2025, 3, 2))).risk("r1").rating == ELSEWHERE


def test_a_reason_never_lands_on_another_move() -> None:
    """One words why it was moved here, the other tries another cell the same day, under the same entry."""
    found = conflict(lambda r: edits.change_rating_reason(r, "r1", "p1", "Første skøn."), place(THERE, "p2"))
    assert isinstance(found.mine, Standing)
    assert [(change.rating, change.reason) for change in found.mine.changes] == [(HERE, "Første skøn.")]
    assert [(change.rating, change.reason) for change in found.theirs.changes] == [(THERE, "")]


def test_a_reason_for_what_the_other_took_back_is_not_lost() -> None:
    found = conflict(lambda r: edits.change_rating_reason(r, "r1", "p1", "Første skøn."), place(None, "p2"))
    assert [change.reason for change in found.mine.changes] == ["Første skøn."]
    assert found.theirs == Standing("rating", None, ())


def test_one_reason_worded_by_both_is_a_conflict_of_its_own() -> None:
    found = merged(
        lambda r: edits.change_rating_reason(r, "r1", "p1", "Første skøn."),
        in_turn(lambda r: edits.change_rating_reason(r, "r1", "p1", "Et gæt."), place(THERE, "p2", NEXT_DAY)),
    )
    (only,) = found.conflicts
    assert only.path == (("risks", "r1"), ("rating_changes", "p1"))
    assert (only.field, only.base, only.mine, only.theirs) == ("reason", "", "Første skøn.", "Et gæt.")
    assert found.file.register.risk("r1").rating == THERE
    risk = resolve(found, {only: "both"}).register.risk("r1")
    assert risk.rating_changes[0].reason == "Første skøn.\nEt gæt."


def test_reopening_against_closing_anew_is_for_a_person() -> None:
    closed = replace(BASE, register=edits.close_risk(BASE.register, "r1", on=DAY, reason="Slut.", change_id="s1"))
    found = merged(
        lambda r: edits.reopen_risk(r, "r1", on=DAY, reason="Ikke slut.", change_id="s2"),
        in_turn(
            lambda r: edits.reopen_risk(r, "r1", on=DAY, reason="Fejl.", change_id="s3"),
            lambda r: edits.close_risk(r, "r1", on=NEXT_DAY, reason="Slut nu.", change_id="s4"),
        ),
        closed,
    )
    (only,) = found.conflicts
    assert only.field == "state"
    assert resolve(found, {only: "mine"}).register.risk("r1").is_open
    assert not resolve(found, {only: "theirs"}).register.risk("r1").is_open


def test_another_date_that_is_chosen_gives_the_evaluation_its_place() -> None:
    def dated(day: dt.date) -> Edit:
        return lambda register: entry_edits.change_evaluation(register, "r1", "e1", date=day)

    base = replace(
        BASE,
        register=entry_edits.add_evaluation(BASE.register, "r1", evaluation_id="e2", date=NEXT_DAY, text="To uger."),
    )
    found = merged(dated(dt.date(2025, 1, 1)), dated(dt.date(2025, 3, 1)), base)
    (only,) = found.conflicts
    ids = [entry.id for entry in resolve(found, {only: "theirs"}).register.risk("r1").evaluations]
    assert ids == ["e2", "e1"]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (criteria_with(levels=OTHER_LEVELS), criteria_with(confirmed=True)),
        (criteria_with(likelihood_steps=OTHER_STEPS), criteria_with(likelihood_steps=OTHER_STEPS[::-1])),
        (
            criteria_with(likelihood_steps=OTHER_STEPS, levels=OTHER_LEVELS),
            criteria_with(likelihood_steps=OTHER_STEPS[::-1]),
        ),
    ],
    ids=["levels that were not the ones confirmed", "one scale", "one scale beside levels"],
)
def test_criteria_that_nobody_chose_never_come_of_it(mine: Edit, theirs: Edit) -> None:
    found = merged(mine, theirs)
    (only,) = found.conflicts
    assert (only.path, only.field) == ((), "criteria")
    chosen: list[RiskCriteria] = [resolve(found, {only: side}).register.criteria for side in ("mine", "theirs")]
    assert chosen == [mine(BASE.register).criteria, theirs(BASE.register).criteria]


def test_what_stands_on_the_front_can_be_a_conflict() -> None:
    found = conflict(
        lambda r: edits.change_properties(r, title="Kampagnen"), lambda r: edits.change_properties(r, title="Vaccine")
    )
    assert (found.path, found.field, found.mine, found.theirs) == ((), "title", "Kampagnen", "Vaccine")


def test_an_action_that_one_removed_and_the_other_changed_stays_with_the_change() -> None:
    def remove(register: Register) -> Register:
        return entry_edits.remove_action(register, "r1", "a1")

    def change(register: Register) -> Register:
        return entry_edits.change_action(register, "r1", "a1", text="Køb fem termometre")

    for mine, theirs in ((remove, change), (change, remove)):
        found = merged(mine, theirs)
        assert found.kept == ((("risks", "r1"), ("actions", "a1")),)
        assert found.file.register.risk("r1").actions[0].text == "Køb fem termometre"
        assert found.conflicts == ()


def test_a_risk_that_one_removed_and_the_other_wrote_in_stays_whole() -> None:
    def write(register: Register) -> Register:
        return entry_edits.add_actions(register, "r1", [("a3", None, "Øv")])

    for mine, theirs in ((without("r1"), write), (write, without("r1"))):
        found = merged(mine, theirs)
        assert found.kept == ((("risks", "r1"),),)
        assert found.file.register == write(BASE.register)


def test_what_one_removed_and_the_other_left_alone_is_gone() -> None:
    assert [risk.id for risk in joined(without("r2"), lambda r: edits.rename_risk(r, "r1", "Kulde")).risks] == ["r1"]


def test_of_two_new_risks_with_one_number_the_one_noted_first_keeps_it() -> None:
    mine, theirs = create("mine", LATER)(BASE), create("theirs", NOW)(BASE)
    for found in (merge(BASE, mine, theirs), merge(BASE, theirs, mine)):
        risks = {risk.id: (risk.number, risk.former_numbers) for risk in found.file.register.risks[2:]}
        assert risks == {"theirs": (3, ()), "mine": (4, (3,))}
        assert found.file.next_number == 5


def test_a_new_number_keeps_no_risk_that_was_removed() -> None:
    mine = create("mine", LATER)(BASE)
    renumbered = merge(BASE, create("theirs", NOW)(BASE), mine).file
    removed = replace(mine, register=edits.remove_risk(mine.register, "mine"))
    for one, other in ((removed, renumbered), (renumbered, removed)):
        found = merge(mine, one, other)
        assert [risk.id for risk in found.file.register.risks] == ["r1", "r2", "theirs"]
        assert found.kept == ()


def test_of_two_noted_at_one_moment_the_id_decides() -> None:
    found = merge(BASE, create("b")(BASE), create("a")(BASE)).file
    assert [(risk.id, risk.number) for risk in found.register.risks[2:]] == [("a", 3), ("b", 4)]


def test_a_number_is_never_given_again_also_when_it_was_undone() -> None:
    _number, undone = BASE.take_number()
    _number, undone = undone.take_number()
    found = merge(BASE, undone, create("theirs")(BASE)).file
    assert [risk.number for risk in found.register.risks] == [1, 2, 3]
    assert found.next_number == 5
    assert merge(BASE, create("theirs")(BASE), undone).file == found


def test_three_new_risks_with_one_number_remember_it() -> None:
    one, two, three = (create(name)(BASE) for name in "abc")
    first = merge(BASE, one, two).file
    found = merge(BASE, first, three).file
    assert [(risk.id, risk.number, risk.former_numbers) for risk in found.register.risks[2:]] == [
        ("a", 3, ()),
        ("b", 4, (3,)),
        ("c", 5, (3,)),
    ]


@pytest.mark.parametrize(
    ("mine", "theirs", "joined_numbers"),
    [
        ((3, ()), (4, (3,)), (4, (3,))),
        ((4, (3,)), (5, (3,)), (4, (3, 5))),
        ((4, (3, 5)), (5, (3, 4)), (4, (3, 5))),
        ((4, (3,)), (4, (2,)), (4, (2, 3))),
    ],
    ids=["given up on one side", "given on both", "each given up by the other", "one number by two ways"],
)
def test_a_risk_that_earlier_merges_gave_different_numbers_has_one(
    mine: tuple[int, tuple[int, ...]], theirs: tuple[int, tuple[int, ...]], joined_numbers: tuple[int, tuple[int, ...]]
) -> None:
    def numbered(number: int, former: tuple[int, ...]) -> RegisterFile:
        risk = Risk(id="r", number=number, created=NOW, former_numbers=former)
        return RegisterFile(register=Register(risks=(risk,)), next_number=9)

    for one, other in ((mine, theirs), (theirs, mine)):
        (risk,) = merge(RegisterFile(), numbered(*one), numbered(*other)).file.register.risks
        assert (risk.number, risk.former_numbers) == joined_numbers


def test_what_came_to_both_from_a_third_is_joined_as_if_it_had_been_empty() -> None:
    def with_entries(**text: str) -> RegisterFile:
        risk = Risk(
            id="r",
            number=1,
            created=NOW,
            name=text.get("name", ""),
            evaluations=(Evaluation(id="e", date=DAY, text=text.get("evaluation", "")),),
        )
        return RegisterFile(register=Register(risks=(risk,)), next_number=2)

    found = merge(RegisterFile(), with_entries(name="Æ"), with_entries(evaluation="Ø"))
    assert found.conflicts == ()
    assert found.file == with_entries(name="Æ", evaluation="Ø")


def test_the_file_has_no_part_that_a_merge_does_not_know() -> None:
    """Whoever gives the file a new part says in `merge` how two of them join."""
    assert {field.name for field in fields(RegisterFile)} == {"register", "next_number", "snapshots", "log"}


def _status(file: RegisterFile, key: str, place: int) -> RegisterFile:
    register = replace(file.register, status_date=DAY)
    moment = NOW + dt.timedelta(days=place)
    return finish_status(replace(file, register=register), snapshot_id=key, finished=moment, name="", colours=())


def test_statuses_of_both_sides_stand_in_the_order_in_which_they_were_finished() -> None:
    base = _status(RegisterFile(next_number=9), "a", 0)
    mine, theirs = _status(base, "c", 2), _status(base, "b", 1)
    for one, other in ((mine, theirs), (theirs, mine)):
        found = merge(base, one, other)
        assert [snapshot.id for snapshot in found.file.snapshots] == ["a", "b", "c"]
        assert [snapshot.id for snapshot in found.finished] == [other.snapshots[-1].id]
        assert found.conflicts == ()


def _taken_back(file: RegisterFile) -> RegisterFile:
    *others, last = file.snapshots
    entry = LogEntry(id="l", time=NOW, field="status", old="Status", new="", entry=last.id)
    return replace(file, snapshots=tuple(others), log=file.log.with_entries(entry))


def test_a_status_that_one_side_took_back_is_gone_also_when_the_other_finished_one() -> None:
    base = _status(RegisterFile(next_number=9), "a", 0)
    taken_back = _taken_back(base)
    assert merge(base, taken_back, base).file.snapshots == ()
    assert [each.id for each in merge(base, taken_back, _status(base, "b", 1)).file.snapshots] == ["b"]


def test_a_status_that_an_older_copy_does_not_know_stays() -> None:
    older = RegisterFile(next_number=9)
    base = _status(older, "a", 0)
    for one, other in ((base, older), (older, base)):
        assert merge(base, one, other).file.snapshots == base.snapshots


def test_a_risk_that_a_meeting_has_seen_stays_though_one_side_deletes_it() -> None:
    risk = Risk(id="r", number=1, created=NOW, name="Ærø")
    base = RegisterFile(register=Register(risks=(risk,)), next_number=2)
    deleted = replace(base, register=Register())
    seen = _status(base, "a", 0)
    for one, other in ((deleted, seen), (seen, deleted)):
        found = merge(base, one, other)
        assert found.file.register.risks == (risk,)
        assert found.kept == ((("risks", "r"),),)


def test_of_a_status_stands_the_side_that_took_more_names_out() -> None:
    base = _status(RegisterFile(next_number=9), "a", 0)

    def without(places: int, name: str) -> RegisterFile:
        (snapshot,) = base.snapshots
        register = replace(snapshot.register, prepared_by=name)
        redactions = (Redaction(date=DAY, places=places),)
        return replace(base, snapshots=(replace(snapshot, register=register, redactions=redactions),))

    fewer, more = without(1, "[fjernet]"), without(2, "[begge fjernet]")
    for one, other in ((fewer, more), (more, fewer), (base, more), (more, base)):
        assert merge(base, one, other).file.snapshots == more.snapshots


def test_options_of_the_report_join_each_for_itself() -> None:
    base = RegisterFile(next_number=9)
    other = replace(base, register=replace(base.register, report=ReportOptions(marks_draft=False)))
    assert merge(base, base, other).file == merge(base, other, base).file == other


def test_where_both_are_kept_and_mine_has_all_of_theirs_nothing_was_given_up() -> None:
    texts = ("Ærø.", "Åen løber over.\nRødgrød.", "Rødgrød.")
    files = [replace(BASE, register=edits.describe_risk(BASE.register, "r1", text)) for text in texts]
    made = merge(*files)
    (found,) = made.conflicts
    assert found.both == found.mine
    assert list(given_up(made, {found: "both"})) == []
    ((told, changes),) = given_up(made, {found: "theirs"})
    assert (told, [(change.old, change.new) for change in changes]) == (found, [(found.mine, found.theirs)])


def test_a_file_is_behind_when_it_lacks_the_newest_entry_and_has_none_of_its_own() -> None:
    def logged(*ids: str, blocks: int = 0) -> RegisterFile:
        entries = tuple(LogEntry(id=key, time=NOW, field="name", old="", new="Ærø") for key in ids)
        packed = tuple(LogBlock(count=1, until=NOW, data=str(place)) for place in range(blocks))
        return RegisterFile(next_number=9, log=Log(blocks=packed, entries=entries))

    known = logged("a", "b")
    assert is_behind(logged("a"), known)
    assert is_behind(logged(), known)
    assert is_behind(replace(known, next_number=8), known)
    assert not is_behind(known, known)
    assert not is_behind(logged("a", "c"), known), "somebody has gone on from there"
    assert not is_behind(logged("a", blocks=1), known), "it may have been packed"
    assert not is_behind(logged("a"), logged())
