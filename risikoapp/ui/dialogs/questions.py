"""Short questions and messages, and the choice of files.

Qt's own dialogs are loaded when one is shown: the window does not wait for what it may never ask.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Risk
from risikoapp.i18n import _
from risikoapp.messages import shown_name
from risikoapp.messages.holders import has_it_open
from risikoapp.storage.owner import Holder
from risikoapp.storage.repository import SUFFIX
from risikoapp.ui import theme
from risikoapp.ui.outside import in_open_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

StepBackAnswer = Literal["mine", "older", ""]
"""Which of two states of a file shall stand, or neither yet."""


def show_error(parent: QWidget | None, title: str, text: str) -> None:
    """Tells calmly what went wrong and what to do."""
    from PySide6.QtWidgets import QMessageBox

    box = plain_box(QMessageBox.Icon.Warning, title, text, parent)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.exec()


def plain_box(icon: "QMessageBox.Icon", title: str, text: str, parent: QWidget | None) -> "QMessageBox":
    """A box still without buttons, in which the name of a file may look like HTML."""
    from PySide6.QtWidgets import QLabel, QMessageBox

    box = QMessageBox(icon, "risikoapp", title, parent=parent)
    box.setInformativeText(text)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        if label.text() == text:
            label.setMinimumWidth(theme.MESSAGE_WIDTH)
    return box


def ask_locked(parent: QWidget | None, path: Path, holder: Holder, *, is_shown: bool = False) -> str:
    """What to do with a file that somebody else has open: "read", "together", "anyway" or "cancel".

    The lock is taken over by "anyway", which is offered where no one can tell here whether the other is still at work.
    Where the file `is_shown` to be read already, "read" is not offered.
    """
    from PySide6.QtWidgets import QMessageBox

    who = has_it_open(holder)
    parts = [_("Arbejder I sammen, retter I begge i den, og det bliver samlet, når der gemmes.")]
    if not is_shown:
        reading = _("Åbn »{name}« skrivebeskyttet, hvis du kun vil læse i den.").format(name=shown_name(path))
        parts = [f"{reading} {parts[0]}"]
    if not holder.is_here:
        sure = _("Er du sikker på, at ingen har den åben mere, kan du vælge »Åbn alligevel«.")
        parts.append(f"{sure} {_('Så bliver der ikke spurgt mere.')}")
    box = plain_box(QMessageBox.Icon.Question, f"{who[:1].upper()}{who[1:]}.", "\n\n".join(parts), parent)
    kinds = QMessageBox.ButtonRole
    read = None if is_shown else box.addButton(_("Åbn skrivebeskyttet"), kinds.AcceptRole)
    together = box.addButton(_("Arbejd sammen"), kinds.ActionRole)
    anyway = None if holder.is_here else box.addButton(_("Åbn alligevel"), kinds.ActionRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(cancel)
    box.setDefaultButton(read or cancel)
    box.exec()
    answers = {read: "read", together: "together", anyway: "anyway"}
    clicked = box.clickedButton()
    return next((answer for each, answer in answers.items() if each is not None and each is clicked), "cancel")


def ask_import(parent: QWidget | None, path: Path) -> bool:
    """Whether an old paper, or a sheet, that was to be opened is to be imported instead."""
    from PySide6.QtWidgets import QMessageBox

    title = _("»{name}« skal importeres.").format(name=shown_name(path))
    text = _(
        "Det er ikke en risikovurdering fra risikoapp endnu, men det kan blive til en: "
        "programmet læser risici, handlinger og evalueringer og viser, hvad det er i tvivl om. "
        "Filen selv bliver ikke rørt."
    )
    box = plain_box(QMessageBox.Icon.Question, title, text, parent)
    importing = box.addButton(_("Importér…"), QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setDefaultButton(importing)
    box.exec()
    return box.clickedButton() is importing


def ask_pdf_elsewhere(parent: QWidget, text: str, suggestion: Path) -> Path | None:
    """Tells why no PDF could be made; where it shall lie instead, or None for nowhere."""
    if not ask_elsewhere(parent, _("PDF'en kunne ikke oprettes."), text):
        return None
    return choose_new_file(parent, _("Gem PDF'en"), suggestion, _("PDF (*.pdf)"))


def ask_elsewhere(parent: QWidget, title: str, text: str) -> bool:
    """Tells why something could not be written; whether another place shall be chosen for it."""
    from PySide6.QtWidgets import QMessageBox

    box = plain_box(QMessageBox.Icon.Warning, title, text, parent)
    elsewhere = box.addButton(_("Vælg et andet sted…"), QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setDefaultButton(elsewhere)
    box.exec()
    return box.clickedButton() is elsewhere


def ask_unsaved(parent: QWidget, text: str, discarding: str) -> str:
    """What to do with edits that are not saved: "copy", "discard" (by a button of these words) or "stay"."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "risikoapp", _("De seneste rettelser er ikke gemt."), parent=parent)
    box.setInformativeText(text)
    copy = box.addButton(_("Gem en kopi…"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(discarding, QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_("Bliv her"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(copy)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return "copy" if clicked is copy else "discard" if clicked is discard else "stay"


def ask_step_back(parent: QWidget) -> StepBackAnswer:
    """What to do where an older state of the file was put back."""
    from PySide6.QtWidgets import QMessageBox

    text = _(
        "Det kan et program, der synkroniserer, komme til. "
        "Beholder du din, bliver det, du ser i vinduet, skrevet i filen. "
        "Tager du den ældre, er din stadig at finde under Fil → Gendan…"
    )
    box = plain_box(QMessageBox.Icon.Question, _("Filen er sat tilbage til en ældre udgave."), text, parent)
    mine = box.addButton(_("Behold min"), QMessageBox.ButtonRole.AcceptRole)
    older = box.addButton(_("Tag den ældre"), QMessageBox.ButtonRole.ActionRole)
    box.setEscapeButton(box.addButton(_("Senere"), QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(mine)
    box.exec()
    clicked = box.clickedButton()
    return "mine" if clicked is mine else "older" if clicked is older else ""


def ask_dropped(parent: QWidget) -> bool:
    """Whether what has been changed in a dialog is to be dropped."""
    from PySide6.QtWidgets import QMessageBox

    text = _("Lukker du nu, går det, du har rettet her, tabt.")
    box = plain_box(QMessageBox.Icon.Question, _("Luk uden at gemme ændringerne?"), text, parent)
    drop = box.addButton(_("Luk uden at gemme"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_("Bliv her"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is drop


def ask_unopened(parent: QWidget | None, title: str, text: str, kept: str, backup: str) -> str:
    """Tells what went wrong with a file, and what there is instead of it: "kept", "backup" or "close".

    `kept` is when the edits were put aside that lie in safety, `backup` when the newest copy was made, or "".
    """
    from PySide6.QtWidgets import QMessageBox

    parts, choices = [text], dict[str, str]()
    if kept:
        offer = _("Det, der sidst blev skrevet, blev lagt i sikkerhed på denne computer {when}.")
        parts.append(offer.format(when=kept))
        choices["kept"] = _("Gem det, der ligger i sikkerhed, som en ny fil…")
    if backup:
        parts.append(_("Der er en sikkerhedskopi fra {when}.").format(when=backup))
        choices["backup"] = _("Gem kopien som ny fil…")
    parts.append(_("Du kan gemme det som en ny fil. Den gamle bliver ikke rørt."))
    box = plain_box(QMessageBox.Icon.Warning, title, "\n\n".join(parts), parent)
    buttons = {box.addButton(name, QMessageBox.ButtonRole.AcceptRole): answer for answer, name in choices.items()}
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(box.addButton(_("Luk"), QMessageBox.ButtonRole.RejectRole))
    box.exec()
    clicked = box.clickedButton()
    return next((answer for button, answer in buttons.items() if button is clicked), "close")


def ask_unfinished(parent: QWidget, day: dt.date) -> str:
    """What to do with a status that was never finished, before the next begins: "finish", "begin" or "stay"."""
    from PySide6.QtWidgets import QMessageBox

    title = _("Status pr. {date} er ikke afsluttet.").format(date=format_list(day))
    text = _(
        "Afslut den først, så den bliver husket, som mødet fik den, og kan sammenlignes med den næste. "
        "Begynder du uden, kan den ikke afsluttes bagefter."
    )
    box = plain_box(QMessageBox.Icon.Question, title, text, parent)
    finish = box.addButton(_("Afslut den først…"), QMessageBox.ButtonRole.AcceptRole)
    begin = box.addButton(_("Begynd uden at afslutte"), QMessageBox.ButtonRole.ActionRole)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setDefaultButton(finish)
    box.exec()
    clicked = box.clickedButton()
    return "finish" if clicked is finish else "begin" if clicked is begin else "stay"


def ask_closing_instead(parent: QWidget, risk: Risk) -> bool:
    """Says why a risk that a meeting has seen is not deleted; whether it shall be closed instead, if it is open."""
    from PySide6.QtWidgets import QMessageBox

    title = _("{risk} kan ikke slettes.").format(risk=f"#{risk.number} {risk.name}".rstrip())
    text = _("Den står i en afsluttet status, som et møde har set.")
    if risk.is_open:
        text += " " + _("Luk den i stedet. Så beholder den sit nummer og alt, hvad der er skrevet om den.")
    else:
        text += " " + _("Den er lukket og bliver stående under »Lukkede«.")
    box = plain_box(QMessageBox.Icon.Information, title, text, parent)
    close = box.addButton(_("Luk…"), QMessageBox.ButtonRole.AcceptRole) if risk.is_open else None
    box.addButton(QMessageBox.StandardButton.Cancel if risk.is_open else QMessageBox.StandardButton.Ok)
    box.exec()
    return close is not None and box.clickedButton() is close


def ask_removal(parent: QWidget, risk: Risk) -> str:
    """Whether a risk that no meeting has seen shall be deleted: "remove", "close" for closing it instead, or "stay"."""
    from PySide6.QtWidgets import QMessageBox

    name = f"#{risk.number} {risk.name}".rstrip()
    box = QMessageBox(QMessageBox.Icon.Question, "risikoapp", _("Slet {risk}?").format(risk=name), parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    text = _("Slet kun en risiko, der er oprettet ved en fejl: alt, hvad der er skrevet om den, forsvinder.")
    if risk.is_open:
        text = _("{text} Har den været på et møde, så luk den i stedet. Så bliver den husket.").format(text=text)
    number = _("Nummer {number} bliver ikke brugt igen, og du kan fortryde med Ctrl+Z.").format(number=risk.number)
    box.setInformativeText(f"{text}\n\n{number}")
    remove = box.addButton(_("Slet risikoen"), QMessageBox.ButtonRole.DestructiveRole)
    close = box.addButton(_("Luk den i stedet…"), QMessageBox.ButtonRole.ActionRole) if risk.is_open else None
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return "remove" if clicked is remove else "close" if close is not None and clicked is close else "stay"


def choose_register(parent: QWidget | None, folder: Path) -> Path | None:
    """A file to open: a .risiko file, or a report or data of which one is made."""
    from PySide6.QtWidgets import QFileDialog

    kinds = [
        _("Risikovurderinger (*{suffix})").format(suffix=SUFFIX),
        _("Rapporter fra risikoapp (*.pdf)"),
        # What else can become one.
        _papers(),
    ]
    name, _kind = QFileDialog.getOpenFileName(parent, _("Åbn en risikovurdering"), str(folder), ";;".join(kinds))
    return Path(name) if name else None


def choose_paper(parent: QWidget | None, folder: Path) -> Path | None:
    """An old paper, a report or exported data to import."""
    from PySide6.QtWidgets import QFileDialog

    kinds = [
        _papers(),
        _("Papirer fra Word og andre, og som tekst (*.docx *.doc *.odt *.rtf *.txt)"),
        _("Papirer og rapporter som PDF (*.pdf)"),
        _("Regneark (*.xlsx *.csv)"),
        _("Eksporterede data (*.json)"),
    ]
    name, _kind = QFileDialog.getOpenFileName(parent, _("Importér en risikovurdering"), str(folder), ";;".join(kinds))
    return Path(name) if name else None


def _papers() -> str:
    return _("Papirer, rapporter, regneark og data (*.docx *.doc *.odt *.rtf *.txt *.pdf *.xlsx *.csv *.json)")


def choose_new_register(parent: QWidget | None, title: str, suggestion: Path) -> Path | None:
    """Where a new .risiko file shall lie; asks before it lets one be replaced."""
    return choose_new_file(parent, title, suggestion, _("Risikovurderinger (*{suffix})").format(suffix=SUFFIX))


def choose_new_file(parent: QWidget | None, title: str, suggestion: Path, kinds: str) -> Path | None:
    """The same for a new file of any kind, with the suffix of what is suggested."""
    from PySide6.QtWidgets import QFileDialog

    suggestion = in_open_folder(suggestion)
    dialog = QFileDialog(parent, title, str(suggestion.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Put on before the dialog asks whether the file may be replaced, so that it asks about the right one.
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
