"""What of a damaged file cannot be read, with what stands there all the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.codec.salvage import Loss
from risikoapp.i18n import _
from risikoapp.messages.damage import lost
from risikoapp.messages.losses import remains
from risikoapp.ui import theme
from risikoapp.ui.dialogs.reading import Passage, Reading


class LossList(QDialog):
    """Beside the window that shows the rest, to read and to copy from; does not block it."""

    def __init__(self, losses: tuple[Loss, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Det, der ikke kan læses"))
        lead = QLabel(_("Her er, hvad der kan skimtes af det, der mangler. Du kan kopiere af det."), self)
        lead.setWordWrap(True)
        text = Reading(self.windowTitle(), self)
        text.show_passages([Passage(lost(loss), remains(loss)) for loss in losses])
        close = QPushButton(_("Luk"), self)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.setSpacing(theme.PADDING)
        layout.addWidget(lead)
        layout.addWidget(text)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.READING_WIDTH, 2 * theme.TEXT_HEIGHT)
        self.finished.connect(self.deleteLater)
