"""A file that somebody else has open, or that is damaged: what is asked, what is shown, and the lock that tells."""

import errno
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QTextEdit

from risikoapp.storage.errors import CannotLock
from risikoapp.storage.lock import Lock
from risikoapp.storage.owner import this_process
from risikoapp.storage.repository import Repository
from risikoapp.ui import handlers, lock_keeper, lookout, restoring
from risikoapp.ui import windows as windows_module
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, answering, button, click, named, overwrite, texts, wait_until
from tests.ui.paper import NOW

ROOT = Path(__file__).parents[2]
HOLD = """\
import datetime as dt, sys
from pathlib import Path
from risikoapp.storage.lock import Lock
lock = Lock.take(Path(sys.argv[1]), dt.datetime.now(dt.UTC))
print("held", flush=True)
input()
lock.release()
"""


def _lock_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _lock_elsewhere(path: Path) -> Path:
    """As another machine writes it."""
    entry = {"program": "risikoapp", "machine": "ANDEN-PC", "user": "anden", "pid": 7, "since": NOW.isoformat()}
    place = _lock_of(path)
    place.write_text(json.dumps(entry | {"owner": "0123456789ab-7-abc", "id": "deres"}), encoding="utf-8")
    return place


def _answer(text: str):
    def answer(dialog: QDialog) -> None:
        click(button(dialog, text))

    return answer


def _ok(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox)
    click(dialog.buttons()[0])


def _open_read_only(windows: Windows, path: Path) -> MainWindow:
    with answering(_answer("Åbn skrivebeskyttet")):
        window = windows.open_file(path)
    assert window is not None
    Hands(window).activate()
    return window


@pytest.fixture
def holder(path: Path) -> Generator["subprocess.Popen[str]"]:
    """Another process on this machine that has the file open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_window_has_the_lock_as_long_as_it_is_open(window: MainWindow, path: Path) -> None:
    assert json.loads(_lock_of(path).read_text("utf-8"))["program"] == "risikoapp"
    assert window.close()
    assert not _lock_of(path).exists()


def test_who_has_it_open_is_named_and_one_can_read_it(windows: Windows, path: Path) -> None:
    place = _lock_elsewhere(path)
    before = place.read_bytes()
    with answering(_answer("Åbn skrivebeskyttet")) as asked:
        window = windows.open_file(path)
    assert isinstance(asked[0], QMessageBox) and asked[0].text().startswith("ANDEN-PC har risikovurderingen åben")
    assert asked[0].defaultButton().text() == "Åbn skrivebeskyttet"
    assert window is not None and window.document.is_read_only
    assert any("Skrivebeskyttet: ANDEN-PC har risikovurderingen åben" in text for text in texts(window))
    assert windows.open_file(path) is window, "raised, and nobody asks again"
    assert window.close()
    assert place.read_bytes() == before, "the lock is theirs"


def test_one_may_work_together_with_the_other(windows: Windows, path: Path) -> None:
    place = _lock_elsewhere(path)
    before = place.read_bytes()
    with answering(_answer("Arbejd sammen")):
        window = windows.open_file(path)
    assert window is not None and not window.document.is_read_only
    hands = Hands(window)
    hands.activate()
    overwrite(hands.name(), "Bemanding på Ærø")
    assert hands.on_disk().register.risks[0].name == "Bemanding på Ærø"
    assert place.read_bytes() == before


def test_a_file_that_is_asked_about_twice_gets_one_window(windows: Windows, path: Path) -> None:
    _lock_elsewhere(path)

    def ask_again(dialog: QDialog) -> None:
        # As a second start of the program does, which knows of no question.
        with answering(_answer("Åbn skrivebeskyttet")):
            windows.summon(path)
        click(button(dialog, "Arbejd sammen"))

    with answering(ask_again):
        window = windows.open_file(path)
    assert windows.open_windows == (window,)
    assert window is not None and window.document.is_read_only


def test_a_lock_left_on_another_machine_can_be_taken_over(windows: Windows, path: Path) -> None:
    place = _lock_elsewhere(path)
    left = place.read_bytes()
    with answering(_answer("Åbn alligevel")) as asked:
        window = windows.open_file(path)
    assert isinstance(asked[0], QMessageBox) and "sikker på, at ingen har den åben" in asked[0].informativeText()
    assert window is not None and not window.document.is_read_only
    assert place.read_bytes() != left
    assert window.close()
    assert not place.exists()
    again = windows.open_file(path)
    assert again is not None and not again.document.is_read_only, "and nobody is asked again"


def test_from_a_program_that_runs_here_nothing_is_taken_over(
    windows: Windows, path: Path, holder: "subprocess.Popen[str]"
) -> None:
    def answer(dialog: QDialog) -> None:
        assert "Åbn alligevel" not in [each.text() for each in dialog.findChildren(QPushButton)]
        dialog.reject()

    with answering(answer):
        assert windows.open_file(path) is None


def test_one_may_let_it_be(windows: Windows, path: Path) -> None:
    _lock_elsewhere(path)
    with answering(_answer("Annuller")):
        windows.begin(path)
    assert windows.open_windows == () and windows.start_page is not None


def test_the_lock_of_a_program_that_crashed_is_taken_over_unasked(
    windows: Windows, path: Path, holder: "subprocess.Popen[str]"
) -> None:
    holder.kill()
    holder.wait()
    left = _lock_of(path).read_bytes()
    window = windows.open_file(path)
    assert window is not None and not window.document.is_read_only
    assert _lock_of(path).read_bytes() != left


def test_what_is_only_shown_can_be_edited_when_the_other_is_done(
    windows: Windows, path: Path, holder: "subprocess.Popen[str]"
) -> None:
    window = _open_read_only(windows, path)
    window.select(window.document.register.risks[2].id)
    with answering(_answer("Annuller")) as asked:
        click(button(window, "Rediger nu"))
    assert isinstance(asked[0], QMessageBox) and "er allerede åben på denne computer" in asked[0].text()
    assert not {"Åbn skrivebeskyttet", "Åbn alligevel"} & {each.text() for each in asked[0].buttons()}
    assert windows.open_windows == (window,)
    repository, file = Repository.open(path)
    repository.save(file.take_number()[1])
    assert holder.stdin is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    holder.wait()
    click(button(window, "Rediger nu"))
    (edited,) = windows.open_windows
    assert edited is not window and not edited.document.is_read_only
    assert edited.document.file.next_number == file.next_number + 1, "it has been read again"
    assert edited.selected == file.register.risks[2].id
    assert _lock_of(path).exists()


@pytest.mark.parametrize(("way", "is_ours"), [("Åbn alligevel", True), ("Arbejd sammen", False)])
def test_what_is_only_shown_can_be_edited_by_the_same_ways_as_at_the_opening(
    windows: Windows, path: Path, way: str, is_ours: bool
) -> None:
    place = _lock_elsewhere(path)
    before = place.read_bytes()
    window = _open_read_only(windows, path)
    with answering(_answer(way)):
        click(button(window, "Rediger nu"))
    (edited,) = windows.open_windows
    assert edited is not window and not edited.document.is_read_only
    assert (place.read_bytes() != before) is is_ours


@pytest.fixture
def watchful(unwatched: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "EVERY", 5)


def test_a_window_that_only_shows_tells_when_the_other_is_done(watchful: None, windows: Windows, path: Path) -> None:
    place = _lock_elsewhere(path)
    theirs = place.read_bytes()
    window = _open_read_only(windows, path)

    def says(text: str) -> bool:
        return any(text in each for each in texts(window))

    place.unlink()
    wait_until(lambda: says("Ingen anden har risikovurderingen åben mere."), "the word")
    assert button(window, "Rediger nu").property("primary")
    place.write_bytes(theirs)
    wait_until(lambda: says("Skrivebeskyttet: ANDEN-PC har risikovurderingen åben"), "that it is too late")
    assert not button(window, "Rediger nu").property("primary")
    place.unlink()
    wait_until(lambda: says("Ingen anden har risikovurderingen åben mere."), "the word")
    click(button(window, "Rediger nu"))
    (edited,) = windows.open_windows
    assert not edited.document.is_read_only and place.exists()


def _owner_of(place: Path) -> str:
    # It may be going, or not be written to the end yet.
    with suppress(FileNotFoundError, json.JSONDecodeError):
        return json.loads(place.read_text("utf-8"))["owner"]
    return ""


def test_who_works_together_has_the_lock_when_the_other_is_done(
    watchful: None, windows: Windows, path: Path, holder: "subprocess.Popen[str]"
) -> None:
    with answering(_answer("Arbejd sammen")):
        window = windows.open_file(path)
    assert window is not None
    place = _lock_of(path)
    assert _owner_of(place) not in ("", str(this_process()))
    assert holder.stdin is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    wait_until(lambda: _owner_of(place) == str(this_process()), "the lock")
    command = [sys.executable, "-c", HOLD, str(path)]
    third = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert "Locked" in third.stderr, "a third is asked"
    place.unlink()
    wait_until(lambda: _owner_of(place) == str(this_process()), "the lock, put there again")
    assert window.close()
    wait_until(lambda: not place.exists(), "the end of the lock")


def test_a_drive_that_does_not_answer_holds_up_no_window_that_closes(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    release = Lock.release

    def slow(lock: Lock) -> None:
        assert answers.wait(10)
        release(lock)

    monkeypatch.setattr(Lock, "release", slow)
    monkeypatch.setattr(lock_keeper, "PATIENCE", 0.01)
    assert window.close()
    assert _lock_of(path).exists()
    answers.set()
    wait_until(lambda: not _lock_of(path).exists(), "the end of the lock")


def test_what_is_only_shown_follows_what_the_other_saves(windows: Windows, path: Path) -> None:
    _lock_elsewhere(path)
    window = _open_read_only(windows, path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Isvinter", b"Isvinteren"))
    window.handlers.follow_disk()
    assert "Isvinteren" in str(Hands(window).rows())
    path.write_bytes(content[:50])
    window.handlers.follow_disk()
    assert "Isvinteren" in str(Hands(window).rows()), "what can be read no longer still stands"
    assert window.close() and path.read_bytes() == content[:50]


def test_where_there_can_be_no_lock_it_is_opened_and_told(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(path: Path, _now: object, **_options: object) -> Lock:
        raise CannotLock(path)

    monkeypatch.setattr(Lock, "take", take)
    window = windows.open_file(path)
    assert window is not None and not window.document.is_read_only
    assert "Andre kan ikke se, at »færgen.risiko« er åben her" in window.notice.told


def test_in_a_folder_that_takes_no_files_it_is_read_only_and_says_why(
    windows: Windows, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(path: Path, _now: object, **_options: object) -> Lock:
        raise CannotLock(path, PermissionError(errno.EACCES, "Permission denied"))

    before, copy = path.read_bytes(), tmp_path / "kopi.risiko"
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: copy)
    with monkeypatch.context() as closed:
        closed.setattr(Lock, "take", take)
        # Whoever runs the tests may be allowed everything.
        closed.setattr(os, "access", lambda *_: False)
        window = windows.open_file(path)
    assert window is not None and window.document.is_read_only
    assert any(text.startswith("Skrivebeskyttet: du må ikke skrive i mappen.") for text in texts(window))
    assert window.notice.told == ""
    click(button(window, "Gem en kopi…"))
    assert Repository.open(copy)[1] == Repository.open(path)[1]
    assert path.read_bytes() == before


def test_what_another_has_open_is_replaced_neither_by_a_new_one_nor_by_a_copy(
    windows: Windows, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "anden.risiko"
    other.write_bytes(window.path.read_bytes())
    before = other.read_bytes()
    _lock_elsewhere(other)
    for module in (windows_module, handlers):
        monkeypatch.setattr(module, "choose_new_register", lambda *_: other)
    with answering(_ok) as asked:
        windows.new()
    with answering(_ok) as asked_too:
        window.commands["save_copy"].trigger()
    for box in (*asked, *asked_too):
        assert isinstance(box, QMessageBox) and "ANDEN-PC har risikovurderingen åben" in box.informativeText()
    assert other.read_bytes() == before


def _damage(path: Path) -> bytes:
    """The row of #3 is cut off."""
    lines = path.read_bytes().split(b"\n")
    lines = [line[: len(line) // 2] if b'"Isvinter"' in line else line for line in lines]
    path.write_bytes(b"\n".join(lines))
    return path.read_bytes()


def test_a_file_damaged_in_one_risk_shows_the_others_and_names_what_is_lost(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = _damage(path)
    window = windows.open_file(path)
    assert window is not None and window.document.is_read_only
    hands = Hands(window)
    hands.activate()
    assert [risk.number for risk in hands.register.risks] == [1, 2, 4, 5, 6, 7]
    assert any("filen er beskadiget" in text and "#3 Isvinter kan ikke læses." in text for text in texts(window))
    assert "Gendan…" not in [name for name, _chosen in (window.read_only.choices if window.read_only else ())]
    click(button(window, "Se, hvad der mangler…"))
    field = named(window, "Det, der ikke kan læses")
    assert isinstance(field, QTextEdit)
    assert field.toPlainText().startswith("#3 Isvinter kan ikke læses.\nNummer: 3\n")
    assert "\nBeskrivelse: Isen lukker sejlrenden" in field.toPlainText(), "what stands there all the same"
    copy = path.with_name("det-der-kan-læses.risiko")
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: copy)
    click(button(window, "Gem det, der kan læses, som en ny fil…"))
    click(button(window.notice, "Åbn kopien"))
    assert {each.path for each in windows.open_windows} == {path, copy}
    assert Repository.open(copy)[1].register == hands.register
    assert path.read_bytes() == damaged and not _lock_of(path).exists()


def _backed_up(path: Path) -> None:
    repository, file = Repository.open(path)
    repository.save(file.take_number()[1])
    assert repository.backups.list()


def test_a_backup_of_a_damaged_file_becomes_a_file_of_its_own(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Repository.open(path)[1]
    _backed_up(path)
    _damage(path)
    damaged = path.read_bytes()
    window = windows.open_file(path)
    assert window is not None
    wait_until(window.isVisible)
    copy = path.with_name("fra-før.risiko")
    monkeypatch.setattr(restoring, "choose_new_register", lambda *_: copy)
    with answering(QDialog.reject):
        click(button(window, "Gendan…"))
    assert windows.open_windows == (window,)
    assert not window.commands["criteria"].isEnabled()
    with answering(_answer("Gendan denne")):
        window.commands["restore"].trigger()
    assert {each.path for each in windows.open_windows} == {path, copy}
    assert Repository.open(copy)[1] == whole and path.read_bytes() == damaged


def test_where_a_damaged_file_has_no_backup_the_menu_says_so(windows: Windows, path: Path) -> None:
    _damage(path)
    window = windows.open_file(path)
    assert window is not None
    with answering(_ok) as asked:
        window.commands["restore"].trigger()
    assert isinstance(asked[0], QMessageBox) and "ingen sikkerhedskopier" in asked[0].text()


def test_only_what_is_damaged_can_be_restored_where_nothing_can_be_edited(windows: Windows, path: Path) -> None:
    _lock_elsewhere(path)
    assert not _open_read_only(windows, path).commands["restore"].isEnabled()


def test_a_backup_of_a_file_in_which_nothing_can_be_read_is_offered_and_can_be_edited(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _backed_up(path)
    path.write_bytes(b"")
    copy = path.with_name("fra-før.risiko")
    monkeypatch.setattr(restoring, "choose_new_register", lambda *_: copy)
    with answering(_answer("Luk")) as asked:
        assert windows.open_file(path) is None
    assert isinstance(asked[0], QMessageBox) and "Der er en sikkerhedskopi fra " in asked[0].informativeText()
    with answering(_answer("Gem kopien som ny fil…")):
        window = windows.open_file(path)
    assert window is not None and window.path == copy and window.read_only is None
    assert _lock_of(copy).exists() and not _lock_of(path).exists()
