"""A window comes back where it can be seen, whatever became of the screen it was on."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSplitter

from risikoapp.ui import theme
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands


def _again(windows: Windows, window: MainWindow) -> MainWindow:
    path = window.path
    assert window.close()
    opened = windows.open_file(path)
    assert opened is not None
    Hands(opened).activate()
    return opened


def _splitter(window: MainWindow) -> QSplitter:
    return window.findChildren(QSplitter)[0]


@pytest.mark.parametrize("place", [(9000, 200), (-7000, 100), (200, 5000), (-3000, -3000)])
def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(
    windows: Windows, window: MainWindow, place: tuple[int, int]
) -> None:
    window.move(*place)
    QApplication.processEvents()
    again = _again(windows, window)
    frame = again.frameGeometry()
    seen = max((screen.availableGeometry().intersected(frame) for screen in QGuiApplication.screens()), key=_area)
    # Enough of the bar at its top to take hold of.
    assert seen.width() >= 200 and seen.top() <= frame.top() + 8 and seen.height() >= 100


def test_the_first_window_fits_the_screen_with_its_bar(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "WINDOW_SIZE", QSize(6000, 4000))
    window = windows.open_file(path)
    assert window is not None
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    smallest = window.minimumSizeHint()
    assert window.width() <= max(room.width(), smallest.width())
    assert window.height() < max(room.height(), smallest.height())


def test_a_window_of_a_larger_screen_fits_the_one_that_is_there(windows: Windows, window: MainWindow) -> None:
    window.resize(6000, 4000)
    QApplication.processEvents()
    again = _again(windows, window)
    screen = QGuiApplication.primaryScreen().availableGeometry().size()
    smallest = again.minimumSizeHint()
    assert again.width() <= max(screen.width(), smallest.width())
    assert again.height() <= max(screen.height(), smallest.height())


def test_what_was_remembered_can_be_rubbish(windows: Windows, preferences: Preferences, path: Path) -> None:
    preferences.set_bytes("window/geometry", QByteArray(b"rubbish"))
    preferences.set_bytes("window/splitter", QByteArray(b"rubbish"))
    window = windows.open_file(path)
    assert window is not None
    assert all(size > 0 for size in _splitter(window).sizes())


def _area(rectangle: QRect) -> int:
    return max(rectangle.width(), 0) * max(rectangle.height(), 0)
