"""Where a risk stands by the words in its section, as `Sandsynlighed: 2`, in papers that say so."""

import re
from collections.abc import Iterator
from dataclasses import replace

from risikoapp.domain.criteria import Rating
from risikoapp.importers import unclear, unclear_scales
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.paper_reading import Reading
from risikoapp.importers.scale_rules import AXES, Axis, ScaleRule, highest, rule_for
from risikoapp.importers.sections import Section

_SAID = re.compile(
    r"(?:(?P<likelihood>sandsynlighed)|(?P<consequence>konsekvens))(?:\s*\((?:1\s?[-–]\s?\d|s|k)\))?"
    r"(?:\s*[:=]|\t|\s[–-]\s)[^\S\n]*(?P<step>[^\s,;:.×/|][^,;:.×/|\n]{0,39}?)\s*(?:[,;.×/|]\s*|$)",
    re.IGNORECASE,
)


def take_places(reading: Reading) -> None:
    """Takes the lines that say where risks stand out of their sections, and notes what they mean."""
    said = {section.given: words for section in reading.parts.sections if (words := _taken(section))}
    texts = {axis: [words.get(axis, "") for words in said.values()] for axis in AXES}
    # One paper has one kind of scale: where one axis goes to five, the other does too.
    top = max(map(highest, texts.values()))
    rules: dict[Axis, ScaleRule] = {
        axis: rule_for(axis, texts[axis], top if top > 4 else None, texts[other]) for axis, other in (AXES, AXES[::-1])
    }
    for axis, rule in rules.items():
        if rule.readable and not rule.is_sure:
            reading.unclear.append(unclear_scales.scale_read(axis, rule.size, rule.meanings))
    for number, words in said.items():
        _note(reading, number, words, rules)
    for trace in reading.parts.traces:
        if trace.section and trace.section.given in said and _is_place(trace.text):
            trace.use = "matrix"


def _is_place(text: str) -> bool:
    """Whether each line of a paragraph only says where a risk stands."""
    return all(_read(line.strip(), {}) for line in text.split("\n"))


def _note(reading: Reading, number: int, words: dict[Axis, str], rules: dict[Axis, ScaleRule]) -> None:
    likelihood, consequence = (rules[axis].steps(words.get(axis, "")) for axis in AXES)
    if len(likelihood) == len(consequence) == 1:
        reading.said[number] = Rating(likelihood=likelihood[0], consequence=consequence[0])
        return
    text = " × ".join(filter(None, (words.get(axis) for axis in AXES)))
    if likelihood and consequence:
        both = words["likelihood"], words["consequence"]
        reading.unclear.append(unclear_scales.choose_place(number, both, (likelihood, consequence), reading.criteria))
    else:
        reading.unclear.append(unclear.place_not_read(number, text))


def _taken(section: Section) -> dict[Axis, str]:
    """What a section says of each axis; the lines that say it are taken out of it."""
    words: dict[Axis, str] = {}
    for part, paragraphs in section.parts.items():
        section.parts[part] = [rest for paragraph in paragraphs for rest in _without(paragraph, words)]
    return words


def _without(paragraph: Paragraph, words: dict[Axis, str]) -> Iterator[Paragraph]:
    """A paragraph without such lines, if something is left of it."""
    lines = paragraph.text.split("\n")
    kept = [line for line in lines if not _read(line.strip(), words)]
    if len(kept) == len(lines):
        yield paragraph
    elif any(line.strip() for line in kept):
        yield replace(paragraph, text="\n".join(kept), bold="")


def _read(line: str, words: dict[Axis, str]) -> bool:
    """Whether a line says nothing but steps; an axis that has been told of already stays where it is."""
    found: dict[Axis, str] = {}
    place = 0
    while match := _SAID.match(line, place):
        axis: Axis = "likelihood" if match["likelihood"] else "consequence"
        if axis in words or axis in found:
            return False
        found[axis], place = match["step"], match.end()
    if not found or place < len(line):
        return False
    words |= found
    return True
