"""Looks at a file every few seconds, so that what others write into it is seen without anybody's doing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.files import stamp_of
from risikoapp.ui.lookout import Lookout


class DiskWatch(QObject):
    """Watches one file as long as a window of it can be seen, and nothing in it asks or is being held."""

    changed = Signal()
    """The file is not the one of the last look; our own saving shows so, too."""

    def __init__(self, path: Path, is_busy: Callable[[], bool], window: QWidget) -> None:
        """`is_busy` tells when the file is not to be looked at, as while it is being written."""
        super().__init__(window)
        self._is_busy = is_busy
        self._window = window
        self._seen: object = None
        Lookout(partial(_stamp, path), self, self._may_come_in).answered.connect(self._on_answered)

    def _on_answered(self, seen: object) -> None:
        if seen is not None and seen != self._seen and self._may_come_in():
            self._seen = seen
            self.changed.emit()

    def _may_come_in(self) -> bool:
        """Whether nobody would be disturbed by something else standing there."""
        is_asked = QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        is_held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return self._window.isVisible() and not (is_asked or is_held or self._is_busy())


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What the system says of the file: () where there is none, None where it says nothing."""
    try:
        return stamp_of(path.stat())
    except FileNotFoundError:
        return ()
    except OSError:
        return None
