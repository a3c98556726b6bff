"""What comes of a document and of what somebody else has written, worked out away from the window."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import OnDisk, Repository

if TYPE_CHECKING:
    from risikoapp.domain.changes import Change
    from risikoapp.domain.merge import Choice, Conflict, Merge


class Meeting:
    """Reads what is on disk and merges it; `run` it in the thread of the repository, and look at it afterwards."""

    def __init__(
        self,
        repository: Repository,
        mine: RegisterFile,
        base: RegisterFile,
        older: OnDisk | None,
        choices: "Mapping[Conflict, Choice]",
    ) -> None:
        """`base` is what `mine` was made of, `older` a state that was put back and is undecided, `choices` are made."""
        self._repository = repository
        self.mine = mine
        self._base = base
        self._older = older
        self.choices = choices
        self.trouble: StorageError | InvalidEdit | None = None
        """Why nothing can come of both: there may be no number left for a risk that must have another."""
        self.found: OnDisk | None = None
        self.merged: Merge | None = None
        self.file: RegisterFile | None = None
        """Both joined; None where both have changed the same, and it has not been chosen what stands."""
        self.news = ""
        """What has come in, in one line."""
        self.given_up: tuple[tuple[Conflict, tuple[Change, ...]], ...] = ()
        """What each choice has changed in the version that was given up for it."""

    def run(self) -> None:
        try:
            found = self._repository.read_again()
            self._repository.keep_present(found)
            self.found = self._joined(found)
        except (StorageError, InvalidEdit) as trouble:
            self.trouble = trouble

    def _joined(self, found: OnDisk) -> OnDisk:
        # Wanted only where two work in one file.
        from risikoapp.domain.changes import diff
        from risikoapp.domain.merge import given_up, merge, resolve
        from risikoapp.news import news_line

        # Whoever edits an older state that was put back has not taken away what came after it.
        ancestor = self._base if self._older is None or found.is_step_back else self._older.file
        self.merged = merged = merge(ancestor, self.mine, found.file)
        if not set(merged.conflicts) <= self.choices.keys():
            return found
        self.file = file = resolve(merged, self.choices)
        self.given_up = tuple(given_up(merged, self.choices))
        incoming = diff(self.mine.register, file.register)
        self.news = news_line(replace(merged, file=file, incoming=incoming))
        # One object where they are equal: the window can tell that at once.
        return found._replace(file=file) if file == found.file else found
