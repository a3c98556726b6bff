"""Beneath the pages: which file it is, which data lie in it, and what can be done with it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme


class PreviewFoot(QWidget):
    """Says what goes out with the file right where it is sent from."""

    data_change_requested = Signal()

    def __init__(self, deeds: Iterable[QPushButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._name = _FileName(self)
        self._data = QLabel(self)
        self._data.setProperty("role", "muted")
        self._data.setTextFormat(Qt.TextFormat.PlainText)
        self._change = QPushButton(_("Ski&ft data…"), self)
        self._change.setProperty("flat", "true")
        # Enter belongs to whatever has the keyboard.
        self._change.setAutoDefault(False)
        self._change.setToolTip(_("Vælg, hvad der skal ligge i PDF'en som data"))
        self._change.clicked.connect(self.data_change_requested)
        said, done = QHBoxLayout(), QHBoxLayout()
        for row in (said, done):
            row.setSpacing(theme.GRID)
        said.addWidget(self._name, 1)
        said.addWidget(self._data)
        said.addWidget(self._change)
        done.addStretch()
        for button in deeds:
            done.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(said)
        column.addLayout(done)
        self.show_data("", may_change=False)

    def show_path(self, path: Path) -> None:
        """Names the file, and where it lies when pointed at."""
        self._name.show_path(path)

    def show_data(self, text: str, *, may_change: bool) -> None:
        """Says which data lie in it, and whether that is offered to be changed."""
        self._data.setText(text)
        self._change.setVisible(may_change)


class _FileName(QLabel):
    """The name of a file, as much of it as there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        # A long name must not make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def show_path(self, path: Path) -> None:
        self._whole = path.name
        self.setToolTip(str(path))
        self.setAccessibleName(path.name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))
