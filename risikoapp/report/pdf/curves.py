"""How levels have gone: a step curve of one risk, and columns of all of them. Lengths in points.

Each is one figure that says in words what it shows; lines and numbers carry it, and colours only help.
"""

import datetime as dt
from collections.abc import Iterator

from risikoapp.domain.dates import format_list
from risikoapp.report.content import Curve, CurveStep, History, HistoryColumn, Level
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import level_colours
from risikoapp.report.pdf.rows import Box, Item, Row, Rule, Stroke, Text
from risikoapp.report.pdf.style import (
    BODY,
    FIGURE,
    FIGURE_NUMBER,
    GRID,
    INK,
    LABEL,
    LABELS,
    LEVEL_EDGES,
    LINE,
    PAPER,
    WIDTH,
    TextStyle,
)
from risikoapp.report.pdf.tags import Element, Figure

_STEP = 9.0
"""Between the lines of two levels."""
_WORDS = 46.0
"""Room for the words of the levels."""
_DOT = 2.6
_TALLEST = 15 * GRID
_WIDEST, _APART = 44.0, 6.0
_DATE_ROOM = 50.0

_Point = tuple[float, float]


def curve_row(curve: Curve, measure: Measure, document: Element) -> Row:
    """The curve of a risk beside its label."""
    label = Text(0, BODY.baseline, curve.label, LABEL, reach=LABELS, element=Element("H4", document))
    height = 7 * GRID
    figure = Figure(document, curve.words, (LABELS, 0, WIDTH - LABELS, height))
    return Row(height=height, items=(label, *_curve_items(curve, measure, figure)))


def _curve_items(curve: Curve, measure: Measure, figure: Element) -> Iterator[Item]:
    for level in curve.levels:
        y = _level_y(level)
        word = Text(_left() - 6 - measure.width(level.word, FIGURE), y + 2.3, level.word, FIGURE, element=figure)
        yield word
        yield Rule(x=_left(), y=y, width=WIDTH - _left(), colour=LINE, line=0.5, element=figure)
    for points in _runs(curve):
        yield Stroke(points=tuple(points), colour=INK, line=1.2, element=figure)
    last = curve.steps[-1]
    if last.level is not None:
        yield _dot(last.level, _x(curve, last.end), figure)
    below = 4 * _STEP + 9
    first_day, last_day = format_list(curve.first), format_list(curve.last)
    yield Text(_left(), below, first_day, FIGURE, element=figure)
    yield Text(WIDTH - measure.width(last_day, FIGURE), below, last_day, FIGURE, element=figure)


def _left() -> float:
    return LABELS + _WORDS


def _level_y(level: Level) -> float:
    return (4 - level.number) * _STEP + 7


def _x(curve: Curve, day: dt.date) -> float:
    days = (curve.last - curve.first).days
    share = (day - curve.first).days / days if days else 1.0
    return _left() + share * (WIDTH - _left() - _DOT)


def _runs(curve: Curve) -> Iterator[list[_Point]]:
    """The points of each stretch in which the risk was open and had a place."""
    points: list[_Point] = []
    before: CurveStep | None = None
    for step in curve.steps:
        if before is not None and (before.end != step.start or before.level is None):
            yield from _drawn(points)
            points = []
        if step.level is not None:
            y = _level_y(step.level)
            points += [(_x(curve, step.start), y), (_x(curve, step.end), y)]
        before = step
    yield from _drawn(points)


def _drawn(points: list[_Point]) -> Iterator[list[_Point]]:
    if points:
        yield points


def _dot(level: Level, x: float, figure: Element) -> Box:
    colours = level_colours(level)
    return Box(
        x=x - _DOT,
        y=_level_y(level) - _DOT,
        width=2 * _DOT,
        height=2 * _DOT,
        radius=_DOT,
        fill=colours.fill,
        edge=INK,
        line=1.0,
        element=figure,
    )


def history_row(history: History, measure: Measure, document: Element) -> Row:
    """A column for each status, from the highest level at the top down to those without a place."""
    height = _TALLEST + 6 * GRID
    figure = Figure(document, history.words, (0, 0, WIDTH, height))
    return Row(height=height, items=tuple(_history_items(history, measure, figure)))


def _history_items(history: History, measure: Measure, figure: Element) -> Iterator[Item]:
    pitch = min(WIDTH / len(history.columns), _WIDEST + 4 * _APART)
    width = min(_WIDEST, pitch * 0.7)
    most = max(1, *(column.total for column in history.columns))
    every = max(1, -(-_DATE_ROOM // pitch))
    bottom = _TALLEST + 2 * GRID
    for place, column in enumerate(history.columns):
        x = place * pitch
        yield from _column_items(column, x, width, bottom, _TALLEST / most, measure, figure)
        # The last is the one that is read first, and never without its day.
        if (len(history.columns) - 1 - place) % every == 0:
            yield _centred(column.date, FIGURE, x + width / 2, bottom + 9, measure, figure)
    yield Rule(x=0, y=bottom, width=WIDTH, colour=INK, line=0.8, element=figure)
    yield from _legend(history, bottom + 4 * GRID, measure, figure)


def _column_items(
    column: HistoryColumn, x: float, width: float, bottom: float, scale: float, measure: Measure, figure: Element
) -> Iterator[Item]:
    y = bottom - column.total * scale
    yield _centred(str(column.total), FIGURE_NUMBER, x + width / 2, y - 4, measure, figure)
    for level, count in column.counts:
        if not count:
            continue
        high = count * scale
        yield _segment(level, x, y, width, high, figure)
        number = str(count)
        if high >= FIGURE.leading and measure.width(number, FIGURE) + 2 <= width:
            yield _centred(number, FIGURE, x + width / 2, y + high / 2 + 2.4, measure, figure)
        y += high


def _segment(level: Level | None, x: float, y: float, width: float, high: float, figure: Element) -> Box:
    if level is None:
        fill, edge, line = PAPER, INK, 0.5
    else:
        colours = level_colours(level)
        fill, edge, line = colours.fill, colours.edge, LEVEL_EDGES[level.number]
    return Box(
        x=x,
        y=y,
        width=width,
        height=high,
        radius=0,
        fill=fill,
        edge=edge,
        line=line,
        dashed=level is None,
        element=figure,
    )


def _legend(history: History, y: float, measure: Measure, figure: Element) -> Iterator[Item]:
    """What the parts of a column are, in their order from the top."""
    x = 0.0
    for level, _count in history.columns[-1].counts:
        if not any(count for column in history.columns for each, count in column.counts if each == level):
            continue
        word = level.word if level else history.not_placed
        yield _segment(level, x, y - 6, 7, 7, figure)
        yield Text(x + 11, y, word, FIGURE, element=figure)
        x += 11 + measure.width(word, FIGURE) + 14


def _centred(text: str, style: TextStyle, middle: float, y: float, measure: Measure, figure: Element) -> Text:
    x = min(max(0.0, middle - measure.width(text, style) / 2), WIDTH - measure.width(text, style))
    return Text(x, y, text, style, element=figure)
