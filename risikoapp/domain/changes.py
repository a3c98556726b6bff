"""The difference between two registers as a value: `diff`, `apply`, `invert`.

One difference serves undo, redraw, the change log, "siden sidst" and merging. It names every entity by its
permanent id, so that it can be applied to a register that has moved on since.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, NamedTuple

from risikoapp.domain.errors import DomainError
from risikoapp.domain.model import ORDER, Action, Evaluation, RatingChange, Register, Risk, StateChange

Path = tuple[tuple[str, str], ...]
"""Which entity: () is the register itself, (("risks", id),) a risk, (("risks", id), ("actions", id)) an action."""

COLLECTIONS: dict[type[Any], tuple[str, ...]] = {
    Register: ("risks",),
    Risk: ("actions", "evaluations", "rating_changes", "state_changes"),
}
"""The fields of each kind of entity that hold other entities; all other fields are values."""

TEXTS = ("description", "text", "reason", "recommendation")
"""The fields whose paragraphs join; all other texts are one line."""


def _scalars(kind: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.name not in ("id", *COLLECTIONS.get(kind, ())))


_SCALARS = {kind: _scalars(kind) for kind in (Register, Risk, Action, Evaluation, RatingChange, StateChange)}


class Change(NamedTuple):
    """One thing that differs: a field of an entity, or the entity as a whole.

    `field` is None when the entity itself came (`old` is None) or went (`new` is None).
    """

    path: Path
    field: str | None
    old: Any
    new: Any


class ChangeConflict(DomainError):
    """What a change expects to find is no longer there; `change` tells which, and nothing was done."""

    def __init__(self, change: Change) -> None:
        super().__init__(f"{change.path} {change.field or ''} has changed since")
        self.change = change


def diff(before: Register, after: Register) -> tuple[Change, ...]:
    """What turns `before` into `after`; empty when they are equal."""
    return tuple(_diff((), before, after))


def diff_within(before: Register, after: Register, risk_ids: Collection[str]) -> tuple[Change, ...]:
    """The same of two registers in which no other risks differ than these: the others are not compared."""
    old, new = ({risk.id: risk for risk in each.risks if risk.id in risk_ids} for each in (before, after))
    return (*_diff_values((), before, after), *_diff_entries((), "risks", old, new))


def invert(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take `changes` back."""
    return tuple(Change(c.path, c.field, c.new, c.old) for c in reversed(tuple(changes)))


def apply(register: Register, changes: Iterable[Change]) -> Register:
    """The register with all changes of one difference made; raises ChangeConflict, with nothing done, where one
    does not fit. Differences that follow each other are applied one after the other, not joined.

    A field fits when it still holds the old value (or already the new one); an entity that went fits when it
    is as it was; one that came fits when it is not there. In a text that others have written in since, the change is
    made beside theirs, by whole paragraphs, and fits where it meets none that they have changed.
    """
    return _apply(register, (), list(changes))


def _diff(path: Path, before: Any, after: Any) -> Iterator[Change]:
    if before is after:
        return
    yield from _diff_values(path, before, after)
    for name in COLLECTIONS.get(before.__class__, ()):
        yield from _diff_collection(path, name, getattr(before, name), getattr(after, name))


def _diff_values(path: Path, before: Any, after: Any) -> Iterator[Change]:
    for field in _SCALARS[before.__class__]:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Change(path, field, old, new)


def _diff_collection(path: Path, name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Change]:
    if before is after:
        return
    # Registers share what they share: identity settles nearly every entry of a large one.
    kept = {id(entry) for entry in before} & {id(entry) for entry in after}
    old = {entry.id: entry for entry in before if id(entry) not in kept}
    new = {entry.id: entry for entry in after if id(entry) not in kept}
    yield from _diff_entries(path, name, old, new)


def _diff_entries(path: Path, name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """The difference of entries of a collection by their ids."""
    for key, entry in old.items():
        place = (*path, (name, key))
        if key in new:
            yield from _diff(place, entry, new[key])
        else:
            yield Change(place, None, entry, None)
    for key, entry in new.items():
        if key not in old:
            yield Change((*path, (name, key)), None, None, entry)


def _apply(entity: Any, path: Path, changes: list[Change]) -> Any:
    depth = len(path)
    fields: dict[str, Any] = {}
    inside: dict[str, dict[str, list[Change]]] = {}
    for change in changes:
        if len(change.path) == depth:
            assert change.field is not None
            fields[change.field] = _changed(getattr(entity, change.field), change)
        else:
            name, key = change.path[depth]
            inside.setdefault(name, {}).setdefault(key, []).append(change)
    for name, groups in inside.items():
        fields[name] = _apply_collection(getattr(entity, name), path, name, groups)
    return replace(entity, **fields) if fields else entity


def _changed(value: Any, change: Change) -> Any:
    """What the field that holds this value holds after the change."""
    if value in (change.old, change.new):
        return change.new
    if change.field in TEXTS:
        # Wanted only where two work in one file.
        from risikoapp.domain.paragraphs import join_texts
        from risikoapp.domain.versions import Versions

        joined = join_texts(Versions(change.old, change.new, value))
        if joined.mine == joined.theirs:
            return joined.mine
    raise ChangeConflict(change)


def _apply_collection(
    entries: tuple[Any, ...], path: Path, name: str, groups: dict[str, list[Change]]
) -> tuple[Any, ...]:
    result: list[Any] = []
    missing = dict(groups)
    for entry in entries:
        changes = missing.pop(entry.id, None)
        if changes is None:
            result.append(entry)
        elif (kept := _apply_entry(entry, (*path, (name, entry.id)), changes)) is not None:
            result.append(kept)
    for key, changes in missing.items():
        if (added := _apply_entry(None, (*path, (name, key)), changes)) is not None:
            result.append(added)
    result.sort(key=ORDER[name])
    if name == "risks":
        _check_numbers(result, groups)
    return tuple(result)


def _check_numbers(risks: list[Any], groups: dict[str, list[Change]]) -> None:
    """Raises ChangeConflict when a risk comes in with a number that another has been given meanwhile."""
    for before, after in pairwise(risks):
        if before.number == after.number:
            raise ChangeConflict(groups.get(after.id, groups.get(before.id, []))[0])


def _apply_entry(entry: Any, path: Path, changes: list[Change]) -> Any:
    """The entry after its changes, or None when it is gone."""
    whole = [c for c in changes if c.field is None and len(c.path) == len(path)]
    if not whole:
        if entry is None:
            raise ChangeConflict(changes[0])
        return _apply(entry, path, changes)
    (change,) = whole
    if entry not in (change.old, change.new):
        raise ChangeConflict(change)
    return change.new
