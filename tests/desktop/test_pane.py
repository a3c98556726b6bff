"""The pane with a real mouse and a real keyboard: carry an action, paste a list, mend a word."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu

from risikoapp.domain.model import Risk
from risikoapp.paths import resource
from risikoapp.storage.repository import Repository
from risikoapp.ui.application import dress, system_clock
from risikoapp.ui.detail.row import EntryRow
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand

NUMBER = 3
LOOKS = 20
"""At a row that has not changed, ten milliseconds between each: then it stays as it is."""
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


class Desk:
    """The sample on the screen, with the risk that has the most actions."""

    def __init__(self, hand: Hand, application: QApplication, path: Path) -> None:
        self.hand = hand
        self.windows = Windows(system_clock(), dress(application, "light").theme, Preferences(application), application)
        window = self.windows.open_file(path)
        assert window is not None
        self.window: MainWindow = window
        window.select(next(risk.id for risk in window.document.register.risks if risk.number == NUMBER))
        hand.until_active(window)
        hand.until(lambda: len(self.rows()) == len(self.risk().actions))
        looks: list[list[QRect]] = []

        def are_at_rest() -> bool:
            """Whether no row has grown or moved for a while: texts find their height when their width is known."""
            looks.append([row.geometry() for row in self.rows()])
            return len(looks) > LOOKS and all(look == looks[-1] for look in looks[-LOOKS:])

        hand.until(are_at_rest)

    def risk(self) -> Risk:
        """As it is on disk."""
        _repository, file = Repository.open(self.window.path)
        return next(risk for risk in file.register.risks if risk.number == NUMBER)

    def texts(self) -> list[str]:
        return [action.text for action in self.risk().actions]

    def rows(self) -> list[EntryRow]:
        card = self.window.pane.action_section.card
        return sorted((row for row in card.findChildren(EntryRow) if row.isVisible()), key=lambda row: row.y())


@pytest.fixture
def desk(hand: Hand, fresh: QApplication, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "eksempel.risiko"
    shutil.copy(resource("eksempel.risiko"), path)
    made = Desk(hand, fresh, path)
    yield made
    made.window.close()


def test_an_action_is_carried_by_its_handle(desk: Desk) -> None:
    before = desk.texts()
    row, target = desk.rows()[0], desk.rows()[2]
    assert row.grip is not None
    start = QPoint(row.grip.width() // 2, row.grip.height() // 2)
    end = row.grip.mapFromGlobal(target.mapToGlobal(QPoint(start.x(), target.height() - 4)))
    desk.hand.press(row.grip, start)
    desk.hand.move(row.grip, start, end)
    desk.hand.until(lambda: row.property("lifted"))
    desk.hand.release()
    desk.hand.until(lambda: desk.texts() == [before[1], before[2], before[0], *before[3:]])
    desk.hand.until(row.text.hasFocus)
    desk.hand.keys("alt+Up", "alt+Up")
    desk.hand.until(lambda: desk.texts() == before)
    desk.hand.keys("ctrl+z", "ctrl+z", "ctrl+z")
    desk.hand.until(lambda: not desk.window.document.undo_stack.canUndo())
    desk.hand.until(lambda: desk.texts() == before)


def test_a_list_on_the_clipboard_becomes_actions(desk: Desk) -> None:
    before = desk.texts()
    mime = QMimeData()
    mime.setHtml("<ul><li>8/3-2022: Ring til Åse</li><li>Fej dækket</li></ul>")
    mime.setText("Ring til Åse\nFej dækket")
    QGuiApplication.clipboard().setMimeData(mime)
    desk.hand.keys("ctrl+h")
    desk.hand.until(lambda: len(desk.risk().actions) == len(before) + 1)
    desk.hand.keys("ctrl+v")
    desk.hand.until(lambda: desk.texts() == [*before, "Ring til Åse", "Fej dækket"])
    assert f"{desk.risk().actions[-2].date:%d-%m-%Y}" == "08-03-2022"


def test_a_misspelt_word_is_mended_from_its_menu(desk: Desk) -> None:
    field = desk.window.pane.description
    desk.hand.click(field)
    desk.hand.keys("ctrl+a")
    desk.hand.write("En risikovudering ")
    desk.hand.until(lambda: waves(field) == ["risikovudering"])
    if first_in_menu(desk, field, place=6) != "risikovurdering":
        # On a busy machine the suggestions come too late for the menu, and are there the next time.
        desk.hand.keys("Escape")
        desk.hand.until(lambda: QApplication.activePopupWidget() is None)
        assert first_in_menu(desk, field, place=6) == "risikovurdering"
    desk.hand.keys("Down", "Return")
    desk.hand.until(lambda: field.toPlainText() == "En risikovurdering ")
    desk.hand.until_active(desk.window)
    desk.hand.keys("Tab")
    desk.hand.until(lambda: desk.risk().description == "En risikovurdering ")
    assert waves(field) == []


def first_in_menu(desk: Desk, field: TextField, place: int) -> str:
    """What the menu says first that comes for a word."""
    cursor = field.textCursor()
    cursor.setPosition(place)
    desk.hand.right_click(field.viewport(), field.cursorRect(cursor).center())
    desk.hand.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu.actions()[0].text()


def waves(field: TextField) -> list[str]:
    """The words with a wave beneath them."""
    block = field.document().begin()
    parts = [part for part in block.layout().formats() if part.format.underlineStyle() is WAVE]
    return [block.text()[part.start : part.start + part.length] for part in parts]
