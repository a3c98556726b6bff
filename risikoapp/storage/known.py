"""What a file is known to have held, by which an older state of it is known again."""

from collections.abc import Sequence

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.contents import Contents


class Known:
    """What was read and written here, and what it was."""

    def __init__(self) -> None:
        self._contents = Contents()
        self._is_own = False
        self._file: RegisterFile | None = None

    def remember(self, pieces: Sequence[bytes]) -> None:
        """That the file held these bytes until now; none where there was no file."""
        if pieces:
            self._contents.add(pieces, is_own=self._is_own)

    def go_on_from(self, file: RegisterFile, *, is_own: bool) -> None:
        """That it holds this from now on; `is_own` tells that it was written here."""
        self._file, self._is_own = file, is_own

    def is_older(self, file: RegisterFile, content: bytes) -> bool:
        """Whether this is what the file held before something that is known."""
        if self._file is None:
            return False
        # It comes with the rules for joining, and nobody waits for it at the start.
        from risikoapp.domain.past import is_behind

        return is_behind(file, self._file) or self._contents.is_before_own(content)
