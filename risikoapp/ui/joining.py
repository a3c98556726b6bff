"""What a window does when somebody else has changed its file: joins both, and asks where they are at odds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QTextEdit

from risikoapp.domain.changes import diff
from risikoapp.domain.errors import InvalidEdit
from risikoapp.i18n import _, ngettext
from risikoapp.storage.errors import ChangedOnDisk, StorageError
from risikoapp.storage.repository import OnDisk
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.document import Document
from risikoapp.ui.notice import Notice

if TYPE_CHECKING:
    from risikoapp.domain.merge import Choice, Conflict, Merge


class Joining(QObject):
    """Meets what others write into the file of one window.

    What does not collide joins at once, and is told in one line. Where both have changed the same, nothing is written
    until a person has decided: what is on disk stays there, and what is here is kept aside with every edit that comes.
    """

    def __init__(
        self,
        document: Document,
        autosave: Autosave,
        notice: Notice,
        flush: Callable[[], None],
        window: QMainWindow,
    ) -> None:
        """For one window; `flush` makes edits of what has been typed in it."""
        super().__init__(window)
        self._document = document
        self._autosave = autosave
        self._notice = notice
        self._flush = flush
        self._window = window
        self._undecided: tuple[Conflict, ...] = ()
        self._may_ask = False
        self._told = ""
        autosave.changed_elsewhere.connect(self._on_changed_elsewhere)
        autosave.state_changed.connect(self._on_state_changed)

    def decide(self) -> None:
        """Asks which version shall stand, wherever both have changed the same."""
        if self._may_ask:
            # It is being asked already.
            return
        self._may_ask = True
        try:
            self._autosave.meet_again()
        finally:
            self._may_ask = False

    def settle(self) -> bool:
        """Asks the same before the window closes, where something is undecided; whether all is on disk then."""
        if not self._undecided:
            return False
        self.decide()
        return self._autosave.flush()

    def _on_changed_elsewhere(self, error: ChangedOnDisk) -> None:
        # What is being typed belongs to what has been done here, and may join as all else.
        self._flush()
        try:
            self._join()
        except InvalidEdit:
            # There is no number left for a risk that must have another.
            self._autosave.refuse(error)
        except StorageError as trouble:
            trouble.kept = error.kept
            self._autosave.refuse(trouble)

    def _on_state_changed(self) -> None:
        if self._undecided and self._autosave.error is None:
            # It has been decided, or the other one has taken it back.
            if self._notice.told == self._told:
                self._notice.clear()
            self._undecided, self._told = (), ""

    def _join(self) -> None:
        # Wanted only where two work in one file.
        from risikoapp.domain.merge import merge

        choices: Mapping[Conflict, Choice] = {}
        while True:
            # Each time anew: the file may change again while a person thinks.
            found = self._autosave.repository.read_again()
            merged = merge(self._autosave.base, self._document.file, found.file)
            if set(merged.conflicts) <= choices.keys():
                self._go_on(found, merged, choices)
                return
            if not self._may_ask:
                self._tell_undecided(merged)
                return
            answer = self._ask(merged)
            if answer is None:
                self._tell_undecided(merged)
                return
            choices = answer

    def _go_on(self, found: OnDisk, merged: "Merge", choices: "Mapping[Conflict, Choice]") -> None:
        from risikoapp.domain.merge import resolve
        from risikoapp.news import news_line

        file = resolve(merged, choices)
        news = news_line(replace(merged, file=file, incoming=diff(self._document.register, file.register)))
        self._autosave.go_on(found, file)
        if news:
            self._notice.tell(news)

    def _ask(self, merged: "Merge") -> "Mapping[Conflict, Choice] | None":
        from risikoapp.ui.dialogs.conflicts import ConflictsDialog

        dialog = ConflictsDialog(merged, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choices = dialog.choices
        dialog.deleteLater()
        return choices if accepted else None

    def _tell_undecided(self, merged: "Merge") -> None:
        """Says that a choice is wanted, and asks for it at once unless somebody is writing or has put it off."""
        is_news, self._undecided = merged.conflicts != self._undecided, merged.conflicts
        count = len(merged.conflicts)
        text = ngettext(
            "En anden har rettet det samme sted som dig. Begge udgaver er i behold, til du har valgt.",
            "En anden har rettet {count} af de samme steder som dig. Begge udgaver er i behold, til du har valgt.",
            count,
        )
        self._told = text.format(count=count)
        self._notice.tell(self._told, [(_("Vælg…"), self.decide)], stays=True)
        writes = isinstance(self._window.focusWidget(), QLineEdit | QTextEdit)
        if is_news and not writes and self._window.isActiveWindow():
            QTimer.singleShot(0, self, self.decide)
