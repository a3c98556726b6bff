"""What comes out of an old paper: a register, and what a person must look at before trusting it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from risikoapp.codec.attached import Extent
from risikoapp.codec.public import Field
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.source import SourcePiece

if TYPE_CHECKING:
    from risikoapp.importers.scale_rules import Axis, ScaleRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Something the paper does not say clearly.

    `risk` is the number of the risk it is about (None: the paper as a whole), `field` what is in doubt, `message`
    one Danish sentence or two that say what is unsure and what to do, `text` the paper's own words, whole.
    """

    risk: int | None
    field: Field
    message: str
    text: str = ""
    likely: tuple[Rating, ...] = ()
    """The cells that come into question first, where it is a place in the matrix that is in doubt."""
    is_left_out: bool = False
    """Whether something that the paper says is in no part of the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A register that passes `domain.soundness.check`, and what is unclear in it, in the order of the paper."""

    register_file: RegisterFile
    unclear: tuple[Unclear, ...] = ()
    extent: Extent | None = None
    """How much of a register our own data are; None for a paper."""
    source: tuple[SourcePiece, ...] = ()
    """The paper itself, in its order; empty where there is none to be seen beside the draft."""
    columns: ColumnMap | None = None
    """How the columns of another program's spreadsheet were read; None for anything else."""
    sheets: tuple[ColumnMap, ...] = ()
    """How each sheet of it with rows in it could be read, the one that was read among them."""
    scales: "tuple[tuple[Axis, ScaleRule], ...]" = ()
    """By which rule its scales were, before a person chose what a step becomes that may be two."""

    @property
    def left_out(self) -> int:
        """How many pieces of the paper were no use: those seen in it, or those told of, whichever are more."""
        seen = sum(piece.use == "unused" for piece in self.source)
        return max(seen, sum(each.is_left_out for each in self.unclear))
