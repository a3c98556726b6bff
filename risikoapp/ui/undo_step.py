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
        *,
        is_made: bool = False,
    ) -> None:
        """`make` makes changes; where it `is_made`, they stand there already when the step comes on the stack."""
        super().__init__(name)
        self._is_made = is_made
        self._changes = changes
        self._make = make
        self._refused = refused

    def redo(self) -> None:
        # Coming on the stack is to be made, too.
        if not self._is_made:
            self._try(self._changes)
        self._is_made = False

    def undo(self) -> None:
        self._try(invert(self._changes))

    def _try(self, changes: tuple[Change, ...]) -> None:
        try:
            self._make(changes)
        except ChangeConflict:
            # The stack drops an obsolete step by itself.
            self.setObsolete(True)
            self._refused.emit(self.text())
