"""What stands in the window is in safety before it is in the file, and is forgotten as soon as it is there."""

import errno
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.paths import user_data
from risikoapp.storage import tables
from risikoapp.storage.backups import Backups
from risikoapp.storage.errors import CannotBackUp, CannotWrite, StorageError
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.ui import safe_keeping
from tests.ui.conftest import Gate
from tests.ui.hands import Hands, answering, button, click, overwrite, texts, wait_until, write
from tests.ui.paper import cell


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_keeping, "BURST", 30)
    monkeypatch.setattr(safe_keeping, "SLOW", 30)


def _kept(path: Path) -> Register | None:
    """What the next start would find, if this one ended here."""
    found = Recoveries(user_data(), path).pending()
    return None if found is None else found.file.register


def _described(path: Path, number: int) -> str | None:
    register = _kept(path)
    return None if register is None else next(risk for risk in register.risks if risk.number == number).description


def test_typing_without_rest_is_put_aside_and_is_one_step_in_the_end(hands: Hands) -> None:
    field, path = hands.pane.description, hands.window.path
    before = path.read_bytes()
    field.setFocus()
    write(field, "Æ")
    wait_until(lambda: (_described(path, 1) or "").startswith("Æ"), "the first letter in safety")
    write(field, "b")
    wait_until(lambda: (_described(path, 1) or "").startswith("Æb"), "the second letter in safety")
    assert hands.stack == []
    assert path.read_bytes() == before
    hands.on_disk()
    assert hands.stack == ["Ret beskrivelsen af #1"]
    wait_until(lambda: _kept(path) is None, "nothing in safety")


def test_typing_that_is_taken_back_is_forgotten(hands: Hands) -> None:
    field, path = hands.pane.description, hands.window.path
    field.setFocus()
    write(field, "Æ")
    wait_until(lambda: _kept(path) is not None, "the letter in safety")
    hands.undo()
    wait_until(lambda: _kept(path) is None, "nothing in safety")


@pytest.mark.parametrize("field", ["name", "description", "action", "date", "evaluation", "day", "reason"])
def test_whatever_is_being_typed_counts(hands: Hands, field: str) -> None:
    actions, evaluations, moves = hands.actions(), hands.pane.evaluation_section.card, hands.pane.move_section.card
    typed_in = {
        "name": hands.pane.name,
        "description": hands.pane.description,
        "action": actions[1].text,
        "date": actions[1].date,
        "evaluation": evaluations._in_use()[0].text,
        "day": evaluations._in_use()[0].date,
        "reason": moves._in_use()[0].text,
    }[field]
    before = hands.register
    typed_in.setFocus()
    typed_in.selectAll()
    write(typed_in, "8/3-2024")
    standing = hands.window.safety.standing().register
    assert standing != before
    assert hands.register == before
    hands.pane.flush()
    assert hands.register == standing


def test_the_reason_for_a_move_counts_while_it_is_being_typed(hands: Hands) -> None:
    hands.drag(3, cell(4, 4))
    reason = hands.window.left.offer.reason
    reason.setFocus()
    write(reason, "Hård vinter")
    standing = hands.window.safety.standing().register
    hands.window.left.flush()
    assert hands.risk(3).rating_changes[-1].reason == "Hård vinter"
    assert hands.register == standing


def test_what_is_no_date_is_nobodys_loss(hands: Hands) -> None:
    date = hands.actions()[1].date
    date.setFocus()
    write(date, "32")
    assert hands.window.safety.standing() == hands.window.document.file
    overwrite(date, "")


def test_a_save_that_does_not_return_is_told_and_its_edits_are_put_aside(hands: Hands, gate: Gate) -> None:
    path = hands.window.path
    hands.drag(3, cell(4, 4))
    wait_until(lambda: "længe om at svare" in hands.notice.told, "the notice")
    kept = _kept(path)
    assert kept == hands.register
    hands.drag(1, cell(1, 4))
    wait_until(lambda: _kept(path) == hands.register, "the second edit in safety")
    gate.open()
    wait_until(lambda: hands.saved().startswith("Gemt"), "saved")
    wait_until(lambda: _kept(path) is None, "nothing in safety")
    assert hands.notice.told == ""


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """A drive that can be told to refuse."""
    real = tables.write_atomically

    def refuse(refuses: bool) -> None:
        def write(path: Path, *arguments: object, **options: object) -> object:
            if refuses and path.is_relative_to(user_data()) is False:
                raise CannotWrite(path, OSError(errno.ENOSPC, "full"))
            return real(path, *arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(tables, "write_atomically", write)

    return refuse


def test_a_save_that_fails_says_that_the_edits_lie_in_safety_and_where(
    hands: Hands, refusing: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url) or True)
    refusing(True)
    hands.drag(3, cell(4, 4))
    wait_until(lambda: "lagt i sikkerhed" in hands.notice.told, "the notice")
    assert _kept(hands.window.path) == hands.register
    click(button(hands.notice, "Vis i mappe"))
    assert [Path(url.toLocalFile()) for url in shown] == [hands.window.autosave.repository.recoveries.folder]
    assert next(Path(shown[0].toLocalFile()).glob("*.risiko"))
    hands.drag(1, cell(1, 4))
    wait_until(lambda: _kept(hands.window.path) == hands.register, "the second edit in safety")
    wait_until(lambda: not hands.window.autosave.is_writing, "the end of the try")
    refusing(False)
    assert hands.window.autosave.flush()
    # What was put aside meanwhile in another thread is forgotten when that has told of it.
    wait_until(lambda: _kept(hands.window.path) is None, "nothing in safety")


def test_who_closes_on_what_is_not_saved_is_told_that_it_comes_back(
    hands: Hands, refusing: Callable[[bool], None]
) -> None:
    path = hands.window.path
    refusing(True)
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the failure")
    kept = hands.register

    def leave(dialog: QDialog) -> None:
        assert any("bliver de tilbudt, næste gang filen åbnes." in text for text in texts(dialog))
        click(button(dialog, "Luk uden at gemme"))

    with answering(leave):
        assert hands.window.close()
    assert _kept(path) == kept


def test_where_nothing_can_be_put_aside_the_save_alone_tells(
    hands: Hands, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def refuse(repository: Repository, _file: object) -> None:
        tried.append(repository.path)
        raise StorageError(repository.path)

    monkeypatch.setattr(Repository, "keep", refuse)
    hands.drag(3, cell(4, 4))
    wait_until(lambda: bool(tried), "a try")
    gate.open()
    wait_until(lambda: hands.saved().startswith("Gemt"), "saved")
    assert hands.notice.told == ""


def test_a_copy_that_cannot_be_made_is_told_once(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_backups: Backups, *_: object) -> Path:
        raise CannotBackUp(hands.window.path, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(Backups, "make", fail)
    hands.drag(3, cell(4, 4))
    wait_until(lambda: "ikke lavet en sikkerhedskopi" in hands.notice.told, "the notice")
    click(button(hands.notice, "Skjul"))
    hands.drag(1, cell(1, 4))
    wait_until(lambda: hands.saved().startswith("Gemt"), "saved")
    assert hands.notice.told == ""


def test_what_is_typed_while_it_is_being_put_aside_comes_next(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    field, path, keep = hands.pane.description, hands.window.path, Recoveries.keep
    first, go_on = threading.Event(), threading.Event()

    def slow(recoveries: Recoveries, file: RegisterFile, base: bytes) -> Path:
        if not first.is_set():
            first.set()
            assert go_on.wait(10)
        return keep(recoveries, file, base)

    monkeypatch.setattr(Recoveries, "keep", slow)
    field.setFocus()
    write(field, "Æ")
    wait_until(first.is_set, "the first on its way")
    write(field, "b")
    timers = hands.window.safety.keeping.findChildren(QTimer)
    wait_until(lambda: not any(timer.isActive() for timer in timers), "the second burst")
    go_on.set()
    wait_until(lambda: (_described(path, 1) or "").startswith("Æb"), "the second letter in safety")
    assert hands.stack == []


@pytest.mark.qt_no_exception_capture
def test_a_mistake_in_the_keeping_is_not_its_end(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    field, path, keep = hands.pane.description, hands.window.path, Repository.keep
    tries: list[Path] = []

    def once(repository: Repository, file: RegisterFile) -> Path:
        tries.append(repository.path)
        if len(tries) == 1:
            raise MemoryError
        return keep(repository, file)

    monkeypatch.setattr(Repository, "keep", once)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    monkeypatch.setattr("threading.excepthook", lambda *_: None)
    field.setFocus()
    write(field, "Æ")
    wait_until(lambda: len(tries) == 1, "the first try")
    write(field, "b")
    wait_until(lambda: (_described(path, 1) or "").startswith("Æb"), "the letters in safety")


def test_a_save_that_returns_late_leaves_nothing_in_safety(hands: Hands, gate: Gate) -> None:
    path = hands.window.path
    hands.drag(3, cell(4, 4))
    wait_until(lambda: _kept(path) == hands.register, "the first in safety")
    gate.open()
    wait_until(lambda: hands.window.autosave.is_saved, "saved")
    wait_until(lambda: _kept(path) is None, "nothing in safety")


def test_a_save_that_hangs_after_one_that_failed_is_put_aside_too(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = hands.window.path, tables.write_atomically
    go_on, fails = threading.Event(), [True]

    def write(target: Path, *arguments: object, **options: object) -> object:
        if target == path and fails[0]:
            raise CannotWrite(path, OSError(errno.EIO, "x"))
        if target == path:
            assert go_on.wait(10)
        return real(target, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(tables, "write_atomically", write)
    hands.window.document.change_properties(title="Første")
    wait_until(lambda: _kept(path) == hands.register, "the first in safety")
    wait_until(lambda: not hands.window.autosave.is_writing, "the end of the try")
    fails[0] = False
    hands.window.document.change_properties(title="Anden")
    wait_until(lambda: _kept(path) == hands.register, "the second in safety")
    assert hands.window.autosave.is_writing
    go_on.set()
    assert hands.window.autosave.flush()
