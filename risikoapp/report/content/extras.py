"""The parts of a report that are there on choice: closed risks, curves, scales and the change log."""

import datetime as dt
from collections.abc import Iterable

from risikoapp import terms
from risikoapp.codec.log_blocks import all_entries
from risikoapp.domain.criteria import LEVELS
from risikoapp.domain.dates import format_list
from risikoapp.domain.development import RiskDevelopment, StatusFigures, all_figures, risk_development
from risikoapp.domain.model import Register, RegisterFile, Risk, Snapshot
from risikoapp.i18n import _
from risikoapp.logged import local_time, risk_names
from risikoapp.report.content.model import ClosedRisk, Curve, CurveStep, History, HistoryColumn, Level, Scale
from risikoapp.report.content.risks import visible, visible_name
from risikoapp.report.content.scale import LevelScale


def closed_risks(register: Register) -> tuple[ClosedRisk, ...]:
    """Every closed risk, with when and why it was closed."""
    return tuple(
        ClosedRisk(
            number=risk.number,
            name=visible_name(risk),
            note=_closed_note(risk),
        )
        for risk in register.closed_risks
    )


def _closed_note(risk: Risk) -> str:
    if not risk.state_changes:
        return ""
    turn = risk.state_changes[-1]
    reason = visible(turn.reason)
    return f"{format_list(turn.date)}: {reason}" if reason else format_list(turn.date)


def scales(register: Register) -> tuple[Scale, ...]:
    """The scales in which a step is defined, highest step first: the names alone stand at the matrix."""
    criteria = register.criteria
    named = ((terms.likelihood(), criteria.likelihood_steps), (terms.consequence(), criteria.consequence_steps))
    return tuple(
        Scale(name=name, steps=tuple((step.name, visible(step.definition)) for step in reversed(steps)))
        for name, steps in named
        if any(visible(step.definition) for step in steps)
    )


def curves(scale: LevelScale, register: Register, today: dt.date) -> dict[str, Curve]:
    """A curve for each open risk that has ever been placed, by its id; all along one time line."""
    found = [risk_development(register, risk, today) for risk in register.open_risks]
    placed = [each for each in found if any(point.level for _start, _end, point in each.spans)]
    if not placed:
        return {}
    first = min(each.spans[0][0] for each in placed)
    last = max(each.until for each in placed)
    return {each.risk.id: _curve(scale, each, first, last) for each in placed}


def _curve(scale: LevelScale, development: RiskDevelopment, first: dt.date, last: dt.date) -> Curve:
    steps: list[CurveStep] = []
    for start, end, point in development.spans:
        level = scale.numbered(point.level) if point.level else None
        if steps and (steps[-1].level, steps[-1].end) == (level, start):
            # It was moved to a cell of the same level.
            steps[-1] = steps[-1]._replace(end=end)
        else:
            steps.append(CurveStep(start=start, end=end, level=level))
    told = [_("{level} fra {date}").format(level=_word(step.level), date=format_list(step.start)) for step in steps]
    return Curve(
        label=_("Udvikling"),
        first=first,
        last=last,
        levels=tuple(scale.numbered(number) for number in range(LEVELS, 0, -1)),
        steps=tuple(steps),
        words=", ".join(told),
    )


def history(scale: LevelScale, file: RegisterFile, today: dt.date) -> History | None:
    """The levels from status to status; None before there are two of them."""
    figures = _dated_once(all_figures(file, today))
    if len(figures) < 2:
        return None
    columns = tuple(_column(scale, each) for each in figures)
    told = (
        f"{column.date}: " + ", ".join(f"{count} {_word(level)}" for level, count in column.counts if count)
        for column in columns
    )
    return History(heading=_("Udvikling"), columns=columns, not_placed=terms.not_placed(), words="; ".join(told))


def _dated_once(figures: Iterable[StatusFigures]) -> list[StatusFigures]:
    """The last figures of each day: what stands now is a status that was just finished, where that is so."""
    return list({each.date: each for each in figures}.values())


def _column(scale: LevelScale, figures: StatusFigures) -> HistoryColumn:
    levels = ((scale.numbered(number), figures.levels[number]) for number in range(LEVELS, 0, -1))
    return HistoryColumn(date=format_list(figures.date), counts=(*levels, (None, figures.levels[0])))


def _word(level: Level | None) -> str:
    return terms.not_placed() if level is None else level.word


def _beneath(*texts: str) -> str:
    """Each of these on a line of its own: before and after are the long ones, and need the room."""
    return "\n".join(filter(None, texts))


def log_columns() -> tuple[str, ...]:
    return (_("Dag og hvem"), _("Risiko og felt"), _("Før"), _("Efter"))


def log_lines(file: RegisterFile, since: Snapshot | None, until: Snapshot | None) -> tuple[tuple[str, ...], ...]:
    """What was done after one status was finished and until another was, newest first.

    Raises DamagedRegister where a block of the log cannot be unpacked.
    """
    names = risk_names(file)
    entries = [
        entry
        for entry in all_entries(file.log)
        if (since is None or entry.time > since.finished) and (until is None or entry.time <= until.finished)
    ]
    return tuple(
        (
            _beneath(format_list(local_time(entry.time).date()), visible(entry.who)),
            _beneath(names.get(entry.risk) or (f"#{entry.number}" if entry.risk else ""), terms.logged(entry.field)),
            visible(entry.old),
            visible(entry.new),
        )
        for entry in reversed(entries)
    )
