"""The open file: the one door through which it changes, and what is told of each change."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from risikoapp.domain.changes import Change, ChangeConflict, apply, diff, diff_within, invert
from risikoapp.domain.log import Log
from risikoapp.domain.model import Register, RegisterFile, Snapshot
from risikoapp.i18n import _
from risikoapp.ui.clock import Clock
from risikoapp.ui.undo_step import Step

if TYPE_CHECKING:
    from risikoapp.changelog import Stamp
    from risikoapp.domain.log import LogEntry


class OnlyShown(Exception):
    """An edit of what can only be looked at: whoever asked for it has not looked at `OpenFile.is_read_only`."""


class StandsInAStatus(ChangeConflict):
    """The change would take away a risk that stands in a finished status."""


class OpenFile(QObject):
    """A register file that is being edited, or one that is only looked at and refuses every edit.

    An edit is a named step that can be undone. What is never rewound, such as the finished statuses, changes beside the
    steps.
    """

    changed = Signal()
    """The file is another one than before."""
    step_refused = Signal(str, object)
    """An undo or redo could not be made; the step's name, and the ChangeConflict that tells why."""
    step_made = Signal(str)
    """A step was made, undone or made again that concerns one risk; the risk's id."""

    def __init__(
        self, file: RegisterFile, clock: Clock, parent: QObject | None = None, *, is_read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._clock = clock
        self.is_read_only = is_read_only
        """Whether every edit raises OnlyShown."""
        self.author = ""
        """Who edits, as the change log tells it: a role or initials, or nothing."""
        self.undo_stack = QUndoStack(self)
        self._has_told = False
        """Whether the newest entry of the log was made here, since nothing came from elsewhere."""

    @property
    def file(self) -> RegisterFile:
        return self._file

    @property
    def register(self) -> Register:
        return self._file.register

    @property
    def clock(self) -> Clock:
        return self._clock

    def join(self, file: RegisterFile) -> None:
        """Goes on with what came of this file and another person's edits.

        It is no step that could be undone. Of the person's own steps those that still fit can be, the others refuse.
        """
        if file is not self._file:
            self._file = file
            self._has_told = False
            self.changed.emit()

    def note_choice(self, name: str, changes: tuple[Change, ...]) -> None:
        """A step for a version that was chosen and stands here already: undone, it gives what was given up for it."""
        given_up = apply(self.register, invert(changes))
        self._file = replace(self._file, log=self._told(given_up, self.register, _concerned(changes)))
        self.undo_stack.push(Step(name, changes, self._make, self.step_refused, is_made=True))
        self.changed.emit()

    def rewrite(self, file: RegisterFile) -> None:
        """Goes on with a file out of which something was taken for good: no step that was made leads back to it."""
        self._refuse_read_only()
        self.undo_stack.clear()
        self._file = file
        self._has_told = False
        self.changed.emit()

    def bring_in(self, joined: RegisterFile) -> bool:
        """What came of this file and edits that were kept aside, as one step; whether it stands here now."""
        return self._become(_("Tag rettelser med"), joined, joined.snapshots)

    def update(self, joined: RegisterFile, name: str) -> bool:
        """What came of this file and a paper, as one step with this name; whether it stands here now."""
        return self._become(name, joined, self._file.snapshots)

    def restore(self, file: RegisterFile, when: str) -> bool:
        """The register becomes what it was at some time, as one step; whether it is that now.

        Statuses stay as they are, and so do risks that stand in one: what has been finished since has been finished.
        """
        return self._become(_("Gendan fra {when}").format(when=when), file, self._file.snapshots)

    def _take_number(self) -> int:
        self._refuse_read_only()
        number, self._file = self._file.take_number()
        return number

    def _refuse_read_only(self) -> None:
        if self.is_read_only:
            raise OnlyShown

    def _step(self, name: str, after: Register) -> None:
        self._refuse_read_only()
        if changes := diff(self.register, after):
            self.undo_stack.push(Step(name, changes, self._make, self.step_refused))

    def _stamp(self) -> "Stamp":
        from risikoapp.changelog import Stamp

        return Stamp(time=self._clock.now(), who=self.author, new_id=self._clock.new_id)

    def _told(self, before: Register, after: Register, concerned: Collection[str] = ()) -> Log:
        """The log with what has become another, in which no other risks differ than these.

        That may be less than a step was to do, or other texts than it holds.
        """
        from risikoapp.changelog import log_entries

        entries = log_entries(before, after, self._stamp(), diff_within(before, after, concerned))
        log = self._file.log.with_entries(*entries, may_go_on=self._has_told)
        self._has_told = True
        return log

    def _go_on(self, file: RegisterFile, *told: "LogEntry") -> None:
        """Goes on with a file in which something is another that is never rewound, and with these log entries."""
        self._refuse_read_only()
        self._file = replace(file, log=file.log.with_entries(*told))
        self.changed.emit()

    def _become(self, name: str, file: RegisterFile, snapshots: tuple[Snapshot, ...]) -> bool:
        """The register of a file, as one step, with these statuses; whether it stands here now.

        Risks that stand in a status stay, and none of its numbers is given again.
        """
        self._refuse_read_only()
        from risikoapp.domain.statuses import with_seen

        before = self._file
        register = with_seen(file.register, replace(before, snapshots=snapshots))
        changes = diff(before.register, register)
        if not changes and snapshots == before.snapshots:
            return True
        number = max(before.next_number, file.next_number)
        self._file = replace(before, next_number=number, snapshots=snapshots)
        if not changes:
            self.changed.emit()
            return True
        self.undo_stack.push(Step(name, changes, self._make, self.step_refused))
        if self.register is before.register:
            self._file = before
        return self.register == register

    def _make(self, changes: tuple[Change, ...]) -> None:
        """Raises ChangeConflict where the step does not fit, also where a risk would not stand where it was moved, or
        would go that a meeting has seen."""
        # The first edit is early enough.
        from risikoapp.domain.standing import falls_out_of_step
        from risikoapp.domain.statuses import stands_in_a_status

        for change in changes:
            is_removal = len(change.path) == 1 and change.field is None and change.new is None
            if is_removal and stands_in_a_status(self._file, change.path[0][1]):
                raise StandsInAStatus(change)
        before = self.register
        after = apply(before, changes)
        concerned = _concerned(changes)
        if falls_out_of_step(before, after, concerned):
            raise ChangeConflict(changes[0])
        self._file = replace(self._file, register=after, log=self._told(before, after, concerned))
        self.changed.emit()
        if len(concerned) == 1:
            (risk_id,) = concerned
            self.step_made.emit(risk_id)


def _concerned(changes: Iterable[Change]) -> set[str]:
    """The ids of the risks that changes are about."""
    return {change.path[0][1] for change in changes if change.path}
