"""What the menu for help does in one window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from risikoapp.ui.raising import bring_forward

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


class HelpDeeds(QObject):
    """The guide is one for all windows, which is asked for; all else belongs to the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def show_guide(self) -> None:
        """The guide, where it was left."""
        self._window.help_requested.emit("")

    def help_here(self) -> None:
        """What the guide says of the part of the window that has the keyboard."""
        from risikoapp.ui.help.topics import topic_at

        self._window.help_requested.emit(topic_at(QApplication.focusWidget()))

    def show_shortcuts(self) -> None:
        from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog

        bring_forward(self._window.findChild(ShortcutsDialog) or ShortcutsDialog(self._window))

    def show_about(self) -> None:
        from risikoapp.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()
