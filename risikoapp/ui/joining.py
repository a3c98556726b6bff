"""What a window does when somebody else has changed its file: joins both, and asks where they are at odds."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QMainWindow, QTextEdit

from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.storage.errors import ChangedOnDisk, StorageError
from risikoapp.storage.repository import OnDisk
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.document import Document
from risikoapp.ui.meeting import Meeting
from risikoapp.ui.notice import Notice

if TYPE_CHECKING:
    from risikoapp.domain.merge import Choice, Conflict, Merge
    from risikoapp.ui.dialogs.questions import StepBackAnswer

_MOST_NEWS = 3
"""Lines of news that stand above one another; of more, the oldest goes."""
_TURNS = 3
"""So often it is worked out anew because somebody has typed on; then the window waits for it."""


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
        self._news: list[str] = []
        """What was told of what came in, line by line."""
        # Not a single shot of Qt's own: that would keep this alive where the window is closed before.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.decide)
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
            self._be_quiet()

    def _be_quiet(self) -> None:
        if not self._autosave.is_joining:
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
        self._begin(error, {}, 1)

    def _begin(self, error: ChangedOnDisk, choices: "Mapping[Conflict, Choice]", turn: int) -> None:
        # What is being typed belongs to what has been done here, and may join as all else.
        self._flush()
        autosave = self._autosave
        meeting = Meeting(autosave.repository, self._document.file, autosave.base, self._older, choices)
        if turn > _TURNS:
            meeting.run()
            self._end(error, meeting)
        else:
            autosave.work_out(meeting.run, partial(self._on_worked_out, error, choices, turn, meeting))

    def _on_worked_out(
        self, error: ChangedOnDisk, choices: "Mapping[Conflict, Choice]", turn: int, meeting: Meeting
    ) -> None:
        try:
            if self._autosave.is_undisturbed:
                # A dialog has come that tells of what stands here. It is met again when that is over.
                return
            self._flush()
            if self._document.file is not meeting.mine:
                self._begin(error, choices, turn + 1)
            else:
                self._end(error, meeting)
        finally:
            self._be_quiet()

    def _end(self, error: ChangedOnDisk, meeting: Meeting) -> None:
        found, merged = meeting.found, meeting.merged
        if isinstance(meeting.trouble, StorageError):
            meeting.trouble.kept = error.kept
            self._autosave.refuse(meeting.trouble)
        elif found is None or merged is None:
            self._autosave.refuse(error)
        elif found.is_step_back and not self._takes(found, error):
            return
        elif meeting.file is not None:
            self._go_on(found, meeting.file, meeting)
        elif self._may_ask and (choices := self._ask(merged)) is not None:
            # Anew: the file may have changed again while a person thought.
            self._begin(error, choices, 1)
        else:
            self._tell_undecided(merged)

    def _on_state_changed(self) -> None:
        if self._is_undecided and self._autosave.error is None:
            # It has been decided, or the other one has taken it back.
            if self._notice.told == self._told:
                self._notice.clear()
            self._undecided, self._older, self._told = (), None, ""

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

    def _go_on(self, found: OnDisk, file: RegisterFile, meeting: Meeting) -> None:
        self._autosave.go_on(found, file)
        for conflict, changes in meeting.given_up:
            from risikoapp.ui.dialogs.conflict_words import choice_name

            # What was given up is in no other place but the copies: it can be taken back as all that one does.
            name = choice_name(conflict, meeting.choices[conflict], file.register)
            self._document.note_choice(name, changes)
        if found.is_step_back:
            self._notice.tell(_("Den ældre udgave er taget. Den, der stod her, ligger under Fil → Gendan…"))
        elif meeting.news:
            self._tell_news(meeting.news)

    def _tell_news(self, line: str) -> None:
        """Tells what came in, beneath what came before as long as nobody has hidden that."""
        earlier = self._news if self._notice.told == "\n".join(self._news) else []
        # Said twice it tells no more than once.
        self._news = [*(told for told in earlier if told != line), line][-_MOST_NEWS:]
        self._notice.tell("\n".join(self._news))

    def _ask(self, merged: "Merge") -> "Mapping[Conflict, Choice] | None":
        from risikoapp.ui.dialogs.conflicts import ask_conflicts

        return ask_conflicts(merged, self._window)

    def _tell_step_back(self, found: OnDisk, error: ChangedOnDisk) -> None:
        self._older = found
        self._autosave.hold(error)
        self._told = _(
            "Filen er sat tilbage til en ældre udgave, måske af et program, der synkroniserer. "
            "Det, du ser her, er i behold, men står ikke i filen, før du har valgt."
        )
        choices = [(_("Behold min"), self._keep_mine), (_("Tag den ældre"), self._take_older)]
        self._notice.tell(self._told, choices, stays=True)

    def _tell_undecided(self, merged: "Merge") -> None:
        """Says that a choice is wanted, and asks for it at once unless somebody is writing or has put it off."""
        from risikoapp.ui.dialogs.conflict_words import places_named

        is_news, self._undecided = merged.conflicts != self._undecided, merged.conflicts
        text = _("En anden har rettet det samme som dig: {places}. Begge udgaver er i behold, til du har valgt.")
        self._told = text.format(places=places_named(merged))
        self._notice.tell(self._told, [(_("Vælg…"), self.decide)], stays=True)
        writes = isinstance(self._window.focusWidget(), QLineEdit | QTextEdit)
        if is_news and not writes and self._window.isActiveWindow():
            self._soon.start()
