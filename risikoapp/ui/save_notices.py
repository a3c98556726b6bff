"""What the window says when a save does not succeed or takes its time, and takes back when it does after all."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.storage.errors import SpoiltOnDisk, StorageError, Vanished
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.handlers import Handlers, open_outside
from risikoapp.ui.notice import Notice
from risikoapp.ui.safe_keeping import SafeKeeping


class SaveNotices(QObject):
    """Tells each failure of one window's autosave with the ways out of it."""

    def __init__(
        self, autosave: Autosave, keeping: SafeKeeping, handlers: Handlers, notice: Notice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._handlers = handlers
        self._notice = notice
        self._told = ""
        autosave.failed.connect(self._on_failed)
        autosave.state_changed.connect(self._on_state_changed)
        keeping.kept_aside.connect(self._on_kept_aside)
        self._tell_backup_failure()

    def _on_failed(self, error: StorageError) -> None:
        choices: list[tuple[str, Callable[[], object]]] = [(_("Gem en kopi…"), self._handlers.save_copy)]
        if isinstance(error, Vanished):
            choices = [(_("Gem igen…"), self._handlers.save_elsewhere)]
        elif isinstance(error, SpoiltOnDisk):
            choices = [(_("Gem et andet sted…"), self._handlers.save_elsewhere)]
        choices.append((_("Prøv igen"), self._autosave.retry))
        if error.kept is not None:
            choices.append((_("Vis i mappe"), self._show_kept))
        self._tell(message(error), choices)

    def _on_kept_aside(self) -> None:
        text = _("Filen er længe om at svare. Rettelserne er lagt i sikkerhed på denne computer så længe.")
        self._tell(text, [(_("Vis i mappe"), self._show_kept)])

    def _tell(self, text: str, choices: list[tuple[str, Callable[[], object]]]) -> None:
        self._told = text
        self._notice.tell(text, choices, error=True, stays=True)

    def _on_state_changed(self) -> None:
        if not self._autosave.is_saved or self._autosave.error is not None:
            return
        # Only its own words: what else went wrong is not mended by a save.
        if self._told and self._notice.told == self._told:
            self._notice.clear()
        self._told = ""
        self._tell_backup_failure()

    def _tell_backup_failure(self) -> None:
        failure = self._autosave.repository.take_backup_failure()
        if failure is not None:
            self._notice.tell(message(failure), error=True)

    def _show_kept(self) -> None:
        open_outside(self._autosave.repository.recoveries.folder)
