"""A risk stands where its newest change led, also when steps are taken back after a merge."""

from dataclasses import replace

from risikoapp.domain.changes import apply, diff, invert
from risikoapp.domain.merge import merge
from risikoapp.domain.standing import falls_out_of_step
from tests.domain.test_merge import BASE, ELSEWHERE, NEXT_DAY, THERE, Edit, place


def _after_taking_back(mine: Edit, theirs: Edit) -> bool:
    """Whether #1 falls out of step when my edit is taken back after the merge."""
    one, other = (replace(BASE, register=edit(BASE.register)) for edit in (mine, theirs))
    register = merge(BASE, one, other).file.register
    undone = apply(register, invert(diff(BASE.register, one.register)))
    return falls_out_of_step(register, undone, ["r1", "r2", "nobody"])


def test_a_move_that_both_have_made_cannot_be_taken_back_by_one() -> None:
    assert _after_taking_back(place(THERE, "p2", NEXT_DAY), place(THERE, "p3", NEXT_DAY))


def test_a_move_of_ones_own_can() -> None:
    assert not _after_taking_back(place(THERE, "p2", NEXT_DAY), lambda register: register)


def test_what_was_out_of_step_before_is_nobodys_fault() -> None:
    lost = BASE.register.risk("r1")
    before = replace(BASE.register, risks=(replace(lost, rating=ELSEWHERE), BASE.register.risk("r2")))
    after = replace(before, risks=(replace(before.risk("r1"), name="Andet"), before.risk("r2")))
    assert not falls_out_of_step(before, after, ["r1"])


def test_a_risk_that_comes_or_goes_has_nothing_to_fall_out_of() -> None:
    without = replace(BASE.register, risks=BASE.register.risks[1:])
    assert not falls_out_of_step(BASE.register, without, ["r1"])
    assert not falls_out_of_step(without, BASE.register, ["r1"])
