"""What a person can do to a register: each edit a function from one register to the next.

Dates and new ids come in as arguments. An edit that changes nothing returns the register it was given.
All raise UnknownId for an id that is not there.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.domain.errors import InvalidEdit, UnknownId
from risikoapp.domain.model import (
    ORDER,
    Action,
    Evaluation,
    RatingChange,
    Register,
    Risk,
    StateChange,
)
from risikoapp.domain.ranks import rank_between, ranks_after


class Properties(TypedDict, total=False):
    """What stands on the front of the paper."""

    title: str
    status_date: dt.date | None
    organisation: str
    prepared_by: str


class ActionFields(TypedDict, total=False):
    """What can be changed in an action, besides its place."""

    text: str
    date: dt.date | None
    owner: str
    due: dt.date | None
    done: dt.date | None


class EvaluationFields(TypedDict, total=False):
    """What can be changed in an evaluation."""

    text: str
    date: dt.date | None


def change_properties(register: Register, **fields: Unpack[Properties]) -> Register:
    return _replaced(register, **fields)


def change_criteria(register: Register, criteria: RiskCriteria) -> Register:
    """Other names, definitions or levels; `criteria.confirmed` says that the organisation stands by them."""
    return _replaced(register, criteria=criteria)


def create_risk(
    register: Register,
    *,
    risk_id: str,
    number: int,
    created: dt.datetime,
    name: str = "",
    placed: RatingChange | None = None,
) -> Register:
    """A new open risk. `number` comes from `RegisterFile.take_number`; with `placed` it stands there from the start."""
    if any(risk.number == number or risk.id == risk_id for risk in register.risks):
        raise InvalidEdit(f"number {number} or id {risk_id} is taken")
    risk = Risk(id=risk_id, number=number, created=created, name=name)
    if placed is not None:
        risk = replace(risk, rating=placed.rating, rating_changes=(placed,))
    return replace(register, risks=_added(register.risks, "risks", risk))


def copy_risk(
    register: Register,
    risk_id: str,
    *,
    copy_id: str,
    number: int,
    created: dt.datetime,
    name: str,
    action_ids: Sequence[str],
    placed: RatingChange | None,
) -> Register:
    """A new open risk that says what another says now, with actions under new ids; evaluations and history stay there.

    `placed` puts the copy where it shall stand. Raises InvalidEdit where number or id is taken, as `create_risk` does.
    """
    source = register.risk(risk_id)
    register = create_risk(register, risk_id=copy_id, number=number, created=created, name=name, placed=placed)
    actions = tuple(replace(action, id=new) for action, new in zip(source.actions, action_ids, strict=True))
    actions = tuple(sorted(actions, key=ORDER["actions"]))
    return _with_risk(register, copy_id, description=source.description, actions=actions)


def remove_risk(register: Register, risk_id: str) -> Register:
    """Takes a risk away that was made by mistake. Its number stays given: one that a meeting has seen is closed."""
    return replace(register, risks=_without(register.risks, register.risk(risk_id)))


def rename_risk(register: Register, risk_id: str, name: str) -> Register:
    return _with_risk(register, risk_id, name=name)


def describe_risk(register: Register, risk_id: str, description: str) -> Register:
    return _with_risk(register, risk_id, description=description)


def place_risk(
    register: Register,
    risk_id: str,
    rating: Rating | None,
    *,
    on: dt.date,
    change_id: str,
    reason: str = "",
) -> Register:
    """Moves the risk to a cell, or out of the matrix (None), and notes when and why.

    Moves of one day without a reason count as one, and as none when the risk ends where it began that day:
    trying out a placing is not history. A move is never noted before the one it follows, as after an import
    of a paper with a coming status date.
    """
    return place_risks(register, {risk_id: change_id}, rating, on=on, reason=reason)


def place_risks(
    register: Register,
    change_ids: Mapping[str, str],
    rating: Rating | None,
    *,
    on: dt.date,
    reason: str = "",
) -> Register:
    """Moves several risks to one cell, or out of the matrix, each noted as `place_risk` does.

    `change_ids` gives the id of each one's move by the id of the risk. One that stands there already is left as it is.
    """
    risks = {risk.id: risk for risk in register.risks if risk.id in change_ids}
    if unknown := change_ids.keys() - risks.keys():
        raise UnknownId(min(unknown))
    moved = {
        risk_id: _placed(risk, rating, on=on, change_id=change_ids[risk_id], reason=reason)
        for risk_id, risk in risks.items()
        if risk.rating != rating
    }
    return _with_risks(register, moved)


def change_rating_reason(register: Register, risk_id: str, change_id: str, reason: str) -> Register:
    """Why the risk was moved, written or mended afterwards."""
    return _with_entry(register, risk_id, "rating_changes", change_id, reason=reason)


def close_risk(register: Register, risk_id: str, *, on: dt.date, reason: str, change_id: str) -> Register:
    """Closes an open risk; it keeps its number, its place and all that is written.

    Raises InvalidEdit for one that is closed, and for a day before its latest closing or reopening.
    """
    return _with_state(register, risk_id, StateChange(id=change_id, date=on, state="closed", reason=reason))


def reopen_risk(register: Register, risk_id: str, *, on: dt.date, reason: str, change_id: str) -> Register:
    """Opens a closed risk again, at the place it had; refuses as `close_risk` does."""
    return _with_state(register, risk_id, StateChange(id=change_id, date=on, state="open", reason=reason))


def add_actions(
    register: Register,
    risk_id: str,
    entries: Sequence[tuple[str, dt.date | None, str]],
    *,
    after: str | None = None,
) -> Register:
    """New actions, each (id, date or None, text), in this order, at the end or right after the action `after`."""
    actions = register.risk(risk_id).actions
    low, high = _gap_after(actions, len(actions) - 1 if after is None else _position(actions, after))
    for action_id, date, text in entries:
        low = rank_between(low, high)
        actions = _added(actions, "actions", Action(id=action_id, rank=low, date=date, text=text))
    return _with_risk(register, risk_id, actions=actions)


def change_action(register: Register, risk_id: str, action_id: str, **fields: Unpack[ActionFields]) -> Register:
    return _with_entry(register, risk_id, "actions", action_id, **fields)


def remove_action(register: Register, risk_id: str, action_id: str) -> Register:
    return _without_entry(register, risk_id, "actions", action_id)


def move_action(register: Register, risk_id: str, action_id: str, position: int) -> Register:
    """Moves an action to `position` (0 is first) among the risk's actions; beyond the ends means the end."""
    actions = register.risk(risk_id).actions
    moved = actions[_position(actions, action_id)]
    others = tuple(action for action in actions if action is not moved)
    position = max(0, min(position, len(others)))
    if actions.index(moved) == position:
        return register
    low, high = _gap_after(others, position - 1)
    moved = replace(moved, rank=rank_between(low, high))
    return _with_risk(register, risk_id, actions=_added(others, "actions", moved))


def add_evaluation(
    register: Register, risk_id: str, *, evaluation_id: str, date: dt.date | None, text: str = ""
) -> Register:
    evaluations = register.risk(risk_id).evaluations
    entry = Evaluation(id=evaluation_id, date=date, text=text)
    return _with_risk(register, risk_id, evaluations=_added(evaluations, "evaluations", entry))


def change_evaluation(
    register: Register, risk_id: str, evaluation_id: str, **fields: Unpack[EvaluationFields]
) -> Register:
    """Another `date` or `text` for an evaluation; it takes the place its date gives it."""
    return _with_entry(register, risk_id, "evaluations", evaluation_id, **fields)


def remove_evaluation(register: Register, risk_id: str, evaluation_id: str) -> Register:
    return _without_entry(register, risk_id, "evaluations", evaluation_id)


def ranked_actions(entries: Sequence[tuple[str, dt.date | None, str]]) -> tuple[Action, ...]:
    """Actions in this order, each (id, date or None, text): for a risk that comes whole, as from an old paper."""
    ranks = ranks_after("", len(entries))
    return tuple(
        Action(id=action_id, rank=rank, date=date, text=text)
        for rank, (action_id, date, text) in zip(ranks, entries, strict=True)
    )


def _placed(risk: Risk, rating: Rating | None, *, on: dt.date, change_id: str, reason: str) -> Risk:
    history = risk.rating_changes
    if history:
        on = max(on, history[-1].date)
    if history and history[-1].date == on and not history[-1].reason:
        history, change_id = history[:-1], history[-1].id
    stood_at = history[-1].rating if history else None
    if rating != stood_at or reason:
        entry = RatingChange(id=_id_behind(history, on, change_id), date=on, rating=rating, reason=reason)
        history = _added(history, "rating_changes", entry)
    return replace(risk, rating=rating, rating_changes=history)


def _with_state(register: Register, risk_id: str, change: StateChange) -> Register:
    risk = register.risk(risk_id)
    if risk.state == change.state:
        raise InvalidEdit(f"#{risk.number} is already {change.state}")
    if risk.state_changes and change.date < risk.state_changes[-1].date:
        raise InvalidEdit(f"#{risk.number} was closed or reopened later than {change.date}")
    change = replace(change, id=_id_behind(risk.state_changes, change.date, change.id))
    changes = _added(risk.state_changes, "state_changes", change)
    return _with_risk(register, risk_id, state=change.state, state_changes=changes)


def _id_behind(history: Sequence[RatingChange | StateChange], on: dt.date, change_id: str) -> str:
    """The id, or one that is made of it and sorts behind the newest change of that day.

    Ids sort by the clock that was there when they were made. One that is behind another person's, or has been put
    back, must not put what is done now before what was done already.
    """
    behind = history and history[-1].date == on and change_id < history[-1].id
    return history[-1].id + change_id if behind else change_id


def _with_risk(register: Register, risk_id: str, **fields: Any) -> Register:
    risk = register.risk(risk_id)
    changed = _replaced(risk, **fields)
    return register if changed is risk else _with_risks(register, {risk_id: changed})


def _with_risks(register: Register, changed: Mapping[str, Risk]) -> Register:
    """The register with these risks in place of the ones with their ids."""
    if not changed:
        return register
    return replace(register, risks=tuple(changed.get(risk.id, risk) for risk in register.risks))


def _with_entry(register: Register, risk_id: str, name: str, entry_id: str, **fields: Any) -> Register:
    entries: tuple[Any, ...] = getattr(register.risk(risk_id), name)
    entry = entries[_position(entries, entry_id)]
    changed = _replaced(entry, **fields)
    if changed is entry:
        return register
    return _with_risk(register, risk_id, **{name: _added(_without(entries, entry), name, changed)})


def _without_entry(register: Register, risk_id: str, name: str, entry_id: str) -> Register:
    entries: tuple[Any, ...] = getattr(register.risk(risk_id), name)
    return _with_risk(register, risk_id, **{name: _without(entries, entries[_position(entries, entry_id)])})


def _without(entries: tuple[Any, ...], gone: Any) -> tuple[Any, ...]:
    return tuple(entry for entry in entries if entry is not gone)


def _added(entries: tuple[Any, ...], name: str, entry: Any) -> tuple[Any, ...]:
    """The entries with one more, in the canonical order of the collection `name`."""
    return tuple(sorted((*entries, entry), key=ORDER[name]))


def _position(entries: tuple[Any, ...], entry_id: str) -> int:
    for position, entry in enumerate(entries):
        if entry.id == entry_id:
            return position
    raise UnknownId(entry_id)


def _replaced(entity: Any, **fields: Any) -> Any:
    """The entity with other values; the same object when nothing differs."""
    if all(getattr(entity, name) == value for name, value in fields.items()):
        return entity
    return replace(entity, **fields)


def _gap_after(actions: tuple[Action, ...], position: int) -> tuple[str, str | None]:
    """The ranks between which something goes that follows `actions[position]` (-1: the very start)."""
    low = actions[position].rank if position >= 0 else ""
    # Two people's additions may share a rank; nothing fits between those, so go behind them.
    high = next((action.rank for action in actions[position + 1 :] if action.rank > low), None)
    return low, high
