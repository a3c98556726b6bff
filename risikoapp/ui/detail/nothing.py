"""What stands in the pane when no risk is shown: what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui import theme


class Nothing(QWidget):
    """A few words in the middle and, where there is no risk to choose, the button that makes the first."""

    new_risk_requested = Signal()

    def __init__(self, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._text = QLabel(self)
        self._text.setProperty("role", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._new = QPushButton(_("Ny risiko"), self)
        self._new.setProperty("primary", "true")
        self._new.clicked.connect(self.new_risk_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.PADDING)
        layout.addStretch()
        for widget in (self._text, self._new):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def show_register(self, register: Register) -> None:
        """Says what can be done with a register of which no risk is shown."""
        self._new.setVisible(not register.risks and not self._read_only)
        if register.risks:
            self._text.setText(_("Vælg en risiko i matrixen eller på listen."))
        elif self._read_only:
            self._text.setText(_("Her er ingen risici."))
        else:
            self._text.setText(_("Her er ingen risici endnu.\nTryk på »Ny risiko« for at skrive den første."))
