"""A second start of the program: what the person sees of it in the windows of the first."""

import subprocess
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui import restoring
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.one_process.claim import Claim
from risikoapp.ui.one_process.reception import Reception
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, answering, click, rest, wait_until
from tests.ui.paper import cell

Start = Callable[..., "subprocess.Popen[str]"]
PATIENCE = 30
"""Seconds that another process may take on a busy machine."""
PROGRAM = "import sys; from risikoapp.app import main; sys.exit(main())"


@pytest.fixture(autouse=True)
def reception(claim: Claim, windows: Windows) -> Generator[Reception]:
    made = Reception(claim, windows)
    made.open()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def other(tmp_path: Path, file: RegisterFile) -> Path:
    """Another file beside the ferry's."""
    path = tmp_path / "Ærø.risiko"
    Repository.create(path, file)
    return path


def _done(process: "subprocess.Popen[str]") -> None:
    """Waits until a second start has ended well."""
    wait_until(lambda: process.poll() is not None, "the end of the second start", PATIENCE)
    assert process.communicate()[0] == ""
    assert process.returncode == 0


def test_the_window_of_an_open_file_comes_to_the_front(
    windows: Windows, window: MainWindow, other: Path, start: Start
) -> None:
    windows.open_file(other)
    window.showMinimized()
    _done(start(window.path.name, cwd=window.path.parent, code=PROGRAM))
    wait_until(window.isActiveWindow, "the window")
    assert not window.isMinimized() and window.isVisible()
    assert [each.path for each in windows.open_windows] == [window.path, other]


def test_another_file_gets_a_window_and_an_undo_of_its_own(
    windows: Windows, window: MainWindow, other: Path, start: Start
) -> None:
    _done(start(str(other), code=PROGRAM))
    wait_until(lambda: len(windows.open_windows) == 2, "another window")
    second = windows.open_windows[1]
    Hands(second).activate()
    Hands(second).drag(3, cell(4, 4))
    assert second.document.undo_stack.canUndo() and not window.document.undo_stack.canUndo()


def test_without_a_file_the_window_used_last_comes_to_the_front(
    windows: Windows, window: MainWindow, other: Path, start: Start
) -> None:
    second = windows.open_file(other)
    assert second is not None
    Hands(second).activate()
    Hands(window).activate()
    for each in (second, window):
        each.showMinimized()
    _done(start(code=PROGRAM))
    wait_until(window.isActiveWindow, "the window used last")
    assert second.isMinimized()
    window.close()
    _done(start(code=PROGRAM))
    wait_until(second.isActiveWindow, "the window that is left")


def test_the_start_page_comes_to_the_front_and_gives_way_to_a_file(windows: Windows, other: Path, start: Start) -> None:
    windows.begin(None)
    page = windows.start_page
    assert page is not None
    page.showMinimized()
    _done(start(code=PROGRAM))
    wait_until(page.isActiveWindow, "the start page")
    _done(start(str(other), code=PROGRAM))
    wait_until(lambda: windows.start_page is None, "the file")
    assert [each.path for each in windows.open_windows] == [other]


def test_a_file_that_cannot_be_opened_is_told_in_the_first_process(
    windows: Windows, window: MainWindow, tmp_path: Path, start: Start
) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert dialog.text() == "»findes ikke.risiko« kunne ikke åbnes."
        click(dialog.buttons()[0])

    with answering(look) as asked:
        _done(start("findes ikke.risiko", cwd=tmp_path, code=PROGRAM))
        wait_until(lambda: bool(asked), "the message")
    assert windows.open_windows == (window,)


def test_errands_wait_for_the_answer_to_a_question_which_comes_to_the_front(
    windows: Windows, window: MainWindow, other: Path, start: Start
) -> None:
    def look(dialog: QDialog) -> None:
        dialog.showMinimized()
        _done(start(str(other), code=PROGRAM))
        wait_until(dialog.isActiveWindow, "the question")
        assert not dialog.isMinimized()
        assert windows.open_windows == (window,)
        dialog.reject()

    with answering(look):
        window.commands["properties"].trigger()
    wait_until(lambda: len(windows.open_windows) == 2, "what waited")


_FLOOD = """
import sys
from pathlib import Path
from PySide6.QtCore import QDeadlineTimer
from risikoapp.ui.one_process.client import Answer, hand_over
from risikoapp.ui.one_process.errand import Errand
for number in range(60):
    errand = Errand(path=Path(f"/findes ikke/{number}.risiko"))
    assert hand_over(errand, sys.argv[1], QDeadlineTimer(5000)) is Answer.TAKEN
"""


def test_a_flood_asks_one_thing_at_a_time_and_not_for_ever(
    windows: Windows, window: MainWindow, claim: Claim, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    open_at_once: list[int] = [0]

    def tell(_parent: object, title: str, _text: str) -> None:
        open_at_once.append(open_at_once[-1] + 1)
        told.append(title)
        wait_until(lambda: flood.poll() is not None, "the end of the flood", PATIENCE)
        open_at_once.append(open_at_once[-1] - 1)

    monkeypatch.setattr(restoring, "show_error", tell)
    flood = start(claim.address, code=_FLOOD)
    # The one that was told when the flood came, and those that may wait.
    wait_until(lambda: len(told) == 17, "all that waited", PATIENCE)
    assert flood.returncode == 0
    assert max(open_at_once) == 1
    rest()
    assert len(told) == len(set(told)) == 17


def test_starts_at_the_same_moment_end_in_one_process(
    claim: Claim, reception: Reception, other: Path, start: Start
) -> None:
    reception.close()
    environment = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(other.parent)}
    processes = [start(str(other), code=PROGRAM, **environment) for _ in range(5)]
    wait_until(lambda: sum(process.poll() is None for process in processes) <= 1, "the end of all but one", PATIENCE)
    assert sorted(str(process.poll()) for process in processes) == ["0", "0", "0", "0", "None"]
