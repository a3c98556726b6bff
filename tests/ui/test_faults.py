"""A mistake of the program is told once and calmly, with what is saved; nothing that was written is lost or logged."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QThreadPool, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget
from shiboken6 import isValid

from risikoapp.log import Log
from risikoapp.paths import user_data
from risikoapp.storage import recovery, repository
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.ui import faults as faults_module
from risikoapp.ui.detail.pane import DetailPane
from risikoapp.ui.dialogs.fault import FaultDialog
from risikoapp.ui.document import Document
from risikoapp.ui.faults import Faults
from risikoapp.ui.handlers import Handlers
from risikoapp.ui.windows import Windows
from tests.ui.conftest import Gate
from tests.ui.hands import Hands, answering, button, click, rest, texts, wait_until, write
from tests.ui.paper import NOW, cell

SECRET = "Sygefravær på kontoret"
Answer = Callable[[QDialog], None]


class Mistake(Exception):
    """Something nobody thought of."""


def _raise() -> None:
    raise Mistake(SECRET)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log")


@pytest.fixture
def faults(windows: Windows, log: Log) -> Generator[Faults]:
    made = Faults(windows, log, windows)
    made.install()
    yield made
    made.remove()


def _press(text: str, seen: list[str]) -> Answer:
    def answer(dialog: QDialog) -> None:
        seen.extend(texts(dialog))
        click(button(dialog, text))

    return answer


def _told(*answers: Answer, raising: Callable[[], object]) -> None:
    """Lets something go wrong, and answers what is said about it."""
    with answering(*answers) as asked:
        _living(raising, lambda: len(asked) == len(answers) and not any(map(_is_open, asked)))


def _living(start: Callable[[], object], until: Callable[[], bool]) -> None:
    """Lets the program live as it does when no test waits: to a test that waits, PySide would hand the mistakes."""
    loop, watch = QEventLoop(), QTimer()
    watch.timeout.connect(lambda: loop.quit() if until() else None)
    QTimer.singleShot(0, loop, start)
    QTimer.singleShot(5_000, loop, lambda: loop.exit(1))
    watch.start(1)
    assert loop.exec() == 0, "it never came to pass"


def _is_open(dialog: QDialog) -> bool:
    return isValid(dialog) and dialog.isVisible()


def _in_a_slot() -> None:
    QTimer.singleShot(0, _raise)


def _in_a_thread() -> None:
    thread = threading.Thread(target=_raise)
    thread.start()
    thread.join()


def _in_a_pool() -> None:
    QThreadPool.globalInstance().start(_raise)
    QThreadPool.globalInstance().waitForDone()


class _Clumsy(QWidget):
    """Cannot be painted."""

    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        _raise()


@pytest.mark.parametrize("raising", [_in_a_slot, _in_a_thread, _in_a_pool])
def test_what_nobody_caught_is_told_with_what_is_saved(
    hands: Hands, faults: Faults, log: Log, raising: Callable[[], object]
) -> None:
    seen: list[str] = []
    hands.drag(3, cell(4, 4))
    _told(_press("Fortsæt", seen), raising=raising)
    assert "Der skete en fejl i programmet." in seen
    assert f"Alt til og med kl. {NOW.astimezone():%H.%M} er gemt i »færgen.risiko«." in seen
    assert str(log.path) in seen
    assert Repository.open(hands.window.path)[1] == hands.window.document.file
    text = log.path.read_text("utf-8")
    assert "Mistake" in text
    assert "test_faults.py" in text
    assert SECRET not in text


def test_a_mistake_in_the_painting_is_no_cascade(hands: Hands, faults: Faults) -> None:
    widget, seen = _Clumsy(), list[str]()
    _told(_press("Fortsæt", seen), raising=widget.show)
    first = faults.count
    for more in range(1, 4):
        _living(widget.update, lambda more=more: faults.count == first + more)
    assert QApplication.activeModalWidget() is None
    widget.close()
    widget.deleteLater()


def test_while_one_is_told_others_wait_in_the_log(hands: Hands, faults: Faults, log: Log) -> None:
    def answer(dialog: QDialog) -> None:
        QTimer.singleShot(0, lambda: {}["another"])
        wait_until(lambda: faults.count == 2, "the second mistake")
        rest(20)
        assert QApplication.activeModalWidget() is dialog
        click(button(dialog, "Fortsæt"))

    _told(answer, raising=_in_a_slot)
    assert "KeyError" in log.path.read_text("utf-8")


def test_what_is_being_typed_is_saved_first(hands: Hands, faults: Faults) -> None:
    hands.pane.description.setFocus()
    write(hands.pane.description, "Æ")
    _told(_press("Fortsæt", []), raising=_in_a_slot)
    assert Repository.open(hands.window.path)[1].register == hands.register
    assert hands.risk(1).description.startswith("Æ")


def test_where_saving_hangs_the_edits_are_put_aside(
    hands: Hands, faults: Faults, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(faults_module, "PATIENCE", 10)
    hands.drag(3, cell(4, 4))
    _told(_press("Fortsæt", seen), raising=_in_a_slot)
    assert any("lagt i sikkerhed på denne computer" in text for text in seen)
    found = Recoveries(user_data(), hands.window.path).pending()
    assert found is not None
    assert found.file == hands.window.document.file
    gate.open()


def test_where_saving_itself_is_at_fault_the_edits_are_put_aside(
    hands: Hands, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(Repository, "save", lambda *_: _raise())
        _told(_press("Fortsæt", seen), raising=lambda: hands.drag(3, cell(4, 4)))
    assert any("lagt i sikkerhed på denne computer" in text for text in seen)
    found = Recoveries(user_data(), hands.window.path).pending()
    assert found is not None
    assert found.file == hands.window.document.file
    assert hands.window.autosave.flush()


def test_where_nothing_can_be_kept_that_is_said(
    hands: Hands, faults: Faults, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[str] = []
    folder = hands.window.autosave.repository.recoveries.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.touch()
    with monkeypatch.context() as patch:
        patch.setattr(Repository, "save", lambda *_: _raise())
        _told(_press("Fortsæt", seen), raising=lambda: hands.drag(3, cell(4, 4)))
    folder.unlink()
    assert any("kunne ikke gemmes. Gem en kopi" in text for text in seen)
    assert hands.window.autosave.flush()


def test_where_what_is_written_cannot_even_be_put_into_words_that_is_said(
    hands: Hands, faults: Faults, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with monkeypatch.context() as patch:
        for module in (repository, recovery):
            patch.setattr(module, "to_tables", lambda *_: _raise())
        _told(_press("Fortsæt", seen), raising=lambda: hands.drag(3, cell(4, 4)))
    assert any("kunne ikke gemmes. Gem en kopi" in text for text in seen)
    assert "could not be kept aside: Mistake" in log.path.read_text("utf-8")
    assert hands.window.autosave.flush()


def test_where_what_is_typed_cannot_become_an_edit_it_is_put_aside(
    hands: Hands, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    hands.pane.description.setFocus()
    write(hands.pane.description, "Æ")
    with monkeypatch.context() as patch:
        patch.setattr(DetailPane, "flush", lambda *_: _raise())
        _told(_press("Fortsæt", seen), raising=_in_a_slot)
    assert any("lagt i sikkerhed på denne computer" in text for text in seen)
    found = Recoveries(user_data(), hands.window.path).pending()
    assert found is not None
    assert found.file.register.risks[0].description.startswith("Æ")


def test_nothing_is_said_of_a_window_that_only_shows(windows: Windows, faults: Faults, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])
    window = windows.open_file(path)
    assert window is not None
    assert window.read_only is not None
    seen: list[str] = []
    _told(_press("Fortsæt", seen), raising=_in_a_slot)
    assert "Der skete en fejl i programmet." in seen
    assert not any("færgen.risiko" in text for text in seen)


def test_the_details_are_copied_without_what_is_written(hands: Hands, faults: Faults) -> None:
    def answer(dialog: QDialog) -> None:
        click(button(dialog, "Kopiér detaljer"))
        assert button(dialog, "Kopieret")
        dialog.reject()

    _told(answer, raising=_in_a_slot)
    copied = QApplication.clipboard().text()
    assert "risikoapp 0." in copied
    assert "Mistake" in copied
    assert SECRET not in copied


def test_the_program_can_be_closed(
    hands: Hands, faults: Faults, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append("quit"))
    _told(_press("Luk programmet", []), raising=_in_a_slot)
    wait_until(lambda: ended == ["quit"], "the end")
    assert windows.open_windows == ()


@contextmanager
def _leaving() -> Generator[list[str]]:
    """Closes the program when a mistake is told, and keeps what is asked about after that; tells what it pressed."""
    pressed: list[str] = []

    def look() -> None:
        asking = QApplication.activeModalWidget()
        for kind, text in ((FaultDialog, "Luk programmet"), (QMessageBox, "Bliv her")):
            if isinstance(asking, kind):
                click(button(asking, text))
                pressed.append(text)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    yield pressed
    timer.stop()


def test_the_program_can_be_closed_while_something_else_is_asked(
    hands: Hands, faults: Faults, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append("quit"))

    def fail(dialog: QDialog) -> None:
        with _leaving():
            _in_a_slot()
            wait_until(lambda: not dialog.isVisible(), "the end of what was asked")
        assert windows.open_windows == (hands.window,), "whoever asked it needs its window"

    _told(fail, raising=lambda: hands.order("properties"))
    wait_until(lambda: ended == ["quit"], "the end")
    assert windows.open_windows == ()
    assert faults.count == 1


def test_what_is_being_filled_in_may_be_kept_instead(
    hands: Hands, faults: Faults, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append("quit"))

    def fill_in(dialog: QDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText("På Ærø")
        with _leaving() as pressed:
            _in_a_slot()
            wait_until(lambda: pressed == ["Luk programmet", "Bliv her"], "both answers")
        assert dialog.isVisible()
        dialog.done(0)

    _told(fill_in, raising=lambda: hands.order("criteria"))
    rest(20)
    assert ended == []
    assert windows.open_windows == (hands.window,)


def test_the_program_ends_though_the_way_out_is_at_fault(
    hands: Hands, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    with monkeypatch.context() as patch:
        patch.setattr(Handlers, "finish", lambda *_: _raise())
        _told(_press("Luk programmet", []), raising=_in_a_slot)
        wait_until(lambda: ended == [1], "the end")


def test_an_edit_that_fails_is_told_and_nothing_else_is_lost(
    hands: Hands, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(Document, "create_risk", lambda *_: _raise())
        _told(_press("Fortsæt", seen), raising=lambda: hands.order("new_risk"))
    hands.order("new_risk")
    assert hands.stack == ["Ny risiko #9"]


def test_who_ends_the_program_from_the_terminal_is_not_asked(
    windows: Windows, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: ended.append(kind))
    faults = Faults(windows, log, windows)
    faults.install()
    try:
        import sys

        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        faults.remove()
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    assert ended == [KeyboardInterrupt]
    assert faults.count == 0
