"""Tells when a window has been painted for the first time. Kept small: it runs in the processes that are timed."""

import sys
import time
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

MOMENTS = {"idle": 500, "rested": 4_000}
"""Milliseconds after the first paint: the pane has been built; the dictionary of the spelling has been loaded."""


class FirstPaint(QObject):
    """Writes `painted SECONDS` on stdout, by the clock that all processes share, and later a word at each moment."""

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
        for word, milliseconds in MOMENTS.items():
            QTimer.singleShot(milliseconds, partial(_tell, word))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
