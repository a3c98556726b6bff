"""How far a person has come with what is unclear in a paper: what was decided, what is asked now, and the way back."""

from collections.abc import Collection
from typing import NamedTuple

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register
from risikoapp.importers import answers
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.ui.clock import Clock
from risikoapp.ui.intake.choices import Answer


class _State(NamedTuple):
    """All that was decided so far."""

    draft: Draft
    settled: frozenset[int] = frozenset()


class Course:
    """The draft as it was decided so far, and one thing in it that is asked about, as long as anything is unclear."""

    def __init__(self, draft: Draft, clock: Clock) -> None:
        self._state = _State(draft)
        self._past: list[_State] = []
        self._undone: list[_State] = []
        self._clock = clock
        self._entries = [answers.entry_of(draft, each) for each in draft.unclear]
        self.place = 0
        """Which of the unclear things is asked about."""

    @property
    def draft(self) -> Draft:
        return self._state.draft

    @property
    def register(self) -> Register:
        return self._state.draft.register_file.register

    @property
    def settled(self) -> frozenset[int]:
        """The places of what was decided."""
        return self._state.settled

    @property
    def has_decisions(self) -> bool:
        """Whether anything was decided that has not been taken back."""
        return bool(self._past)

    @property
    def asked(self) -> Unclear | None:
        """What is asked about; None where nothing was unclear."""
        unclear = self.draft.unclear
        return unclear[self.place] if unclear else None

    @property
    def likeliest(self) -> Rating | None:
        """The one cell that is likely for the risk that is asked about, while it is not decided."""
        asked = self.asked
        likely = asked.likely if asked is not None and self.place not in self.settled else ()
        return likely[0] if len(likely) == 1 else None

    @property
    def left(self) -> Draft:
        """The draft with what was not decided."""
        return answers.left_open(self.draft, self.settled)

    def step(self, by: int) -> None:
        """Goes so many unclear things on, and from the last to the first."""
        if self.draft.unclear:
            self.place = (self.place + by) % len(self.draft.unclear)

    def answer(self, answer: Answer) -> None:
        """Decides what is asked, and goes on; raises ValueError for what is no number, InvalidEdit for one that is
        taken."""
        asked = self.asked
        assert asked is not None
        self._become(self._decided(asked, answer), (self.place,))

    def move(self, risk_ids: Collection[str], rating: Rating | None) -> None:
        """Puts risks into a cell, whether it was asked where they stand or not."""
        draft = self.draft
        numbers = [risk.number for risk in self.register.risks if risk.id in risk_ids]
        for number in numbers:
            draft = self._placed(draft, number, rating)
        unclear = enumerate(draft.unclear)
        self._become(draft, [place for place, each in unclear if each.field == "rating" and each.risk in numbers])

    def undo(self) -> None:
        """Takes the last decision back, where there is one."""
        self._go_to(self._past, self._undone)

    def redo(self) -> None:
        self._go_to(self._undone, self._past)

    def _become(self, draft: Draft, settled: Collection[int]) -> None:
        """Goes on with a decision, to the next thing that is not decided."""
        self._past.append(self._state)
        self._undone.clear()
        self._state = _State(draft, self.settled.union(settled))
        count = len(draft.unclear)
        way = ((self.place + step) % count for step in range(count))
        self.place = next((each for each in way if each not in self.settled), self.place)

    def _go_to(self, source: list[_State], other: list[_State]) -> None:
        if source:
            other.append(self._state)
            before, self._state = self.settled, source.pop()
            self.place = min(before ^ self.settled, default=self.place)

    def _decided(self, asked: Unclear, answer: Answer) -> Draft:
        draft, entry = self.draft, self._entries[self.place]
        if answer.into is not None:
            return answers.describe_more(draft, answer.into, asked.text)
        if asked.risk is None:
            if answer.day is not None:
                return answers.set_status_date(draft, answer.day)
            return draft if answer.words is None else answers.set_title(draft, answer.words)
        if answer.rating is not None:
            return self._placed(draft, asked.risk, answer.rating)
        if answer.day is not None and entry is not None:
            return answers.set_date(draft, asked.risk, entry, answer.day)
        if answer.words is None:
            return draft
        if asked.field == "number":
            return answers.renumber(draft, asked.risk, int(answer.words.removeprefix("#")))
        return answers.rename(draft, asked.risk, answer.words)

    def _placed(self, draft: Draft, number: int, rating: Rating | None) -> Draft:
        return answers.place(draft, number, rating, change_id=self._clock.new_id(), on=self._clock.today())
