"""The command that compares two states."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


class Comparing(QObject):
    """Opens the one window of comparison that a window has."""

    def __init__(self, theme_: Theme, window: "MainWindow") -> None:
        super().__init__(window)
        self._theme = theme_
        self._window = window

    def open(self) -> None:
        """Brings the comparison to the front; it goes with the window it belongs to."""
        from risikoapp.ui.comparing.window import ComparisonWindow
        from risikoapp.ui.raising import bring_forward

        shown = self._window.findChild(ComparisonWindow)
        if shown is None:
            shown = ComparisonWindow(self._window.document, self._theme, self._window)
            self._window.closed.connect(shown.close)
        bring_forward(shown)
