"""A paper without its format: what the readers of Word, PDF and text hand over to `paper.read`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `text` holds line breaks as `\\n` and is otherwise as typed.

    `heading` is 1 for the uppermost heading and 0 for body text, `bold` the bold words it opens with, `is_item`
    whether the format shows a list mark before it that is not in `text`. `shown_number` is that mark where it is a
    number (`3.`), and `depth` how deep in a list it stands, from 0.
    """

    text: str
    heading: int = 0
    bold: str = ""
    is_item: bool = False
    shown_number: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as a grid. `grid[row][column]` is a text, in a merged cell the same text at each of its places.

    `rows` has each text once, at its uppermost left place: what one reads aloud.
    """

    grid: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


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
    """All that stands in a paper: its `blocks` in order, heads and feet of its pages, foot notes and comments."""

    path: Path
    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    whole: RegisterFile | None = None
    """What the paper carries as data, where it is one of ours; then it is all that there is to read."""
