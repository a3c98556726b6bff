"""What shows when no risikovurdering is open: the ways to begin."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme


class StartPage(QWidget):
    """A small window with the ways to begin, and the files opened last."""

    new_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    file_requested = Signal(Path)

    def __init__(self, recent: tuple[Path, ...]) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("risikoapp")
        self.setMinimumWidth(theme.DIALOG_WIDTH)
        self._recent: dict[QPushButton, Path] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([3 * theme.PADDING] * 4))
        layout.setSpacing(theme.GRID)
        head = QLabel(_("Risikovurdering"), self)
        head.setProperty("role", "head")
        layout.addWidget(head)
        hint = QLabel(
            _("Begynd på en ny, eller tag fat, hvor du slap.") if recent else _("Hvordan vil du begynde?"), self
        )
        hint.setProperty("role", "muted")
        layout.addWidget(hint)
        layout.addSpacing(theme.PADDING)
        for text, wish, primary in (
            (_("Ny risikovurdering…"), self.new_requested, True),
            (_("Åbn en risikovurdering…"), self.open_requested, False),
            (_("Importér fra et Word-dokument…"), self.import_requested, False),
            (_("Prøv med et eksempel…"), self.sample_requested, False),
        ):
            button = QPushButton(text, self)
            button.setProperty("primary", "true" if primary else "false")
            button.clicked.connect(wish)
            layout.addWidget(button)
        if recent:
            self._show_recent(layout, recent)
        layout.addStretch()

    def _show_recent(self, layout: QVBoxLayout, recent: tuple[Path, ...]) -> None:
        layout.addSpacing(theme.PADDING)
        label = QLabel(_("Seneste"), self)
        label.setProperty("role", "label")
        layout.addWidget(label)
        for path in recent:
            # An ampersand in a text is a mnemonic unless doubled.
            button = QPushButton(path.stem.replace("&", "&&"), self)
            button.setToolTip(str(path))
            button.setProperty("quiet", "true")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._on_recent)
            self._recent[button] = path
            layout.addWidget(button)

    def _on_recent(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.file_requested.emit(self._recent[button])
