"""How an edit puts something new in the place of something old, for the edits of risks and of their entries.

What does not differ stays the same object, and so does all that holds it. Raises UnknownId for an id that is not there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from risikoapp.domain.errors import UnknownId
from risikoapp.domain.model import ORDER, Register, Risk


def with_risk(register: Register, risk_id: str, **fields: Any) -> Register:
    risk = register.risk(risk_id)
    changed = replaced(risk, **fields)
    return register if changed is risk else with_risks(register, {risk_id: changed})


def with_risks(register: Register, changed: Mapping[str, Risk]) -> Register:
    """The register with these risks in place of the ones with their ids."""
    if not changed:
        return register
    return replace(register, risks=tuple(changed.get(risk.id, risk) for risk in register.risks))


def with_entry(register: Register, risk_id: str, name: str, entry_id: str, **fields: Any) -> Register:
    entries: tuple[Any, ...] = getattr(register.risk(risk_id), name)
    entry = entries[position_of(entries, entry_id)]
    changed = replaced(entry, **fields)
    if changed is entry:
        return register
    return with_risk(register, risk_id, **{name: added(without(entries, entry), name, changed)})


def without_entry(register: Register, risk_id: str, name: str, entry_id: str) -> Register:
    entries: tuple[Any, ...] = getattr(register.risk(risk_id), name)
    return with_risk(register, risk_id, **{name: without(entries, entries[position_of(entries, entry_id)])})


def without(entries: tuple[Any, ...], gone: Any) -> tuple[Any, ...]:
    return tuple(entry for entry in entries if entry is not gone)


def added(entries: tuple[Any, ...], name: str, entry: Any) -> tuple[Any, ...]:
    """The entries with one more, in the canonical order of the collection `name`."""
    return tuple(sorted((*entries, entry), key=ORDER[name]))


def position_of(entries: tuple[Any, ...], entry_id: str) -> int:
    for position, entry in enumerate(entries):
        if entry.id == entry_id:
            return position
    raise UnknownId(entry_id)


def replaced(entity: Any, **fields: Any) -> Any:
    """The entity with other values; the same object when nothing differs."""
    if all(getattr(entity, name) == value for name, value in fields.items()):
        return entity
    return replace(entity, **fields)
