"""What a risk shows without its being written in a text: level, place, open or closed, and dates."""

import datetime as dt
from collections.abc import Callable, Iterator

from risikoapp.domain.dates import format_list
from risikoapp.domain.finding import needle_of
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import level_name, not_placed

Shows = Callable[[Risk], bool]
"""Whether a risk shows something."""


def shows_word(register: Register, needle: str) -> Shows | None:
    """Which risks show this word or date as a whole; None where it is none that any could show."""
    meant = [shows for word, shows in _words(register) if needle_of(word) == needle]
    if _is_date(needle):
        meant.append(lambda risk: any(needle == format_list(date) for date in _dates(risk)))
    return (lambda risk: any(shows(risk) for shows in meant)) if meant else None


def _words(register: Register) -> Iterator[tuple[str, Shows]]:
    for level in (1, 2, 3, 4):
        yield level_name(level), lambda risk, level=level: register.level(risk) == level
    yield not_placed(), lambda risk: risk.rating is None
    yield from ((word, lambda risk: risk.is_open) for word in (_("Åben"), _("Åbne")))
    yield from ((word, lambda risk: not risk.is_open) for word in (_("Lukket"), _("Lukkede")))
    for place, step in enumerate(register.criteria.likelihood_steps, 1):
        yield step.name, lambda risk, place=place: risk.rating is not None and risk.rating.likelihood == place
    for place, step in enumerate(register.criteria.consequence_steps, 1):
        yield step.name, lambda risk, place=place: risk.rating is not None and risk.rating.consequence == place


def _is_date(needle: str) -> bool:
    try:
        return format_list(dt.datetime.strptime(needle, "%d-%m-%Y").date()) == needle
    except ValueError:
        return False


def _dates(risk: Risk) -> Iterator[dt.date]:
    for action in risk.actions:
        yield from (date for date in (action.date, action.due, action.done) if date is not None)
    yield from (entry.date for entry in risk.evaluations if entry.date is not None)
    yield from (change.date for change in (*risk.rating_changes, *risk.state_changes))
