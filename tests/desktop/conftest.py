"""What the tests with a real screen share."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from risikoapp.paths import resource
from risikoapp.ui.application import dress, system_clock
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand


@pytest.fixture(scope="session")
def danish_keyboard() -> None:
    """Keys for æ, ø and å. Without them xdotool lends each letter a key for a moment, and a slow program misses it."""
    subprocess.run(["setxkbmap", "dk"], check=True, timeout=30)


@pytest.fixture
def hand(qtbot: QtBot, danish_keyboard: None) -> Iterator[Hand]:
    yield Hand(qtbot)
    # A test that failed in the midst of a drag must not hold on to the next one's chip.
    subprocess.run(["xdotool", "mouseup", "1"], check=True, timeout=30)


@pytest.fixture
def fresh(qapp: QApplication) -> Iterator[QApplication]:
    """The application of a person who starts the program for the first time."""
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "risikoapp", "risikoapp").clear()
    qapp.setQuitOnLastWindowClosed(False)
    yield qapp
    for window in qapp.topLevelWidgets():
        window.close()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def windows(fresh: QApplication) -> Windows:
    preferences = Preferences(fresh)
    # Who is new is offered something after a while, which would come in the midst of a test.
    preferences.set_knows_tour()
    return Windows(system_clock(), dress(fresh, "light").theme, preferences, fresh)


@pytest.fixture
def window(hand: Hand, windows: Windows, tmp_path: Path) -> MainWindow:
    """A copy of the sample, opened."""
    shutil.copy(resource("eksempel.risiko"), tmp_path / "eksempel.risiko")
    return hand.opened(windows, tmp_path / "eksempel.risiko")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a process with a home of its own."""
    folders = {
        name: tmp_path / name.lower()
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    settings = folders["XDG_CONFIG_HOME"] / "risikoapp" / "risikoapp.ini"
    settings.parent.mkdir()
    settings.write_text("[help]\ntour=known\n", encoding="utf-8")
    return {**os.environ, **{name: str(folder) for name, folder in folders.items()}}
