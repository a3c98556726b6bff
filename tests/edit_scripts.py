"""People who work on copies of one file: random edits with ids of their own, made to meet at the same places."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.changes import Change, ChangeConflict, apply, diff, invert
from risikoapp.domain.criteria import ALL_RATINGS, Step
from risikoapp.domain.model import ORDER, RatingChange, Register, RegisterFile, Risk
from tests.strategies import Draw, edit_once, register_files

# Few values, so that two people often do the same, or something else to the same.
PARAGRAPHS = ("Ærø", "Rødgrød med fløde på øen.", "Rødgrød uden fløde på øen.", "Åen løber over.", "æ")
_paragraphs = st.sampled_from(PARAGRAPHS)
_texts = st.lists(_paragraphs, max_size=3).map("\n\n".join)
_days = st.sampled_from((dt.date(2024, 2, 29), dt.date(2025, 2, 14), dt.date(2025, 2, 17)))
_ratings = st.none() | st.sampled_from(ALL_RATINGS[:3])
_moments = st.integers(0, 2).map(lambda hour: dt.datetime(2025, 2, 14, hour, tzinfo=dt.UTC))
_ENTRIES = ("actions", "evaluations", "rating_changes", "state_changes")


class Person:
    """One who edits a copy of the file, and can take back what she did."""

    def __init__(self, draw: Draw, name: str) -> None:
        self._draw = draw
        self._name = name
        self._ids = 0
        self.steps: list[tuple[Change, ...]] = []

    def work(self, file: RegisterFile) -> RegisterFile:
        """The file after some edits."""
        for _ in range(self._draw(st.integers(1, 5))):
            file = self.edit(file)
        return file

    def edit(self, file: RegisterFile) -> RegisterFile:
        """The file after one random edit."""
        before = file.register
        kinds = [self._create, self._front, self._anything, self._undo]
        kinds += [self._on_a_risk] * 8 if file.register.risks else []
        file = self._draw(st.sampled_from(kinds))(file)
        if changes := diff(before, file.register):
            self.steps.append(changes)
        return file

    def _new_id(self) -> str:
        # Rising, as the ids of the program are.
        self._ids += 1
        return f"z{self._ids:03}{self._name}"

    def _create(self, file: RegisterFile) -> RegisterFile:
        number, file = file.take_number()
        rating = self._draw(_ratings)
        register = edits.create_risk(
            file.register,
            risk_id=self._new_id(),
            number=number,
            created=self._draw(_moments),
            name=self._draw(_paragraphs),
            placed=RatingChange(id=self._new_id(), date=self._draw(_days), rating=rating) if rating else None,
        )
        return replace(file, register=register)

    def _front(self, file: RegisterFile) -> RegisterFile:
        criteria = file.register.criteria
        step = Step(name=self._draw(_paragraphs))
        match self._draw(st.sampled_from(("title", "levels", "likelihood", "consequence", "confirmed"))):
            case "title":
                return _with(file, edits.change_properties(file.register, title=self._draw(_paragraphs)))
            case "levels":
                criteria = criteria.with_level(ALL_RATINGS[0], self._draw(st.integers(1, 4)))
            case "likelihood":
                criteria = replace(criteria, likelihood_steps=(step, *criteria.likelihood_steps[1:]))
            case "consequence":
                criteria = replace(criteria, consequence_steps=(step, *criteria.consequence_steps[1:]))
            case _:
                criteria = replace(criteria, confirmed=True)
        return _with(file, edits.change_criteria(file.register, criteria))

    def _anything(self, file: RegisterFile) -> RegisterFile:
        """Any edit that there is, with the new ids made her own."""
        after = edit_once(self._draw, file)
        known = {risk.id: risk for risk in file.register.risks}
        risks = tuple(
            risk if risk is known.get(risk.id) else self._owned(risk, known.get(risk.id))
            for risk in after.register.risks
        )
        return replace(after, register=replace(after.register, risks=risks))

    def _owned(self, risk: Risk, before: Risk | None) -> Risk:
        owned: dict[str, Any] = {} if before else {"id": self._new_id()}
        for name in _ENTRIES:
            known = {entry.id for entry in getattr(before, name, ())}
            entries = (e if e.id in known else replace(e, id=self._new_id()) for e in getattr(risk, name))
            owned[name] = tuple(sorted(entries, key=ORDER[name]))
        return replace(risk, **owned)

    def _undo(self, file: RegisterFile) -> RegisterFile:
        if not self.steps:
            return file
        try:
            return _with(file, apply(file.register, invert(self.steps.pop())))
        except ChangeConflict:
            return file

    def _on_a_risk(self, file: RegisterFile) -> RegisterFile:
        # People meet most often at the same risks.
        risk = self._draw(st.sampled_from(file.register.risks[:2]) | st.sampled_from(file.register.risks))
        kinds = [self._place, self._turn, self._describe, self._add]
        kinds += [self._on_an_action] * 2 if risk.actions else []
        kinds += [self._on_an_evaluation] * 2 if risk.evaluations else []
        kinds += [self._mend_reason] if risk.rating_changes else []
        return _with(file, self._draw(st.sampled_from(kinds))(file.register, risk))

    def _place(self, register: Register, risk: Risk) -> Register:
        rating, day, reason = self._draw(_ratings), self._draw(_days), self._draw(st.just("") | _paragraphs)
        return edits.place_risks(register, {risk.id: self._new_id()}, rating, on=day, reason=reason)

    def _turn(self, register: Register, risk: Risk) -> Register:
        if self._draw(st.booleans()):
            return edits.remove_risk(register, risk.id)
        turn = edits.close_risk if risk.is_open else edits.reopen_risk
        on = max([self._draw(_days), *(change.date for change in risk.state_changes)])
        return turn(register, risk.id, on=on, reason=self._draw(st.just("") | _paragraphs), change_id=self._new_id())

    def _describe(self, register: Register, risk: Risk) -> Register:
        return edits.describe_risk(register, risk.id, self._mended(risk.description))

    def _add(self, register: Register, risk: Risk) -> Register:
        if self._draw(st.booleans()):
            after = self._draw(st.sampled_from((None, *(action.id for action in risk.actions))))
            return entry_edits.add_actions(register, risk.id, [(self._new_id(), None, self._draw(_texts))], after=after)
        day, text = self._draw(_days), self._draw(_texts)
        return entry_edits.add_evaluation(register, risk.id, evaluation_id=self._new_id(), date=day, text=text)

    def _on_an_action(self, register: Register, risk: Risk) -> Register:
        action = self._draw(st.sampled_from(risk.actions))
        match self._draw(st.sampled_from(("text", "move", "done", "remove"))):
            case "text":
                return entry_edits.change_action(register, risk.id, action.id, text=self._mended(action.text))
            case "move":
                return entry_edits.move_action(register, risk.id, action.id, self._draw(st.integers(0, 3)))
            case "done":
                return entry_edits.change_action(register, risk.id, action.id, done=self._draw(_days))
            case _:
                return entry_edits.remove_action(register, risk.id, action.id)

    def _on_an_evaluation(self, register: Register, risk: Risk) -> Register:
        entry = self._draw(st.sampled_from(risk.evaluations))
        match self._draw(st.sampled_from(("text", "date", "remove"))):
            case "text":
                return entry_edits.change_evaluation(register, risk.id, entry.id, text=self._mended(entry.text))
            case "date":
                return entry_edits.change_evaluation(register, risk.id, entry.id, date=self._draw(_days))
            case _:
                return entry_edits.remove_evaluation(register, risk.id, entry.id)

    def _mend_reason(self, register: Register, risk: Risk) -> Register:
        change = self._draw(st.sampled_from(risk.rating_changes))
        return edits.change_rating_reason(register, risk.id, change.id, self._mended(change.reason))

    def _mended(self, text: str) -> str:
        """The text with one paragraph put in, replaced or taken away."""
        paragraphs = text.split("\n\n")
        place = self._draw(st.integers(0, len(paragraphs)))
        paragraphs[place : place + self._draw(st.integers(0, 1))] = self._draw(st.lists(_paragraphs, max_size=1))
        return "\n\n".join(paragraphs)


def _with(file: RegisterFile, register: Register) -> RegisterFile:
    return replace(file, register=register)


def lived_in() -> RegisterFile:
    """Two risks in which there is something of everything."""
    register = Register(title="Ærø")
    for number in (1, 2):
        risk_id, moment = f"r{number}", dt.datetime(2024, 2, number, tzinfo=dt.UTC)
        placed = RatingChange(id="p1", date=dt.date(2024, 2, number), rating=ALL_RATINGS[0])
        register = edits.create_risk(register, risk_id=risk_id, number=number, created=moment, placed=placed)
        register = edits.describe_risk(register, risk_id, "\n\n".join(PARAGRAPHS[:3]))
        register = entry_edits.add_actions(
            register, risk_id, [("a1", None, PARAGRAPHS[0]), ("a2", None, PARAGRAPHS[1])]
        )
        day = dt.date(2025, 2, 14)
        register = entry_edits.add_evaluation(register, risk_id, evaluation_id="e1", date=day, text=PARAGRAPHS[3])
    return RegisterFile(register=register, next_number=3)


def starting_files() -> st.SearchStrategy[RegisterFile]:
    """A file that has been worked on in the usual way, or any that is sound."""
    return st.just(lived_in()) | st.just(lived_in()) | register_files()


@st.composite
def two_copies(draw: st.DrawFn) -> tuple[RegisterFile, RegisterFile, RegisterFile]:
    """A file, and what each of two people has made of it."""
    base = draw(starting_files())
    return base, Person(draw, "a").work(base), Person(draw, "b").work(base)
