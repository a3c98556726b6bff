"""Where a report that has been made is shown: in the program, or in the one that the system has for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from risikoapp.ui.outside import open_outside
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.raising import bring_forward

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow
    from risikoapp.ui.preview.window import PreviewWindow


class Previewing(QObject):
    """Shows the reports of one window. What that needs is loaded with the first."""

    def __init__(self, window: "MainWindow", preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        switch = window.commands["preview"]
        switch.setChecked(preferences.shows_preview)
        switch.toggled.connect(preferences.set_shows_preview)
        window.handlers.show_pdfs_by(self.show)

    def show(self, path: Path, data: str, may_change: bool) -> bool:
        """Shows a PDF, with which data lie in it; whether there is something that can."""
        if not self._window.isVisible():
            # It was closed while the report was being made.
            return True
        if not self._preferences.shows_preview:
            return open_outside(path)
        from risikoapp.ui.preview.window import PreviewWindow

        shown = self._shown()
        if shown is None:
            shown = PreviewWindow(self._window.theme, self._window)
            self._window.closed.connect(shown.close)
            self._window.commands.follow_into(shown)
            shown.data_change_requested.connect(self._change_data)
        shown.show_data(data, may_change=may_change)
        shown.show_file(path)
        bring_forward(shown)
        return True

    def _change_data(self) -> None:
        # Over the preview: else the window behind it had the keyboard afterwards.
        self._window.handlers.change_attached(over=self._shown())

    def _shown(self) -> "PreviewWindow | None":
        from risikoapp.ui.preview.window import PreviewWindow

        # One that was closed is there until Qt comes to it.
        return next((each for each in self._window.findChildren(PreviewWindow) if each.isVisible()), None)
