"""What the parts of the pane beneath the description have in common."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.ui import theme

Today = Callable[[], dt.date]


class Section(QWidget):
    """A label, perhaps a button at the right, and what stands beneath."""

    def __init__(self, name: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._risk_id = ""
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.TIGHT)
        head = QHBoxLayout()
        label = QLabel(name, self)
        label.setProperty("role", "label")
        head.addWidget(label)
        head.addStretch()
        self.button = QPushButton(button, self)
        self.button.setProperty("flat", "true")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setVisible(bool(button))
        head.addWidget(self.button)
        self._body.addLayout(head)


def hint(text: str, parent: QWidget) -> QLabel:
    """A quiet line that stands where there is nothing yet."""
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    return label
