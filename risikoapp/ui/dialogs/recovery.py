"""Edits that did not get into their file: what they would change, and what shall become of them."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.dialogs.reading import Passage, Reading

Answer = Literal["bring", "later", "discard"]


class RecoveryDialog(FormDialog):
    """Asks what to do with edits that were kept; `when` says when and where, as a sentence.

    `brought` tells what they change, `conflicts` what they say where the file says something else now, which must be
    chosen, and `left` what cannot be joined with the file at all. They are the only place where it can be read.
    """

    def __init__(
        self,
        when: str,
        brought: Sequence[str],
        conflicts: Sequence[str],
        left: Sequence[str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(_("Rettelser i sikkerhed"), _("Tag rettelserne med"), parent)
        self.setMinimumWidth(theme.READING_WIDTH)
        self.answer: Answer = "later"
        """What was chosen; closing the dialog is no choice yet."""
        head = self.add_text(_("Der er rettelser, som ikke nåede at komme med i filen."))
        head.setProperty("role", "lead")
        self.add_text(when)
        headings = (
            (_("Tager du dem med, sker der dette"), brought),
            (_("Her står der noget andet i filen nu. Tager du dem med, vælger du, hvad der skal stå"), conflicts),
            (_("Det her kan ikke samles med filen, som den er nu, og bliver liggende i sikkerhed"), left),
        )
        passages = [Passage(heading, lines) for heading, lines in headings if lines]
        text = Reading(_("Rettelserne"), self)
        text.show_passages(passages)
        room = QVBoxLayout()
        room.addWidget(text)
        self.add_layout(room)
        self.lead_through(text)
        self.add_text(_("Intet er ændret endnu. Tager du dem med, kan det fortrydes med Ctrl+Z."))
        self.deed.setEnabled(bool(brought or conflicts))
        later = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        later.setText(_("Se dem senere"))
        discard = self.buttons.addButton(_("Smid dem væk…"), QDialogButtonBox.ButtonRole.ActionRole)
        discard.clicked.connect(self._on_discard)

    def accept(self) -> None:
        self.answer = "bring"
        super().accept()

    def _on_discard(self) -> None:
        self.answer = "discard"
        self.reject()


def ask_discard(parent: QWidget) -> bool:
    """Asks again before edits are gone for good."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Question, "risikoapp", _("Smid rettelserne væk?"), parent=parent)
    box.setInformativeText(_("De kan ikke hentes igen. Filen bliver, som den er."))
    discard = box.addButton(_("Smid dem væk"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(_("Behold dem"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is discard
