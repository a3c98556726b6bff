"""What the program is, which version, and under which terms it and what it stands on may be used."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from risikoapp import __version__
from risikoapp.i18n import _
from risikoapp.ui import theme

_PARTS = (
    ("Qt, PySide6", "LGPL 3"),
    ("Python", "PSF License 2"),
    ("ReportLab", "BSD"),
    ("python-docx", "MIT"),
    ("openpyxl", "MIT"),
    ("Pyphen", "LGPL 2.1, MPL 1.1"),
    ("lxml", "BSD"),
    ("TinyDB", "MIT"),
    ("msgspec", "BSD"),
    ("pypdfium2, PDFium", "BSD, Apache 2.0"),
    ("pyqtgraph", "MIT"),
    ("pyenchant, Enchant", "LGPL 2.1"),
    ("Hunspell", "MPL 1.1, GPL 2, LGPL 2.1"),
    ("NumPy", "BSD"),
    ("Pillow", "MIT-CMU"),
    ("IBM Plex Sans", "SIL OFL 1.1"),
)
"""What the program stands on, and its licence."""


class AboutDialog(QDialog):
    """Closed by Esc or its one button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Om risikoapp"))
        self.setMinimumWidth(theme.DIALOG_WIDTH)
        logo = QLabel(self)
        logo.setPixmap(self.windowIcon().pixmap(theme.LOGO_SIZE))
        name = QLabel("risikoapp", self)
        name.setProperty("role", "head")
        versions = _("Version {own} · Qt {qt} · Python {python}").format(
            own=__version__, qt=qVersion(), python=platform.python_version()
        )
        head = QVBoxLayout()
        head.setSpacing(theme.CLOSE)
        head.addWidget(name)
        head.addWidget(self._text(versions))
        top = QHBoxLayout()
        top.setSpacing(theme.PADDING)
        top.addWidget(logo)
        top.addLayout(head, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.setSpacing(theme.PADDING)
        layout.addLayout(top)
        layout.addWidget(self._text(_("Hold programmets risici ét sted, og send rapporten til styregruppen.")))
        layout.addWidget(self._text(_("risikoapp må bruges, ændres og gives videre under MIT-licensen.")))
        layout.addWidget(self._text(_("Programmet bygger på:")))
        layout.addLayout(self._parts())
        layout.addWidget(buttons)

    def _parts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PADDING)
        grid.setVerticalSpacing(theme.CLOSE)
        grid.setColumnStretch(1, 1)
        for row, (part, terms) in enumerate(_PARTS):
            grid.addWidget(QLabel(part, self), row, 0)
            grid.addWidget(self._text(terms), row, 1)
        return grid

    def _text(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
