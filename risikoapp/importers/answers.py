"""What a person decides of what a paper leaves in doubt: each a function from one draft to the next."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from risikoapp.domain import edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import MAX_NUMBER, ORDER, RatingChange, Register, Risk
from risikoapp.domain.replacing import with_entry, with_risk
from risikoapp.domain.update import numbers_in
from risikoapp.i18n import _
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.importers.entries import unread_date
from risikoapp.importers.source import SourcePiece
from risikoapp.importers.unclear import renumbered

_ENTRIES = ("actions", "evaluations")


def place(draft: Draft, number: int, rating: Rating | None, *, change_id: str, on: dt.date) -> Draft:
    """A risk in this cell and in no other before, on the day of the status, or on this one where there is none."""
    risk = _risk(draft, number)
    day = _register(draft).status_date or on
    # With its reason the placing stays in the history, as those that the paper tells clearly.
    reason = _("Placering i det importerede papir")
    placed = () if rating is None else (RatingChange(id=change_id, date=day, rating=rating, reason=reason),)
    return _with(draft, with_risk(_register(draft), risk.id, rating=rating, rating_changes=placed))


def set_title(draft: Draft, title: str) -> Draft:
    return _with(draft, edits.change_properties(_register(draft), title=title))


def set_status_date(draft: Draft, day: dt.date | None) -> Draft:
    """The day whose status it is, on which the risks then stand where they do."""
    register = edits.change_properties(_register(draft), status_date=day)
    for risk in register.risks if day is not None else ():
        changes = tuple(replace(change, date=day) for change in risk.rating_changes)
        register = with_risk(register, risk.id, rating_changes=tuple(sorted(changes, key=ORDER["rating_changes"])))
    return _with(draft, register)


def rename(draft: Draft, number: int, name: str) -> Draft:
    return _with(draft, edits.rename_risk(_register(draft), _risk(draft, number).id, name))


def renumber(draft: Draft, number: int, new: int) -> Draft:
    """A risk under another number, also in what is unclear and in the paper; raises InvalidEdit where it is taken."""
    if not 1 <= new <= MAX_NUMBER or any(risk.number == new != number for risk in _register(draft).risks):
        raise InvalidEdit(f"number {new} is taken")

    def shown(piece: SourcePiece) -> SourcePiece:
        return replace(piece, risk=new) if piece.risk == number else piece

    register = with_risk(_register(draft), _risk(draft, number).id, number=new)
    register = replace(register, risks=tuple(sorted(register.risks, key=ORDER["risks"])))
    file = replace(draft.register_file, register=register)
    file = replace(file, next_number=max(file.next_number, new + 1))
    return replace(
        draft,
        register_file=file,
        unclear=_as_numbered(draft.unclear, {number: new}),
        source=tuple(map(shown, draft.source)),
    )


def as_joined(draft: Draft, register: Register) -> Draft:
    """A draft that has come into a register, what is unclear in it with the numbers that its risks have there."""
    numbers = numbers_in(register, _register(draft))
    return replace(draft, unclear=_as_numbered(draft.unclear, numbers))


def _as_numbered(unclear: Iterable[Unclear], numbers: Mapping[int, int]) -> tuple[Unclear, ...]:
    return tuple(
        replace(
            each,
            risk=None if each.risk is None else numbers.get(each.risk, each.risk),
            message=renumbered(each.message, numbers),
        )
        for each in unclear
    )


def describe_more(draft: Draft, number: int, text: str) -> Draft:
    """A risk with this text at the end of its description."""
    risk = _risk(draft, number)
    description = f"{risk.description}\n{text}" if risk.description else text
    return _with(draft, edits.describe_risk(_register(draft), risk.id, description))


def entry_of(draft: Draft, unclear: Unclear) -> tuple[str, str] | None:
    """The action or evaluation whose date is unclear: the name of its collection, and its id."""
    risks = (risk for risk in _register(draft).risks if risk.number == unclear.risk)
    found = ((name, entry) for risk in risks for name in _ENTRIES for entry in getattr(risk, name))
    return next(((name, entry.id) for name, entry in found if entry.date is None and entry.text == unclear.text), None)


def set_date(draft: Draft, number: int, entry: tuple[str, str], day: dt.date | None) -> Draft:
    """An action or evaluation with its date; what looked like one, and was none, leaves its text."""
    risk, (name, entry_id) = _risk(draft, number), entry
    text: str = next(each.text for each in getattr(risk, name) if each.id == entry_id)
    if day is not None:
        text = text.removeprefix(unread_date(text)).lstrip(" :")
    return _with(draft, with_entry(_register(draft), risk.id, name, entry_id, date=day, text=text))


def date_as_in(draft: Draft, first: Draft, number: int, entry: tuple[str, str]) -> Draft:
    """An action or evaluation as another draft of the paper has it, with or without a date."""
    risk_id, (name, entry_id) = _risk(draft, number).id, entry
    before = next(each for each in getattr(_register(first).risk(risk_id), name) if each.id == entry_id)
    again = with_entry(_register(draft), risk_id, name, entry_id, date=before.date, text=before.text)
    return _with(draft, again)


def place_as_in(draft: Draft, first: Draft, number: int) -> Draft:
    """A risk where another draft of the paper has it."""
    before = _register(first).risk(_risk(draft, number).id)
    again = with_risk(_register(draft), before.id, rating=before.rating, rating_changes=before.rating_changes)
    return _with(draft, again)


def undated(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The evaluations without a date that nothing else is asked about, each with the id of its risk before its own."""
    asked = {(each.risk, each.text) for each in draft.unclear if each.field == "date" and each.risk is not None}
    return tuple(
        (risk.id, entry.id)
        for risk in _register(draft).risks
        for entry in risk.evaluations
        if entry.date is None and (risk.number, entry.text) not in asked
    )


def set_dates(draft: Draft, evaluations: Iterable[tuple[str, str]], day: dt.date | None) -> Draft:
    """All of these evaluations with one date, or with none."""
    register = _register(draft)
    for risk_id, evaluation_id in evaluations:
        register = with_entry(register, risk_id, "evaluations", evaluation_id, date=day)
    return _with(draft, register)


def is_undated(unclear: Unclear) -> bool:
    """Whether no part of its text looks like a date."""
    return not unread_date(unclear.text)


def is_unused(unclear: Unclear) -> bool:
    """Whether it is text that belongs to no risk, and that is in no part of the register."""
    return unclear.is_left_out and unclear.field == "text" and unclear.risk is None


def likely_year(draft: Draft) -> int | None:
    """The year that a paper's dates without one are in: that of its status, or else its newest; None without any."""
    register = _register(draft)
    if register.status_date is not None:
        return register.status_date.year
    entries = (entry for risk in register.risks for name in _ENTRIES for entry in getattr(risk, name))
    return max((entry.date.year for entry in entries if entry.date is not None), default=None)


def left_open(draft: Draft, settled: Collection[int]) -> Draft:
    """The draft with what is unclear still; `settled` are the places of the others."""
    return replace(draft, unclear=tuple(each for place, each in enumerate(draft.unclear) if place not in settled))


def _register(draft: Draft) -> Register:
    return draft.register_file.register


def _risk(draft: Draft, number: int) -> Risk:
    return next(risk for risk in _register(draft).risks if risk.number == number)


def _with(draft: Draft, register: Register) -> Draft:
    return replace(draft, register_file=replace(draft.register_file, register=register))
