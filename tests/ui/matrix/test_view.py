"""The matrix under a real mouse: chips stand where the register says, and a drag says where it goes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from risikoapp.ui.matrix.painter import MatrixPainter
from tests.ui.hands import CTRL, LEFT, NONE, OUTSIDE, TRAY, Hands, wait_until, write
from tests.ui.paper import TODAY, cell


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of targets that were painted beside the pointer."""
    painted: list[str] = []
    label = MatrixPainter.label

    def spy(painter: MatrixPainter, text: str, beside: QPointF, bounds: QRectF) -> None:
        painted.append(text)
        label(painter, text, beside, bounds)

    monkeypatch.setattr(MatrixPainter, "label", spy)
    return painted


@pytest.fixture
def chips(monkeypatch: pytest.MonkeyPatch, hands: Hands) -> Callable[[], dict[str, bool]]:
    """What the painted chips say, and whether each is marked."""
    painted: dict[str, bool] = {}
    chip = MatrixPainter.chip

    def spy(painter: MatrixPainter, place: QRectF, text: str, *, selected: bool) -> None:
        painted[text] = selected
        chip(painter, place, text, selected=selected)

    monkeypatch.setattr(MatrixPainter, "chip", spy)

    def look() -> dict[str, bool]:
        painted.clear()
        hands.matrix.grab()
        return dict(painted)

    return look


def test_each_open_risk_has_a_chip_where_it_stands_and_closed_ones_have_none(
    hands: Hands, chips: Callable[[], dict[str, bool]]
) -> None:
    assert hands.chips() == {1: cell(2, 2), 3: cell(2, 3), 4: None, 6: cell(2, 2)}
    assert chips() == {"1": True, "3": False, "4": False, "6": False}


def test_two_in_one_cell_stand_apart(hands: Hands) -> None:
    one, six = hands.chip(1), hands.chip(6)
    assert one is not None and six is not None
    assert (one - six).manhattanLength() > 20


def test_a_click_marks_the_chip_and_fills_the_pane(hands: Hands, chips: Callable[[], dict[str, bool]]) -> None:
    hands.take(3)
    hands.matrix.grab()
    centre = hands.chip(3)
    assert centre is not None
    QTest.mouseRelease(hands.matrix, LEFT, NONE, centre.toPoint())
    assert (hands.shown(), hands.pane.name.text()) == ("#3", "Isvinter")
    assert hands.pane.description.toPlainText() == "Isen lukker sejlrenden i uger ad gangen."
    assert hands.marked_row() == "#3"
    assert chips() == {"1": False, "3": True, "4": False, "6": False}
    assert hands.stack == []


def test_a_press_that_hardly_moves_moves_nothing(hands: Hands, labels: list[str]) -> None:
    centre = hands.chip(1)
    assert centre is not None
    hands.take(1)
    QTest.mouseMove(hands.matrix, centre.toPoint() + QPoint(QApplication.startDragDistance() - 2, 0))
    hands.matrix.grab()
    QTest.mouseRelease(hands.matrix, LEFT, NONE, centre.toPoint())
    assert (labels, hands.stack) == ([], [])
    assert hands.risk(1).rating == cell(2, 2)


def test_a_drag_says_where_it_goes_and_moves_the_risk_there(hands: Hands, labels: list[str]) -> None:
    hands.take(3)
    hands.carry(cell(4, 4))
    hands.matrix.grab()
    assert labels[-1] == "Forventet × Uacceptabelt: Meget høj"
    hands.carry(cell(1, 1))
    hands.matrix.grab()
    assert labels[-1] == "Usandsynligt × Uvæsentlig: Lav"
    assert hands.risk(3).rating == cell(2, 3), "nothing moves before the chip is let go"
    hands.drop(cell(1, 1))
    assert hands.chip_cell(3) == cell(1, 1)
    assert hands.stack == ["Flyt #3 til Usandsynligt × Uvæsentlig"]
    assert hands.rows()[1] == ("#3", "Isvinter", "Lav", "")
    saved = hands.risk_on_disk(3)
    assert saved.rating == cell(1, 1)
    assert (saved.rating_changes[-1].rating, saved.rating_changes[-1].date) == (cell(1, 1), TODAY)


def test_while_it_is_dragged_only_a_ghost_stands_where_it_stood(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    ghosts: list[str] = []
    monkeypatch.setattr(MatrixPainter, "ghost", lambda _self, _place, text: ghosts.append(text))
    hands.take(6)
    hands.carry(cell(4, 1))
    hands.matrix.grab()
    assert set(ghosts) == {"6"}
    hands.drop(cell(4, 1))
    ghosts.clear()
    hands.matrix.grab()
    assert ghosts == []


def test_escape_lets_the_chip_go_back(hands: Hands, labels: list[str]) -> None:
    hands.take(3)
    hands.carry(cell(4, 4))
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    labels.clear()
    hands.carry(cell(4, 3))
    hands.matrix.grab()
    hands.drop(cell(4, 4))
    assert labels == []
    assert (hands.stack, hands.risk(3).rating) == ([], cell(2, 3))


def test_a_drop_outside_the_cells_moves_nothing(hands: Hands, labels: list[str]) -> None:
    hands.take(3)
    hands.carry(OUTSIDE)
    hands.matrix.grab()
    assert labels[-1] == "Slip her for at fortryde"
    hands.drop(OUTSIDE)
    assert (hands.stack, hands.risk(3).rating) == ([], cell(2, 3))


def test_a_drop_where_it_stood_moves_nothing(hands: Hands) -> None:
    hands.take(3)
    hands.carry(cell(4, 4))
    hands.drag(3, cell(2, 3))
    assert (hands.stack, hands.risk(3).rating) == ([], cell(2, 3))


def test_a_drop_in_the_tray_takes_the_place_away(hands: Hands, labels: list[str]) -> None:
    hands.take(1)
    hands.carry(TRAY)
    hands.matrix.grab()
    assert labels[-1] == "Ikke placeret"
    hands.drop(TRAY)
    assert hands.chips() == {1: None, 3: cell(2, 3), 4: None, 6: cell(2, 2)}
    assert hands.stack == ["Flyt #1 til Ikke placeret"]
    assert hands.rows()[0][2] == "Ikke placeret"
    assert hands.risk_on_disk(1).rating is None


def test_a_drag_from_the_tray_gives_a_place(hands: Hands) -> None:
    hands.drag(4, cell(3, 2))
    assert hands.chip_cell(4) == cell(3, 2)
    assert hands.stack == ["Flyt #4 til Sandsynligt × Generende"]
    saved = hands.risk_on_disk(4)
    assert [change.rating for change in saved.rating_changes] == [cell(3, 2)]


def test_the_right_button_neither_marks_nor_drags(hands: Hands) -> None:
    centre = hands.chip(3)
    assert centre is not None
    QTest.mousePress(hands.matrix, Qt.MouseButton.RightButton, NONE, centre.toPoint())
    hands.carry(cell(4, 4))
    QTest.mouseRelease(hands.matrix, Qt.MouseButton.RightButton, NONE, hands.place(cell(4, 4)))
    assert (hands.shown(), hands.stack) == ("#1", [])


def test_what_is_typed_is_told_before_the_move(hands: Hands) -> None:
    hands.pane.name.setFocus()
    hands.pane.name.end(False)
    write(hands.pane.name, " på broen")
    hands.drag(3, cell(4, 4))
    assert hands.stack == ["Omdøb #1", "Flyt #3 til Forventet × Uacceptabelt"]
    assert (hands.risk(1).name, hands.risk(3).name) == ("Bemanding på broen", "Isvinter")


def test_a_risk_that_goes_while_it_is_dragged_is_let_go(hands: Hands) -> None:
    hands.order("new_risk")
    hands.take(9)
    hands.carry(cell(4, 4))
    hands.key(Qt.Key.Key_Z, CTRL, to=hands.matrix)
    hands.drop(cell(4, 4))
    assert [risk.number for risk in hands.register.open_risks] == [1, 3, 4, 6]
    assert hands.stack == []


def test_chips_stay_in_their_cells_when_the_window_grows(hands: Hands) -> None:
    before = hands.chip(1)
    hands.window.resize(hands.window.width() + 200, hands.window.height() + 150)
    wait_until(lambda: hands.chip(1) != before, "the new layout")
    assert hands.chips() == {1: cell(2, 2), 3: cell(2, 3), 4: None, 6: cell(2, 2)}
