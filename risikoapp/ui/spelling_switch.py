"""The command that turns the spelling on and off, and says why where it cannot be had."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from risikoapp.messages import message
from risikoapp.spelling.errors import OwnWordsNotKept, SpellingFailure
from risikoapp.ui.notice import Notice
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.spell_checker import SpellChecker


class SpellingSwitch(QObject):
    """Keeps one window's command and the spell checker of the program alike."""

    def __init__(
        self, command: QAction, checker: SpellChecker, preferences: Preferences, notice: Notice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._checker = checker
        self._preferences = preferences
        self._notice = notice
        self._tip = command.toolTip()
        self._is_asking = False
        command.triggered.connect(self._on_triggered)
        checker.changed.connect(self._refresh)
        checker.failed.connect(self._on_failed)
        self._refresh()

    def _refresh(self) -> None:
        """Shows whether it is on, and why not where it cannot be."""
        failure = self._checker.failure
        self._command.setChecked(self._checker.is_on)
        self._command.setToolTip(self._tip if failure is None else message(failure))

    def _on_triggered(self, wanted: bool) -> None:
        self._preferences.set_spelling(wanted)
        self._is_asking = wanted
        self._checker.turn(wanted)

    def _on_failed(self, failure: SpellingFailure) -> None:
        # Who has not asked for it is not told at each start that it is missing.
        if self._is_asking or isinstance(failure, OwnWordsNotKept):
            self._is_asking = False
            self._notice.tell(message(failure))
