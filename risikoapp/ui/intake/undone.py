"""Tells when what came in from a paper has been taken back as a whole: it is much, and seldom all in sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from risikoapp.i18n import _

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


class ToldWhenUndone(QObject):
    """Watches the newest step of a window for as long as that lives."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._stack, self._notice = window.document.undo_stack, window.notice
        self._index, self._name = self._stack.index(), self._stack.undoText()
        self._told = ""
        self._stack.indexChanged.connect(self._on_index)

    def _on_index(self, index: int) -> None:
        # A stack that goes with its window empties itself first.
        if not isValid(self._stack):
            return
        # Another step may stand in its place, or none.
        if index == self._index - 1 and self._stack.redoText() == self._name:
            text = _("»{step}« er fortrudt: Alt det, der kom ind, er taget ud igen.").format(step=self._name)
            self._notice.tell(text, [(_("Gentag"), self._stack.redo)])
            self._told = text
        elif self._told and self._notice.told == self._told:
            # With another step back or on, it is no longer what happened last.
            self._notice.clear()
