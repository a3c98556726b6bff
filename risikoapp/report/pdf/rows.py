"""What pages are made of: rows of a known height, each with its text and shapes and the place of each.

Lengths in points. Inside a row x runs from the left edge of the column, y down from the top of the row.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar, cast

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.style import GRID, TextStyle
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import is_one_line, lines_of

_T = TypeVar("_T")


class _Maker(Protocol):
    def __call__(self, kind: type[_T], fields: tuple[object, ...], /) -> _T: ...


# What a tuple holds is not told by its own stub.
new = cast(_Maker, tuple.__new__)  # pyright: ignore[reportUnknownMemberType]
"""Makes a named tuple of all of its fields in a third of the time: a large report has a hundred thousand of them."""


class Text(NamedTuple):
    """One line of cleaned text from x, on the baseline y; `turned` runs it upwards.

    `reach` is the x of what is to be read next on the same line, or 0: programs that take text out of a page
    by its looks would read a label or a date far from its text as a column of its own. `element` is what it belongs
    to, None for what is drawn but never read, such as the page number. `target` is where a click on it leads. Between
    it and what follows in the element there is a space, unless `is_parted` tells that a word goes on.
    """

    x: float
    y: float
    text: str
    style: TextStyle
    turned: bool = False
    reach: float = 0.0
    element: Element | None = None
    target: str = ""
    is_parted: bool = False


class Box(NamedTuple):
    """A rectangle with rounded corners, filled unless `fill` is "", with an edge of `line` points, maybe `dashed`."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str
    edge: str
    line: float
    dashed: bool = False
    element: Element | None = None


class Rule(NamedTuple):
    """A horizontal line."""

    x: float
    y: float
    width: float
    colour: str
    line: float
    element: Element | None = None


class Stroke(NamedTuple):
    """A line from point to point; with a `head` in front an arrow."""

    points: tuple[tuple[float, float], ...]
    colour: str
    line: float
    head: bool = False
    element: Element | None = None


Item = Text | Box | Rule | Stroke


class Outline(NamedTuple):
    """An entry in the reader's list of contents; level 0 is the highest. `key` is the target of links to it."""

    text: str
    level: int
    key: str = ""


class Row(NamedTuple):
    """A slice across the column that is never split, its items in reading order.

    `before` is white space above it, except at the top of a page. `keep` forbids a page break between it and
    the next row. `repeat` is a row drawn once more above it when it starts a page (the head of a table).
    """

    height: float
    items: tuple[Item, ...]
    before: float = 0.0
    keep: bool = False
    repeat: "Row | None" = None
    outline: Outline | None = None


def baseline(style: TextStyle, x: float, top: float, text: str, reach: float = 0.0, *, element: Element | None) -> Text:
    """The text on a line whose top is at `top`."""
    return Text(x, top + style.baseline, text, style, reach=reach, element=element)


def text_rows(
    text: str,
    style: TextStyle,
    x: float,
    width: float,
    measure: Measure,
    *,
    element: Element,
    beside: tuple[Item, ...] = (),
) -> list[Row]:
    """One row for each line of the text; no page break leaves one line of it alone.

    What stands `beside` the first line is read before it.
    """
    if is_one_line(text, style, width, measure):
        return [line_row(text, style, x, element, beside)]
    leading, down = style.leading, style.baseline
    lines = lines_of(text, style, width, measure)
    ends = (0, len(lines) - 2) if len(lines) > 1 else ()
    rows: list[Row] = []
    for place, (words, is_parted) in enumerate(lines):
        line = (new(Text, (x, down, words, style, False, 0.0, element, "", is_parted)),) if words else ()
        rows.append(new(Row, (leading, (*beside, *line), 0.0, place in ends, None, None)))
        beside = ()
    return rows


def line_row(text: str, style: TextStyle, x: float, element: Element, beside: tuple[Item, ...]) -> Row:
    """The row of a text that stands on one line; what stands `beside` it is read before it."""
    line = new(Text, (x, style.baseline, text.rstrip(" "), style, False, 0.0, element, "", False))
    return new(Row, (style.leading, (*beside, line), 0.0, False, None, None))


def unbroken_ends(rows: list[Row]) -> list[Row]:
    """The rows with the first two kept together, and the last two."""
    if len(rows) > 1:
        rows[0] = kept(rows[0])
        rows[-2] = kept(rows[-2])
    return rows


def kept_with_next(rows: Sequence[Row]) -> list[Row]:
    """The rows with no page break among them or after them."""
    return [kept(row) for row in rows]


def kept(row: Row) -> Row:
    """The row with no page break after it."""
    height, items, before, _keep, repeat, outline = row
    return new(Row, (height, items, before, True, repeat, outline))


def below(row: Row, before: float) -> Row:
    """The row with so much white space above it."""
    height, items, _before, keep, repeat, outline = row
    return new(Row, (height, items, before, keep, repeat, outline))


def on_grid(rows: Sequence[Row]) -> list[Row]:
    """The rows with so much white space below them that what follows stands on the grid again."""
    missing = -height(rows) % GRID
    return [*rows[:-1], rows[-1]._replace(height=rows[-1].height + missing)]


def height(rows: Sequence[Row]) -> float:
    """Of the rows one below the other, with the white space above each but the first."""
    return sum(row.before + row.height for row in rows) - (rows[0].before if rows else 0.0)
