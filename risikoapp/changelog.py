"""What an edit becomes in the change log (Ændringslog): an entry for each thing a person would call one change.

The values are told in words, as they were called on that day, so that they can be read whatever comes later. The
program's own are Danish whatever is spoken: the file knows no language, and a guest leaves no English in it.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from risikoapp import terms
from risikoapp.domain.changes import Change, diff
from risikoapp.domain.criteria import ALL_RATINGS, RiskCriteria, Step
from risikoapp.domain.dates import NotADate, format_list, parse
from risikoapp.domain.log import Field, Log, LogEntry
from risikoapp.domain.model import Action, Evaluation, Register, ReportOptions, Risk, Snapshot
from risikoapp.i18n import SOURCE, _, speaking

_FIELDS: dict[str, Field] = {
    "title": "title",
    "organisation": "organisation",
    "status_date": "status_date",
    "prepared_by": "prepared_by",
    "recommendation": "recommendation",
    "criteria": "criteria",
    "report": "report",
    "name": "name",
    "description": "description",
    "actions": "action",
    "evaluations": "evaluation",
}
"""What a change of such a field is told as."""
_IN_ONE_GO = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When an edit was made, by whom, and where ids come from."""

    time: dt.datetime
    who: str
    new_id: Callable[[], str]

    def entry(self, field: Field, old: str, new: str, **about: Any) -> LogEntry:
        return LogEntry(id=self.new_id(), time=self.time, who=self.who, field=field, old=old, new=new, **about)


def log_entries(
    before: Register, after: Register, stamp: Stamp, changes: Sequence[Change] | None = None
) -> tuple[LogEntry, ...]:
    """What has become another between two registers; nothing is told twice, and a moved risk once.

    `changes` are the difference of the two, where that is known.
    """
    with speaking(SOURCE):
        return _log_entries(before, after, stamp, diff(before, after) if changes is None else changes)


def finished_entry(stamp: Stamp, finished: Snapshot) -> LogEntry:
    """That a status was finished."""
    with speaking(SOURCE):
        return stamp.entry("status", "", terms.status_name(finished), entry=finished.id)


def taken_back_entry(stamp: Stamp, finished: Snapshot) -> LogEntry:
    """That it is finished no longer."""
    with speaking(SOURCE):
        return stamp.entry("status", terms.status_name(finished), "", entry=finished.id)


def _log_entries(before: Register, after: Register, stamp: Stamp, changes: Sequence[Change]) -> tuple[LogEntry, ...]:
    concerned = {change.path[0][1] for change in changes if change.path}
    risks = tuple({risk.id: risk for risk in each.risks if risk.id in concerned} for each in (before, after))
    told: dict[tuple[str, str, Field], LogEntry] = {}
    for change in changes:
        if not change.path:
            assert change.field is not None
            entry = stamp.entry(_FIELDS[change.field], *_front(change.field, change.old, change.new))
            told[entry.place] = entry
            continue
        old, new = (each.get(change.path[0][1]) for each in risks)
        for entry in _entries(change, old, new, (before.criteria, after.criteria), stamp):
            told.setdefault(entry.place, entry)
    return tuple(told.values())


def date_before(log: Log, finished: Snapshot) -> dt.date | None:
    """The status date as it stood before this status was finished, which may have made it another one."""
    told = [(entry.field, entry.entry) for entry in log.entries]
    place = told.index(("status", finished.id)) if ("status", finished.id) in told else 0
    if not place:
        return finished.date
    dated, done = log.entries[place - 1 : place + 1]
    # Both are told in one go; a date that somebody chose by itself was chosen earlier.
    if dated.field != "status_date" or abs(done.time - dated.time) > _IN_ONE_GO:
        return finished.date
    try:
        return parse(dated.old, finished.date) if dated.old else None
    except NotADate:
        return finished.date


def _entries(
    change: Change, old: Risk | None, new: Risk | None, criteria: tuple[RiskCriteria, RiskCriteria], stamp: Stamp
) -> Iterator[LogEntry]:
    about = new or old
    assert about is not None
    if (told := _told(change, old, new, *criteria)) is not None:
        entry = change.path[1][1] if len(change.path) > 1 else ""
        yield stamp.entry(*told, risk=about.id, number=about.number, entry=entry)


def _told(
    change: Change, old: Risk | None, new: Risk | None, then: RiskCriteria, now: RiskCriteria
) -> tuple[Field, str, str] | None:
    """The field with what it was and what it is; None for what comes along with something else."""
    if old is None or new is None:
        return "risk", _whole(old, then), _whole(new, now)
    if len(change.path) > 1:
        return _entry_told(change, old, new)
    if change.field == "rating":
        return "rating", _place(old, then), _place(new, now)
    if change.field == "state":
        return "state", _state(old), _state(new)
    if change.field in ("name", "description"):
        return _FIELDS[change.field], change.old, change.new
    return None


def _entry_told(change: Change, old: Risk, new: Risk) -> tuple[Field, str, str] | None:
    collection, key = change.path[1]
    if change.field == "reason":
        return "reason", change.old, change.new
    if collection not in _FIELDS:
        # A move comes with the place, and a turn with the state.
        return None
    if change.field == "rank":
        return "order", _position(old, key), _position(new, key)
    return _FIELDS[collection], _entry_text(old, collection, key), _entry_text(new, collection, key)


def _whole(risk: Risk | None, criteria: RiskCriteria) -> str:
    if risk is None:
        return ""
    name = terms.risk_name(risk)
    return name if risk.rating is None else f"{name} ({criteria.cell_name(risk.rating)})"


def _place(risk: Risk, criteria: RiskCriteria) -> str:
    return terms.not_placed() if risk.rating is None else criteria.cell_name(risk.rating)


def _state(risk: Risk) -> str:
    word = _("Åben") if risk.is_open else _("Lukket")
    if not risk.state_changes:
        return word
    turn = risk.state_changes[-1]
    day = f"{word} {format_list(turn.date)}"
    return f"{day}: {turn.reason}" if turn.reason else day


def _position(risk: Risk, action_id: str) -> str:
    ids = [action.id for action in risk.actions]
    return _("Nr. {place} af {count}").format(place=ids.index(action_id) + 1, count=len(ids))


def _entry_text(risk: Risk, collection: str, key: str) -> str:
    found: Action | Evaluation | None = next((each for each in getattr(risk, collection) if each.id == key), None)
    if found is None:
        return ""
    text = f"{format_list(found.date)}: {found.text}" if found.date else found.text
    note = terms.action_note(found) if isinstance(found, Action) else ""
    return f"{text} ({note})" if note else text


def _front(field: str, old: Any, new: Any) -> tuple[str, str]:
    if field == "criteria":
        return _criteria(old, new), _criteria(new, old)
    if field == "report":
        return _report(old, new), _report(new, old)
    return _value(old), _value(new)


def _value(value: Any) -> str:
    return format_list(value) if isinstance(value, dt.date) else value or ""


def _report(these: ReportOptions, others: ReportOptions) -> str:
    """What these options say that the others do not."""
    told, known = dict(terms.report_facts(these)), dict(terms.report_facts(others))
    return "; ".join(f"{name}: {fact}" for name, fact in told.items() if fact != known[name])


def _criteria(these: RiskCriteria, others: RiskCriteria) -> str:
    """What in these criteria the others have not."""
    return "; ".join(_criteria_parts(these, others))


def _criteria_parts(these: RiskCriteria, others: RiskCriteria) -> Iterator[str]:
    for steps, other_steps in (
        (these.likelihood_steps, others.likelihood_steps),
        (these.consequence_steps, others.consequence_steps),
    ):
        yield from (_step(step) for step, other in zip(steps, other_steps, strict=True) if step != other)
    for rating in ALL_RATINGS:
        if (level := these.risk_level(rating)) != others.risk_level(rating):
            yield f"{these.cell_name(rating)}: {terms.level_name(level)}"
    if these.confirmed != others.confirmed:
        yield _("bekræftet") if these.confirmed else _("ikke bekræftet")


def _step(step: Step) -> str:
    return f"{step.name} ({step.definition})" if step.definition else step.name
