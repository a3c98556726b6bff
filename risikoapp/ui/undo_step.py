"""A step on the undo stack of a document."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QUndoCommand

from risikoapp.domain.changes import Change, ChangeConflict, invert


class Step(QUndoCommand):
    """One edit on the undo stack, held as a difference so that it never takes back what others brought in."""

    def __init__(
        self,
        name: str,
        changes: tuple[Change, ...],
        make: Callable[[tuple[Change, ...]], None],
        refused: SignalInstance,
    ) -> None:
        super().__init__(name)
        self._changes = changes
        self._make = make
        self._refused = refused

    def redo(self) -> None:
        self._try(self._changes)

    def undo(self) -> None:
        self._try(invert(self._changes))

    def _try(self, changes: tuple[Change, ...]) -> None:
        try:
            self._make(changes)
        except ChangeConflict as conflict:
            # The stack drops an obsolete step by itself.
            self.setObsolete(True)
            self._refused.emit(self.text(), conflict)
