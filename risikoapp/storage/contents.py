"""What a file has held, one content after another, remembered by hashes alone."""

from collections import deque
from collections.abc import Sequence
from itertools import accumulate

_LONGEST = 500
"""Contents that are remembered: a day of edits. The oldest is forgotten first."""

_Marks = tuple[tuple[int, ...], int]
"""The lengths of the pieces, and the hash of them all. Python keeps that of each, so only what is new is gone
through."""


class Contents:
    """Contents in the order in which they were there; each is handed in as the pieces it is made of."""

    def __init__(self) -> None:
        self._places: deque[tuple[int, _Marks]] = deque(maxlen=_LONGEST)
        self._newest = self._newest_own = 0

    def add(self, pieces: Sequence[bytes], *, is_own: bool = False) -> None:
        """What the file holds now; `is_own` tells that it was written here."""
        self._newest += 1
        # Before each save: the loops run in C, and nothing is looked up among what has been there.
        self._places.append((self._newest, (tuple(map(len, pieces)), hash(tuple(pieces)))))
        if is_own:
            self._newest_own = self._newest

    def is_before_own(self, content: bytes) -> bool:
        """Whether something was written here since the file held this.

        Whoever undoes an edit of his own leaves what others have written, and makes no such content.
        """
        if not self._newest_own:
            return False
        last = max((place for place, marks in self._places if _are_of(marks, content)), default=None)
        return last is not None and last < self._newest_own


def _are_of(marks: _Marks, content: bytes) -> bool:
    sizes, expected = marks
    if sum(sizes) != len(content):
        return False
    ends = accumulate(sizes)
    return hash(tuple(content[end - size : end] for size, end in zip(sizes, ends, strict=True))) == expected
