"""A window closes on a drive that hangs: what is not saved is in safety, and a person is asked, not kept waiting."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from risikoapp.domain import edits
from risikoapp.domain.model import Register
from risikoapp.paths import user_data
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.ui import closing
from risikoapp.ui.windows import Windows
from tests.ui.conftest import Gate
from tests.ui.hands import Hands, answering, button, click, texts, wait_until
from tests.ui.paper import cell

ROOT = Path(__file__).parents[2]
HANGING = """\
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from risikoapp.storage.repository import Repository
from risikoapp.ui import application, closing
from risikoapp.ui.dialogs import questions
from risikoapp.ui.one_process.claim import Claim

Repository.save = lambda *_: threading.Event().wait()
questions.ask_unsaved = lambda *_: "discard"
closing.PATIENCE = application.PATIENCE = 10

def edit():
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "document"))
    window.document.change_properties(title="Ændret på Ærø")
    print("edited", flush=True)
    window.close()

begin = application.Windows.begin
application.Windows.begin = lambda windows, path: (begin(windows, path), QTimer.singleShot(100, edit))
sys.exit(application.run(Path(sys.argv[1]), Claim("risikoapp-test", None)))
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "PATIENCE", 10)


def _kept(path: Path) -> Register | None:
    found = Recoveries(user_data(), path).pending()
    return None if found is None else found.file.register


def test_who_closes_while_a_save_hangs_is_asked_and_may_stay(hands: Hands, gate: Gate) -> None:
    hands.drag(3, cell(4, 4))

    def stay(dialog: QDialog) -> None:
        (said,) = [text for text in texts(dialog) if "længe om at svare" in text]
        assert "lagt i sikkerhed" in said
        assert "bliver de tilbudt, næste gang filen åbnes." in said
        assert _kept(hands.window.path) == hands.register
        click(button(dialog, "Bliv her"))

    with answering(stay):
        assert not hands.window.close()
    assert hands.window.isVisible()
    gate.open()
    wait_until(lambda: hands.saved().startswith("Gemt"), "saved")
    wait_until(lambda: _kept(hands.window.path) is None, "nothing in safety")
    assert hands.window.close()


def test_the_window_goes_at_once_and_its_save_may_come_late(hands: Hands, gate: Gate, windows: Windows) -> None:
    window, path = hands.window, hands.window.path
    hands.drag(3, cell(4, 4))
    wanted = hands.register
    with answering(lambda dialog: click(button(dialog, "Luk uden at vente"))):
        assert window.close()
    assert windows.open_windows == ()
    assert isValid(window)
    assert _kept(path) == wanted
    gate.open()
    wait_until(lambda: not isValid(window), "the end of the window")
    assert Repository.open(path)[1].register == wanted
    assert _kept(path) is None


def test_the_window_goes_at_once_though_what_another_wrote_is_still_being_read(
    hands: Hands, reading: Event, windows: Windows
) -> None:
    window, path = hands.window, hands.window.path
    repository, theirs = Repository.open(path)
    theirs = replace(theirs, register=edits.change_properties(theirs.register, title="Deres titel"))
    repository.save(theirs)
    assert window.close()
    assert windows.open_windows == ()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert isValid(window), "its thread tells through it what it has read"
    reading.set()
    wait_until(lambda: not isValid(window), "the end of the window")
    assert Repository.open(path)[1] == theirs


def test_who_closes_with_edits_while_what_another_wrote_is_read_is_asked(hands: Hands, reading: Event) -> None:
    window, path = hands.window, hands.window.path
    repository, theirs = Repository.open(path)
    repository.save(replace(theirs, register=edits.change_properties(theirs.register, title="Deres titel")))
    hands.drag(3, cell(4, 4))
    wanted = hands.register
    wait_until(lambda: window.autosave.is_joining, "the reading")
    with answering(lambda dialog: click(button(dialog, "Luk uden at vente"))):
        assert window.close()
    assert _kept(path) == wanted
    reading.set()
    wait_until(lambda: not isValid(window), "the end of the window")
    assert Repository.open(path)[1].register.title == "Deres titel"
    assert _kept(path) == wanted


def test_the_program_ends_though_a_save_never_returns(path: Path) -> None:
    command = [sys.executable, "-c", HANGING, str(path)]
    began = time.monotonic()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "edited\n"
    assert time.monotonic() - began < 30
    kept = _kept(path)
    assert kept is not None and kept.title == "Ændret på Ærø"
    assert Repository.open(path)[1].register.title != "Ændret på Ærø"


def test_the_program_waits_a_moment_for_a_save_that_is_nearly_done(hands: Hands, gate: Gate, windows: Windows) -> None:
    assert windows.have_ended(1)
    window, path = hands.window, hands.window.path
    hands.drag(3, cell(4, 4))
    wanted = hands.register
    with answering(lambda dialog: click(button(dialog, "Luk uden at vente"))):
        assert window.close()
    assert not windows.have_ended(1)
    gate.open()
    assert windows.have_ended(5_000)
    assert Repository.open(path)[1].register == wanted


def test_where_nothing_can_be_put_aside_that_is_said(hands: Hands, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise CannotWrite(hands.window.path)

    monkeypatch.setattr(Repository, "keep", refuse)
    hands.drag(3, cell(4, 4))

    def stay(dialog: QDialog) -> None:
        assert any("kunne heller ikke lægges i sikkerhed" in text for text in texts(dialog))
        click(button(dialog, "Bliv her"))

    with answering(stay):
        assert not hands.window.close()
    gate.open()
