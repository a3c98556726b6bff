"""What shows when no risikovurdering is open: the ways to begin."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.i18n import _, language, use
from risikoapp.ui import theme
from risikoapp.ui.commands import menus
from risikoapp.ui.menus import LANGUAGE_NAMES
from risikoapp.ui.words_of_qt import speak_anew


class StartPage(QWidget):
    """A small window with the ways to begin, and the files opened last."""

    new_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    file_requested = Signal(Path)
    help_requested = Signal(str)
    """By the anchor of what it is about."""
    language_chosen = Signal(str)
    """It is spoken already, but not by this page."""

    def __init__(self, recent: tuple[Path, ...]) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("risikoapp")
        self._recent: dict[QPushButton, Path] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([3 * theme.PADDING] * 4))
        layout.setSpacing(2 * theme.PADDING)
        layout.addLayout(self._head(_("Begynd på en ny, eller tag fat, hvor du slap.") if recent else ""))
        columns = QHBoxLayout()
        columns.setSpacing(3 * theme.PADDING)
        columns.addLayout(self._ways())
        if recent:
            columns.addLayout(self._files(recent), 1)
        layout.addLayout(columns)
        layout.addStretch()
        layout.addLayout(self._foot())
        for key in ("close_window", "quit"):
            QShortcut(_keys(key), self, self.close)

    def _head(self, hint: str) -> QHBoxLayout:
        logo = QLabel(self)
        logo.setPixmap(self.windowIcon().pixmap(theme.LOGO_SIZE))
        words = QVBoxLayout()
        words.setSpacing(theme.CLOSE)
        words.addStretch()
        for text, role in ((_("Risikovurdering"), "head"), (hint or _("Hvordan vil du begynde?"), "muted")):
            label = QLabel(text, self)
            label.setProperty("role", role)
            words.addWidget(label)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(theme.PADDING)
        head.addWidget(logo)
        head.addLayout(words, 1)
        return head

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.TIGHT)
        for wish, command, text, hint in (
            (self.new_requested, "new", _("Ny risikovurdering…"), _("Begynd forfra med en tom matrix.")),
            (self.open_requested, "open", _("Åbn en risikovurdering…"), _("En fil, der ender på .risiko.")),
            (
                self.import_requested,
                "import",
                _("Importér et gammelt papir…"),
                _("Word, PDF eller Excel: gå videre, hvor det slap."),
            ),
            (self.sample_requested, "", _("Prøv med et eksempel…"), _("Du får din egen kopi og kan rette løs i den.")),
        ):
            self._add_way(column, wish, command, text, hint)
        column.addStretch()
        return column

    def _add_way(self, column: QVBoxLayout, wish: SignalInstance, command: str, text: str, hint: str) -> None:
        """A button, what it is for, and the keys of the command that does the same in a window."""
        if column.count():
            column.addSpacing(theme.GRID)
        button = QPushButton(text, self)
        button.setProperty("primary", "true" if command == "new" else "false")
        button.setFixedWidth(theme.WAY_WIDTH)
        button.setAccessibleDescription(hint)
        button.clicked.connect(wish)
        if command:
            button.setShortcut(_keys(command))
            button.setToolTip(_keys(command).toString(QKeySequence.SequenceFormat.NativeText))
        label = QLabel(hint, self)
        label.setProperty("role", "note")
        column.addWidget(button)
        column.addWidget(label)

    def _foot(self) -> QHBoxLayout:
        guide = QPushButton(_("Læs brugervejledningen"), self)
        guide.setProperty("flat", "true")
        guide.setCursor(Qt.CursorShape.PointingHandCursor)
        guide.setToolTip(QKeySequence("F1").toString(QKeySequence.SequenceFormat.NativeText))
        guide.clicked.connect(self._on_guide)
        foot = QHBoxLayout()
        foot.addWidget(guide)
        foot.addStretch()
        for value, name in LANGUAGE_NAMES.items():
            if value != language():
                foot.addWidget(self._other_language(value, name))
        return foot

    def _other_language(self, value: str, name: str) -> QPushButton:
        button = QPushButton(name, self)
        button.setProperty("flat", "true")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setProperty("language", value)
        button.clicked.connect(self._on_language)
        return button

    def _on_language(self) -> None:
        # Where nothing is open yet, nobody has to open the program anew for it.
        chosen = self.sender().property("language")
        application = QApplication.instance()
        assert application is not None
        use(chosen)
        speak_anew(application)
        self.language_chosen.emit(chosen)

    def _on_guide(self) -> None:
        self.help_requested.emit("første-gang")

    def _files(self, recent: tuple[Path, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.CLOSE)
        label = QLabel(_("Seneste"), self)
        label.setProperty("role", "label")
        column.addWidget(label)
        for path in recent:
            # An ampersand in a text is a mnemonic unless doubled.
            button = QPushButton(path.stem.replace("&", "&&"), self)
            button.setToolTip(str(path))
            button.setProperty("quiet", "true")
            button.setMinimumWidth(theme.WAY_WIDTH)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._on_recent)
            self._recent[button] = path
            column.addWidget(button)
        column.addStretch()
        return column

    def _on_recent(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.file_requested.emit(self._recent[button])


def _keys(command: str) -> QKeySequence:
    return next(each.keys[0] for menu in menus() for each in menu.commands if each.key == command)
