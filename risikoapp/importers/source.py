"""What a paper says, piece by piece, and what each piece was used for: so that nothing gets lost unseen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from risikoapp.importers.blocks import Area

if TYPE_CHECKING:
    from risikoapp.importers.draft import Unclear

Use = Literal[
    "title", "front", "overview", "columns", "matrix", "section", "description", "actions", "evaluations", "unused"
]
"""What a piece was used for: one of the parts of a register, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePiece:
    """A paragraph or a table of a paper. `risk` is the number, in the draft, of the risk that it tells of.

    `areas` is where it stands, where the paper has pages.
    """

    text: str
    use: Use
    risk: int | None = None
    is_item: bool = False
    areas: tuple[Area, ...] = ()


def place_of(unclear: "Unclear", source: Sequence[SourcePiece]) -> int | None:
    """Which piece something unclear is about; None where that cannot be told, or it is about the paper as a whole."""
    return next(_places(unclear, source), None)


def _places(unclear: "Unclear", source: Sequence[SourcePiece]) -> Iterator[int]:
    """What comes into question, the likeliest first."""
    places = range(len(source))
    own = [place for place in places if source[place].risk == unclear.risk]
    if unclear.text:
        words = " ".join(unclear.text.split())
        for among in (own, places):
            yield from (place for place in among if words in " ".join(source[place].text.split()))
        # An evaluation may have come of several paragraphs.
        first = unclear.text.split("\n", 1)[0].strip()
        yield from (place for place in own if first and first in source[place].text)
    if unclear.field == "rating":
        yield from (place for place in own if source[place].use == "matrix")
    if unclear.field in ("rating", "criteria"):
        yield from (place for place in places if source[place].use == "matrix")
    if unclear.field == "title" or unclear.risk is not None:
        yield from own[:1]
