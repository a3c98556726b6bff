"""Looks at a file every few seconds, so that what others write into it is seen without anybody's doing."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.files import stamp_of

EVERY = 3_000
"""Milliseconds from one look to the next."""


class DiskWatch(QObject):
    """Watches one file as long as a window of it can be seen, and nothing in it asks or is being held."""

    changed = Signal()
    """The file is not the one of the last look; our own saving shows so, too."""

    def __init__(self, path: Path, is_busy: Callable[[], bool], window: QWidget) -> None:
        """`is_busy` tells when the file is not to be looked at, as while it is being written."""
        super().__init__(window)
        self._is_busy = is_busy
        self._window = window
        self._is_looking = False
        self._seen: object = None
        self._look = _Look(path)
        self._look.taken.connect(self._on_taken)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(EVERY)

    def _on_timeout(self) -> None:
        if not self._is_looking and self._may_come_in():
            self._is_looking = True
            # A share that is gone may not answer for minutes, and neither window nor program waits for it to end.
            Thread(target=self._look.take, daemon=True).start()

    def _on_taken(self, seen: object) -> None:
        self._is_looking = False
        if seen is not None and seen != self._seen and self._may_come_in():
            self._seen = seen
            self.changed.emit()

    def _may_come_in(self) -> bool:
        """Whether nobody would be disturbed by something else standing there."""
        is_asked = QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        is_held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return self._window.isVisible() and not (is_asked or is_held or self._is_busy())


class _Look(QObject):
    """Belongs to no window: one that does not come back may outlive it."""

    taken = Signal(object)
    """What the system says of the file: its stamp, () where there is none, or None where it says nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def take(self) -> None:
        """In a thread of its own."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self.taken.emit(())
        except OSError:
            self.taken.emit(None)
        else:
            self.taken.emit(stamp_of(status))
