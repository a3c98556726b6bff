"""The guide by a real F1: over the window, and over a dialog that bars all other windows."""

from collections.abc import Callable, Generator
from typing import Any

import pytest
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidget

from risikoapp.paths import guide
from risikoapp.ui.help.window import HelpWindow
from risikoapp.ui.helping import Helping
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand

FIRST = next(line[3:] for line in guide().read_text(encoding="utf-8").splitlines() if line.startswith("## "))
"""The first chapter."""

pytestmark = pytest.mark.desktop


@pytest.fixture
def helping(fresh: QApplication, windows: Windows, window: MainWindow) -> Helping:
    return Helping(windows, window.theme, window._preferences, fresh)


def _guide() -> HelpWindow | None:
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, HelpWindow) and each.isVisible())
    return next(shown, None)


def _contents() -> QTreeWidget | None:
    guide = _guide()
    return None if guide is None or not guide.isActiveWindow() else guide.findChildren(QTreeWidget)[0]


def _section() -> str:
    contents = _contents()
    item = None if contents is None else contents.currentItem()
    return "" if item is None else item.text(0)


def test_f1_tells_of_the_matrix_and_escape_goes_back(hand: Hand, window: MainWindow, helping: Helping) -> None:
    hand.until_active(window)
    window.matrix.setFocus()
    hand.keys("F1")
    hand.until(lambda: _section() == "Matrixen")
    hand.keys("ctrl+f")
    hand.write("gendan")
    hand.keys("Return", "F3", "Escape", "Escape")
    hand.until(lambda: _guide() is None)
    hand.until_active(window)


def test_it_is_read_while_a_dialog_asks(hand: Hand, window: MainWindow, helping: Helping) -> None:
    hand.until_active(window)
    done: list[str] = []
    steps = _steps(done)
    watch = QTimer(window)
    watch.timeout.connect(lambda: next(steps, None))
    watch.start(50)
    window.commands["properties"].trigger()
    watch.stop()
    assert done == ["Titel og dato", FIRST, "asking"]


def _steps(done: list[str]) -> Generator[None]:
    """What happens while the dialog waits, a little at each tick; ends the dialog in any case."""
    dialog = yield from _until(QApplication.activeModalWidget)
    try:
        yield from _until(dialog.isActiveWindow)
        QProcess.startDetached("xdotool", ["key", "F1"])
        yield from _until(_section)
        done.append(_section())
        contents = _contents()
        item = None if contents is None else contents.topLevelItem(1)
        assert contents is not None and item is not None
        contents.scrollToItem(item)
        place = contents.viewport().mapToGlobal(contents.visualItemRect(item).center())
        QProcess.startDetached("xdotool", ["mousemove", str(place.x()), str(place.y()), "click", "1"])
        yield from _until(lambda: _section() not in ("", done[0]))
        done.append(_section())
        done.append("asking" if dialog.isVisible() else "gone")
    finally:
        assert isinstance(dialog, QDialog)
        dialog.reject()


def _until(look: Callable[[], Any]) -> Generator[None, None, Any]:
    """Until there is something, for as many ticks as a slow machine may need."""
    for _tick in range(400):
        if found := look():
            return found
        yield
    raise AssertionError("it never came")
