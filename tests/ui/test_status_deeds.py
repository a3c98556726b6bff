"""A status is finished from the window, taken back while that can be, begun anew, and looked at when it is over."""

import datetime as dt
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QMenu, QMessageBox, QToolButton

from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.dialogs.status import BeginDialog, FinishDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Hands,
    answering,
    button,
    click,
    named,
    overwrite,
    pressing,
    texts,
    wait_until,
    write,
)
from tests.ui.paper import TODAY, cell

NAME = "Risikovurdering for færgedriften på Ærø"

pytestmark = pytest.mark.usefixtures("opened")


def words(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def cancel(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def finish(hands: Hands, opened: list[Path]) -> None:
    """Finishes the status as it is offered, and waits for its report."""
    count = len(opened)
    with answering(accept):
        hands.order("finish_status")
    wait_until(lambda: len(opened) > count, "the report")
    hands.activate()


def statuses(hands: Hands) -> QMenu:
    menu = hands.window.commands["statuses"].menu()
    assert isinstance(menu, QMenu)
    return menu


def show(hands: Hands, name: str, windows: Windows) -> Hands:
    (entry,) = (entry for entry in statuses(hands).actions() if entry.text() == name)
    entry.trigger()
    shown = Hands(windows.open_windows[-1])
    shown.activate()
    return shown


def test_the_button_finishes_the_status_and_makes_its_report(hands: Hands, opened: list[Path]) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FinishDialog)
        assert "4 åbne og 3 lukkede risici, handlinger, evalueringer og skalaer" in texts(dialog)[0]
        field = named(dialog, "Dato")
        assert isinstance(field, QLineEdit)
        assert field.text() == "03-11-2025"
        overwrite(field, "9/3-2026")
        overwrite(named(dialog, "Navn (valgfrit)"), "Havneudvalget på Ærø ")
        accept(dialog)

    (press,) = (each for each in hands.window.findChildren(QToolButton) if each.text() == "Afslut status…")
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, " på søen")
    with answering(answer):
        click(press)
    path = hands.window.path.parent / f"{NAME} 09-03-2026.pdf"
    wait_until(lambda: opened == [path], "the report")
    assert "Bemanding på søen" in words(path) and "Udkast" not in words(path)
    (snapshot,) = hands.on_disk().snapshots
    assert (snapshot.date, snapshot.name) == (dt.date(2026, 3, 9), "Havneudvalget på Ærø")
    assert snapshot.register == hands.register
    assert hands.stack == ["Omdøb #1"]
    told = hands.notice.told
    assert told.startswith("Status pr. 09-03-2026 – Havneudvalget på Ærø er afsluttet. PDF'en er oprettet: ")
    click(button(hands.notice, "Vis i mappe"))
    assert opened[1:] == [path.parent]


def test_the_key_asks_and_nothing_comes_of_it_when_it_is_cancelled(hands: Hands, opened: list[Path]) -> None:
    with answering(cancel):
        hands.key(Qt.Key.Key_A, CTRL | SHIFT)
    assert hands.window.document.file.snapshots == ()
    assert (hands.stack, opened) == ([], [])
    assert not statuses(hands).actions() and not hands.window.commands["statuses"].isEnabled()


def test_without_a_status_date_it_is_of_today(hands: Hands, opened: list[Path]) -> None:
    hands.window.document.change_properties(status_date=None)
    finish(hands, opened)
    assert hands.register.status_date == hands.on_disk().snapshots[0].date == TODAY


@pytest.mark.parametrize("wrong", ["", "31/2-2026", "i overmorgen"])
def test_a_status_has_a_day(hands: Hands, opened: list[Path], wrong: str) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FinishDialog)
        overwrite(dialog.day, wrong)
        click(dialog.deed)
        assert dialog.isVisible() and dialog.focusWidget() is dialog.day
        assert any("Skriv" in text for text in texts(dialog))
        overwrite(dialog.day, "10/3-2026")
        assert not any("Skriv" in text for text in texts(dialog))
        accept(dialog)

    with answering(answer):
        hands.order("finish_status")
    wait_until(lambda: bool(opened), "the report")
    assert hands.register.status_date == dt.date(2026, 3, 10)


def test_it_warns_calmly_of_what_waits(hands: Hands, opened: list[Path]) -> None:
    document = hands.window.document
    risk = hands.risk(1)
    document.change_action(risk.id, risk.actions[1].id, due=dt.date(2026, 1, 1))

    def first(dialog: QDialog) -> None:
        said = texts(dialog)
        assert "Ikke evalueret endnu: #3 Isvinter, #4 Brændstof og #6 Sejlplanen." in said
        assert not any("overskredet" in text for text in said), "it is not on 03-11-2025"
        field = named(dialog, "Dato")
        overwrite(field, "9/3-2026")
        assert "1 handling er overskredet: #1 Bemanding." in texts(dialog)
        accept(dialog)

    with answering(first):
        hands.order("finish_status")
    wait_until(lambda: bool(opened), "the report")
    for name in ("Kokken", "Kaptajnen på Læsø"):
        document.rename_risk(document.create_risk(), name)

    def second(dialog: QDialog) -> None:
        said = texts(dialog)
        assert "Ikke evalueret siden sidst: #3 Isvinter, #4 Brændstof, #6 Sejlplanen, #9 Kokken og 2 andre." in said
        assert any(text.startswith("Der er allerede en afsluttet status pr. 09-03-2026.") for text in said)
        cancel(dialog)

    with answering(second):
        hands.order("finish_status")


def test_where_all_is_evaluated_nothing_is_warned_of(hands: Hands) -> None:
    document = hands.window.document
    document.evaluate_risks([risk.id for risk in hands.register.open_risks], "Uændret på Ærø.")
    for number in (2, 5, 7):
        document.remove_risk(hands.risk(number).id)

    def answer(dialog: QDialog) -> None:
        assert texts(dialog)[0].startswith("4 åbne risici, handlinger,")
        assert not any("evalueret" in text or "overskredet" in text for text in texts(dialog))
        cancel(dialog)

    with answering(answer):
        hands.order("finish_status")


def test_it_can_be_taken_back_until_the_next_edit(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)
    assert hands.window.commands["take_back_status"].isEnabled()
    click(button(hands.notice, "Fortryd afslutningen"))
    assert hands.on_disk().snapshots == ()
    assert hands.notice.told.startswith("Status pr. 03-11-2025 er ikke længere afsluttet.")
    assert not hands.window.commands["take_back_status"].isEnabled()
    finish(hands, opened)
    hands.order("take_back_status")
    assert hands.on_disk().snapshots == ()


def test_its_name_is_offered_again_when_it_was_taken_back(hands: Hands, opened: list[Path]) -> None:
    offered: list[str] = []

    def name_it(dialog: QDialog) -> None:
        field = named(dialog, "Navn (valgfrit)")
        assert isinstance(field, QLineEdit)
        offered.append(field.text())
        if not field.text():
            write(field, "Styregruppen på Ærø")
        accept(dialog)

    def look(dialog: QDialog) -> None:
        field = named(dialog, "Navn (valgfrit)")
        assert isinstance(field, QLineEdit)
        offered.append(field.text())
        cancel(dialog)

    for times in (1, 2):
        with answering(name_it):
            hands.order("finish_status")
        wait_until(lambda times=times: len(opened) == times, "the report")
        assert hands.on_disk().snapshots[-1].name == "Styregruppen på Ærø"
        hands.activate()
        if times == 1:
            hands.order("take_back_status")
    with answering(look):
        hands.order("finish_status")
    assert offered == ["", "Styregruppen på Ærø", ""], "the next status is another one"


def test_with_the_next_edit_the_way_back_is_gone(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)
    hands.drag(1, cell(4, 4))
    assert hands.notice.told == ""
    assert not hands.window.commands["take_back_status"].isEnabled()
    hands.undo()
    assert hands.window.commands["take_back_status"].isEnabled(), "all is as it was"
    hands.redo()
    assert len(hands.on_disk().snapshots) == 1


def test_what_is_being_typed_is_an_edit_before_it_is_taken_back(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)
    hands.pane.name.setFocus()
    write(hands.pane.name, "Æ")
    hands.order("take_back_status")
    assert len(hands.on_disk().snapshots) == 1
    assert hands.notice.told.startswith("Der er rettet noget, siden status blev afsluttet.")


def test_a_notice_of_something_else_stays(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)
    hands.notice.tell("Noget andet")
    hands.drag(1, cell(4, 4))
    assert hands.notice.told == "Noget andet"


def test_what_is_edited_while_the_report_is_made_takes_the_way_back_away(
    hands: Hands, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(accept):
        hands.order("finish_status")
    hands.window.document.rename_risk(hands.risk(1).id, "Rettet straks")
    wait_until(lambda: bool(opened), "the report")
    assert hands.notice.told.startswith("PDF'en er oprettet: ")
    assert "Rettet straks" not in words(opened[0])


def test_a_report_after_an_edit_leaves_the_one_that_the_meeting_got(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)
    sent = opened[0].read_bytes()
    hands.drag(1, cell(4, 4))
    hands.order("pdf")
    wait_until(lambda: len(opened) == 2, "the report")
    assert opened[1].name == f"{NAME} 03-11-2025 (udkast).pdf" and "Udkast" in words(opened[1])
    finish(hands, opened)
    assert opened[2].name == f"{NAME} 03-11-2025 (2. udgave).pdf" and "Udkast" not in words(opened[2])
    assert opened[0].read_bytes() == sent


def test_a_status_that_is_taken_back_gives_the_date_back(
    hands: Hands, windows: Windows, path: Path, opened: list[Path]
) -> None:
    def later(dialog: QDialog) -> None:
        overwrite(named(dialog, "Dato"), "9/3-2026")
        accept(dialog)

    with answering(later):
        hands.order("finish_status")
    wait_until(lambda: bool(opened), "the report")
    hands.activate()
    click(button(hands.notice, "Fortryd afslutningen"))
    assert hands.register.status_date == dt.date(2025, 11, 3)
    assert hands.notice.told.endswith(" Datoen er igen 03-11-2025.")
    with answering(later):
        hands.order("finish_status")
    wait_until(lambda: len(opened) == 2, "the report")
    assert hands.on_disk().register.status_date == dt.date(2026, 3, 9)
    hands.window.close()
    again = windows.open_file(path)
    assert isinstance(again, MainWindow)
    new = Hands(again)
    wait_until(again.commands["take_back_status"].isEnabled, "the way back")
    new.order("take_back_status")
    assert new.on_disk().register.status_date == dt.date(2025, 11, 3), "also when the program has been closed since"


def test_a_report_that_cannot_be_written_leaves_the_status_finished(hands: Hands) -> None:
    (hands.window.path.parent / f"{NAME} 03-11-2025.pdf").mkdir()
    with answering(accept, cancel) as asked:
        hands.order("finish_status")
        wait_until(lambda: len(asked) == 2 and not asked[1].isVisible(), "the message")
    assert hands.notice.told == "Status pr. 03-11-2025 er afsluttet."
    assert len(hands.on_disk().snapshots) == 1


def test_the_next_status_is_begun_and_its_report_is_a_draft(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        assert "Rapporten bliver mærket »Udkast«, til status er afsluttet." in texts(dialog)
        for wrong, complaint in (
            ("3/11-2025", "Den sidste afsluttede status er pr. 03-11-2025."),
            ("", "Skriv en dato"),
        ):
            overwrite(dialog.day, wrong)
            click(dialog.deed)
            assert dialog.isVisible() and any(text.startswith(complaint) for text in texts(dialog))
        overwrite(dialog.day, "9/3-2026")
        click(next(box for box in dialog.findChildren(QCheckBox)))
        accept(dialog)

    with answering(answer):
        hands.order("begin_status")
    assert hands.stack == ["Begynd ny status pr. 09-03-2026"]
    assert hands.notice.told == "Status pr. 09-03-2026 er begyndt."
    hands.order("pdf")
    wait_until(lambda: len(opened) == 2, "the report")
    assert "Udkast · Status pr. 9. marts 2026" in words(opened[1])
    finish(hands, opened)
    assert "Udkast" not in words(opened[2])


def test_the_draft_is_not_marked_where_nobody_wants_it(hands: Hands, opened: list[Path]) -> None:
    def no_draft(dialog: QDialog) -> None:
        (box,) = dialog.findChildren(QCheckBox)
        assert box.text() == "Mærk rapporten »Udkast«, indtil status er afsluttet" and box.isChecked()
        click(box)
        accept(dialog)

    with answering(no_draft):
        hands.order("properties")
    assert hands.stack == ["Ret rapportens indhold"]
    finish(hands, opened)

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        assert not any("Udkast" in text for text in texts(dialog))
        click(next(box for box in dialog.findChildren(QCheckBox)))
        overwrite(dialog.day, "9/3-2026")
        accept(dialog)

    with answering(begin):
        hands.order("begin_status")
    hands.order("pdf")
    wait_until(lambda: len(opened) == 2, "the report")
    assert "Udkast" not in words(opened[1])


def test_a_status_that_was_forgotten_is_offered_to_be_finished_first(hands: Hands, opened: list[Path]) -> None:
    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox) and dialog.text() == "Status pr. 03-11-2025 er ikke afsluttet."
        pressing("Afslut den først…")(dialog)

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        click(next(box for box in dialog.findChildren(QCheckBox)))
        overwrite(dialog.day, "9/3-2026")
        accept(dialog)

    with answering(ask, accept, begin):
        hands.order("begin_status")
    assert [snapshot.date for snapshot in hands.on_disk().snapshots] == [dt.date(2025, 11, 3)]
    assert hands.register.status_date == dt.date(2026, 3, 9)
    wait_until(lambda: bool(opened), "the report")


def test_a_forgotten_status_bars_nothing(hands: Hands) -> None:
    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        assert not any("Udkast" in text for text in texts(dialog)), "no status was finished before"
        click(next(box for box in dialog.findChildren(QCheckBox)))
        overwrite(dialog.day, "9/3-2026")
        accept(dialog)

    with answering(pressing("Begynd uden at afslutte"), begin):
        hands.order("begin_status")
    assert hands.register.status_date == dt.date(2026, 3, 9)
    assert hands.window.document.file.snapshots == ()


@pytest.mark.parametrize("answers", [(cancel,), (pressing("Afslut den først…"), cancel)])
def test_a_question_that_is_left_begins_nothing(hands: Hands, answers: tuple[object, ...]) -> None:
    with answering(*answers):  # pyright: ignore[reportArgumentType]
        hands.order("begin_status")
    assert hands.stack == []


def test_a_next_status_that_is_cancelled_is_not_begun(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)
    with answering(cancel):
        hands.order("begin_status")
    assert hands.register.status_date == dt.date(2025, 11, 3)


def test_a_finished_status_is_seen_in_a_window_of_its_own(hands: Hands, windows: Windows, opened: list[Path]) -> None:
    finish(hands, opened)
    sent = opened[0].read_bytes()
    hands.drag(1, cell(4, 4))
    hands.window.document.change_properties(status_date=dt.date(2026, 3, 9), title="En & anden på Ærø")
    finish(hands, opened)
    assert [entry.text() for entry in statuses(hands).actions()] == ["Status pr. 09-03-2026", "Status pr. 03-11-2025"]
    shown = show(hands, "Status pr. 03-11-2025", windows)
    assert shown.chip_cell(1) == cell(2, 2)
    assert "Status pr. 03-11-2025, skrivebeskyttet" in texts(shown.window)
    assert shown.window.windowTitle() == f"{NAME} – færgen.risiko (status pr. 03-11-2025, skrivebeskyttet)"
    assert shown.saved() == "Status pr. 03-11-2025, skrivebeskyttet · færgen.risiko"
    assert not shown.window.commands["finish_status"].isEnabled()
    assert not shown.window.commands["take_back_status"].isEnabled()
    opened[0].unlink()
    shown.order("pdf")
    wait_until(lambda: len(opened) == 3, "the report")
    assert opened[2] == opened[0] and opened[2].read_bytes() == sent
    hands.activate()
    assert show(hands, "Status pr. 03-11-2025", windows).window is shown.window
    assert show(shown, "Status pr. 03-11-2025", windows).window is shown.window
    assert len(windows.open_windows) == 2
    other = show(hands, "Status pr. 09-03-2026", windows)
    assert other.chip_cell(1) == cell(4, 4)
    assert len(windows.open_windows) == 3


def test_what_others_save_does_not_come_into_a_finished_status(
    hands: Hands, windows: Windows, opened: list[Path]
) -> None:
    finish(hands, opened)
    shown = show(hands, "Status pr. 03-11-2025", windows)
    hands.activate()
    hands.drag(1, cell(4, 4))
    assert hands.on_disk().register != shown.register
    shown.activate()
    shown.look_at_disk()
    assert shown.chip_cell(1) == cell(2, 2)


def test_statuses_are_there_when_the_file_is_opened_again(
    hands: Hands, windows: Windows, path: Path, opened: list[Path]
) -> None:
    finish(hands, opened)
    hands.on_disk()
    window = hands.window
    window.close()
    again = windows.open_file(path)
    assert isinstance(again, MainWindow)
    new = Hands(again)
    new.activate()
    wait_until(new.window.commands["take_back_status"].isEnabled, "the way back: nothing has been edited since")
    assert [entry.text() for entry in statuses(new).actions()] == ["Status pr. 03-11-2025"]
    new.order("take_back_status")
    assert new.on_disk().snapshots == ()


def test_a_risk_that_a_meeting_has_seen_can_only_be_closed(hands: Hands, opened: list[Path]) -> None:
    finish(hands, opened)

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox) and dialog.text() == "#1 Bemanding kan ikke slettes."
        assert "Luk den i stedet." in dialog.informativeText()
        pressing("Luk…")(dialog)

    with answering(ask, accept):
        hands.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    assert hands.stack == ["Luk #1"]

    def closed(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert "bliver stående under »Lukkede«" in dialog.informativeText()
        pressing("OK")(dialog)

    hands.activate()
    with answering(closed):
        hands.order("remove_risk")
    hands.click_row("#3")
    with answering(cancel):
        hands.order("remove_risk")
    assert hands.stack == ["Luk #1"]
    hands.order("new_risk")
    with answering(pressing("Slet risikoen")):
        hands.order("remove_risk")
    assert hands.stack[-1] == "Slet #9", "no meeting has seen it"


def test_the_undoing_of_a_new_risk_that_a_meeting_has_seen_says_why_not(hands: Hands, opened: list[Path]) -> None:
    hands.order("new_risk")
    finish(hands, opened)
    hands.undo()
    assert hands.risk(9)
    told = "»Ny risiko #9« er sprunget over, for risikoen står i en afsluttet status. Den kan lukkes."
    assert hands.notice.told == told
    assert hands.stack == []
