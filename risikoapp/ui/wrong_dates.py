"""Tells of what was typed as a date and is none, and brings it back to be put right."""

import datetime as dt

from PySide6.QtCore import QObject, Signal

from risikoapp.domain.dates import format_list
from risikoapp.i18n import _, quoted
from risikoapp.ui.detail.pane import DetailPane
from risikoapp.ui.document import Document
from risikoapp.ui.notice import Notice


class WrongDates(QObject):
    """Nobody is held where a wrong date stands, and what was typed is never lost: it can be had back."""

    risk_requested = Signal(str)
    """What was given up belongs in this risk, and shall be seen there."""

    def __init__(self, document: Document, pane: DetailPane, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._pane = pane
        self._notice = notice
        self._risk_id = ""
        self._given_up: dict[str, tuple[str, dt.date | None]] = {}
        self._told = ""
        self._stands = False
        pane.date_given_up.connect(self._on_given_up)
        pane.wrong_date_found.connect(self._on_found)
        pane.touched.connect(self._on_touched)
        document.changed.connect(self._on_changed)

    def tell_left_in_text(self, found: list[str]) -> None:
        """Tells of what looks like dates in a text that has been pasted, and stays in it."""
        *others, last = map(quoted, dict.fromkeys(found))
        if others:
            words = _("Datoerne {others} og {last} blev ikke forstået og står stadig i teksten.")
        else:
            words = _("Datoen {last} blev ikke forstået og står stadig i teksten.")
        self._given_up = {}
        self._tell(words.format(others=", ".join(others), last=last))

    def _on_given_up(self, entry_id: str, typed: str) -> None:
        dates = self._dates()
        if entry_id not in dates:
            # It went with what it was the date of.
            return
        risk_id, date = dates[entry_id]
        if risk_id != self._risk_id or self._notice.told != self._told:
            self._given_up = {}
        self._risk_id = risk_id
        self._given_up[entry_id] = (typed, date)
        text = " ".join(_words(each, old) for each, old in self._given_up.values())
        self._tell(text, _("Ret den") if len(self._given_up) == 1 else _("Ret dem"))

    def _on_found(self, typed: str) -> None:
        self._given_up = {}
        self._tell(_("»{text}« er ikke en dato. Ret den, eller slet den, før du lukker.").format(text=typed))
        self._stands = True

    def _tell(self, text: str, way_back: str = "") -> None:
        self._told, self._stands = text, False
        self._notice.tell(text, [(way_back, self._bring_back)] if way_back else (), error=True)

    def _bring_back(self) -> None:
        given_up, self._given_up = self._given_up, {}
        self.risk_requested.emit(self._risk_id)
        # The first one last, since each of them takes the cursor.
        for entry_id, (typed, _date) in reversed(given_up.items()):
            self._pane.bring_back(entry_id, typed)

    def _on_touched(self) -> None:
        if self._stands and self._pane.wrong_date is None:
            self._fall_silent()

    def _on_changed(self) -> None:
        if self._given_up:
            dates = self._dates()
            self._given_up = {
                entry_id: (typed, date)
                for entry_id, (typed, date) in self._given_up.items()
                if dates.get(entry_id) == (self._risk_id, date)
            }
            if not self._given_up:
                self._fall_silent()

    def _fall_silent(self) -> None:
        """Takes its own words away, and no others."""
        if self._told and self._notice.told == self._told:
            self._notice.clear()
        self._told = ""

    def _dates(self) -> dict[str, tuple[str, dt.date | None]]:
        """The risk and the date of every entry."""
        risks = self._document.register.risks
        return {entry.id: (risk.id, entry.date) for risk in risks for entry in (*risk.actions, *risk.evaluations)}


def _words(typed: str, date: dt.date | None) -> str:
    if date is None:
        return _("Datoen »{text}« blev ikke forstået, så der står stadig ingen dato.").format(text=typed)
    words = _("Datoen »{text}« blev ikke forstået, så den gamle dato ({date}) står der stadig.")
    return words.format(text=typed, date=format_list(date))
