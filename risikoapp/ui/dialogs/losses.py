"""What of a damaged file cannot be read, with what stands there all the same."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from risikoapp.codec.salvage import Loss
from risikoapp.i18n import _
from risikoapp.messages.damage import lost
from risikoapp.ui import theme


class LossList(QDialog):
    """Beside the window that shows the rest, to read and to copy from; does not block it."""

    def __init__(self, losses: tuple[Loss, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Det, der ikke kan læses"))
        self.setMinimumWidth(theme.READING_WIDTH)
        text = QPlainTextEdit("\n\n".join(f"{lost(loss)}\n{loss.text}".rstrip() for loss in losses), self)
        text.setReadOnly(True)
        text.setAccessibleName(self.windowTitle())
        text.setMinimumHeight(theme.TEXT_HEIGHT)
        close = QPushButton(_("Luk"), self)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.setSpacing(theme.PADDING)
        layout.addWidget(text)
        layout.addWidget(close)
        self.finished.connect(self.deleteLater)
