"""The window of one risikovurdering: assembles the views and wires them; what they do is theirs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from risikoapp.domain.model import RegisterFile, Risk
from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.storage.errors import ChangedOnDisk, StorageError
from risikoapp.storage.repository import Repository
from risikoapp.ui import theme
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.commands import Commands
from risikoapp.ui.detail.pane import DetailPane
from risikoapp.ui.dialogs.questions import ask_unsaved
from risikoapp.ui.document import Clock, Document
from risikoapp.ui.front import Front, StandardScaleNote
from risikoapp.ui.handlers import Handlers
from risikoapp.ui.list.view import RiskList
from risikoapp.ui.matrix.view import MatrixView
from risikoapp.ui.notice import Notice
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.status_line import StatusLine
from risikoapp.ui.theme import Dress, Theme
from risikoapp.ui.toolbar import Toolbar
from risikoapp.ui.wishes import Wishes

_GEOMETRY = "window/geometry"
_SPLITTER = "window/splitter"


class MainWindow(QMainWindow):
    """Matrix and list at the left, one risk at the right, and what has been saved beneath."""

    new_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    file_requested = Signal(Path)
    quit_requested = Signal()
    closed = Signal()

    def __init__(
        self, repository: Repository, file: RegisterFile, clock: Clock, theme_: Theme, preferences: Preferences
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme_
        self._preferences = preferences
        self._selected = ""
        self.document = Document(file, clock, self)
        self.autosave = Autosave(self.document, repository, clock.now)
        self.commands = Commands(self, theme_)
        self._build_views(theme_, clock)
        self._build_frame()
        self.handlers = Handlers(self.document, self.autosave, self.notice, self)
        self._wishes = Wishes(self.document, self.matrix, self.pane, self)
        self._connect()
        self._restore_geometry()
        first = next(iter(file.register.open_risks or file.register.risks), None)
        self._selected = first.id if first is not None else ""
        self._refresh()
        self._refresh_dress()
        self.list.take_focus()

    @property
    def path(self) -> Path:
        return self.autosave.repository.path

    def select(self, risk_id: str) -> None:
        """Shows this risk in the pane and marks it everywhere; "" for none."""
        if risk_id == self._selected:
            return
        self.pane.flush()
        self._selected = risk_id
        self._refresh()

    def new_risk(self) -> None:
        """A new risk, selected, with the cursor in its name."""
        self.select(self.document.create_risk())
        self.pane.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_views(self, theme_: Theme, clock: Clock) -> None:
        self.notice = Notice(self)
        self.front = Front(self)
        self.matrix = MatrixView(theme_, self)
        self.scale_note = StandardScaleNote(self)
        self.list = RiskList(theme_, self)
        self.pane = DetailPane(theme_, clock.today, self)
        left = QWidget(self)
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        column.setSpacing(theme.GRID)
        for widget, stretch in ((self.front, 0), (self.matrix, 3), (self.scale_note, 0), (self.list, 2)):
            column.addWidget(widget, stretch)
        left.setMinimumWidth(theme.LEFT_MINIMUM)
        self.pane.setMinimumWidth(theme.RIGHT_MINIMUM)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        centre = QWidget(self)
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.notice)
        rows.addWidget(self._splitter, 1)
        self.setCentralWidget(centre)

    def _build_frame(self) -> None:
        self._recent = QMenu(_("&Seneste"), self)
        self.commands.fill(self.menuBar(), self._recent)
        self.addToolBar(Toolbar(self.commands, self))
        self.status = StatusLine(self.autosave, self)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.document.changed.connect(self._refresh)
        self.document.step_refused.connect(self._on_step_refused)
        self.autosave.failed.connect(self._on_save_failed)
        self.matrix.risk_selected.connect(self.select)
        self.list.risk_selected.connect(self.select)
        self.front.properties_requested.connect(self.handlers.change_properties)
        self.scale_note.criteria_requested.connect(self.handlers.change_criteria)
        self.pane.closing_requested.connect(self._on_state)
        self.pane.reopening_requested.connect(self._on_state)
        self.document.undo_stack.undoTextChanged.connect(self._refresh_steps)
        self.document.undo_stack.redoTextChanged.connect(self._refresh_steps)
        self._theme.changed.connect(self._refresh_dress)
        self._preferences.recent_changed.connect(self._refresh_recent)
        self._recent.triggered.connect(self._on_recent)
        for key, slot in {
            "new": self.new_requested,
            "open": self.open_requested,
            "import": self.import_requested,
            "quit": self.quit_requested,
            "close_window": self.close,
            "save_copy": self.handlers.save_copy,
            "properties": self.handlers.change_properties,
            "criteria": self.handlers.change_criteria,
            "pdf": self.handlers.create_pdf,
            "print": self.handlers.print_report,
            "undo": self.document.undo_stack.undo,
            "redo": self.document.undo_stack.redo,
            "find": self.list.focus_search,
            "new_risk": self.new_risk,
            "new_action": self._on_new_action,
            "new_evaluation": self._on_new_evaluation,
            "close_risk": self._on_state,
            "reopen_risk": self._on_state,
            "dress_system": self._on_dress,
            "dress_light": self._on_dress,
            "dress_dark": self._on_dress,
        }.items():
            # What has been typed belongs before whatever is ordered now.
            self.commands[key].triggered.connect(self.pane.flush)
            self.commands[key].triggered.connect(slot)

    def _refresh(self) -> None:
        """Shows the document as it is now."""
        register = self.document.register
        if not any(risk.id == self._selected for risk in register.risks):
            self._selected = ""
        self.front.show_register(register)
        self.scale_note.show_register(register)
        self.matrix.show_register(register)
        self.matrix.show_selection(self._selected)
        self.list.show_register(register)
        self.list.show_selection(self._selected)
        self.pane.show_risk(register, self._selected)
        self.status.show_register(register)
        name = register.title or _("Risikovurdering uden titel")
        self.setWindowTitle(f"{name} – {self.path.name}")
        self._refresh_commands()

    def _refresh_commands(self) -> None:
        risk = self._selected_risk()
        self.commands["new_action"].setEnabled(risk is not None)
        self.commands["new_evaluation"].setEnabled(risk is not None)
        self.commands["close_risk"].setEnabled(risk is not None and risk.is_open)
        self.commands["reopen_risk"].setEnabled(risk is not None and not risk.is_open)
        self._refresh_steps()
        self._refresh_recent()

    def _refresh_steps(self) -> None:
        stack = self.document.undo_stack
        for key, name, step in (
            ("undo", _("&Fortryd"), stack.undoText() if stack.canUndo() else ""),
            ("redo", _("&Gentag"), stack.redoText() if stack.canRedo() else ""),
        ):
            self.commands[key].setEnabled(bool(step))
            # An ampersand in a text is a mnemonic unless doubled.
            self.commands[key].setText(f"{name}: {step.replace('&', '&&')}" if step else name)
            self.commands[key].setToolTip(f"{name.replace('&', '')}: {step}" if step else name.replace("&", ""))

    def _refresh_dress(self) -> None:
        self.commands.refresh_icons()
        self.commands[f"dress_{self._theme.dress}"].setChecked(True)

    def _refresh_recent(self) -> None:
        self._recent.clear()
        for path in self._preferences.recent_files:
            entry = self._recent.addAction(path.stem.replace("&", "&&"))
            entry.setData(str(path))
            entry.setToolTip(str(path))
        self._recent.setEnabled(not self._recent.isEmpty())

    def _selected_risk(self) -> Risk | None:
        return next((risk for risk in self.document.register.risks if risk.id == self._selected), None)

    def _on_new_action(self) -> None:
        self._wishes.add_action(self._selected)

    def _on_new_evaluation(self) -> None:
        self._wishes.add_evaluation(self._selected)

    def _on_state(self) -> None:
        self.pane.flush()
        self.handlers.change_state(self._selected)

    def _on_dress(self) -> None:
        chosen: tuple[Dress, ...] = ("system", "light", "dark")
        for dress in chosen:
            if self.commands[f"dress_{dress}"] is self.sender():
                self._preferences.set_dress(dress)
                self._theme.choose(dress)

    def _on_recent(self, entry: QAction) -> None:
        self.file_requested.emit(Path(entry.data()))

    def _on_step_refused(self, name: str) -> None:
        self.notice.tell(_("«{step}» kan ikke fortrydes, for det er ændret siden.").format(step=name))

    def _on_save_failed(self, error: StorageError) -> None:
        choices: list[tuple[str, Callable[[], object]]] = [(_("Gem en kopi…"), self.handlers.save_copy)]
        if isinstance(error, ChangedOnDisk):
            choices.append((_("Hent filen igen"), self.handlers.reload))
        else:
            choices.append((_("Prøv igen"), self.autosave.retry))
        self.notice.tell(message(error), choices, error=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pane.flush()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pane.flush()
        self.handlers.finish()
        if not self.autosave.flush() and not self._may_close_unsaved():
            event.ignore()
            return
        self._preferences.set_bytes(_GEOMETRY, self.saveGeometry())
        self._preferences.set_bytes(_SPLITTER, self._splitter.saveState())
        self.closed.emit()
        event.accept()

    def _may_close_unsaved(self) -> bool:
        assert self.autosave.error is not None
        answer = ask_unsaved(self, message(self.autosave.error))
        return answer == "discard" or (answer == "copy" and self.handlers.save_copy())

    def _restore_geometry(self) -> None:
        self.resize(theme.WINDOW_SIZE)
        self._splitter.setSizes([600, 680])
        if not (geometry := self._preferences.bytes(_GEOMETRY)).isEmpty():
            self.restoreGeometry(geometry)
        if not (state := self._preferences.bytes(_SPLITTER)).isEmpty():
            self._splitter.restoreState(state)
