"""A file beside the window's own: a copy, or what was restored."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.storage.errors import StorageError
from risikoapp.storage.lock import held
from risikoapp.storage.repository import Repository
from risikoapp.ui.dialogs.questions import show_error


def write_new(
    path: Path,
    file: RegisterFile,
    *,
    now: dt.datetime,
    is_open: Callable[[Path], bool],
    parent: QWidget | None,
    failure: str,
) -> bool:
    """Writes a file that the person has named, in the place of what lies there; whether that went well.

    Else it is told: under `failure`, or that a window here has it. One that another has open is not replaced either.
    """
    if is_open(path):
        show_error(parent, _("»{name}« er åben.").format(name=path.name), _("Vælg et andet navn."))
        return False
    try:
        with held(path, now):
            Repository.create(path, file, overwrite=True)
    except StorageError as error:
        show_error(parent, failure, message(error))
        return False
    return True
