"""What stands in the list when nothing is left of it: why, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.i18n import _
from risikoapp.ui import theme


class Blank(QWidget):
    """A quiet sentence in the middle, with a button that shows all risks again, and one for a new risk."""

    all_requested = Signal()
    new_risk_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("role", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        everything = self._button(_("Vis alle"), _("Vis hele listen igen"))
        everything.clicked.connect(self.all_requested)
        self._new = self._button(_("Ny risiko her"), _("Opret en ny risiko i feltet"))
        self._new.clicked.connect(self.new_risk_requested)
        self.way = (everything, self._new)
        """Where the keyboard stops, from left to right."""
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.PADDING)
        buttons.addStretch()
        buttons.addWidget(everything)
        buttons.addWidget(self._new)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.GRID, theme.PADDING, theme.GRID)
        layout.setSpacing(theme.TIGHT)
        layout.addStretch()
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        layout.addStretch()

    def show_reason(self, reason: str, *, offers_new: bool) -> None:
        """Says why the list is blank, and whether a new risk may be put there; hidden for ""."""
        self._new.setVisible(offers_new)
        self._text.setText(reason)
        self.setVisible(bool(reason))

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("flat", "true")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(tip)
        return button


def blank_reason(criteria: RiskCriteria, cell: Rating | None, searched: str) -> str:
    """Why no risk is left on the list; "" where neither a search nor a cell is to blame."""
    place = "" if cell is None else criteria.cell_name(cell)
    if place and searched:
        return _("Ingen risici i {cell} svarer til »{text}«.").format(cell=place, text=searched)
    if searched:
        return _("Ingen risici svarer til »{text}«.").format(text=searched)
    return _("Ingen risici i {cell}.").format(cell=place) if place else ""
