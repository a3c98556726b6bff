"""What the menus do to a risk: copy it, put it on the clipboard as text, delete one that was made by mistake."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox

from risikoapp.domain.model import Register, RegisterFile
from tests.ui.hands import CTRL, SHIFT, Hands, answering, button, click, rows_of, texts, write
from tests.ui.paper import TODAY, cell


def _delete(dialog: QDialog) -> None:
    click(button(dialog, "Slet risikoen"))


def test_a_copy_has_the_next_number_and_the_name_is_ready_to_be_typed_over(hands: Hands) -> None:
    hands.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert hands.stack == ["Kopiér #1 til #9"]
    assert (hands.shown(), hands.name().text()) == ("#9", "Bemanding (kopi)")
    assert hands.pane.description.toPlainText() == "Der mangler styrmænd med søfartsbevis."
    assert rows_of(hands.actions())[0] == ("08-03-2022", "Opslag på søfartsskolerne.")
    assert len(hands.actions()) == 3 and not hands.evaluations()
    assert rows_of(hands.moves())[0][0] == f"{TODAY:%d-%m-%Y}" and len(hands.moves()) == 1
    assert hands.chip_cell(9) == hands.chip_cell(1) == cell(2, 2)
    write(hands.name(), "Kokken")
    assert hands.risk_on_disk(9).name == "Kokken"
    assert hands.risk_on_disk(1).name == "Bemanding"


def test_a_copy_that_is_undone_leaves_its_number_unused(hands: Hands) -> None:
    before = hands.register
    hands.order("copy_risk")
    hands.undo()
    assert hands.register == before
    hands.order("new_risk")
    assert hands.shown() == "#10"


def test_what_is_typed_comes_with_the_copy(hands: Hands) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, "en på Ærø")
    hands.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert hands.name().text() == "Bemandingen på Ærø (kopi)"
    assert hands.stack == ["Omdøb #1", "Kopiér #1 til #9"]


def test_a_closed_risk_without_a_name_gives_an_open_one_without_a_name(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    hands.click_row("#2")
    hands.window.document.rename_risk(hands.risk(2).id, "")
    hands.order("copy_risk")
    assert hands.risk(9).is_open and hands.risk(9).name == ""


def test_a_risk_goes_to_the_clipboard_in_the_words_of_the_report(hands: Hands) -> None:
    hands.key(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "#1 Bemanding\n"
        "Mindre sandsynligt × Generende: Mellem\n"
        "\n"
        "Beskrivelse\n"
        "Der mangler styrmænd med søfartsbevis.\n"
        "\n"
        "Handling\n"
        "• 8/3-2022: Opslag på søfartsskolerne.\n"
        "• Vikarer fra Fynshav.\n"
        "• Lærlinge om bord.\n"
        "\n"
        "Evaluering\n"
        "17/2-2025: Én ubesat vagt.\n"
    )
    assert hands.window.statusBar().currentMessage().startswith("#1 er kopieret som tekst.")
    assert hands.stack == []


def test_a_risk_of_which_nothing_is_said_is_text_too(hands: Hands) -> None:
    hands.order("new_risk")
    hands.order("copy_text")
    assert QGuiApplication.clipboard().text() == "#9 Uden navn\nIkke placeret\n\nIngen beskrivelse endnu.\n"


def test_the_text_says_who_does_what_by_when(hands: Hands) -> None:
    risk = hands.risk(1)
    hands.window.document.change_action(risk.id, risk.actions[1].id, owner="Rederiet", due=TODAY)
    hands.order("copy_text")
    assert "• Vikarer fra Fynshav. (Ansvarlig: Rederiet · Frist: " in QGuiApplication.clipboard().text()


def test_a_mistake_is_deleted_and_its_neighbour_shown(hands: Hands) -> None:
    with answering(_delete) as asked:
        hands.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    (box,) = asked
    assert isinstance(box, QMessageBox) and box.text() == "Slet #1 Bemanding?"
    assert [risk.number for risk in hands.on_disk().register.risks] == [2, 3, 4, 5, 6, 7]
    assert set(hands.chips()) == {3, 4, 6}
    assert (hands.shown(), hands.marked_row()) == ("#3", "#3")
    hands.activate()
    hands.undo()
    assert (hands.shown(), hands.chip_cell(1)) == ("#1", cell(2, 2))
    assert len(hands.actions()) == 3


def test_the_number_of_a_deleted_risk_is_never_given_again(hands: Hands) -> None:
    hands.order("new_risk")
    with answering(_delete):
        hands.order("remove_risk")
    assert hands.on_disk().next_number == 10
    hands.order("new_risk")
    assert hands.shown() == "#10"


def test_the_last_on_the_list_gives_way_to_the_one_before_it(hands: Hands) -> None:
    hands.click_row("#6")
    with answering(_delete):
        hands.order("remove_risk")
    assert hands.shown() == "#4"


def test_one_that_a_meeting_has_seen_is_closed_instead(hands: Hands) -> None:
    def close(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Luk #1 Bemanding"
        dialog.accept()

    with answering(lambda dialog: click(button(dialog, "Luk den i stedet…")), close):
        hands.order("remove_risk")
    assert hands.stack == ["Luk #1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_nothing_is_deleted_by_a_hasty_key(hands: Hands, key: Qt.Key) -> None:
    with answering(lambda dialog: QTest.keyClick(dialog, key)):
        hands.order("remove_risk")
    assert hands.stack == []


def test_a_closed_risk_is_not_offered_to_be_closed(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    hands.click_row("#2")

    def look(dialog: QDialog) -> None:
        assert "i stedet" not in " ".join(label.text() for label in dialog.findChildren(QLabel))
        _delete(dialog)

    with answering(look):
        hands.order("remove_risk")
    assert hands.shown() == "#5", "the next of the closed ones"


def test_a_name_that_looks_like_markup_is_asked_about_as_it_is(hands: Hands) -> None:
    hands.window.document.rename_risk(hands.risk(1).id, "AT&T <b>5 < x</b>")

    def look(dialog: QDialog) -> None:
        (label,) = (each for each in dialog.findChildren(QLabel) if each.text() == "Slet #1 AT&T <b>5 < x</b>?")
        assert label.textFormat() is Qt.TextFormat.PlainText
        dialog.reject()

    with answering(look):
        hands.order("remove_risk")


def test_when_all_are_gone_the_window_says_what_to_do(hands: Hands) -> None:
    hands.window.document.join(RegisterFile(register=Register(title="Ny"), next_number=9))
    assert not any(
        hands.window.commands[key].isEnabled() for key in ("copy_risk", "copy_text", "remove_risk", "close_risk")
    )
    assert any("Tryk på »Ny risiko«" in text for text in texts(hands.pane))


def test_a_new_risk_that_is_undone_gives_way_to_the_one_shown_before(hands: Hands) -> None:
    hands.click_row("#3")
    hands.order("new_risk")
    assert hands.pane.name.hasFocus()
    hands.undo()
    assert (hands.shown(), hands.marked_row()) == ("#3", "#3")
    assert hands.table.hasFocus(), "what is typed on lands in no other risk"


def test_where_that_is_gone_too_the_one_beside_it_is_shown(hands: Hands) -> None:
    hands.order("new_risk")
    first = hands.window.selected
    hands.order("new_risk")
    second = hands.window.selected
    hands.undo()
    assert hands.window.selected == first
    hands.redo()
    assert hands.window.selected == second
    hands.undo()
    hands.undo()
    assert hands.shown() == "#6", "the last of the open ones"
