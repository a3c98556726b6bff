"""An old paper on its way to become a risikovurdering: read, and looked through by whoever has chosen it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from risikoapp.codec.errors import CodecError
from risikoapp.i18n import _
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ImportFailure
from risikoapp.importers.formats import read_paper
from risikoapp.messages import message, shown_name
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs.import_result import ImportDialog
from risikoapp.ui.dialogs.questions import show_error

DATA_SUFFIX = ".json"


def read_old_paper(source: Path, clock: Clock, parent: QWidget | None) -> Draft | None:
    """What an old paper, a report or exported data hold, with what is unclear in it.

    None where it cannot be read, which has been told, or where nobody wants it when that has been shown.
    """
    try:
        draft = _read(source, clock)
    except (ImportFailure, CodecError, StorageError) as error:
        show_error(parent, _("»{name}« kunne ikke importeres.").format(name=shown_name(source)), message(error, source))
        return None
    dialog = ImportDialog(draft, source.name, parent)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    return draft if is_wanted else None


def _read(source: Path, clock: Clock) -> Draft:
    if source.suffix.casefold() != DATA_SUFFIX:
        return read_paper(source, new_id=clock.new_id, now=clock.now())
    # Exported data are read as a file is.
    return Draft(register_file=Repository.open(source)[1], extent="all")
