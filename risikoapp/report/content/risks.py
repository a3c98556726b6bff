"""What the report says about one risk: its line in the list, and its section."""

import datetime as dt
from collections.abc import Iterator

from risikoapp import terms
from risikoapp.domain.model import Action, Evaluation, ReportOptions, Risk
from risikoapp.i18n import _
from risikoapp.report.content.model import Curve, Entry, Part, RiskLine, Section
from risikoapp.report.content.scale import LevelScale
from risikoapp.report.content.since import Since


def visible(text: str) -> str:
    """The text without the white space around it; "" when there is nothing in it to see."""
    stripped = text.strip()
    if stripped.isprintable() and not _chooses_a_look(stripped[:1]):
        return stripped
    return stripped if any(map(_is_seen, stripped)) else ""


def _is_seen(char: str) -> bool:
    return char.isprintable() and not char.isspace() and not _chooses_a_look(char)


def _chooses_a_look(char: str) -> bool:
    """Whether it is one of the signs that only say how the letter before them looks."""
    return "\ufe00" <= char <= "\ufe0f"


def visible_name(risk: Risk) -> str:
    return visible(risk.name) or _("Uden navn")


def risk_line(scale: LevelScale, risk: Risk, since: Since) -> RiskLine:
    return RiskLine(
        number=risk.number,
        name=visible_name(risk),
        level=scale.level(risk.rating),
        place=scale.place(risk.rating),
        sign=since.sign(risk),
        change=since.change(risk),
    )


def section_of(
    scale: LevelScale,
    risk: Risk,
    today: dt.date,
    options: ReportOptions,
    *,
    change: str = "",
    curve: Curve | None = None,
) -> Section:
    """What stands under Status about the risk, on this day."""
    description = visible(risk.description)
    former = terms.former_numbers(risk)
    parts = (
        Part(label=terms.description(), entries=(Entry(text=description),) if description else ()),
        Part(label=terms.action(), entries=tuple(_actions(risk, today, options)), listed=True),
        Part(label=terms.evaluation(), entries=tuple(_evaluations(risk, options))),
    )
    written = tuple(part for part in parts if part.entries)
    return Section(
        number=risk.number,
        name=visible_name(risk),
        heading=f"{risk.number}. {visible_name(risk)}" + (f" ({former})" if former else ""),
        level=scale.level(risk.rating),
        place=scale.place(risk.rating),
        parts=written,
        empty="" if written else _("Ingen beskrivelse endnu."),
        change=change,
        curve=curve,
    )


def _actions(risk: Risk, today: dt.date, options: ReportOptions) -> Iterator[Entry]:
    """The actions in which anything at all is written."""
    owners, running = options.owners, terms.running_dates()
    for action in risk.actions:
        note = ""
        if owners and (action.owner or action.due or action.done):
            note = _note(action, risk.is_open and action.is_overdue(today))
        date = running(action.date) if action.date else ""
        text = visible(action.text)
        if text or date or note:
            yield Entry(text, date, note)


def _note(action: Action, is_overdue: bool) -> str:
    note = terms.action_note(action, terms.running_date)
    if is_overdue:
        note = f"{terms.overdue()} · {note}"
    return f"({note})" if note else ""


def _evaluations(risk: Risk, options: ReportOptions) -> Iterator[Entry]:
    """The one that stands, and behind it the earlier ones if they are wanted, newest first."""
    standing = risk.standing_evaluation
    if standing is not None and (entry := _evaluation(standing)):
        yield entry
    if options.earlier_evaluations:
        for evaluation in reversed(risk.evaluations):
            if evaluation is not standing and (entry := _evaluation(evaluation)):
                yield entry


def _evaluation(evaluation: Evaluation) -> Entry | None:
    text = visible(evaluation.text)
    date = terms.running_date(evaluation.date) if evaluation.date else ""
    return Entry(text=text, date=date) if text or date else None
