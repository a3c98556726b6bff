"""The dialogs, driven as a person drives them: closing, reopening, the front, the criteria."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton

from risikoapp.domain.criteria import STANDARD_CRITERIA
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.criteria import CriteriaDialog
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.main_window import MainWindow
from tests.ui.hands import CTRL, SHIFT, Hands, answering, button, click, named, overwrite, texts, wait_until, write
from tests.ui.paper import TODAY, cell

NOTE = "Niveauer efter programmets standardskala"


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def _cancel(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def _date(dialog: QDialog) -> DateField:
    (field,) = dialog.findChildren(DateField)
    return field


def _reason(dialog: QDialog) -> TextField:
    (field,) = dialog.findChildren(TextField)
    return field


def test_a_risk_is_closed_with_day_and_reason(hands: Hands) -> None:
    def close(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Luk #1 Bemanding"
        assert _date(dialog).text() == f"{TODAY:%d-%m-%Y}"
        write(_reason(dialog), "Alle vagter er besat på Ærø.")
        overwrite(_date(dialog), "1/3-2026")
        _accept(dialog)

    with answering(close):
        click(button(hands.pane, "Luk risikoen…"))
    assert hands.stack == ["Luk #1"]
    assert hands.chip(1) is None
    assert hands.rows()[-1] == ("▸ Lukkede (4)",)
    assert "Lukket 01-03-2026: Alle vagter er besat på Ærø." in texts(hands.pane)
    saved = hands.risk_on_disk(1)
    assert (saved.state, saved.rating) == ("closed", cell(2, 2))
    assert (saved.state_changes[-1].date, saved.state_changes[-1].reason) == (
        dt.date(2026, 3, 1),
        "Alle vagter er besat på Ærø.",
    )


def test_a_closed_risk_is_reopened_where_it_stood(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    hands.click_row("#2")

    def reopen(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Genåbn #2 Værftsophold"
        write(_reason(dialog), "Skruen igen.")
        _accept(dialog)

    with answering(reopen):
        click(button(hands.pane, "Genåbn…"))
    assert hands.stack == ["Genåbn #2"]
    assert hands.chip_cell(2) == cell(3, 3)
    assert hands.rows()[-3] == ("▾ Lukkede (2)",)
    assert any(text.startswith(f"Genåbnet {TODAY:%d-%m-%Y}: Skruen igen.") for text in texts(hands.pane))
    assert [change.state for change in hands.risk_on_disk(2).state_changes] == ["closed", "open"]


def test_a_dialog_that_is_left_changes_nothing(hands: Hands) -> None:
    for order in ("close_risk", "properties", "criteria"):
        with answering(_cancel):
            hands.order(order)
    assert hands.stack == []


@pytest.mark.parametrize("typed", ["31/2", "", "engang"])
def test_closing_waits_for_a_day(hands: Hands, typed: str) -> None:
    def close(dialog: QDialog) -> None:
        overwrite(_date(dialog), typed)
        _accept(dialog)
        assert dialog.isVisible() and _date(dialog).text() == typed
        assert bool(_date(dialog).property("invalid")) == bool(typed)
        overwrite(_date(dialog), "i går")
        _accept(dialog)

    with answering(close):
        hands.order("close_risk")
    assert hands.risk(1).state_changes[-1].date == TODAY - dt.timedelta(days=1)


def test_what_is_wrong_with_the_day_stands_beneath_it_until_it_is_right(hands: Hands) -> None:
    def close(dialog: QDialog) -> None:
        overwrite(_date(dialog), "uge 12")
        (complaint,) = [
            label for label in dialog.findChildren(QLabel) if label.text().startswith("Det er ikke en dato")
        ]
        _accept(dialog)
        QApplication.processEvents()
        above, beneath = _date(dialog).geometry().bottom(), _reason(dialog).geometry().top()
        assert complaint.isVisible() and above < complaint.y() and complaint.geometry().bottom() < beneath
        assert complaint.height() >= complaint.heightForWidth(complaint.width())
        overwrite(_date(dialog), "")
        _accept(dialog)
        assert complaint.isVisible() and complaint.text().startswith("Skriv en dato")
        write(_date(dialog), "8/3-2025")
        assert complaint.isHidden()
        with answering(lambda asked: click(button(asked, "Luk uden at gemme"))):
            QTest.keyClick(_reason(dialog), Qt.Key.Key_Escape)

    with answering(close):
        hands.order("close_risk")
    assert hands.risk(1).is_open


def test_enter_in_the_reason_closes_the_risk_and_with_shift_or_ctrl_it_is_a_new_line(hands: Hands) -> None:
    def close(dialog: QDialog) -> None:
        reason = _reason(dialog)
        write(reason, "Alle vagter")
        QTest.keyClick(reason, Qt.Key.Key_Return, SHIFT)
        write(reason, "er besat")
        QTest.keyClick(reason, Qt.Key.Key_Return, CTRL)
        write(reason, "igen.")
        QTest.keyClick(reason, Qt.Key.Key_Return)

    with answering(close):
        hands.order("close_risk")
    assert hands.risk(1).state_changes[-1].reason == "Alle vagter\ner besat\nigen."


def test_leaving_with_a_reason_typed_asks_first(hands: Hands) -> None:
    def close(dialog: QDialog) -> None:
        write(_reason(dialog), "Alle vagter er besat.")
        with answering(lambda asked: click(button(asked, "Bliv her"))):
            QTest.keyClick(_reason(dialog), Qt.Key.Key_Escape)
        assert dialog.isVisible() and _reason(dialog).toPlainText() == "Alle vagter er besat."
        _accept(dialog)

    with answering(close):
        hands.order("close_risk")
    assert hands.risk(1).state_changes[-1].reason == "Alle vagter er besat."


def test_what_is_typed_is_told_before_the_dialog_asks(hands: Hands) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, "en")

    def close(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Luk #1 Bemandingen"
        _accept(dialog)

    with answering(close):
        hands.key(Qt.Key.Key_L, CTRL)
    assert hands.stack == ["Omdøb #1", "Luk #1"]


def test_only_what_fits_can_be_ordered(hands: Hands) -> None:
    commands = hands.window.commands
    assert (commands["close_risk"].isEnabled(), commands["reopen_risk"].isEnabled()) == (True, False)
    hands.click_row("▸ Lukkede")
    hands.click_row("#2")
    assert (commands["close_risk"].isEnabled(), commands["reopen_risk"].isEnabled()) == (False, True)


def test_the_front_is_changed_as_one_step(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        title = named(dialog, "Titel")
        assert isinstance(title, QLineEdit) and title.text() == "Risikovurdering for færgedriften på Ærø"
        overwrite(title, "  Færger & æbler ")
        overwrite(named(dialog, "Statusdato"), "9/3")
        overwrite(named(dialog, "Organisation (valgfri)"), "Ærø Kommune")
        overwrite(named(dialog, "Udarbejdet af (valgfri)"), "Sejlplanlæggeren")
        _accept(dialog)

    with answering(change):
        click(button(hands.window, "Ret"))
    assert hands.stack == ["Ret titel og dato"]
    shown = texts(hands.window.front)
    assert shown == ["Færger & æbler", f"Status pr. 09-03-{TODAY.year} · Ærø Kommune"]
    assert hands.window.windowTitle() == "Færger & æbler – færgen.risiko"
    saved = hands.on_disk().register
    assert (saved.title, saved.status_date) == ("Færger & æbler", dt.date(TODAY.year, 3, 9))
    assert (saved.organisation, saved.prepared_by) == ("Ærø Kommune", "Sejlplanlæggeren")


def test_a_status_date_that_is_none_keeps_the_dialog(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Statusdato"), "30/2")
        _accept(dialog)
        assert dialog.isVisible()
        overwrite(named(dialog, "Statusdato"), "")
        _accept(dialog)

    with answering(change):
        hands.order("properties")
    assert hands.on_disk().register.status_date is None
    assert "Uden statusdato" in texts(hands.window.front)


def _cells(dialog: QDialog) -> dict[str, QPushButton]:
    """The cells by the name in their tip."""
    return {each.toolTip(): each for each in dialog.findChildren(QPushButton) if each.property("cell")}


def test_confirming_the_scale_takes_the_standard_note_away(hands: Hands) -> None:
    assert NOTE in texts(hands.window)
    with answering(_accept):
        click(button(hands.window, "Se og bekræft"))
    assert NOTE not in texts(hands.window)
    assert hands.stack == ["Bekræft skalaer og niveauer"]
    assert hands.on_disk().register.criteria.confirmed
    hands.activate()
    hands.undo()
    assert NOTE in texts(hands.window)
    assert hands.on_disk().register.criteria == STANDARD_CRITERIA


def test_a_click_gives_a_cell_the_next_level_and_the_window_follows(hands: Hands) -> None:
    seen: list[str] = []

    def change(dialog: QDialog) -> None:
        cells = _cells(dialog)
        assert len(cells) == 16
        press = cells["Mindre sandsynligt × Kritisk"]
        for _ in range(5):
            seen.append(press.text())
            click(press)
        _accept(dialog)

    with answering(change):
        hands.order("criteria")
    assert seen == ["Høj", "Meget høj", "Lav", "Mellem", "Høj"]
    assert hands.rows()[1] == ("#3", "Isvinter", "Meget høj", "")
    saved = hands.on_disk().register.criteria
    assert saved.risk_level(cell(2, 3)) == 4
    assert saved == STANDARD_CRITERIA.with_level(cell(2, 3), 4).__class__(
        likelihood_steps=STANDARD_CRITERIA.likelihood_steps,
        consequence_steps=STANDARD_CRITERIA.consequence_steps,
        levels=STANDARD_CRITERIA.with_level(cell(2, 3), 4).levels,
        confirmed=True,
    )


def test_names_and_definitions_are_the_organisations_own(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        overwrite(named(dialog, "Sandsynlighed 4"), "Næsten sikkert")
        overwrite(named(dialog, "Definition af Konsekvens 1"), "Under en times forsinkelse")
        _accept(dialog)

    with answering(change):
        hands.order("criteria")
    saved = hands.on_disk().register.criteria
    assert saved.likelihood_name(4) == "Næsten sikkert"
    assert saved.consequence_steps[0].definition == "Under en times forsinkelse"
    placing = hands.pane.placing
    assert (placing.likelihood.currentText(), placing.likelihood.itemText(1)) == (
        "Mindre sandsynligt",
        "Næsten sikkert",
    )
    hands.drag(1, cell(4, 2))
    assert hands.stack[-1] == "Flyt #1 til Næsten sikkert × Generende"


def test_the_way_back_to_the_standard(hands: Hands) -> None:
    def change(dialog: QDialog) -> None:
        click(_cells(dialog)["Mindre sandsynligt × Kritisk"])
        overwrite(named(dialog, "Sandsynlighed 1"), "Aldrig")
        click(button(dialog, "Tilbage til standard"))
        _accept(dialog)

    with answering(change):
        hands.order("criteria")
    saved = hands.on_disk().register.criteria
    assert (saved.levels, saved.likelihood_name(1)) == (STANDARD_CRITERIA.levels, "Usandsynligt")


def test_every_cell_says_its_name_and_level(hands: Hands) -> None:
    dialog = CriteriaDialog(STANDARD_CRITERIA, hands.window)
    names = {each.accessibleName() for each in dialog.findChildren(QPushButton) if each.property("cell")}
    assert "Forventet × Uacceptabelt: Meget høj" in names
    assert len(names) == 16
    dialog.deleteLater()


def test_dialogs_are_freed(hands: Hands) -> None:
    for order in ("close_risk", "properties", "criteria"):
        with answering(_cancel):
            hands.order(order)
    wait_until(lambda: not hands.window.findChildren(QDialog), "the end of the dialogs")


def test_buttons_are_danish(window: MainWindow) -> None:
    dialog = FormDialog("Titel", "Gem", window)
    assert [each.text().replace("&", "") for each in dialog.buttons.buttons()] != []
    assert "Annuller" in [each.text().replace("&", "") for each in dialog.buttons.buttons()]
    dialog.deleteLater()


def test_the_label_of_a_field_leads_to_it(window: MainWindow) -> None:
    dialog = FormDialog("Titel", "Gem", window)
    field = QLineEdit(dialog)
    dialog.add_field("Navn", field)
    (label,) = (each for each in dialog.findChildren(QLabel) if each.text() == "Navn")
    assert label.buddy() is field
    dialog.deleteLater()


def test_shift_ctrl_keys_reach_the_commands(hands: Hands) -> None:
    hands.key(Qt.Key.Key_E, CTRL | SHIFT)
    assert hands.stack == ["Ny evaluering af #1"]


def test_typing_lands_in_the_first_field(hands: Hands) -> None:
    def typed(dialog: QDialog) -> None:
        wait_until(lambda: dialog.focusWidget() is named(dialog, "Titel"), "the cursor in the title")
        dialog.reject()

    with answering(typed):
        hands.order("properties")


def test_the_way_through_a_dialog_ends_at_its_deed_and_then_at_leaving_it(hands: Hands) -> None:
    def walked(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        wait_until(lambda: dialog.focusWidget() is not None, "a cursor in a field")
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.deed
        QTest.keyClick(dialog.deed, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        dialog.reject()

    with answering(walked):
        hands.order("close_risk")


NO_DAY = "Den dag findes ikke. Skriv for eksempel 8/3-2022 eller 08-03-2022."


def test_a_day_that_is_none_is_told_in_words_where_the_status_gets_its_date(hands: Hands) -> None:
    def look(dialog: QDialog) -> None:
        overwrite(_date(dialog), "31/2")
        assert NO_DAY in texts(dialog), "while it is typed"
        _accept(dialog)
        assert dialog.isVisible() and NO_DAY in texts(dialog)
        overwrite(_date(dialog), "28/2-2026")
        assert NO_DAY not in texts(dialog)
        _accept(dialog)

    with answering(look):
        hands.order("properties")
    assert hands.register.status_date == dt.date(2026, 2, 28)


def test_a_day_that_is_none_is_told_in_words_where_an_action_gets_its_own(hands: Hands) -> None:
    def look(dialog: QDialog) -> None:
        for name in ("Frist", "Udført"):
            overwrite(named(dialog, name), "31/2")
        told = [text for text in texts(dialog) if text == NO_DAY]
        assert len(told) == 2, "beneath each"
        _accept(dialog)
        assert dialog.isVisible()
        for name in ("Frist", "Udført"):
            overwrite(named(dialog, name), "1/3-2026")
        _accept(dialog)

    with answering(look):
        hands.row_menu(hands.actions()[0], "Ansvarlig og frist…")
    assert hands.risk(1).actions[0].due == hands.risk(1).actions[0].done == dt.date(2026, 3, 1)
