"""The menus whose content changes: the files opened last, the dress, the language, and the order of the list."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from risikoapp.i18n import Language, _, language, speaking
from risikoapp.ui.list.order import Order
from risikoapp.ui.notice import Notice
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


class _ChoiceMenu(QMenu):
    """Entries of which one is chosen."""

    def __init__(self, title: str, names: Iterable[tuple[str, str]], parent: QWidget) -> None:
        """`names` are what each entry stands for, and its name."""
        super().__init__(title, parent)
        choice = QActionGroup(self)
        self._entries = {value: choice.addAction(name) for value, name in names}
        for value, entry in self._entries.items():
            entry.setCheckable(True)
            entry.setData(value)
            self.addAction(entry)

    def mark(self, value: str) -> None:
        """Marks what is chosen now."""
        self._entries[value].setChecked(True)


class DressMenu(_ChoiceMenu):
    """Light, dark, or as the system asks."""

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget) -> None:
        names: dict[Dress, str] = {"system": _("Som &systemet"), "light": _("&Lyst"), "dark": _("&Mørkt")}
        super().__init__(_("&Udseende"), names.items(), parent)
        self._theme = theme
        self._preferences = preferences
        theme.changed.connect(self.refresh)
        self.triggered.connect(self._on_triggered)
        self.refresh()

    def refresh(self) -> None:
        """Marks the dress that is chosen now."""
        self.mark(self._theme.dress)

    def _on_triggered(self, chosen: QAction) -> None:
        self._preferences.set_dress(chosen.data())
        self._theme.choose(chosen.data())


LANGUAGE_NAMES: dict[Language, str] = {"da": "Dansk", "en": "English"}
"""Each in itself: whoever looks for one may not read the other."""


class LanguageMenu(_ChoiceMenu):
    """The languages of the program. What is on the screen stays as it is: the choice is for the next time."""

    def __init__(self, preferences: Preferences, notice: Notice, parent: QWidget) -> None:
        super().__init__(_("Spro&g / Language"), LANGUAGE_NAMES.items(), parent)
        self._preferences = preferences
        self._notice = notice
        # Another window may have chosen meanwhile.
        self.aboutToShow.connect(self.refresh)
        self.triggered.connect(self._on_triggered)
        self.refresh()

    def refresh(self) -> None:
        """Marks the language that is chosen now."""
        self.mark(self._preferences.language)

    def _on_triggered(self, chosen: QAction) -> None:
        self._preferences.set_language(chosen.data())
        if chosen.data() == language():
            self._notice.clear()
            return
        # Whoever chooses it reads it.
        with speaking(chosen.data()):
            self._notice.tell(_("Gælder, næste gang risikoapp åbnes."))


class OrderMenu(_ChoiceMenu):
    """The orders in which the list of one window can stand. The one chosen last is remembered for the next window."""

    order_chosen = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        names: dict[Order, str] = {
            "number": _("Efter n&ummer"),
            "level": _("Efter ni&veau, højeste først"),
            "name": _("Efter &navn"),
            "stalest": _("Evalueret for &længst siden først"),
            "evaluated": _("Senest &evalueret først"),
        }
        super().__init__(_("Sortér &listen"), names.items(), parent)
        self._preferences = preferences
        self.mark(preferences.list_order)
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, chosen: QAction) -> None:
        self._preferences.set_list_order(chosen.data())
        self.order_chosen.emit(chosen.data())


def switches(theme: Theme, preferences: Preferences, notice: Notice, parent: QWidget) -> dict[str, QMenu]:
    """The menus of what is chosen for the whole program, by name."""
    return {
        "dress": DressMenu(theme, preferences, parent),
        "language": LanguageMenu(preferences, notice, parent),
    }
