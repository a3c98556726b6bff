"""What the status bar says is true of the bytes on disk, and nothing of anybody's is overwritten."""

import errno
import threading
from contextlib import suppress
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.repository import Repository
from risikoapp.ui import handlers
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.pool_jobs import Job
from tests.ui.conftest import Gate
from tests.ui.hands import CTRL, Hands, answering, button, click, pressing, texts, wait_until, write
from tests.ui.paper import NOW, cell

AT = f"{NOW.astimezone():%H:%M}"


class Drive:
    """A drive that refuses to be written while it is full."""

    def __init__(self) -> None:
        self.full = False
        self.tries = 0


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Drive:
    made = Drive()
    save = Repository.save

    def refusing(repository: Repository, file: RegisterFile) -> None:
        if made.full:
            made.tries += 1
            raise CannotWrite(repository.path, OSError(errno.ENOSPC, "full"))
        save(repository, file)

    monkeypatch.setattr(Repository, "save", refusing)
    return made


def _settled(hands: Hands) -> None:
    wait_until(lambda: not hands.saved().startswith("Gemmer"), "the end of the save")


def test_a_file_that_was_just_opened_is_saved(hands: Hands) -> None:
    assert hands.saved() == "Gemt · færgen.risiko"


def test_it_says_saved_only_when_the_bytes_are_there(hands: Hands, gate: Gate) -> None:
    before = hands.window.path.read_bytes()
    hands.drag(3, cell(4, 4))
    assert hands.saved() == "Gemmer… · færgen.risiko"
    wait_until(gate.reached.is_set, "the save")
    assert hands.window.path.read_bytes() == before
    assert hands.saved() == "Gemmer… · færgen.risiko"
    gate.open()
    wait_until(lambda: hands.saved() == f"Gemt {AT} · færgen.risiko", "saved")
    file = Repository.open(hands.window.path)[1]
    assert file.register == hands.register
    assert file.register.risk(hands.risk(3).id).rating == cell(4, 4)


def test_an_edit_during_a_save_is_saved_after_it(hands: Hands, gate: Gate) -> None:
    hands.drag(3, cell(4, 4))
    wait_until(gate.reached.is_set, "the first save")
    hands.drag(1, cell(1, 1))
    hands.drag(4, cell(1, 2))
    gate.open()
    _settled(hands)
    file = Repository.open(hands.window.path)[1]
    assert [risk.rating for risk in file.register.open_risks] == [cell(1, 1), cell(4, 4), cell(1, 2), cell(2, 2)]
    assert file == hands.window.document.file


def test_the_window_answers_while_the_disk_is_slow(hands: Hands, gate: Gate) -> None:
    hands.drag(3, cell(4, 4))
    wait_until(gate.reached.is_set, "the save")
    hands.click_row("#6")
    assert hands.shown() == "#6"
    assert hands.saved().startswith("Gemmer…")


def test_a_save_that_fails_is_told_and_can_be_tried_again(hands: Hands, drive: Drive) -> None:
    drive.full = True
    before = hands.window.path.read_bytes()
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved() == "Ikke gemt · færgen.risiko", "the failure")
    assert hands.window.path.read_bytes() == before
    assert hands.notice.isVisible()
    assert any("der er ikke mere plads på drevet" in text for text in texts(hands.notice))
    assert hands.chip_cell(3) == cell(4, 4), "the edit is kept"
    assert all(each.text() != "Skjul" for each in hands.notice.findChildren(QPushButton)), "no way on can be lost"
    drive.full = False
    click(button(hands.notice, "Prøv igen"))
    wait_until(lambda: hands.saved() == f"Gemt {AT} · færgen.risiko", "saved")
    assert not hands.notice.isVisible()
    assert Repository.open(hands.window.path)[1].register == hands.register


def test_the_next_edit_tries_again_by_itself(hands: Hands, drive: Drive) -> None:
    drive.full = True
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the failure")
    drive.full = False
    hands.drag(1, cell(1, 1))
    wait_until(lambda: hands.saved() == f"Gemt {AT} · færgen.risiko", "saved")
    assert not hands.notice.isVisible(), "what is over is no longer told"
    assert Repository.open(hands.window.path)[1].register == hands.register


def test_an_unsaved_window_asks_before_it_closes(hands: Hands, drive: Drive, tmp_path: Path) -> None:
    drive.full = True
    hands.drag(3, cell(4, 4))
    with answering(pressing("Bliv her")):
        assert not hands.window.close()
    assert hands.window.isVisible()
    copy = tmp_path / "kopi.risiko"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "choose_new_register", lambda *_: copy)
        # The copy cannot be saved either: it stays.
        with answering(pressing("Gem en kopi…"), pressing("OK")):
            assert not hands.window.close()
        assert hands.window.isVisible() and not copy.exists()
        patch.setattr(Repository, "save", lambda *_: _refuse_but(copy, *_))
        with answering(pressing("Gem en kopi…")):
            assert hands.window.close()
    wait_until(lambda: not shiboken6.isValid(hands.window), "the end of the window")
    assert copy.exists()


_save = Repository.save


def _refuse_but(copy: Path, repository: Repository, file: RegisterFile) -> None:
    if repository.path != copy:
        raise CannotWrite(repository.path, OSError(errno.ENOSPC, "full"))
    _save(repository, file)


def test_an_unsaved_window_can_be_given_up(hands: Hands, drive: Drive) -> None:
    before = hands.window.path.read_bytes()
    path = hands.window.path
    drive.full = True
    hands.drag(3, cell(4, 4))
    with answering(pressing("Luk uden at gemme")):
        assert hands.window.close()
    assert path.read_bytes() == before


def test_escape_stays(hands: Hands, drive: Drive) -> None:

    drive.full = True
    hands.drag(3, cell(4, 4))
    with answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)):
        assert not hands.window.close()
    assert hands.window.isVisible()


def test_closing_tells_the_typing_and_waits_for_the_save(hands: Hands, gate: Gate) -> None:
    path = hands.window.path
    hands.pane.description.setFocus()
    hands.key(Qt.Key.Key_End, CTRL)
    write(hands.pane.description, " Og kokke på Ærø.")
    assert hands.stack == []
    threading.Timer(0.05, gate.open).start()
    assert hands.window.close()
    saved = Repository.open(path)[1].register.risks[0]
    assert saved.description == "Der mangler styrmænd med søfartsbevis. Og kokke på Ærø."


def test_closing_waits_until_the_thread_is_out(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    may_leave, out = threading.Event(), threading.Event()
    run = Autosave._run

    def lingering(autosave: Autosave, job: Job) -> None:
        run(autosave, job)
        assert may_leave.wait(10)
        out.set()

    monkeypatch.setattr(Autosave, "_run", lingering)
    hands.drag(3, cell(4, 4))
    _settled(hands)
    assert not out.is_set()
    leaving = threading.Timer(0.05, may_leave.set)
    leaving.start()
    try:
        assert hands.window.close()
        assert out.is_set()
    finally:
        may_leave.set()
        out.wait(10)


class Mistake(Exception):
    """Something nobody thought of."""


def test_an_unforeseen_error_is_never_told_as_saved(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken(*_: object) -> None:
        raise Mistake

    with monkeypatch.context() as patch, qtbot.captureExceptions() as seen:
        patch.setattr(Repository, "save", broken)
        hands.drag(3, cell(4, 4))
        wait_until(lambda: bool(seen), "the mistake")
        assert hands.saved() == "Ikke gemt · færgen.risiko"
        hands.drag(1, cell(4, 4))
        # PySide tells of the mistake after the call, where a person would only find the window still there.
        with suppress(Mistake):
            hands.window.close()
        assert hands.window.isVisible()
    assert {entry[0] for entry in seen} == {Mistake}


def test_it_does_not_say_saved_while_something_is_being_typed(hands: Hands) -> None:
    hands.pane.name.setFocus()
    write(hands.pane.name, "Å")
    assert hands.saved() == "Skriver… · færgen.risiko"
    hands.pane.flush()
    _settled(hands)
    assert hands.saved() == f"Gemt {AT} · færgen.risiko"
    hands.pane.description.setFocus()
    write(hands.pane.description, "Å")
    assert hands.saved().startswith("Skriver…")
    hands.undo()
    assert hands.saved().startswith("Gemt")
    date = hands.actions()[1].date
    date.setFocus()
    write(date, "8/3")
    assert hands.saved().startswith("Skriver…")
    hands.key(Qt.Key.Key_Return)
    _settled(hands)
    assert hands.saved().startswith("Gemt")


def test_closing_tries_once_more(hands: Hands, drive: Drive) -> None:
    drive.full = True
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the failure")
    drive.full = False
    path = hands.window.path
    assert hands.window.close(), "nothing is asked once it is on disk"
    assert next(risk for risk in Repository.open(path)[1].register.risks if risk.number == 3).rating == cell(4, 4)
