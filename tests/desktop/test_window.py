"""The window on a real screen with a real keyboard: it comes back as it was, and knows the keys of two countries."""

import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSplitter

from risikoapp.ui.changelog.window import LogWindow
from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand


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


def test_a_window_comes_back_with_its_size_and_parted_as_it_was(
    hand: Hand, windows: Windows, window: MainWindow
) -> None:
    size, path = QSize(1210, 760), window.path
    window.resize(size)
    hand.until(lambda: window.size() == size)
    splitter = window.findChildren(QSplitter)[0]
    splitter.setSizes([640, 569])
    parted = splitter.sizes()
    hand.keys("ctrl+w")
    hand.until(lambda: not windows.open_windows)
    again = hand.opened(windows, path)
    hand.until(lambda: again.size() == size)
    assert again.findChildren(QSplitter)[0].sizes() == parted


def test_what_the_log_leads_to_comes_before_the_log(hand: Hand, window: MainWindow) -> None:
    hand.keys("F6")
    hand.until(lambda: window.findChild(LogWindow))
    (log,) = window.findChildren(LogWindow)
    hand.until_active(log)
    log.setGeometry(window.geometry())
    hand.write_into(log.findChildren(QLineEdit)[0], "klinikker")
    hand.keys("Return")
    hand.until_active(window)
    search = window.list.findChildren(QLineEdit)[0]
    hand.click(search)
    hand.until(search.hasFocus)
    assert log.isVisible()
    hand.keys("F6")
    hand.until_active(log)
