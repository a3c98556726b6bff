"""A register as text for people who read it in a terminal."""

import datetime as dt
import textwrap
from collections.abc import Iterable

from risikoapp import terms
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _, ngettext


def count_text(register: Register) -> str:
    risks, still_open = len(register.risks), len(register.open_risks)
    all_of_them = ngettext("{count} risiko", "{count} risici", risks).format(count=risks)
    return (
        all_of_them + ", " + ngettext("heraf {count} åben", "heraf {count} åbne", still_open).format(count=still_open)
    )


def register_lines(register: Register) -> Iterable[str]:
    yield one_line(register.title) or _("Risikovurdering uden titel")
    if register.status_date is not None:
        yield _("Status pr. {date}").format(date=format_list(register.status_date))
    yield count_text(register)
    if note := terms.levels_note(register.criteria):
        yield note
    for heading, risks in ((_("Åbne risici"), register.open_risks), (_("Lukkede risici"), register.closed_risks)):
        if risks:
            yield from ("", heading)
            width = max(len(_heading(risk)) for risk in risks)
            yield from (f"  {_heading(risk):<{width}}  {_place(register, risk)}" for risk in risks)
    for risk in register.risks:
        yield from _risk_lines(risk)


def _heading(risk: Risk) -> str:
    return f"#{risk.number} {one_line(risk.name)}".rstrip()


def _place(register: Register, risk: Risk) -> str:
    level = register.level(risk)
    if risk.rating is None or level is None:
        return terms.not_placed()
    return f"{one_line(register.criteria.cell_name(risk.rating))}: {terms.level_name(level)}"


def _risk_lines(risk: Risk) -> Iterable[str]:
    closing = next((change for change in reversed(risk.state_changes) if change.state == "closed"), None)
    yield from ("", _heading(risk))
    if former := terms.former_numbers(risk):
        yield f"  {former.capitalize()}"
    if not risk.is_open and closing is not None:
        reason = f": {closing.reason}" if closing.reason else ""
        yield from _wrapped("  ", _("Lukket {date}").format(date=format_list(closing.date)) + reason)
    if risk.description.strip():
        yield f"  {terms.description()}"
        yield from _wrapped("    ", risk.description)
    if risk.actions:
        yield f"  {terms.action()}"
        for action in risk.actions:
            note = terms.action_note(action)
            yield from _entry(action.date, f"{action.text} ({note})" if note else action.text)
    if risk.evaluations:
        yield f"  {terms.evaluation()}"
        for evaluation in reversed(risk.evaluations):
            yield from _entry(evaluation.date, evaluation.text)


def _entry(date: dt.date | None, text: str) -> Iterable[str]:
    first, *rest = _wrapped(" " * 16, text) or [""]
    yield f"    {format_list(date) if date else '•':<12}{first.strip()}".rstrip()
    yield from rest


def _wrapped(indent: str, text: str) -> list[str]:
    """The text in lines of at most 100 characters, with her own line breaks."""
    fill = textwrap.TextWrapper(width=100, initial_indent=indent, subsequent_indent=indent)
    return [line for part in text.splitlines() for line in fill.wrap(one_line(part))]


def one_line(text: str) -> str:
    """Without line breaks and control characters, which a terminal would obey."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())
