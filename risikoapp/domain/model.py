"""What a risikovurdering is made of: frozen values, linked by permanent ids.

Every collection stands in one canonical order, so that two registers with the same content are equal:
risks by number, actions by rank, evaluations and history entries by date, ties always by id.
`domain.edits` and `domain.changes` keep that order; `check` tells whether a register from elsewhere has it.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria
from risikoapp.domain.errors import InvalidEdit, InvalidRegister, UnknownId
from risikoapp.domain.ranks import is_rank

State = Literal["open", "closed"]

MAX_NUMBER = 999_999
"""The highest number that a risk can have: there is room for no more digits, in a cell or in other programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something done or to be done about a risk (Handling).

    `rank` is a fractional rank that gives the order she chose; `date` is None for an action noted
    without one; `owner` is a role. Owner, due date and done date are offered, never demanded.
    """

    id: str
    rank: str
    text: str = ""
    date: dt.date | None = None
    owner: str = ""
    due: dt.date | None = None
    done: dt.date | None = None

    @property
    def owner_in_line(self) -> str:
        """Its owner, as it is shown."""
        return " ".join(self.owner.split())

    def is_overdue(self, on: dt.date) -> bool:
        """Whether its due date has passed by that day, and it is not done."""
        return self.due is not None and self.done is None and self.due < on


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How a risk stood on a day (Evaluering). The newest with a text stands; one without a date is oldest."""

    id: str
    date: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingChange:
    """When a risk was placed where, and why (Flytning, Begrundelse); `rating` is None when it was taken out."""

    id: str
    date: dt.date
    rating: Rating | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """When a risk was closed or reopened, and why."""

    id: str
    date: dt.date
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One risk with all that is written about it.

    `number` is given once and never reused; `created` is the moment it was noted, in UTC. `rating` is its
    present cell (None: Ikke placeret) and `state` its present state; the change entries tell how it came there.
    `former_numbers` are those it had before a merge in which another had the same one, lowest first.
    """

    id: str
    number: int
    created: dt.datetime
    name: str = ""
    description: str = ""
    rating: Rating | None = None
    state: State = "open"
    former_numbers: tuple[int, ...] = ()
    actions: tuple[Action, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    rating_changes: tuple[RatingChange, ...] = ()
    state_changes: tuple[StateChange, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def standing_evaluation(self) -> Evaluation | None:
        """The newest evaluation in which something is written, or None where there is none yet."""
        return next((entry for entry in reversed(self.evaluations) if entry.text.strip()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What can be edited and undone: one risikovurdering as it stands now."""

    title: str = ""
    status_date: dt.date | None = None
    organisation: str = ""
    prepared_by: str = ""
    criteria: RiskCriteria = STANDARD_CRITERIA
    risks: tuple[Risk, ...] = ()

    @property
    def open_risks(self) -> tuple[Risk, ...]:
        return tuple(risk for risk in self.risks if risk.is_open)

    @property
    def closed_risks(self) -> tuple[Risk, ...]:
        return tuple(risk for risk in self.risks if not risk.is_open)

    def risk(self, risk_id: str) -> Risk:
        """The risk with that id; raises UnknownId."""
        for risk in self.risks:
            if risk.id == risk_id:
                return risk
        raise UnknownId(risk_id)

    def level(self, risk: Risk) -> int | None:
        """The risk's level 1 to 4 by these criteria, or None when it has no place."""
        return None if risk.rating is None else self.criteria.risk_level(risk.rating)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """The register beside what is never rewound: the number that the next new risk gets."""

    register: Register = Register()
    next_number: int = 1

    @property
    def has_free_number(self) -> bool:
        return self.next_number <= MAX_NUMBER

    def take_number(self) -> "tuple[int, RegisterFile]":
        """The next free number, and the file in which it can never be given again; raises InvalidEdit at the end."""
        if not self.has_free_number:
            raise InvalidEdit("every number is taken")
        return self.next_number, replace(self, next_number=self.next_number + 1)


def _by_rank(action: Action) -> tuple[str, str]:
    return action.rank, action.id


def _by_date(entry: Evaluation | RatingChange | StateChange) -> tuple[dt.date, str]:
    return entry.date or dt.date.min, entry.id


def _by_number(risk: Risk) -> tuple[int, str]:
    return risk.number, risk.id


ORDER: dict[str, Callable[[Any], tuple[Any, str]]] = {
    "risks": _by_number,
    "actions": _by_rank,
    "evaluations": _by_date,
    "rating_changes": _by_date,
    "state_changes": _by_date,
}
"""The canonical order of each collection, by the name of its field."""


def check(file: RegisterFile) -> None:
    """Raises InvalidRegister unless ids and numbers are unique and sound, ranks are ranks and all stands in order."""
    risks = file.register.risks
    _check_collection("risks", risks)
    numbers = [risk.number for risk in risks]
    for before, after in pairwise(numbers):
        if before == after:
            raise InvalidRegister(f"two risks have number {after}")
    if numbers and numbers[0] < 1:
        raise InvalidRegister(f"risk number {numbers[0]} is not positive")
    if file.next_number <= max(numbers, default=0):
        raise InvalidRegister(f"next number {file.next_number} is already taken")
    if file.next_number > MAX_NUMBER + 1:
        raise InvalidRegister(f"numbers end at {MAX_NUMBER}")
    for risk in risks:
        for name in ("actions", "evaluations", "rating_changes", "state_changes"):
            _check_collection(f"#{risk.number} {name}", getattr(risk, name), ORDER[name])
        for action in risk.actions:
            if not is_rank(action.rank):
                raise InvalidRegister(f"#{risk.number}: {action.rank!r} is not a rank")
        _check_former_numbers(risk, file.next_number)


def _check_former_numbers(risk: Risk, next_number: int) -> None:
    former = risk.former_numbers
    in_order = all(before < after for before, after in pairwise((0, *former, next_number)))
    if not in_order or risk.number in former:
        raise InvalidRegister(f"#{risk.number}: former numbers {former} are not its own, in order and once given")


def _check_collection(where: str, entries: Iterable[Any], order: Callable[[Any], tuple[Any, str]] = _by_number) -> None:
    keys = [order(entry) for entry in entries]
    ids = {key[1] for key in keys}
    if len(ids) != len(keys):
        raise InvalidRegister(f"{where}: two entries have one id")
    if "" in ids:
        raise InvalidRegister(f"{where}: an id is empty")
    if any(before > after for before, after in pairwise(keys)):
        raise InvalidRegister(f"{where} are not in order")
