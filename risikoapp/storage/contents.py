"""What a file has held, one content after another, remembered by hash alone."""

from collections.abc import Iterable


class Contents:
    """Contents in the order in which they were there; each is handed in as the pieces it is made of."""

    def __init__(self) -> None:
        self._places: dict[bytes, int] = {}
        self._newest = self._newest_own = 0

    def add(self, pieces: Iterable[bytes], *, is_own: bool = False) -> None:
        """What the file holds now; `is_own` tells that it was written here."""
        self._newest += 1
        self._places[_digest(pieces)] = self._newest
        if is_own:
            self._newest_own = self._newest

    def __contains__(self, content: bytes) -> bool:
        # Nobody who only opens a file needs to wait for this.
        return bool(self._places) and _digest((content,)) in self._places

    def is_before_own(self, content: bytes) -> bool:
        """Whether something was written here since the file held this.

        Whoever undoes an edit of his own leaves what others have written, and makes no such content.
        """
        return self._newest_own > 0 and self._places.get(_digest((content,)), self._newest_own) < self._newest_own


def _digest(pieces: Iterable[bytes]) -> bytes:
    # Wanted when something is saved, and not before a window is shown.
    import hashlib

    made = hashlib.sha256()
    for piece in pieces:
        made.update(piece)
    return made.digest()
