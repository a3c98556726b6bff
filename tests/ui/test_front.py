"""The head of the left side in a window that is small for what it says."""

import pytest
from PySide6.QtWidgets import QLabel

from risikoapp.ui import theme
from risikoapp.ui.main_window import MainWindow
from tests.ui.hands import wait_until

LONG = "Risikovurdering for omlægningen af færgedriften mellem Ærø, Fyn og de øvrige øer i det sydfynske øhav"


def _labels(window: MainWindow) -> tuple[QLabel, QLabel]:
    title, status = window.front.findChildren(QLabel)
    return title, status


@pytest.fixture
def narrow(window: MainWindow) -> MainWindow:
    window.resize(window.minimumSizeHint())
    wait_until(lambda: window.left.width() <= theme.LEFT_MINIMUM + 8, "a narrow side")
    return window


def test_all_lines_of_a_long_title_stand_there(narrow: MainWindow) -> None:
    title, _status = _labels(narrow)
    one_line = title.height()
    narrow.document.change_properties(title=LONG)
    wait_until(lambda: title.height() >= 2 * one_line, "room for the title")
    assert title.height() >= title.heightForWidth(title.width())
    narrow.document.undo_stack.undo()
    wait_until(lambda: title.height() == one_line, "the room given back")


def test_a_long_status_ends_with_dots_and_is_whole_in_its_tip(narrow: MainWindow) -> None:
    narrow.document.change_properties(organisation=LONG)
    _title, status = _labels(narrow)
    assert status.text().startswith("Status pr. 03-11-2025 · Risikovurdering") and status.text().endswith("…")
    assert status.toolTip() == f"Status pr. 03-11-2025 · {LONG}"
    narrow.document.undo_stack.undo()
    assert (status.text(), status.toolTip()) == ("Status pr. 03-11-2025", "")
