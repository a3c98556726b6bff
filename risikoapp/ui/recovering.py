"""What an earlier run kept aside for a file: offered, joined with the file, and brought in as one step."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.merge import Choice, Conflict, Merge, merge, resolve
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _, quoted
from risikoapp.messages.differences import WHOLE, differences
from risikoapp.messages.kept import kept_when
from risikoapp.storage.recovery import Recovery
from risikoapp.terms import status_name
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.dialogs.conflict_words import conflict_place, versions_in_words
from risikoapp.ui.dialogs.recovery import RecoveryDialog, ask_discard
from risikoapp.ui.document import Document
from risikoapp.ui.notice import Notice


class Recovering(QObject):
    """Asks about one thing kept aside after another, until none is left or the person wants to see them later."""

    noted = Signal(str)

    def __init__(
        self,
        document: Document,
        autosave: Autosave,
        notice: Notice,
        flush: Callable[[], None],
        window: QWidget,
    ) -> None:
        """For one window; `flush` makes edits of what has been typed in it."""
        super().__init__(window)
        self._document = document
        self._autosave = autosave
        self._notice = notice
        self._flush = flush
        self._window = window
        self._taken: Recovery | None = None
        self._steps = 0
        """How many steps there were when it had been taken."""
        autosave.state_changed.connect(self._on_state_changed)
        document.undo_stack.indexChanged.connect(self._on_index_changed)

    def offer(self) -> None:
        """Asks about the newest, if there is any; nothing in the file is replaced before somebody says so."""
        pending = self._autosave.repository.recoveries.pending(self._document.file)
        if pending is None or self._taken is not None:
            return
        merged = _joined(pending, self._document.file)
        if merged is not None and not merged.conflicts and self._stands_here(merged):
            # All of it stands here already. What was kept under another name may still be wanted there.
            if pending.former is None:
                self._take(pending)
            return
        with self._autosave.undisturbed():
            answer = self._ask(pending, merged)
            if answer == "bring":
                # What has come in meanwhile joins afterwards.
                self._bring(pending)
        if answer == "discard" and ask_discard(self._window):
            self.noted.emit("kept edits discarded")
            self._discard(pending)
        elif answer == "discard":
            self.offer()

    def _stands_here(self, merged: Merge) -> bool:
        here = self._document.file
        return (merged.file.register, merged.file.snapshots) == (here.register, here.snapshots)

    def _ask(self, pending: Recovery, merged: Merge | None) -> str:
        here = self._document.register
        brought, conflicts, left = (), (), ()
        if merged is None:
            left = differences(here, pending.file.register, WHOLE)
        else:
            # What a person must choose about is told apart.
            brought = differences(here, resolve(merged, dict.fromkeys(merged.conflicts, "theirs")).register, WHOLE)
            brought = (*brought, *self._statuses_in(merged))
            conflicts = tuple(_said(conflict, merged) for conflict in merged.conflicts)
        dialog = RecoveryDialog(kept_when(pending), brought, conflicts, left, self._window)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def _statuses_in(self, merged: Merge) -> Iterator[str]:
        known = {snapshot.id for snapshot in self._document.file.snapshots}
        for snapshot in merged.file.snapshots:
            if snapshot.id not in known:
                yield _("{status} bliver afsluttet.").format(status=status_name(snapshot))

    def _bring(self, pending: Recovery) -> None:
        """Joins what was kept with what stands here now, which may have changed while a person thought."""
        choices: Mapping[Conflict, Choice] = {}
        with self._autosave.undisturbed():
            while True:
                self._flush()
                merged = _joined(pending, self._document.file)
                if merged is None or set(merged.conflicts) <= choices.keys():
                    break
                answer = self._choose(merged)
                if answer is None:
                    text = _("Rettelserne ligger stadig i sikkerhed. Du bliver spurgt igen, næste gang du åbner filen.")
                    self._notice.tell(text)
                    return
                choices = answer
            is_in = merged is not None and self._document.bring_in(resolve(merged, choices))
        if is_in:
            self.noted.emit("kept edits brought in")
            self._take(pending)
        else:
            self.noted.emit("kept edits could not be brought in")
            text = _("Rettelserne kunne ikke tages med. De ligger stadig i sikkerhed på denne computer.")
            self._notice.tell(text, error=True)

    def _choose(self, merged: Merge) -> Mapping[Conflict, Choice] | None:
        from risikoapp.ui.dialogs.conflicts import ask_conflicts

        lead = _("Der står noget andet i filen nu end i dine rettelser. Vælg for hvert sted, hvad der skal stå.")
        return ask_conflicts(merged, self._window, lead)

    def _take(self, pending: Recovery) -> None:
        # It lies in safety until it is in the file.
        self._taken, self._steps = pending, self._document.undo_stack.index()
        self._on_state_changed()

    def _on_index_changed(self, index: int) -> None:
        if index < self._steps:
            # It has been undone, and comes into the file no more.
            self._taken = None

    def _on_state_changed(self) -> None:
        if self._taken is not None and self._autosave.is_saved:
            taken, self._taken = self._taken, None
            self._discard(taken)

    def _discard(self, recovery: Recovery) -> None:
        self._autosave.repository.recoveries.discard(recovery)
        self.offer()


def _joined(pending: Recovery, file: RegisterFile) -> Merge | None:
    """What was kept, and a file that may have moved on since; None where no number is left for a new risk.

    "Mine" is what was kept. Where nobody knows what it began from, it takes the place of the register.
    """
    try:
        return merge(pending.base or file, pending.file, file)
    except InvalidEdit:
        return None


def _said(conflict: Conflict, merged: Merge) -> str:
    """What was kept where the file says something else now."""
    mine, _theirs = versions_in_words(conflict, merged.file.register)
    return f"{conflict_place(conflict, merged.file.register)}: " + (quoted(mine) if mine else _("Tom"))
