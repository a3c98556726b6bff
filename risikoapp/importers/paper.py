"""A paper, whatever its format, read into a draft register."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from risikoapp.domain import model
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.model import Action, Evaluation, RatingChange, Register, RegisterFile, Risk
from risikoapp.domain.soundness import check
from risikoapp.i18n import _
from risikoapp.importers import matrix, own, unclear
from risikoapp.importers.blocks import Paper, Paragraph, Table
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.importers.entries import Entry, read_actions, read_evaluations
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.front import Front, read_front
from risikoapp.importers.outline import Outline, Section, outline
from risikoapp.importers.source import SourcePiece

_OTHER_LABEL = re.compile(r"[^:\n]{1,30}:")


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is known so far while a paper is read."""

    new_id: Callable[[], str]
    now: dt.datetime
    front: Front
    parts: Outline
    mentioned: frozenset[int]
    unclear: list[Unclear] = field(default_factory=list[Unclear])
    criteria: RiskCriteria = STANDARD_CRITERIA
    ratings: dict[int, tuple[Rating, ...]] = field(default_factory=dict[int, tuple[Rating, ...]])


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
    reading = _Reading(
        new_id=new_id, now=now, front=front, parts=parts, mentioned=_mentioned(paper), unclear=list(front.unclear)
    )
    _read_matrices(reading)
    risks = sorted(_read_risks(reading), key=lambda risk: risk.number)
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


def _source(reading: _Reading, paper: Paper) -> Iterator[SourcePiece]:
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
    in_tables = any(matrix.NUMBER.search(text) for table in parts.matrices for row in table.rows for text in row)
    return in_tables or bool(parts.likely)


def _mentioned(paper: Paper) -> frozenset[int]:
    """Every number that the paper writes as `#n`, wherever it stands."""
    texts = [*paper.margins, *paper.notes]
    for block in paper.blocks:
        texts += [text for row in block.rows for text in row] if isinstance(block, Table) else [block.text]
    return frozenset(int(digits) for text in texts for digits in matrix.NUMBER.findall(text))


def _next_number(reading: _Reading, numbers: set[int]) -> int:
    """A number that the paper gives to no risk, also to none that is closed and only mentioned."""
    next_number = max(numbers | reading.mentioned) + 1
    absent = sorted(reading.mentioned - numbers)
    if absent:
        reading.unclear.append(unclear.only_mentioned(absent, next_number))
    return next_number


def _table_text(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _read_matrices(reading: _Reading) -> None:
    """Notes who stands where, and what the paper calls the steps."""
    found = False
    for table, trace in zip(reading.parts.matrices, reading.parts.matrix_traces, strict=True):
        text = _table_text(table.rows)
        read = matrix.read(table)
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


def _read_risks(reading: _Reading) -> list[Risk]:
    """A risk for every section, and for every number that has none."""
    overview = reading.parts.overview
    highest = max({0, *overview, *reading.mentioned, *(section.number or 0 for section in reading.parts.sections)})
    risks: list[Risk] = []
    taken: set[int] = set()
    for section in reading.parts.sections:
        number = section.number
        if number is None or number in taken:
            given = highest = highest + 1
            reading.unclear.append(
                unclear.new_number(given, section.name)
                if number is None
                else unclear.number_taken(number, section.name, given)
            )
            number = given
        elif overview and number not in overview:
            reading.unclear.append(unclear.not_in_overview(number))
        taken.add(number)
        section.given = number
        risks.append(_risk(reading, number, section))
    for number in sorted({*overview, *reading.ratings, *reading.parts.likely} - taken):
        if number in overview:
            reading.unclear.append(unclear.no_section(number))
        name = overview.get(number, [""])[0]
        risks.append(_risk(reading, number, Section(number=number, name=name)))
    return risks


def _risk(reading: _Reading, number: int, section: Section) -> Risk:
    rating = _rating(reading, number, section)
    status_date = reading.front.status_date or reading.now.astimezone().date()
    evaluations = [
        Evaluation(id=reading.new_id(), date=entry.date, text=entry.text)
        for entry in _noted(reading, number, read_evaluations(section.parts["evaluations"]))
    ]
    risk = Risk(
        id=reading.new_id(),
        number=number,
        created=reading.now.astimezone(dt.UTC),
        name=_name(reading, number, section.name),
        description=_description(reading, number, section),
        rating=rating,
        actions=_actions(reading, number, section),
        evaluations=tuple(sorted(evaluations, key=model.ORDER["evaluations"])),
    )
    if rating is None:
        return risk
    # With its reason the placing stays in the history, also when the risk is moved on the same day.
    reason = _("Placering i det importerede papir")
    placed = RatingChange(id=reading.new_id(), date=status_date, rating=rating, reason=reason)
    return replace(risk, rating_changes=(placed,))


def _actions(reading: _Reading, number: int, section: Section) -> tuple[Action, ...]:
    """The actions, what stands in brackets behind them where it belongs."""
    entries = _noted(reading, number, read_actions(section.parts["actions"]))
    found = [own.noted(entry.text) for entry in entries]
    ranked = ranked_actions(
        [(reading.new_id(), entry.date, each.text) for entry, each in zip(entries, found, strict=True)]
    )
    return tuple(
        replace(action, owner=each.owner, due=each.due, done=each.done)
        for action, each in zip(ranked, found, strict=True)
    )


def _rating(reading: _Reading, number: int, section: Section) -> Rating | None:
    found = reading.ratings.get(number, ())
    likely = reading.parts.likely.get(number, ())
    if not found and likely:
        reading.unclear.append(unclear.lost_rating(number, likely, reading.criteria))
    elif not found and number not in reading.parts.not_placed:
        reading.unclear.append(unclear.no_rating(number))
    elif len(found) > 1:
        reading.unclear.append(unclear.several_ratings(number, found, reading.criteria))
    rating = found[0] if len(found) == 1 else None
    said = [line.text.strip() for line in section.parts["loose"] if own.is_place_line(line.text)]
    said += [reading.parts.placed[number]] if number in reading.parts.placed else []
    shown = own.place_line(reading.criteria, rating)
    different = dict.fromkeys(line for line in said if not own.says_the_same(line, shown))
    reading.unclear += [unclear.places_differ(number, shown, line) for line in different]
    return rating


def _name(reading: _Reading, number: int, name: str) -> str:
    """The section's name; where it has none, the overview's."""
    others = reading.parts.overview.get(number, [])
    name = name or next(iter(others), "")
    if not name:
        reading.unclear.append(unclear.no_name(number))
    different = {other.casefold(): other for other in others if other.casefold() != name.casefold()}
    reading.unclear += [unclear.names_differ(number, name, other) for other in different.values()]
    return name


def _description(reading: _Reading, number: int, section: Section) -> str:
    loose = [paragraph for paragraph in section.parts["loose"] if not own.is_place_line(paragraph.text)]
    curves = [paragraph for paragraph in loose if own.is_curve_line(paragraph.text)]
    reading.unclear += [unclear.not_used(paragraph.text) for paragraph in curves]
    loose = [paragraph for paragraph in loose if paragraph not in curves]
    reading.unclear += [unclear.loose_text(number, paragraph.text) for paragraph in loose]
    for part in ("description", "actions", "evaluations"):
        for paragraph in section.parts[part]:
            if _OTHER_LABEL.fullmatch(paragraph.bold):
                reading.unclear.append(unclear.strange_label(number, paragraph.text))
    return "\n".join(_shown(paragraph) for paragraph in (*loose, *section.parts["description"]))


def _shown(paragraph: Paragraph) -> str:
    return f"• {paragraph.text}" if paragraph.is_item else paragraph.text


def _noted(reading: _Reading, number: int, entries: list[Entry]) -> list[Entry]:
    """The entries, after what is doubtful about them has been noted."""
    say = {
        "date": unclear.doubtful_date,
        "no date": unclear.undated_evaluation,
        "unmarked": unclear.unmarked_action,
    }
    reading.unclear += [say[entry.doubt](number, entry.text) for entry in entries if entry.doubt]
    return entries
