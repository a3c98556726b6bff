"""The window of one risikovurdering: assembles the views and wires them; what they do is theirs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.storage.repository import Repository
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.centre import Centre
from risikoapp.ui.clock import Clock
from risikoapp.ui.closing import Closing
from risikoapp.ui.commands import Commands
from risikoapp.ui.disk_watch import DiskWatch
from risikoapp.ui.document import Document
from risikoapp.ui.handlers import Handlers
from risikoapp.ui.joining import Joining
from risikoapp.ui.menus import OrderMenu, RecentMenu, switches
from risikoapp.ui.orders import connect_commands
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.risk_deeds import RiskDeeds
from risikoapp.ui.safety import Safety
from risikoapp.ui.save_notices import SaveNotices
from risikoapp.ui.status_line import StatusLine
from risikoapp.ui.theme import Theme
from risikoapp.ui.toolbar import Toolbar
from risikoapp.ui.window_memory import first_shown, remember_window, restore_window

if TYPE_CHECKING:
    from risikoapp.ui.detail.pane import DetailPane
    from risikoapp.ui.read_only import ReadOnly
    from risikoapp.ui.spell_checker import SpellChecker


class MainWindow(QMainWindow):
    """Matrix and list at the left, one risk at the right, and what has been saved beneath.

    With `read_only` it shows a register that may be no file's: nothing can be edited, and nothing is ever written to
    the repository, which only tells where copies and reports are to lie.
    """

    new_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    file_requested = Signal(Path)
    quit_requested = Signal()
    help_requested = Signal(str)
    editing_requested = Signal()
    """What is only shown here is to be edited."""
    restore_requested = Signal()
    """Something older is to be put in the place of what the file holds."""
    copy_requested = Signal(Path, object, object)
    """A register file is to be seen beside the file at a path, as a ReadOnly says."""
    closed = Signal()

    def __init__(
        self,
        repository: Repository,
        file: RegisterFile,
        clock: Clock,
        theme_: Theme,
        preferences: Preferences,
        is_open: Callable[[Path], bool],
        spelling: "Callable[[], SpellChecker]",
        read_only: "ReadOnly | None" = None,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.theme = theme_
        self._preferences = preferences
        self._clock = clock
        self._spelling = spelling
        self._selected = ""
        self._pane: DetailPane | None = None
        self.read_only = read_only
        self.document = Document(file, clock, self, is_read_only=read_only is not None)
        self.autosave = Autosave(self.document, repository, clock.now)
        self.commands = Commands(self, theme_, read_only=self.document.is_read_only)
        self._build_views(theme_)
        self._build_frame()
        self.handlers = Handlers(self.document, self.autosave, self.notice, self, is_open)
        self.handlers.file_requested.connect(self.file_requested)
        self.safety = Safety(self.document, self.autosave, self.left, self.notice, self)
        SaveNotices(self.autosave, self.safety.keeping, self.handlers, self.notice, self)
        self.joining = Joining(self.document, self.autosave, self.notice, self.flush, self)
        self._watch = DiskWatch(repository.path, self.autosave.is_busy, self)
        self._closing = Closing(self.autosave, self.joining, self.handlers, self.safety, self)
        self._deeds = RiskDeeds(self)
        self._connect()
        restore_window(self, self._centre.splitter, preferences)
        self._selected = first_shown(file.register, preferences.last_risk)
        self._refresh()
        self.list.take_focus()

    @property
    def path(self) -> Path:
        return self.autosave.repository.path

    @property
    def shows_the_file(self) -> bool:
        """Whether this is the one window of the file at its path, and no copy to look at."""
        return self.read_only is None or self.read_only.is_the_file

    @property
    def selected(self) -> str:
        """The id of the risk that is shown, or ""."""
        return self._selected

    @property
    def pane(self) -> "DetailPane":
        """The pane at the right: built when it is first asked for, or else right after the window is painted.

        It has more widgets than all the rest, and the matrix need not wait for them.
        """
        if self._pane is None:
            self._pane = self._built_pane()
        return self._pane

    def complete(self) -> None:
        """Builds what the first paint did not wait for."""
        self.pane.show()

    def select(self, risk_id: str) -> None:
        """Shows this risk in the pane and marks it everywhere; "" for none."""
        if risk_id == self._selected:
            return
        self.flush()
        self._selected = risk_id
        self._show_selection()

    def new_risk(self) -> None:
        """A new risk, selected, with the cursor in its name."""
        self._on_new_risk_in(None)

    def flush(self) -> None:
        """What has been typed becomes an edit."""
        self.left.flush()
        if self._pane is not None:
            self._pane.flush()

    def is_untold(self) -> bool:
        """Whether something has been typed that is no edit yet."""
        return self.left.is_untold or (self._pane is not None and self._pane.is_untold)

    def remember(self) -> None:
        """Keeps place and selection for the next window."""
        remember_window(self, self._centre.splitter, self._preferences)
        self._preferences.remember_risk(self._selected)

    def _build_views(self, theme_: Theme) -> None:
        self._centre = Centre(theme_, self, read_only=self.document.is_read_only)
        self.setCentralWidget(self._centre)
        if self.read_only is not None:
            self._centre.tell_read_only(self.read_only, self)
        self.notice, self.left, self._right = self._centre.notice, self._centre.left, self._centre.right
        self.front, self.matrix, self.list = self.left.front, self.left.matrix, self.left.list

    def _build_frame(self) -> None:
        preferences = self._preferences
        self._recent, self._orders = RecentMenu(preferences, self), OrderMenu(preferences, self)
        self.list.offer_orders(self._orders)
        self.list.sort_by(preferences.list_order)
        inner = {"recent": self._recent, "order": self._orders, **switches(self.theme, preferences, self.notice, self)}
        self.commands.fill(self.menuBar(), inner)
        self._toolbar = Toolbar(self.commands, self)
        self.addToolBar(self._toolbar)
        self.status = StatusLine(self.autosave, self.is_untold, self.read_only, self)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.document.changed.connect(self._refresh)
        self._watch.changed.connect(self._look_at_disk)
        self.document.step_refused.connect(self.handlers.tell_refused_step)
        self.document.step_made.connect(self._on_step_made)
        self.handlers.saved_elsewhere.connect(self._on_saved_elsewhere)
        self._right.painted.connect(self.complete)
        self.left.touched.connect(self.status.refresh_soon)
        for shows_risks in (self.matrix, self.list):
            shows_risks.risk_selected.connect(self.select)
            shows_risks.risk_opened.connect(self._on_opened)
            shows_risks.new_risk_requested.connect(self._on_new_risk_in)
            shows_risks.closing_requested.connect(self.flush)
            shows_risks.closing_requested.connect(self.handlers.change_state)
        self.front.properties_requested.connect(self.handlers.change_properties)
        self.left.scale_note.criteria_requested.connect(self.handlers.change_criteria)
        self.document.undo_stack.undoTextChanged.connect(self._refresh_steps)
        self.document.undo_stack.redoTextChanged.connect(self._refresh_steps)
        self.theme.changed.connect(self.commands.refresh_icons)
        self.commands["matrix_table"].toggled.connect(self.left.show_table)
        self.commands["matrix_table"].toggled.connect(self._preferences.set_shows_table)
        self.commands["matrix_table"].setChecked(self._preferences.shows_table)
        self._orders.order_chosen.connect(self.list.sort_by)
        self._recent.file_requested.connect(self.file_requested)
        connect_commands(self, self._deeds, self._preferences)

    def _refresh(self) -> None:
        """Shows the document as it is now."""
        register = self.document.register
        if not any(risk.id == self._selected for risk in register.risks):
            self._selected = self._deeds.shown_instead(self.matrix.register)
        self.left.show_register(register)
        self.status.show_register(register)
        name = register.title or _("Risikovurdering uden titel")
        mark = "" if self.read_only is None else f" ({self.read_only.mark})"
        self.setWindowTitle(f"{name} – {self.path.name}{mark}")
        self._show_selection()

    def _show_selection(self) -> None:
        """Shows the selected risk; all else stands as it did."""
        self.left.show_selection(self._selected)
        if self._pane is not None:
            self._pane.show_risk(self.document.register, self._selected)
        self._deeds.refresh()
        self._refresh_steps()

    def _built_pane(self) -> "DetailPane":
        from risikoapp.ui.detail.pane import DetailPane
        from risikoapp.ui.finder import Finder
        from risikoapp.ui.spelling_switch import SpellingSwitch
        from risikoapp.ui.wishes import Wishes
        from risikoapp.ui.wrong_dates import WrongDates

        checker = self._spelling()
        SpellingSwitch(self.commands["spelling"], checker, self._preferences, self.notice, self)
        read_only = self.document.is_read_only
        pane = DetailPane(self.theme, self._clock.today, checker, self._right, read_only=read_only)
        pane.touched.connect(self.status.refresh_soon)
        pane.new_risk_requested.connect(self.new_risk)
        pane.closing_requested.connect(self._deeds.change_state)
        pane.reopening_requested.connect(self._deeds.change_state)
        pane.action_section.details_requested.connect(self.handlers.change_details)
        wrong_dates = WrongDates(self.document, pane, self.notice, self)
        wrong_dates.risk_requested.connect(self.select)
        if not read_only:
            wishes = Wishes(self.document, self.left, pane, self)
            wishes.dates_left_in_text.connect(wrong_dates.tell_left_in_text)
        self.safety.watch(pane)
        Finder(self.list, pane, self.commands, self).risk_requested.connect(self.select)
        # First what it shows: what stands in a window already is laid out and dressed anew with each word.
        pane.show_risk(self.document.register, self._selected)
        self._right.hold(pane)
        self._toolbar.come_after(pane.last_stop)
        return pane

    def _refresh_steps(self) -> None:
        self.commands.show_steps(self.document.undo_stack)

    def _on_new_risk_in(self, rating: Rating | None) -> None:
        self.flush()
        self._on_opened(self.document.create_risk(rating))

    def _on_opened(self, risk_id: str) -> None:
        self.select(risk_id)
        self.pane.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_step_made(self, risk_id: str) -> None:
        # What is undone or done again must be seen.
        if any(risk.id == risk_id for risk in self.document.register.risks):
            self.select(risk_id)

    def _look_at_disk(self) -> None:
        if self.read_only is None:
            self.autosave.look_at_disk()
        else:
            self.handlers.follow_disk()

    def _on_saved_elsewhere(self, path: Path) -> None:
        # The window of the new file shows what this one has shown.
        self.remember()
        self.file_requested.emit(path)
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self._look_at_disk()
            else:
                self.flush()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Until all is well: a mistake on the way must not close the window on what is not saved.
        event.ignore()
        self.left.flush()
        if self._pane is not None and not self._pane.settle():
            return
        self._look_at_disk()
        self.handlers.finish()
        if not self._closing.may_close():
            return
        self._closing.finish()
        self.remember()
        self.closed.emit()
        event.accept()
