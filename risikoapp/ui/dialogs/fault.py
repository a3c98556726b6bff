"""The program has made a mistake: what is saved, where the log is, and how to go on."""

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from risikoapp import __version__
from risikoapp.i18n import _
from risikoapp.messages import shown_path
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle


class FaultDialog(QDialog):
    """Accepted to go on, rejected by the button that closes the program; Esc goes on."""

    def __init__(self, saved: Sequence[str], log: Path, fault: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._fault = fault
        self.setWindowTitle("risikoapp")
        self.setMinimumWidth(theme.READING_WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        self._layout.setSpacing(theme.GRID)
        self._add(_("Der skete en fejl i programmet."), "lead")
        for line in saved:
            self._add(line)
        self._add(_("Du kan arbejde videre. Opfører vinduet sig mærkeligt, så luk programmet, og åbn det igen."))
        self._add(_("Fejlen er skrevet i loggen, uden noget af det, du har skrevet. Den ligger her:"))
        self._add(shown_path(log))
        self._buttons = QDialogButtonBox(self)
        self._copy = self._buttons.addButton(_("Kopiér detaljer"), QDialogButtonBox.ButtonRole.ActionRole)
        leave = self._buttons.addButton(_("Luk programmet"), QDialogButtonBox.ButtonRole.DestructiveRole)
        go_on = self._buttons.addButton(_("Fortsæt"), QDialogButtonBox.ButtonRole.AcceptRole)
        restyle(go_on, "primary", "true")
        go_on.setDefault(True)
        self._copy.clicked.connect(self._on_copy)
        leave.clicked.connect(self._on_leave)
        go_on.clicked.connect(self.accept)
        self._layout.addSpacing(theme.GRID)
        self._layout.addWidget(self._buttons)
        # Qt would leave room for the lines as if they were narrow.
        self.resize(theme.READING_WIDTH, self._layout.heightForWidth(theme.READING_WIDTH))
        go_on.setFocus()

    def reject(self) -> None:
        # Esc and the window's cross end the dialog, not the program.
        self.accept()

    def _on_leave(self) -> None:
        super().reject()

    def _on_copy(self) -> None:
        versions = f"risikoapp {__version__} · Qt {qVersion()} · Python {platform.python_version()}"
        QGuiApplication.clipboard().setText(f"{versions} · {platform.platform()}\n{self._fault}\n")
        self._copy.setText(_("Kopieret"))

    def _add(self, text: str, role: str = "muted") -> None:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout.addWidget(label)
