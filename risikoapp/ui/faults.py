"""What happens when the program itself is at fault: it is noted, what stands is saved, and one dialog tells so."""

import faulthandler
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.log import Log, described
from risikoapp.ui.windows import Windows

if TYPE_CHECKING:
    from threading import ExceptHookArgs

PATIENCE = 2_000
"""Milliseconds that saving may take before what stands is put aside instead."""
QUIET = 10
"""Seconds that a fault must have been away before it is told again: one in the painting would come with each look."""


class Faults(QObject):
    """Takes what nobody has caught, in whatever thread; one dialog at a time, and the same fault once."""

    _happened = Signal(str)

    def __init__(self, windows: Windows, log: Log, parent: QObject) -> None:
        super().__init__(parent)
        self._windows = windows
        self._log = log
        self._hooks = (sys.excepthook, threading.excepthook)
        self._crashes = None
        self._is_telling = False
        self._seen: dict[str, float] = {}
        """When each fault came last."""
        self.count = 0
        # Queued: no dialog may open in the midst of a painting that has failed, or in another thread.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._retreat = QTimer(self)
        self._retreat.setInterval(0)
        self._retreat.timeout.connect(self._on_retreat)
        windows.noted.connect(log.event)

    def install(self) -> None:
        """From now on nothing is lost in silence, not even when the process itself breaks down."""
        self._crashes = self._log.crashes()
        if self._crashes is not None:
            faulthandler.enable(self._crashes)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Puts back what was there before."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
        self._log.close()

    def _on_thread_exception(self, arguments: "ExceptHookArgs") -> None:
        error = arguments.exc_value or arguments.exc_type()
        self._on_exception(arguments.exc_type, error, arguments.exc_traceback)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            # Somebody ends the program from the terminal.
            self._hooks[0](kind, error, trace)
            return
        self._note(error)
        # What comes of the telling itself, as where a window loses the keyboard to it, would be told right after.
        if not self._is_telling:
            self._happened.emit(described(error))

    def _note(self, error: BaseException) -> None:
        self.count += 1
        self._log.fault(error)

    def _tell(self, fault: str) -> None:
        now = time.monotonic()
        is_old = now - self._seen.get(fault, -QUIET) < QUIET
        self._seen[fault] = now
        if is_old or self._is_telling:
            return
        self._is_telling = True
        try:
            self._ask(fault)
        finally:
            self._is_telling = False
            self._seen[fault] = time.monotonic()

    def _ask(self, fault: str) -> None:
        from risikoapp.ui.dialogs.fault import FaultDialog

        saved = [window.safety.rescue(PATIENCE) for window in self._windows.open_windows if window.read_only is None]
        active = QApplication.activeWindow()
        dialog = FaultDialog(saved, self._log.path, fault, active if isinstance(active, QWidget) else None)
        wants_to_go_on = bool(dialog.exec())
        dialog.deleteLater()
        if not wants_to_go_on and _has_put_away_all_that_asks():
            self._retreat.start()

    def _on_retreat(self) -> None:
        # Whoever waits for a dialog that has been put away gets his answer first, while his window is there.
        if QThread.currentThread().loopLevel() <= 1:
            self._retreat.stop()
            self._leave()

    def _leave(self) -> None:
        before = self.count
        try:
            self._windows.quit()
        except Exception as error:
            self._note(error)
        if self.count != before:
            # The way out is at fault too. All that can be saved has been.
            QApplication.exit(1)


def _has_put_away_all_that_asks() -> bool:
    """Closes menus and dialogs; False where a person wants to keep what is in one of them."""
    while (asking := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        if not asking.close():
            return False
    return True
