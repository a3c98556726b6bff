"""The matrix with a real mouse and a real keyboard: several chips at once, out of the list, and no mouse at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QListWidget

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile, Risk
from risikoapp.storage.repository import Repository
from risikoapp.ui.application import dress, system_clock
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.crowd import CrowdList
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand
from tests.matrix_places import cell_centre, chip_centre
from tests.ui.matrix.crowds import risks_at
from tests.ui.paper import cell, ferry, rising_ids


class Table:
    """The ferry's window, with forty more risks in one cell, and what is in its file."""

    def __init__(self, hand: Hand, window: MainWindow) -> None:
        self.hand = hand
        self.window = window
        self.matrix = window.matrix

    def risk(self, number: int) -> Risk:
        """A risk as it is on disk."""
        _repository, file = Repository.open(self.window.path)
        return next(risk for risk in file.register.risks if risk.number == number)

    def until_at(self, place: Rating | None, *numbers: int) -> None:
        self.hand.until(lambda: all(self.risk(number).rating == place for number in numbers))

    def chip(self, number: int) -> QPoint:
        centre = chip_centre(self.matrix, self.risk(number).id)
        assert centre is not None
        return centre.toPoint()

    def cell(self, rating: Rating) -> QPoint:
        return cell_centre(self.matrix, rating).toPoint()

    def click(self, place: QPoint) -> None:
        self.hand.press(self.matrix, place)
        self.hand.release()

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.hand.press(self.matrix, start)
        self.hand.move(self.matrix, start, end)
        self.hand.release()

    @property
    def chosen(self) -> list[int]:
        numbers = {risk.id: risk.number for risk in self.window.document.register.risks}
        return sorted(numbers[risk_id] for risk_id in self.matrix.chosen)

    @property
    def steps(self) -> list[str]:
        stack = self.window.document.undo_stack
        return [stack.text(place) for place in range(stack.index())]


@pytest.fixture
def table(hand: Hand, fresh: QApplication, tmp_path: Path) -> Iterator[Table]:
    path = tmp_path / "færgen.risiko"
    file = ferry(rising_ids())
    register = replace(file.register, risks=(*file.register.risks, *risks_at([cell(4, 1)] * 40, file.next_number)))
    Repository.create(path, RegisterFile(register=register, next_number=file.next_number + 40))
    windows = Windows(system_clock(), dress(fresh, "light").theme, Preferences(fresh), fresh)
    windows.begin(path)
    (window,) = windows.open_windows
    hand.until_active(window)
    hand.until(window.pane.isVisible)
    yield Table(hand, window)


def test_a_band_chooses_chips_and_one_drag_moves_them_all(table: Table) -> None:
    start = table.cell(cell(3, 1)) - QPoint(30, 20)
    table.drag(start, table.cell(cell(2, 3)) + QPoint(10, 5))
    table.hand.until(lambda: table.chosen == [1, 3, 6])
    table.drag(table.chip(6), table.cell(cell(3, 4)))
    table.until_at(cell(3, 4), 1, 3, 6)
    assert table.steps == ["Flyt #1, #3 og #6 til Sandsynligt × Uacceptabelt"]
    table.hand.keys("ctrl+z")
    table.until_at(cell(2, 2), 1, 6)
    table.until_at(cell(2, 3), 3)


def test_a_risk_is_dragged_out_of_the_list_behind_the_rest(table: Table) -> None:
    hidden = table.matrix.spot_of(table.risk(48).id)
    assert hidden is not None and hidden.at_rest
    table.click(table.matrix.area_of(hidden).center().toPoint())
    table.hand.until(lambda: table.matrix.findChildren(CrowdList))
    (risks,) = table.matrix.findChildren(QListWidget)
    table.hand.until(risks.isVisible)
    row = risks.visualItemRect(risks.item(2)).center()
    assert risks.item(2).text() == "#11 Nr. 11"
    table.hand.press(risks.viewport(), row)
    start = table.matrix.mapFromGlobal(QPointF(risks.viewport().mapToGlobal(row))).toPoint()
    table.hand.move(table.matrix, start, table.cell(cell(2, 4)))
    table.hand.release()
    table.until_at(cell(2, 4), 11)
    table.hand.until(lambda: not table.matrix.findChildren(CrowdList))
    assert table.steps == ["Flyt #11 til Mindre sandsynligt × Uacceptabelt"]


def test_without_a_mouse_a_risk_is_found_moved_explained_and_opened(table: Table) -> None:
    hand = table.hand
    hand.keys("ctrl+f")
    for _ in range(20):
        if not table.matrix.hasFocus():
            hand.keys("shift+Tab")
    hand.until(table.matrix.hasFocus)
    hand.keys("3", "space", "Up", "Right", "Return")
    table.until_at(cell(3, 4), 3)
    hand.keys("Tab")
    hand.until(table.window.left.offer.reason.hasFocus)
    hand.write("Isen lå længe på Lillebælt")
    hand.keys("Return")
    hand.until(lambda: table.risk(3).rating_changes[-1].reason == "Isen lå længe på Lillebælt")
    hand.keys("Tab", "space")
    hand.until(lambda: [entry.text for entry in table.risk(3).evaluations] == ["Isen lå længe på Lillebælt"])
    hand.until(table.matrix.hasFocus)
    hand.keys("Return")
    hand.until(table.window.pane.name.hasFocus)
    assert table.window.pane.name.text() == "Isvinter"


def test_two_digits_jump_and_escape_puts_back(table: Table) -> None:
    table.click(table.chip(3))
    table.hand.keys("1", "2")
    twelve = table.risk(12).id
    table.hand.until(lambda: table.matrix.chosen == (twelve,))
    table.hand.keys("1", "space", "Down", "Down", "Escape", "ctrl+Right")
    table.until_at(cell(2, 3), 1)
    assert table.steps == ["Flyt #1 til Mindre sandsynligt × Kritisk"]
