"""Tells when a window has been painted for the first time. Kept small: it runs in the processes that are timed."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

IDLE = 500
"""Milliseconds after the first paint; by then all that was put off until idle has been done."""


class FirstPaint(QObject):
    """Writes `painted SECONDS` on stdout, by the clock that all processes share, and `idle` a little later."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Runs when the event in which the whole window is painted has been processed.
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        _tell(f"painted {time.clock_gettime(time.CLOCK_MONOTONIC)}")
        QTimer.singleShot(IDLE, lambda: _tell("idle"))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
