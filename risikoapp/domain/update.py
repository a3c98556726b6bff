"""A register brought up to date by what a paper says: what is new joins, and where the two differ a person decides.

It is no merge of two that share an ancestor: a paper knows no ids, and what it does not say was not taken away.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from risikoapp.domain import edits
from risikoapp.domain.changes import TEXTS, Path, diff
from risikoapp.domain.criteria import STANDARD_CRITERIA, RiskCriteria, Step
from risikoapp.domain.likeness import flat, same_entries
from risikoapp.domain.merge import Conflict, Merge
from risikoapp.domain.model import Action, Evaluation, RatingChange, Register, RegisterFile, Risk
from risikoapp.domain.ranks import rank_between
from risikoapp.domain.replacing import added, with_entry, with_risk
from risikoapp.domain.standing import Standing, standing

Identity = Literal["same", "new"]
"""Whether a risk of the paper is the one that its number stands for, or another, which gets the next number."""

_FRONT = ("title", "status_date", "organisation", "prepared_by", "recommendation")
_ENTRY_FIELDS: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name not in ("id", "rank"))
    for kind in (Action, Evaluation)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A number of which nobody can tell alone whether it means the same risk here and in the paper.

    `here` has it under another name; it is None where no risk has it, though one may have had it once.
    """

    there: Risk
    here: Risk | None


def doubts(file: RegisterFile, draft: Register) -> tuple[Doubt, ...]:
    """The risks of a paper that `update` must be told about."""
    known = _known(file.register, draft)
    numbers = {risk.number: risk for risk in file.register.risks}
    found: list[Doubt] = []
    for there in draft.risks:
        here = numbers.get(there.number)
        # One that another risk of the paper is already cannot be this one as well.
        is_taken = here is not None and here.id in known.values()
        if there.id not in known and there.number < file.next_number and not is_taken:
            found.append(Doubt(there=there, here=here))
    return tuple(found)


def update(
    file: RegisterFile, draft: RegisterFile, identities: Mapping[int, Identity], *, takes_front: bool = True
) -> Merge:
    """The file with what the paper says besides; `merge.resolve` then makes it what was chosen in each conflict.

    - A risk is the same that has its id, or its number (or had it once) and its name. Of those in `doubts`,
      `identities` tells by number; raises ValueError where it does not.
    - What is empty in one of the two is as the other has it. What both say differently is a conflict, in which `mine`
      stands; white space is no difference. Nothing is taken away because the paper does not say it.
    - Actions and evaluations that are not here already come in, where the paper has them; one that only has been
      reworded is a conflict.
    - A risk moves to where the paper has it, unless it was moved here after the paper's day, which is a conflict.
    - No number is given twice: `next_number` never falls, and one that comes to another number remembers the paper's.
    - Title and the like are left as they are without `takes_front`.
    - The same paper brings nothing when it comes again.

    Raises InvalidEdit where no number is left.
    """
    return _Update(file, draft).done(identities, takes_front=takes_front)


def numbers_in(register: Register, draft: Register) -> dict[int, int]:
    """The numbers that the risks of a paper have in a register into which it has come, by those in the paper."""
    known = _known(register, draft)
    return {
        there.number: register.risk(known[there.id]).number if there.id in known else there.number
        for there in draft.risks
    }


def _known(register: Register, draft: Register) -> dict[str, str]:
    """The risks of the paper that are here for certain: the id here by the id there."""
    ids = {risk.id for risk in register.risks}
    known = {there.id: there.id for there in draft.risks if there.id in ids}
    taken = set(known)
    numbers: dict[int, list[Risk]] = {}
    for risk in register.risks:
        numbers.setdefault(risk.number, []).insert(0, risk)
        for number in risk.former_numbers:
            numbers.setdefault(number, []).append(risk)
    for there in draft.risks:
        for risk in numbers.get(there.number, ()) if there.id not in known else ():
            if risk.id not in taken and _has_name(risk, there):
                known[there.id] = risk.id
                taken.add(risk.id)
                break
    return known


def _has_name(here: Risk, there: Risk) -> bool:
    """Whether a risk is called as in the paper, or has its number and one of the two has no name."""
    mine, theirs = flat(here.name), flat(there.name)
    return mine == theirs or (here.number == there.number and not (mine and theirs))


class _Update:
    """One update on its way: the file as it has become so far, and what must be asked."""

    def __init__(self, file: RegisterFile, draft: RegisterFile) -> None:
        self._before = file
        self._draft = draft
        self._register = file.register
        self._next_number = max(file.next_number, draft.next_number)
        self._conflicts: list[Conflict] = []

    def done(self, identities: Mapping[int, Identity], *, takes_front: bool) -> Merge:
        if takes_front:
            self._front()
        known = _known(self._before.register, self._draft.register)
        unsure = {doubt.there.id: doubt for doubt in doubts(self._before, self._draft.register)}
        for there in self._draft.register.risks:
            doubt = unsure.get(there.id)
            if there.id in known:
                self._risk(known[there.id], there)
            elif doubt is None:
                self._come(there, anew=there.number < self._before.next_number)
            elif there.number not in identities:
                raise ValueError(f"nobody has told what #{there.number} is")
            elif doubt.here is None or identities[there.number] == "new":
                self._come(there, anew=identities[there.number] == "new")
            else:
                self._risk(doubt.here.id, there)
        file = replace(self._before, register=self._register, next_number=self._next_number)
        incoming = diff(self._before.register, self._register)
        return Merge(file=file, conflicts=tuple(self._conflicts), incoming=incoming, kept=())

    def _front(self) -> None:
        mine, theirs = self._before.register, self._draft.register
        values = {name: self._value((), name, getattr(mine, name), getattr(theirs, name)) for name in _FRONT}
        self._register = replace(self._register, **values)
        criteria = _said_by(mine.criteria, theirs.criteria)
        if criteria != mine.criteria:
            self._conflicts.append(Conflict((), "criteria", mine.criteria, mine.criteria, criteria))

    def _come(self, there: Risk, *, anew: bool) -> None:
        """A risk that is not here, under its number or the next."""
        if anew:
            number, file = replace(self._before, next_number=self._next_number).take_number()
            self._next_number = file.next_number
            former = tuple(sorted({*there.former_numbers, there.number}))
            there = replace(there, number=number, former_numbers=former)
        self._register = replace(self._register, risks=added(self._register.risks, "risks", there))

    def _risk(self, risk_id: str, there: Risk) -> None:
        """What the paper says of a risk that is here."""
        path: Path = (("risks", risk_id),)
        here = self._register.risk(risk_id)
        told = {name: self._value(path, name, getattr(here, name), getattr(there, name)) for name in _TOLD}
        self._register = with_risk(self._register, risk_id, **told)
        self._move(here, there)
        self._turn(here, there)
        for name in ("actions", "evaluations"):
            self._entries(risk_id, name, getattr(there, name))

    def _move(self, here: Risk, there: Risk) -> None:
        if there.rating in (None, here.rating):
            return
        placed = (
            there.rating_changes[-1]
            if there.rating_changes
            else RatingChange(id=there.id, date=self._day(there), rating=there.rating)
        )
        if any(change.id == placed.id for change in here.rating_changes):
            # It is known here, and the risk has been moved again.
            return
        moved = edits.place_risks(
            self._register, {here.id: placed.id}, there.rating, on=placed.date, reason=placed.reason
        )
        if here.rating_changes and here.rating_changes[-1].date > placed.date:
            self._ask_standing(here, "rating", moved)
        else:
            self._register = moved

    def _turn(self, here: Risk, there: Risk) -> None:
        if here.state == there.state:
            return
        turn = edits.close_risk if here.is_open else edits.reopen_risk
        last = there.state_changes[-1] if there.state_changes else None
        on = max([last.date if last else self._day(there), *(change.date for change in here.state_changes)])
        change_id, reason = (last.id, last.reason) if last else (there.id, "")
        if any(change.id == change_id for change in here.state_changes):
            return
        self._ask_standing(here, "state", turn(self._register, here.id, on=on, reason=reason, change_id=change_id))

    def _ask_standing(self, here: Risk, field: str, theirs: Register) -> None:
        mine: Standing = standing(here, field)
        conflict = Conflict((("risks", here.id),), field, mine, mine, standing(theirs.risk(here.id), field))
        self._conflicts.append(conflict)

    def _day(self, there: Risk) -> dt.date:
        """The day of what the paper says."""
        return self._draft.register.status_date or there.created.date()

    def _entries(self, risk_id: str, name: str, theirs: tuple[Any, ...]) -> None:
        mine: tuple[Any, ...] = getattr(self._register.risk(risk_id), name)
        pairs = same_entries(mine, theirs)
        followed = ""
        for entry in theirs:
            if entry.id in pairs:
                self._entry(risk_id, name, pairs[entry.id], entry)
            else:
                self._add(risk_id, name, entry, followed)
            followed = pairs[entry.id].id if entry.id in pairs else entry.id

    def _entry(self, risk_id: str, name: str, mine: Any, theirs: Any) -> None:
        path: Path = (("risks", risk_id), (name, mine.id))
        kind: type[Any] = mine.__class__
        values = {
            field: self._value(path, field, getattr(mine, field), getattr(theirs, field))
            for field in _ENTRY_FIELDS[kind]
        }
        self._register = with_entry(self._register, risk_id, name, mine.id, **values)

    def _add(self, risk_id: str, name: str, entry: Any, followed: str) -> None:
        """A new entry; an action stands right behind the one that it follows in the paper, or first."""
        entries: tuple[Any, ...] = getattr(self._register.risk(risk_id), name)
        if isinstance(entry, Action):
            low = next((each.rank for each in entries if each.id == followed), "")
            # Two may share a rank, where two people have added one; nothing fits between those.
            high = min((each.rank for each in entries if each.rank > low), default=None)
            entry = replace(entry, rank=rank_between(low, high))
        self._register = with_risk(self._register, risk_id, **{name: added(entries, name, entry)})

    def _value(self, path: Path, field: str, mine: Any, theirs: Any) -> Any:
        """What stands when one side says this and the other that."""
        if _is_empty(theirs) or _are_same(mine, theirs):
            return mine
        if _is_empty(mine):
            return theirs
        both = f"{mine}\n{theirs}" if field in TEXTS else None
        self._conflicts.append(Conflict(path, field, mine, mine, theirs, both))
        return mine


_TOLD = ("name", "description")


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _are_same(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, str) and isinstance(theirs, str):
        return " ".join(mine.split()) == " ".join(theirs.split())
    return mine == theirs


def _said_by(mine: RiskCriteria, theirs: RiskCriteria) -> RiskCriteria:
    """The criteria with what a paper says otherwise than the standard; what steps mean stays where they do."""
    standard = STANDARD_CRITERIA
    if (theirs.likelihood_steps, theirs.consequence_steps, theirs.levels) == (
        standard.likelihood_steps,
        standard.consequence_steps,
        standard.levels,
    ):
        # It is what a paper has that says nothing.
        return mine
    return replace(
        mine,
        likelihood_steps=_steps(mine.likelihood_steps, theirs.likelihood_steps),
        consequence_steps=_steps(mine.consequence_steps, theirs.consequence_steps),
        levels=theirs.levels,
        confirmed=mine.confirmed and mine.levels == theirs.levels,
    )


def _steps(mine: tuple[Step, ...], theirs: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(
        here if flat(here.name) == flat(there.name) and not there.definition else there
        for here, there in zip(mine, theirs, strict=True)
    )
