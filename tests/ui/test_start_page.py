"""The page of the first start: every way to begin has its button, its reason and its key."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from risikoapp.ui.application import Dresser
from risikoapp.ui.start_page import StartPage
from tests.ui.hands import CTRL, button, click, texts, wait_until


@pytest.fixture
def page(dresser: Dresser) -> Generator[StartPage]:
    made = StartPage((Path("/tmp/Æbler & pærer.risiko"),))
    made.show()
    made.activateWindow()
    wait_until(made.isActiveWindow, "the keyboard")
    yield made
    made.close()
    made.deleteLater()


def _asked(page: StartPage) -> list[str]:
    asked: list[str] = []
    page.new_requested.connect(lambda: asked.append("new"))
    page.open_requested.connect(lambda: asked.append("open"))
    page.import_requested.connect(lambda: asked.append("import"))
    page.sample_requested.connect(lambda: asked.append("sample"))
    page.file_requested.connect(lambda path: asked.append(path.name))
    page.help_requested.connect(asked.append)
    return asked


def test_every_way_has_a_button(page: StartPage) -> None:
    asked = _asked(page)
    buttons = [each for each in page.findChildren(QPushButton) if each.text() != "English"]
    for each in buttons:
        click(each)
    assert asked == ["new", "open", "import", "sample", "Æbler & pærer.risiko", "første-gang"]
    # What it is for is read by the eye beneath the button and by the ear with it.
    for each in buttons[:4]:
        assert each.accessibleDescription() in texts(page)


def test_the_keys_are_those_of_the_menus(page: StartPage) -> None:
    asked = _asked(page)
    for count, key in enumerate((Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_I), start=1):
        QTest.keyClick(page, key, CTRL)
        # A button that is pressed by its key goes down and up again.
        wait_until(lambda count=count: len(asked) == count, "the click")
    assert asked == ["new", "open", "import"]
    assert button(page, "Importér et gammelt papir…").toolTip() == "Ctrl+I"


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Q])
def test_the_page_is_left_by_key(page: StartPage, key: Qt.Key) -> None:
    QTest.keyClick(page, key, CTRL)
    assert not page.isVisible()


def test_without_files_nothing_says_that_there_were_any(dresser: Dresser) -> None:
    page = StartPage(())
    page.show()
    assert "Seneste" not in texts(page) and "Hvordan vil du begynde?" in texts(page)
    page.close()
    page.deleteLater()
