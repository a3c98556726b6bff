"""Who edits, as the change log tells it: asked for once, and the same in all windows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from risikoapp.ui.preferences import Preferences

if TYPE_CHECKING:
    from risikoapp.domain.redaction import NameTaker
    from risikoapp.ui.main_window import MainWindow


class Author(QObject):
    """Gives the document of one window its author, and asks who that is."""

    def __init__(self, window: "MainWindow", preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        preferences.author_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self._window.document.author = self._preferences.author

    def forget(self, taker: "NameTaker") -> bool:
        """Lets go of the role or the initials where a name is in them that was taken out; whether it was."""
        is_named = bool(taker.take_out(self._preferences.author)[1])
        if is_named:
            self._preferences.set_author("")
        return is_named

    def ask(self) -> None:
        """Asks for the role or the initials that stand in the change log from now on."""
        from PySide6.QtWidgets import QDialog

        from risikoapp.ui.dialogs.author import AuthorDialog

        dialog = AuthorDialog(self._preferences.author, self._window, may_be_told=self._preferences.policy.names_author)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._preferences.set_author(dialog.author)
        dialog.deleteLater()
