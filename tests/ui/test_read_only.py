"""A window that only shows: everything can be read, found, copied and printed, and nothing can be edited."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTextEdit, QToolButton

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui import handlers
from risikoapp.ui.clock import Clock
from risikoapp.ui.commands import menus
from risikoapp.ui.document import Document
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.keyboard import ARROWS
from risikoapp.ui.matrix.menus import ask_about_place, ask_about_risks
from risikoapp.ui.open_file import OnlyShown
from risikoapp.ui.read_only import ReadOnly
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, Hands, button, choosing, click, texts, wait_until, write
from tests.ui.paper import cell

REASON = "Sikkerhedskopi fra 14-02-2025"


@pytest.fixture
def shown(windows: Windows, path: Path, file: RegisterFile) -> Hands:
    """What the ferry's file once held, to look at."""
    window = windows.show_copy(path, file, ReadOnly(reason=REASON, mark="sikkerhedskopi", is_the_file=False))
    hands = Hands(window)
    hands.activate()
    window.select(hands.risk(1).id)
    return hands


def test_it_says_why_and_what_it_is(shown: Hands) -> None:
    assert REASON in texts(shown.window)
    assert shown.window.windowTitle().endswith("færgen.risiko (sikkerhedskopi)")
    assert shown.saved() == "Sikkerhedskopi · færgen.risiko"


def test_the_document_refuses_every_edit(file: RegisterFile, clock: Clock) -> None:
    document = Document(file, clock, is_read_only=True)
    risk = file.register.risks[0].id
    for edit in (
        lambda: document.rename_risk(risk, "Andet"),
        lambda: document.place_risks([risk], cell(4, 4)),
        document.create_risk,
        lambda: document.copy_risk(risk),
        lambda: document.add_evaluation(risk),
    ):
        with pytest.raises(OnlyShown):
            edit()
    assert document.file is file


def test_nothing_moves_in_the_matrix(shown: Hands) -> None:
    before = shown.register
    shown.drag(1, cell(4, 4))
    assert shown.window.matrix.chosen == (shown.risk(1).id,)
    shown.matrix.setFocus()
    shown.key(Qt.Key.Key_Space, to=shown.matrix)
    shown.key(Qt.Key.Key_Up, to=shown.matrix)
    shown.key(Qt.Key.Key_Up, CTRL, to=shown.matrix)
    shown.key(Qt.Key.Key_Return, to=shown.matrix)
    shown.matrix.nudge(shown.risk(1).id, ARROWS[Qt.Key.Key_Up])
    assert shown.register is before
    assert shown.chip_cell(1) == cell(2, 2)


def test_the_menus_of_the_matrix_offer_what_can_be_done(shown: Hands) -> None:
    at = shown.matrix.mapToGlobal(shown.matrix.rect().center())
    with choosing("&Kopiér som tekst"):
        order = ask_about_risks(shown.matrix, at, shown.register, [shown.risk(1).id], read_only=True)
    assert order == ("copy", None)
    with choosing("&Markér alle her"):
        order = ask_about_place(shown.matrix, at, cell(2, 2), has_risks=True, is_narrowed=False, read_only=True)
    assert order == ("choose", None)


def test_nothing_can_be_typed_but_all_can_be_copied(shown: Hands) -> None:
    before = shown.register
    fields = [shown.pane.name, shown.pane.description, *(row.text for row in shown.evaluations() + shown.moves())]
    for field in fields:
        field.setFocus()
        said = field.toPlainText() if isinstance(field, QTextEdit) else field.text()
        write(field, "æøå\n")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClick(field, Qt.Key.Key_C, CTRL)
        assert (field.toPlainText() if isinstance(field, QTextEdit) else field.text()) == said
        if said:
            assert QApplication.clipboard().text() == said
    for row in shown.actions() + shown.evaluations():
        write(row.date, "1/1-2025\n")
        assert not row.findChildren(QToolButton), "no menu of deeds"
        assert row.grip is None
    assert not any(box.isEnabled() for box in shown.pane.findChildren(QComboBox))
    shown.pane.flush()
    assert shown.register is before


def test_the_buttons_and_commands_that_edit_are_away(shown: Hands) -> None:
    said = {each.text() for each in shown.window.findChildren(QPushButton) if each.isVisible()}
    assert not said & {"Ret", "Se og bekræft", "+ Tilføj", "+ Ny evaluering", "Luk risikoen…", "Genåbn…"}
    shown.click_row("▸ Lukkede")
    shown.click_row("#2")
    assert not any(each.text() == "Genåbn…" and each.isVisible() for each in shown.pane.findChildren(QPushButton))
    editing = {command.key for menu in menus() for command in menu.commands if command.edits}
    assert {"new_risk", "criteria", "properties", "remove_risk"} < editing
    assert not any(shown.window.commands[key].isEnabled() for key in (*editing, "undo", "redo"))
    assert all(shown.window.commands[key].isEnabled() for key in ("pdf", "print", "save_copy", "find", "copy_text"))


def test_an_empty_one_does_not_ask_for_the_first_risk(windows: Windows, path: Path) -> None:
    window = windows.show_copy(path, RegisterFile(), ReadOnly(reason=REASON, is_the_file=False))
    hands = Hands(window)
    hands.activate()
    assert "Her er ingen risici." in texts(hands.pane)


def test_it_can_be_searched_and_shown_as_a_table(shown: Hands) -> None:
    write(shown.search, "Isvinter")
    assert [row[0] for row in shown.rows()] == ["#3"]
    shown.window.commands["matrix_table"].trigger()
    assert not shown.matrix.isVisible()


def test_a_copy_can_be_saved(shown: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "kopi.risiko"
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: copy)
    shown.order("save_copy")
    assert Repository.open(copy)[1] == shown.window.document.file
    assert shown.notice.told == "Kopien er gemt som »kopi.risiko«."


def test_an_older_one_is_shown_beside_the_file_and_writes_nothing(windows: Windows, shown: Hands, path: Path) -> None:
    window = windows.open_file(path)
    assert window is not None and window is not shown.window
    edited = Hands(window)
    edited.activate()
    edited.drag(1, cell(4, 4))
    assert edited.risk_on_disk(1).rating == cell(4, 4)
    content = path.read_bytes()
    shown.activate()
    assert shown.chip_cell(1) == cell(2, 2), "it stays as it was"
    assert shown.window.close()
    assert path.read_bytes() == content
    path.unlink()
    assert windows.is_open(path)


def test_a_notice_comes_and_goes_while_the_matrix_stands_still(hands: Hands, window: MainWindow) -> None:
    place = window.matrix.geometry(), window.matrix.mapToGlobal(window.matrix.rect().topLeft())
    foot = hands.pane.mapTo(window, hands.pane.rect().bottomLeft()).y()
    window.notice.tell("Noget er sket. " * 30)
    wait_until(lambda: hands.pane.mapTo(window, hands.pane.rect().bottomLeft()).y() < foot, "room at the foot")
    assert (window.matrix.geometry(), window.matrix.mapToGlobal(window.matrix.rect().topLeft())) == place
    pane_foot = hands.pane.mapTo(window, hands.pane.rect().bottomLeft()).y()
    assert pane_foot < window.notice.mapTo(window, window.notice.rect().topLeft()).y(), "nothing lies beneath it"
    centre = window.notice.parentWidget()
    assert centre is not None
    window.resize(window.width() + 80, window.height() + 80)
    wait_until(lambda: window.notice.width() == centre.width(), "as wide as the window")
    assert window.notice.geometry().bottom() == centre.rect().bottom()
    click(button(window.notice, "Skjul"))
    assert not window.notice.isVisible()
