"""A calm line across the window: something happened, and here is what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle


class Notice(QFrame):
    """Hidden until `tell`; stays until it is closed or the next one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(theme.PADDING, theme.GRID, theme.PADDING, theme.GRID)
        self._layout.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def tell(self, text: str, choices: Sequence[tuple[str, Callable[[], object]]] = (), *, error: bool = False) -> None:
        """Shows a text and a button for each choice; every choice closes the line."""
        self.clear()
        self._text.setText(text)
        for name, chosen in choices:
            self._add(name, chosen)
        self._add(_("Skjul"), None)
        restyle(self, "error", error)
        self.show()

    @property
    def told(self) -> str:
        """What is told now, or ""."""
        return "" if self.isHidden() else self._text.text()

    def clear(self) -> None:
        self.hide()
        for button in self._buttons:
            self._layout.removeWidget(button)
            # It is there until Qt comes to it, and would be seen again with the next text.
            button.hide()
            button.deleteLater()
        self._buttons = []

    def _add(self, name: str, chosen: Callable[[], object] | None) -> None:
        button = QPushButton(name, self)
        button.clicked.connect(self.clear)
        if chosen is not None:
            button.clicked.connect(chosen)
        self._layout.addWidget(button)
        self._buttons.append(button)
