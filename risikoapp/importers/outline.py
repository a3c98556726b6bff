"""The parts of a paper: its top, a section for each risk, its matrices, and what belongs nowhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from risikoapp import since_last
from risikoapp.domain.criteria import Rating
from risikoapp.importers import matrix, own
from risikoapp.importers.blocks import Area, Block, Paragraph, Scattered, Table
from risikoapp.importers.entries import is_note
from risikoapp.importers.known_words import is_said, letters
from risikoapp.importers.labels import Part, opens_with_colon, read_label
from risikoapp.importers.sections import Section, numbered, overview, section_start
from risikoapp.importers.source import Use

_USES: dict[Part, Use] = {
    # What has no label is put into the description, and told of.
    "loose": "description",
    "description": "description",
    "actions": "actions",
    "evaluations": "evaluations",
}
_NOWHERE: tuple[Section | None, Part] = (None, "loose")
_DIGITS = re.compile(r"\d{1,4}")
_RULE = re.compile(r"[\s_\-–—=*.·]*")


@dataclass(slots=True, kw_only=True)
class Trace:
    """A paragraph or a matrix as it stands in the paper, and where it went."""

    text: str
    use: Use = "unused"
    section: Section | None = None
    is_item: bool = False
    areas: tuple[Area, ...] = ()


@dataclass(slots=True, kw_only=True)
class Outline:
    """A paper taken apart. `overview` has every name that a number is given there, `named` the other way round.

    `placed` has what a list says of the level and the place of a risk, `not_placed` who is said to have none.
    `traces` has the whole paper in its order, `top_traces` those of the paragraphs in `top`, `matrix_traces` those of
    the `matrices`, and `row_traces` those of the rows of tables that have one for each risk.
    """

    traces: list[Trace] = field(default_factory=list[Trace])
    top_traces: list[Trace] = field(default_factory=list[Trace])
    matrix_traces: list[Trace] = field(default_factory=list[Trace])
    row_traces: list[Trace] = field(default_factory=list[Trace])
    top: list[Paragraph] = field(default_factory=list[Paragraph])
    overview: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    named: dict[str, int] = field(default_factory=dict[str, int])
    sections: list[Section] = field(default_factory=list[Section])
    matrices: list[Table] = field(default_factory=list[Table])
    likely: dict[int, tuple[Rating, ...]] = field(default_factory=dict[int, tuple[Rating, ...]])
    tables_as_text: list[Table] = field(default_factory=list[Table])
    leftover: list[Paragraph] = field(default_factory=list[Paragraph])
    placed: dict[int, str] = field(default_factory=dict[int, str])
    not_placed: set[int] = field(default_factory=set[int])
    tells_past: bool = False
    """Whether what comes next is about what has changed."""

    @property
    def has_labels(self) -> bool:
        return any(section.seen for section in self.sections)


def is_rule(text: str) -> bool:
    """Whether a line is only drawn."""
    return _RULE.fullmatch(text) is not None


def outline(blocks: Sequence[Block], listed: Sequence[Table] = ()) -> Outline:
    """Takes a paper apart; every paragraph with words in it ends in exactly one place.

    Of the tables that are `listed`, which have a row for each risk, only a trace is left.
    """
    parts = Outline()
    paragraphs = list(_paragraphs(blocks, parts, listed))
    traces = [trace for trace in parts.traces if trace.use == "unused"]
    section, part = _NOWHERE
    for paragraph, following, trace in zip(paragraphs, _following(paragraphs), traces, strict=True):
        started = section_start(paragraph, following, parts.named, section, part)
        if started is not None:
            section, part = started, "loose"
            parts.sections.append(section)
            trace.use, trace.section = "section", section
        elif (section := _unnamed(paragraph, section, part, parts)) is None:
            _outside(paragraph, parts, trace)
        elif (labelled := read_label(paragraph, "outside" if _leaves(paragraph, section) else "inside")) is not None:
            part, rest = labelled
            section.seen.add(part)
            section.parts[part] += [rest] if rest.text.strip() else []
            trace.use, trace.section = _USES[part], section
        elif _leaves(paragraph, section):
            section = None
            _outside(paragraph, parts, trace)
        elif is_note(paragraph.text) and not paragraph.is_item:
            # What stands around it belongs together.
            parts.leftover.append(paragraph)
            trace.use, trace.section = "unused", None
        else:
            section.parts[part].append(paragraph)
            trace.use, trace.section = _USES[part], section
    _let_go(parts, is_listed=bool(listed) and not parts.has_labels)
    return _with_overview(parts)


def _following(paragraphs: Sequence[Paragraph]) -> list[Paragraph | None]:
    """What comes behind each paragraph, without the notes of who has written in it."""
    found: list[Paragraph | None] = [None]
    for paragraph in reversed(paragraphs[1:]):
        found.append(found[-1] if is_note(paragraph.text) else paragraph)
    return found[: len(paragraphs)][::-1]


def _unnamed(paragraph: Paragraph, section: Section | None, part: Part, parts: Outline) -> Section | None:
    """The section that a paragraph is in. A description behind the actions of a risk is that of another, which has
    no name; so is one that comes first of all, with a colon."""
    label = read_label(paragraph, "outside")
    is_description = label is not None and label[0] == "description" and opens_with_colon(paragraph.text)
    is_new = not parts.sections if section is None else "description" in section.seen and part != "description"
    if not (is_description and is_new):
        return section
    parts.sections.append(Section(number=None, name="", heading=paragraph.heading))
    return parts.sections[-1]


def _let_go(parts: Outline, *, is_listed: bool) -> None:
    """Takes for no risk what has a number alone, as "1. Indledning" above those with labels, or around a table."""
    labelled = [place for place, section in enumerate(parts.sections) if section.seen]
    before = len(parts.sections) if is_listed else min(labelled, default=0)
    cells = [text for table in parts.matrices for row in table.rows for text in row]
    told = {*parts.overview, *parts.likely, *(int(digits) for text in cells for digits in _DIGITS.findall(text))}
    names = {letters(text) for text in cells}
    gone = {
        id(section)
        for section in parts.sections[:before]
        if not (section.seen or section.number in told or letters(section.name) in names)
    }
    parts.sections = [section for section in parts.sections if id(section) not in gone]
    for trace in parts.traces:
        if id(trace.section) in gone:
            parts.leftover.append(Paragraph(text=trace.text, is_item=trace.is_item))
            trace.use, trace.section = "unused", None


def _with_overview(parts: Outline) -> Outline:
    """Takes for an overview what stands at the top as it does above the sections, such as "1. Udbredelse"."""
    starts = {(section.number, section.name.casefold()) for section in parts.sections}
    kept = [
        (paragraph, trace)
        for paragraph, trace in zip(parts.top, parts.top_traces, strict=True)
        if (found := numbered(paragraph))[0] is None or (found[0], found[1].casefold()) not in starts
    ]
    parts.top = [paragraph for paragraph, _trace in kept]
    parts.top_traces = [trace for _paragraph, trace in kept]
    return parts


def _leaves(paragraph: Paragraph, section: Section) -> bool:
    """Whether a heading is one that a section cannot have beneath it."""
    return 0 < paragraph.heading <= (section.heading or (0 if section.seen else paragraph.heading))


def _paragraphs(blocks: Sequence[Block], parts: Outline, listed: Sequence[Table]) -> Iterator[Paragraph]:
    """The paragraphs that say something; tables are put aside (a matrix) or read row by row. Leaves a trace of each."""
    rows = {id(table) for table in listed}
    for block in blocks:
        if isinstance(block, Scattered):
            parts.likely |= block.likely
            parts.traces.append(Trace(text=" ".join(block.text.split()), use="matrix"))
        elif isinstance(block, Table) and id(block) in rows:
            rows_of = zip_longest(_drawn(block).split("\n"), block.areas)
            found = [Trace(text=line, use="section", areas=(area,) if area else ()) for line, area in rows_of]
            parts.row_traces += found
            parts.traces += found
        elif isinstance(block, Table) and matrix.is_matrix(block):
            parts.matrices.append(block)
            parts.matrix_traces.append(Trace(text=_drawn(block), use="matrix", areas=block.areas))
            parts.traces.append(parts.matrix_traces[-1])
        elif isinstance(block, Table) and (risks := own.listed(block)) is not None:
            parts.traces.append(Trace(text=_drawn(block), use="overview", areas=block.areas))
            for number, name, place in risks:
                _name(number, name, parts)
                parts.placed[number] = place
        else:
            if isinstance(block, Table) and any(block.rows) and not _is_form(block):
                parts.tables_as_text.append(block)
            lines = [block] if isinstance(block, Paragraph) else _lines(block)
            for paragraph in (each for line in lines for each in _split_at_labels(line)):
                parts.traces.append(Trace(text=paragraph.text, is_item=paragraph.is_item, areas=paragraph.areas))
                yield paragraph


def _is_form(table: Table) -> bool:
    """Whether a table has a label and what belongs to it in each row, and so says no more than its words.

    A row of one cell may be the name.
    """
    labels = [read_label(Paragraph(text=row[0]), "inside") for row in table.rows if len(row) > 1]
    return all(label is not None and not label[1].text for label in labels) and all(len(row) < 3 for row in table.rows)


def _lines(table: Table) -> Iterator[Paragraph]:
    """A table row by row; cell by cell where whole sections stand beside each other."""
    for row, area in zip_longest(table.rows, table.areas):
        areas = (area,) if area else ()
        if sum(any(map(opens_with_colon, cell.split("\n"))) for cell in row) > 1:
            lines = (line for cell in row for line in cell.split("\n") if line.strip())
            yield from (Paragraph(text=line, areas=areas) for line in lines)
        else:
            yield Paragraph(text="\t".join(row), areas=areas)


def _drawn(table: Table) -> str:
    """A matrix or list as text, each of its rows on a line."""
    return "\n".join("\t".join(" ".join(text.split()) for text in row) for row in table.rows)


def _split_at_labels(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph parted where a line within it is a label: some press Shift+Enter all the way down."""
    pieces: list[list[str]] = []
    for line in paragraph.text.split("\n"):
        if not pieces or opens_with_colon(line.strip()):
            pieces.append([])
        pieces[-1].append(line)
    for place, lines in enumerate(pieces):
        text = "\n".join(lines).strip()
        if not _RULE.fullmatch(text):
            yield replace(paragraph, text=text) if place == 0 else Paragraph(text=text, areas=paragraph.areas)


def _outside(paragraph: Paragraph, parts: Outline, trace: Trace) -> None:
    """Takes what stands before the sections, or between them."""
    if parts.sections:
        parts.leftover.append(paragraph)
        return
    if paragraph.heading:
        parts.tells_past = is_said(paragraph.text, since_last.heading)
    if parts.tells_past:
        # Sentences about risks name none of them anew.
        parts.top.append(paragraph)
        parts.top_traces.append(trace)
        return
    others: list[str] = []
    for line in paragraph.text.split("\n"):
        if _RULE.fullmatch(line):
            continue
        if numbers := own.not_placed(line):
            parts.not_placed.update(numbers)
            continue
        if (both := overview(line)) is None:
            others.append(line)
            continue
        _name(*both, parts)
    trace.use = "overview"
    if others:
        parts.top.append(replace(paragraph, text="\n".join(others)))
        parts.top_traces.append(trace)


def _name(number: int, name: str, parts: Outline) -> None:
    parts.named[name.casefold()] = number
    parts.overview.setdefault(number, []).append(name)
