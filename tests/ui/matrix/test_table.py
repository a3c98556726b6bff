"""The matrix in words: the same risks in the same cells, read by eye, by keyboard and by ear."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from risikoapp.ui.matrix.table import MatrixTable, fitting, laid_out
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, Hands, button, texts
from tests.ui.paper import cell


def shown(hands: Hands) -> MatrixTable:
    """The table, once it has been asked for."""
    hands.order("matrix_table")
    (table,) = hands.window.left.findChildren(MatrixTable)
    return table


def words(table: MatrixTable, row: int, column: int) -> list[str]:
    return table.model().index(row, column).data().split("\n")


def test_it_stands_where_the_matrix_stood(hands: Hands) -> None:
    place = hands.matrix.geometry()
    table = shown(hands)
    hands.window.grab()
    assert (table.isVisible(), hands.matrix.isVisible()) == (True, False)
    assert table.geometry() == place
    hands.order("matrix_table")
    assert (table.isVisible(), hands.matrix.isVisible()) == (False, True)


def test_it_names_the_risks_of_each_cell(hands: Hands) -> None:
    table = shown(hands)
    heads = table.model()
    rows = [heads.headerData(row, Qt.Orientation.Vertical) for row in range(5)]
    assert rows == ["Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt", "Ikke placeret"]
    columns = [heads.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert columns == ["Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt"]
    assert words(table, 2, 1) == ["Mellem", "#1 Bemanding", "#6 Sejlplanen"]
    assert words(table, 0, 3) == ["Meget høj"]
    assert words(table, 4, 0) == ["#4 Brændstof"]


def test_what_is_not_placed_stands_on_the_line_of_its_name(hands: Hands) -> None:
    table = shown(hands)
    hands.window.grab()
    row = table.visualRect(table.model().index(4, 0))
    picture = table.viewport().grab(row).toImage()
    ground = picture.pixel(picture.width() - 3, picture.height() // 2)
    inked = [y for y in range(picture.height()) if any(picture.pixel(x, y) != ground for x in range(10, 60))]
    assert abs((inked[0] + inked[-1]) / 2 - row.height() / 2) <= 3


def test_it_follows_what_is_moved_and_undone(hands: Hands) -> None:
    table = shown(hands)
    hands.window.document.place_risks((hands.risk(4).id,), cell(4, 4))
    assert words(table, 0, 3) == ["Meget høj", "#4 Brændstof"]
    assert words(table, 4, 0) == [""]
    hands.undo()
    assert words(table, 0, 3) == ["Meget høj"]


def test_it_is_right_when_it_comes_back(hands: Hands) -> None:
    table = shown(hands)
    hands.order("matrix_table")
    hands.drag(3, cell(1, 1))
    hands.order("matrix_table")
    assert words(table, 3, 0) == ["Lav", "#3 Isvinter"]


def test_it_goes_to_the_risk_that_is_chosen(hands: Hands) -> None:
    table = shown(hands)
    hands.click_row("#3")
    assert (table.currentRow(), table.currentColumn()) == (2, 2)


def test_enter_narrows_the_list_and_gives_it_back(hands: Hands) -> None:
    table = shown(hands)
    button(hands.window.front, "Ret").setFocus()
    hands.key(Qt.Key.Key_Tab)
    assert table.hasFocus()
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    assert [row[0] for row in hands.rows()] == ["#3"]
    hands.key(Qt.Key.Key_Return)
    assert len(hands.rows()) == 5
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    assert len(hands.rows()) == 5


def test_each_cell_is_heard_with_place_and_names(hands: Hands) -> None:
    table = shown(hands)
    heard = QAccessible.queryAccessibleInterface(table)
    assert heard.text(QAccessible.Text.Name) == "Risikomatrix som tabel"
    cells = [table.model().index(row, column) for row, column in ((2, 1), (0, 0), (4, 0))]
    told = [each.data(Qt.ItemDataRole.AccessibleTextRole) for each in cells]
    assert told == [
        "Mindre sandsynligt, Generende, niveau Mellem: #1 Bemanding, #6 Sejlplanen",
        "Forventet, Uvæsentlig, niveau Høj: Ingen risici",
        "Ikke placeret: #4 Brændstof",
    ]


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (0, ["4 risici"]),
        (1, ["4 risici"]),
        (2, ["#1", "og 3 til"]),
        (3, ["#1", "#2", "og 2 til"]),
        (4, ["#1", "#2", "#3", "#4"]),
    ],
)
def test_those_that_find_no_room_are_counted(room: int, lines: list[str]) -> None:
    assert fitting(["#1", "#2", "#3", "#4"], room) == lines


def test_the_program_remembers_it(windows: Windows, hands: Hands, path: Path) -> None:
    shown(hands)
    assert hands.window.close()
    window = windows.open_file(path)
    assert window is not None
    assert window.commands["matrix_table"].isChecked()
    (table,) = window.left.findChildren(MatrixTable)
    assert table.isVisible()
    assert words(table, 2, 2) == ["Høj", "#3 Isvinter"]


def test_the_key_shows_it(hands: Hands) -> None:
    hands.key(Qt.Key.Key_M, CTRL)
    assert hands.window.left.findChildren(MatrixTable)


def test_a_long_name_is_broken_where_a_line_is_to_spare_and_cut_where_none_is(hands: Hands) -> None:
    metrics = hands.window.fontMetrics()
    name, line = "#1 Bemanding på ærøfærgen", metrics.lineSpacing()
    width = metrics.horizontalAdvance("#1 Bemanding på ")
    (broken, place), (short, below) = laid_out(metrics, [name, "#3 Is"], QRectF(0, 0, width, 3 * line))
    assert (broken, place.height(), short, below.top()) == (name, 2 * line, "#3 Is", 2 * line)
    (cut, place), _other = laid_out(metrics, [name, "#3 Is"], QRectF(0, 0, width, 2 * line))
    assert cut.endswith("…") and place.height() == line


def test_its_corner_names_both_axes(hands: Hands) -> None:
    table = shown(hands)
    hands.window.grab()
    (axes,) = texts(table)
    assert axes == "Konsekvens →\nSandsynlighed ↓"
    label = next(each for each in table.findChildren(QLabel) if each.text() == axes)
    assert label.geometry().right() < table.columnViewportPosition(0) + table.viewport().x()
