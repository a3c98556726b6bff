"""The windows of the program: one for each open file, or the start page when there is none."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.files import is_file
from risikoapp.i18n import _
from risikoapp.importers.formats import OWN_SUFFIXES, SUFFIXES
from risikoapp.messages import message
from risikoapp.paths import resource
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import SUFFIX, Repository
from risikoapp.terms import standard_criteria
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs.questions import ask_import, choose_new_register, choose_paper, choose_register, show_error
from risikoapp.ui.dropping import FileDrop
from risikoapp.ui.leaving import Leaving
from risikoapp.ui.lock_keeper import LockKeeper
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.opening import Opened, Opening
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.raising import bring_forward
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.read_only import ReadOnly
    from risikoapp.ui.spell_checker import SpellChecker
    from risikoapp.ui.start_page import StartPage


class Windows(QObject):
    """Opens, creates and imports files, each in a window of its own."""

    help_requested = Signal(str)
    noted = Signal(str)
    """Something for the log, in fixed words."""

    def __init__(self, clock: Clock, theme: Theme, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._theme = theme
        self._preferences = preferences
        self._open: list[MainWindow] = []
        self._locks: dict[MainWindow, LockKeeper] = {}
        self._opening = Opening(clock.now, self.is_open)
        self._leaving = Leaving(self)
        self._start: StartPage | None = None
        self._used_last: MainWindow | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # Not focusChanged: that tells of widgets that are being destroyed, which Python cannot take hold of.
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._spelling: SpellChecker | None = None

    @property
    def open_windows(self) -> tuple[MainWindow, ...]:
        return tuple(self._open)

    @property
    def start_page(self) -> "StartPage | None":
        return self._start

    def begin(self, path: Path | None) -> None:
        """Opens the file, else the one opened last, else the start page."""
        recent = self._preferences.recent_files
        if path is None and recent and self._preferences.policy.opens_last:
            path = recent[0]
        if path is None or self.open_file(path) is None:
            self._show_start_page()

    def open_file(self, path: Path) -> MainWindow | None:
        """The window of a file, new or raised; None when the file cannot be opened, which has been told.

        Of an old paper, a report or exported data it is that of what is made of them, where the person wants that.
        """
        if (known := self._window_of(path)) is not None:
            bring_forward(known)
            return known
        suffix = path.suffix.casefold()
        if suffix in (*OWN_SUFFIXES, ".json") and is_file(path):
            return self._import(path)
        if suffix in SUFFIXES and is_file(path):
            return self._import(path) if ask_import(self._parent(), path) else None
        opened = self._opening.open(path, self._parent())
        if opened is None:
            return None
        if (known := self._window_of(opened.repository.path)) is not None:
            # A later start of the program has brought it here, while this one was being asked about.
            if opened.lock is not None:
                opened.lock.release()
            bring_forward(known)
            return known
        return self._show(opened)

    def show_copy(self, path: Path, file: RegisterFile, read_only: "ReadOnly") -> MainWindow:
        """A window for something to look at beside the file at `path`, such as what that held once."""
        wanted = read_only.snapshot
        for window in self._open if wanted is not None else ():
            if window.path == path and window.read_only is not None and window.read_only.snapshot == wanted:
                bring_forward(window)
                return window
        return self._show(Opened(repository=Repository(path), file=file, read_only=read_only))

    def summon(self, path: Path | None) -> None:
        """What a later start of the program wants: the window of a file in front or, without one, the one used last."""
        if path is not None:
            self.open_file(path)
        elif (window := self._used_last or self._start) is not None:
            bring_forward(window)

    def new(self) -> None:
        """Asks where a new risikovurdering shall lie, and opens it: from its first word it is on disk."""
        path = self._choose_new(_("Ny risikovurdering"), _("Risikovurdering"))
        if path is not None:
            title = path.stem if path.stem != _("Risikovurdering") else ""
            self._create(path, RegisterFile(register=Register(title=title, criteria=standard_criteria())))

    def open(self) -> None:
        path = choose_register(self._parent(), self._preferences.folder(_documents()))
        if path is not None:
            self.open_file(path)

    def import_paper(self) -> None:
        """Lets an old paper be chosen, and makes a new risikovurdering of it."""
        source = choose_paper(self._parent(), self._preferences.paper_folder(_documents()))
        if source is not None:
            self._import(source)

    def _import(self, source: Path) -> MainWindow | None:
        """Reads an old paper, has it looked through, and makes a new risikovurdering of it or brings the open one up to
        date; the window of that."""
        # The importers are heavy, and wanted only now.
        from risikoapp.ui.importing import read_old_paper

        def make(file: RegisterFile) -> MainWindow | None:
            path = self._choose_new(_("Gem den importerede risikovurdering"), source.stem, source.parent)
            return None if path is None else self._create(path, file)

        return read_old_paper(
            source, self._clock, self._theme, self._preferences, self._parent(), self._used_last, make
        )

    def open_sample(self) -> None:
        """A copy of the sample among the person's own documents, to try things on."""
        path = self._choose_new(_("Gem eksemplet"), _("Eksempel på risikovurdering"))
        if path is None:
            return
        from risikoapp.domain.copying import with_own_ids

        _repository, file = Repository.open(resource("eksempel.risiko"))
        # Else two of them would find each other's copies.
        self._create(path, with_own_ids(file, self._clock.new_id))

    def quit(self) -> None:
        """Closes every window; stops at the first that wants to stay."""
        if all(window.close() for window in self.open_windows):
            QApplication.quit()

    def have_ended(self, patience: int) -> bool:
        """Whether the threads of all closed windows have returned, each of them within so many milliseconds."""
        return self._leaving.have_ended(patience)

    def _create(self, path: Path, file: RegisterFile) -> MainWindow | None:
        """A new file with this content; the system's dialog has asked before an old one is replaced."""
        if self.is_open(path):
            text = _("Filen er åben i et andet vindue. Vælg et andet navn.")
            show_error(self._parent(), _("»{name}« er i brug.").format(name=path.name), text)
            return None
        try:
            opened = self._opening.create(path, file)
        except StorageError as error:
            show_error(self._parent(), _("»{name}« kunne ikke gemmes.").format(name=path.name), message(error))
            return None
        return self._show(opened)

    def _show(self, opened: Opened) -> MainWindow:
        window = MainWindow(
            opened.repository,
            opened.file,
            self._clock,
            self._theme,
            self._preferences,
            self.is_open,
            self.spelling,
            opened.read_only,
        )
        window.new_requested.connect(self.new)
        window.open_requested.connect(self.open)
        window.import_requested.connect(self.import_paper)
        window.file_requested.connect(self.open_file)
        window.quit_requested.connect(self.quit)
        window.help_requested.connect(self.help_requested)
        window.editing_requested.connect(self._on_editing_requested)
        window.restore_requested.connect(self._on_restore_requested)
        window.safety.noted.connect(self.noted)
        window.copy_requested.connect(self.show_copy)
        window.closed.connect(self._on_closed)
        FileDrop(window).dropped.connect(self.open_file)
        self._open.append(window)
        self._used_last = window
        if opened.read_only is None:
            self._locks[window] = LockKeeper(window.path, self._clock.now, opened.lock, window)
        if window.shows_the_file:
            self._preferences.remember_file(window.path)
        window.show()
        if opened.warning:
            window.notice.tell(opened.warning)
        if opened.read_only is None:
            window.safety.look_back_soon()
        self._leaving.send_off(self._start)
        self._start = None
        return window

    def _show_start_page(self) -> None:
        from risikoapp.ui.start_page import StartPage

        page = StartPage(self._preferences.recent_files)
        page.new_requested.connect(self.new)
        page.open_requested.connect(self.open)
        page.import_requested.connect(self.import_paper)
        page.sample_requested.connect(self.open_sample)
        page.file_requested.connect(self.open_file)
        page.help_requested.connect(self.help_requested)
        page.language_chosen.connect(self._preferences.set_language)
        page.language_chosen.connect(self._show_start_page)
        FileDrop(page).dropped.connect(self.open_file)
        page.show()
        self._leaving.send_off(self._start)
        self._start = page

    def _choose_new(self, title: str, name: str, beside: Path | None = None) -> Path | None:
        folder = self._preferences.folder(beside or _documents())
        return choose_new_register(self._parent(), title, folder / f"{name}{SUFFIX}")

    def _window_of(self, path: Path) -> MainWindow | None:
        # Path.resolve fails for a link that leads back to itself.
        real = os.path.realpath(path)
        own = (window for window in self._open if window.shows_the_file)
        return next((window for window in own if os.path.realpath(window.path) == real), None)

    def is_open(self, path: Path) -> bool:
        """Whether a window has this file."""
        return self._window_of(path) is not None

    def spelling(self) -> "SpellChecker":
        """What checks the spelling in all windows; made when it is first asked for."""
        if self._spelling is None:
            from risikoapp.ui.spell_checker import spell_checker

            self._spelling = spell_checker(self._preferences, self)
        return self._spelling

    def _parent(self) -> QWidget | None:
        active = QApplication.activeWindow()
        # A window that is closing would take the question with it into its grave.
        return active if active is not None and active.isVisible() else self._start

    def _on_closed(self) -> None:
        window = self.sender()
        assert isinstance(window, MainWindow)
        self._open.remove(window)
        if (lock := self._locks.pop(window, None)) is not None:
            lock.finish()
        self._leaving.hold(window)
        if self._used_last is window:
            self._used_last = next(reversed(self._open), None)

    def _on_editing_requested(self) -> None:
        """Opens for editing, in its place, what a window only shows."""
        window = self.sender()
        assert isinstance(window, MainWindow)
        opened = self._opening.open(window.path, window, is_shown=True)
        if opened is not None:
            window.remember()
            self._show(opened)
            window.close()

    def _on_restore_requested(self) -> None:
        window = self.sender()
        assert isinstance(window, MainWindow)
        from risikoapp.ui.restoring import save_backup

        saved = save_backup(window.document.register, window.path, window, self.is_open)
        if saved is not None:
            self.open_file(saved)

    def _on_focus_window_changed(self) -> None:
        self._used_last = next((window for window in self._open if window.isActiveWindow()), self._used_last)


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
