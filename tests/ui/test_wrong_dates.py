"""A date that is none holds nobody back, and what was typed can be had again."""

import datetime as dt
from collections.abc import Callable, Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.ui.hands import CTRL, LEFT, NONE, Hands, button, click, overwrite, texts, wait_until, write
from tests.ui.paper import cell

pytestmark = pytest.mark.usefixtures("mended")
OLD = "Datoen »uge 12« blev ikke forstået, så den gamle dato (08-03-2022) står der stadig."


@pytest.fixture
def mended(hands: Hands) -> Generator[None]:
    """Puts right what a test has left wrong, or the window would not close after it."""
    yield
    while isValid(hands.window) and (wrong := hands.pane.wrong_date) is not None:
        overwrite(wrong, "")


def _type(hands: Hands, number: int = 0, text: str = "uge 12") -> None:
    overwrite(hands.actions()[number].date, text)


def _press_chip(hands: Hands) -> None:
    centre = hands.chip(3)
    assert centre is not None
    QTest.mouseClick(hands.matrix, LEFT, NONE, centre.toPoint())


def _find(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CTRL)
    write(hands.search, "sejlrenden")
    hands.key(Qt.Key.Key_F3)


WAYS: dict[str, tuple[Callable[[Hands], object], str]] = {
    "a click on the list": (lambda hands: hands.click_row("#3"), "#3"),
    "a press on a chip": (_press_chip, "#3"),
    "a chip that is dragged": (lambda hands: hands.drag(3, cell(4, 4)), "#3"),
    "the next find": (_find, "#3"),
    "a new risk": (lambda hands: hands.order("new_risk"), "#9"),
    "a copy": (lambda hands: hands.order("copy_risk"), "#9"),
}


@pytest.mark.parametrize("way", WAYS)
def test_whoever_leaves_a_wrong_date_goes_on_and_is_told_that_the_old_one_stands(hands: Hands, way: str) -> None:
    _type(hands)
    leave, shown = WAYS[way]
    leave(hands)
    assert hands.shown() == shown and hands.marked_row().startswith(shown)
    assert hands.notice.told == OLD
    assert hands.risk(1).actions[0].date == dt.date(2022, 3, 8)


def test_where_no_date_stood_none_stands(hands: Hands) -> None:
    _type(hands, 1, "engang i foråret")
    hands.click_row("#3")
    assert hands.notice.told == "Datoen »engang i foråret« blev ikke forstået, så der står stadig ingen dato."


def test_what_was_typed_is_brought_back_to_be_put_right(hands: Hands) -> None:
    _type(hands)
    hands.click_row("#3")
    click(button(hands.notice, "Ret den"))
    date = hands.actions()[0].date
    assert hands.shown() == "#1" and hands.notice.told == ""
    assert (date.text(), bool(date.property("invalid")), date.hasFocus()) == ("uge 12", True, True)
    for _letter in "uge 12":
        hands.key(Qt.Key.Key_Backspace)
    write(date, "18/3-2022")
    hands.click_row("#3")
    assert hands.risk(1).actions[0].date == dt.date(2022, 3, 18) and hands.notice.told == ""


def test_two_wrong_dates_are_told_and_brought_back_together(hands: Hands) -> None:
    _type(hands)
    _type(hands, 1, "31/2")
    hands.click_row("#3")
    assert hands.notice.told.startswith(OLD) and "»31/2«" in hands.notice.told
    # A button that comes to a line which stands there already is shown a moment later.
    QApplication.processEvents()
    click(button(hands.notice, "Ret dem"))
    first, second, _third = hands.actions()
    assert (first.date.text(), second.date.text(), first.date.hasFocus()) == ("uge 12", "31/2", True)


def test_the_notice_goes_when_the_date_is_put_right(hands: Hands) -> None:
    _type(hands)
    hands.click_row("#3")
    hands.click_row("#1")
    assert hands.notice.told == OLD and hands.actions()[0].date.text() == "08-03-2022"
    overwrite(hands.actions()[1].text, "Vikarer fra Als.")
    hands.table.setFocus()
    assert hands.notice.told == OLD, "another edit is not the date"
    overwrite(hands.actions()[0].date, "18/3-2022")
    hands.table.setFocus()
    assert hands.notice.told == ""


def test_an_evaluation_that_becomes_an_earlier_one_gives_its_wrong_date_back(hands: Hands) -> None:
    overwrite(hands.evaluations()[0].date, "uge 12")
    hands.order("new_evaluation")
    assert hands.notice.told == "Datoen »uge 12« blev ikke forstået, så den gamle dato (17-02-2025) står der stadig."
    click(button(hands.notice, "Ret den"))
    (date,) = [row.date for row in hands.evaluations() if row.date.text() == "uge 12"]
    assert date.hasFocus()


def test_the_same_risk_can_be_worked_on_while_a_wrong_date_stands(hands: Hands) -> None:
    _type(hands)
    hands.actions()[2].text.setFocus()
    hands.key(Qt.Key.Key_Return)
    assert len(hands.risk(1).actions) == 4 and hands.notice.told == ""
    assert hands.actions()[0].date.text() == "uge 12" and hands.actions()[0].date.property("invalid")


def test_a_wrong_date_goes_with_its_action(hands: Hands) -> None:
    _type(hands)
    hands.row_menu(hands.actions()[0], "Fjern")
    assert len(hands.risk(1).actions) == 2 and hands.notice.told == ""


def test_the_line_at_the_foot_tells_the_truth_about_all_else(hands: Hands) -> None:
    _type(hands)
    assert hands.saved().startswith("Gemt")
    overwrite(hands.pane.description, "Der mangler styrmænd.")
    assert hands.saved().startswith("Skriver…")
    hands.table.setFocus()
    wait_until(lambda: hands.saved().startswith("Gemt"), "the save")
    assert hands.actions()[0].date.text() == "uge 12"


def test_escape_brings_the_old_date_back(hands: Hands) -> None:
    _type(hands)
    hands.key(Qt.Key.Key_Escape)
    date = hands.actions()[0].date
    assert (date.text(), bool(date.property("invalid"))) == ("08-03-2022", False)
    hands.click_row("#3")
    assert hands.notice.told == ""


def test_the_window_does_not_close_on_a_wrong_date_before_it_is_put_right(hands: Hands) -> None:
    _type(hands)
    hands.table.setFocus()
    assert not hands.window.close()
    date = hands.actions()[0].date
    assert (date.text(), date.hasFocus()) == ("uge 12", True)
    assert any("»uge 12« er ikke en dato" in text for text in texts(hands.notice))
    overwrite(date, "18/3-2022")
    assert hands.notice.told == ""


def test_a_wrong_date_in_a_risk_that_is_removed_does_not_hold_the_window(hands: Hands) -> None:
    _type(hands)
    for risk in hands.register.risks:
        hands.window.document.remove_risk(risk.id)
    assert hands.window.close()
