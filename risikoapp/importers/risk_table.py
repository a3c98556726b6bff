"""Other people's risikologs, one row a risk, read into a draft."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import MAX_NUMBER, Register, Risk, State
from risikoapp.importers import unclear, unclear_table
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.columns import recognise
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ForeignSheet, NotARiskAssessment
from risikoapp.importers.front import Front, read_front
from risikoapp.importers.grid import Grid
from risikoapp.importers.scale_rules import AXES, Axis, ScaleRule, highest, rule_for, size_above, size_in
from risikoapp.importers.sheet_reading import Reading
from risikoapp.importers.source import SourcePiece
from risikoapp.importers.source import Use as Part
from risikoapp.importers.states import state_of
from risikoapp.importers.table_entries import day_in, read_actions, read_evaluations
from risikoapp.importers.table_rows import Entry, entries
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
    return read_mapped(path, grids, grid, columns, new_id=new_id, now=now)


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
    return read_mapped(path, grids, grid, columns, new_id=new_id, now=now)


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
    scales = _rules(columns, risks, size_above(above))
    rules: dict[Axis, ScaleRule] = {axis: rule.with_middle(columns.middle(axis)) for axis, rule in scales.items()}
    table = _Table(reading=reading, columns=columns, rules=rules)
    _tell_scales(table)
    numbers = _numbers(table, risks)
    for number, entry in zip(numbers, risks, strict=True):
        reading.risks[number] = _risk(table, number, entry)
    _tell_states(table)
    by_number = dict(zip(numbers, risks, strict=True))
    _tell_rest(table, grid, by_number)
    reading.unclear += [unclear.not_used(text) for text in (*front.unused, *unused)]
    pieces = [SourcePiece(text=text, use=_use_above(text, front)) for text in above]
    source = tuple(source_of(grids, grid, columns, by_number, pieces))
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
    for column in columns.columns:
        if column.use and column.by_content:
            reading.unclear.append(unclear_table.by_content(column, column.use))
        if column.use and column.hidden:
            reading.unclear.append(unclear_table.hidden_column(column))
    reading.unclear += [unclear_table.sheet_not_used(other.name, other.whole) for other in others]
    if grid.formulas_without_value:
        reading.unclear.append(unclear_table.formulas_not_reckoned(grid.formulas_without_value))
    if strange := grid.whole.count("\ufffd"):
        reading.unclear.append(unclear_table.strange_letters(strange))


def _rules(columns: ColumnMap, risks: Sequence[Entry], told: int | None) -> dict[Axis, ScaleRule]:
    texts = {axis: [entry.text(axis) for entry in risks] for axis in AXES}
    # One paper has one kind of scale: where one axis goes to five, the other does too.
    top = max(map(highest, texts.values()))
    rules: dict[Axis, ScaleRule] = {}
    for axis, other in (AXES, AXES[::-1]):
        column = columns.column(axis)
        stated = None if column is None else size_in(column.heading)
        rules[axis] = rule_for(axis, texts[axis], stated or told or (top if top > 4 else None), texts[other])
    return rules


def _tell_scales(table: _Table) -> None:
    for axis, rule in table.rules.items():
        if rule.readable and not rule.is_sure:
            table.reading.unclear.append(unclear_table.scale_read(axis, rule.size, rule.meanings))


def _numbers(table: _Table, risks: Sequence[Entry]) -> list[int]:
    """The number of each risk; who has none, or one that is taken, gets one after all others."""
    tell = table.reading.unclear
    if table.columns.column("number") is None:
        tell.append(unclear_table.no_numbers())
        return list(range(1, len(risks) + 1))
    said = [entry.text("number").split("\n")[0] for entry in risks]
    read = [_number(text) for text in said]
    in_words = [text for text, number in zip(said, read, strict=True) if number and text.strip("#. ") != str(number)]
    if in_words:
        tell.append(unclear_table.numbers_in_words(in_words))
    highest_number = max((number for number in read if number), default=0)
    taken: set[int] = set()
    numbers: list[int] = []
    for entry, text, number in zip(risks, said, read, strict=True):
        given = number
        if given is None or given in taken:
            given = highest_number = highest_number + 1
            name = entry.text("name") or entry.text("description")
            if number is not None:
                tell.append(unclear.number_taken(number, name, given))
            else:
                tell.append(unclear_table.number_not_read(given, text) if text else unclear.new_number(given, name))
        taken.add(given)
        numbers.append(given)
    return numbers


def _number(text: str) -> int | None:
    found = re.findall(r"\d+", text)
    # »1.2« and »2a-3« are numbers of another kind.
    if len(found) != 1 or len(found[0]) > 6 or not re.fullmatch(r"[^\d]*\d+[.)\s]*", text):
        return None
    return int(found[0]) if 1 <= int(found[0]) < MAX_NUMBER else None


def _risk(table: _Table, number: int, entry: Entry) -> Risk:
    reading = table.reading
    reading.unclear += [unclear_table.row_joined(number, "\t".join(entry.grid.row(row))) for row in entry.joined]
    name, description = _name(reading, number, entry)
    noted = day_in(reading, number, entry, "date")
    actions = read_actions(reading, number, entry)
    evaluations, undated = read_evaluations(reading, number, entry, day_in(reading, number, entry, "evaluation_date"))
    table.undated += undated
    risk = Risk(
        id=reading.new_id(),
        number=number,
        created=dt.datetime.combine(noted, _NOON, dt.UTC) if noted else reading.now.astimezone(dt.UTC),
        name=name,
        description=description,
        rating=_rating(table, number, entry),
        state=_state(table, number, entry),
        actions=actions,
        evaluations=evaluations,
    )
    return reading.placed_now(risk)


def _name(reading: Reading, number: int, entry: Entry) -> tuple[str, str]:
    """Name and description; a text that is no name is the description, and its first words the name."""
    name, description = entry.text("name"), entry.text("description")
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


def _rating(table: _Table, number: int, entry: Entry) -> Rating | None:
    said = entry.text("likelihood"), entry.text("consequence")
    missing: list[Axis] = [axis for axis, text in zip(AXES, said, strict=True) if not text]
    tell = table.reading.unclear
    if missing:
        tell.append(unclear_table.no_place(number, missing))
        return None
    steps = table.rules["likelihood"].steps(said[0]), table.rules["consequence"].steps(said[1])
    strange = [text for text, found in zip(said, steps, strict=True) if not found]
    if strange:
        axis = AXES[0] if not steps[0] else AXES[1]
        tell.append(unclear.cell_not_read(number, "rating", unclear_table.use_name(axis), " × ".join(said)))
        return None
    if any(len(found) > 1 for found in steps):
        tell.append(unclear_table.choose_place(number, said, steps, table.reading.criteria))
        return None
    return Rating(likelihood=steps[0][0], consequence=steps[1][0])


def _state(table: _Table, number: int, entry: Entry) -> State:
    """Open or closed; another word is told, and the risk is open."""
    text = entry.text("state")
    column = table.columns.column("state")
    if column is None or not text:
        return "open"
    state = state_of(text)
    if state is None:
        tell = unclear.cell_not_read(number, "text", unclear_table.heading(column), text)
        table.reading.unclear.append(tell)
        return "open"
    table.states[text] = None
    return state


def _tell_states(table: _Table) -> None:
    if table.states:
        by_state: dict[State | None, list[str]] = {"open": [], "closed": []}
        for text in table.states:
            by_state[state_of(text)].append(text)
        table.reading.unclear.append(unclear_table.states_read(by_state["open"], by_state["closed"]))
    if table.undated:
        table.reading.unclear.append(unclear_table.undated_evaluations(table.undated))


def _tell_rest(table: _Table, grid: Grid, risks: Mapping[int, Entry]) -> None:
    """Tells of the rows that are hidden, and of every column that is not read."""
    hidden = [number for number, entry in risks.items() if grid.hidden_rows.intersection(entry.rows)]
    if hidden:
        table.reading.unclear.append(unclear_table.hidden_rows(hidden))
    for column in table.columns.columns:
        if column.use not in (None, "level"):
            continue
        said = ((number, entry.text_at(column.place)) for number, entry in risks.items())
        text = "\n".join(f"#{number}: {words}" for number, words in said if words)
        tell = unclear_table.column_not_used if column.use is None else unclear_table.level_not_used
        table.reading.unclear += [tell(column, text)] if text else []
