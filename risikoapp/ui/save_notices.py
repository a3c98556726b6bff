"""What the window says when a save does not succeed, and takes back when it does after all."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.storage.errors import SpoiltOnDisk, StorageError, Vanished
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.handlers import Handlers
from risikoapp.ui.notice import Notice


class SaveNotices(QObject):
    """Tells each failure of one window's autosave with the ways out of it."""

    def __init__(self, autosave: Autosave, handlers: Handlers, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._handlers = handlers
        self._notice = notice
        self._told = ""
        autosave.failed.connect(self._on_failed)
        autosave.state_changed.connect(self._on_state_changed)

    def _on_failed(self, error: StorageError) -> None:
        choices: list[tuple[str, Callable[[], object]]] = [(_("Gem en kopi…"), self._handlers.save_copy)]
        if isinstance(error, Vanished):
            choices = [(_("Gem igen…"), self._handlers.save_elsewhere)]
        elif isinstance(error, SpoiltOnDisk):
            choices = [(_("Gem et andet sted…"), self._handlers.save_elsewhere)]
        choices.append((_("Prøv igen"), self._autosave.retry))
        self._told = message(error)
        self._notice.tell(self._told, choices, error=True)

    def _on_state_changed(self) -> None:
        if self._autosave.is_saved and self._autosave.error is None and self._told:
            # Only its own words: what else went wrong is not mended by a save.
            if self._notice.told == self._told:
                self._notice.clear()
            self._told = ""
