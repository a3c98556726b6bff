"""Where the section of a risk begins, and which number and name it has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from risikoapp.domain import dates
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.entries import dated, is_marked
from risikoapp.importers.known_words import letters
from risikoapp.importers.labels import Part, read_label

_RISK = r"(?:risiko\s*(?:nr\.?|nummer)?|nr\.?|r)\s*"
_SECTION = re.compile(
    rf"(?P<said>{_RISK}(?=#?\s?\d)|)(?P<hash>#\s?)?(?P<number>[1-9]\d{{0,3}})(?:(?P<mark>\s*[.:)]|\s+[–—-](?=\s))?"
    r"(?:\s+(?P<name>\S.*)|(?P<tight>[^\W\d].*))?)",
    re.IGNORECASE,
)
_OVERVIEW = re.compile(
    r"(?P<name>[^#]*?[^\s#:(–-])\s*[:(–-]?\s*#\s?(?P<number>[1-9]\d{0,3})\)?|"
    r"#\s?(?P<number_first>[1-9]\d{0,3})\s*[:.–-]?\s*(?P<name_last>[^#\s][^#]*)|"
    r"risiko (?:nr\.? ?)?(?P<number_said>[1-9]\d{0,3}) ?[:–-] ?(?P<name_said>[^#\s][^#]*)",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\S)|risiko\s*[:–-]\s*(?=\S)", re.IGNORECASE)
"""What stands before a name and is no part of it: the number of a chapter, or the word that it is a risk."""
_LONGEST_NAME = 80


@dataclass(slots=True, kw_only=True)
class Section:
    """What stands under one risk, by label; `number` is None where the paper gives none."""

    number: int | None
    name: str
    heading: int = 0
    given: int = 0
    """The number that it has in the draft."""
    counted: int | None = None
    """The number that Word shows before it, where the paper gives the risk of that name another."""
    seen: set[Part] = field(default_factory=set[Part])
    """The parts whose labels have come."""
    parts: dict[Part, list[Paragraph]] = field(
        default_factory=lambda: {"loose": [], "description": [], "actions": [], "evaluations": []}
    )


def overview(text: str) -> tuple[int, str] | None:
    """The number and the name that a line gives a risk; None for any other line.

    Names and numbers may stand far apart, lined up with blanks.
    """
    match = _OVERVIEW.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    name = match["name"] or match["name_last"] or match["name_said"]
    return int(match["number"] or match["number_first"] or match["number_said"]), name


def section_start(
    paragraph: Paragraph, following: Paragraph | None, named: Mapping[str, int], section: Section | None, part: Part
) -> Section | None:
    """The section that a paragraph opens, if it does; `section` and `part` are where the paper is.

    `named` has the numbers that an overview gives, by the names in small letters.
    """
    if "\n" in paragraph.text or read_label(paragraph, "inside" if section else "outside") is not None:
        return None
    told = _Told(paragraph, following, section, part)
    number, name = numbered(paragraph)
    if number is not None:
        known = named.get(name.casefold())
        if not (paragraph.heading or told.opens or (section and (told.is_bold or known == number))):
            return None
        if known is not None and known != number and paragraph.shown_number:
            # What Word has counted may be any heading; what somebody has written is meant.
            return Section(number=known, name=name, heading=paragraph.heading, counted=number)
        return Section(number=number, name=name, heading=paragraph.heading)
    text = _CHAPTER.sub("", paragraph.text.rstrip(":").strip())
    if text.casefold() in named and (paragraph.heading or told.opens or (section and told.is_bold)):
        return Section(number=named[text.casefold()], name=text, heading=paragraph.heading)
    if (both := overview(paragraph.text)) and told.opens:
        return Section(number=both[0], name=both[1], heading=paragraph.heading)
    if told.opens_unnumbered and letters(text) != "status":
        return Section(number=None, name=text, heading=paragraph.heading)
    return None


class _Told:
    """What speaks for a paragraph's being the name of a risk."""

    def __init__(self, paragraph: Paragraph, following: Paragraph | None, section: Section | None, part: Part) -> None:
        label = None if following is None else read_label(following, "inside" if section else "below a name")
        is_strict = following is not None and read_label(following, "outside") is not None
        is_free = section is None or part == "loose"
        # Under Handling a numbered line before "Evaluering:" is an action; only what has been told opens a section.
        begins_anew = label is not None and section is not None and label[0] in section.seen and label[0] != part
        is_description = label is not None and label[0] == "description"
        self.opens = label is not None and (is_free or is_description or (begins_anew and label[0] == "actions"))
        self.is_bold = bool(paragraph.bold) and len(paragraph.bold) == len(paragraph.text)
        looks_like_name = bool(paragraph.heading or self.is_bold) or _looks_like_name(paragraph)
        self.opens_unnumbered = is_strict and (
            (bool(paragraph.heading or self.is_bold) and self.opens)
            or (looks_like_name and is_description and (section is None or begins_anew))
        )


def _looks_like_name(paragraph: Paragraph) -> bool:
    text = paragraph.text
    entry = dated(text)
    is_entry = paragraph.is_item or is_marked(text) or entry.date is not None or entry.doubt is not None
    return not is_entry and len(text) <= _LONGEST_NAME and "\t" not in text and text[-1:] not in (".", ";", ",", "…")


def numbered(paragraph: Paragraph) -> tuple[int | None, str]:
    """The number and the name in a paragraph that may be the start of a section; (None, "") for any other."""
    text = f"{paragraph.shown_number} {paragraph.text}".strip()
    match = _SECTION.fullmatch(text)
    if match is None or dates.split_leading(text)[0] is not None:
        return None, ""
    name = (match["name"] or match["tight"] or "").strip()
    if not (match["hash"] or match["said"]) and not (name and (match["mark"] or paragraph.heading)):
        return None, ""
    return int(match["number"]), name
