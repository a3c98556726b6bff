"""Other people's risikologs, one row a risk, read into a draft."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from risikoapp.domain.model import Register, Risk, State, StateChange
from risikoapp.importers import unclear, unclear_table
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.column_map import SEVERAL, ColumnMap, MappedColumn
from risikoapp.importers.columns import maps, recognise
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ForeignSheet, NotARiskAssessment
from risikoapp.importers.front import Front, read_front
from risikoapp.importers.grid import Grid
from risikoapp.importers.scale_rules import Axis, ScaleRule, size_above
from risikoapp.importers.sheet_reading import Reading
from risikoapp.importers.source import SourcePiece
from risikoapp.importers.source import Use as Part
from risikoapp.importers.states import closed_in, state_of
from risikoapp.importers.table_entries import Noted, day_in, read_actions, read_evaluations
from risikoapp.importers.table_numbers import SaidNumber, give_numbers
from risikoapp.importers.table_rows import Entry, entries
from risikoapp.importers.table_scales import place_of as place_of_risk
from risikoapp.importers.table_scales import rules_of, told_of
from risikoapp.importers.table_size import check_size
from risikoapp.importers.table_source import source_of

_NOON = dt.time(12)
_LONG_NAME = 100
_SHORT_NAME = 60


@dataclass(slots=True, kw_only=True)
class _Table:
    """What is known while a table is read."""

    reading: Reading
    columns: ColumnMap
    rules: dict[Axis, ScaleRule]
    said: Mapping[int, SaidNumber]
    """What the numbers themselves say of their risks."""
    noted: Noted = field(default_factory=Noted)
    undated: int = 0
    states: dict[str, None] = field(default_factory=dict[str, None])


def read(path: Path, grids: Sequence[Grid], *, new_id: Callable[[], str], now: dt.datetime) -> Draft:
    """The draft that the likeliest table of a spreadsheet gives.

    Raises PaperTooLarge, ForeignSheet, and NotARiskAssessment.

    Nothing is lost in silence: each text stands in the register or in something unclear.
    """
    check_size(path, grids)
    found = recognise(grids)
    if found is None:
        raise ForeignSheet(path)
    grid, columns = found
    return replace(read_mapped(path, grids, grid, columns, new_id=new_id, now=now), sheets=maps(grids))


def read_as(
    path: Path, grids: Sequence[Grid], columns: ColumnMap, *, new_id: Callable[[], str], now: dt.datetime
) -> Draft:
    """The same, with the columns read as a person has said of this file."""
    check_size(path, grids)
    grid = next((grid for grid in grids if grid.name == columns.sheet), None)
    width = max(column.place for column in columns.columns) + 1
    if grid is None or columns.head >= len(grid.texts) or width > len(grid.texts[0]):
        # It has been changed since.
        raise ForeignSheet(path)
    return replace(read_mapped(path, grids, grid, columns, new_id=new_id, now=now), sheets=maps(grids))


def read_mapped(
    path: Path,
    grids: Sequence[Grid],
    grid: Grid,
    columns: ColumnMap,
    *,
    new_id: Callable[[], str],
    now: dt.datetime,
    front: Front | None = None,
) -> Draft:
    """The same, with the columns read as this map says; `front` is what a paper tells around the table."""
    reading = Reading(path=path, new_id=new_id, now=now)
    above = [
        text for row in range(columns.head) if (text := " ".join(grid.row(row))) and not _is_head(grid, columns, row)
    ]
    front = front or read_front([Paragraph(text=text) for text in above], ())
    reading.front = Register(
        title=front.title,
        status_date=front.status_date,
        organisation=front.organisation,
        prepared_by=front.prepared_by,
        recommendation=front.recommendation,
    )
    risks, unused = entries(grid, columns)
    if not risks:
        raise NotARiskAssessment(path)
    _tell_columns(reading, grids, grid, columns)
    reading.unclear += front.unclear
    scales = rules_of(columns, risks, size_above(above))
    rules: dict[Axis, ScaleRule] = {axis: rule.with_middle(columns.middle(axis)) for axis, rule in scales.items()}
    reading.unclear += told_of(rules)
    by_number, said, doubts = give_numbers(risks, has_column=columns.column("number") is not None)
    reading.unclear += doubts
    table = _Table(reading=reading, columns=columns, rules=rules, said=said)
    for number, entry in by_number.items():
        reading.risks[number] = _risk(table, number, entry)
    _tell_states(table)
    _tell_rest(table, grid, by_number)
    reading.unclear += [unclear.not_used(text) for text in (*front.unused, *unused)]
    pieces = [SourcePiece(text=text, use=_use_above(text, front)) for text in above]
    left_out = {(each.risk, each.text) for each in reading.unclear if each.is_left_out}
    source = tuple(source_of(grids, grid, columns, by_number, pieces, left_out))
    return replace(reading.draft((), ()), columns=columns, source=source, scales=tuple(scales.items()))


def _use_above(text: str, front: Front) -> Part:
    """What a text above the headings was used for."""
    if text in front.unused:
        return "unused"
    return "title" if front.title and front.title in text else "front"


def _is_head(grid: Grid, columns: ColumnMap, row: int) -> bool:
    """Whether a row is the upper one of two with headings."""
    said = {column.heading for column in columns.columns if column.heading}
    shared = said.intersection(grid.row(row))
    return row == columns.head - 1 and len(shared) > 1


def _tell_columns(reading: Reading, grids: Sequence[Grid], grid: Grid, columns: ColumnMap) -> None:
    others = [other for other in grids if other is not grid and other.whole]
    if others:
        reading.unclear.append(unclear_table.sheet_chosen(grid.name))
    reading.unclear.append(unclear_table.columns_read(columns))
    for use in SEVERAL:
        if len(several := columns.all_for(use)) > 1:
            reading.unclear.append(unclear_table.several_columns(several, use))
    for column in columns.columns:
        if column.use and column.by_content:
            reading.unclear.append(unclear_table.by_content(column, column.use))
        if column.use and column.hidden:
            reading.unclear.append(unclear_table.hidden_column(column))
    for other in others:
        has_risks = recognise([other]) is not None
        reading.unclear.append(unclear_table.sheet_not_used(other.name, other.whole, has_risks=has_risks))
    if grid.formulas_without_value:
        reading.unclear.append(unclear_table.formulas_not_reckoned(grid.formulas_without_value))
    if strange := grid.whole.count("\ufffd"):
        reading.unclear.append(unclear_table.strange_letters(strange))


def _risk(table: _Table, number: int, entry: Entry) -> Risk:
    reading = table.reading
    reading.unclear += [unclear_table.row_joined(number, "\t".join(entry.grid.row(row))) for row in entry.joined]
    name, description = _name(reading, number, entry)
    noted = day_in(reading, number, entry, "date")
    actions = read_actions(reading, table.noted, number, entry)
    evaluations, undated = read_evaluations(reading, number, entry)
    table.undated += undated
    rating, doubt = place_of_risk(number, entry, table.rules, reading.criteria)
    reading.unclear += [doubt] if doubt else []
    state, state_changes = _state(table, number, entry)
    if not (table.said.get(number) and table.said[number].state) and not entry.text("state"):
        # Nothing else tells, so it may stand behind the name, as in »Storm (lukket)«.
        name, state, state_changes = _closed_by_name(reading, number, name)
    risk = Risk(
        id=reading.new_id(),
        number=number,
        created=dt.datetime.combine(noted, _NOON, dt.UTC) if noted else reading.now.astimezone(dt.UTC),
        name=name,
        description=description,
        rating=rating,
        state=state,
        state_changes=state_changes,
        actions=actions,
        evaluations=evaluations,
    )
    return reading.placed_now(risk)


def _name(reading: Reading, number: int, entry: Entry) -> tuple[str, str]:
    """Name and description; a text that is no name is the description, and its first words the name."""
    name = entry.text("name")
    description = "\n".join(f"{head}: {text}" if head else text for head, text in entry.parts("description"))
    whole = name or description
    if not whole:
        reading.unclear.append(unclear.no_name(number))
        return "", ""
    is_long = len(name) > _LONG_NAME or "\n" in name
    if name and not (is_long and not description):
        return " ".join(name.split()), description
    cut = re.split(r"\n|(?<=\w)[.:;]\s", whole)[0].strip().rstrip(".")
    if len(cut) > _SHORT_NAME:
        cut = cut[:_SHORT_NAME].rsplit(" ", 1)[0].rstrip(" ,")
    reading.unclear.append(unclear_table.name_cut(number, cut))
    return cut, whole


def _state(table: _Table, number: int, entry: Entry) -> tuple[State, tuple[StateChange, ...]]:
    """Open or closed, and since when, by the column for it, else by what stands behind the number; another word is
    told, and the risk is open."""
    said, text = table.said.get(number), entry.text("state")
    by_number = said.state if said else None
    column = table.columns.column("state")
    if column is None or not text:
        return _since(table, by_number or "open", said)
    state = state_of(text)
    if state is None:
        tell = unclear.cell_not_read(number, "text", unclear_table.heading(column), text)
        table.reading.unclear.append(tell)
        return _since(table, by_number or "open", said)
    table.states[text] = None
    if said is not None and by_number not in (None, state):
        table.reading.unclear.append(unclear_table.states_differ(number, said.text, text))
        return state, ()
    return _since(table, state, said)


def _closed_by_name(reading: Reading, number: int, name: str) -> tuple[str, State, tuple[StateChange, ...]]:
    """The name without what stands behind it, and what that says, which is told; what is no more is the name itself."""
    rest, is_closed, day = closed_in(name)
    if not (is_closed and rest):
        return name, "open", ()
    reading.unclear.append(unclear.closed_by_name(number, name, has_day=day is not None))
    return rest, "closed", (StateChange(id=reading.new_id(), date=day, state="closed"),) if day else ()


def _since(table: _Table, state: State, said: SaidNumber | None) -> tuple[State, tuple[StateChange, ...]]:
    """The state, with the day since when a number says that it is closed."""
    if state != "closed" or said is None or said.day is None:
        return state, ()
    return state, (StateChange(id=table.reading.new_id(), date=said.day, state=state),)


def _tell_states(table: _Table) -> None:
    if table.states:
        by_state: dict[State | None, list[str]] = {"open": [], "closed": []}
        for text in table.states:
            by_state[state_of(text)].append(text)
        table.reading.unclear.append(unclear_table.states_read(by_state["open"], by_state["closed"]))
    if table.undated:
        table.reading.unclear.append(unclear_table.undated_evaluations(table.undated))
    table.reading.unclear += table.noted.told()


def _tell_rest(table: _Table, grid: Grid, risks: Mapping[int, Entry]) -> None:
    """Tells of the rows that are hidden, and of every column that is not read."""
    hidden = [number for number, entry in risks.items() if grid.hidden_rows.intersection(entry.rows)]
    if hidden:
        table.reading.unclear.append(unclear_table.hidden_rows(hidden))
    rest = {column: text for column in table.columns.columns if (text := _rest_of(column, risks))}
    table.reading.unclear += [
        unclear_table.level_not_used(column, text) for column, text in rest.items() if column.use == "level"
    ]
    if unknown := {column: text for column, text in rest.items() if column.use is None}:
        table.reading.unclear.append(unclear_table.columns_not_used(unknown))


def _rest_of(column: MappedColumn, risks: Mapping[int, Entry]) -> str:
    """What stands in a column that is not read, a line for each risk."""
    if column.use not in (None, "level"):
        return ""
    said = ((number, entry.text_at(column.place)) for number, entry in risks.items())
    return "\n".join(f"#{number}: {words}" for number, words in said if words)
