"""Who edits: a role or initials for the change log, or nothing."""

from PySide6.QtWidgets import QLineEdit, QWidget

from risikoapp.i18n import _
from risikoapp.ui.dialogs.form import FormDialog

_LONGEST = 40
"""Letters: it stands in each line of the log."""


class AuthorDialog(FormDialog):
    """Asks for the author, who is none where the field is empty."""

    def __init__(self, author: str, parent: QWidget | None = None, *, may_be_told: bool = True) -> None:
        super().__init__(_("Initialer i ændringsloggen"), _("Gem"), parent)
        if may_be_told:
            self.add_text(_("De står ved hver ændring, du laver fra nu af, i alle risikovurderinger, du retter her."))
        self._author = QLineEdit(author, self)
        self._author.setMaxLength(_LONGEST)
        self.add_field(_("Initialer eller rolle (valgfrit)"), self._author)
        if may_be_told:
            self._author.setPlaceholderText(_("Initialer eller en rolle, for eksempel projektlederen"))
            self.add_text(_("De gemmes på din egen computer. Er feltet tomt, står der ikke, hvem der har rettet."))
        else:
            self._author.setPlaceholderText(_("Slået fra"))
            self._author.setEnabled(False)
            self._author.setAccessibleDescription(decided())
            self.add_text(decided())
            self.deed.setEnabled(False)

    @property
    def author(self) -> str:
        return " ".join(self._author.text().split())


def decided() -> str:
    """Why nothing can be written."""
    return _("Din organisation har bestemt, at der ikke står, hvem der har rettet.")
