"""The matrix as a table of words: the same risks as in the matrix, reached and chosen by keyboard."""

from collections.abc import Generator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, Step
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.table.model import UNPLACED_ROW, MatrixModel
from risikoapp.ui.table.view import MatrixTable
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, TRAY, Hands, choosing
from tests.ui.paper import cell


@pytest.fixture
def table(hands: Hands) -> Generator[QTableView]:
    hands.key(Qt.Key.Key_M, CTRL)
    (made,) = (each for each in hands.window.findChildren(QTableView) if isinstance(each.model(), MatrixModel))
    yield made


def _said(table: QTableView, rating: Rating | None) -> str:
    row, column = (UNPLACED_ROW, 0) if rating is None else (4 - rating.likelihood, rating.consequence - 1)
    return table.model().index(row, column).data()


def test_each_cell_says_its_level_and_its_risks(hands: Hands, table: QTableView) -> None:
    assert table.isVisible() and not hands.matrix.isVisible()
    assert _said(table, cell(2, 2)) == "Mellem: #1 Bemanding, #6 Sejlplanen"
    assert _said(table, cell(2, 3)) == "Høj: #3 Isvinter"
    assert _said(table, cell(4, 4)) == "Meget høj: ingen risici"
    assert _said(table, None) == "#4 Brændstof"
    rows = [table.model().headerData(row, Qt.Orientation.Vertical) for row in range(5)]
    assert rows == ["Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt", "Ikke placeret"]
    columns = [table.model().headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert columns == ["Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt"]


def test_it_follows_what_is_done_elsewhere(hands: Hands, table: QTableView) -> None:
    hands.click_row("#3")
    assert table.currentIndex().data() == "Høj: #3 Isvinter"
    hands.pane.placing.likelihood.setFocus()
    QTest.keyClick(hands.pane.placing.likelihood, Qt.Key.Key_Up)
    assert hands.risk(3).rating == cell(3, 3)
    assert (_said(table, cell(2, 3)), _said(table, cell(3, 3))) == ("Høj: ingen risici", "Høj: #3 Isvinter")
    hands.undo()
    assert _said(table, cell(2, 3)) == "Høj: #3 Isvinter"
    hands.window.document.change_criteria(STANDARD_CRITERIA.with_level(cell(2, 3), 1))
    assert _said(table, cell(2, 3)) == "Lav: #3 Isvinter"


def test_the_one_risk_of_a_cell_is_shown_by_enter(hands: Hands, table: QTableView) -> None:
    assert table.hasFocus()
    assert table.currentIndex().data().startswith("Mellem: #1")
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    assert hands.shown() == "#3"
    assert table.hasFocus(), "the next cell is one key away"


def test_of_several_risks_one_is_chosen(hands: Hands, table: QTableView) -> None:
    with choosing("#6 Sejlplanen"):
        hands.key(Qt.Key.Key_Space)
    assert (hands.shown(), hands.marked_row()) == ("#6", "#6")


def test_a_menu_that_is_left_changes_nothing(hands: Hands, table: QTableView) -> None:
    hands.key(Qt.Key.Key_Right)
    left: list[str] = []

    def leave() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            left.append(menu.activeAction().text())
            QTest.keyClick(menu, Qt.Key.Key_Escape)

    timer = QTimer()
    timer.timeout.connect(leave)
    timer.start(1)
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Return)
    timer.stop()
    assert left == ["#1 Bemanding"], "the first is marked"
    assert hands.shown() == "#1" and hands.stack == []


def test_a_click_shows_a_risk_too(hands: Hands, table: QTableView) -> None:
    place = table.visualRect(table.model().index(UNPLACED_ROW, 2)).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, place)
    assert hands.shown() == "#4"
    empty = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, empty)
    assert hands.shown() == "#4"


def test_the_tab_key_goes_on_and_the_arrows_stay(hands: Hands, table: QTableView) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        hands.key(key)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
    hands.key(Qt.Key.Key_Tab)
    assert not table.hasFocus() and hands.window.focusWidget() is not None


def test_the_choice_is_remembered_and_taken_back(windows: Windows, hands: Hands, table: QTableView) -> None:
    path = hands.window.path
    hands.window.close()
    window = windows.open_file(path)
    assert window is not None and not window.matrix.isVisible()
    assert window.commands["as_table"].isChecked()
    (again,) = window.findChildren(MatrixTable)
    assert again.isVisible()
    Hands(window).activate()
    Hands(window).key(Qt.Key.Key_M, CTRL)
    assert window.matrix.isVisible() and window.matrix.hasFocus() and not again.isVisible()
    Hands(window).drag(3, TRAY)
    (words,) = again.findChildren(QTableView)
    assert _said(words, None) == "#3 Isvinter, #4 Brændstof", "hidden, it is in step all the same"


def test_a_screen_reader_finds_rows_columns_and_cells(table: QTableView) -> None:
    reading = QAccessible.queryAccessibleInterface(table)
    assert reading is not None
    assert reading.text(QAccessible.Text.Name) == "Risikomatrix som tabel"
    said = [reading.child(place).text(QAccessible.Text.Name) for place in range(reading.childCount())]
    assert "Mellem: #1 Bemanding, #6 Sejlplanen" in said
    assert {"Forventet", "Uacceptabelt", "Ikke placeret"} <= set(said)


def test_a_register_without_risks_is_a_table_too(window: MainWindow, table: QTableView) -> None:
    window.document.reload(RegisterFile(register=Register()))
    assert _said(table, None) == "ingen risici"
    assert table.grab().size() == table.size()


def test_definitions_are_the_tips_of_the_heads(table: QTableView, hands: Hands) -> None:
    top = Step(name="Forventet", definition="Flere gange om året på Ærø")
    steps = (*STANDARD_CRITERIA.likelihood_steps[:3], top)
    hands.window.document.change_criteria(replace(STANDARD_CRITERIA, likelihood_steps=steps))
    model = table.model()
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.headerData(0, Qt.Orientation.Vertical, tip) == "Flere gange om året på Ærø"
    assert model.headerData(0, Qt.Orientation.Horizontal, tip) == ""
