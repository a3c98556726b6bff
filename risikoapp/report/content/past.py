"""How the levels have gone: curves of single risks, and all of them from status to status."""

import datetime as dt
from collections.abc import Iterable

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS
from risikoapp.domain.dates import format_list
from risikoapp.domain.development import RiskDevelopment, StatusFigures, all_figures, risk_development
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.i18n import _
from risikoapp.report.content.model import Curve, CurveStep, History, HistoryColumn, Level
from risikoapp.report.content.scale import LevelScale


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
