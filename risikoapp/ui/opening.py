"""How a file comes into a window: with the lock that tells others, or read-only, or what can be read of it."""

import datetime as dt
import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from risikoapp.codec.errors import CodecError
from risikoapp.domain.model import RegisterFile
from risikoapp.files import takes_no_files
from risikoapp.i18n import _
from risikoapp.messages import message, shown_name
from risikoapp.storage.errors import CannotLock, Locked, StorageError
from risikoapp.storage.lock import Lock
from risikoapp.storage.owner import Holder
from risikoapp.storage.repository import Repository
from risikoapp.ui.dialogs.questions import ask_locked, show_error

if TYPE_CHECKING:
    from risikoapp.codec.salvage import Loss, Salvage
    from risikoapp.ui.main_window import MainWindow
    from risikoapp.ui.read_only import ReadOnly


class Opened(NamedTuple):
    """What a window is made of. `warning` is what is amiss though it could be opened, or ""."""

    repository: Repository
    file: RegisterFile
    lock: Lock | None = None
    read_only: "ReadOnly | None" = None
    warning: str = ""


class Opening:
    """Opens and makes files for the windows of one program, and asks and tells what must be asked and told."""

    def __init__(self, now: Callable[[], dt.datetime], is_open: Callable[[Path], bool]) -> None:
        self._now = now
        self._is_open = is_open

    def open(self, path: Path, parent: QWidget | None, *, is_shown: bool = False) -> Opened | None:
        """The file for a window; None when it cannot be opened or nobody wants to, which has been told or asked.

        Where it `is_shown` already, to be read, it is opened to be edited or not at all.
        """
        try:
            return self._edit(path, parent)
        except Locked as error:
            answer = ask_locked(parent, path, error.holder, is_shown=is_shown)
            if answer == "cancel":
                return None
            if answer == "anyway":
                return self._edit(path, parent, force=True)
            read_only = read_only_for(error.holder) if answer == "read" else None
            return self._loaded(path, parent, read_only=read_only)

    def _edit(self, path: Path, parent: QWidget | None, *, force: bool = False) -> Opened | None:
        """The file for a window in which it can be edited, unless it is damaged; raises Locked, unless by `force`."""
        with ExitStack() as undone:
            lock, warning = self._locked(path, force=force)
            if lock is not None:
                undone.callback(lock.release)
            read_only = None
            if lock is None and takes_no_files(Path(os.path.realpath(path)).parent):
                # Else it would look as if it could be edited, until the first save.
                read_only, warning = _in_closed_folder(), ""
            opened = self._loaded(path, parent, lock=lock, read_only=read_only, warning=warning)
            # A copy that was made in the place of the file has a lock of its own.
            if opened is not None and opened.lock is lock:
                undone.pop_all()
            return opened

    def create(self, path: Path, file: RegisterFile) -> Opened:
        """A new file with this content, in the place of what lies there; raises StorageError."""
        with ExitStack() as undone:
            lock, warning = self._locked(path)
            if lock is not None:
                undone.callback(lock.release)
            repository = Repository.create(path, file, overwrite=True)
            undone.pop_all()
        return Opened(repository=repository, file=file, lock=lock, warning=warning)

    def _locked(self, path: Path, *, force: bool = False) -> tuple[Lock | None, str]:
        """The lock of this file, or why there is none; raises Locked, unless by `force`."""
        try:
            return Lock.take(path, self._now(), force=force), ""
        except CannotLock as error:
            return None, message(error)

    def _loaded(
        self,
        path: Path,
        parent: QWidget | None,
        *,
        lock: Lock | None = None,
        read_only: "ReadOnly | None" = None,
        warning: str = "",
    ) -> Opened | None:
        try:
            repository, file = Repository.open(path)
        except (StorageError, CodecError) as error:
            # Hardly ever wanted, nor is what follows.
            from risikoapp.storage.salvaging import salvaged

            salvage = salvaged(path, error)
            if salvage is not None:
                repository = Repository(path)
                read_only = _damaged(repository, salvage, self._is_open)
                return Opened(repository=repository, file=salvage.file, read_only=read_only)
            return self._tell(path, error, parent)
        return Opened(repository=repository, file=file, lock=lock, read_only=read_only, warning=warning)

    def _tell(self, path: Path, error: StorageError | CodecError, parent: QWidget | None) -> Opened | None:
        """Tells that a file cannot be opened; what comes of an offer of what there is of it, made into a new file."""
        title, text = _("»{name}« kunne ikke åbnes.").format(name=shown_name(path)), message(error, path)
        from risikoapp.storage.salvaging import may_be_restored
        from risikoapp.ui.restoring import tell_unopened

        if not may_be_restored(error):
            show_error(parent, title, text)
            return None
        restored = tell_unopened(parent, path, title, text, self._is_open)
        return None if restored is None else self.open(restored, parent)


def _in_closed_folder() -> "ReadOnly":
    from risikoapp.ui.read_only import ReadOnly

    reason = _("Skrivebeskyttet: du må ikke skrive i mappen. Gem en kopi et andet sted, hvis du vil rette.")
    return ReadOnly(reason=reason, choices=((_("Gem en kopi…"), _save_copy),))


def read_only_for(holder: Holder) -> "ReadOnly":
    """How a file is shown that somebody else has open."""
    from risikoapp.ui.read_only import ReadOnly, who_has_it

    return ReadOnly(reason=who_has_it(holder), choices=((_("Rediger nu"), _edit),), is_in_use=True)


def _damaged(repository: Repository, salvage: "Salvage", is_open: Callable[[Path], bool]) -> "ReadOnly":
    from risikoapp.messages.damage import all_lost
    from risikoapp.ui.read_only import ReadOnly

    choices: list[tuple[str, Callable[[MainWindow], object]]] = []
    if repository.recoveries.pending() is not None:
        choices.append((_("Gem det, der ligger i sikkerhed, som en ny fil…"), partial(_save_kept, is_open)))
    if any(loss.text for loss in salvage.losses):
        choices.append((_("Se, hvad der mangler…"), partial(_show_losses, salvage.losses)))
    choices.append((_("Gem det, der kan læses, som en ny fil…"), _save_copy))
    if repository.backups.all_of(salvage.file.register):
        choices.append((_("Gendan…"), _restore))
    reason = _("Skrivebeskyttet: filen er beskadiget. Her er det, der kan læses.")
    return ReadOnly(reason=f"{reason} {all_lost(salvage.losses)}".rstrip(), choices=tuple(choices), is_damaged=True)


def _edit(window: "MainWindow") -> None:
    window.editing_requested.emit()


def _restore(window: "MainWindow") -> None:
    window.restore_requested.emit()


def _save_copy(window: "MainWindow") -> None:
    window.handlers.save_copy()


def _save_kept(is_open: Callable[[Path], bool], window: "MainWindow") -> None:
    from risikoapp.ui.restoring import save_kept

    saved = save_kept(window.path, window, is_open)
    if saved is not None:
        window.file_requested.emit(saved)


def _show_losses(losses: "tuple[Loss, ...]", window: "MainWindow") -> None:
    from risikoapp.ui.dialogs.losses import LossList

    LossList(losses, window).show()
