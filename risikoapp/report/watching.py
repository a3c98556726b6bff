"""How far the making of a report or an export has come, told to whoever waits for it, and may give it up."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
Watch = Callable[[int, int], None]
"""Is told now and then how much is done, and of how much; what it raises ends the work."""

_EVERY = 20
"""So many pieces go by between two tellings: each is small, and each telling wakes the window."""


def watched(pieces: Iterable[_T], of: int, watch: Watch | None) -> Iterator[_T]:
    """The pieces, of which there are so many, while it is told how many have gone by."""
    for done, piece in enumerate(pieces):
        if watch is not None and done % _EVERY == 0:
            watch(done, of)
        yield piece
