"""What two people are at odds about, and what each of them has there, in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from risikoapp.domain.criteria import ALL_RATINGS, Rating, RiskCriteria
from risikoapp.domain.dates import format_list
from risikoapp.domain.merge import Choice, Conflict, Merge
from risikoapp.domain.model import RatingChange, Register, ReportOptions, Risk, StateChange
from risikoapp.domain.standing import Standing
from risikoapp.i18n import _
from risikoapp.news import NAME_LENGTH, shortened
from risikoapp.terms import (
    action,
    consequence,
    evaluation,
    field_name,
    level_name,
    likelihood,
    not_placed,
    report_facts,
    risk_title,
)

MOST_NAMED = 3
"""So many places are named; of more, one fewer, and the rest are counted."""


def conflict_place(conflict: Conflict, register: Register, longest: int = 0) -> str:
    """What it is about: "#3 Teknik · Beskrivelse"; `register` holds all that is on the path.

    The name of the risk may have no more than `longest` letters, unless that is 0.
    """
    if not conflict.path:
        return field_name(conflict.field)
    risk = register.risk(conflict.path[0][1])
    title = risk_title(risk)
    parts = [shortened(title, longest) if longest else title]
    if len(conflict.path) > 1:
        parts.append(_entry_name(risk, *conflict.path[1]))
    if not (len(conflict.path) > 1 and conflict.field in ("text", "reason")):
        parts.append(field_name(conflict.field))
    return " · ".join(parts)


def places_named(merged: Merge) -> str:
    """The places of all conflicts, to stand in one line: "#3 Teknik · Beskrivelse, #7 Lager · Navn"."""
    named = [conflict_place(conflict, merged.file.register, NAME_LENGTH) for conflict in merged.conflicts]
    if len(named) <= MOST_NAMED:
        return ", ".join(named)
    rest = len(named) - MOST_NAMED + 1
    words = _("{named} og {count} andre steder")
    return words.format(named=", ".join(named[: MOST_NAMED - 1]), count=rest)


def choice_name(conflict: Conflict, choice: Choice, register: Register) -> str:
    """What was chosen, as the name of a step."""
    words: dict[Choice, str] = {
        "mine": _("Vælg din udgave ({place})"),
        "theirs": _("Vælg udgaven i filen ({place})"),
        "both": _("Behold begge udgaver ({place})"),
    }
    return words[choice].format(place=conflict_place(conflict, register, NAME_LENGTH))


def versions_in_words(conflict: Conflict, register: Register) -> tuple[str, str]:
    """Mine and theirs, as they can be read; "" for what is empty."""
    if isinstance(conflict.mine, RiskCriteria | ReportOptions):
        mine, theirs = dict(_facts(conflict.mine)), dict(_facts(conflict.theirs))
        differing = [name for name in mine if mine[name] != theirs[name]]
        return _listed(mine, differing), _listed(theirs, differing)
    return _in_words(conflict.mine, conflict, register), _in_words(conflict.theirs, conflict, register)


def _listed(facts: Mapping[str, str], names: Iterable[str]) -> str:
    return "\n".join(f"{name}: {facts[name]}" for name in names)


def _in_words(value: Any, conflict: Conflict, register: Register) -> str:
    if isinstance(value, Standing):
        new = [_change_in_words(change, register) for change in value.changes if change not in conflict.base.changes]
        return "\n".join(new) or _stands(value.value, register)
    if isinstance(value, dt.date):
        return format_list(value)
    return "" if value is None else str(value)


def _change_in_words(change: RatingChange | StateChange, register: Register) -> str:
    value = change.rating if isinstance(change, RatingChange) else change.state
    said = f"{_stands(value, register)} ({format_list(change.date)})"
    return f"{said}\n{change.reason.strip()}" if change.reason.strip() else said


def _stands(value: Any, register: Register) -> str:
    if value is None:
        return not_placed()
    if isinstance(value, Rating):
        return register.criteria.cell_name(value)
    return _("Åben") if value == "open" else _("Lukket")


def _facts(value: RiskCriteria | ReportOptions) -> Iterator[tuple[str, str]]:
    """All that criteria or options say, each by its name."""
    return report_facts(value) if isinstance(value, ReportOptions) else _criteria_facts(value)


def _criteria_facts(criteria: RiskCriteria) -> Iterator[tuple[str, str]]:
    for name, steps in ((likelihood(), criteria.likelihood_steps), (consequence(), criteria.consequence_steps)):
        for number, step in enumerate(steps, start=1):
            meant = f" ({step.definition})" if step.definition else ""
            yield f"{name} {number}", f"{step.name}{meant}"
    for rating in ALL_RATINGS:
        place = _("Felt {likelihood} × {consequence}")
        name = place.format(likelihood=rating.likelihood, consequence=rating.consequence)
        yield name, level_name(criteria.risk_level(rating))
    yield _("Bekræftet"), _("Ja") if criteria.confirmed else _("Nej")


def _entry_name(risk: Risk, collection: str, entry_id: str) -> str:
    entries: tuple[Any, ...] = getattr(risk, collection)
    number, entry = next((n, each) for n, each in enumerate(entries, start=1) if each.id == entry_id)
    if collection == "actions":
        return f"{action()} {number}"
    if collection == "evaluations":
        return f"{evaluation()} {format_list(entry.date)}" if entry.date else evaluation()
    text = {
        "rating_changes": _("Begrundelse for flytningen {date}"),
        "state_changes": _("Begrundelse for ændringen {date}"),
    }[collection]
    return text.format(date=format_list(entry.date))
