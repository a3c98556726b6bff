"""How far a person has come with what is unclear in a paper: what was decided, what is asked now, and the way back."""

from collections.abc import Collection
from typing import NamedTuple

from risikoapp.domain.criteria import Rating
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import Register, Risk
from risikoapp.importers import answers
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.ui.clock import Clock
from risikoapp.ui.intake.choices import Answer, Asked


class _Deed(NamedTuple):
    """One decision: what was asked, or nothing where a risk was moved unasked, what was answered, and the risks it is
    about, as they were before it."""

    asked: Unclear | None
    answer: Answer
    risks: tuple[Risk, ...]


class _State(NamedTuple):
    """All that was decided so far."""

    draft: Draft
    settled: frozenset[int] = frozenset()
    deeds: tuple[_Deed, ...] = ()


class Course:
    """The draft as it was decided so far, and one thing in it that is asked about, as long as anything is unclear."""

    def __init__(self, draft: Draft, clock: Clock) -> None:
        self._first = draft
        self._state = _State(draft)
        self._past: list[_State] = []
        self._undone: list[_State] = []
        self._clock = clock
        self._entries = [answers.entry_of(draft, each) for each in draft.unclear]
        self._undated = answers.undated(draft)
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
    def known(self) -> Asked:
        """What is known of what is asked besides what it says."""
        asked = self.asked
        if asked is None:
            return Asked()
        is_many = self._is_many(asked)
        is_dated = is_many or self._is_undated(self.place)
        return Asked(
            takes_date=is_many or asked.field == "status_date" or self._is_of_entry(self.place),
            is_many=is_many and len(self._undated) > 1,
            year=answers.likely_year(self.draft),
            likely_day=self.register.status_date if is_dated else None,
            alike=len(self._alike()),
        )

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
        assert self.asked is not None
        draft, deeds = self.draft, list[_Deed]()
        places = self._alike() if answer.rest else (self.place,)
        for place in places:
            asked = draft.unclear[place]
            about = tuple(risk for risk in self.register.risks if risk.number in (asked.risk, answer.into))
            deeds.append(_Deed(asked, answer._replace(rest=False), about))
            draft = self._decided(draft, place, answer)
        self._become(draft, places, *deeds)

    def move(self, risk_ids: Collection[str], rating: Rating | None) -> None:
        """Puts risks into a cell, whether it was asked where they stand or not."""
        draft = self.draft
        risks = tuple(risk for risk in self.register.risks if risk.id in risk_ids)
        numbers = [risk.number for risk in risks]
        for number in numbers:
            draft = self._placed(draft, number, rating)
        settled = [place for place, each in enumerate(draft.unclear) if each.field == "rating" and each.risk in numbers]
        self._become(draft, settled, _Deed(None, Answer(rating=rating), risks))

    def take_over(self, other: "Course") -> int:
        """Decides once more what was decided of the same paper read otherwise, and asks what comes first of the rest.

        How many decisions no longer fit.
        """
        lost = sum(not self._repeat(deed) for deed in other._state.deeds)
        self.place = min(set(range(len(self.draft.unclear))) - self.settled, default=0)
        return lost

    def undo(self) -> None:
        """Takes the last decision back, where there is one."""
        self._go_to(self._past, self._undone)

    def redo(self) -> None:
        self._go_to(self._undone, self._past)

    def _repeat(self, deed: _Deed) -> bool:
        """Whether a decision could be made here, too: about the same risks, and what is asked in the same words."""
        here = {risk.number: risk for risk in self.register.risks}
        if not all(each.number in here and _is_same(each, here[each.number]) for each in deed.risks):
            return False
        asked = deed.asked
        if asked is None:
            self.move([here[each.number].id for each in deed.risks], deed.answer.rating)
            return True
        waiting = [place for place in range(len(self.draft.unclear)) if place not in self.settled]
        same = (place for place in waiting if _key(self.draft.unclear[place]) == _key(asked))
        found = next(same, None)
        if found is None:
            return False
        self.place = found
        try:
            self.answer(deed.answer)
        except InvalidEdit:
            # Its number has been given to another.
            return False
        return True

    def _alike(self) -> tuple[int, ...]:
        """The places of what is not decided and can be decided together with what is asked, which is among them."""
        for is_kind in (self._is_unused, self._is_undated):
            if is_kind(self.place):
                places = filter(is_kind, range(len(self.draft.unclear)))
                return tuple(place for place in places if place == self.place or place not in self.settled)
        return (self.place,)

    def _is_many(self, asked: Unclear) -> bool:
        """Whether it is the date of many evaluations that is asked for at once."""
        return asked.field == "date" and asked.risk is None and not asked.is_left_out and bool(self._undated)

    def _is_unused(self, place: int) -> bool:
        return answers.is_unused(self.draft.unclear[place])

    def _is_undated(self, place: int) -> bool:
        return self._is_of_entry(place) and answers.is_undated(self.draft.unclear[place])

    def _is_of_entry(self, place: int) -> bool:
        return self.draft.unclear[place].field == "date" and self._entries[place] is not None

    def _become(self, draft: Draft, settled: Collection[int], *deeds: _Deed) -> None:
        """Goes on with a decision, to the next thing that is not decided."""
        self._past.append(self._state)
        self._undone.clear()
        self._state = _State(draft, self.settled.union(settled), (*self._state.deeds, *deeds))
        count = len(draft.unclear)
        way = ((self.place + step) % count for step in range(count))
        self.place = next((each for each in way if each not in self.settled), self.place)

    def _go_to(self, source: list[_State], other: list[_State]) -> None:
        if source:
            other.append(self._state)
            before, self._state = self.settled, source.pop()
            self.place = min(before ^ self.settled, default=self.place)

    def _decided(self, draft: Draft, place: int, answer: Answer) -> Draft:
        asked, entry = draft.unclear[place], self._entries[place]
        if answer.into is not None:
            return answers.describe_more(draft, answer.into, asked.text)
        if asked.risk is None:
            return self._decided_of_all(draft, asked, answer)
        if answer.rating is not None:
            return self._placed(draft, asked.risk, answer.rating)
        if answer.day is not None and entry is not None:
            return answers.set_date(draft, asked.risk, entry, answer.day)
        if answer.words is None:
            return self._as_it_stood(draft, place)
        if asked.field == "number":
            return answers.renumber(draft, asked.risk, int(answer.words.removeprefix("#")))
        return answers.rename(draft, asked.risk, answer.words)

    def _as_it_stood(self, draft: Draft, place: int) -> Draft:
        """It is well as the paper has it, whatever was answered before."""
        asked, entry = draft.unclear[place], self._entries[place]
        assert asked.risk is not None
        if asked.field == "rating":
            return answers.place_as_in(draft, self._first, asked.risk)
        if asked.field == "date" and entry is not None:
            return answers.date_as_in(draft, self._first, asked.risk, entry)
        return draft

    def _decided_of_all(self, draft: Draft, asked: Unclear, answer: Answer) -> Draft:
        """What is asked of the paper as a whole."""
        if self._is_many(asked):
            return answers.set_dates(draft, self._undated, answer.day)
        if answer.day is not None:
            return answers.set_status_date(draft, answer.day)
        return draft if answer.words is None else answers.set_title(draft, answer.words)

    def _placed(self, draft: Draft, number: int, rating: Rating | None) -> Draft:
        return answers.place(draft, number, rating, change_id=self._clock.new_id(), on=self._clock.today())


def _is_same(one: Risk, other: Risk) -> bool:
    """Whether two risks with one number are the same, though another column may be the one for names now."""
    return one.name == other.name or bool(one.description and one.description == other.description)


def _key(unclear: Unclear) -> tuple[object, ...]:
    return unclear.field, unclear.risk, unclear.text or unclear.message
