"""How the finished statuses of two sides join in a merge."""

from collections.abc import Iterator

from risikoapp.domain.model import ORDER, Register, RegisterFile, Risk, Snapshot
from risikoapp.domain.versions import Versions


def joined_snapshots(versions: Versions[tuple[Snapshot, ...]]) -> tuple[Snapshot, ...]:
    """The snapshots of both sides, but for those that one has taken back."""
    if not versions.are_split:
        return versions.joined
    was, here, there = versions.each(lambda each: {snapshot.id: snapshot for snapshot in each})
    joined: list[Snapshot] = []
    for key in {**here, **there}:
        found = [side[key] for side in (here, there) if key in side]
        if len(found) == 2 or key not in was:
            joined.append(max(found, key=_taken_out))
    return tuple(sorted(joined, key=ORDER["snapshots"]))


def seen_by_others(
    remover: RegisterFile, keeper: RegisterFile, joined: Register, snapshots: tuple[Snapshot, ...]
) -> Iterator[Risk]:
    """The risks that one side has removed, and of which it could not know that a meeting of the other had seen them."""
    known = {snapshot.id for snapshot in remover.snapshots}
    seen = {risk.id for each in snapshots if each.id not in known for risk in each.register.risks}
    if seen:
        stands = {risk.id for register in (remover.register, joined) for risk in register.risks}
        yield from (risk for risk in keeper.register.risks if risk.id in seen and risk.id not in stands)


def _taken_out(snapshot: Snapshot) -> tuple[int, str]:
    """How many names were taken out of it; which of two as many is all the same, but the same on both sides."""
    return sum(redaction.places for redaction in snapshot.redactions), repr(snapshot.redactions)
