"""Rounded labels: the word of a level beside a heading, the number of a risk in a cell. Lengths in points."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from risikoapp.report.content import Level
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.rows import Box, Item, Text
from risikoapp.report.pdf.style import INK, LEVEL_EDGES, PAPER, PILL, TextStyle
from risikoapp.report.pdf.tags import Element
from risikoapp.terms import LEVEL_COLOURS, LevelColours

_LEVEL_HEIGHT, _LEVEL_PADDING = 13.5, 8.0


class Pill(NamedTuple):
    """A number's place: from the left and top of the area that it was arranged in.

    One that `is_past` is of a risk that has gone elsewhere.
    """

    label: str
    x: float
    y: float
    width: float
    height: float
    is_past: bool = False


class PillSize(NamedTuple):
    """One of the sizes that numbers are drawn in, from roomy to tight."""

    text: TextStyle
    height: float
    padding: float
    gap: float


def _size(size: float, height: float, padding: float, gap: float) -> PillSize:
    style = TextStyle(font=PILL.font, size=size, leading=height)
    return PillSize(text=style, height=height, padding=padding, gap=gap)


PILL_SIZES = (
    _size(8.6, 15.0, 5.5, 3.0),
    _size(7.8, 13.0, 4.5, 2.4),
    _size(7.0, 11.0, 3.5, 2.0),
    _size(6.2, 9.2, 2.6, 1.6),
    _size(5.5, 7.8, 1.8, 1.2),
)


def arrange_pills(labels: Sequence[str], width: float, size: PillSize, measure: Measure) -> tuple[list[Pill], float]:
    """The pills in centred lines no wider than `width`, none over another, and the height they take."""
    lines = _lines(labels, width, size, measure)
    pills = [
        pill
        for number, line in enumerate(lines)
        for pill in _centred(line, width, number * (size.height + size.gap), size)
    ]
    return pills, _height(lines, size)


def pills_height(labels: Sequence[str], width: float, size: PillSize, measure: Measure) -> float:
    """What `arrange_pills` says they take."""
    return _height(_lines(labels, width, size, measure), size)


def _height(lines: Sequence[object], size: PillSize) -> float:
    return len(lines) * (size.height + size.gap) - size.gap if lines else 0.0


def _lines(labels: Sequence[str], width: float, size: PillSize, measure: Measure) -> list[list[tuple[str, float]]]:
    """The labels in lines no wider than `width`, each with the width of its pill."""
    lines: list[list[tuple[str, float]]] = [[]] if labels else []
    widths = measure.widths(size.text)
    used = 0.0
    for label in labels:
        wide = max(widths[label] + 2 * size.padding, size.height)
        if lines[-1] and used + size.gap + wide > width:
            lines.append([])
        used = used + size.gap + wide if lines[-1] else wide
        lines[-1].append((label, wide))
    return lines


def pill_items(pill: Pill, x: float, y: float, size: PillSize, measure: Measure, told: Element) -> tuple[Item, Item]:
    """What draws a pill of an area whose left top corner is at x and y.

    Where a risk stood is not read aloud: it stands there no longer, and the list tells what became of it.
    """
    left, top = x + pill.x, y + pill.y
    box = Box(
        x=left,
        y=top,
        width=pill.width,
        height=pill.height,
        radius=pill.height / 2,
        fill="" if pill.is_past else PAPER,
        edge=INK,
        line=0.8 if size.height > 9 else 0.5,
        dashed=pill.is_past,
    )
    inset = (pill.width - measure.width(pill.label, size.text)) / 2
    element = None if pill.is_past else told
    return box, Text(left + inset, top + size.text.baseline, pill.label, size.text, element=element)


def level_colours(level: Level) -> LevelColours:
    """The colours of a level: upon its own fill, where it has one."""
    colours = LEVEL_COLOURS[level.number]
    return colours._replace(fill=level.fill) if level.fill else colours


def level_width(level: Level, measure: Measure) -> float:
    """What its pill takes."""
    return measure.width(level.word, PILL) + 2 * _LEVEL_PADDING


@cache
def _in_colour(colour: str) -> TextStyle:
    return replace(PILL, colour=colour, leading=_LEVEL_HEIGHT)


def level_pill(level: Level, x: float, middle: float, measure: Measure, told: Element) -> tuple[Item, Item]:
    """A level's word in its colours with its middle at `middle`."""
    colours = level_colours(level)
    style = _in_colour(colours.text)
    width = level_width(level, measure)
    top = middle - _LEVEL_HEIGHT / 2
    box = Box(
        x=x,
        y=top,
        width=width,
        height=_LEVEL_HEIGHT,
        radius=_LEVEL_HEIGHT / 2,
        fill=colours.fill,
        edge=colours.edge,
        line=LEVEL_EDGES[level.number],
    )
    return box, Text(x + _LEVEL_PADDING, top + style.baseline, level.word, style, element=told)


def _centred(line: list[tuple[str, float]], width: float, y: float, size: PillSize) -> list[Pill]:
    x = (width - sum(wide for _, wide in line) - size.gap * (len(line) - 1)) / 2
    pills: list[Pill] = []
    for label, wide in line:
        pills.append(Pill(label, x, y, wide, size.height))
        x += wide + size.gap
    return pills
