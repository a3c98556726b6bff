"""Risks on the clipboard, copied from a paper or a mail, on their way into the open risikovurdering."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from risikoapp.i18n import _
from risikoapp.importers import paper
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ImportFailure
from risikoapp.importers.text import paper_of
from risikoapp.ui.intake.updating import take_in, target_of
from risikoapp.ui.intake.waiting import GivenUp, waited_for
from risikoapp.ui.intake.window import ImportReview

if TYPE_CHECKING:
    from risikoapp.ui.clock import Clock
    from risikoapp.ui.main_window import MainWindow

_FRONT = ("title", "status_date")


def paste_risks(window: "MainWindow") -> None:
    """Reads what is on the clipboard, and takes its risks in when they have been looked through."""
    text, clock = QGuiApplication.clipboard().text(), window.document.clock
    try:
        draft = waited_for(lambda: _read(text, clock), _("Læser risici…"), window)
    except GivenUp:
        return
    except ImportFailure:
        told = _("Der blev ikke fundet risici i det, der er kopieret. Kopiér også deres overskrifter og prøv igen.")
        window.notice.tell(told, error=True)
        return
    with window.autosave.undisturbed():
        review = ImportReview(draft, "", clock, window.theme, target_of(window, takes_front=False), window)
        is_wanted = bool(review.exec())
        left, joined = review.draft, review.joined
        review.deleteLater()
        if is_wanted and joined is not None:
            take_in(window, joined, left, "")


def _read(text: str, clock: "Clock") -> Draft:
    """The risks, without what only the top of a paper has."""
    draft = paper.read(paper_of(text, Path()), new_id=clock.new_id, now=clock.now())
    return replace(
        draft,
        unclear=tuple(each for each in draft.unclear if each.risk is not None or each.field not in _FRONT),
        source=tuple(replace(each, use="unused") if each.use == "title" else each for each in draft.source),
    )
