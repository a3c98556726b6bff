"""What is asked before answers that were given in the review go."""

from PySide6.QtWidgets import QMessageBox, QWidget

from risikoapp.i18n import _, ngettext
from risikoapp.ui.dialogs.questions import plain_box


def ask_left(parent: QWidget, *, is_pasted: bool) -> bool:
    """Whether the review is to be left, and with it what was answered."""
    title = _("Luk uden at indsætte?") if is_pasted else _("Luk uden at importere?")
    return _asked(parent, title, _("Det, du har svaret på her, går tabt."), _("Luk"), _("Bliv her"))


def ask_lost(parent: QWidget, lost: int) -> bool:
    """Whether what was read anew is to be taken, though so many answers no longer fit it."""
    text = ngettext(
        "{count} af dine svar passer ikke på det, der nu er læst, og går tabt. De andre er med.",
        "{count} af dine svar passer ikke på det, der nu er læst, og går tabt. De andre er med.",
        lost,
    )
    title = _("Brug det, der nu er læst?")
    return _asked(parent, title, text.format(count=lost), _("Brug det"), _("Behold det, som det var"))


def _asked(parent: QWidget, title: str, text: str, go: str, stay: str) -> bool:
    box = plain_box(QMessageBox.Icon.Question, title, text, parent)
    going = box.addButton(go, QMessageBox.ButtonRole.DestructiveRole)
    staying = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    return box.clickedButton() is going
