"""What `show --json` and `import --json` say: a contract for other programs, apart from how the file is kept.

The JSON Schema in `docs/` is made from these types (packaging/schemas.py). Fields may come, but not change or go.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

import msgspec

from risikoapp.domain.criteria import STEPS, Rating
from risikoapp.domain.model import MAX_NUMBER, Register, RegisterFile, Risk, Snapshot, State

Number = Annotated[int, msgspec.Meta(ge=1, le=MAX_NUMBER)]
"""The number of a risk."""
LikelihoodOrConsequence = Annotated[int, msgspec.Meta(ge=1, le=STEPS)]
"""A step of either axis, 1 low to 4 high."""
Field = Literal["title", "status_date", "number", "name", "date", "rating", "criteria", "text"]
"""What in a paper can be unclear."""


class PublicAction(msgspec.Struct, frozen=True, kw_only=True):
    """An action (Handling), in the order she chose."""

    date: dt.date | None
    text: str
    owner: str
    due: dt.date | None
    done: dt.date | None


class PublicEvaluation(msgspec.Struct, frozen=True, kw_only=True):
    """An evaluation (Evaluering), oldest first: the last one stands."""

    date: dt.date | None
    text: str


class PublicMove(msgspec.Struct, frozen=True, kw_only=True):
    """A move in the matrix (Flytning), oldest first; both steps are null when the risk was taken out of it."""

    date: dt.date
    likelihood: LikelihoodOrConsequence | None
    consequence: LikelihoodOrConsequence | None
    reason: str


class PublicStateChange(msgspec.Struct, frozen=True, kw_only=True):
    """When the risk was closed or reopened, and why."""

    date: dt.date
    state: State
    reason: str


class PublicRisk(msgspec.Struct, frozen=True, kw_only=True):
    """A risk; likelihood and consequence are 1 (low) to 4 (high), and they and level are null where it has no place."""

    number: Number
    former_numbers: tuple[Number, ...]
    name: str
    state: State
    likelihood: LikelihoodOrConsequence | None
    consequence: LikelihoodOrConsequence | None
    level: str | None
    description: str
    actions: tuple[PublicAction, ...]
    evaluations: tuple[PublicEvaluation, ...]
    moves: tuple[PublicMove, ...]
    state_changes: tuple[PublicStateChange, ...]


class PublicStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A finished status: its date, the name it was given or "", and the moment when it was finished."""

    date: dt.date
    name: str
    finished: dt.datetime


class PublicRegister(msgspec.Struct, frozen=True, kw_only=True):
    """A whole risikovurdering, its risks by number, and the statuses in the order in which they were finished."""

    title: str
    status_date: dt.date | None
    organisation: str
    prepared_by: str
    recommendation: str
    risks: tuple[PublicRisk, ...]
    statuses: tuple[PublicStatus, ...]


class PublicUnclear(msgspec.Struct, frozen=True, kw_only=True):
    """Something an old paper does not say clearly; `risk` is a number, or null for the paper as a whole."""

    risk: Number | None
    field: Field
    message: str
    text: str


class PublicImport(PublicRegister, frozen=True, kw_only=True):
    """A risikovurdering read from a paper, and what is unclear in it."""

    unclear: tuple[PublicUnclear, ...]


def public_register(file: RegisterFile, level_name: Callable[[int], str]) -> PublicRegister:
    """The file as other programs see it; `level_name` gives the word for a level 1 to 4."""
    register = file.register
    return PublicRegister(
        title=register.title,
        status_date=register.status_date,
        organisation=register.organisation,
        prepared_by=register.prepared_by,
        recommendation=register.recommendation,
        risks=tuple(_risk(register, risk, level_name) for risk in register.risks),
        statuses=tuple(map(_status, file.snapshots)),
    )


def public_import(
    file: RegisterFile, level_name: Callable[[int], str], unclear: Iterable[PublicUnclear]
) -> PublicImport:
    """The same for a file that was just read from a paper."""
    shown = public_register(file, level_name)
    fields = {name: getattr(shown, name) for name in shown.__struct_fields__}
    return PublicImport(**fields, unclear=tuple(unclear))


def public_json(value: PublicRegister) -> bytes:
    """Readable JSON, in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _status(snapshot: Snapshot) -> PublicStatus:
    return PublicStatus(date=snapshot.date, name=snapshot.name, finished=snapshot.finished)


def _risk(register: Register, risk: Risk, level_name: Callable[[int], str]) -> PublicRisk:
    level = register.level(risk)
    likelihood, consequence = _steps(risk.rating)
    return PublicRisk(
        number=risk.number,
        former_numbers=risk.former_numbers,
        name=risk.name,
        state=risk.state,
        likelihood=likelihood,
        consequence=consequence,
        level=None if level is None else level_name(level),
        description=risk.description,
        actions=tuple(
            PublicAction(date=action.date, text=action.text, owner=action.owner, due=action.due, done=action.done)
            for action in risk.actions
        ),
        evaluations=tuple(PublicEvaluation(date=entry.date, text=entry.text) for entry in risk.evaluations),
        moves=tuple(_move(change.date, change.rating, change.reason) for change in risk.rating_changes),
        state_changes=tuple(
            PublicStateChange(date=change.date, state=change.state, reason=change.reason)
            for change in risk.state_changes
        ),
    )


def _move(date: dt.date, rating: Rating | None, reason: str) -> PublicMove:
    likelihood, consequence = _steps(rating)
    return PublicMove(date=date, likelihood=likelihood, consequence=consequence, reason=reason)


def _steps(rating: Rating | None) -> tuple[int | None, int | None]:
    return (None, None) if rating is None else (rating.likelihood, rating.consequence)
