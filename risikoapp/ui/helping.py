"""The one window of the guide, and the key that opens it wherever one is in the program."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.paths import guide
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.raising import bring_forward
from risikoapp.ui.theme import Theme
from risikoapp.ui.windows import Windows

if TYPE_CHECKING:
    from risikoapp.ui.help.window import HelpWindow

_KEY = "F1"


class Helping(QObject):
    """Shows the guide when a window asks for it, and gives F1 to the dialogs and windows that have no menu for it."""

    def __init__(self, windows: Windows, theme: Theme, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preferences = preferences
        self._shown: HelpWindow | None = None
        windows.help_requested.connect(self.show)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # A filter for all keys would be asked at every event of the program.
        application.focusWindowChanged.connect(self._on_focus_window_changed)

    def show(self, topic: str) -> None:
        """Brings the guide to the front, at the section with this anchor; "" for where it was left."""
        from risikoapp.ui.help.window import HelpWindow

        # One that was closed is about to go, or is gone.
        if self._shown is None or not shiboken6.isValid(self._shown) or not self._shown.isVisible():
            self._shown = HelpWindow(guide(), self._theme, self._preferences)
        self._let_through(QApplication.activeModalWidget())
        bring_forward(self._shown)
        self._shown.show_topic(topic)

    def _let_through(self, dialog: QWidget | None) -> None:
        """Lets the guide be used while a dialog asks something: as a window of the dialog it is not blocked by it."""
        assert self._shown is not None
        self._shown.winId()
        handle = None if dialog is None else dialog.window().windowHandle()
        # What it says of its argument leaves out that there may be none.
        self._shown.windowHandle().setTransientParent(handle)  # pyright: ignore[reportArgumentType]

    def _on_focus_window_changed(self) -> None:
        window = QApplication.activeWindow()
        if window is None or isinstance(window, MainWindow) or window is self._shown:
            return
        if window.findChild(QShortcut, _KEY) is None:
            key = QShortcut(QKeySequence(_KEY), window)
            key.setObjectName(_KEY)
            key.activated.connect(self._on_key)

    def _on_key(self) -> None:
        from risikoapp.ui.help.topics import topic_at

        self.show(topic_at(QApplication.focusWidget() or QApplication.activeWindow()))
