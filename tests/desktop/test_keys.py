"""Keys whose sign lies elsewhere on another keyboard, pressed on the real ones."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from risikoapp.paths import resource
from risikoapp.ui.application import dress, system_clock
from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand


@pytest.fixture
def window(hand: Hand, fresh: QApplication, tmp_path: Path) -> MainWindow:
    path = tmp_path / "eksempel.risiko"
    shutil.copy(resource("eksempel.risiko"), path)
    windows = Windows(system_clock(), dress(fresh, "light").theme, Preferences(fresh), fresh)
    windows.begin(path)
    (opened,) = windows.open_windows
    hand.until_active(opened)
    return opened


@pytest.fixture
def keyboard() -> Iterator[None]:
    """Whatever keyboard a test puts on, the next has the Danish one."""
    yield
    _plug_in("dk")


def _plug_in(layout: str) -> None:
    subprocess.run(["setxkbmap", layout], check=True, timeout=30)


@pytest.mark.parametrize(
    ("layout", "keys"),
    [
        # The question mark is Shift and the key that says +.
        ("dk", "ctrl+shift+plus"),
        # Here it is Shift and the key that says /.
        ("us", "ctrl+shift+slash"),
    ],
)
def test_the_overview_of_shortcuts_comes_by_its_sign(
    hand: Hand, window: MainWindow, keyboard: None, layout: str, keys: str
) -> None:
    _plug_in(layout)
    hand.until_active(window)
    hand.keys(keys)
    hand.until(lambda: window.findChild(ShortcutsDialog))
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    hand.until_active(dialog)
    hand.keys("Escape")
    hand.until(lambda: window.findChild(ShortcutsDialog) is None)
