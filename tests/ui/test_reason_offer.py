"""After a move a quiet line asks why; it is answered or left alone, and never stands in the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from risikoapp.ui.reason_offer import ReasonOffer
from tests.ui.hands import CTRL, TRAY, Hands, button, click, texts, wait_until, write
from tests.ui.matrix.test_mouse import press
from tests.ui.paper import TODAY, cell

Key = Qt.Key


@pytest.fixture
def offer(hands: Hands) -> ReasonOffer:
    """The line, after #3 has been moved."""
    hands.drag(3, cell(4, 4))
    return hands.window.left.offer


def asked(hands: Hands) -> str:
    """What is asked, or "" where nothing is."""
    offer = hands.window.left.offer
    return offer.reason.placeholderText() if offer.isVisible() else ""


def buttons(offer: ReasonOffer) -> list[str]:
    return [each.text() for each in offer.findChildren(QPushButton) if each.isVisible()]


def reason(hands: Hands, number: int) -> str:
    return hands.risk(number).rating_changes[-1].reason


def test_a_move_asks_why_and_takes_nothing_from_the_hands(hands: Hands, offer: ReasonOffer) -> None:
    assert asked(hands) == "Hvorfor er #3 flyttet til Forventet × Uacceptabelt?"
    assert buttons(offer) == ["Skjul"]
    assert hands.matrix.hasFocus(), "the keyboard stays where it was"


def test_the_matrix_stands_still_when_it_comes_and_goes(hands: Hands) -> None:
    before = hands.matrix.geometry()
    hands.drag(3, cell(4, 4))
    hands.matrix.grab()
    wait_until(lambda: hands.window.left.offer.height() > 20, "the line")
    assert hands.matrix.geometry() == before


def test_what_is_typed_is_the_reason_of_the_move(hands: Hands, offer: ReasonOffer) -> None:
    offer.reason.setFocus()
    write(offer.reason, "Isen kom før jul")
    assert hands.saved().startswith("Skriver…") and "Noteret" not in texts(offer)
    hands.key(Key.Key_Return)
    assert hands.stack == ["Flyt #3 til Forventet × Uacceptabelt", "Begrund flytningen af #3"]
    assert hands.risk_on_disk(3).rating_changes[-1].reason == "Isen kom før jul"
    assert asked(hands), "it can still be mended"
    assert "Noteret" in texts(offer), "and it is seen that it was heard"
    write(offer.reason, " på Ærø")
    hands.table.setFocus()
    assert reason(hands, 3) == "Isen kom før jul på Ærø"


def test_whoever_types_right_after_the_drop_types_the_reason(hands: Hands, offer: ReasonOffer) -> None:
    for letter in "Øen frøs til den 3.":
        focused = QApplication.focusWidget()
        assert focused is not None
        write(focused, letter)
    assert offer.reason.hasFocus() and offer.reason.text() == "Øen frøs til den 3."
    hands.key(Key.Key_Return)
    assert reason(hands, 3) == "Øen frøs til den 3."
    hands.matrix.setFocus()
    write(hands.matrix, "!")
    assert offer.reason.text() == "Øen frøs til den 3.!", "more comes behind what stands there"


def test_digits_space_arrows_and_enter_in_the_matrix_mean_what_they_always_mean(
    hands: Hands, offer: ReasonOffer
) -> None:
    write(hands.matrix, "6")
    assert (hands.shown(), hands.matrix.hasFocus(), offer.reason.text()) == ("#6", True, "")
    hands.key(Key.Key_Left)
    assert (hands.shown(), hands.matrix.hasFocus()) == ("#1", True)
    hands.key(Key.Key_Space)
    hands.key(Key.Key_Escape)
    assert hands.matrix.hasFocus() and offer.reason.text() == ""
    hands.key(Key.Key_A, CTRL)
    assert hands.matrix.hasFocus() and offer.reason.text() == ""
    hands.key(Key.Key_Return)
    assert hands.name().hasFocus()


def test_letters_in_the_matrix_are_nothing_while_nothing_is_asked(hands: Hands, offer: ReasonOffer) -> None:
    hands.key(Key.Key_Escape)
    write(hands.matrix, "abe")
    assert hands.matrix.hasFocus() and offer.reason.text() == "" and len(hands.stack) == 1


def test_one_more_click_makes_it_an_evaluation_of_today(hands: Hands, offer: ReasonOffer) -> None:
    write(offer.reason, "Isen kom før jul")
    click(button(offer, "Gør til evaluering"))
    assert hands.stack[1:] == ["Begrund flytningen af #3", "Ny evaluering af #3"]
    evaluation = hands.risk_on_disk(3).evaluations[-1]
    assert (evaluation.date, evaluation.text) == (TODAY, "Isen kom før jul")
    assert reason(hands, 3) == "Isen kom før jul"
    assert not offer.isVisible()
    hands.undo()
    assert (hands.risk(3).evaluations, reason(hands, 3)) == ((), "Isen kom før jul")


def test_one_reason_is_given_for_several_at_once(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    hands.drag(6, cell(3, 3))
    assert asked(hands) == "Hvorfor er #1 og #6 flyttet til Sandsynligt × Kritisk?"
    offer = hands.window.left.offer
    write(offer.reason, "To styrmænd er gået på pension")
    click(button(offer, "Gør til evaluering"))
    assert hands.stack[1:] == ["Begrund flytningen af #1 og #6", "Ny evaluering af #1 og #6"]
    for number in (1, 6):
        assert reason(hands, number) == hands.risk(number).evaluations[-1].text == "To styrmænd er gået på pension"


def test_whoever_is_taken_out_is_asked_about_too(hands: Hands) -> None:
    hands.drag(3, TRAY)
    assert asked(hands) == "Hvorfor er #3 taget ud af matrixen?"


def test_a_move_in_the_pane_asks_too(hands: Hands) -> None:
    box = hands.pane.placing.likelihood
    box.setFocus()
    hands.key(Key.Key_Up)
    assert asked(hands) == "Hvorfor er #1 flyttet til Sandsynligt × Generende?"


def test_a_first_place_is_no_move(hands: Hands) -> None:
    hands.drag(4, cell(1, 1))
    assert asked(hands) == ""
    hands.drag(4, cell(3, 3))
    assert asked(hands) == "", "and neither is trying out another the same day"


def test_the_way_back_asks_nothing(hands: Hands, offer: ReasonOffer) -> None:
    hands.drag(3, cell(2, 3))
    assert asked(hands) == ""


@pytest.mark.parametrize("where", ["matrix", "line"])
def test_escape_makes_it_go_away(hands: Hands, offer: ReasonOffer, where: str) -> None:
    if where == "line":
        offer.reason.setFocus()
        write(offer.reason, "halvt sk")
    hands.key(Key.Key_Escape)
    assert not offer.isVisible()
    assert hands.matrix.hasFocus()
    assert hands.stack == ["Flyt #3 til Forventet × Uacceptabelt"]
    assert reason(hands, 3) == "", "what was not told is dropped"


def test_its_button_makes_it_go_away(hands: Hands, offer: ReasonOffer) -> None:
    click(button(offer, "Skjul"))
    assert not offer.isVisible()


@pytest.mark.parametrize("edit", ["new_risk", "new_evaluation", "undo"])
def test_the_next_edit_makes_it_go_away(hands: Hands, offer: ReasonOffer, edit: str) -> None:
    hands.order(edit)
    assert not offer.isVisible()


def test_the_next_move_asks_anew_and_what_was_typed_goes_to_the_first(hands: Hands, offer: ReasonOffer) -> None:
    write(offer.reason, "Isen")
    hands.drag(1, cell(1, 1))
    assert (reason(hands, 3), reason(hands, 1)) == ("Isen", "")
    assert asked(hands) == "Hvorfor er #1 flyttet til Usandsynligt × Uvæsentlig?"
    assert offer.reason.text() == ""


def test_what_is_typed_is_told_before_another_risk_is_shown(hands: Hands, offer: ReasonOffer) -> None:
    write(offer.reason, "Isen")
    hands.click_row("#1")
    assert (hands.shown(), reason(hands, 3)) == ("#1", "Isen")


def test_what_is_typed_is_told_before_the_window_closes(hands: Hands, offer: ReasonOffer) -> None:
    write(offer.reason, "Isen")
    assert hands.window.close()
    assert hands.window.autosave.is_saved
    assert reason(hands, 3) == "Isen"
