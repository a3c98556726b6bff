"""An old paper on its way to become a risikovurdering: read, and looked through by whoever has chosen it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.importers.errors import ImportFailure
from risikoapp.importers.formats import read_paper
from risikoapp.messages import message, shown_name
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs.import_result import ImportDialog
from risikoapp.ui.dialogs.questions import show_error

if TYPE_CHECKING:
    from risikoapp.importers.draft import Draft


def read_old_paper(source: Path, clock: Clock, parent: QWidget | None) -> "Draft | None":
    """What an old paper holds, with what is unclear in it; None where it cannot be read, which has been told, or where
    nobody wants it when that has been shown."""
    try:
        draft = read_paper(source, new_id=clock.new_id, now=clock.now())
    except ImportFailure as error:
        show_error(parent, _("»{name}« kunne ikke importeres.").format(name=shown_name(source)), message(error))
        return None
    dialog = ImportDialog(draft, source.name, parent)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    return draft if is_wanted else None
