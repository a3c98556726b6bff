"""Light and dark: chosen or as the system asks, and changed under whatever is open."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from risikoapp.importers.draft import Draft, Unclear
from risikoapp.ui import theme as theme_module
from risikoapp.ui.dialogs.about import AboutDialog
from risikoapp.ui.dialogs.action import ActionDialog
from risikoapp.ui.dialogs.close_risk import StateDialog
from risikoapp.ui.dialogs.criteria import CriteriaDialog
from risikoapp.ui.dialogs.import_result import ImportDialog
from risikoapp.ui.dialogs.properties import PropertiesDialog
from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.start_page import StartPage
from risikoapp.ui.theme import DARK, LIGHT, Palette, Theme
from tests.ui.hands import Hands, choosing


def _draft(window: MainWindow) -> Draft:
    unclear = (Unclear(risk=None, field="status_date", message="Papiret har ingen statusdato."),)
    return Draft(register_file=window.document.file, unclear=unclear)


def _as_table(window: MainWindow) -> QWidget:
    window.commands["matrix_table"].setChecked(True)
    return window.left


def _files(window: MainWindow) -> QDialog:
    dialog = QFileDialog(window, "Åbn", str(window.path.parent))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "window": lambda window: window,
    "table": _as_table,
    "start page": lambda _window: StartPage((Path("færgen.risiko"),)),
    "about": AboutDialog,
    "shortcuts": ShortcutsDialog,
    "criteria": lambda window: CriteriaDialog(window.document.register.criteria, window),
    "properties": lambda window: PropertiesDialog(window.document.register, window.document.clock.today, window),
    "closing": lambda window: StateDialog(window.document.register.risks[0], window.document.clock.today, window),
    "action": lambda window: ActionDialog(
        window.document.register.risks[0].actions[0], window.document.clock.today, window
    ),
    "import": lambda window: ImportDialog(_draft(window), "papir.docx", window),
    "files": _files,
}


def _picture(widget: QWidget) -> QImage:
    widget.show()
    # Twice: what is laid out anew is painted thereafter.
    QApplication.processEvents()
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("name", PLACES)
def test_what_is_open_changes_its_dress_and_nothing_of_the_other_is_left(
    window: MainWindow, theme: Theme, name: str
) -> None:
    place = PLACES[name](window)
    assert not _own_colours(DARK) & _colours(place)
    worn = _own_colours(LIGHT) & _colours(place)
    assert worn
    theme.choose("dark")
    assert not _own_colours(LIGHT) & _colours(place)
    assert _own_colours(DARK) & _colours(place)
    theme.choose("light")
    assert not _own_colours(DARK) & _colours(place)
    assert worn <= _colours(place)
    if place not in (window, window.left):
        place.close()
        place.deleteLater()


def _own_colours(palette: Palette) -> set[str]:
    return {colour.lower() for colour in (palette.bg, palette.line, palette.accent_soft, palette.levels[4].fill)}


def _colours(widget: QWidget) -> set[str]:
    """The colours of grounds and lines: those of many pixels, for the edge of a letter may have any by chance."""
    picture = _picture(widget).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(bytes(picture.constBits())).cast("I"))
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel, count in pixels.items() if count > 300}


class _System:
    """A desktop that asks for light or dark."""

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme

    def styleHints(self) -> "_System":
        return self

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme


def test_the_dress_follows_the_system_until_one_is_chosen(
    hands: Hands, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def system_asks(scheme: Qt.ColorScheme) -> None:
        monkeypatch.setattr(theme_module.QGuiApplication, "styleHints", _System(scheme).styleHints)
        hints.colorSchemeChanged.emit(scheme)

    hints = QGuiApplication.styleHints()
    theme.choose("system")
    light = _ground(hands.window)
    system_asks(Qt.ColorScheme.Dark)
    assert _ground(hands.window) == DARK.bg.lower()
    system_asks(Qt.ColorScheme.Light)
    assert _ground(hands.window) == light == LIGHT.bg.lower()
    theme.choose("light")
    system_asks(Qt.ColorScheme.Dark)
    assert _ground(hands.window) == light


def _ground(window: MainWindow) -> str:
    picture = _picture(window)
    left = window.front.mapTo(window, window.front.rect().topLeft())
    return picture.pixelColor(left.x() - 4, left.y()).name()


def test_the_dress_is_chosen_in_the_menu_and_remembered(hands: Hands, theme: Theme, preferences: Preferences) -> None:
    bar = hands.window.menuBar()
    (view,) = (entry for entry in bar.actions() if entry.text() == "&Vis")
    menu = view.menu()
    assert isinstance(menu, QMenu)
    (dress,) = (entry.menu() for entry in menu.actions() if entry.text() == "&Udseende")
    assert isinstance(dress, QMenu)
    with choosing("&Mørkt"):
        dress.popup(hands.window.pos())
    assert theme.dress == "dark"
    assert preferences.dress == "dark"


def test_a_button_with_the_keyboard_has_one_ring_and_nothing_within(window: MainWindow) -> None:
    button = QPushButton("Annuller", window)
    button.resize(button.sizeHint())
    pictures: list[QImage] = []
    for more in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_KeyboardFocusChange):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus | more
        picture = QImage(button.size(), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        button.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
        painter.end()
        pictures.append(picture)
    assert pictures[0] == pictures[1]
