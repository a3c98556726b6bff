"""What a window does when somebody else has changed its file: joins both, and asks where they are at odds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QTextEdit

from risikoapp.domain.changes import diff
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _, ngettext
from risikoapp.storage.errors import ChangedOnDisk, StorageError
from risikoapp.storage.repository import OnDisk
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.document import Document
from risikoapp.ui.notice import Notice

if TYPE_CHECKING:
    from risikoapp.domain.merge import Choice, Conflict, Merge
    from risikoapp.ui.dialogs.questions import StepBackAnswer


class Joining(QObject):
    """Meets what others write into the file of one window.

    What does not collide joins at once, and is told in one line. Where both have changed the same, or an older state of
    the file has been put back, nothing is written until a person has decided: what is on disk stays there, and what is
    here is kept aside with every edit that comes.
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
        self._older: OnDisk | None = None
        self._answer: StepBackAnswer = ""
        self._may_ask = False
        self._told = ""
        autosave.changed_elsewhere.connect(self._on_changed_elsewhere)
        autosave.state_changed.connect(self._on_state_changed)

    def decide(self) -> None:
        """Asks which version shall stand, wherever both have changed the same or an older one was put back."""
        if self._may_ask:
            # It is being asked already.
            return
        self._may_ask = True
        try:
            self._autosave.meet_again()
        finally:
            self._may_ask, self._answer = False, ""

    def _keep_mine(self) -> None:
        self._answer = "mine"
        self.decide()

    def _take_older(self) -> None:
        self._answer = "older"
        self.decide()

    def settle(self) -> bool:
        """Asks the same before the window closes, where something is undecided; whether all is on disk then."""
        if not self._is_undecided:
            return False
        self.decide()
        return self._autosave.flush()

    @property
    def _is_undecided(self) -> bool:
        return bool(self._undecided) or self._older is not None

    def _on_changed_elsewhere(self, error: ChangedOnDisk) -> None:
        # What is being typed belongs to what has been done here, and may join as all else.
        self._flush()
        try:
            self._join(error)
        except InvalidEdit:
            # There is no number left for a risk that must have another.
            self._autosave.refuse(error)
        except StorageError as trouble:
            trouble.kept = error.kept
            self._autosave.refuse(trouble)

    def _on_state_changed(self) -> None:
        if self._is_undecided and self._autosave.error is None:
            # It has been decided, or the other one has taken it back.
            if self._notice.told == self._told:
                self._notice.clear()
            self._undecided, self._older, self._told = (), None, ""

    def _join(self, error: ChangedOnDisk) -> None:
        # Wanted only where two work in one file.
        from risikoapp.domain.merge import merge

        choices: Mapping[Conflict, Choice] = {}
        while True:
            # Each time anew: the file may change again while a person thinks.
            found = self._autosave.repository.read_again()
            if found.is_step_back and not self._takes(found, error):
                return
            merged = merge(self._ancestor(found), self._document.file, found.file)
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

    def _takes(self, found: OnDisk, error: ChangedOnDisk) -> bool:
        """Whether an older state that was put back shall stand; else it has been told, or what is here is written."""
        if self._may_ask and not self._answer:
            from risikoapp.ui.dialogs.questions import ask_step_back

            self._answer = ask_step_back(self._window)
        if self._answer == "mine":
            self._autosave.go_on(found, self._document.file)
        elif not self._answer:
            self._tell_step_back(found, error)
        return self._answer == "older"

    def _ancestor(self, found: OnDisk) -> RegisterFile:
        """What this document and what was found both come from.

        Whoever edits an older state that was put back has not taken away what came after it.
        """
        return self._autosave.base if self._older is None or found.is_step_back else self._older.file

    def _go_on(self, found: OnDisk, merged: "Merge", choices: "Mapping[Conflict, Choice]") -> None:
        from risikoapp.domain.merge import resolve
        from risikoapp.news import news_line

        file = resolve(merged, choices)
        news = news_line(replace(merged, file=file, incoming=diff(self._document.register, file.register)))
        self._autosave.go_on(found, file)
        if found.is_step_back:
            self._notice.tell(_("Den ældre udgave er taget. Den, der stod her, ligger under Fil → Gendan…"))
        elif news:
            self._notice.tell(news)

    def _ask(self, merged: "Merge") -> "Mapping[Conflict, Choice] | None":
        from risikoapp.ui.dialogs.conflicts import ConflictsDialog

        dialog = ConflictsDialog(merged, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choices = dialog.choices
        dialog.deleteLater()
        return choices if accepted else None

    def _tell_step_back(self, found: OnDisk, error: ChangedOnDisk) -> None:
        self._older = found
        self._autosave.hold(error)
        self._told = _(
            "Filen er sat tilbage til en ældre udgave, måske af et program, der synkroniserer. "
            "Det, du ser her, er i behold, men står ikke i filen, før du har valgt."
        )
        choices = [(_("Behold min"), self._keep_mine), (_("Tag den ældre"), self._take_older)]
        self._notice.tell(self._told, choices)

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
