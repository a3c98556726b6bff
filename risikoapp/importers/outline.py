"""The parts of a paper: its top, a section for each risk, its matrices, and what belongs nowhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Literal

from risikoapp.domain import dates
from risikoapp.domain.criteria import Rating
from risikoapp.importers import matrix, own
from risikoapp.importers.blocks import Block, Paragraph, Scattered, Table
from risikoapp.importers.source import Use

Part = Literal["loose", "description", "actions", "evaluations"]

_LABELS: dict[str, Part] = {
    "beskrivelse": "description",
    "risikobeskrivelse": "description",
    "handling": "actions",
    "handlinger": "actions",
    "evaluering": "evaluations",
    "evalueringer": "evaluations",
}
_USES: dict[Part, Use] = {
    # What has no label is put into the description, and told of.
    "loose": "description",
    "description": "description",
    "actions": "actions",
    "evaluations": "evaluations",
}
_LABEL = re.compile(
    rf"(?P<word>{'|'.join(_LABELS)})(?P<mark>\s*:|\t|\s+[–-]\s|\s*\n|\s*$|\s+(?=\(?(?:pr\.?\s+)?\d))",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?P<hash>#\s?)?(?P<number>[1-9]\d{0,3})(?:(?P<mark>\s*[.:)])?(?:\s+(?P<name>\S.*)|(?P<tight>[^\W\d].*))?)"
)
_OVERVIEW = re.compile(
    r"(?P<name>[^#]*?[^\s#:(–-])\s*[:(–-]?\s*#\s?(?P<number>[1-9]\d{0,3})\)?|"
    r"#\s?(?P<number_first>[1-9]\d{0,3})\s*[:.–-]?\s*(?P<name_last>[^#\s][^#]*)"
)
_RULE = re.compile(r"[\s_\-–—=*.·]*")


@dataclass(slots=True, kw_only=True)
class Section:
    """What stands under one risk, by label; `number` is None where the paper gives none."""

    number: int | None
    name: str
    heading: int = 0
    given: int = 0
    """The number that it has in the draft."""
    parts: dict[Part, list[Paragraph]] = field(
        default_factory=lambda: {"loose": [], "description": [], "actions": [], "evaluations": []}
    )


@dataclass(slots=True, kw_only=True)
class Trace:
    """A paragraph or a matrix as it stands in the paper, and where it went."""

    text: str
    use: Use = "unused"
    section: Section | None = None
    is_item: bool = False


@dataclass(slots=True, kw_only=True)
class Outline:
    """A paper taken apart. `overview` has every name that a number is given there, `named` the other way round.

    `placed` has what a list says of the level and the place of a risk, `not_placed` who is said to have none.
    `traces` has the whole paper in its order, `top_traces` those of the paragraphs in `top`, and `matrix_traces` those
    of the `matrices`.
    """

    traces: list[Trace] = field(default_factory=list[Trace])
    top_traces: list[Trace] = field(default_factory=list[Trace])
    matrix_traces: list[Trace] = field(default_factory=list[Trace])
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
        return any(content for section in self.sections for part, content in section.parts.items() if part != "loose")


def is_label(text: str) -> bool:
    """Whether a line is a label, such as Beskrivelse, or begins with one."""
    return _LABEL.match(text) is not None


def is_overview(text: str) -> bool:
    """Whether a line gives a name a number."""
    return _OVERVIEW.fullmatch(" ".join(text.split())) is not None


def is_rule(text: str) -> bool:
    """Whether a line is only drawn."""
    return _RULE.fullmatch(text) is not None


def outline(blocks: Sequence[Block]) -> Outline:
    """Takes a paper apart; every paragraph with words in it ends in exactly one place."""
    parts = Outline()
    paragraphs = list(_paragraphs(blocks, parts))
    traces = [trace for trace in parts.traces if trace.use == "unused"]
    section: Section | None = None
    part: Part = "loose"
    for paragraph, following, trace in zip_longest(paragraphs, paragraphs[1:], traces):
        started = _section_start(paragraph, following, parts, part if section else None)
        if started is not None:
            section, part = started, "loose"
            parts.sections.append(section)
            trace.use, trace.section = "section", section
        elif section is None:
            _outside(paragraph, parts, trace)
        elif (labelled := _label(paragraph)) is not None:
            part, rest = labelled
            section.parts[part] += [rest] if rest.text.strip() else []
            trace.use, trace.section = _USES[part], section
        elif 0 < paragraph.heading <= (section.heading or paragraph.heading):
            section = None
            _outside(paragraph, parts, trace)
        else:
            section.parts[part].append(paragraph)
            trace.use, trace.section = _USES[part], section
    return parts


def _paragraphs(blocks: Sequence[Block], parts: Outline) -> Iterator[Paragraph]:
    """The paragraphs that say something; tables are put aside (a matrix) or read row by row. Leaves a trace of each."""
    for block in blocks:
        if isinstance(block, Scattered):
            parts.likely |= block.likely
            parts.traces.append(Trace(text=" ".join(block.text.split()), use="matrix"))
        elif isinstance(block, Table) and matrix.is_matrix(block):
            parts.matrices.append(block)
            parts.matrix_traces.append(Trace(text=_drawn(block), use="matrix"))
            parts.traces.append(parts.matrix_traces[-1])
        elif isinstance(block, Table) and (risks := own.listed(block)) is not None:
            parts.traces.append(Trace(text=_drawn(block), use="overview"))
            for number, name, place in risks:
                _name(number, name, parts)
                parts.placed[number] = place
        else:
            if isinstance(block, Table) and any(block.rows):
                parts.tables_as_text.append(block)
            lines = [block] if isinstance(block, Paragraph) else [Paragraph(text="\t".join(row)) for row in block.rows]
            for paragraph in (each for line in lines for each in _split_at_labels(line)):
                parts.traces.append(Trace(text=paragraph.text, is_item=paragraph.is_item))
                yield paragraph


def _drawn(table: Table) -> str:
    """A matrix or list as text, each of its rows on a line."""
    return "\n".join("\t".join(" ".join(text.split()) for text in row) for row in table.rows)


def _split_at_labels(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph parted where a line within it is a label: some press Shift+Enter all the way down."""
    pieces: list[list[str]] = []
    for line in paragraph.text.split("\n"):
        if not pieces or ((match := _LABEL.match(line.strip())) and ":" in match["mark"]):
            pieces.append([])
        pieces[-1].append(line)
    for place, lines in enumerate(pieces):
        text = "\n".join(lines).strip()
        if not _RULE.fullmatch(text):
            yield replace(paragraph, text=text) if place == 0 else Paragraph(text=text)


def _outside(paragraph: Paragraph, parts: Outline, trace: Trace) -> None:
    """Takes what stands before the sections, or between them."""
    if parts.sections:
        parts.leftover.append(paragraph)
        return
    if paragraph.heading:
        parts.tells_past = matrix.letters(paragraph.text) == "sidensidst"
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
        # Names and numbers may stand far apart, lined up with blanks.
        if (match := _OVERVIEW.fullmatch(" ".join(line.split()))) is None:
            others.append(line)
            continue
        _name(int(match["number"] or match["number_first"]), match["name"] or match["name_last"], parts)
    trace.use = "overview"
    if others:
        parts.top.append(replace(paragraph, text="\n".join(others)))
        parts.top_traces.append(trace)


def _name(number: int, name: str, parts: Outline) -> None:
    parts.named[name.casefold()] = number
    parts.overview.setdefault(number, []).append(name)


def _section_start(
    paragraph: Paragraph, following: Paragraph | None, parts: Outline, part: Part | None
) -> Section | None:
    """The section that a paragraph opens, if it does. `part` is where the paper is, None outside the sections."""
    if "\n" in paragraph.text or _label(paragraph) is not None:
        return None
    label = None if following is None else _label(following)
    # Under Handling a numbered line before "Evaluering:" is an action; only a description opens a section there.
    opens = label is not None and (part in (None, "loose") or label[0] == "description")
    number, name = _numbered(paragraph)
    if number is not None:
        is_bold = len(paragraph.bold) == len(paragraph.text)
        known = parts.named.get(name.casefold()) == number
        if paragraph.heading or opens or ((is_bold or known) and part is not None):
            return Section(number=number, name=name, heading=paragraph.heading)
        return None
    text = paragraph.text.rstrip(":").strip()
    if text.casefold() in parts.named and (paragraph.heading or opens):
        return Section(number=parts.named[text.casefold()], name=text, heading=paragraph.heading)
    if paragraph.heading and opens and matrix.letters(text) != "status":
        return Section(number=None, name=text, heading=paragraph.heading)
    return None


def _numbered(paragraph: Paragraph) -> tuple[int | None, str]:
    match = _SECTION.fullmatch(paragraph.text)
    if match is None or dates.split_leading(paragraph.text)[0] is not None:
        return None, ""
    name = (match["name"] or match["tight"] or "").strip()
    if not match["hash"] and not (name and (match["mark"] or paragraph.heading)):
        return None, ""
    return int(match["number"]), name


def _label(paragraph: Paragraph) -> tuple[Part, Paragraph] | None:
    """The part that a label opens, and what stands behind the label."""
    text = paragraph.text
    match = _LABEL.match(text)
    if match is not None:
        rest = text[match.end() :].strip()
        return _LABELS[match["word"].casefold()], replace(paragraph, text=rest, bold="", is_item=False)
    word = paragraph.bold.rstrip(": ").casefold()
    if word in _LABELS:
        rest = text[len(paragraph.bold) :].lstrip(": ")
        return _LABELS[word], replace(paragraph, text=rest, bold="", is_item=False)
    return None
