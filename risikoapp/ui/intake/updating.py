"""A draft on its way into the open risikovurdering: what must be asked, and the one step that it is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from risikoapp.domain.changes import diff
from risikoapp.domain.dates import format_list
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.merge import Merge, resolve
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.update import doubts, update
from risikoapp.i18n import _
from risikoapp.importers.answers import as_joined
from risikoapp.importers.draft import Draft
from risikoapp.news import news_line
from risikoapp.ui.dialogs.conflicts import Sides, ask_conflicts
from risikoapp.ui.dialogs.import_result import UnclearList
from risikoapp.ui.dialogs.questions import show_error
from risikoapp.ui.intake.identity import IdentityDialog
from risikoapp.ui.intake.undone import ToldWhenUndone
from risikoapp.ui.intake.window import Target

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


def target_of(window: "MainWindow", *, takes_front: bool) -> Target:
    """The open risikovurdering of a window."""
    document = window.document
    name = document.register.title or window.path.stem
    return Target(name, partial(_joined, document.file, takes_front))


def show_unclear(window: "MainWindow", left: Draft, source: str) -> None:
    """Shows beside a window what is unclear still in what came into it."""
    if left.unclear:
        beside = UnclearList(left, source, window)
        window.commands.follow_into(beside)
        beside.stand_beside(window)
        beside.show()


def tell_old_date(window: "MainWindow") -> None:
    """Tells that what came out of a paper has the date of the paper, which the next report would have as well."""
    date = window.document.register.status_date
    if date is not None and date < window.document.clock.today():
        text = _("Statusdatoen er papirets: {date}. Giv risikovurderingen en ny dato, når den skal til næste møde.")
        choices = [(_("Ny dato…"), window.handlers.change_properties)]
        window.notice.tell(text.format(date=format_list(date)), choices)


def take_in(window: "MainWindow", joined: RegisterFile, left: Draft, source: str) -> None:
    """Makes it the register of the window, as one step, and tells what has come in, and what is `left` unclear.

    `source` is the paper's name; "" for what was pasted.
    """
    before = window.document.register
    name = _("Opdatér fra »{name}«").format(name=source) if source else _("Indsæt risici")
    if not window.document.update(joined, name):
        text = _("Der er rettet noget, mens du så efter. Ingenting er kommet med: prøv igen.")
        window.notice.tell(text, error=True)
        return
    after = window.document.file
    merged = Merge(file=after, conflicts=(), incoming=diff(before, after.register), kept=())
    news = news_line(merged, _("Det er kommet ind: {news}"))
    if after.register is not before:
        ToldWhenUndone(window)
    window.notice.tell(news or _("Alt det, der blev læst, stod her allerede. Ingenting er ændret."))
    show_unclear(window, as_joined(left, after.register), source)


def _joined(file: RegisterFile, takes_front: bool, draft: Draft, parent: QWidget) -> RegisterFile | None:
    """The file with the draft in it, when all is answered; None when it was left."""
    unsure = doubts(file, draft.register_file.register)
    identities = {}
    if unsure:
        dialog = IdentityDialog(unsure, parent)
        is_told = bool(dialog.exec())
        identities = dialog.identities
        dialog.deleteLater()
        if not is_told:
            return None
    try:
        merged = update(file, draft.register_file, identities, takes_front=takes_front)
    except InvalidEdit:
        show_error(parent, _("Der er ikke flere numre."), _("Begynd en ny risikovurdering til de nye risici."))
        return None
    if not merged.conflicts:
        return merged.file
    sides = Sides(_("Her"), _("I papiret"), _("Behold begge, den her først"), _("Tilbage"))
    choices = ask_conflicts(
        merged, parent, _("Papiret siger noget andet end det, der står her. Vælg for hvert sted."), sides
    )
    return None if choices is None else resolve(merged, choices)
