"""What stands in the list when nothing is left of it: why, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.i18n import _
from risikoapp.ui import theme


class Blank(QWidget):
    """A quiet sentence in the middle, with a button that shows all risks again."""

    all_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("role", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        self.button = QPushButton(_("Vis alle"), self)
        self.button.setProperty("flat", "true")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setToolTip(_("Vis hele listen igen"))
        self.button.clicked.connect(self.all_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.GRID, theme.PADDING, theme.GRID)
        layout.setSpacing(theme.TIGHT)
        layout.addStretch()
        layout.addWidget(self._text)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def show_reason(self, reason: str) -> None:
        """Says why the list is blank; hidden for ""."""
        self._text.setText(reason)
        self.setVisible(bool(reason))


def blank_reason(criteria: RiskCriteria, cell: Rating | None, searched: str) -> str:
    """Why no risk is left on the list; "" where neither a search nor a cell is to blame."""
    place = "" if cell is None else criteria.cell_name(cell)
    if place and searched:
        return _("Ingen risici i {cell} svarer til »{text}«.").format(cell=place, text=searched)
    if searched:
        return _("Ingen risici svarer til »{text}«.").format(text=searched)
    return _("Ingen risici i {cell}.").format(cell=place) if place else ""
