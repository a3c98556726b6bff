"""What two registers differ in, as people would tell it; the sentences are in tests/test_since_last.py."""

from hypothesis import given

from risikoapp.domain.history import compare
from risikoapp.domain.model import Register
from tests.strategies import registers


@given(registers)
def test_a_register_and_itself_do_not_differ(register: Register) -> None:
    assert {difference.kind for difference in compare(register, register)} <= {"same"}


@given(registers, registers)
def test_every_risk_is_told_once_and_going_back_is_told_the_other_way(before: Register, after: Register) -> None:
    there = compare(before, after)
    ids = [difference.risk.id for difference in there]
    assert sorted(ids) == sorted({risk.id for register in (before, after) for risk in register.risks})
    back = {difference.risk.id: difference for difference in compare(after, before)}
    opposite = {"new": "gone", "gone": "new", "closed": "reopened", "reopened": "closed"}
    for difference in there:
        other = back[difference.risk.id]
        assert (difference.old_level, difference.new_level) == (other.new_level, other.old_level)
        assert difference.is_moved == other.is_moved
        if difference.kind in (*opposite, "moved", "levelled"):
            assert other.kind == opposite.get(difference.kind, difference.kind)
        if difference.is_evaluated:
            assert difference.new_evaluation is not None
