"""Whether a window that is closed is a window freed: memory after fifty more rounds beside memory before them.

Run in a process of its own: python open_close.py ROUNDS FILE.risiko. Prints bytes before and after.
"""

import ctypes
import gc
import json
import sys
from contextlib import suppress
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from risikoapp.app import main
from risikoapp.ui.windows import Windows

WARM = 10
"""Rounds until all that is kept on purpose, as glyphs and styles, is there."""
RESTED = 4_000
"""Milliseconds until the first window has loaded what all windows share, as the dictionary."""


class Rounds(QObject):
    """Opens a window on a file, waits until it is whole, closes it, and again."""

    def __init__(self, windows: Windows, path: Path, rounds: int) -> None:
        super().__init__(windows)
        self._windows = windows
        self._path = path
        self._left = rounds + WARM
        self._rounds = rounds
        self._before = 0
        QApplication.setQuitOnLastWindowClosed(False)
        QTimer.singleShot(RESTED, self, self._begin)

    def _begin(self) -> None:
        self._windows.open_windows[0].close()
        QTimer.singleShot(0, self, self._open)

    def _open(self) -> None:
        window = self._windows.open_file(self._path)
        assert window is not None
        window.complete()
        window.select(window.document.register.risks[-1].id)
        window.repaint()
        QTimer.singleShot(0, self, self._close)

    def _close(self) -> None:
        (window,) = self._windows.open_windows
        if not window.close():
            raise RuntimeError("the window stayed")
        del window
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._left -= 1
        if self._left == self._rounds:
            self._before = _memory()
        if self._left:
            QTimer.singleShot(0, self, self._open)
            return
        widgets = len(QApplication.allWidgets())
        sys.stdout.write(json.dumps({"before": self._before, "after": _memory(), "widgets": widgets}) + "\n")
        QApplication.exit()


def _memory() -> int:
    """What the process holds when its garbage is collected and what is free has been given back to the system."""
    gc.collect()
    with suppress(OSError, AttributeError):
        # Where the C library is not glibc, it does so by itself or not at all.
        ctypes.CDLL(None).malloc_trim(0)
    return psutil.Process().memory_info().rss


_begin = Windows.begin
ROUNDS = int(sys.argv.pop(1))


def _begin_watched(self: Windows, path: Path | None) -> None:
    _begin(self, path)
    assert path is not None
    Rounds(self, path, ROUNDS)


Windows.begin = _begin_watched
sys.exit(main())
