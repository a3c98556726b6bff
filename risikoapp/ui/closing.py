"""When a window may close: all is in its file, or a person has decided about what is not."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.storage.errors import StorageError
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.handlers import Handlers
from risikoapp.ui.joining import Joining
from risikoapp.ui.safety import Safety

PATIENCE = 2_000
"""Milliseconds that a save may take before the person is asked instead: a drive that hangs must not hold the window.

A little more than a save tries for where the file is refused or away, which has words of its own.
"""


class Closing(QObject):
    """Sees to it that one window closes without losing anything, and without waiting for ever."""

    def __init__(
        self, autosave: Autosave, joining: Joining, handlers: Handlers, safety: Safety, window: QWidget
    ) -> None:
        super().__init__(window)
        self._autosave = autosave
        self._joining = joining
        self._handlers = handlers
        self._safety = safety
        self._window = window

    def may_close(self) -> bool:
        """Saves what is not saved; asks where that does not succeed or takes too long."""
        if self._handlers.is_safe_elsewhere:
            return True
        if self._autosave.wait(PATIENCE):
            return True
        if self._autosave.is_writing or self._autosave.is_joining:
            return self._may_leave_the_save()
        return self._joining.settle() or self._handlers.may_close_unsaved()

    def finish(self) -> None:
        """The window closes. One whose drive has not answered is gone from the screen, and deleted when it has."""
        self._safety.finish()
        if not self._autosave.end():
            # To delete it is to wait for its thread.
            self._window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            self._autosave.state_changed.connect(self._on_state_changed)

    def _may_leave_the_save(self) -> bool:
        from risikoapp.ui.dialogs.questions import ask_unsaved

        slow = _("Filen er længe om at svare.")
        try:
            self._safety.keeping.keep_now()
        except StorageError:
            text = _("{slow} Rettelserne kunne heller ikke lægges i sikkerhed på denne computer.")
        else:
            text = _(
                "{slow} Rettelserne er lagt i sikkerhed på denne computer. "
                "Lukker du nu, bliver de tilbudt, næste gang filen åbnes."
            )
        answer = ask_unsaved(self._window, text.format(slow=slow), _("Luk uden at vente"))
        return answer == "discard" or (answer == "copy" and self._handlers.save_copy())

    def _on_state_changed(self) -> None:
        if self._autosave.end():
            self._window.deleteLater()
