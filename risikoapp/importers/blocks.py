"""A paper without its format: what the readers of Word, PDF and text hand over to `paper.read`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile


class Area(NamedTuple):
    """Where something stands: the page from 0, and on it points from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `text` holds line breaks as `\\n` and is otherwise as typed.

    `heading` is 1 for the uppermost heading and 0 for body text, `bold` the bold words it opens with, `is_item`
    whether the format shows a list mark before it that is not in `text`. `shown_number` is that mark where it is a
    number (`3.`), and `depth` how deep in a list it stands, from 0. `areas` is where it stands, line by line, where its
    format has pages.
    """

    text: str
    heading: int = 0
    bold: str = ""
    is_item: bool = False
    shown_number: str = ""
    depth: int = 0
    areas: tuple[Area, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as a grid. `grid[row][column]` is a text, in a merged cell the same text at each of its places.

    `rows` has each text once, at its uppermost left place: what one reads aloud. `areas` is where each of them stands,
    where the format has pages.
    """

    grid: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    areas: tuple[Area, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scattered:
    """A risk matrix whose columns are lost. `likely` has the cells in which each number in it may stand, and no more
    than one where that is the likeliest by far."""

    text: str
    likely: Mapping[int, tuple[Rating, ...]]


PLAIN_LETTERS = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})
"""Takes out of a text what is there for where a line may end."""
Block = Paragraph | Table | Scattered


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All that stands in a paper: its `blocks` in order, heads and feet of its pages, foot notes and comments.

    `margin_areas` is where each of the heads and feet stands, where the format has pages.
    """

    path: Path
    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    margin_areas: tuple[tuple[Area, ...], ...] = ()
    notes: tuple[str, ...] = ()
    whole: RegisterFile | None = None
    """What the paper carries as data, where it is one of ours; then it is all that there is to read."""
