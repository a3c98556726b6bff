"""Every menu and toolbar command: its name, shortcut and icon, and where it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from risikoapp.i18n import _
from risikoapp.ui.theme import Theme

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """What a person can order; `key` is its name in the code, `shortcut` one or several parted by "; "."""

    key: str
    text: str
    shortcut: QKeySequence.StandardKey | str = ""
    icon: str = ""
    tip: str = ""


def file_commands() -> tuple[Command, ...]:
    return (
        Command("new", _("&Ny risikovurdering…"), _Key.New),
        Command("open", _("&Åbn…"), _Key.Open),
        Command("import", _("&Importér fra Word…"), "Ctrl+I"),
        Command("save_copy", _("&Gem en kopi…"), "Ctrl+Shift+S"),
        Command("properties", _("&Titel og dato…"), "Ctrl+T"),
        Command("pdf", _("Opret &PDF"), "Ctrl+E", tip=_("Opret rapporten som PDF og åbn den (Ctrl+E)")),
        Command("print", _("&Udskriv…"), _Key.Print),
        Command("close_window", _("&Luk vinduet"), "Ctrl+W"),
        Command("quit", _("&Afslut"), "Ctrl+Q"),
    )


def edit_commands() -> tuple[Command, ...]:
    return (
        Command("undo", _("&Fortryd"), _Key.Undo, "undo"),
        Command("redo", _("&Gentag"), "Ctrl+Shift+Z; Ctrl+Y", "redo"),
        Command("find", _("&Søg i risici"), _Key.Find),
    )


def risk_commands() -> tuple[Command, ...]:
    return (
        Command("new_risk", _("&Ny risiko"), "Ctrl+R", "plus", _("Opret en ny risiko (Ctrl+R)")),
        Command("new_action", _("Tilføj &handling"), "Ctrl+H"),
        Command("new_evaluation", _("Ny &evaluering"), "Ctrl+Shift+E"),
        Command("close_risk", _("&Luk risikoen…"), "Ctrl+L"),
        Command("reopen_risk", _("&Genåbn risikoen…"), ""),
        Command("criteria", _("&Skalaer og niveauer…"), ""),
    )


def view_commands() -> tuple[Command, ...]:
    return (Command("spelling", _("&Stavekontrol"), "F7", tip=_("Marker ord, der ikke står i ordbogen (F7)")),)


class Commands(QObject):
    """The commands of one window as QActions, by key; the menus are built from the same."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        # A QObject, so that the theme lets go of it when the window is gone.
        super().__init__(window)
        self._theme = theme
        self._icons: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        for command in (*file_commands(), *edit_commands(), *risk_commands(), *view_commands()):
            self._actions[command.key] = self._built(command, window)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def fill(self, bar: QMenuBar, recent: QMenu, dress: QMenu) -> None:
        """Puts the commands into the menus of a menu bar."""
        files = bar.addMenu(_("&Fil"))
        self._put(files, "new", "open")
        files.addMenu(recent)
        self._put(files, "import", "", "save_copy", "properties", "", "pdf", "print", "", "close_window", "quit")
        self._put(bar.addMenu(_("&Rediger")), "undo", "redo", "", "find")
        risk = bar.addMenu(_("&Risiko"))
        self._put(risk, "new_risk", "", "new_action", "new_evaluation", "", "close_risk", "reopen_risk", "", "criteria")
        view = bar.addMenu(_("&Vis"))
        view.addMenu(dress)
        view.setToolTipsVisible(True)
        self._put(view, "", "spelling")

    def show_steps(self, stack: QUndoStack) -> None:
        """Names what undo and redo would do now."""
        for key, name, step in (
            ("undo", _("&Fortryd"), stack.undoText() if stack.canUndo() else ""),
            ("redo", _("&Gentag"), stack.redoText() if stack.canRedo() else ""),
        ):
            command = self._actions[key]
            command.setEnabled(bool(step))
            # An ampersand in a text is a mnemonic unless doubled.
            command.setText(f"{name}: {step.replace('&', '&&')}" if step else name)
            plain = name.replace("&", "")
            keys = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            command.setToolTip(f"{plain}: {step} ({keys})" if step else f"{plain} ({keys})")

    def refresh_icons(self) -> None:
        """Draws the icons anew in the colours of the dress that is worn."""
        for key, icon in self._icons.items():
            self._actions[key].setIcon(self._theme.icon(icon))

    def _built(self, command: Command, window: QWidget) -> QAction:
        made = QAction(command.text, window)
        if command.shortcut:
            made.setShortcuts(_keys(command.shortcut))
        if command.icon:
            self._icons[command.key] = command.icon
            made.setIcon(self._theme.icon(command.icon))
            made.setIconVisibleInMenu(False)
        if command.tip:
            made.setToolTip(command.tip)
        return made

    def _put(self, menu: QMenu, *keys: str) -> None:
        """Adds commands to a menu, and a line for each ""."""
        for key in keys:
            if key:
                menu.addAction(self._actions[key])
            else:
                menu.addSeparator()


def _keys(shortcut: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    if isinstance(shortcut, str):
        return QKeySequence.listFromString(shortcut)
    return QKeySequence.keyBindings(shortcut)[:1]
