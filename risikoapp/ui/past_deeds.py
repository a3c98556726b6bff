"""What the menus do with the past of a risikovurdering: its development, its log, and a name that is to go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.ui.raising import bring_forward, let_stand_behind

if TYPE_CHECKING:
    from risikoapp.ui.author import Author
    from risikoapp.ui.main_window import MainWindow
    from risikoapp.ui.name_removal import Found


class PastDeeds(QObject):
    """The commands of one window that look back. What they need is loaded when they are given."""

    def __init__(self, window: "MainWindow", author: "Author") -> None:
        super().__init__(window)
        self._window = window
        self._author = author
        if window.read_only is not None and window.read_only.snapshot is not None:
            # A finished status has no log of its own, and what comes after it is not now.
            for key in ("development", "changelog", "compare"):
                window.commands.offer(key, False)

    def compare(self) -> None:
        """Compares two states; the comparison goes with the window it belongs to."""
        from risikoapp.ui.comparing.window import ComparisonWindow

        shown = self._window.findChild(ComparisonWindow)
        if shown is None:
            shown = ComparisonWindow(self._window.document, self._window.theme, self._window)
            self._lay_beside(shown)
        bring_forward(shown)

    def show_development(self) -> None:
        """Shows how the risk has developed that is shown, or all of them."""
        from risikoapp.ui.development.window import DevelopmentWindow

        shown = self._window.findChild(DevelopmentWindow)
        if shown is None:
            shown = DevelopmentWindow(self._window.document, self._window.theme, self._window)
            shown.risk_requested.connect(self._go_to_risk)
            shown.evaluation_requested.connect(self._go_to_evaluation)
            self._lay_beside(shown)
        shown.show_risk(self._window.selected)
        bring_forward(shown)

    def show_log(self) -> None:
        """Shows who changed what."""
        from risikoapp.ui.changelog.window import LogWindow

        shown = self._window.findChild(LogWindow)
        if shown is None:
            shown = LogWindow(self._window.document, self._window.path, self._window)
            shown.risk_requested.connect(self._go_to_risk)
            self._lay_beside(shown)
        bring_forward(shown)

    def remove_name(self) -> None:
        """Takes a name out of the file and its copies, for good, and tells what came of it."""
        from risikoapp.ui.dialogs.remove_name import RemoveNameDialog
        from risikoapp.ui.name_removal import NameRemoval

        autosave = self._window.autosave
        removal = NameRemoval(self._window.document, autosave, self)
        dialog = RemoveNameDialog(removal, self._window)
        with autosave.undisturbed():
            is_done = bool(dialog.exec())
        if is_done:
            found, taker = dialog.outcome, dialog.taker()
            assert taker is not None
            self._tell_removed(found, author_was_named=found.is_saved and self._author.forget(taker))
        dialog.deleteLater()
        removal.deleteLater()

    def _tell_removed(self, found: "Found", *, author_was_named: bool) -> None:
        from risikoapp.ui.dialogs.remove_name import places_words, unread_words

        if not found.is_saved:
            text = _("Navnet er ikke fjernet overalt, for filen kunne ikke gemmes. Fjern det igen, når den er gemt.")
            self._window.notice.tell(text, error=True)
            return
        words = _("Navnet er fjernet {places}. Det kan ikke fortrydes.").format(places=places_words(found.count))
        own = [_("Dine egne initialer under Fil er også slettet.")] if author_was_named else []
        failed = unread_words(found)
        self._window.notice.tell(" ".join((words, *own, *failed)), error=bool(failed))

    def _lay_beside(self, shown: QWidget) -> None:
        let_stand_behind(shown)
        self._window.closed.connect(shown.close)
        self._window.commands.follow_into(shown)

    def _go_to_risk(self, risk_id: str) -> None:
        self._window.select(risk_id)
        bring_forward(self._window)

    def _go_to_evaluation(self, risk_id: str, evaluation_id: str) -> None:
        self._go_to_risk(risk_id)
        self._window.pane.evaluation_section.focus_text(evaluation_id)
        self._window.pane.reveal_focus()
