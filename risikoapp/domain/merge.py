"""Three-way merge: what two people have made of the same register file, joined.

It goes entity by entity and field by field, as `changes.diff` does. What only one side changed joins in silence, and
so does what both changed alike; what they changed in different ways is a `Conflict`, which a person decides.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from risikoapp.domain.changes import COLLECTIONS, TEXTS, Change, Path, apply, diff
from risikoapp.domain.joined_standings import join_standings
from risikoapp.domain.model import ORDER, Action, Evaluation, RegisterFile, ReportOptions, Risk, Snapshot
from risikoapp.domain.paragraphs import join_texts
from risikoapp.domain.past import join_logs, joined_snapshots, seen_by_others
from risikoapp.domain.standing import HISTORY, Standing, standing
from risikoapp.domain.versions import Versions

Choice = Literal["mine", "theirs", "both"]
"""Whose version stands; `both` keeps the paragraphs of both, mine first, where the conflict has such a text."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, each to another value.

    A text has in `mine` and `theirs` what stands if that side is chosen: the paragraphs that only one side changed are
    joined in each of them already. Of a rating or a state the values are a `Standing`, as it moves with its history;
    criteria are one value as a whole. `both` is a text with the paragraphs of both sides, or None for what is no text.
    """

    path: Path
    field: str
    base: Any
    mine: Any
    theirs: Any
    both: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What comes of two register files: `file` is both joined, and where a conflict is undecided, mine."""

    file: RegisterFile
    conflicts: tuple[Conflict, ...]
    incoming: tuple[Change, ...]
    """What differs between my register and the joined one: what came from the other side, and a new number of mine."""
    kept: tuple[Path, ...]
    """What one side removed and the other had changed, or a meeting has seen, and which therefore stands."""
    finished: tuple[Snapshot, ...] = ()
    """The statuses that the other side has finished."""
    seen: frozenset[str] = frozenset()
    """The ids of those risks among the `kept` that nobody has changed, and that a meeting has seen."""


def merge(base: RegisterFile, mine: RegisterFile, theirs: RegisterFile) -> Merge:
    """What `mine` and `theirs` have each made of `base`, joined; sound (`soundness.check`) as they are.

    - A field that one side changed is as that side has it. What both changed differently is a conflict.
    - A risk's place and its moves are one, so that it never comes to stand in a cell that neither chose; likewise
      whether it is open and how that came. Criteria that both changed join where they changed different parts of them.
    - Texts join by whole paragraphs.
    - What one side removed and the other changed stays, but for a risk that has only got another number. New entries of
      both sides stay.
    - A risk that one side has removed and that stands in a snapshot the other has finished stays. Snapshots and log
      entries of both stay; a snapshot that one side has taken back, as its log tells, is gone, and one from which names
      were taken is as the side has it that took more.
    - Two risks of one number: the one noted first keeps it, the other gets the next and remembers this one. Places in
      an order are never a conflict: where both moved an action, the higher of the two places stands.
    - Sides may be swapped: the same joins, and the same conflicts with their sides swapped.

    Raises InvalidEdit where a risk must have another number and none is left.
    """
    # What is never rewound joins apart from the register.
    snapshots = joined_snapshots(Versions(base, mine, theirs))
    joining = _Joining()
    register = joining.entity((), Versions(base.register, mine.register, theirs.register))
    seen = [*seen_by_others(mine, theirs, register, snapshots), *seen_by_others(theirs, mine, register, snapshots)]
    if seen:
        joining.kept += [(("risks", risk.id),) for risk in seen]
        register = replace(register, risks=tuple(sorted((*register.risks, *seen), key=ORDER["risks"])))
    joined = RegisterFile(
        register=register,
        next_number=max(mine.next_number, theirs.next_number),
        snapshots=snapshots,
        log=join_logs(Versions(base.log, mine.log, theirs.log)),
    )
    file = _numbered_apart(joined)
    known = {snapshot.id for snapshot in mine.snapshots}
    return Merge(
        file=file,
        conflicts=tuple(joining.conflicts),
        incoming=diff(mine.register, file.register),
        kept=tuple(joining.kept),
        finished=tuple(snapshot for snapshot in snapshots if snapshot.id not in known),
        seen=frozenset(risk.id for risk in seen),
    )


def resolve(merged: Merge, choices: Mapping[Conflict, Choice]) -> RegisterFile:
    """The joined file with every conflict as it was chosen; raises ValueError where one is not."""
    changes = [change for conflict in merged.conflicts for change in _decided(conflict, choices)]
    return replace(merged.file, register=apply(merged.file.register, changes))


def given_up(merged: Merge, choices: Mapping[Conflict, Choice]) -> Iterator[tuple[Conflict, tuple[Change, ...]]]:
    """For each conflict, what its choice has changed in the version that was given up for it: theirs, or else mine.

    A conflict is left out where the one that was chosen is the other as well.
    """
    chosen = resolve(merged, choices).register
    for conflict in merged.conflicts:
        other: Choice = "theirs" if choices[conflict] == "mine" else "mine"
        if changes := diff(resolve(merged, {**choices, conflict: other}).register, chosen):
            yield conflict, changes


def _decided(conflict: Conflict, choices: Mapping[Conflict, Choice]) -> Iterator[Change]:
    """What the choice changes in the joined register, where mine stands."""
    chosen: dict[Choice, Any] = {"mine": conflict.mine, "theirs": conflict.theirs, "both": conflict.both}
    choice = choices.get(conflict)
    if choice is None or (choice == "both" and conflict.both is None):
        raise ValueError(f"{conflict.path} {conflict.field} is not decided: {choice}")
    old, new = conflict.mine, chosen[choice]
    if isinstance(old, Standing):
        yield Change(conflict.path, conflict.field, old.value, new.value)
        yield Change(conflict.path, HISTORY[conflict.field], old.changes, new.changes)
    else:
        yield Change(conflict.path, conflict.field, old, new)


def _numbered_apart(file: RegisterFile) -> RegisterFile:
    """The file with another number for each risk whose number one that was noted earlier has."""
    numbers = {risk.number for risk in file.register.risks}
    if len(numbers) == len(file.register.risks):
        return file
    risks: list[Risk] = []
    taken: set[int] = set()
    for risk in sorted(file.register.risks, key=lambda risk: (risk.created, risk.id)):
        if risk.number in taken:
            number, file = file.take_number()
            former = tuple(sorted({*risk.former_numbers, risk.number}))
            risks.append(replace(risk, number=number, former_numbers=former))
        else:
            risks.append(risk)
            taken.add(risk.number)
    risks.sort(key=ORDER["risks"])
    return replace(file, register=replace(file.register, risks=tuple(risks)))


_BLANKS: dict[type[Any], Any] = {
    Risk: Risk(id="", number=0, created=dt.datetime.min.replace(tzinfo=dt.UTC)),
    Action: Action(id="", rank=""),
    Evaluation: Evaluation(id=""),
}
"""What an entity was before it came, for one that both sides have and the base has not."""

_NEVER_ASKED = ("created", "rank")
"""Nobody could tell which of two is right, and nothing is lost: the lower stands."""

_PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    # It is the levels that are confirmed.
    "criteria": (("likelihood_steps",), ("consequence_steps",), ("levels", "confirmed")),
    "report": tuple((option.name,) for option in fields(ReportOptions)),
}
"""What joins apart of a value with several parts."""


class _Joining:
    """One merge on its way: joins, and gathers what is told of it."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []
        self.kept: list[Path] = []

    def entity(self, path: Path, versions: Versions[Any]) -> Any:
        """The entity at `path` with what both sides have done to it."""
        if not versions.are_split:
            return versions.joined
        kind: type[Any] = versions.mine.__class__
        joined: dict[str, Any] = {}
        for name in (field.name for field in fields(kind)):
            if name in HISTORY:
                joined |= self._standing(path, name, versions)
            elif name == "number":
                joined |= _joined_numbers(versions)
            elif name in joined:
                # It came with one of these two.
                continue
            elif name in COLLECTIONS.get(kind, ()):
                joined[name] = self._collection(path, name, versions.field(name))
            else:
                joined[name] = self._value(path, name, versions.field(name))
        return replace(versions.mine, **joined)

    def _collection(self, path: Path, name: str, versions: Versions[tuple[Any, ...]]) -> tuple[Any, ...]:
        if not versions.are_split:
            return versions.joined
        was, here, there = versions.each(_by_id)
        joined: list[Any] = []
        for key in {**here, **there}:
            place = (*path, (name, key))
            if key in here and key in there:
                before = was.get(key, _BLANKS[type(here[key])])
                joined.append(self.entity(place, Versions(before, here[key], there[key])))
            elif _is_edited(entry := here.get(key, there.get(key)), was.get(key)):
                joined.append(entry)
                if key in was:
                    self.kept.append(place)
        return tuple(sorted(joined, key=ORDER[name]))

    def _standing(self, path: Path, field: str, versions: Versions[Risk]) -> dict[str, Any]:
        """The rating and its moves, or the state and its turns, as the two fields of the risk that hold them."""
        standings = versions.each(lambda risk: standing(risk, field))
        found = join_standings(standings)
        if not found.is_one:
            self.conflicts.append(Conflict(path, field, standings.base, found.mine, found.theirs))
            return {field: found.mine.value, HISTORY[field]: found.mine.changes}
        worded = {change.id: change.reason for change in standings.base.changes}
        changes: list[Any] = []
        for one, other in zip(found.mine.changes, found.theirs.changes, strict=True):
            reasons = Versions(worded.get(one.id, ""), one.reason, other.reason)
            place = (*path, (HISTORY[field], one.id))
            changes.append(replace(one, reason=self._value(place, "reason", reasons)))
        return {field: found.mine.value, HISTORY[field]: tuple(changes)}

    def _value(self, path: Path, field: str, versions: Versions[Any]) -> Any:
        if not versions.are_split:
            return versions.joined
        if field in _NEVER_ASKED:
            return min(versions.mine, versions.theirs)
        if field in _PARTS and (parts := _joined_parts(versions, _PARTS[field])):
            return replace(versions.mine, **parts)
        conflict = Conflict(path, field, *versions)
        if field in TEXTS:
            text = join_texts(versions)
            conflict = Conflict(path, field, versions.base, text.mine, text.theirs, text.both)
        if conflict.mine != conflict.theirs:
            self.conflicts.append(conflict)
        return conflict.mine


def _is_edited(entry: Any, before: Any) -> bool:
    """Whether somebody has done something to it; that a merge has given it another number is nobody's doing."""
    if isinstance(entry, Risk) and before is not None:
        entry = replace(entry, number=before.number, former_numbers=before.former_numbers)
    return entry != before


def _joined_parts(values: Versions[Any], parts: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """The fields of the joined value; none where both sides have changed one part of it in different ways."""
    joined: dict[str, Any] = {}
    for names in parts:
        part = values.each(lambda version, names=names: tuple(getattr(version, name) for name in names))
        if part.are_split:
            return {}
        joined |= dict(zip(names, part.joined, strict=True))
    return joined


def _joined_numbers(risks: Versions[Risk]) -> dict[str, Any]:
    """The number of a risk and its former ones, where earlier merges may have given it another on each side."""
    numbers = risks.each(lambda risk: (risk.number, risk.former_numbers))
    if not numbers.are_split:
        number, former = numbers.joined
    else:
        (mine, former_here), (theirs, former_there) = numbers.mine, numbers.theirs
        former = {*former_here, *former_there}
        # One that the other side has given up already cannot stand.
        number = min({mine, theirs} - former or {mine, theirs})
        former = tuple(sorted({*former, mine, theirs} - {number}))
    return {"number": number, "former_numbers": former}


def _by_id(entries: tuple[Any, ...]) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}
