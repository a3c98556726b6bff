"""The order of a review, how far it has come, and what it shows of a risk: told from the file, and kept nowhere."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Action, Evaluation, Register, RegisterFile, Risk
from risikoapp.domain.statuses import last_status, longest_ago_first, waiting_since_last
from risikoapp.i18n import _, ngettext
from risikoapp.terms import level_name, not_placed, risk_title

_NAMED = 4
"""So many risks are named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a risk stands: its level 1 to 4 or None, and its place in words."""

    level: int | None
    place: str

    @property
    def words(self) -> str:
        """Level and place in one."""
        return self.place if self.level is None else f"{level_name(self.level)} · {self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One risk in a review, beside what it was like at the last status.

    `before` is where it stood then, or None where it was not there; `earlier` is the evaluation that stood, and `now`
    the one written since.
    """

    risk: Risk
    now: Evaluation | None
    standing: Standing
    earlier: Evaluation | None
    before: Standing | None
    has_status: bool
    overdue: tuple[Action, ...]

    @property
    def before_words(self) -> str:
        """Where it stood at the last status; "" where none is finished yet."""
        if not self.has_status:
            return ""
        if self.before is None:
            return _("Ny siden sidste status")
        if self.before == self.standing:
            return _("Som ved sidste status")
        return _("Sidste status: {words}").format(words=self.before.words)


def course(file: RegisterFile) -> tuple[tuple[str, ...], int]:
    """The ids of the open risks, and the place from 0 at which to begin.

    What is evaluated since the last status comes before that place, so that it is not asked about again and can be gone
    back to; from there on comes what waits. Of both kinds the one evaluated longest ago comes first. Before the first
    status all are asked about.
    """
    if last_status(file) is None:
        return tuple(risk.id for risk in longest_ago_first(file.register.open_risks)), 0
    waiting = waiting_since_last(file)
    known = {risk.id for risk in waiting}
    done = longest_ago_first(risk for risk in file.register.open_risks if risk.id not in known)
    return tuple(risk.id for risk in (*done, *waiting)), len(done)


def stop(file: RegisterFile, risk_id: str, today: dt.date) -> Stop:
    """What a review shows of a risk."""
    register, last = file.register, last_status(file)
    risk = register.risk(risk_id)
    if last is None:
        # With no status to go by, what is written today is new.
        now = next((entry for entry in _written(risk) if entry.date == today), None)
        earlier = next((entry for entry in _written(risk) if entry is not now), None)
        before = None
    else:
        was = next((each for each in last.register.risks if each.id == risk_id), None)
        # One that was mended since is still the old one: what is written now is another.
        known = {entry.id for entry in was.evaluations if entry.text.strip()} if was is not None else set[str]()
        now = next((entry for entry in _written(risk) if entry.id not in known), None)
        earlier = was.standing_evaluation if was is not None else None
        before = None if was is None else _standing(last.register, was)
    return Stop(
        risk=risk,
        now=now,
        standing=_standing(register, risk),
        earlier=earlier,
        before=before,
        has_status=last is not None,
        overdue=tuple(action for action in risk.actions if action.is_overdue(today)),
    )


def progress_words(file: RegisterFile) -> str:
    """How far the review has come."""
    count = len(file.register.open_risks)
    return _("{done} af {count} evalueret").format(done=count - len(waiting_since_last(file)), count=count)


def ending_words(file: RegisterFile) -> tuple[str, str]:
    """What is said when there is no next risk: how it stands, and what is left or what comes now."""
    waiting, count = waiting_since_last(file), len(file.register.open_risks)
    if not count:
        return _("Der er ingen åbne risici."), _("Der er ikke noget at gå igennem.")
    if not waiting:
        text = ngettext("Den åbne risiko er evalueret.", "Alle {count} åbne risici er evalueret.", count)
        return text.format(count=count), _("Når papiret er, som det skal være, kan du afslutte status.")
    text = ngettext("{count} risiko mangler en evaluering.", "{count} risici mangler en evaluering.", len(waiting))
    return text.format(count=len(waiting)), "\n".join(_named(waiting))


def is_through(file: RegisterFile) -> bool:
    """Whether no open risk waits to be evaluated."""
    return not waiting_since_last(file)


def evaluation_day(evaluation: Evaluation | None) -> str:
    """The day of an evaluation behind a word, as " · 14-02-2025"; "" where there is none."""
    return "" if evaluation is None or evaluation.date is None else f" · {format_list(evaluation.date)}"


def _written(risk: Risk) -> Iterator[Evaluation]:
    return (entry for entry in reversed(risk.evaluations) if entry.text.strip())


def _standing(register: Register, risk: Risk) -> Standing:
    place = not_placed() if risk.rating is None else register.criteria.cell_name(risk.rating)
    return Standing(level=register.level(risk), place=place)


def _named(risks: tuple[Risk, ...]) -> Iterator[str]:
    yield from (risk_title(risk) for risk in risks[:_NAMED])
    if len(risks) > _NAMED:
        yield _("og {count} til").format(count=len(risks) - _NAMED)
