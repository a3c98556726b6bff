"""The round until the next status, told quietly: how much has been evaluated, what is overdue, and what still waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import RegisterFile, Risk, Snapshot
from risikoapp.domain.statuses import evaluated_count, is_evaluated_since, is_under_way, last_status, overdue_actions
from risikoapp.i18n import _, ngettext

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow

REST = 250
"""Milliseconds after an edit until it is counted anew: an edit of a large risikovurdering does not wait for that."""


class Round(QObject):
    """Tells the status line and the list of one window about the round."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._marked: Snapshot | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.refresh)
        window.document.changed.connect(self._rest.start)
        self.refresh()

    def refresh(self) -> None:
        """Shows how it stands now."""
        document = self._window.document
        self._window.status.show_round(round_words(document.file, overdue_count=self._overdue()))
        last = last_status(document.file)
        if last is not self._marked:
            self._marked = last
            self._window.list.mark_waiting(None if last is None else Waiting(last))

    def _overdue(self) -> int:
        document = self._window.document
        return len(overdue_actions(document.register, document.clock.today()))


class Waiting:
    """Which risks wait to be evaluated again since a status, and what is said of them."""

    def __init__(self, last: Snapshot) -> None:
        self._before = {risk.id: risk for risk in last.register.risks}
        self.words = _("Ikke evalueret siden status {date}").format(date=format_list(last.date))

    def __call__(self, risk: Risk) -> bool:
        return risk.is_open and not is_evaluated_since(risk, self._before.get(risk.id))


def round_words(file: RegisterFile, *, overdue_count: int) -> str:
    """How far the round has come, and how many actions are overdue; "" where there is nothing to tell."""
    parts: list[str] = []
    last, count = last_status(file), len(file.register.open_risks)
    if last is not None and not is_under_way(file):
        # That nothing has been evaluated since would only be noise.
        parts.append(_("Status pr. {date} er afsluttet").format(date=format_list(last.date)))
    elif last is not None and count:
        done = evaluated_count(file.register, last.register)
        parts.append(_("{done} af {count} evalueret siden sidste status").format(done=done, count=count))
    if overdue_count:
        text = ngettext("{count} handling er overskredet", "{count} handlinger er overskredet", overdue_count)
        parts.append(text.format(count=overdue_count))
    return " · ".join(parts)
