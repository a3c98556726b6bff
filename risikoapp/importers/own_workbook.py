"""Our own workbook read again, sheet by sheet."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from risikoapp import terms
from risikoapp.domain.model import MAX_NUMBER, ORDER, Action, Evaluation, RatingChange, Risk, State, StateChange
from risikoapp.domain.ranks import ranks_after
from risikoapp.i18n import in_every_language
from risikoapp.importers import unclear
from risikoapp.importers.cells import NotInCell, Row, names, rows_of, whole_of
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ForeignSheet
from risikoapp.importers.grid import Grid
from risikoapp.importers.own_words import book_in_our_words
from risikoapp.importers.scales import read_scales
from risikoapp.importers.sheet_reading import Reading
from risikoapp.sheets import tables as sheets

_FIRST = dt.time(12)
"""When on its day a risk was noted is not written: at noon it is that day everywhere."""


def read_workbook(path: Path, grids: Sequence[Grid], *, new_id: Callable[[], str], now: dt.datetime) -> Draft:
    """The draft that a workbook of ours gives; raises ForeignSheet for any other, and NotARiskAssessment."""
    found = book_in_our_words({grid.name: grid.cells for grid in grids})
    if rows_of(found.get(sheets.risks_name(), ()), names(sheets.risk_columns())) is None:
        raise ForeignSheet(path)
    reading = Reading(path=path, new_id=new_id, now=now)
    used: set[str] = set()

    def rows(name: str, columns: tuple[sheets.Column, ...]) -> tuple[Row, ...]:
        table = found.get(name, ())
        read = rows_of(table, names(columns))
        if read is None:
            # The risikolog says nothing that does not stand elsewhere.
            reading.unclear += [] if name == sheets.log_name() else [unclear.no_such_sheet(name)]
            return ()
        used.add(name)
        reading.tell_beside(table, names(columns))
        return read

    risks = rows(sheets.risks_name(), sheets.risk_columns())
    reading.criteria, doubts = read_scales(rows(sheets.scales_name(), sheets.scale_columns()))
    reading.unclear += doubts
    _read_about(reading, rows(sheets.about_name(), sheets.about_columns()))
    taken = [row for row in risks if _read_risk(reading, row)]
    _read_actions(reading, rows(sheets.actions_name(), sheets.action_columns()))
    _read_evaluations(reading, rows(sheets.evaluations_name(), sheets.evaluation_columns()))
    _read_moves(reading, rows(sheets.moves_name(), sheets.move_columns()))
    reading.risks = {number: reading.placed_now(risk) for number, risk in reading.risks.items()}
    for row in taken:
        _compare_level(reading, row)
    log = rows(sheets.log_name(), sheets.log_columns())
    others = {name: whole_of(table) for name, table in found.items() if name not in used}
    reading.unclear += [unclear.not_used(f"{name}\n{text}") for name, text in others.items() if text]
    return reading.draft(log, names(sheets.log_columns()))


def _compare_level(reading: Reading, row: Row) -> None:
    """A level follows from the place: one that was typed is not used, and told."""
    number = row.number(sheets.number_name())
    rating = reading.risks[number].rating
    if row.text(sheets.level_name()).strip():
        level = "" if rating is None else terms.level_name(reading.criteria.risk_level(rating))
        reading.compare_cell(row, number, sheets.level_name(), level)


def _read_about(reading: Reading, rows: tuple[Row, ...]) -> None:
    name, content = names(sheets.about_columns())
    keys = ("title", "organisation", "prepared_by", "recommendation")
    known = {*map(terms.field_name, (*keys, "status_date")), sheets.confirmed_word(), sheets.next_number_word()}
    about: dict[str, Row] = {}
    for row in rows:
        if row.text(name) in known and row.text(name) not in about:
            about[row.text(name)] = row
        else:
            reading.unclear.append(unclear.not_used(row.whole))
    nothing = Row({})
    texts = {key: about.get(terms.field_name(key), nothing).text(content) for key in keys}
    status_date = reading.date(about.get(terms.field_name("status_date"), nothing), content)
    reading.front = replace(reading.front, status_date=status_date, **texts)
    confirmed = about.get(sheets.confirmed_word(), nothing).text(content)
    reading.criteria = replace(
        reading.criteria, confirmed=confirmed in in_every_language(partial(terms.yes_or_no, True))
    )
    try:
        reading.next_number = about.get(sheets.next_number_word(), nothing).number(content)
    except NotInCell as error:
        # It follows from the risks then.
        reading.next_number = 1
        if str(error):
            reading.unclear.append(unclear.cell_not_read(None, "number", sheets.next_number_word(), str(error)))


def _read_risk(reading: Reading, row: Row) -> bool:
    """Adds the risk of a row; whether that could be done."""
    number = reading.number(row)
    if number is None:
        return False
    state = row.text(terms.field_name("state")).strip()
    former, noted = names(sheets.risk_columns())[-2:]
    created = reading.date(row, noted, number)
    risk = Risk(
        id=reading.new_id(),
        number=number,
        created=dt.datetime.combine(created, _FIRST, dt.UTC) if created else reading.now.astimezone(dt.UTC),
        name=row.text(sheets.risk_name()),
        description=row.text(terms.description()),
        rating=reading.rating(row, number),
        state="closed" if state == sheets.closed_word() else "open",
        former_numbers=_former(row.text(former), number),
    )
    if state not in ("", sheets.open_word(), sheets.closed_word()):
        reading.unclear.append(unclear.cell_not_read(number, "text", terms.field_name("state"), state))
    return reading.add(row, risk)


def _former(text: str, number: int) -> tuple[int, ...]:
    found = {int(digits) for digits in re.findall(r"\d{1,6}", text)}
    return tuple(sorted(each for each in found if 1 <= each <= MAX_NUMBER and each != number))


def _read_actions(reading: Reading, rows: tuple[Row, ...]) -> None:
    _number, _name, date, text, owner, due, done = names(sheets.action_columns())
    found: dict[int, list[Action]] = {}
    for row in rows:
        number = reading.known_number(row)
        if number is None:
            continue
        action = Action(
            id=reading.new_id(),
            rank="",
            text=row.text(text),
            date=reading.date(row, date, number),
            owner=row.text(owner),
            due=reading.date(row, due, number),
            done=reading.date(row, done, number),
        )
        found.setdefault(number, []).append(action)
    for number, actions in found.items():
        ranked = zip(actions, ranks_after("", len(actions)), strict=True)
        in_order = tuple(replace(action, rank=rank) for action, rank in ranked)
        reading.risks[number] = replace(reading.risks[number], actions=in_order)


def _read_evaluations(reading: Reading, rows: tuple[Row, ...]) -> None:
    _number, _name, date, text = names(sheets.evaluation_columns())
    for row in rows:
        number = reading.known_number(row)
        if number is None:
            continue
        evaluation = Evaluation(id=reading.new_id(), date=reading.date(row, date, number), text=row.text(text))
        risk = reading.risks[number]
        evaluations = tuple(sorted((*risk.evaluations, evaluation), key=ORDER["evaluations"]))
        reading.risks[number] = replace(risk, evaluations=evaluations)


def _read_moves(reading: Reading, rows: tuple[Row, ...]) -> None:
    date, event = names(sheets.move_columns())[2:4]
    reason = names(sheets.move_columns())[-1]
    turns: dict[str, State] = {sheets.closed_word(): "closed", sheets.reopened_word(): "open"}
    for row in rows:
        number = reading.known_number(row)
        day = None if number is None else reading.date(row, date, number)
        word = row.text(event).strip()
        if number is None or day is None or word not in (*turns, sheets.placed_word(), sheets.taken_out_word()):
            reading.unclear += [] if number is None else [unclear.not_used(row.whole)]
            continue
        risk, key, why = reading.risks[number], reading.new_id(), row.text(reason)
        if word in turns:
            turn = StateChange(id=key, date=day, state=turns[word], reason=why)
            turned = tuple(sorted((*risk.state_changes, turn), key=ORDER["state_changes"]))
            reading.risks[number] = replace(risk, state_changes=turned)
        else:
            rating = reading.rating(row, number) if word == sheets.placed_word() else None
            move = RatingChange(id=key, date=day, rating=rating, reason=why)
            moved = tuple(sorted((*risk.rating_changes, move), key=ORDER["rating_changes"]))
            reading.risks[number] = replace(risk, rating_changes=moved)
