"""The pane without a mouse and without eyes: every field and button has a name, and Tab goes from top to bottom."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QScrollArea, QToolButton, QWidget

from tests.ui.hands import SHIFT, Hands, button, click, wait_until
from tests.ui.paper import TODAY, cell


def _folded_out(hands: Hands) -> None:
    (fold,) = (each for each in hands.pane.findChildren(QPushButton) if "Tidligere evalueringer" in each.text())
    click(fold)
    hands.drag(1, cell(4, 4))
    hands.actions()


def _way(hands: Hands, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where the keyboard goes in the pane, beginning where it is."""
    way: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and hands.pane.isAncestorOf(focused):
        assert focused not in way
        way.append(focused)
        hands.key(key, SHIFT if key is Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier)
    return way


def _name(widget: QWidget) -> str:
    # A box with a label is called by what is chosen in it, and a screen reader reads the label first.
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def test_tab_goes_from_top_to_bottom_and_closing_comes_last(hands: Hands) -> None:
    _folded_out(hands)
    hands.pane.name.setFocus()
    way = _way(hands)
    assert way[-1] is button(hands.pane, "Luk risikoen…")
    heights = [widget.mapTo(hands.pane, QPoint(0, widget.height() // 2)).y() for widget in way[:-1]]
    tops = [widget.mapTo(hands.pane, QPoint(0, 0)).y() for widget in way[:-1]]
    for before, after in zip(heights, tops, strict=True):
        # Beside each other, the left one first, or beneath.
        assert after <= before
    for (upper, first), (lower, second) in zip(enumerate(way[:-2]), enumerate(way[1:-1], start=1), strict=True):
        beneath = tops[lower] > heights[upper]
        beside = second.mapTo(hands.pane, QPoint(0, 0)).x() > first.mapTo(hands.pane, QPoint(0, 0)).x()
        assert beneath or (beside and abs(tops[lower] - tops[upper]) < 20), (_name(first), _name(second))


def test_tab_misses_nothing_and_goes_back_the_same_way(hands: Hands) -> None:
    _folded_out(hands)
    hands.pane.name.setFocus()
    way = _way(hands)
    takers = [
        widget
        for widget in hands.pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    ]
    assert set(takers) == set(way)
    way[-1].setFocus()
    assert _way(hands, Qt.Key.Key_Backtab) == way[::-1]


def test_tab_goes_from_the_list_to_the_pane_and_back_and_the_toolbar_comes_last(hands: Hands) -> None:
    _folded_out(hands)
    hands.table.setFocus()
    hands.key(Qt.Key.Key_Tab)
    assert hands.name().hasFocus()
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    assert hands.table.hasFocus()
    hands.key(Qt.Key.Key_Tab)
    assert _way(hands)[-1] is button(hands.pane, "Luk risikoen…")
    after = QApplication.focusWidget()
    assert isinstance(after, QToolButton) and after.text() == "Ny risiko"


def test_what_gets_the_keyboard_is_in_sight(hands: Hands) -> None:
    _folded_out(hands)
    hands.window.document.describe_risk(hands.risk(1).id, "Isen lukker sejlrenden.\n" * 30)
    (scroll,) = hands.pane.findChildren(QScrollArea)
    bar = scroll.verticalScrollBar()
    wait_until(lambda: bar.maximum() > 300, "a long pane")
    bar.setValue(bar.maximum())
    assert not _is_seen(hands.name(), scroll)
    hands.table.setFocus()
    hands.key(Qt.Key.Key_Tab)
    wait_until(lambda: _is_seen(hands.name(), scroll), "the name in sight")
    for _ in range(30):
        hands.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or not hands.pane.isAncestorOf(focused):
            break
        if focused is hands.pane.description:
            # It is higher than the window.
            continue
        wait_until(lambda focused=focused: _is_seen(focused, scroll), f"{_name(focused)} in sight")


def _is_seen(widget: QWidget, scroll: QScrollArea) -> bool:
    top = widget.mapTo(scroll.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= scroll.viewport().height()


def test_every_field_and_button_has_a_name_of_its_own(hands: Hands) -> None:
    _folded_out(hands)
    hands.pane.name.setFocus()
    names = [_name(widget) for widget in _way(hands)]
    assert all(names)
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    assert {"Navn", "Sandsynlighed", "Konsekvens", "Beskrivelse", "Handling 2", "Dato for handling 2"} <= set(names)
    assert {"Flere muligheder for handling 3", "Evaluering", "Tidligere evaluering 2"} <= set(names)
    assert "Begrundelse for flytning 1" in names


def test_what_stands_beneath_an_action_is_read_with_it(hands: Hands) -> None:
    risk = hands.risk(1)
    due = TODAY - dt.timedelta(days=1)
    hands.window.document.change_action(risk.id, risk.actions[1].id, owner="Rederen", due=due)
    said = hands.actions()[1].text.accessibleDescription()
    assert said == f"Overskredet · Ansvarlig: Rederen · Frist: {due:%d-%m-%Y}"
    hands.window.document.change_action(risk.id, risk.actions[1].id, owner="", due=None)
    assert hands.actions()[1].text.accessibleDescription() == ""


@pytest.mark.parametrize("dress", ["light", "dark"])
def test_whatever_takes_the_keyboard_shows_it(hands: Hands, dress: str) -> None:
    hands.window.theme.choose("dark" if dress == "dark" else "light")
    _folded_out(hands)
    hands.pane.name.setFocus()
    for widget in _way(hands):
        with_focus, without = _pictures(hands, widget)
        assert with_focus != without, _name(widget)


def _pictures(hands: Hands, widget: QWidget) -> tuple[object, object]:
    """A field or button with and without the keyboard. A cursor alone would not be enough: it is hidden."""
    flash = QApplication.cursorFlashTime()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    seen = widget.grab().toImage().copy(0, 0, 2, widget.height())
    hands.table.setFocus()
    unseen = widget.grab().toImage().copy(0, 0, 2, widget.height())
    assert QApplication.cursorFlashTime() == flash
    return seen, unseen
