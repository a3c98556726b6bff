"""From hit to hit of what is searched for, through all the risks on the list."""

from PySide6.QtCore import QObject, QTimer, Signal

from risikoapp.domain.finding import Hit, hits_in
from risikoapp.domain.model import Risk
from risikoapp.i18n import _, ngettext
from risikoapp.ui.commands import Commands
from risikoapp.ui.detail.pane import DetailPane
from risikoapp.ui.list.view import RiskList

_PAUSE = 40
"""Milliseconds after a key until hits are counted and marked: whoever types on does not wait for it."""


class Finder(QObject):
    """Counts the hits, marks them in the pane, and goes to the next and the one before."""

    risk_requested = Signal(str)
    """The next hit stands in this risk."""

    def __init__(self, list_: RiskList, pane: DetailPane, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._list = list_
        self._pane = pane
        self._hit: Hit | None = None
        self._counts: list[tuple[Risk, int]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._refresh)
        list_.found_changed.connect(self._on_found_changed)
        for told in (list_.next_requested, commands["find_next"].triggered):
            told.connect(self._on_next)
        for told in (list_.previous_requested, commands["find_previous"].triggered):
            told.connect(self._on_previous)

    def _on_found_changed(self) -> None:
        # At every edit, too: while nothing is searched and nothing marked it shall cost nothing.
        if self._list.needle or self._counts or self._pane.is_searched:
            self._pause.start()

    def _refresh(self) -> None:
        """Counts and marks what is found now."""
        self._pause.stop()
        self._counts = self._list.hit_counts()
        self._hit = self._still_there(self._hit)
        # What is not counted is not marked either.
        self._pane.show_found(self._list.needle if self._list.searches_selected else "", self._hit)
        self._list.show_count(self._count_text(), can_step=bool(self._counts))

    def _still_there(self, hit: Hit | None) -> Hit | None:
        """The hit as it stands after an edit; None where another risk is shown or nothing is found any more."""
        risk = self._found_risk(self._list.selected)
        if hit is None or risk is None or hit.risk_id != risk.id:
            return None
        hits = hits_in(risk, self._list.needle)
        same_text = [each for each in hits if (each.field, each.entry_id) == (hit.field, hit.entry_id)]
        return same_text[min(hit.place, len(same_text) - 1)] if same_text else None

    def _on_next(self) -> None:
        self._step(1)

    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Goes to the next hit, or with -1 to the one before; at an end on from the other."""
        self._pane.flush()
        self._refresh()
        if not self._counts:
            if not self._list.needle:
                self._list.focus_search()
            return
        hit = self._hit_after(by)
        if hit.risk_id != self._list.selected:
            self.risk_requested.emit(hit.risk_id)
        self._hit = hit
        self._refresh()
        self._pane.reveal_hit()

    def _hit_after(self, by: int) -> Hit:
        needle = self._list.needle
        # By their ids: to compare all that is written about each takes long.
        ids = [risk.id for risk, _count in self._counts]
        if self._list.selected not in ids:
            return _end_of(hits_in(self._counts[0 if by > 0 else -1][0], needle), by)
        at = ids.index(self._list.selected)
        hits = hits_in(self._counts[at][0], needle)
        if self._hit is None:
            return _end_of(hits, by)
        place = hits.index(self._hit) + by
        if 0 <= place < len(hits):
            return hits[place]
        return _end_of(hits_in(self._counts[(at + by) % len(ids)][0], needle), by)

    def _found_risk(self, risk_id: str) -> Risk | None:
        return next((risk for risk, _count in self._counts if risk.id == risk_id), None)

    def _count_text(self) -> str:
        if not self._list.needle:
            return ""
        count = sum(count for _risk, count in self._counts)
        if self._hit is None:
            if not count and (risks := self._list.showing_count()):
                return _("1 risiko") if risks == 1 else _("{count} risici").format(count=risks)
            return ngettext("{count} fund", "{count} fund", count).format(count=count) if count else _("Ingen fund")
        before = 0
        for risk, in_risk in self._counts:
            if risk.id == self._hit.risk_id:
                before += hits_in(risk, self._list.needle).index(self._hit) + 1
                break
            before += in_risk
        return _("{place} af {count}").format(place=before, count=count)


def _end_of(hits: tuple[Hit, ...], by: int) -> Hit:
    """Where one comes in: the first hit on the way forward, the last on the way back."""
    return hits[0 if by > 0 else -1]
