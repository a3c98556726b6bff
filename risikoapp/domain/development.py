"""How things have gone since the beginning: of one risk by its moves, of all of them from status to status."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, RegisterFile, Risk

PointKind = Literal["placed", "moved", "taken_out", "closed", "reopened"]
"""What became of a risk: it came into the matrix or out of it, went to another cell, was closed or reopened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a risk was from a day on. `level` is 1 to 4 by the scale of today; None where it has no place."""

    date: dt.date
    kind: PointKind
    level: int | None
    rating: Rating | None
    is_open: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An evaluation with a day, and the level that the risk then had."""

    entry_id: str
    date: dt.date
    text: str
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDevelopment:
    """One risk from its first day until `until`: what it became, oldest first, and how it was evaluated."""

    risk: Risk
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    until: dt.date

    @property
    def spans(self) -> tuple[tuple[dt.date, dt.date, Point], ...]:
        """From which day until which it was what: the steps of a curve, without the time in which it was closed."""
        ends = (*(point.date for point in self.points[1:]), self.until)
        return tuple(
            (point.date, max(point.date, end), point)
            for point, end in zip(self.points, ends, strict=False)
            if point.is_open
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFigures:
    """How many open risks stood at each level (0 for those without a place) at one status, or now.

    The actions are those of the open risks: `overdue` are not counted among the open ones. `snapshot_id` is "" for now.
    """

    date: dt.date
    snapshot_id: str
    levels: tuple[int, int, int, int, int]
    open_actions: int
    overdue_actions: int
    done_actions: int

    @property
    def risks(self) -> int:
        return sum(self.levels)


def risk_development(register: Register, risk: Risk, today: dt.date) -> RiskDevelopment:
    """The development of a risk of this register, until that day or the last that is known of it."""
    points = tuple(_points(register, risk))
    marks = tuple(
        Mark(entry_id=entry.id, date=entry.date, text=entry.text.strip(), level=_level_on(points, entry.date))
        for entry in risk.evaluations
        if entry.date is not None and entry.text.strip()
    )
    until = max((today, *(each.date for each in (*points, *marks))))
    return RiskDevelopment(risk=risk, points=points, marks=marks, until=until)


def all_figures(file: RegisterFile, today: dt.date) -> tuple[StatusFigures, ...]:
    """The figures of every finished status, in the order of their days, and last of what stands now."""
    finished = sorted(file.snapshots, key=lambda snapshot: (snapshot.date, snapshot.finished, snapshot.id))
    figures = [_figures(snapshot.register, snapshot.date, snapshot.id) for snapshot in finished]
    return (*figures, _figures(file.register, today, ""))


def _points(register: Register, risk: Risk) -> Iterator[Point]:
    """Each move and each turn by its day; on one day a risk is reopened before it moves, and moves before it closes."""
    rating: Rating | None = None
    is_open = True
    for date, change, turn in _events(risk):
        if change is not None:
            kind: PointKind = "taken_out" if change[0] is None else "placed" if rating is None else "moved"
            rating, reason = change
        else:
            assert turn is not None
            is_open, reason = turn
            kind = "reopened" if is_open else "closed"
        level = None if rating is None else register.criteria.risk_level(rating)
        yield Point(date=date, kind=kind, level=level, rating=rating, is_open=is_open, reason=reason)


_Change = tuple[Rating | None, str]
_Turn = tuple[bool, str]


def _events(risk: Risk) -> list[tuple[dt.date, _Change | None, _Turn | None]]:
    moves: list[tuple[dt.date, int, _Change | None, _Turn | None]] = [
        (each.date, 1, (each.rating, each.reason), None) for each in risk.rating_changes
    ]
    if not moves and risk.rating is not None:
        # An old paper tells where it stands, and not since when.
        moves = [(risk.created.date(), 1, (risk.rating, ""), None)]
    turns: list[tuple[dt.date, int, _Change | None, _Turn | None]] = []
    for each in risk.state_changes:
        # It is reopened before it is moved, but a second turn of one day comes behind the first.
        is_first = not turns or turns[-1][0] != each.date
        rank = 0 if is_first and each.state == "open" else 2
        turns.append((each.date, rank, None, (each.state == "open", each.reason)))
    in_order = sorted((*moves, *turns), key=lambda event: event[:2])
    return [(date, change, turn) for date, _rank, change, turn in in_order]


def _level_on(points: tuple[Point, ...], day: dt.date) -> int | None:
    """The level on a day; before the first point, that of the first."""
    standing = [point.level for point in points if point.date <= day]
    return standing[-1] if standing else points[0].level if points else None


def _figures(register: Register, day: dt.date, snapshot_id: str) -> StatusFigures:
    levels = Counter(register.level(risk) or 0 for risk in register.open_risks)
    actions = [action for risk in register.open_risks for action in risk.actions]
    done = sum(action.done is not None for action in actions)
    overdue = sum(action.is_overdue(day) for action in actions)
    return StatusFigures(
        date=day,
        snapshot_id=snapshot_id,
        levels=(levels[0], levels[1], levels[2], levels[3], levels[4]),
        open_actions=len(actions) - done - overdue,
        overdue_actions=overdue,
        done_actions=done,
    )
