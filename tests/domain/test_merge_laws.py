"""What holds of every merge, whatever two people have done to their copies of a file."""

import datetime as dt
from collections.abc import Iterator
from itertools import count
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from risikoapp.domain import edits
from risikoapp.domain.changes import TEXTS, Change, ChangeConflict, Path, apply, diff, invert
from risikoapp.domain.merge import Choice, Conflict, Merge, given_up, merge, resolve
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.soundness import check
from risikoapp.domain.standing import HISTORY, standing
from tests.edit_scripts import Person, starting_files, two_copies
from tests.strategies import register_files

Copies = tuple[RegisterFile, RegisterFile, RegisterFile]
NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)
copies = two_copies()
strangers = st.tuples(register_files(), register_files(), register_files())


def decided(merged: Merge, choice: Choice) -> RegisterFile:
    return resolve(merged, dict.fromkeys(merged.conflicts, choice))


def choices_for(merged: Merge, data: st.DataObject) -> dict[Conflict, Choice]:
    """Any choice for each conflict, of those that it offers."""
    return {
        conflict: data.draw(
            st.sampled_from(("mine", "theirs") if conflict.both is None else ("mine", "theirs", "both"))
        )
        for conflict in merged.conflicts
    }


def entities(register: Register) -> Iterator[tuple[Path, Any]]:
    """Each risk, action and evaluation with the path to it."""
    for risk in register.risks:
        yield (("risks", risk.id),), risk
        for name in ("actions", "evaluations"):
            for entry in getattr(risk, name):
                yield (("risks", risk.id), (name, entry.id)), entry


@given(copies | strangers, st.data())
def test_what_comes_of_it_is_sound_however_it_is_decided(three: Copies, data: st.DataObject) -> None:
    merged = merge(*three)
    check(merged.file)
    check(resolve(merged, choices_for(merged, data)))


@given(copies)
def test_what_only_one_side_changed_is_what_comes_of_it(three: Copies) -> None:
    base, mine, _theirs = three
    for one, other in ((mine, base), (base, mine), (mine, mine)):
        merged = merge(base, one, other)
        assert merged.file == mine
        assert merged.incoming == diff(one.register, mine.register)
        assert merged.conflicts == merged.kept == ()


@given(copies)
def test_where_nothing_came_in_it_is_the_very_same_register(three: Copies) -> None:
    base, mine, _theirs = three
    assert merge(base, mine, base).file.register is mine.register


@given(copies | strangers)
def test_sides_may_be_swapped(three: Copies) -> None:
    base, mine, theirs = three
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert decided(one, "mine") == decided(other, "theirs")
    assert decided(one, "theirs") == decided(other, "mine")
    here = {(c.path, c.field, c.base, c.mine, c.theirs) for c in one.conflicts}
    there = {(c.path, c.field, c.base, c.theirs, c.mine) for c in other.conflicts}
    assert here == there
    assert set(one.kept) == set(other.kept)


@given(copies | strangers)
def test_while_a_conflict_is_undecided_mine_stands(three: Copies) -> None:
    merged = merge(*three)
    assert decided(merged, "mine") == merged.file


@given(copies, st.data())
def test_merging_again_changes_nothing(three: Copies, data: st.DataObject) -> None:
    base, mine, theirs = three
    merged = merge(base, mine, theirs)
    joined = resolve(merged, choices_for(merged, data))
    again = merge(theirs, joined, theirs)
    assert (again.file, again.conflicts, again.incoming) == (joined, (), ())
    for other in (mine, theirs):
        from_the_start = merge(base, joined, other).file
        # Where a paragraph has been moved, the old text does not tell that what has gone was taken away.
        assert {change.field for change in diff(joined.register, from_the_start.register)} <= set(TEXTS)
        assert from_the_start.next_number == joined.next_number


@given(copies)
def test_what_came_in_is_the_difference_to_mine(three: Copies) -> None:
    merged = merge(*three)
    assert apply(three[1].register, merged.incoming) == merged.file.register


@given(copies | strangers)
def test_nothing_is_gone_but_what_one_removed_and_the_other_left_alone(three: Copies) -> None:
    base, mine, theirs = (dict(entities(file.register)) for file in three)
    joined = dict(entities(merge(*three).file.register))
    for one, other in ((mine, theirs), (theirs, mine)):
        for path, entity in one.items():
            if path not in joined:
                gone = next(path[:depth] for depth in (1, 2) if path[:depth] not in other)
                assert one[gone] == base.get(gone), f"{entity} was lost"


@given(copies | strangers)
def test_nothing_comes_that_neither_has(three: Copies) -> None:
    _base, mine, theirs = (dict(entities(file.register)) for file in three)
    joined = dict(entities(merge(*three).file.register))
    assert joined.keys() <= mine.keys() | theirs.keys()


FOLLOWING = ("number", "former_numbers", "rating", "state", "rank", "criteria")
"""Fields whose joining follows rules of their own."""


@given(copies)
def test_a_field_that_one_side_changed_is_as_that_side_has_it(three: Copies) -> None:
    base, mine, theirs = three
    joined = merge(*three).file.register
    mine_changed, theirs_changed = diff(base.register, mine.register), diff(base.register, theirs.register)
    for changes, others in ((mine_changed, theirs_changed), (theirs_changed, mine_changed)):
        touched = {(change.path, change.field) for change in others}
        for change in changes:
            alone = not any((change.path[:depth], None) in touched for depth in range(len(change.path) + 1))
            alone = alone and (change.path, change.field) not in touched
            in_history = any(name in HISTORY.values() for name, _id in change.path)
            if alone and change.field is not None and change.field not in FOLLOWING and not in_history:
                assert _found(joined, change) == change.new


def _found(register: Register, change: Change) -> Any:
    entity: Any = register
    for name, key in change.path:
        entity = next(entry for entry in getattr(entity, name) if entry.id == key)
    assert change.field is not None
    return getattr(entity, change.field)


@given(copies, st.data())
def test_a_place_stays_in_step_with_its_history(three: Copies, data: st.DataObject) -> None:
    merged = merge(*three)
    for file in (merged.file, resolve(merged, choices_for(merged, data))):
        for risk in file.register.risks:
            sources = [one for side in three[1:] for one in side.register.risks if one.id == risk.id]
            for field in HISTORY:
                if all(standing(source, field).is_in_step for source in sources):
                    assert standing(risk, field).is_in_step


@given(copies, st.data())
def test_a_risk_stands_where_somebody_put_it(three: Copies, data: st.DataObject) -> None:
    merged = merge(*three)
    for risk in resolve(merged, choices_for(merged, data)).register.risks:
        sources = [one for side in three[1:] for one in side.register.risks if one.id == risk.id]
        assert risk.rating in [source.rating for source in sources]
        for change in risk.rating_changes:
            there = [one for source in sources for one in source.rating_changes if one.id == change.id]
            assert (change.rating, change.date) in [(one.rating, one.date) for one in there]


@given(copies)
def test_numbers_once_given_are_found_again(three: Copies) -> None:
    _base, mine, theirs = three
    file = merge(*three).file
    assert file.next_number >= max(mine.next_number, theirs.next_number)
    known = {risk.id: {risk.number, *risk.former_numbers} for risk in file.register.risks}
    for side in (mine, theirs):
        for risk in side.register.risks:
            assert risk.id not in known or risk.number in known[risk.id]


@given(starting_files(), st.data())
def test_undo_takes_back_ones_own_edit_and_nothing_else(base: RegisterFile, data: st.DataObject) -> None:
    mine, theirs = Person(data.draw, "a").edit(base), Person(data.draw, "b").work(base)
    step = diff(base.register, mine.register)
    merged = merge(base, mine, theirs)
    try:
        undone = apply(merged.file.register, invert(step))
    except ChangeConflict:
        assume(False)
        return
    check(RegisterFile(register=undone, next_number=merged.file.next_number))
    done_by_both = set(step) & set(diff(base.register, theirs.register))
    renumbered = any(change.field == "number" for change in diff(theirs.register, undone))
    if not (merged.conflicts or merged.kept or done_by_both or renumbered):
        touched = {(change.path, change.field) for change in diff(base.register, theirs.register)}
        for change in diff(theirs.register, undone):
            # One and the same paragraph may be both's, and then nobody can tell whose it was.
            assert change.field in TEXTS and (change.path, change.field) in touched
            before, after = paragraphs(change.old), paragraphs(change.new)
            assert before - paragraphs(_found(mine.register, change)) <= after
            assert after <= before | paragraphs(_found(base.register, change))


@given(copies | strangers, st.data())
def test_what_a_choice_gave_up_comes_back_when_it_is_undone(three: Copies, data: st.DataObject) -> None:
    merged = merge(*three)
    choices = choices_for(merged, data)
    chosen = resolve(merged, choices)
    back = chosen.register
    told: list[Conflict] = []
    for conflict, changes in reversed(tuple(given_up(merged, choices))):
        told.append(conflict)
        back = apply(back, invert(changes))
        check(RegisterFile(register=back, next_number=chosen.next_number))
    opposite: dict[Conflict, Choice] = {c: "theirs" if choices[c] == "mine" else "mine" for c in merged.conflicts}
    assert back == resolve(merged, opposite).register
    for conflict in set(merged.conflicts) - set(told):
        assert conflict.both == conflict.mine and choices[conflict] == "both", "all of theirs is in it"


def paragraphs(text: str) -> set[str]:
    return {line for line in text.split("\n") if line.strip()}


@st.composite
def texts_apart(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text, and what two have made of it in different parts of it; of all paragraphs no two are alike."""
    numbers = count(1)

    def some(words: str, least: int = 0) -> list[str]:
        return [f"{words} {next(numbers)}" for _ in range(draw(st.integers(least, 3)))]

    def edited(old: list[str]) -> list[str]:
        start = draw(st.integers(0, len(old)))
        end = draw(st.integers(start, len(old)))
        put_in = [f"{line} og ål" for line in old[start:end]] if draw(st.booleans()) else some("Ny på øen")
        return [*old[:start], *put_in, *old[end:]]

    head, between, tail = some("Ærø"), some("Åen løber", 1), some("Rødgrød")
    one, other = edited(head), edited(tail)
    gap = draw(st.sampled_from(("\n", "\n\n")))
    sides = [[*one, *between, *tail], [*head, *between, *other]]
    mine, theirs = sides if draw(st.booleans()) else sides[::-1]
    base = [*head, *between, *tail]
    return gap.join(base), gap.join(mine), gap.join(theirs)


@given(texts_apart())
def test_undo_of_what_was_written_leaves_what_others_wrote_into_the_same_text(texts: tuple[str, str, str]) -> None:
    start = edits.create_risk(Register(), risk_id="r", number=1, created=NOW)
    base, mine, theirs = (RegisterFile(register=edits.describe_risk(start, "r", text), next_number=2) for text in texts)
    step, joined = diff(base.register, mine.register), merge(base, mine, theirs).file.register
    undone = apply(joined, invert(step))
    assert undone == theirs.register
    assert apply(undone, step) == joined
