"""Windows that are closed and not yet gone."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from risikoapp.ui.main_window import MainWindow


class Leaving(QObject):
    """Holds closed windows until Qt takes them away.

    A window nobody holds is destroyed by Python's collector, which may run in the middle of an event that Qt is sending
    to it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._windows: list[QWidget] = []

    def hold(self, window: QWidget) -> None:
        self._windows.append(window)
        window.destroyed.connect(self._forget_the_gone)

    def send_off(self, page: QWidget | None) -> None:
        """Closes one that nobody needs any more, if there is one, and holds it."""
        if page is not None:
            page.close()
            page.deleteLater()
            self.hold(page)

    def have_ended(self, patience: int) -> bool:
        """Whether the threads of all of them have returned, each of them within so many milliseconds."""
        left = [window.autosave for window in self._windows if isinstance(window, MainWindow) and isValid(window)]
        at_work = [autosave for autosave in left if autosave.is_at_work]
        for autosave in at_work:
            autosave.wait(patience)
        return not any(autosave.is_at_work for autosave in at_work)

    def _forget_the_gone(self) -> None:
        self._windows = [window for window in self._windows if isValid(window)]
