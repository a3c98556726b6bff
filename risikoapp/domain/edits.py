"""What a person can do to a register and its risks: each edit a function from one register to the next.

Dates and new ids come in as arguments. An edit that changes nothing returns the register it was given.
All raise UnknownId for an id that is not there. Actions and evaluations have theirs in `entry_edits`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.domain.errors import InvalidEdit, UnknownId
from risikoapp.domain.model import ORDER, RatingChange, Register, ReportOptions, Risk, StateChange
from risikoapp.domain.replacing import added, replaced, with_entry, with_risk, with_risks, without


class Properties(TypedDict, total=False):
    """What stands on the front of the paper."""

    title: str
    status_date: dt.date | None
    organisation: str
    prepared_by: str
    recommendation: str


def change_properties(register: Register, **fields: Unpack[Properties]) -> Register:
    return replaced(register, **fields)


def change_criteria(register: Register, criteria: RiskCriteria) -> Register:
    """Other names, definitions or levels; `criteria.confirmed` says that the organisation stands by them."""
    return replaced(register, criteria=criteria)


def change_report(register: Register, report: ReportOptions) -> Register:
    """The register with other options for its report."""
    return replaced(register, report=report)


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
    return replace(register, risks=added(register.risks, "risks", risk))


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
    return with_risk(register, copy_id, description=source.description, actions=actions)


def remove_risk(register: Register, risk_id: str) -> Register:
    """Takes a risk away that was made by mistake. Its number stays given: one that a meeting has seen is closed."""
    return replace(register, risks=without(register.risks, register.risk(risk_id)))


def rename_risk(register: Register, risk_id: str, name: str) -> Register:
    return with_risk(register, risk_id, name=name)


def describe_risk(register: Register, risk_id: str, description: str) -> Register:
    return with_risk(register, risk_id, description=description)


def place_risks(
    register: Register,
    change_ids: Mapping[str, str],
    rating: Rating | None,
    *,
    on: dt.date,
    reason: str = "",
) -> Register:
    """Moves risks to one cell, or out of the matrix (None), and notes when and why.

    `change_ids` gives the id of each one's move by the id of the risk. One that stands there already is left as it is.
    Moves of one day without a reason count as one, and as none when the risk ends where it began that day:
    trying out a placing is not history. A move is never noted before the one it follows, as after an import
    of a paper with a coming status date.
    """
    risks = {risk.id: risk for risk in register.risks if risk.id in change_ids}
    if unknown := change_ids.keys() - risks.keys():
        raise UnknownId(min(unknown))
    moved = {
        risk_id: _placed(risk, rating, on=on, change_id=change_ids[risk_id], reason=reason)
        for risk_id, risk in risks.items()
        if risk.rating != rating
    }
    return with_risks(register, moved)


def change_rating_reason(register: Register, risk_id: str, change_id: str, reason: str) -> Register:
    """Why the risk was moved, written or mended afterwards."""
    return with_entry(register, risk_id, "rating_changes", change_id, reason=reason)


def close_risk(register: Register, risk_id: str, *, on: dt.date, reason: str, change_id: str) -> Register:
    """Closes an open risk; it keeps its number, its place and all that is written.

    Raises InvalidEdit for one that is closed, and for a day before its latest closing or reopening.
    """
    return _with_state(register, risk_id, StateChange(id=change_id, date=on, state="closed", reason=reason))


def reopen_risk(register: Register, risk_id: str, *, on: dt.date, reason: str, change_id: str) -> Register:
    """Opens a closed risk again, at the place it had; refuses as `close_risk` does."""
    return _with_state(register, risk_id, StateChange(id=change_id, date=on, state="open", reason=reason))


def _placed(risk: Risk, rating: Rating | None, *, on: dt.date, change_id: str, reason: str) -> Risk:
    history = risk.rating_changes
    if history:
        on = max(on, history[-1].date)
    if history and history[-1].date == on and not history[-1].reason:
        history, change_id = history[:-1], history[-1].id
    stood_at = history[-1].rating if history else None
    if rating != stood_at or reason:
        entry = RatingChange(id=_id_behind(history, on, change_id), date=on, rating=rating, reason=reason)
        history = added(history, "rating_changes", entry)
    return replace(risk, rating=rating, rating_changes=history)


def _with_state(register: Register, risk_id: str, change: StateChange) -> Register:
    risk = register.risk(risk_id)
    if risk.state == change.state:
        raise InvalidEdit(f"#{risk.number} is already {change.state}")
    if risk.state_changes and change.date < risk.state_changes[-1].date:
        raise InvalidEdit(f"#{risk.number} was closed or reopened later than {change.date}")
    change = replace(change, id=_id_behind(risk.state_changes, change.date, change.id))
    changes = added(risk.state_changes, "state_changes", change)
    return with_risk(register, risk_id, state=change.state, state_changes=changes)


def _id_behind(history: Sequence[RatingChange | StateChange], on: dt.date, change_id: str) -> str:
    """The id, or one that is made of it and sorts behind the newest change of that day.

    Ids sort by the clock that was there when they were made. One that is behind another person's, or has been put
    back, must not put what is done now before what was done already.
    """
    behind = history and history[-1].date == on and change_id < history[-1].id
    return history[-1].id + change_id if behind else change_id
