"""The scales and levels by mouse and by keyboard, and what they say to a name that is missing or stands twice."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QToolTip, QWidget

from risikoapp.domain.criteria import STANDARD_CRITERIA, STEPS
from risikoapp.ui.dialogs.criteria import CriteriaDialog
from risikoapp.ui.dialogs.form import FormDialog
from tests.ui.hands import NONE, SHIFT, Hands, answering, button, click, named, overwrite, texts, wait_until, write
from tests.ui.paper import cell

CELL = "Mindre sandsynligt × Kritisk"


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def _cell(dialog: QDialog, name: str = CELL) -> QPushButton:
    """The cell with this name in its tip."""
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.property("cell") and each.toolTip() == name)
    return found


def _level(dialog: QDialog, name: str = CELL) -> str:
    found = _cell(dialog, name)
    # Word, colour and what a screen reader says must never part.
    assert found.accessibleName() == f"{name}: {found.text()}"
    assert ["Lav", "Mellem", "Høj", "Meget høj"][found.property("level") - 1] == found.text()
    return found.text()


def _ask(hands: Hands, *answers: Callable[[QDialog], object]) -> None:
    with answering(*answers):
        hands.order("criteria")


def test_the_other_button_and_the_shift_key_go_back(hands: Hands) -> None:
    seen: list[str] = []

    def change(dialog: QDialog) -> None:
        for _ in range(2):
            QTest.mouseClick(_cell(dialog), Qt.MouseButton.RightButton)
            seen.append(_level(dialog))
        QTest.mouseClick(_cell(dialog), Qt.MouseButton.LeftButton, SHIFT)
        seen.append(_level(dialog))
        QTest.mouseClick(_cell(dialog), Qt.MouseButton.LeftButton, NONE)
        seen.append(_level(dialog))
        _leave(dialog)

    _ask(hands, change)
    assert seen == ["Mellem", "Lav", "Meget høj", "Lav"]


def test_the_levels_are_set_without_a_mouse(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        wait_until(dialog.isActiveWindow, "the keyboard")
        grid = _cell(dialog).parentWidget()
        assert grid is not None
        way = 0
        while not grid.isAncestorOf(dialog.focusWidget()):
            _press(dialog, Qt.Key.Key_Tab)
            way += 1
            assert way <= 4 * STEPS, "the cells are never reached"
        assert dialog.focusWidget() is _cell(dialog, "Forventet × Uvæsentlig")
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
            _press(dialog, key)
        assert dialog.focusWidget() is _cell(dialog)
        _press(dialog, Qt.Key.Key_Space)
        assert _level(dialog) == "Meget høj"
        _press(dialog, Qt.Key.Key_Space, SHIFT)
        assert _level(dialog) == "Høj"
        _press(dialog, Qt.Key.Key_1)
        assert _level(dialog) == "Lav"
        _press(dialog, Qt.Key.Key_Tab)
        assert isinstance(dialog, FormDialog) and dialog.focusWidget() is dialog.deed
        QTest.keyClick(dialog, Qt.Key.Key_Backtab)
        assert dialog.focusWidget() is _cell(dialog), "one stop for the Tab key, where it was left"
        _press(dialog, Qt.Key.Key_Return)

    _ask(hands, change)
    assert hands.on_disk().register.criteria.risk_level(cell(2, 3)) == 1


def test_the_arrows_stop_at_the_edge(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        corner = _cell(dialog, "Forventet × Uacceptabelt")
        corner.setFocus()
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
            _press(dialog, key)
            assert dialog.focusWidget() is corner
        dialog.reject()

    _ask(hands, change)


def _press(dialog: QDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifiers)


@pytest.mark.parametrize("leave", ["Esc", "Annuller"])
def test_what_is_left_changes_nothing(hands: Hands, leave: str) -> None:
    before = hands.register

    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 4"), "Næsten sikkert")
        overwrite(named(dialog, "Definition af Konsekvens 1"), "Ingen mærker det")
        click(_cell(dialog))
        with answering(_drop):
            if leave == "Esc":
                QTest.keyClick(dialog, Qt.Key.Key_Escape)
            else:
                click(_plain_button(dialog, leave))

    _ask(hands, change)
    assert hands.stack == [] and hands.register is before


def _plain_button(dialog: QDialog, text: str) -> QPushButton:
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text)
    return found


def test_all_of_it_is_one_step(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 4"), "Næsten sikkert")
        overwrite(named(dialog, "Definition af Konsekvens 1"), "Ingen mærker det")
        click(_cell(dialog))
        _accept(dialog)

    _ask(hands, change)
    assert hands.stack == ["Ret skalaer og niveauer"]
    hands.activate()
    hands.undo()
    assert hands.on_disk().register.criteria == STANDARD_CRITERIA


def test_a_name_that_stands_twice_is_told_and_waited_for(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        field = named(dialog, "Konsekvens 2")
        overwrite(field, "  KRITISK ")
        assert not _complaints(dialog), "half typed is not wrong yet"
        _accept(dialog)
        assert dialog.isVisible()
        assert _complaints(dialog) == ["»KRITISK« står to gange på den samme skala. Giv hvert trin sit eget navn."]
        assert field.property("invalid") is True and dialog.focusWidget() is field
        write(field, "Mærkbar")
        assert not _complaints(dialog) and field.property("invalid") is False
        _accept(dialog)

    _ask(hands, change)
    assert hands.register.criteria.consequence_name(2) == "Mærkbar"


def _complaints(dialog: QDialog) -> list[str]:
    return [
        each.text() for each in dialog.findChildren(QLabel) if each.property("role") == "error" and each.isVisible()
    ]


def test_the_same_word_may_stand_on_both_scales(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 4"), "Kritisk")
        _accept(dialog)

    _ask(hands, change)
    assert hands.register.criteria.likelihood_name(4) == "Kritisk"


def test_a_step_must_have_a_name(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        field = named(dialog, "Konsekvens 2")
        assert isinstance(field, QLineEdit)
        overwrite(field, "  ")
        assert "Generende" in texts(dialog), "what it was called still stands beneath its column"
        _accept(dialog)
        assert dialog.isVisible()
        assert _complaints(dialog) == ["Et trin skal have et navn. Det hed »Generende«."]
        assert field.property("invalid") is True and dialog.focusWidget() is field
        write(field, "Mærkbar")
        assert not _complaints(dialog)
        _accept(dialog)

    _ask(hands, change)
    assert hands.register.criteria.consequence_name(2) == "Mærkbar"


@pytest.mark.parametrize("typed", ["", "Sjældent på Ærø"])
def test_names_that_were_typed_are_not_dropped_unasked(hands: Hands, typed: str) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 2"), typed)
        with answering(_stay):
            _press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        _leave(dialog)

    before = hands.register
    _ask(hands, change)
    assert hands.register is before


def test_where_nothing_was_changed_nothing_is_asked(hands: Hands) -> None:
    def look(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 2"), "Mindre sandsynligt")
        _press(dialog, Qt.Key.Key_Escape)

    _ask(hands, look)


def _stay(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def _drop(dialog: QDialog) -> None:
    click(button(dialog, "Luk uden at gemme"))


def _leave(dialog: QDialog) -> None:
    """Closes what has been changed, and drops it."""
    with answering(_drop):
        _press(dialog, Qt.Key.Key_Escape)


def test_names_follow_into_the_matrix_while_they_are_typed(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 2"), "Sjældent på Ærø")
        assert "Sjældent på Ærø" in texts(dialog)
        assert _level(dialog, "Sjældent på Ærø × Kritisk") == "Høj"
        _leave(dialog)

    _ask(hands, change)


def test_the_way_back_to_the_standard_takes_complaints_along(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Konsekvens 2"), "Kritisk")
        _accept(dialog)
        assert _complaints(dialog)
        click(button(dialog, "Tilbage til standard"))
        assert not _complaints(dialog)
        _accept(dialog)

    _ask(hands, change)
    assert hands.register.criteria.consequence_steps == STANDARD_CRITERIA.consequence_steps


def test_what_is_confirmed_is_saved_and_no_longer_confirmed(hands: Hands) -> None:
    first = CriteriaDialog(hands.register.criteria, hands.window)
    assert first.deed.text() == "Bekræft" and any("Når I bekræfter" in text for text in _all_texts(first))
    again = CriteriaDialog(first.criteria, hands.window)
    assert again.deed.text() == "Gem" and not any("Når I bekræfter" in text for text in _all_texts(again))
    for dialog in (first, again):
        dialog.deleteLater()


def _all_texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_definitions_are_the_tips_of_the_axes(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Definition af Sandsynlighed 4"), "Hver gang det blæser")
        overwrite(named(dialog, "Definition af Konsekvens 1"), "Ingen mærker det")
        _accept(dialog)

    _ask(hands, change)
    hands.activate()
    geometry = hands.geometry
    assert _tip(hands.matrix, geometry.likelihood_label(4).center()) == "<b>Forventet</b><br>Hver gang det blæser"
    assert _tip(hands.matrix, geometry.consequence_label(1).center()) == "<b>Uvæsentlig</b><br>Ingen mærker det"
    assert _tip(hands.matrix, geometry.consequence_label(2).center()) == ""


def _tip(widget: QWidget, place: QPointF) -> str:
    # One tip stays until the pointer leaves its place.
    QToolTip.hideText()
    wait_until(lambda: not QToolTip.isVisible(), "the end of the last tip")
    point = place.toPoint()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, point, widget.mapToGlobal(QPoint(point))))
    return QToolTip.text()
