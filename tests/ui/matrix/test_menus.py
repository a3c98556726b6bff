"""The menus on a chip and on a cell: what they offer, and that it is done."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from risikoapp.domain.criteria import Step
from risikoapp.ui.dialogs.form import FormDialog
from tests.ui.hands import CTRL, LEFT, NONE, Hands, answering, click, wait_until
from tests.ui.matrix.test_keys import enter, keys
from tests.ui.matrix.test_mouse import chosen, ground, press
from tests.ui.paper import TODAY, cell


@contextmanager
def choosing(*way: str) -> Generator[list[str]]:
    """Clicks an entry of the menu that pops up, and one of the menu that opens from it; yields what is offered last."""
    offered: list[str] = []
    wrong: list[str] = []
    timer = QTimer()

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return
        timer.stop()
        for name in (*way, ""):
            offered[:] = [_plain(entry) for entry in menu.actions() if entry.text()]
            found = [entry for entry in menu.actions() if _plain(entry) == name and entry.isEnabled() and name]
            if name and not found:
                wrong.append(f"{name} is not among {offered}")
            if not found:
                break
            QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(found[0]).center())
            menu = next((each for each in menu.findChildren(QMenu) if each.menuAction() is found[0]), None)
            if menu is None:
                return
            wait_until(menu.isVisible, f"the menu of {name}")
        while (left := QApplication.activePopupWidget()) is not None:
            left.close()

    timer.timeout.connect(look)
    timer.start(1)
    yield offered
    assert offered, "no menu came"
    assert not wrong, wrong[0]


def _plain(entry: QAction) -> str:
    """What is read: a doubled ampersand is one, a single one none."""
    return entry.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def right_click(hands: Hands, at: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hands.matrix.mapToGlobal(at))
    QApplication.sendEvent(hands.matrix, event)


def on_chip(hands: Hands, number: int) -> QPoint:
    centre = hands.chip(number)
    assert centre is not None
    return centre.toPoint()


def test_the_menu_of_a_chip_goes_to_its_pane(hands: Hands) -> None:
    with choosing("Gå til #3") as offered:
        right_click(hands, on_chip(hands, 3))
    assert offered == ["Gå til #3", "Flyt til", "Kopiér som tekst", "Luk risikoen…"]
    hands.activate()
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#3", True)


def test_it_moves_the_risk_to_any_cell(hands: Hands) -> None:
    with choosing("Flyt til", "Forventet × Uacceptabelt: Meget høj"):
        right_click(hands, on_chip(hands, 3))
    assert hands.stack == ["Flyt #3 til Forventet × Uacceptabelt"]
    hands.activate()
    with choosing("Flyt til", "Ikke placeret"):
        right_click(hands, on_chip(hands, 3))
    assert hands.risk(3).rating is None


def test_it_closes_the_risk_after_asking(hands: Hands) -> None:
    with answering(_accept), choosing("Luk risikoen…"):
        right_click(hands, on_chip(hands, 3))
    assert not hands.risk(3).is_open


def test_it_copies_what_stands_there(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 4, CTRL)
    with choosing("Kopiér som tekst"):
        right_click(hands, on_chip(hands, 4))
    assert QGuiApplication.clipboard().text() == (
        "#1 Bemanding: Mindre sandsynligt × Generende: Mellem\n#4 Brændstof: Ikke placeret"
    )


def test_the_menu_of_several_moves_them_all(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    press(hands, 3, CTRL)
    with choosing() as offered:
        right_click(hands, on_chip(hands, 6))
    assert offered == ["Flyt 3 risici til", "Kopiér som tekst"], "one cannot go to three, nor close them at once"
    hands.activate()
    with choosing("Flyt 3 risici til", "Usandsynligt × Uvæsentlig: Lav"):
        right_click(hands, on_chip(hands, 6))
    assert hands.stack == ["Flyt #1, #3 og #6 til Usandsynligt × Uvæsentlig"]


def test_a_chip_that_is_not_chosen_is_chosen_by_its_menu(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    with choosing():
        right_click(hands, on_chip(hands, 3))
    assert (chosen(hands), hands.stack) == ([3], [])


def test_a_new_risk_is_made_in_the_cell(hands: Hands) -> None:
    with choosing("Ny risiko her"):
        right_click(hands, ground(hands, cell(4, 2)))
    assert hands.stack == ["Ny risiko #9 i Forventet × Generende"]
    made = hands.risk_on_disk(9)
    assert (made.rating, [change.date for change in made.rating_changes]) == (cell(4, 2), [TODAY])
    hands.activate()
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#9", True)
    hands.undo()
    assert [risk.number for risk in hands.register.open_risks] == [1, 3, 4, 6]


def test_a_new_risk_is_made_without_a_place(hands: Hands) -> None:
    with choosing("Ny risiko her"):
        right_click(hands, hands.geometry.tray.center().toPoint())
    assert (hands.risk(9).rating, hands.stack) == (None, ["Ny risiko #9"])


def test_all_of_a_cell_are_chosen(hands: Hands) -> None:
    with choosing("Markér alle her"):
        right_click(hands, ground(hands, cell(2, 2)))
    assert chosen(hands) == [1, 6]
    with choosing() as offered:
        right_click(hands, ground(hands, cell(4, 4)))
    assert len(offered) == 2, "nobody stands there to be chosen"


def test_the_list_is_narrowed_to_a_cell_and_given_back(hands: Hands) -> None:
    with choosing("Vis kun feltet på listen"):
        right_click(hands, ground(hands, cell(2, 3)))
    assert [row[0] for row in hands.rows()] == ["#3"]
    with choosing("Vis hele listen igen"):
        right_click(hands, ground(hands, cell(2, 3)))
    assert len(hands.rows()) == 5


def test_the_menu_key_opens_the_menu_where_the_keyboard_is(hands: Hands) -> None:
    enter(hands)
    keys(hands, Qt.Key.Key_3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with choosing() as offered:
        QApplication.sendEvent(hands.matrix, event)
    assert offered[0] == "Gå til #3"
    hands.activate()
    keys(hands, Qt.Key.Key_Right)
    with choosing("Ny risiko her"):
        QApplication.sendEvent(hands.matrix, event)
    assert hands.risk(9).rating == cell(2, 4)


def test_beside_the_matrix_there_is_no_menu(hands: Hands) -> None:
    right_click(hands, QPoint(4, 4))
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("name", ["Løn & pension", "<b>fed</b>"])
def test_names_of_steps_stand_as_they_are_written(hands: Hands, name: str) -> None:
    criteria = hands.register.criteria
    steps = (Step(name=name), *criteria.likelihood_steps[1:])
    hands.window.document.change_criteria(replace(criteria, likelihood_steps=steps))
    with choosing("Flyt til") as offered:
        right_click(hands, on_chip(hands, 3))
    assert f"{name} × Uvæsentlig: Lav" in offered
