"""What a person can do to the actions and evaluations of a risk; the rules are those of `edits`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from risikoapp.domain.model import Action, Evaluation, Register
from risikoapp.domain.ranks import rank_between, ranks_after
from risikoapp.domain.replacing import added, position_of, with_entry, with_risk, without_entry


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


def add_actions(
    register: Register,
    risk_id: str,
    entries: Sequence[tuple[str, dt.date | None, str]],
    *,
    after: str | None = None,
) -> Register:
    """New actions, each (id, date or None, text), in this order, at the end or right after the action `after`."""
    actions = register.risk(risk_id).actions
    low, high = _gap_after(actions, len(actions) - 1 if after is None else position_of(actions, after))
    for action_id, date, text in entries:
        low = rank_between(low, high)
        actions = added(actions, "actions", Action(id=action_id, rank=low, date=date, text=text))
    return with_risk(register, risk_id, actions=actions)


def change_action(register: Register, risk_id: str, action_id: str, **fields: Unpack[ActionFields]) -> Register:
    return with_entry(register, risk_id, "actions", action_id, **fields)


def remove_action(register: Register, risk_id: str, action_id: str) -> Register:
    return without_entry(register, risk_id, "actions", action_id)


def move_action(register: Register, risk_id: str, action_id: str, position: int) -> Register:
    """Moves an action to `position` (0 is first) among the risk's actions; beyond the ends means the end."""
    actions = register.risk(risk_id).actions
    moved = actions[position_of(actions, action_id)]
    others = tuple(action for action in actions if action is not moved)
    position = max(0, min(position, len(others)))
    if actions.index(moved) == position:
        return register
    low, high = _gap_after(others, position - 1)
    moved = replace(moved, rank=rank_between(low, high))
    return with_risk(register, risk_id, actions=added(others, "actions", moved))


def add_evaluation(
    register: Register, risk_id: str, *, evaluation_id: str, date: dt.date | None, text: str = ""
) -> Register:
    evaluations = register.risk(risk_id).evaluations
    entry = Evaluation(id=evaluation_id, date=date, text=text)
    return with_risk(register, risk_id, evaluations=added(evaluations, "evaluations", entry))


def change_evaluation(
    register: Register, risk_id: str, evaluation_id: str, **fields: Unpack[EvaluationFields]
) -> Register:
    """Another `date` or `text` for an evaluation; it takes the place its date gives it."""
    return with_entry(register, risk_id, "evaluations", evaluation_id, **fields)


def remove_evaluation(register: Register, risk_id: str, evaluation_id: str) -> Register:
    return without_entry(register, risk_id, "evaluations", evaluation_id)


def ranked_actions(entries: Sequence[tuple[str, dt.date | None, str]]) -> tuple[Action, ...]:
    """Actions in this order, each (id, date or None, text): for a risk that comes whole, as from an old paper."""
    ranks = ranks_after("", len(entries))
    return tuple(
        Action(id=action_id, rank=rank, date=date, text=text)
        for rank, (action_id, date, text) in zip(ranks, entries, strict=True)
    )


def _gap_after(actions: tuple[Action, ...], position: int) -> tuple[str, str | None]:
    """The ranks between which something goes that follows `actions[position]` (-1: the very start)."""
    low = actions[position].rank if position >= 0 else ""
    # Two people's additions may share a rank; nothing fits between those, so go behind them.
    high = next((action.rank for action in actions[position + 1 :] if action.rank > low), None)
    return low, high
