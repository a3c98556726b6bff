"""What a file held before, brought back: into its window as one step, or as a new file where it cannot be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.messages.kept import moment
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository
from risikoapp.storage.restoring import newest_readable, read_backup
from risikoapp.ui.dialogs.questions import ask_backup, choose_new_register, show_error
from risikoapp.ui.dialogs.restore import RestoreDialog
from risikoapp.ui.document import Document


def choose_backup(document: Document, repository: Repository, parent: QWidget) -> str | None:
    """Makes the register what one of the copies holds, as one step; returns when that was, "" when none is chosen.

    None where there are no copies.
    """
    backups = repository.backups.list()
    if not backups:
        return None
    dialog = RestoreDialog(document.register, backups, read_backup, parent)
    when = ""
    if dialog.exec():
        when = moment(dialog.chosen.made)
        document.restore(dialog.file, when)
    dialog.deleteLater()
    return when


def tell_unopened(
    parent: QWidget | None, path: Path, title: str, text: str, is_open: Callable[[Path], bool]
) -> Path | None:
    """Tells that a file cannot be opened, and offers the newest copy of it as a new file; returns that file, if made.

    The file itself is not touched.
    """
    found = newest_readable(path)
    if found is None:
        show_error(parent, title, text)
        return None
    backup, file = found
    if not ask_backup(parent, title, text, moment(backup.made)):
        return None
    return _made_new(parent, path, file, is_open)


def save_backup(register: Register, path: Path, parent: QWidget, is_open: Callable[[Path], bool]) -> Path | None:
    """Lets one of the copies of a file be made a new file, and returns that; the file itself is not touched.

    `register` is what can be read of the file now, which the copies are compared with.
    """
    dialog = RestoreDialog(register, Repository(path).backups.list(), read_backup, parent)
    chosen = dialog.file if dialog.exec() else None
    dialog.deleteLater()
    return None if chosen is None else _made_new(parent, path, chosen, is_open)


def _made_new(parent: QWidget | None, path: Path, file: RegisterFile, is_open: Callable[[Path], bool]) -> Path | None:
    suggestion = path.with_stem(_("{name} – gendannet").format(name=path.stem))
    chosen = choose_new_register(parent, _("Gem sikkerhedskopien som en ny fil"), suggestion)
    if chosen is None:
        return None
    if is_open(chosen):
        show_error(parent, _("»{name}« er åben.").format(name=chosen.name), _("Vælg et andet navn."))
        return None
    try:
        Repository.create(chosen, file, overwrite=True)
    except StorageError as error:
        show_error(parent, _("»{name}« kunne ikke gemmes.").format(name=chosen.name), message(error))
        return None
    return chosen
