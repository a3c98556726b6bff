"""A copy with ids of its own says the same, and is taken for the other by nobody."""

from dataclasses import replace
from itertools import count

from hypothesis import given

from risikoapp.domain.copying import with_own_ids
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.soundness import check
from tests.strategies import register_files


def _ids(file: RegisterFile) -> set[str]:
    everywhere = (file.register, *(snapshot.register for snapshot in file.snapshots))
    return {risk.id for register in everywhere for risk in register.risks} | {each.risk for each in file.log.entries}


def _numbered(register: Register) -> Register:
    """The register with its numbers for ids."""
    return replace(register, risks=tuple(replace(risk, id=str(risk.number)) for risk in register.risks))


@given(register_files())
def test_all_is_said_alike_under_other_ids(file: RegisterFile) -> None:
    numbers = count()
    made = with_own_ids(file, lambda: f"ny{next(numbers)}")
    check(made)
    known = {risk.id for each in (file, *file.snapshots) for risk in each.register.risks}
    assert not _ids(made) & known
    assert _numbered(made.register) == _numbered(file.register)
    for then, now in zip(file.snapshots, made.snapshots, strict=True):
        assert _numbered(now.register) == _numbered(then.register)
        for old, new in zip(then.register.risks, now.register.risks, strict=True):
            stands = any(old is risk for risk in file.register.risks)
            assert any(new is risk for risk in made.register.risks) == stands, "what was shared is shared"
    for then, now in zip(file.log.entries, made.log.entries, strict=True):
        assert replace(now, risk=then.risk) == then
        assert (now.risk == then.risk) == (then.risk not in known)
