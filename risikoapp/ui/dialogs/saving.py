"""Something that is to be written to a place of the person's choice."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from risikoapp.messages import message
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import StorageError
from risikoapp.ui.dialogs.questions import ask_elsewhere, choose_new_file


def save_somewhere(
    content: bytes, parent: QWidget, *, title: str, suggestion: Path, kinds: str, failure: str
) -> Path | None:
    """Asks where it shall lie and writes it there; asks again where that cannot be. Where it lies, or None for nowhere.

    `title` and `kinds` are those of the system's dialog, and `failure` says in a sentence that it could not be done.
    """
    while (chosen := choose_new_file(parent, title, suggestion, kinds)) is not None:
        try:
            write_atomically(chosen, (content,), overwrite=True)
        except StorageError as error:
            if not ask_elsewhere(parent, failure, message(error)):
                return None
            suggestion = chosen
        else:
            return chosen
    return None
