"""The list answers as the matrix does: the same menu, the same way to the pane, and what is shown stays in sight."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from risikoapp.domain.model import RegisterFile
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.list.model import NAME
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, Hands, answering, click
from tests.ui.matrix.crowds import crowded
from tests.ui.matrix.test_menus import choosing
from tests.ui.matrix.test_mouse import press
from tests.ui.paper import cell

HIGHEST = cell(4, 4)


def place_of(hands: Hands, text: str) -> QPoint:
    return hands.table.visualRect(hands.table.model().index(hands.row(text), NAME)).center()


def right_click(hands: Hands, text: str) -> None:
    """On the row of a risk: the press chooses it, as Qt has it."""
    at, view = place_of(hands, text), hands.table.viewport()
    QTest.mouseClick(view, Qt.MouseButton.RightButton, NONE, at)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def test_a_double_click_goes_to_the_pane(hands: Hands) -> None:
    QTest.mouseDClick(hands.table.viewport(), LEFT, NONE, place_of(hands, "#3"))
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#3", True)


def test_enter_goes_to_the_pane(hands: Hands) -> None:
    hands.table.setFocus()
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#3", True)


def test_two_clicks_on_the_fold_go_nowhere(hands: Hands) -> None:
    hands.table.setFocus()
    QTest.mouseDClick(hands.table.viewport(), LEFT, NONE, place_of(hands, "▸ Lukkede"))
    assert hands.shown() == "#1" and not hands.pane.name.hasFocus()


def test_the_menu_of_a_row_is_that_of_its_chip(hands: Hands) -> None:
    with choosing("Gå til #3") as offered:
        right_click(hands, "#3")
    assert offered == ["Gå til #3", "Flyt til", "Kopiér som tekst", "Luk risikoen…"]
    hands.activate()
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#3", True)
    with choosing("Flyt til", "Forventet × Uacceptabelt: Meget høj"):
        right_click(hands, "#4")
    assert hands.stack == ["Flyt #4 til Forventet × Uacceptabelt"]


def test_the_menu_key_opens_it_at_the_row(hands: Hands) -> None:
    hands.table.setFocus()
    view = hands.table.viewport()
    with choosing("Kopiér som tekst"):
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert QGuiApplication.clipboard().text() == "#1 Bemanding: Mindre sandsynligt × Generende: Mellem"


def test_what_is_chosen_in_the_matrix_is_moved_from_the_list_too(hands: Hands) -> None:
    press(hands, 6)
    press(hands, 1, CTRL)
    with choosing("Flyt 2 risici til", "Usandsynligt × Uvæsentlig: Lav"):
        right_click(hands, "#1")
    assert hands.stack == ["Flyt #1 og #6 til Usandsynligt × Uvæsentlig"]
    hands.activate()
    with choosing() as offered:
        right_click(hands, "#3")
    assert offered[0] == "Gå til #3", "what is not among them is for itself"


def test_a_closed_risk_is_opened_again_from_the_list(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    with answering(_accept), choosing("Genåbn risikoen…") as offered:
        right_click(hands, "#2")
    assert offered == ["Gå til #2", "Kopiér som tekst", "Genåbn risikoen…"], "it stands nowhere, and is not moved"
    assert hands.risk(2).is_open


def test_there_is_no_menu_beside_the_risks(hands: Hands) -> None:
    view = hands.table.viewport()
    for at in (place_of(hands, "▸ Lukkede"), QPoint(8, view.height() - 1)):
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
        assert QApplication.activePopupWidget() is None


def test_the_risk_that_was_moved_stays_in_sight_when_the_list_makes_room(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    hands = crowded(windows, path, file, *[cell(1, 1)] * 40)
    last = hands.register.risks[-1].number
    hands.drag(1, HIGHEST)
    QTest.mouseClick(hands.matrix, LEFT, NONE, hands.geometry.cell(cell(3, 1)).center().toPoint())
    QTest.keyClick(hands.matrix, Qt.Key.Key_Escape)
    hands.window.select(hands.risk(last).id)
    hands.window.left.offer.withdraw()
    hands.activate()
    assert hands.window.left.offer.isHidden()
    with choosing("Flyt til", "Forventet × Uacceptabelt: Meget høj"):
        right_click(hands, f"#{last}")
    hands.activate()
    assert hands.window.left.offer.isVisible()
    row = hands.table.visualRect(hands.table.currentIndex())
    assert hands.table.viewport().rect().contains(row)


def test_the_list_stays_where_it_was_scrolled_to_when_it_makes_room(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    hands = crowded(windows, path, file, *[cell(1, 1)] * 40)
    hands.window.select(hands.risk(1).id)
    bar = hands.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    hands.window.resize(hands.window.width(), hands.window.height() - 6)
    hands.activate()
    assert bar.value() >= bar.maximum() - 6, "what is shown was out of sight before"
