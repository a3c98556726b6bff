"""What the parts of the pane beneath the description have in common."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.ui import theme

Today = Callable[[], dt.date]


class Section(QWidget):
    """A label, and what stands beneath."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._risk_id = ""
        self._hint: QLabel | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.TIGHT)
        self._head = QHBoxLayout()
        label = QLabel(name, self)
        label.setProperty("role", "label")
        self._head.addWidget(label)
        self._head.addStretch()
        self._body.addLayout(self._head)

    def _add_button(self, text: str, tip: str) -> QPushButton:
        """A button at the right of the label, hidden where it says nothing."""
        button = QPushButton(text, self)
        button.setProperty("flat", "true")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setVisible(bool(text))
        button.setToolTip(tip)
        self._head.addWidget(button)
        return button

    def _say(self, text: str) -> None:
        """A quiet line beneath the label, where there is nothing yet; none for ""."""
        if self._hint is None:
            if not text:
                return
            self._hint = QLabel(self)
            self._hint.setProperty("role", "muted")
            self._body.insertWidget(1, self._hint)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
