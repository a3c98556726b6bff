"""Everything can be undone and redone under its Danish name, and the key takes back the latest thing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QToolBar, QWidget

from risikoapp.domain.criteria import STANDARD_CRITERIA, Step
from risikoapp.storage.repository import Repository
from risikoapp.ui.detail.row import EntryRow
from risikoapp.ui.dialogs.form import FormDialog
from tests.ui.hands import CTRL, SHIFT, TRAY, Hands, answering, button, click, named, overwrite, texts, write
from tests.ui.paper import TODAY, cell


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def _type(hands: Hands, field: Callable[[Hands], object]) -> None:

    widget = field(hands)
    assert isinstance(widget, QWidget)
    overwrite(widget, "Æble")
    hands.table.setFocus()


def _date(hands: Hands, row: Callable[[Hands], object]) -> None:
    _type_date(row(hands))
    hands.table.setFocus()


def _type_date(row: object) -> None:

    assert isinstance(row, EntryRow)
    overwrite(row.date, "24/12-2023")


def _close(hands: Hands) -> None:
    with answering(_accept):
        hands.order("close_risk")


def _reopen(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    hands.click_row("#2")
    with answering(_accept):
        hands.order("reopen_risk")


def _properties(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        write(named(dialog, "Titel"), "Æ")
        _accept(dialog)

    with answering(change):
        hands.order("properties")


def _criteria(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Konsekvens 1"), "Ærgerlig")
        _accept(dialog)

    with answering(change):
        hands.order("criteria")


def _confirm(hands: Hands) -> None:
    with answering(_accept):
        hands.order("criteria")


def _remove(hands: Hands) -> None:
    with answering(lambda dialog: click(button(dialog, "Slet risikoen"))):
        hands.order("remove_risk")


EDITS: dict[str, Callable[[Hands], object]] = {
    "Flyt #3 til Forventet × Kritisk": lambda hands: hands.drag(3, cell(4, 3)),
    "Flyt #3 til Ikke placeret": lambda hands: hands.drag(3, TRAY),
    "Ny risiko #9": lambda hands: hands.order("new_risk"),
    "Omdøb #1": lambda hands: _type(hands, lambda hands: hands.pane.name),
    "Ret beskrivelsen af #1": lambda hands: _type(hands, lambda hands: hands.pane.description),
    "Tilføj handling til #1": lambda hands: hands.order("new_action"),
    "Ret handling i #1": lambda hands: _type(hands, lambda hands: hands.actions()[1].text),
    "Ret handling i #1 ": lambda hands: _date(hands, lambda hands: hands.actions()[1]),
    "Fjern handling fra #1": lambda hands: hands.row_menu(hands.actions()[1], "Fjern"),
    "Flyt handling i #1": lambda hands: hands.row_menu(hands.actions()[1], "Flyt op"),
    "Ny evaluering af #1": lambda hands: hands.order("new_evaluation"),
    "Ret evaluering af #1": lambda hands: _type(hands, lambda hands: hands.evaluations()[0].text),
    "Ret evaluering af #1 ": lambda hands: _date(hands, lambda hands: hands.evaluations()[0]),
    "Fjern evaluering af #1": lambda hands: hands.row_menu(hands.evaluations()[0], "Fjern"),
    "Begrund flytningen af #1": lambda hands: _type(hands, lambda hands: hands.moves()[0].text),
    "Luk #1": _close,
    "Genåbn #2": _reopen,
    "Ret titel og dato": _properties,
    "Ret skalaer og niveauer": _criteria,
    "Bekræft skalaer og niveauer": _confirm,
    "Kopiér #1 til #9": lambda hands: hands.order("copy_risk"),
    "Slet #1": _remove,
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_undone_and_redone_under_its_name(hands: Hands, name: str) -> None:
    before = hands.register
    EDITS[name](hands)
    name = name.strip()
    after = hands.register
    assert after != before
    assert hands.stack == [name]
    undo, redo = hands.window.commands["undo"], hands.window.commands["redo"]
    assert undo.text() == f"&Fortryd: {name}"
    assert undo.toolTip() == f"Fortryd: {name} (Ctrl+Z)"
    hands.activate()
    hands.undo()
    assert hands.register == before
    assert hands.on_disk().register == before
    assert not undo.isEnabled()
    assert redo.text() == f"&Gentag: {name}"
    hands.redo()
    assert hands.register == after
    assert hands.on_disk().register == after
    assert not redo.isEnabled()


def test_the_screen_goes_back_too(hands: Hands) -> None:
    hands.drag(3, cell(4, 3))
    overwrite(hands.pane.name, "Æble")
    overwrite(hands.pane.description, "Ørred")
    hands.table.setFocus()
    for _ in range(3):
        hands.undo()
    assert hands.stack == []
    assert (hands.pane.name.text(), hands.pane.description.toPlainText()[:3]) == ("Isvinter", "Ise")
    assert hands.chip_cell(3) == cell(2, 3)
    assert hands.pane.placing.likelihood.currentText() == "Mindre sandsynligt"
    assert hands.rows()[1] == ("#3", "Isvinter", "Høj", "")


@pytest.mark.parametrize("field", ["name", "description", "action"])
def test_the_key_takes_back_typing_before_it_takes_back_steps(hands: Hands, field: str) -> None:
    hands.drag(1, cell(4, 4))
    widget = {"name": hands.pane.name, "description": hands.pane.description, "action": hands.actions()[1].text}[field]
    shown = widget.text if field == "name" else widget.toPlainText
    before = shown()
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_End)
    write(widget, "Å")
    assert shown() == f"{before}Å"
    hands.undo()
    assert shown() == before
    assert hands.stack == ["Flyt #1 til Forventet × Uacceptabelt"]
    hands.undo()
    assert hands.stack == []
    assert hands.chip_cell(1) == cell(2, 2)
    hands.redo()
    assert hands.chip_cell(1) == cell(4, 4), "what was undone last is redone first"
    assert shown() == before


@pytest.mark.parametrize("field", ["name", "description"])
def test_told_typing_is_taken_back_as_a_step_from_within_the_field(hands: Hands, field: str) -> None:
    widget = {"name": hands.pane.name, "description": hands.pane.description}[field]
    before = hands.register
    widget.setFocus()
    write(widget, "Å")
    hands.pane.flush()
    assert widget.hasFocus() and len(hands.stack) == 1
    hands.undo()
    assert hands.register == before
    hands.redo()
    assert len(hands.stack) == 1
    assert hands.register != before


def test_the_toolbar_undoes_what_is_being_typed_as_one_step(hands: Hands) -> None:
    hands.pane.name.setFocus()
    write(hands.pane.name, "Åh ja")
    hands.order("new_action")
    hands.order("undo")
    hands.order("undo")
    assert hands.pane.name.text() == "Bemanding"


def test_a_number_is_never_given_twice(hands: Hands) -> None:
    hands.order("new_risk")
    assert hands.shown() == "#9"
    nine = hands.risk(9).id
    hands.undo()
    assert 9 not in [risk.number for risk in hands.register.risks]
    hands.order("new_risk")
    assert hands.shown() == "#10"
    hands.undo()
    hands.order("new_risk")
    assert hands.shown() == "#11"
    hands.undo()
    hands.undo()
    assert hands.on_disk().next_number == 12
    assert nine not in [risk.id for risk in hands.register.risks]


def test_redo_gives_the_number_back_to_the_same_risk(hands: Hands) -> None:
    hands.order("new_risk")
    nine = hands.risk(9)
    write(hands.pane.name, "Tåge")
    hands.pane.flush()
    hands.undo()
    hands.undo()
    hands.redo()
    assert hands.risk(9) == nine
    hands.redo()
    assert hands.risk(9).name == "Tåge"
    assert hands.chips()[9] is None
    assert hands.on_disk().next_number == 10


def test_an_undone_new_risk_leaves_what_was_shown_before(hands: Hands) -> None:
    hands.order("new_risk")
    write(hands.pane.name, "Tå")
    hands.order("undo")
    assert (hands.stack, hands.pane.name.text()) == (["Ny risiko #9"], "")
    hands.order("undo")
    assert (hands.shown(), hands.marked_row()) == ("#1", "#1")


def test_a_step_that_no_longer_fits_is_refused_by_name(hands: Hands) -> None:
    hands.drag(3, cell(4, 3))
    hands.drag(1, cell(1, 1))
    hands.on_disk()
    # Somebody else has moved #3 meanwhile.
    theirs, file = Repository.open(hands.window.path)

    risks = tuple(replace(risk, rating=cell(1, 4)) if risk.number == 3 else risk for risk in file.register.risks)
    theirs.save(replace(file, register=replace(file.register, risks=risks)))
    hands.look_at_disk()
    assert hands.chip_cell(3) == cell(1, 4)
    hands.undo()
    assert hands.chip_cell(1) == cell(2, 2), "what still fits can be undone"
    hands.undo()
    assert hands.chip_cell(3) == cell(1, 4)
    assert any("»Flyt #3 til Forventet × Kritisk« er sprunget over" in text for text in texts(hands.notice))
    assert hands.stack == []


def test_an_ampersand_in_a_step_is_shown_as_typed(hands: Hands) -> None:

    steps = (*STANDARD_CRITERIA.likelihood_steps[:3], Step(name="Sikkert & vist"))
    hands.window.document.change_criteria(replace(STANDARD_CRITERIA, likelihood_steps=steps))
    hands.drag(3, cell(4, 3))
    assert hands.window.commands["undo"].text() == "&Fortryd: Flyt #3 til Sikkert && vist × Kritisk"
    assert hands.window.commands["undo"].toolTip() == "Fortryd: Flyt #3 til Sikkert & vist × Kritisk (Ctrl+Z)"


def test_a_date_that_is_being_typed_is_taken_back_in_the_field(hands: Hands) -> None:
    date = hands.actions()[1].date
    date.setFocus()
    write(date, "8/3")
    QTest.keyClick(date, Qt.Key.Key_Z, CTRL)
    assert (date.text(), hands.stack) == ("", [])
    QTest.keyClick(date, Qt.Key.Key_Z, CTRL | SHIFT)
    hands.key(Qt.Key.Key_Return)
    assert date.text() == f"08-03-{TODAY.year}"
    hands.undo()
    assert (date.text(), hands.stack) == ("", [])


def test_the_step_back_button_stands_in_the_toolbar(hands: Hands) -> None:
    hands.drag(3, cell(4, 3))
    notice_free = not hands.notice.isVisible()

    (bar,) = hands.window.findChildren(QToolBar)
    click(bar.widgetForAction(hands.window.commands["undo"]))
    assert notice_free and hands.chip_cell(3) == cell(2, 3)
    assert button(hands.pane, "+ Tilføj").isVisible()


def test_the_key_takes_back_steps_from_the_search_field_too(hands: Hands) -> None:
    hands.drag(3, cell(4, 3))
    hands.search.setFocus()
    hands.undo()
    assert hands.stack == []
    hands.redo()
    assert hands.stack == ["Flyt #3 til Forventet × Kritisk"]
    write(hands.search, "is")
    hands.undo()
    assert (hands.search.text(), len(hands.stack)) == ("", 1)


def test_what_is_undone_is_seen(hands: Hands) -> None:
    hands.drag(3, cell(4, 3))
    hands.click_row("#6")
    hands.undo()
    assert (hands.shown(), hands.marked_row()) == ("#3", "#3")


@pytest.mark.parametrize("field", ["name", "description"])
def test_typing_that_was_taken_back_is_not_redone_in_another_risk(hands: Hands, field: str) -> None:
    hands.order("new_risk")
    hands.order("new_risk")
    widget = {"name": hands.pane.name, "description": hands.pane.description}[field]
    widget.setFocus()
    write(widget, "Å")
    hands.undo()
    hands.click_row("#9")
    widget.setFocus()
    hands.redo()
    hands.pane.flush()
    assert (hands.shown(), hands.risk(9).name, hands.risk(9).description) == ("#9", "", "")
