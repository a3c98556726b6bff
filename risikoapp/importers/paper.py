"""A paper, whatever its format, read into a draft register."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.soundness import check
from risikoapp.importers import matrix, unclear
from risikoapp.importers.blocks import Paper, Table
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.front import read_front
from risikoapp.importers.matrix_cells import NUMBER, Known
from risikoapp.importers.outline import Outline, outline
from risikoapp.importers.paper_reading import Reading
from risikoapp.importers.paper_risks import give_numbers, read_risks
from risikoapp.importers.source import SourcePiece


def read(paper: Paper, *, new_id: Callable[[], str], now: dt.datetime) -> Draft:
    """The draft that the paper gives, valid by `domain.soundness.check`; raises NotARiskAssessment.

    No words are lost in silence: each stands in the register or in the text of something unclear.
    """
    if paper.whole is not None:
        return Draft(register_file=paper.whole)
    parts = outline(paper.blocks)
    if not (parts.has_labels or parts.overview or _numbers_in_matrices(parts)):
        raise NotARiskAssessment(paper.path)
    front = read_front(parts.top, paper.margins)
    reading = Reading(
        new_id=new_id, now=now, front=front, parts=parts, mentioned=_mentioned(paper), unclear=list(front.unclear)
    )
    give_numbers(reading)
    _read_matrices(reading)
    risks = sorted(read_risks(reading), key=lambda risk: risk.number)
    next_number = _next_number(reading, {risk.number for risk in risks})
    reading.unclear += [unclear.table_as_text(_table_text(table.rows)) for table in parts.tables_as_text]
    unused = [*front.unused, *(paragraph.text for paragraph in parts.leftover), *paper.notes]
    reading.unclear += [unclear.not_used(text) for text in unused]
    register = Register(
        title=front.title,
        status_date=front.status_date,
        organisation=front.organisation,
        prepared_by=front.prepared_by,
        recommendation=front.recommendation,
        criteria=reading.criteria,
        risks=tuple(risks),
    )
    file = RegisterFile(register=register, next_number=next_number)
    check(file)
    return Draft(register_file=file, unclear=tuple(reading.unclear), source=tuple(_source(reading, paper)))


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
        yield SourcePiece(text=trace.text, use=trace.use, risk=number, is_item=trace.is_item)
    for line in paper.margins:
        is_lost = any(piece.strip() in unused for piece in line.split("\t"))
        yield SourcePiece(text=line, use="unused" if is_lost else "front")
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


def _table_text(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _known(parts: Outline) -> Known:
    """The risks that the cells of a matrix may mean; a name that two risks have means none of them."""
    told = [(number, name) for number, names in parts.overview.items() for name in names]
    told += [(section.given, section.name) for section in parts.sections]
    numbers: dict[str, set[int]] = {}
    for number, name in told:
        if not matrix.is_word_of_its_own(name):
            numbers.setdefault(name.casefold(), set()).add(number)
    names = {name: number for name, (number, *others) in numbers.items() if not others}
    return Known(numbers=frozenset(number for number, _name in told), names=names)


def _read_matrices(reading: Reading) -> None:
    """Notes who stands where, and what the paper calls the steps."""
    found = False
    known = _known(reading.parts)
    for table, trace in zip(reading.parts.matrices, reading.parts.matrix_traces, strict=True):
        text = _table_text(table.rows)
        read = matrix.read(table, known)
        if read is None or found:
            trace.use = "unused"
        if read is None:
            reading.unclear.append(unclear.unreadable_matrix(text))
        elif found:
            reading.unclear.append(unclear.another_matrix(text))
        else:
            found, reading.criteria, reading.ratings = True, read.criteria, read.places
            if read.other_steps:
                reading.unclear.append(unclear.other_steps(read.other_steps))
            if read.other_levels:
                reading.unclear.append(unclear.other_levels(read.other_levels, text))
            if read.leftover:
                reading.unclear.append(unclear.not_used("\n".join(read.leftover)))
