"""What a merge has brought, as a person would count it: risk by risk, in the fields that one sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from risikoapp.domain.changes import Change, Path
from risikoapp.domain.merge import Merge
from risikoapp.domain.model import Risk
from risikoapp.domain.standing import HISTORY

_SEEN_IN = {"former_numbers": "number"} | {history: field for field, history in HISTORY.items()}
"""A move is seen as another place, a turn as another state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What has come to one risk, or with `risk` None to what stands on the front.

    `risk` is as it stands now; one that has gone, as it was. A `kept` one was removed by the other side and changed by
    mine, and for one that is `back` it was the other way round; where it `is_seen`, nobody has changed it, and it
    stands in a finished status. `fields` are those that have changed, each named once, with actions and evaluations for
    their entries and reason for one of a move or a turn. `kept_entries` and `back_entries` name the same for each entry
    that was kept or is back in the same way.
    """

    risk: Risk | None
    kind: Literal["new", "gone", "kept", "back", "changed"] = "changed"
    fields: tuple[str, ...] = ()
    kept_entries: tuple[str, ...] = ()
    back_entries: tuple[str, ...] = ()
    is_seen: bool = False


def arrivals(merged: Merge) -> tuple[Arrival, ...]:
    """What has come to my register with the merge: the front first, then the risks by number."""
    changes: dict[str, list[Change]] = {}
    for change in merged.incoming:
        if change.field != "created":
            changes.setdefault(_risk_id(change.path), []).append(change)
    for path in merged.kept:
        changes.setdefault(_risk_id(path), [])
    risks = {risk.id: risk for risk in merged.file.register.risks}
    found = [_arrival(risks.get(risk_id), risk_id, theirs, merged) for risk_id, theirs in changes.items()]
    return tuple(sorted(found, key=lambda arrival: arrival.risk.number if arrival.risk else 0))


def _arrival(risk: Risk | None, risk_id: str, changes: list[Change], merged: Merge) -> Arrival:
    stayed = [path for path in merged.kept if _risk_id(path) == risk_id]
    came = {change.path for change in changes if change.field is None}
    if any(len(path) == 1 for path in stayed):
        return Arrival(risk=risk, kind="back" if stayed[0] in came else "kept", is_seen=risk_id in merged.seen)
    for change in changes:
        if change.path and change.field is None and len(change.path) == 1:
            return Arrival(risk=risk, kind="new") if risk else Arrival(risk=change.old, kind="gone")
    seen = (_field(change) for change in changes if change.path not in stayed)
    return Arrival(
        risk=risk,
        fields=tuple(dict.fromkeys(seen)),
        kept_entries=_collections(path for path in stayed if path not in came),
        back_entries=_collections(path for path in stayed if path in came),
    )


def _collections(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(path[1][0] for path in paths)


def _risk_id(path: Path) -> str:
    """The id of the risk on the path; "" on the front."""
    return path[0][1] if path else ""


def _field(change: Change) -> str:
    if change.field == "reason":
        return change.field
    name = change.path[1][0] if len(change.path) > 1 else change.field
    assert name is not None
    return _SEEN_IN.get(name, name)
