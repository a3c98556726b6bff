"""Papers that tell of their risks in a table, one row a risk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RatingChange, Risk
from risikoapp.i18n import _
from risikoapp.importers import matrix, own, risk_table, unclear
from risikoapp.importers.blocks import Block, Table
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.columns import recognise
from risikoapp.importers.draft import Unclear
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.grid import Grid
from risikoapp.importers.headings import Use, use_of
from risikoapp.importers.known_words import letters
from risikoapp.importers.paper_reading import Reading
from risikoapp.importers.sections import Section

_TELLING: frozenset[Use] = frozenset({"description", "action", "evaluation"})
_KEYS: frozenset[Use] = frozenset({"number", "name"})
_AXES: frozenset[Use] = frozenset({"likelihood", "consequence"})


def listed(blocks: Sequence[Block]) -> tuple[tuple[Table, Table], ...]:
    """The tables that list risks, each as it stands and with a row for each risk: the first such, and those with the
    same headings that carry it on."""
    found: list[tuple[Table, Table]] = []
    for block in blocks:
        rows = _rows_of(block) if isinstance(block, Table) else None
        if isinstance(block, Table) and rows and (not found or _headings(rows) == _headings(found[0][1])):
            found.append((block, rows))
    return tuple(found)


def read(path: Path, tables: Sequence[Table], reading: Reading, *, sums_up: bool) -> tuple[Risk, ...]:
    """The risks in the rows of these tables, with the places that the rows give them.

    What is unclear is noted; where the tables only sum up what sections tell, nothing of the texts in them.
    """
    if not tables:
        return ()
    grid, columns = _joined(tables)
    # What is unclear around the table is told by whoever reads that.
    front = replace(reading.front, unclear=(), unused=())
    try:
        draft = risk_table.read_mapped(path, [grid], grid, columns, new_id=reading.new_id, now=reading.now, front=front)
    except NotARiskAssessment:
        # A form that nobody has filled in.
        reading.unclear.append(unclear.not_used(grid.whole))
        for trace in reading.parts.row_traces:
            trace.use = "unused"
        return ()
    reading.unclear += [each for each in draft.unclear if not (sums_up and _is_of_a_row(each))]
    risks = draft.register_file.register.risks
    by_words = {" ".join((risk.name or risk.description).split()): risk for risk in risks}
    for trace in reading.parts.row_traces:
        risk = next((by_words[cell] for cell in trace.text.split("\t") if cell in by_words), None)
        if risk is not None:
            trace.section = Section(number=risk.number, name=risk.name, given=risk.number)
    return risks


def _is_of_a_row(doubt: Unclear) -> bool:
    return doubt.risk is not None or bool(doubt.text)


def list_up(reading: Reading, risks: Sequence[Risk]) -> None:
    """Gives the risks of the rows their numbers and names, as an overview does."""
    for risk in risks:
        reading.parts.overview.setdefault(risk.number, []).append(risk.name)


def sum_up(reading: Reading, risks: Sequence[Risk]) -> None:
    """Takes of the rows, where each risk has a section, only who there is, and where they stand."""
    sections = {letters(section.name): section.given for section in reading.parts.sections}
    for risk in risks:
        number = sections.get(letters(risk.name), risk.number)
        reading.parts.overview.setdefault(number, []).append(risk.name)
        if risk.rating is not None and reading.said.setdefault(number, risk.rating) != risk.rating:
            cells = (own.place_line(reading.criteria, each) for each in (reading.said[number], risk.rating))
            reading.unclear.append(unclear.row_differs(number, *cells))
    if risks:
        for trace in reading.parts.row_traces:
            trace.use = "overview"
        reading.unclear.append(unclear.table_sums_up("\n".join(trace.text for trace in reading.parts.row_traces)))


def placed(reading: Reading, risks: Sequence[Risk]) -> list[Risk]:
    """The risks in their cells of the matrix, where the paper has one; where a row says another, that is told."""
    found = {risk.number: _placed(reading, risk) for risk in risks}
    settled = {risk.number for risk in risks if risk.rating is None and found[risk.number].rating is not None}
    offered = {each.risk for each in reading.unclear if each.field == "rating" and each.likely}
    reading.unclear[:] = [
        each
        for each in reading.unclear
        if each.field != "rating"
        # Where a cell is offered, it is not asked for once more without one.
        or not (each.risk in settled or (each.risk in offered and not each.likely and not each.text))
    ]
    return list(found.values())


def _placed(reading: Reading, risk: Risk) -> Risk:
    found = reading.ratings.get(risk.number, ())
    if len(found) != 1:
        likely = reading.parts.likely.get(risk.number, ())
        doubts = [unclear.several_ratings(risk.number, found, reading.criteria)] if found else []
        doubts += [unclear.lost_rating(risk.number, likely, reading.criteria)] if likely and not risk.rating else []
        bare = () if found or risk.rating else reading.bare.get(risk.number, ())
        doubts += [unclear.bare_rating(risk.number, bare, reading.criteria)] if bare else []
        reading.unclear += doubts
        return risk
    (rating,) = found
    if risk.rating == rating:
        return risk
    if risk.rating is not None:
        cells = (own.place_line(reading.criteria, each) for each in (rating, risk.rating))
        reading.unclear.append(unclear.places_differ(risk.number, *cells))
    return _in_cell(reading, risk, rating)


def _in_cell(reading: Reading, risk: Risk, rating: Rating) -> Risk:
    day = reading.front.status_date or reading.now.astimezone().date()
    reason = _("Placering i det importerede papir")
    change = RatingChange(id=reading.new_id(), date=day, rating=rating, reason=reason)
    return replace(risk, rating=rating, rating_changes=(change,))


def _rows_of(table: Table) -> Table | None:
    """A table that lists risks, as one with a row for each of them: a form has a column instead. None for others."""
    if (matrix.is_matrix(table) and matrix.read(table) is not None) or own.listed(table) is not None:
        return None
    if _lists_risks(table):
        return table
    turned = _turned(table)
    headings = {use_of(text) for text in turned.grid[0]} if turned.grid else set[Use | None]()
    return turned if headings & _KEYS and _lists_risks(turned) else None


def _lists_risks(table: Table) -> bool:
    found = recognise([_grid([table])])
    if found is None:
        return False
    columns = found[1].columns
    uses = {column.use for column in columns if column.use}
    return (bool(uses & _TELLING) or uses >= _AXES) and 2 * len(uses) > len(columns)


def _turned(table: Table) -> Table:
    width = max(map(len, table.grid), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in table.grid]
    grid = tuple(zip(*rows, strict=True))
    return Table(grid=grid, rows=tuple(tuple(text for text in row if text) for row in grid))


def _headings(table: Table) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in table.grid[0])


def _joined(tables: Sequence[Table]) -> tuple[Grid, ColumnMap]:
    grid = _grid(tables)
    found = recognise([grid])
    assert found is not None
    return found


def _grid(tables: Sequence[Table]) -> Grid:
    """The tables below each other, as a sheet has them."""
    rows = [row for table in tables for row in table.grid]
    width = max(map(len, rows), default=0)
    texts = [[*(text.strip() for text in row), *[""] * (width - len(row))] for row in rows]
    return Grid(name="", cells=texts, texts=texts, copies=frozenset(_copies(tables)))


def _copies(tables: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """The places at which the text of a merged cell stands again."""
    first = 0
    for table in tables:
        for place, (row, once) in enumerate(zip(table.grid, table.rows, strict=True), start=first):
            left = list(once)
            for column, text in enumerate(row):
                if text and text in left:
                    left.remove(text)
                elif text:
                    yield place, column
        first += len(table.grid)
