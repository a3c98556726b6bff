"""How far something has come that takes its time, and a way out of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme

_AFTER = 500
"""Milliseconds: what is done sooner need not be told of."""


class Progress(QProgressDialog):
    """To be made when the work begins: it shows itself when its time has come, whether anything is told or not."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, _("Annuller"), 0, 0, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_AFTER)
        # It goes when the work is over, and not when all is told of: something may come after that.
        self.setAutoReset(False)
        self.setMinimumWidth(theme.MESSAGE_WIDTH)
        self._part = QProgressBar(self)
        # The bar is lower than letters are.
        self._part.setTextVisible(False)
        self.setBar(self._part)

    def show_part(self, done: int, of: int) -> None:
        """So much is done, of so much, in another thread.

        Unlike `setValue` this lets no events in: the next such part might be among them, and the next but one in that.
        """
        self._part.setMaximum(of)
        self._part.setValue(done)

    def end(self) -> None:
        """The work is over, however it went."""
        self.reset()
        self.deleteLater()
