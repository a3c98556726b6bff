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
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.grid import Grid
from risikoapp.importers.headings import Use
from risikoapp.importers.paper_reading import Reading
from risikoapp.importers.sections import Section

_TELLING: frozenset[Use] = frozenset({"description", "action", "evaluation"})
_AXES: frozenset[Use] = frozenset({"likelihood", "consequence"})


def listed(blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables with a row for each risk: the first such, and those with the same headings that carry it on."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table) and _lists_risks(block) and (not found or _headings(block) == _headings(found[0])):
            found.append(block)
    return tuple(found)


def read(path: Path, tables: Sequence[Table], reading: Reading) -> tuple[Risk, ...]:
    """The risks in the rows of these tables, with the places that the rows give them; what is unclear is noted."""
    if not tables:
        return ()
    grid, columns = _joined(tables)
    # What is unclear around the table is told by whoever reads that.
    front = replace(reading.front, unclear=(), unused=())
    try:
        draft = risk_table.read_mapped(path, [grid], grid, columns, new_id=reading.new_id, now=reading.now, front=front)
    except NotARiskAssessment:
        # A form that nobody has filled in.
        return ()
    reading.unclear += draft.unclear
    risks = draft.register_file.register.risks
    for risk in risks:
        reading.parts.overview.setdefault(risk.number, []).append(risk.name)
    for trace in reading.parts.row_traces:
        named = (risk for risk in risks if " ".join((risk.name or risk.description).split()) in trace.text)
        if (risk := next(named, None)) is not None:
            trace.section = Section(number=risk.number, name=risk.name, given=risk.number)
    return risks


def placed(reading: Reading, risk: Risk) -> Risk:
    """A risk in its cell of the matrix, where the paper has one; where its row says another, that is told."""
    found = reading.ratings.get(risk.number, ())
    if len(found) != 1:
        likely = reading.parts.likely.get(risk.number, ())
        doubts = [unclear.several_ratings(risk.number, found, reading.criteria)] if found else []
        doubts += [unclear.lost_rating(risk.number, likely, reading.criteria)] if likely and not risk.rating else []
        reading.unclear += doubts
        return risk
    (rating,) = found
    if risk.rating == rating:
        return risk
    if risk.rating is not None:
        cells = (own.place_line(reading.criteria, each) for each in (rating, risk.rating))
        reading.unclear.append(unclear.places_differ(risk.number, *cells))
    else:
        reading.unclear[:] = [each for each in reading.unclear if (each.risk, each.field) != (risk.number, "rating")]
    return _in_cell(reading, risk, rating)


def _in_cell(reading: Reading, risk: Risk, rating: Rating) -> Risk:
    day = reading.front.status_date or reading.now.astimezone().date()
    reason = _("Placering i det importerede papir")
    change = RatingChange(id=reading.new_id(), date=day, rating=rating, reason=reason)
    return replace(risk, rating=rating, rating_changes=(change,))


def _lists_risks(table: Table) -> bool:
    if (matrix.is_matrix(table) and matrix.read(table) is not None) or own.listed(table) is not None:
        return False
    found = recognise([_grid([table])])
    if found is None:
        return False
    columns = found[1].columns
    uses = {column.use for column in columns if column.use}
    return (bool(uses & _TELLING) or uses >= _AXES) and 2 * len(uses) > len(columns)


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
