"""Hears what later starts of the program come for, and takes it to the windows of this one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from risikoapp.ui.one_process.claim import Claim
from risikoapp.ui.raising import bring_forward, lend_token
from risikoapp.ui.windows import Windows

if TYPE_CHECKING:
    from risikoapp.ui.one_process.errand import Errand
    from risikoapp.ui.one_process.server import Server

_LIMIT = 16
"""How many errands wait at most; a person has no more hands than that."""
_LOOK = 200
"""Milliseconds between two looks at whether a question has been answered."""


class Reception(QObject):
    """Does errands one after the other. While a dialog asks something, it comes to the front and they wait for it."""

    def __init__(self, claim: Claim, windows: Windows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._windows = windows
        self._server: Server | None = None
        self._waiting: list[Errand] = []
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_waiting)

    def open(self) -> None:
        """Begins to listen. Where that cannot be, nobody is made to wait for it."""
        if not self._claim.is_first:
            return
        # It opens when the window is painted, which does not wait for this.
        from risikoapp.ui.one_process.server import Server

        self._server = Server(self)
        self._server.errand_received.connect(self._on_errand)
        if not self._server.listen(self._claim.address):
            self._claim.release()

    def close(self) -> None:
        """Listens no more, and lets another process be the first."""
        if self._server is not None:
            self._server.close()
        self._claim.release()

    def _on_errand(self, errand: "Errand") -> None:
        if errand not in self._waiting and len(self._waiting) < _LIMIT:
            self._waiting.append(errand)
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            lend_token(errand.token)
            bring_forward(dialog)
        # Not now: whoever brought it is still in the door.
        self._timer.start(0)

    def _do_waiting(self) -> None:
        # An errand that is being done may have opened a dialog, in whose time this is called.
        while self._waiting and not self._is_busy:
            if QApplication.activeModalWidget() is not None:
                self._timer.start(_LOOK)
                return
            errand = self._waiting.pop(0)
            self._is_busy = True
            try:
                lend_token(errand.token)
                self._windows.summon(errand.path)
            finally:
                self._is_busy = False
