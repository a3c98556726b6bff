"""What two people have done to how a risk stands, joined: its moves, or its turns, with where they led."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from risikoapp.domain.model import ORDER
from risikoapp.domain.paragraphs import join_texts
from risikoapp.domain.standing import HISTORY, Standing
from risikoapp.domain.versions import Versions


@dataclass(frozen=True, slots=True)
class JoinedStanding:
    """What comes of two standings. Where they are `one`, both sides have it, but for a reason that both have worded."""

    mine: Standing
    theirs: Standing
    is_one: bool


class _Clash(Exception):
    """Both sides have changed the same, each in another way."""


def join_standings(versions: Versions[Standing]) -> JoinedStanding:
    """The standing with what both sides have done to it; where both were in step, so is what comes of them.

    Moves or turns of both sides are joined while one of them alone has changed where the risk stands, or both in the
    same way. Two that cannot be joined are as they were, each with the reasons that only the other has worded.
    """
    if not versions.are_split:
        return JoinedStanding(versions.joined, versions.joined, is_one=True)
    versions = _with_shared_reasons(versions)
    mine, theirs = versions.mine, versions.theirs
    apart = JoinedStanding(mine, theirs, is_one=False)
    try:
        value = _joined(versions.field("value"))
        pairs = list(_paired(versions))
    except _Clash:
        return apart
    pairs.sort(key=lambda pair: ORDER[HISTORY[mine.field]](pair[0]))
    pairs = _without_echoes(pairs, mine.field, {change.id for change in versions.base.changes})
    one, other = (Standing(mine.field, value, tuple(pair[side] for pair in pairs)) for side in (0, 1))
    if mine.is_in_step and theirs.is_in_step and not one.is_in_step:
        return apart
    return JoinedStanding(one, other, is_one=True)


def _joined(versions: Versions[Any]) -> Any:
    if versions.are_split:
        raise _Clash
    return versions.joined


def _with_shared_reasons(versions: Versions[Standing]) -> Versions[Standing]:
    """The same, each side with the reason that the other alone has worded of a change that stands in both."""
    was, here, there = versions.each(_by_id)
    for key in here.keys() & there.keys():
        if _same_but_for_reason(here[key], there[key]):
            before = was[key].reason if key in was else ""
            reasons = join_texts(Versions(before, here[key].reason, there[key].reason))
            here[key] = replace(here[key], reason=reasons.mine)
            there[key] = replace(there[key], reason=reasons.theirs)
    mine = replace(versions.mine, changes=tuple(here.values()))
    return Versions(versions.base, mine, replace(versions.theirs, changes=tuple(there.values())))


_Pair = tuple[Any, Any]
"""A change as one side has it and as the other does: the same but for the reason."""


def _paired(versions: Versions[Standing]) -> Iterator[_Pair]:
    """The changes of both sides; raises _Clash where they have done different things to one of them."""
    was, here, there = versions.each(_by_id)
    for key in {**here, **there}:
        if key in here and key in there and _same_but_for_reason(here[key], there[key]):
            yield here[key], there[key]
        elif (kept := _joined(Versions(was.get(key), here.get(key), there.get(key)))) is not None:
            yield kept, kept


def _without_echoes(pairs: Iterable[_Pair], field: str, known: set[str]) -> list[_Pair]:
    """Without new changes that only say again what the one beside them says: both sides have done the same."""

    def says_nothing(pair: _Pair) -> bool:
        return pair[0].id not in known and not pair[0].reason and not pair[1].reason

    result: list[_Pair] = []
    for pair in pairs:
        last = result[-1][0] if result else None
        if last is None or getattr(last, field) != getattr(pair[0], field):
            result.append(pair)
        elif last.date == pair[0].date and says_nothing(result[-1]):
            result[-1] = pair
        elif not says_nothing(pair):
            result.append(pair)
    return result


def _same_but_for_reason(one: Any, other: Any) -> bool:
    return replace(one, reason="") == replace(other, reason="")


def _by_id(found: Standing) -> dict[str, Any]:
    return {change.id: change for change in found.changes}
