"""Our own risikolog read again: one row a risk, its actions and evaluations in a cell each."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from risikoapp import terms
from risikoapp.domain.model import ORDER, Action, Evaluation, Register, Risk, StateChange
from risikoapp.domain.ranks import ranks_after
from risikoapp.i18n import _
from risikoapp.importers import unclear, unclear_table
from risikoapp.importers.cells import Row, Table, names, rows_of, whole_of
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ForeignSheet
from risikoapp.importers.own_words import in_our_words
from risikoapp.importers.scales import with_level, with_step_names
from risikoapp.importers.sheet_reading import Reading
from risikoapp.sheets import tables as sheets
from risikoapp.sheets.entries import read_entries


def read_log(path: Path, found: Table, *, new_id: Callable[[], str], now: dt.datetime) -> Draft:
    """The draft that a risikolog of ours gives; raises ForeignSheet for any other table, and NotARiskAssessment."""
    found = in_our_words(found, sheets.log_columns)
    rows = rows_of(found, names(sheets.log_columns()))
    if rows is None:
        raise ForeignSheet(path)
    reading = Reading(path=path, new_id=new_id, now=now)
    reading.tell_beside(found, names(sheets.log_columns()))
    if strange := whole_of(found).count("\ufffd"):
        reading.unclear.append(unclear_table.strange_letters(strange))
    reading.criteria = with_step_names(reading.criteria, rows)
    title, status_date = names(sheets.log_columns())[-2:]
    if rows:
        reading.front = Register(title=rows[0].text(title), status_date=reading.date(rows[0], status_date))
    used = [row for row in rows if _read_row(reading, row)]
    # Those that follow from others: the first row has given title and date, the actions who does what.
    return reading.draft(used, {sheets.level_name(), _("Ansvarlig"), _("Frist"), title, status_date})


def _read_row(reading: Reading, row: Row) -> bool:
    number = reading.number(row)
    if number is None:
        return False
    rating = reading.rating(row, number)
    if rating is not None:
        reading.criteria = with_level(reading.criteria, rating, row.text(sheets.level_name()))
    entries = read_entries(row.text(terms.action()))
    actions = tuple(
        Action(id=reading.new_id(), rank=rank, text=e.text, date=e.date, owner=e.owner, due=e.due, done=e.done)
        for e, rank in zip(entries, ranks_after("", len(entries)), strict=True)
    )
    evaluations = [
        Evaluation(id=reading.new_id(), date=entry.date, text=entry.text)
        for entry in reversed(read_entries(row.text(terms.evaluation())))
    ]
    risk = Risk(
        id=reading.new_id(),
        number=number,
        created=reading.now.astimezone(dt.UTC),
        name=row.text(sheets.risk_name()),
        description=row.text(terms.description()),
        rating=rating,
        actions=actions,
        evaluations=tuple(sorted(evaluations, key=ORDER["evaluations"])),
    )
    return reading.add(row, reading.placed_now(_turned(reading, row, risk)))


def _turned(reading: Reading, row: Row, risk: Risk) -> Risk:
    """The risk, closed where the row says so."""
    column = terms.field_name("state")
    text = row.text(column)
    closed = re.escape(sheets.closed_word())
    match = re.fullmatch(rf"{closed}(?: (\d\d)-(\d\d)-(\d{{4}})(?:: (.*))?)?", text, re.DOTALL)
    if match is None:
        if text.strip() not in ("", sheets.open_word()):
            reading.unclear.append(unclear.cell_not_read(risk.number, "text", column, text))
        return risk
    if match[1] is None:
        return replace(risk, state="closed")
    try:
        day = dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        reading.unclear.append(unclear.cell_not_read(risk.number, "date", column, text))
        return replace(risk, state="closed")
    turn = StateChange(id=reading.new_id(), date=day, state="closed", reason=match[4] or "")
    return replace(risk, state="closed", state_changes=(turn,))
