"""The menus whose content changes: the files opened last, the dress, and the order of the list."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from risikoapp.i18n import _
from risikoapp.ui.list.order import Order
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.theme import Dress, Theme


class RecentMenu(QMenu):
    """The files opened last, newest first."""

    file_requested = Signal(Path)

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(_("&Seneste"), parent)
        self._preferences = preferences
        self.setToolTipsVisible(True)
        preferences.recent_changed.connect(self.refresh)
        self.triggered.connect(self._on_triggered)
        self.refresh()

    def refresh(self) -> None:
        """Shows the files as they are remembered now."""
        self.clear()
        for path in self._preferences.recent_files:
            entry = self.addAction(path.stem.replace("&", "&&"))
            entry.setData(str(path))
            entry.setToolTip(str(path))
        self.setEnabled(not self.isEmpty())

    def _on_triggered(self, entry: QAction) -> None:
        self.file_requested.emit(Path(entry.data()))


class DressMenu(QMenu):
    """Light, dark, or as the system asks."""

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(_("&Udseende"), parent)
        self._theme = theme
        self._preferences = preferences
        self._entries: dict[Dress, QAction] = {
            "system": self.addAction(_("Som &systemet")),
            "light": self.addAction(_("&Lyst")),
            "dark": self.addAction(_("&Mørkt")),
        }
        choice = QActionGroup(self)
        for entry in self._entries.values():
            entry.setCheckable(True)
            choice.addAction(entry)
        theme.changed.connect(self.refresh)
        self.triggered.connect(self._on_triggered)
        self.refresh()

    def refresh(self) -> None:
        """Marks the dress that is chosen now."""
        self._entries[self._theme.dress].setChecked(True)

    def _on_triggered(self, chosen: QAction) -> None:
        for dress, entry in self._entries.items():
            if entry is chosen:
                self._preferences.set_dress(dress)
                self._theme.choose(dress)


class OrderMenu(QMenu):
    """The orders in which the list of one window can stand. The one chosen last is remembered for the next window."""

    order_chosen = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(_("Sortér &listen"), parent)
        self._preferences = preferences
        self._entries: dict[Order, QAction] = {
            "number": self.addAction(_("Efter n&ummer")),
            "level": self.addAction(_("Efter ni&veau, højeste først")),
            "name": self.addAction(_("Efter &navn")),
            "stalest": self.addAction(_("Evalueret for &længst siden først")),
            "evaluated": self.addAction(_("Senest &evalueret først")),
        }
        choice = QActionGroup(self)
        for entry in self._entries.values():
            entry.setCheckable(True)
            choice.addAction(entry)
        self._entries[preferences.list_order].setChecked(True)
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, chosen: QAction) -> None:
        for order, entry in self._entries.items():
            if entry is chosen:
                self._preferences.set_list_order(order)
                self.order_chosen.emit(order)
