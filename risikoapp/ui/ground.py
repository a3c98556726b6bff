"""The right side of the window, before and under the pane."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from risikoapp.ui import theme


class Ground(QFrame):
    """What the pane stands on; tells once when it has been painted."""

    painted = Signal()
    filled = Signal()
    """The pane has come; by then the window is painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setMinimumWidth(theme.RIGHT_MINIMUM)
        self._is_painted = False
        # Not `QTimer.singleShot`: a call that still waits when the window goes keeps the ground in memory for ever.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.painted)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def hold(self, pane: QWidget) -> None:
        """Puts the pane upon the ground."""
        self._layout.addWidget(pane)
        self.filled.emit()

    def make_room(self, height: int) -> None:
        """Keeps this many pixels free at the foot."""
        self._layout.setContentsMargins(0, 0, 0, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # Not now, but when the whole window has come to the screen.
            self._soon.start()
