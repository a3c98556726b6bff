"""The matrix of a comparison: what is pointed at, what is chosen, and how it moves."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from risikoapp.domain.history import compare
from risikoapp.domain.model import RegisterFile
from risikoapp.ui import motion
from risikoapp.ui.comparing.layout import ComparedLayout, Stand
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.theme import DARK
from tests.moving import moving
from tests.ui.comparing.seen import Comparison
from tests.ui.hands import LEFT, NONE, Hands, wait_until

MOVES = 30


@pytest.fixture
def file() -> RegisterFile:
    return moving(MOVES)


@pytest.fixture
def comparison(window: MainWindow) -> Comparison:
    return Comparison(window)


def stand(comparison: Comparison, window: MainWindow, number: int, *, is_past: bool = False) -> Stand:
    """The chip of a risk, or its ghost."""
    (status,) = window.document.file.snapshots
    differences = compare(status.register, window.document.register)
    layout = ComparedLayout(differences, MatrixGeometry(QSizeF(comparison.matrix.size())))
    return next(each for each in layout.stands if each.text == str(number) and each.is_past is is_past)


def centre(found: Stand) -> QPoint:
    return found.area.center().toPoint()


def plain(tip: str) -> list[str]:
    """What is read in a tip, line by line."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText().splitlines()


def picture(comparison: Comparison) -> QImage:
    QApplication.processEvents()
    return comparison.matrix.grab().toImage()


def test_thirty_moves_are_all_told(comparison: Comparison) -> None:
    assert len(comparison.told) == MOVES
    assert [row[0] for row in comparison.rows()[:3]] == ["#1", "#2", "#3"]
    assert sum(row[3] != "Uændret" for row in comparison.rows()) == MOVES


def test_a_risk_that_is_pointed_at_is_emphasised_until_the_pointer_leaves(
    comparison: Comparison, window: MainWindow
) -> None:
    calm = picture(comparison)
    for is_past in (True, False):
        _point(comparison, centre(stand(comparison, window, 7, is_past=is_past)))
        wait_until(lambda: comparison.matrix.emphasised == {"r7"}, "an emphasised risk")
        assert picture(comparison) != calm
        _point(comparison, QPoint(3, 3))
        wait_until(lambda: picture(comparison) == calm, "a calm matrix")
    _point(comparison, centre(stand(comparison, window, 7)))
    wait_until(lambda: picture(comparison) != calm, "an emphasised risk")
    QApplication.sendEvent(comparison.matrix, QEvent(QEvent.Type.Leave))
    assert picture(comparison) == calm


def test_a_click_on_a_chip_or_a_ghost_chooses_the_risk_and_one_beside_them_none(
    comparison: Comparison, window: MainWindow
) -> None:
    for number, is_past in ((7, False), (9, True)):
        QTest.mouseClick(comparison.matrix, LEFT, NONE, centre(stand(comparison, window, number, is_past=is_past)))
        assert comparison.chosen() == f"#{number}"
        assert comparison.texts[0] == f"#{number} Risiko {number}"
    QTest.mouseClick(comparison.matrix, Qt.MouseButton.RightButton, NONE, QPoint(3, 3))
    assert comparison.chosen() == "#9"
    QTest.mouseClick(comparison.matrix, LEFT, NONE, QPoint(3, 3))
    assert comparison.chosen() == ""
    assert comparison.texts[0].startswith("Vælg en risiko")


def test_a_risk_that_is_chosen_on_the_list_is_emphasised_in_the_matrix(comparison: Comparison) -> None:
    comparison.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert comparison.chosen() == "#1"
    QTest.keyClick(comparison.table, Qt.Key.Key_Down)
    assert comparison.matrix.emphasised == {"r2"}


def test_a_tip_says_what_became_of_a_risk(comparison: Comparison, window: MainWindow) -> None:
    row = next(row for row in comparison.rows() if row[0] == "#7")
    place = centre(stand(comparison, window, 7))
    _rest(comparison, place)
    assert plain(QToolTip.text()) == [f"#7 {row[1]}: {row[3]} ({row[4]})"]
    _rest(comparison, QPoint(3, 3))
    wait_until(lambda: not QToolTip.isVisible(), "the end of the tip")


def test_a_crowd_is_told_of_by_its_number_and_chooses_nobody(window: MainWindow, hands: Hands) -> None:
    crowd = next(risk.rating for risk in hands.register.risks if risk.number == 31)
    hands.window.document.place_risks([risk.id for risk in hands.register.risks], crowd)
    comparison = Comparison(window)
    (status,) = window.document.file.snapshots
    geometry = MatrixGeometry(QSizeF(comparison.matrix.size()))
    layout = ComparedLayout(compare(status.register, window.document.register), geometry)
    rest = next(each for each in layout.stands if each.is_rest)
    _point(comparison, centre(rest))
    wait_until(lambda: comparison.matrix.emphasised == set(rest.risk_ids), "an emphasised crowd")
    _rest(comparison, centre(rest))
    *told, more = plain(QToolTip.text())
    assert len(told) == 12
    assert more == f"{len(rest.risk_ids) - 12} risici mere"
    QTest.mouseClick(comparison.matrix, LEFT, NONE, centre(rest))
    assert comparison.chosen() == ""
    QToolTip.hideText()


def test_chips_move_softly_to_their_new_places(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "moves_softly", lambda: True)
    comparison = Comparison(window)
    before = comparison.matrix.grab().toImage()
    window.document.place_risks(["r7"], None)
    under_way = comparison.matrix.grab().toImage()
    seen = [under_way]

    def is_there() -> bool:
        now = comparison.matrix.grab().toImage()
        if now != seen[-1]:
            seen.append(now)
        return len(seen) > 3

    wait_until(is_there, "some way")
    wait_until(lambda: comparison.matrix.grab().toImage() == _still(comparison), "the end of the way")
    assert before not in seen[1:]


def test_nothing_moves_where_the_system_asks_for_rest(comparison: Comparison, window: MainWindow) -> None:
    window.document.place_risks(["r7"], None)
    assert picture(comparison) == _still(comparison)


def test_it_wears_the_colours_that_are_chosen(comparison: Comparison, hands: Hands) -> None:
    hands.window.theme.choose("dark")
    assert picture(comparison).pixelColor(20, 20).name().upper() == DARK.panel


def test_it_follows_the_size_of_the_window(comparison: Comparison, window: MainWindow) -> None:
    comparison.window.resize(comparison.window.width() + 200, comparison.window.height() + 100)
    wait_until(lambda: comparison.matrix.height() > 400, "a larger matrix")
    QTest.mouseClick(comparison.matrix, LEFT, NONE, centre(stand(comparison, window, 7)))
    assert comparison.chosen() == "#7"


def _point(comparison: Comparison, place: QPoint) -> None:
    # By its window: on a screen that is none, the one beneath would get it.
    QTest.mouseMove(comparison.window.windowHandle(), comparison.matrix.mapTo(comparison.window, place))


def _still(comparison: Comparison) -> QImage:
    """What is seen when all is laid out anew and nothing moves."""
    comparison.matrix.resize(comparison.matrix.size())
    QApplication.sendEvent(comparison.matrix, QEvent(QEvent.Type.FontChange))
    return comparison.matrix.grab().toImage()


def _rest(comparison: Comparison, place: QPoint) -> None:
    """The pointer comes to rest somewhere."""
    event = QHelpEvent(QEvent.Type.ToolTip, place, comparison.matrix.mapToGlobal(place))
    QApplication.sendEvent(comparison.matrix, event)
