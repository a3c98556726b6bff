"""Takes a name out of an open file and all that lies beside it, step by step, while the window goes on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.redaction import redacted_file
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.redaction import NameTaker, Places
from risikoapp.storage.redacting import InCopies, NameInCopies
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.background import Background
from risikoapp.ui.document import Document

_NOWHERE, _IN_NO_COPY = Places(), InCopies()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a name stands, or stood: in the file that is open, and beside it. `is_saved` tells whether it is out of it.

    `is_readable` is false where the log of the file is damaged: then nothing can be promised, and nothing is done.
    """

    places: Places = _NOWHERE
    copies: InCopies = _IN_NO_COPY
    is_saved: bool = True
    is_readable: bool = True

    @property
    def count(self) -> int:
        return self.places.count + self.copies.places


class NameRemoval(QObject):
    """Counts where names stand, as often as asked, and takes one out."""

    counted = Signal(object)
    """A Found, for the name that was asked for last."""
    removed = Signal(object)
    """A Found; the undo stack is empty now."""

    def __init__(self, document: Document, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._autosave = autosave
        self._taker: NameTaker | None = None
        self._redacted = RegisterFile()
        self._found = Found()
        self.progress = (0, 0)
        """How many of the files beside it have been looked through, and of how many."""
        self._counting = self._background(self._on_counted)
        self._taking = self._background(self._on_taken)
        self._cleaning = self._background(self._on_cleaned)

    @property
    def is_at_work(self) -> bool:
        return self._counting.is_at_work or self.is_removing

    @property
    def is_removing(self) -> bool:
        return self._taking.is_at_work or self._cleaning.is_at_work

    def count(self, taker: NameTaker) -> None:
        """Begins to look for a name; `counted` follows, unless another is asked for meanwhile."""
        self._taker, self.progress = taker, (0, 0)
        self._counting.start(self._count)

    def take_out(self, taker: NameTaker) -> None:
        """Begins to take a name out; `removed` follows.

        The file comes first, since its last state is copied when it is written; the copies come when it is on disk.
        """
        self._taker, self.progress = taker, (0, 0)
        if not self._autosave.flush():
            self.removed.emit(Found(is_saved=False))
            return
        self._taking.start(self._take)

    def _background(self, then: Callable[[], None]) -> Background:
        made = Background(self)
        made.finished.connect(then)
        return made

    @property
    def _today(self) -> dt.date:
        return self._document.clock.today()

    def _count(self) -> None:
        """In a thread."""
        taker = self._taker
        assert taker is not None
        try:
            places = redacted_file(self._document.file, taker, self._today)[1]
        except DamagedRegister:
            self._found = Found(is_readable=False)
        else:
            self._found = Found(places=places, copies=self._copies(taker).count(self._tell))

    def _on_counted(self) -> None:
        self.counted.emit(self._found)

    def _take(self) -> None:
        """In a thread."""
        assert self._taker is not None
        self._redacted, places = redacted_file(self._document.file, self._taker, self._today)
        self._found = Found(places=places)

    def _on_taken(self) -> None:
        self._document.rewrite(self._redacted)
        if not self._autosave.flush():
            self.removed.emit(Found(places=self._found.places, is_saved=False))
            return
        self._cleaning.start(self._clean)

    def _clean(self) -> None:
        """In a thread."""
        assert self._taker is not None
        self._found = Found(places=self._found.places, copies=self._copies(self._taker).take_out(self._tell))

    def _on_cleaned(self) -> None:
        self.removed.emit(self._found)

    def _copies(self, taker: NameTaker) -> NameInCopies:
        return NameInCopies(self._autosave.repository, self._document.register, taker, self._today)

    def _tell(self, done: int, of: int) -> None:
        self.progress = done, of
