"""What an earlier run of the program kept aside for a file: offered, and brought in as one step."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from risikoapp.domain.bringing import bring_in
from risikoapp.i18n import _
from risikoapp.messages.differences import differences, told
from risikoapp.messages.kept import moment
from risikoapp.storage.recovery import Recovery
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.dialogs.recovery import RecoveryDialog, ask_discard
from risikoapp.ui.document import Document
from risikoapp.ui.notice import Notice


class Recovering(QObject):
    """Asks about one thing kept aside after another, until none is left or the person wants to see them later."""

    noted = Signal(str)

    def __init__(self, document: Document, autosave: Autosave, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._autosave = autosave
        self._notice = notice
        self._window = window
        self._taken: Recovery | None = None
        autosave.state_changed.connect(self._on_state_changed)

    def offer(self) -> None:
        """Asks about the newest, if there is any; nothing in the file is replaced before somebody says so."""
        pending = self._autosave.repository.recoveries.pending(self._document.file)
        if pending is None or self._taken is not None:
            return
        here = self._document.register
        base = None if pending.base is None else pending.base.register
        made, refused = bring_in(self._document.file, pending.file, base)
        left = told(base or here, pending.file.register, refused)
        brought = differences(here, made.register)
        if not brought and not left:
            # All of it is there already.
            self._discard(pending)
            return
        dialog = RecoveryDialog(moment(pending.kept), brought, left, self._window)
        # The dialog tells of what stands here now.
        with self._autosave.undisturbed():
            dialog.exec()
            answer = dialog.answer
            if answer == "bring":
                self._bring(pending)
        dialog.deleteLater()
        if answer == "discard" and ask_discard(self._window):
            self.noted.emit("kept edits discarded")
            self._discard(pending)
        elif answer == "discard":
            self.offer()

    def _bring(self, pending: Recovery) -> None:
        self.noted.emit("kept edits brought in")
        refused = self._document.bring_in(pending.file, None if pending.base is None else pending.base.register)
        if refused:
            self._notice.tell(_("Det, der passede, er taget med. Resten ligger stadig i sikkerhed på denne computer."))
        else:
            # It lies in safety until it is in the file.
            self._taken = pending
            self._on_state_changed()

    def _on_state_changed(self) -> None:
        if self._taken is not None and self._autosave.is_saved:
            taken, self._taken = self._taken, None
            self._discard(taken)

    def _discard(self, recovery: Recovery) -> None:
        self._autosave.repository.recoveries.discard(recovery)
        self.offer()
