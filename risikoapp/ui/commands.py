"""Every menu and toolbar command: its name, shortcut and icon, and where it stands."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from risikoapp.i18n import _
from risikoapp.ui.theme import Theme

_Key = QKeySequence.StandardKey


class Command(NamedTuple):
    """What a person can order; `key` is its name in the code, `shortcut` one or several parted by "; "."""

    key: str
    text: str
    shortcut: QKeySequence.StandardKey | str = ""
    icon: str = ""
    tip: str = ""
    """Said of its button in the toolbar or its entry in the menu, with the shortcut behind."""
    is_switch: bool = False
    """Whether it is on or off, and not done once."""
    edits: bool = False
    """Whether it changes the risikovurdering, and so cannot be given where that can only be looked at."""

    @property
    def keys(self) -> list[QKeySequence]:
        """The keys that order it, the usual ones first."""
        if isinstance(self.shortcut, str):
            # Of an empty text Qt makes a list of one key that is none.
            return QKeySequence.listFromString(self.shortcut) if self.shortcut else []
        return QKeySequence.keyBindings(self.shortcut)[:1]

    @property
    def plain_text(self) -> str:
        """Its name without mnemonic and dots."""
        return self.text.replace("&", "").removesuffix("…")


class Menu(NamedTuple):
    """One menu of the menu bar: commands, "" for a line between them, and names of menus that stand in it."""

    title: str
    entries: tuple[Command | str, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Command))


def menus() -> tuple[Menu, ...]:
    """The menu bar. The window is built from it, and so is the overview of shortcuts."""
    return (
        Menu(_("&Fil"), _file_entries()),
        Menu(_("&Rediger"), _edit_entries()),
        Menu(_("R&isiko"), _risk_entries()),
        Menu(_("&Status"), _status_entries()),
        Menu(_("&Vis"), _view_entries()),
        Menu(_("&Hjælp"), _help_entries()),
    )


def _file_entries() -> tuple[Command | str, ...]:
    return (
        Command("new", _("&Ny risikovurdering…"), _Key.New),
        Command("open", _("&Åbn…"), _Key.Open),
        "recent",
        Command("import", _("&Importér…"), "Ctrl+I", tip=_("Fra et Word-papir, en rapport eller eksporterede data")),
        "",
        Command("save_copy", _("&Gem en kopi…"), "Ctrl+Shift+S"),
        Command("restore", _("Gen&dan…"), edits=True),
        Command("properties", _("&Titel og dato…"), "Ctrl+T", edits=True),
        Command("author", _("Initiale&r i ændringsloggen…"), tip=_("Skriv, hvem der retter")),
        "",
        Command("report_content", _("Rapportens ind&hold…"), "Ctrl+Shift+P", edits=True),
        Command("pdf", _("Opret &PDF"), "Ctrl+E", tip=_("Opret rapporten som PDF og vis den")),
        Command("print", _("&Udskriv…"), _Key.Print),
        Command("export", _("&Eksportér…"), "Ctrl+Shift+X", tip=_("Gem som Word, Excel, CSV, data eller billede")),
        "",
        Command("close_window", _("&Luk vinduet"), "Ctrl+W"),
        Command("quit", _("&Afslut"), "Ctrl+Q"),
    )


def _edit_entries() -> tuple[Command | str, ...]:
    return (
        Command("undo", _("&Fortryd"), _Key.Undo, "undo"),
        Command("redo", _("&Gentag"), "Ctrl+Shift+Z; Ctrl+Y", "redo"),
        "",
        Command("copy_text", _("&Kopiér risikoen som tekst"), "Ctrl+Shift+C"),
        Command("copy_matrix", _("Kopiér &matrixen som billede"), "Ctrl+Shift+M"),
        Command(
            "paste_risks",
            _("In&dsæt risici…"),
            "Ctrl+Shift+V",
            tip=_("Læs risici i tekst, der er kopieret fra et papir eller en mail"),
            edits=True,
        ),
        "",
        Command("find", _("F&ind"), _Key.Find),
        Command("find_next", _("Find &næste"), "F3; Ctrl+G"),
        Command("find_previous", _("Find fo&rrige"), "Shift+F3; Ctrl+Shift+G"),
    )


def _risk_entries() -> tuple[Command | str, ...]:
    return (
        Command("new_risk", _("&Ny risiko"), "Ctrl+R", "plus", _("Opret en ny risiko"), edits=True),
        Command("copy_risk", _("&Kopiér risiko"), "Ctrl+Shift+R", edits=True),
        "",
        Command("new_action", _("Tilføj &handling"), "Ctrl+H", edits=True),
        Command("new_evaluation", _("Ny &evaluering"), "Ctrl+Shift+E", edits=True),
        "",
        Command("close_risk", _("&Luk risikoen…"), "Ctrl+L", edits=True),
        Command("reopen_risk", _("&Genåbn risikoen…"), "Ctrl+Shift+L", edits=True),
        Command("remove_risk", _("Sle&t risikoen…"), "Ctrl+Shift+Del", edits=True),
        "",
        Command("criteria", _("&Skalaer og niveauer…"), "Ctrl+Shift+T", edits=True),
    )


def _status_entries() -> tuple[Command | str, ...]:
    tip = _("Se, hvad der er ændret fra én status til en anden")
    return (
        Command(
            "finish_status",
            _("&Afslut status…"),
            "Ctrl+Shift+A",
            tip=_("Frys status, som den står, og opret rapporten"),
            edits=True,
        ),
        Command("begin_status", _("&Begynd ny status…"), edits=True),
        Command("take_back_status", _("&Tag afslutningen tilbage"), edits=True),
        "",
        Command("statuses", _("Afsluttede &statusser")),
        "",
        Command("compare", _("Sa&mmenlign…"), "Ctrl+D", tip=tip),
        Command("review", _("&Gennemgang"), "F8", tip=_("Gå de åbne risici igennem én for én"), edits=True),
        "",
        Command("development", _("&Udvikling"), "F9"),
        Command("changelog", _("Ændrings&log…"), "F6"),
        "",
        Command("remove_name", _("&Fjern navn…"), edits=True),
    )


def _view_entries() -> tuple[Command | str, ...]:
    spelling = _("Marker ord, der ikke står i ordbogen")
    preview = _("Vis en PDF her, når den er oprettet, og ikke i systemets eget program")
    table = _("Vis matrixen med navne i stedet for brikker")
    return (
        Command("matrix_table", _("Matrixen som &tabel"), "Ctrl+M", tip=table, is_switch=True),
        Command("spelling", _("&Stavekontrol"), "F7", tip=spelling, is_switch=True),
        Command("preview", _("&PDF'en i programmet"), tip=preview, is_switch=True),
        "",
        "order",
        "dress",
        "language",
    )


def _help_entries() -> tuple[Command | str, ...]:
    return (
        Command("guide", _("&Brugervejledning")),
        Command("help_here", _("&Hjælp til det, du er ved"), "F1"),
        Command("tour", _("&Rundvisning"), tip=_("Fem korte trin gennem vinduet")),
        Command("shortcuts", _("&Genveje"), "Ctrl+?"),
        "",
        Command("about", _("&Om risikoapp")),
    )


class Commands(QObject):
    """The commands of one window as QActions, by key; the menus are built from the same."""

    def __init__(self, window: QWidget, theme: Theme, *, read_only: bool) -> None:
        # A QObject, so that the theme lets go of it when the window is gone.
        super().__init__(window)
        self._theme = theme
        self._menus = menus()
        self._icons: dict[str, str] = {}
        every = [command for menu in self._menus for command in menu.commands]
        self._actions = {command.key: self._built(command, window) for command in every}
        self._barred = {command.key for command in every if command.edits} if read_only else set[str]()
        for key in self._barred:
            self._actions[key].setEnabled(False)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def fill(self, bar: QMenuBar, inner: Mapping[str, QMenu]) -> None:
        """Puts the commands into the menus of a menu bar; `inner` are the menus that stand in them, by name."""
        for menu in self._menus:
            made = bar.addMenu(menu.title)
            for entry in menu.entries:
                if isinstance(entry, Command):
                    made.addAction(self._actions[entry.key])
                elif entry:
                    made.addMenu(inner[entry])
                else:
                    made.addSeparator()

    def follow_into(self, window: QWidget) -> None:
        """Lets the program be ended by key from a window beside this one, too."""
        # A key of a menu reaches no further than the window of that menu.
        window.addAction(self._actions["quit"])

    def offer(self, key: str, can_be_given: bool) -> None:
        """Lets a command be given, or not; what edits never can be where all is read-only."""
        self._actions[key].setEnabled(can_be_given and key not in self._barred)

    def allow(self, key: str) -> None:
        """Lets one be given though all is read-only, where it does not edit what is shown."""
        self._barred.discard(key)
        self.offer(key, True)

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
            command.setToolTip(_with_keys(f"{plain}: {step}" if step else plain, command.shortcut()))

    def refresh_icons(self) -> None:
        """Draws the icons anew in the colours of the dress that is worn."""
        for key, icon in self._icons.items():
            self._actions[key].setIcon(self._theme.icon(icon))

    def _built(self, command: Command, window: QWidget) -> QAction:
        made = QAction(command.text, window)
        made.setShortcuts(command.keys)
        made.setCheckable(command.is_switch)
        if command.icon:
            self._icons[command.key] = command.icon
            made.setIcon(self._theme.icon(command.icon))
            made.setIconVisibleInMenu(False)
        if command.tip:
            made.setToolTip(_with_keys(command.tip, made.shortcut()))
        return made


def _with_keys(text: str, keys: QKeySequence) -> str:
    if keys.isEmpty():
        return text
    return f"{text} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"
