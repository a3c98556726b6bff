"""What a risikovurdering is made of: frozen values, linked by permanent ids.

Every collection stands in one canonical order, so that two registers with the same content are equal:
risks by number, actions by rank, evaluations and history entries by date, ties always by id.
`domain.edits` and `domain.changes` keep that order; `check` tells whether a register from elsewhere has it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria
from risikoapp.domain.errors import InvalidEdit, UnknownId
from risikoapp.domain.log import EMPTY_LOG, Log

State = Literal["open", "closed"]
ReportOrder = Literal["number", "level", "change"]
"""How the risks of a report stand: by number, the highest level first, or what has changed since last first."""
Attached = Literal["shown", "all", "none"]
"""Which data lie in the PDF of a report: those that it shows, all with history, or none."""

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
class ReportOptions:
    """What the report says beyond what it always says."""

    marks_draft: bool = True
    """Whether it says "Udkast" from the beginning of a new status until that is finished."""
    order: ReportOrder = "number"
    owners: bool = True
    """Who does each action, by when, and when it was done."""
    earlier_evaluations: bool = False
    closed_risks: bool = False
    """Every closed risk, not only those that were closed since last."""
    scales: bool = False
    """What the steps of the scales mean."""
    curves: bool = False
    """How the level of each risk, and of all of them, has gone."""
    change_log: bool = False
    """What has been changed since the last status."""
    attached: Attached = "shown"
    """What every reader of the PDF gets as data."""


STANDARD_REPORT = ReportOptions()
"""What a new register starts with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What can be edited and undone: one risikovurdering as it stands now."""

    title: str = ""
    status_date: dt.date | None = None
    organisation: str = ""
    prepared_by: str = ""
    recommendation: str = ""
    """What the steering group is asked to decide (Indstilling)."""
    criteria: RiskCriteria = STANDARD_CRITERIA
    report: ReportOptions = STANDARD_REPORT
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
class Redaction:
    """That a name was taken out of a snapshot: on which day, and in how many places."""

    date: dt.date
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The register as it stood when a status was finished (Status pr. …). It never changes, but for `redactions`.

    `finished` is that moment, in UTC. The register has a status date, shares with others the risks that are the same,
    and holds criteria and report options as they were; `colours` are the fills of the levels 1 to 4, as `#RRGGBB`.
    """

    id: str
    finished: dt.datetime
    register: Register
    name: str = ""
    colours: tuple[str, ...] = ()
    redactions: tuple[Redaction, ...] = ()

    @property
    def date(self) -> dt.date:
        """The day whose status it is."""
        assert self.register.status_date is not None
        return self.register.status_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """The register beside what is never rewound: the number the next new risk gets, the snapshots and the log.

    The snapshots stand in the order in which they were finished.
    """

    register: Register = Register()
    next_number: int = 1
    snapshots: tuple[Snapshot, ...] = ()
    log: Log = EMPTY_LOG

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


def _by_moment(snapshot: Snapshot) -> tuple[dt.datetime, str]:
    return snapshot.finished, snapshot.id


ORDER: dict[str, Callable[[Any], tuple[Any, str]]] = {
    "risks": _by_number,
    "actions": _by_rank,
    "evaluations": _by_date,
    "rating_changes": _by_date,
    "state_changes": _by_date,
    "snapshots": _by_moment,
}
"""The canonical order of each collection, by the name of its field."""
