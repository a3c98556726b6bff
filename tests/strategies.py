"""Registers that nobody would think of: Hypothesis strategies for valid registers, and for pairs that differ."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice
from typing import Any, get_args

from hypothesis import strategies as st

from risikoapp.codec.log_blocks import pack
from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import ALL_RATINGS, STANDARD_CRITERIA, RiskCriteria, Step
from risikoapp.domain.log import EMPTY_LOG, Field, Log, LogEntry
from risikoapp.domain.model import (
    ORDER,
    Action,
    Attached,
    Evaluation,
    RatingChange,
    Redaction,
    Register,
    RegisterFile,
    ReportOptions,
    ReportOrder,
    Risk,
    Snapshot,
    State,
    StateChange,
)

ODD_TEXTS = (
    "",
    " ",
    "Rødgrød på Ærø, Ålborg og Æbeltoft",
    "AT&T <b>5 < x</b> &amp; \"citat\" 'og' mere",
    "to\nlinjer",
    "tabulator\tog  to mellemrum",
    "📋 a\u0301 \u200b \u00ad \ufeff",
    "#3, 8/3-2022: *",
    "x" * 300,
)
_STATES: tuple[State, ...] = ("open", "closed")

texts = st.sampled_from(ODD_TEXTS) | st.text(max_size=12)
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)) | st.sampled_from((dt.date.min, dt.date.max))
maybe_days = st.none() | days
moments = st.datetimes(dt.datetime(1990, 1, 2), dt.datetime(2060, 12, 30), timezones=st.just(dt.UTC))
ratings = st.sampled_from(ALL_RATINGS)
maybe_ratings = st.none() | ratings
ranks = st.from_regex(r"[0-9A-Za-z]{0,3}[1-9A-Za-z]", fullmatch=True)
steps = st.builds(Step, name=texts, definition=texts)
_levels = st.integers(1, 4)


def _four(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(entries, entries, entries, entries)


criteria = st.just(STANDARD_CRITERIA) | st.builds(
    RiskCriteria,
    likelihood_steps=_four(steps),
    consequence_steps=_four(steps),
    levels=_four(_four(_levels)),
    confirmed=st.booleans(),
)


def _ids(prefix: str) -> st.SearchStrategy[str]:
    """Few of them, so that two registers drawn apart share some."""
    return st.integers(0, 7).map(lambda number: f"{prefix}{number}")


def _collection(name: str, entries: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three entries with ids of their own, in the canonical order of the field `name`."""
    drawn = st.lists(entries, max_size=3, unique_by=lambda entry: entry.id)
    return drawn.map(lambda found: tuple(sorted(found, key=ORDER[name])))


actions = st.builds(
    Action,
    id=_ids("a"),
    rank=ranks,
    text=texts,
    date=maybe_days,
    owner=texts,
    due=maybe_days,
    done=maybe_days,
)
evaluations = st.builds(Evaluation, id=_ids("e"), date=maybe_days, text=texts)
rating_changes = st.builds(RatingChange, id=_ids("p"), date=days, rating=maybe_ratings, reason=texts)
state_changes = st.builds(StateChange, id=_ids("s"), date=days, state=st.sampled_from(_STATES), reason=texts)


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[int, tuple[int, ...]]:
    """A number, and the former ones of a risk: seldom any."""
    number = draw(st.integers(1, 12))
    former = draw(st.just(frozenset[int]()) | st.frozensets(st.integers(1, 12), max_size=2))
    return number, tuple(sorted(former - {number}))


risks = st.builds(
    lambda numbers, **fields: Risk(number=numbers[0], former_numbers=numbers[1], **fields),
    numbers=_numbers(),
    id=_ids("r"),
    created=moments,
    name=texts,
    description=texts,
    rating=maybe_ratings,
    state=st.sampled_from(_STATES),
    actions=_collection("actions", actions),
    evaluations=_collection("evaluations", evaluations),
    rating_changes=_collection("rating_changes", rating_changes),
    state_changes=_collection("state_changes", state_changes),
)
report_options = st.builds(
    ReportOptions,
    marks_draft=st.booleans(),
    order=st.sampled_from(get_args(ReportOrder)),
    owners=st.booleans(),
    earlier_evaluations=st.booleans(),
    closed_risks=st.booleans(),
    scales=st.booleans(),
    curves=st.booleans(),
    change_log=st.booleans(),
    attached=st.sampled_from(get_args(Attached)),
)
registers = st.builds(
    Register,
    title=texts,
    status_date=maybe_days,
    organisation=texts,
    prepared_by=texts,
    criteria=criteria,
    recommendation=texts,
    report=report_options,
    risks=st.lists(risks, max_size=3, unique_by=(lambda risk: risk.id, lambda risk: risk.number)).map(
        lambda found: tuple(sorted(found, key=ORDER["risks"]))
    ),
)


redactions = st.lists(st.builds(Redaction, date=days, places=st.integers(1, 9)), max_size=2).map(tuple)
snapshots = st.builds(
    lambda register, date, **fields: Snapshot(register=replace(register, status_date=date), **fields),
    register=registers,
    date=days,
    id=_ids("n"),
    finished=moments,
    name=texts,
    colours=st.just(("#CFE8D5", "#FBEBB0", "#F8CFA6", "#F2A7A2")),
    redactions=redactions,
)
log_entries = st.builds(
    LogEntry,
    id=_ids("l"),
    time=moments,
    field=st.sampled_from(get_args(Field)),
    old=texts,
    new=texts,
    who=texts,
    risk=_ids("r") | st.just(""),
    number=st.none() | st.integers(1, 12),
    entry=_ids("a") | st.just(""),
)
_logged = st.lists(log_entries, max_size=3, unique_by=lambda entry: entry.id).map(
    lambda found: tuple(sorted(found, key=lambda entry: (entry.time, entry.id)))
)
logs = st.builds(
    Log,
    blocks=st.just(()) | _logged.filter(bool).map(lambda entries: (pack(entries),)),
    entries=_logged,
)


@st.composite
def register_files(draw: st.DrawFn) -> RegisterFile:
    """A valid register with a next number that is free, and a past that shares some of its risks."""
    register = draw(registers)
    past = draw(st.just(()) | st.lists(snapshots, max_size=2, unique_by=lambda snapshot: snapshot.id))
    seen = [
        replace(
            each, register=replace(each.register, risks=draw(st.sampled_from((each.register.risks, register.risks))))
        )
        for each in past
    ]
    everything = [risk for holder in (register, *(each.register for each in seen)) for risk in holder.risks]
    highest = max((number for risk in everything for number in (risk.number, *risk.former_numbers)), default=0)
    return RegisterFile(
        register=register,
        next_number=highest + draw(st.integers(1, 5)),
        snapshots=tuple(sorted(seen, key=ORDER["snapshots"])),
        log=draw(st.just(EMPTY_LOG) | logs),
    )


Draw = Callable[[st.SearchStrategy[Any]], Any]


def _new_ids(register: Register) -> Iterator[str]:
    """Ids that the register does not hold, the same each time for the same register."""
    taken = {risk.id for risk in register.risks}
    for risk in register.risks:
        for name in ("actions", "evaluations", "rating_changes", "state_changes"):
            taken.update(entry.id for entry in getattr(risk, name))
    return (f"new{number}" for number in count() if f"new{number}" not in taken)


def _new_id(register: Register) -> str:
    return next(_new_ids(register))


def _create(draw: Draw, file: RegisterFile) -> RegisterFile:
    number, file = file.take_number()
    rating = draw(maybe_ratings)
    register = edits.create_risk(
        file.register,
        risk_id=_new_id(file.register),
        number=number,
        created=draw(moments),
        name=draw(texts),
        placed=None if rating is None else RatingChange(id="first", date=draw(days), rating=rating),
    )
    return replace(file, register=register)


def _copy(draw: Draw, file: RegisterFile) -> RegisterFile:
    number, file = file.take_number()
    source = draw(st.sampled_from(file.register.risks))
    rating = source.rating
    register = edits.copy_risk(
        file.register,
        source.id,
        copy_id=_new_id(file.register),
        number=number,
        created=draw(moments),
        name=draw(texts),
        action_ids=[f"copy{place}" for place in draw(st.permutations(range(len(source.actions))))],
        placed=None if rating is None else RatingChange(id="first", date=draw(days), rating=rating),
    )
    return replace(file, register=register)


def _change_front(draw: Draw, register: Register) -> Register:
    return edits.change_properties(register, title=draw(texts), status_date=draw(maybe_days))


def _change_criteria(draw: Draw, register: Register) -> Register:
    return edits.change_criteria(register, draw(criteria))


def _rename(draw: Draw, register: Register, risk: Risk) -> Register:
    return edits.rename_risk(register, risk.id, draw(texts))


def _describe(draw: Draw, register: Register, risk: Risk) -> Register:
    return edits.describe_risk(register, risk.id, draw(texts))


def _place(draw: Draw, register: Register, risk: Risk) -> Register:
    return edits.place_risks(
        register,
        {risk.id: _new_id(register)},
        draw(maybe_ratings),
        on=draw(days),
        reason=draw(texts),
    )


def _turn(draw: Draw, register: Register, risk: Risk) -> Register:
    turn = edits.close_risk if risk.is_open else edits.reopen_risk
    earliest = risk.state_changes[-1].date if risk.state_changes else dt.date.min
    on = max(draw(days), earliest)
    return turn(register, risk.id, on=on, reason=draw(texts), change_id=_new_id(register))


def _act(draw: Draw, register: Register, risk: Risk) -> Register:
    after = draw(st.sampled_from((None, *(action.id for action in risk.actions))))
    ids = islice(_new_ids(register), draw(st.integers(0, 2)))
    entries = [(action_id, draw(maybe_days), draw(texts)) for action_id in ids]
    return entry_edits.add_actions(register, risk.id, entries, after=after)


def _evaluate(draw: Draw, register: Register, risk: Risk) -> Register:
    return entry_edits.add_evaluation(
        register, risk.id, evaluation_id=_new_id(register), date=draw(maybe_days), text=draw(texts)
    )


def _work_on_action(draw: Draw, register: Register, risk: Risk) -> Register:
    action = draw(st.sampled_from(risk.actions)).id
    match draw(st.sampled_from(("change", "move", "remove"))):
        case "change":
            return entry_edits.change_action(register, risk.id, action, text=draw(texts), due=draw(maybe_days))
        case "move":
            return entry_edits.move_action(register, risk.id, action, draw(st.integers(-1, 6)))
        case _:
            return entry_edits.remove_action(register, risk.id, action)


def _work_on_evaluation(draw: Draw, register: Register, risk: Risk) -> Register:
    evaluation = draw(st.sampled_from(risk.evaluations)).id
    if draw(st.booleans()):
        return entry_edits.remove_evaluation(register, risk.id, evaluation)
    return entry_edits.change_evaluation(register, risk.id, evaluation, date=draw(maybe_days), text=draw(texts))


def _mend_reason(draw: Draw, register: Register, risk: Risk) -> Register:
    change = draw(st.sampled_from(risk.rating_changes)).id
    return edits.change_rating_reason(register, risk.id, change, draw(texts))


def _edit_risk(draw: Draw, register: Register) -> Register:
    risk = draw(st.sampled_from(register.risks))
    choices = [_rename, _describe, _place, _turn, _act, _evaluate]
    choices += [_work_on_action] if risk.actions else []
    choices += [_work_on_evaluation] if risk.evaluations else []
    choices += [_mend_reason] if risk.rating_changes else []
    return draw(st.sampled_from(choices))(draw, register, risk)


def edit_once(draw: Draw, file: RegisterFile) -> RegisterFile:
    """The file after one random edit, any of those in `domain.edits`."""
    choices = ["create", "front", "criteria"]
    if file.register.risks:
        choices += ["risk"] * 6 + ["copy", "remove"]
    match draw(st.sampled_from(choices)):
        case "create":
            return _create(draw, file)
        case "copy":
            return _copy(draw, file)
        case "remove":
            gone = draw(st.sampled_from(file.register.risks))
            return replace(file, register=edits.remove_risk(file.register, gone.id))
        case "front":
            return replace(file, register=_change_front(draw, file.register))
        case "criteria":
            return replace(file, register=_change_criteria(draw, file.register))
        case _:
            return replace(file, register=_edit_risk(draw, file.register))


@st.composite
def edited_pairs(draw: st.DrawFn) -> tuple[RegisterFile, RegisterFile]:
    """A file, and the same after up to six random edits."""
    before = after = draw(register_files())
    for _ in range(draw(st.integers(0, 6))):
        after = edit_once(draw, after)
    return before, after


@st.composite
def register_pairs(draw: st.DrawFn) -> tuple[Register, Register]:
    """Two registers: one edited into the other, or two that were never related but share some ids."""
    if draw(st.booleans()):
        return draw(registers), draw(registers)
    before, after = draw(edited_pairs())
    return before.register, after.register
