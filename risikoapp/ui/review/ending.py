"""The end of a review: what is left, and what can come now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.review.course import ending_words, is_through
from risikoapp.ui.stylesheet import restyle


class Ending(QWidget):
    """Says how the review has gone, and offers to go to what is left or to finish the status."""

    left_requested = Signal()
    """What is left is to be gone through."""
    finish_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head, self._text = QLabel(self), QLabel(self)
        self._head.setProperty("role", "head")
        self._text.setProperty("role", "muted")
        for label in (self._head, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._left = QPushButton(_("Gå til det, der &mangler"), self)
        self._finish = QPushButton(_("&Afslut status…"), self)
        self._left.clicked.connect(self.left_requested)
        self._finish.clicked.connect(self.finish_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for button in (self._left, self._finish):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PANE_PADDING, theme.PADDING, theme.PANE_PADDING, theme.PADDING)
        layout.setSpacing(theme.PADDING)
        layout.addWidget(self._head)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        layout.addStretch()

    def show_file(self, file: RegisterFile) -> None:
        head, text = ending_words(file)
        self._head.setText(head)
        self._text.setText(text)
        through = is_through(file)
        self._left.setHidden(through)
        restyle(self._left, "primary", "false" if through else "true")
        restyle(self._finish, "primary", "true" if through else "false")

    def take_focus(self) -> None:
        """Gives the keyboard to what is most likely to come."""
        (self._finish if self._left.isHidden() else self._left).setFocus(Qt.FocusReason.OtherFocusReason)
