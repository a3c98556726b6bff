"""That nothing written in one window is lost: kept aside in time, offered again, and older states brought back."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.storage.errors import StorageError
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.document import Document
from risikoapp.ui.left_side import LeftSide
from risikoapp.ui.notice import Notice
from risikoapp.ui.safe_keeping import SafeKeeping

if TYPE_CHECKING:
    from risikoapp.ui.detail.pane import DetailPane
    from risikoapp.ui.main_window import MainWindow
    from risikoapp.ui.recovering import Recovering
    from risikoapp.ui.restoring import Chosen

LOOK_AFTER = 300
"""Milliseconds from the opening until what was kept aside is looked for: the window is painted first."""


class Safety(QObject):
    """Watches over one window's document, from the typing to the copies of earlier days."""

    noted = Signal(str)
    """Something for the log, in fixed words."""
    copy_requested = Signal(object)
    """A copy of the file is to be seen in a window of its own: which one, a Chosen."""

    def __init__(
        self, document: Document, autosave: Autosave, left: LeftSide, notice: Notice, window: "MainWindow"
    ) -> None:
        super().__init__(window)
        self._document = document
        self._autosave = autosave
        self._left = left
        self._notice = notice
        self._window = window
        self._pane: DetailPane | None = None
        self._recovering: Recovering | None = None
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self.look_back)
        self._restored = ""
        """What was told of the restoring that is the last edit, or ""."""
        self.keeping = SafeKeeping(autosave, self.standing, window.is_untold, self)
        self.keeping.kept_aside.connect(self._on_kept_aside)
        left.touched.connect(self.keeping.on_touched)
        document.changed.connect(self._on_changed)
        autosave.failed.connect(self._on_failed)

    def watch(self, pane: "DetailPane") -> None:
        """Counts what is typed in the pane, now that there is one."""
        self._pane = pane
        pane.touched.connect(self.keeping.on_touched)

    def standing(self) -> RegisterFile:
        """The file as it would be if what has been typed were an edit."""
        file = self._document.file
        if not self._window.is_untold():
            return file
        register = self._left.with_typing(file.register)
        if self._pane is not None:
            register = self._pane.with_typing(register)
        return replace(file, register=register)

    def look_back_soon(self) -> None:
        """Offers what an earlier run kept aside for this file, once the window stands there."""
        self._look.start(LOOK_AFTER)

    def look_back(self) -> None:
        if self._autosave.repository.recoveries.pending(self._document.file) is None:
            return
        from risikoapp.ui.recovering import Recovering

        if self._recovering is None:
            self._recovering = Recovering(
                self._document, self._autosave, self._notice, self._window.flush, self._window
            )
            self._recovering.noted.connect(self.noted)
        self._recovering.offer()

    def restore(self) -> None:
        """Lets an older state be chosen among the copies of the file."""
        from risikoapp.ui.restoring import choose_backup

        backups = self._autosave.repository.backups.all_of(self._document.register)
        if not backups:
            words = _("Der er ingen sikkerhedskopier endnu. Den første laves, før dagens første ændring bliver gemt.")
            self._notice.tell(words)
            return
        # What comes in meanwhile would be taken away by what is chosen here.
        with self._autosave.undisturbed():
            chosen = choose_backup(self._document.register, backups, self._window)
            if chosen is not None and not chosen.is_to_be_shown:
                self.restore_from(chosen)
        if chosen is not None and chosen.is_to_be_shown:
            self.copy_requested.emit(chosen)

    def restore_from(self, chosen: "Chosen") -> bool:
        """Makes the register what this copy holds, as one step; whether that could be done.

        What stood here is copied first: once others' edits have joined, the step may not be undone any more.
        """
        before = self._document.register
        self._autosave.repository.back_up(self._document.file)
        if not self._document.restore(chosen.file, chosen.when):
            self.noted.emit("a backup could not be restored")
            text = _("Kopien fra {when} kunne ikke gendannes. Risikovurderingen er, som den var.")
            self._notice.tell(text.format(when=chosen.when), error=True)
            return False
        self.noted.emit("restored from a backup")
        text = _("Risikovurderingen er nu, som den var {when}.").format(when=chosen.when)
        is_step = self._document.register is not before
        self._notice.tell(text, [(_("Fortryd"), self._document.undo_stack.undo)] if is_step else [])
        self._restored = text
        return True

    def rescue(self, patience: int) -> str:
        """After a fault: sees to it that nothing is lost, within so many milliseconds, and says what came of it."""
        name = self._autosave.repository.path.name
        with suppress(Exception):
            # It may be this that is at fault, which has been noted; then what is typed is put aside as it stands there.
            self._window.flush()
        if self._is_saved_within(patience) and not self._window.is_untold():
            now = self._document.clock.now().astimezone()
            return _("Alt til og med kl. {time:%H.%M} er gemt i »{name}«.").format(time=now, name=name)
        try:
            self.keeping.keep_now()
        except Exception as error:
            # Whatever it is, the person must be told.
            self.noted.emit(f"could not be kept aside: {type(error).__name__}")
            return _("De seneste rettelser i »{name}« kunne ikke gemmes. Gem en kopi, før du lukker.").format(name=name)
        text = _("De seneste rettelser i »{name}« er lagt i sikkerhed på denne computer. De bliver tilbudt næste gang.")
        return text.format(name=name)

    def _is_saved_within(self, milliseconds: int) -> bool:
        try:
            return self._autosave.wait(milliseconds)
        except Exception:
            # It may be saving that is at fault, and that has been noted; then the edits are put aside.
            return False

    def finish(self) -> None:
        """The window closes."""
        self._look.stop()
        self.keeping.finish()

    def _on_changed(self) -> None:
        # It is not as it was any more, and undoing would take back something else.
        if self._restored and self._notice.told == self._restored:
            self._notice.clear()
        self._restored = ""

    def _on_kept_aside(self) -> None:
        self.noted.emit("a save does not return; kept aside")

    def _on_failed(self, error: StorageError) -> None:
        number = error.reason.errno if error.reason is not None else None
        self.noted.emit(f"save failed: {type(error).__name__} {number or ''}{' (kept aside)' if error.kept else ''}")
