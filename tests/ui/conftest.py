"""A window as a person meets it: dressed, shown, with a file on disk, and closed again when the test is over."""

import gc
import threading
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QSettings, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from risikoapp import policy
from risikoapp.domain.model import RegisterFile
from risikoapp.spelling.dictionary import Dictionary
from risikoapp.storage.repository import OnDisk, Repository
from risikoapp.ui import handlers, help_deeds, lookout, motion, spell_checker
from risikoapp.ui.application import Dresser, dress
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs import questions
from risikoapp.ui.garbage import Collector
from risikoapp.ui.joining import Joining
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.theme import Theme
from risikoapp.ui.windows import Windows
from tests.spelling.small import Small
from tests.ui.hands import Hands, wait_until
from tests.ui.paper import KNOWN, NOW, ferry, rising_ids

_HERE = Path(__file__).parent
_SEEN_AT = "seen at this look"
_NO_REAL_SCREEN = "^This plugin does not support "
"""What the offscreen platform says where a real one would act: size hints, raising, grabbing the keyboard."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore(_NO_REAL_SCREEN))


@pytest.fixture(scope="session")
def dresser(qapp: QApplication) -> Dresser:
    # The last window of a test must not end the event loops of the next.
    qapp.setQuitOnLastWindowClosed(False)
    return dress(qapp, "light")


@pytest.fixture
def theme(dresser: Dresser) -> Generator[Theme]:
    yield dresser.theme
    if dresser.theme.dress != "light":
        dresser.theme.choose("light")


@pytest.fixture
def new_id() -> Callable[[], str]:
    return rising_ids()


@pytest.fixture
def clock(new_id: Callable[[], str]) -> Clock:
    return Clock(lambda: NOW, new_id)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Settings of this test alone."""
    settings = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    return Preferences()


@pytest.fixture
def file(new_id: Callable[[], str]) -> RegisterFile:
    return ferry(new_id)


@pytest.fixture
def path(tmp_path: Path, file: RegisterFile) -> Path:
    """The file on disk: færgen.risiko in a folder of its own."""
    folder = tmp_path / "papirer"
    folder.mkdir()
    Repository.create(folder / "færgen.risiko", file)
    return folder / "færgen.risiko"


@pytest.fixture(autouse=True)
def collector(qapp: QApplication) -> Generator[Collector]:
    """Collects in the main thread alone, as the program does: what a test leaves of Qt may go in no other."""
    made = Collector(qapp)
    yield made
    shiboken6.delete(made)
    gc.enable()


@pytest.fixture(autouse=True)
def own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The person's own folder is this test's alone: all ferries have the same risks, and would know each other's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))


@pytest.fixture(autouse=True)
def unled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is offered to be led round the window in the midst of what a test does."""
    monkeypatch.setattr(help_deeds, "PATIENCE", 3_600_000)


@pytest.fixture(autouse=True)
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is decided for all who use this machine is not for a test."""
    monkeypatch.setattr(policy, "policy_files", lambda: ())


@pytest.fixture(autouse=True)
def dictionary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Small:
    """A few words, in the place of the dictionary of this machine; own words lie in a folder of this test alone."""
    made = Small(*KNOWN)
    monkeypatch.setattr(spell_checker, "open_dictionary", lambda *_: Dictionary(made))
    monkeypatch.setattr(spell_checker, "_REST", 10)
    monkeypatch.setattr(spell_checker, "user_data", lambda: tmp_path / "data")
    return made


@pytest.fixture(autouse=True)
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """No window looks at its file by the clock, or what a test sees would hang on how long it takes."""
    monkeypatch.setattr(lookout, "EVERY", 3_600_000)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves softly: what a test sees would hang on when it looks, and on the desktop that it runs on."""
    monkeypatch.setattr(motion, "moves_softly", lambda: False)


@pytest.fixture
def windows(clock: Clock, theme: Theme, preferences: Preferences) -> Generator[Windows]:
    """The windows of one program; all are closed afterwards, with nothing left to write and nothing alive."""
    made = Windows(clock, theme, preferences)
    watchdog = _Watchdog()
    yield made
    watchdog.stop()
    with pytest.MonkeyPatch.context() as patch:
        for module in (handlers, questions):
            patch.setattr(module, "ask_unsaved", lambda *_: "discard", raising=False)
        patch.setattr(Joining, "settle", lambda _joining: False)
        for window in made.open_windows:
            assert window.close()
            wait_until(lambda window=window: not shiboken6.isValid(window), "the end of the window")
    if made.start_page is not None:
        made.start_page.close()
        made.start_page.deleteLater()
    made.deleteLater()
    # What a test has copied is Python's, and the clipboard outlives Python.
    QApplication.clipboard().clear()
    # Whoever closed during the test must be gone, or the next dialog might be its child.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class _Watchdog(QTimer):
    """A question nobody answers must not stop the run; one that has only just come is left to whoever answers it.

    It notes on the question when it saw it: to hold it would be to hold all that the question does.
    """

    def __init__(self) -> None:
        super().__init__()
        self._looks = 0
        self.timeout.connect(self._look)
        self.start(10_000)

    def _look(self) -> None:
        self._looks += 1
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        if dialog.property(_SEEN_AT) == self._looks - 1:
            dialog.reject()
        dialog.setProperty(_SEEN_AT, self._looks)


@pytest.fixture
def window(windows: Windows, path: Path) -> MainWindow:
    """The ferry's window, shown and active."""
    opened = windows.open_file(path)
    assert opened is not None
    Hands(opened).activate()
    return opened


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


class Gate:
    """Holds every save back until it is opened."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self._open = threading.Event()

    def pass_through(self) -> None:
        self.reached.set()
        assert self._open.wait(10), "the gate was never opened"

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Generator[Gate]:
    """Between the window and the disk; the fixture opens it when the test is over."""
    made = Gate()
    save = Repository.save

    def slow(repository: Repository, file: RegisterFile) -> None:
        made.pass_through()
        save(repository, file)

    monkeypatch.setattr(Repository, "save", slow)
    yield made
    made.open()
    if shiboken6.isValid(window):
        window.autosave.flush()


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Generator[threading.Event]:
    """What others have written is not read before this is set."""
    may, read = threading.Event(), Repository.read_again

    def slow(repository: Repository) -> OnDisk:
        assert may.wait(10)
        return read(repository)

    monkeypatch.setattr(Repository, "read_again", slow)
    yield may
    may.set()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, preferences: Preferences) -> list[Path]:
    """What was handed to the system's own programs, by a person who wants her PDFs there."""
    preferences.set_shows_preview(False)
    found: list[Path] = []

    def open_url(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture
def opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no program for any file or folder."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
