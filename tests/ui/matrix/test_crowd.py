"""The list behind "+38": all risks of a crowded place, to pick, to lift and to drag out of."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.ui.matrix.crowd import CrowdList
from risikoapp.ui.matrix.painter import MatrixPainter
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, OUTSIDE, TRAY, Hands, Place, texts, wait_until
from tests.ui.matrix.crowds import crowded
from tests.ui.matrix.test_keys import enter, keys
from tests.ui.paper import cell

Key = Qt.Key
FULL = cell(3, 1)


@pytest.fixture
def hands(windows: Windows, path: Path, file: RegisterFile) -> Hands:
    """Forty risks, #9 to #48, in one cell."""
    return crowded(windows, path, file, *[FULL] * 40)


def rest_centre(hands: Hands, place: Rating | None = FULL) -> QPoint:
    hidden = next(risk for risk in reversed(hands.register.open_risks) if risk.rating == place)
    spot = hands.matrix.spot_of(hidden.id)
    assert spot is not None and spot.at_rest
    return hands.matrix.area_of(spot).center().toPoint()


def crowd(hands: Hands) -> CrowdList | None:
    """The list that is open, if any."""
    return next((each for each in hands.matrix.findChildren(CrowdList) if each.isVisible()), None)


def open_list(hands: Hands) -> QListWidget:
    QTest.mouseClick(hands.matrix, LEFT, NONE, rest_centre(hands))
    opened = crowd(hands)
    assert opened is not None
    (risks,) = opened.findChildren(QListWidget)
    assert risks.hasFocus()
    return risks


def row(risks: QListWidget, number: int) -> QPoint:
    """Where in the list a risk stands."""
    item = next(
        risks.item(place) for place in range(risks.count()) if risks.item(place).text().startswith(f"#{number} ")
    )
    risks.scrollToItem(item)
    return risks.visualItemRect(item).center()


def drag(hands: Hands, risks: QListWidget, number: int, place: Place) -> None:
    """Out of the list: as on a screen, where the pointer stays while the list goes out of sight."""
    start = risks.viewport().mapToGlobal(row(risks, number))
    end = hands.matrix.mapToGlobal(hands.place(place))
    QTest.mousePress(risks.viewport(), LEFT, NONE, risks.viewport().mapFromGlobal(start))
    for point in (start + QPoint(30, 5), (start + end) / 2, end):
        QTest.mouseMove(risks.viewport(), risks.viewport().mapFromGlobal(point))
    hands.matrix.grab()


def drop(hands: Hands, risks: QListWidget, place: Place) -> None:
    end = risks.viewport().mapFromGlobal(hands.matrix.mapToGlobal(hands.place(place)))
    QTest.mouseRelease(risks.viewport(), LEFT, NONE, end)


def test_it_lists_all_of_the_cell_and_lies_within_the_matrix(hands: Hands) -> None:
    risks = open_list(hands)
    assert risks.count() == 40
    assert [risks.item(place).text() for place in (0, 39)] == ["#9 Nr. 9", "#48 Nr. 48"]
    opened = crowd(hands)
    assert opened is not None
    assert texts(opened) == ["Sandsynligt × Uvæsentlig: Mellem\n40 risici"]
    assert hands.matrix.rect().contains(opened.geometry())


def test_a_click_picks_a_risk(hands: Hands) -> None:
    risks = open_list(hands)
    QTest.mouseClick(risks.viewport(), LEFT, NONE, row(risks, 48))
    assert (hands.shown(), hands.marked_row(), crowd(hands)) == ("#48", "#48", None)
    assert hands.matrix.hasFocus()


def test_the_keyboard_opens_it_picks_and_comes_back(hands: Hands) -> None:
    enter(hands)
    keys(hands, Key.Key_4, Key.Key_8, Key.Key_Return)
    opened = crowd(hands)
    assert opened is not None
    (risks,) = opened.findChildren(QListWidget)
    assert risks.currentItem().text() == "#48 Nr. 48", "it begins at the one that is shown"
    keys(hands, Key.Key_Up, Key.Key_Return)
    assert (hands.shown(), crowd(hands), hands.matrix.hasFocus()) == ("#47", None, True)


def test_digits_go_to_a_number_in_it(hands: Hands) -> None:
    risks = open_list(hands)
    keys(hands, Key.Key_3, Key.Key_1)
    assert risks.currentItem().text() == "#31 Nr. 31"


def test_escape_closes_it(hands: Hands) -> None:
    open_list(hands)
    hands.key(Key.Key_Escape)
    assert crowd(hands) is None
    assert hands.matrix.hasFocus()


def test_a_click_elsewhere_closes_it(hands: Hands) -> None:
    open_list(hands)
    hands.table.setFocus()
    assert crowd(hands) is None
    assert hands.table.hasFocus()


def test_a_risk_is_dragged_out_of_it(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    labels: list[str] = []
    monkeypatch.setattr(MatrixPainter, "label", lambda _self, text, _beside, _bounds: labels.append(text))
    risks = open_list(hands)
    drag(hands, risks, 20, cell(4, 3))
    assert labels[-1] == "Forventet × Kritisk: Meget høj"
    opened = crowd(hands)
    assert opened is not None and not hands.matrix.rect().intersects(opened.geometry()), "it makes way"
    assert hands.stack == []
    drop(hands, risks, cell(4, 3))
    assert hands.stack == ["Flyt #20 til Forventet × Kritisk"]
    assert hands.chip_cell(20) == cell(4, 3)
    assert crowd(hands) is None


@pytest.mark.parametrize(("place", "step"), [(TRAY, ["Flyt #20 til Ikke placeret"]), (OUTSIDE, [])])
def test_it_is_dragged_to_the_tray_or_let_go_outside(hands: Hands, place: str, step: list[str]) -> None:
    risks = open_list(hands)
    drag(hands, risks, 20, place)
    drop(hands, risks, place)
    assert hands.stack == step


def test_several_are_dragged_out_together(hands: Hands) -> None:
    risks = open_list(hands)
    QTest.mouseClick(risks.viewport(), LEFT, CTRL, row(risks, 11))
    QTest.mouseClick(risks.viewport(), LEFT, CTRL, row(risks, 12))
    drag(hands, risks, 12, cell(4, 4))
    drop(hands, risks, cell(4, 4))
    assert hands.stack == ["Flyt #9, #11 og #12 til Forventet × Uacceptabelt"]


def test_escape_lets_go_of_what_was_dragged_out(hands: Hands) -> None:
    risks = open_list(hands)
    drag(hands, risks, 20, cell(4, 3))
    hands.key(Key.Key_Escape)
    drop(hands, risks, cell(4, 3))
    assert (hands.stack, crowd(hands)) == ([], None)


def test_space_lifts_one_out_of_it(hands: Hands) -> None:
    open_list(hands)
    keys(hands, Key.Key_3, Key.Key_1, Key.Key_Space, Key.Key_Up, Key.Key_Return)
    assert hands.stack == ["Flyt #31 til Forventet × Uvæsentlig"]


def test_the_rest_of_the_tray_is_listed_too(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = crowded(windows, path, file, *[None] * 80)
    QTest.mouseClick(hands.matrix, LEFT, NONE, rest_centre(hands, None))
    opened = crowd(hands)
    assert opened is not None
    assert texts(opened) == ["Ikke placeret\n81 risici"]
    (risks,) = opened.findChildren(QListWidget)
    drag(hands, risks, 87, cell(1, 1))
    drop(hands, risks, cell(1, 1))
    assert hands.risk(87).rating == cell(1, 1)


def test_a_closed_list_is_gone(hands: Hands) -> None:
    for _ in range(5):
        open_list(hands)
        hands.key(Key.Key_Escape)
    wait_until(lambda: not hands.matrix.findChildren(CrowdList), "the end of the lists")
