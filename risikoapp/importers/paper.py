"""A paper, whatever its format, read into a draft register."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.domain.soundness import check
from risikoapp.importers import paper_tables, unclear
from risikoapp.importers.blocks import Paper, Table
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.front import read_front
from risikoapp.importers.matrix_cells import NUMBER
from risikoapp.importers.outline import Outline, outline
from risikoapp.importers.paper_matrices import read_matrices, table_text
from risikoapp.importers.paper_places import take_places
from risikoapp.importers.paper_reading import Reading
from risikoapp.importers.paper_risks import give_numbers, read_risks
from risikoapp.importers.source import SourcePiece


def read(paper: Paper, *, new_id: Callable[[], str], now: dt.datetime) -> Draft:
    """The draft that the paper gives, valid by `domain.soundness.check`; raises NotARiskAssessment.

    No words are lost in silence: each stands in the register or in the text of something unclear.
    """
    if paper.whole is not None:
        return Draft(register_file=paper.whole)
    listed = paper_tables.listed(paper.blocks)
    parts = outline(paper.blocks, [table for table, _rows in listed])
    if not (listed or parts.has_labels or parts.overview or _numbers_in_matrices(parts)):
        raise NotARiskAssessment(paper.path)
    front = read_front(parts.top, paper.margins)
    reading = Reading(
        new_id=new_id, now=now, front=front, parts=parts, mentioned=_mentioned(paper), unclear=list(front.unclear)
    )
    risks = _risks(paper, [rows for _table, rows in listed], reading)
    next_number = _next_number(reading, {risk.number for risk in risks})
    reading.unclear += [unclear.table_as_text(table_text(table.rows)) for table in parts.tables_as_text]
    unused = [*front.unused, *(paragraph.text for paragraph in parts.leftover), *paper.notes]
    reading.unclear += [unclear.not_used(text) for text in unused]
    file = RegisterFile(register=_register(reading, risks), next_number=next_number)
    check(file)
    return Draft(register_file=file, unclear=tuple(reading.unclear), source=tuple(_source(reading, paper)))


def _register(reading: Reading, risks: Sequence[Risk]) -> Register:
    front = reading.front
    return Register(
        title=front.title,
        status_date=front.status_date,
        organisation=front.organisation,
        prepared_by=front.prepared_by,
        recommendation=front.recommendation,
        criteria=reading.criteria,
        risks=tuple(risks),
    )


def _risks(paper: Paper, tables: Sequence[Table], reading: Reading) -> list[Risk]:
    """The risks by their numbers; raises NotARiskAssessment where there are none in the tables, nor elsewhere."""
    # Where each risk has a section, a table only sums them up.
    sums_up = reading.parts.has_labels
    in_rows = paper_tables.read(paper.path, tables, reading, sums_up=sums_up)
    give_numbers(reading, {} if sums_up else {risk.number: risk.name for risk in in_rows})
    take_places(reading)
    if sums_up:
        paper_tables.sum_up(reading, in_rows)
        in_rows = ()
    paper_tables.list_up(reading, in_rows)
    read_matrices(reading)
    placed = paper_tables.placed(reading, in_rows)
    risks = [*placed, *read_risks(reading, {risk.number for risk in placed})]
    if tables and not risks:
        raise NotARiskAssessment(paper.path)
    return sorted(risks, key=lambda risk: risk.number)


def _source(reading: Reading, paper: Paper) -> Iterator[SourcePiece]:
    """The paper in its order, then its margins and notes, each with what was made of it."""
    front, unused = reading.front, set(reading.front.unused)
    has_title = False
    for paragraph, trace in zip(reading.parts.top, reading.parts.top_traces, strict=True):
        if not has_title and front.title and " ".join(paragraph.text.split("\n")) == front.title:
            trace.use, has_title = "title", True
        else:
            is_lost = any(line.strip() in unused for line in paragraph.text.split("\n"))
            trace.use = "unused" if is_lost else "front"
    for trace in reading.parts.traces:
        number = trace.section.given if trace.section else None
        yield SourcePiece(text=trace.text, use=trace.use, risk=number, is_item=trace.is_item, areas=trace.areas)
    margin_areas = paper.margin_areas or ((),) * len(paper.margins)
    for line, areas in zip(paper.margins, margin_areas, strict=True):
        is_lost = any(piece.strip() in unused for piece in line.split("\t"))
        yield SourcePiece(text=line, use="unused" if is_lost else "front", areas=areas)
    for note in paper.notes:
        yield SourcePiece(text=note, use="unused")


def _numbers_in_matrices(parts: Outline) -> bool:
    in_tables = any(NUMBER.search(text) for table in parts.matrices for row in table.rows for text in row)
    return in_tables or bool(parts.likely)


def _mentioned(paper: Paper) -> frozenset[int]:
    """Every number that the paper writes as `#n`, wherever it stands."""
    texts = [*paper.margins, *paper.notes]
    for block in paper.blocks:
        texts += [text for row in block.rows for text in row] if isinstance(block, Table) else [block.text]
    return frozenset(int(digits) for text in texts for digits in NUMBER.findall(text))


def _next_number(reading: Reading, numbers: set[int]) -> int:
    """A number that the paper gives to no risk, also to none that is closed and only mentioned."""
    next_number = max(numbers | reading.mentioned) + 1
    absent = sorted(reading.mentioned - numbers)
    if absent:
        reading.unclear.append(unclear.only_mentioned(absent, next_number))
    return next_number
