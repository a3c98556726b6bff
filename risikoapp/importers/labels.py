"""The labels within a section, such as Beskrivelse and Tiltag, and what they open."""

import re
from dataclasses import replace
from typing import Literal

from risikoapp.importers.blocks import Paragraph

Part = Literal["loose", "description", "actions", "evaluations"]
Place = Literal["outside", "below a name", "inside"]
"""Where in a paper a label may stand."""

_WORDS: dict[Part, str] = {
    "description": "description, beskrivelse, risikobeskrivelse, beskrivelse af risiko, beskrivelse af risikoen",
    "actions": "action, actions, handling, handlinger, tiltag, mitigering, mitigeringer, handleplan, handlingsplan"
    ", mitigerende handling, mitigerende handlinger, mitigerende tiltag, risikoreducerende tiltag"
    ", risikoreducerende handlinger, forebyggende tiltag, forebyggende handlinger, afhjælpende tiltag"
    ", planlagte tiltag, planlagte handlinger",
    "evaluations": "evaluation, evaluations, evaluering, evalueringer, vurdering, vurderinger, status",
}
_LABELS: dict[str, Part] = {word: part for part, words in _WORDS.items() for word in words.split(", ")}
_ANYWHERE = {"status", "vurdering", "vurderinger"}
"""What other headings of a paper are called, too."""
_ANY = "|".join(word.replace(" ", r"\s+") for word in sorted(_LABELS, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:\d{{1,2}}\.\d{{1,2}}\.?\s+)?(?P<word>{_ANY})(?:\s*(?:/|&|\bog\b)\s*(?:{_ANY}))?"
    r"(?P<mark>\s*:|\t|\s+[–-]\s|\s*\n|\s*$|\s+(?=\(?(?:(?:pr|d)\.?\s*|den\s+)?\d)"
    r"|(?P<loose>\s+(?=(?-i:[A-ZÆØÅ])[a-zæøå])))",
    re.IGNORECASE,
)


def is_label(text: str) -> bool:
    """Whether a line is a label, such as Beskrivelse, or begins with one."""
    match = _LABEL.match(text)
    return match is not None and match["loose"] is None


def opens_with_colon(text: str) -> bool:
    """Whether a line begins with a label that has a colon."""
    match = _LABEL.match(text)
    return match is not None and ":" in match["mark"]


def read_label(paragraph: Paragraph, where: Place) -> tuple[Part, Paragraph] | None:
    """The part that a label opens, and what stands behind the label.

    Inside the section of a risk, or right below its name, a capital letter behind it is enough; Status is a label
    inside only.
    """
    match = _LABEL.match(paragraph.text)
    if match is not None and _holds(match, paragraph, where):
        rest = paragraph.text[match.end() :].strip()
    else:
        match = _LABEL.fullmatch(paragraph.bold.rstrip(": "))
        if match is None or not (where == "inside" or _key(match) not in _ANYWHERE):
            return None
        rest = paragraph.text[len(paragraph.bold) :].lstrip(": ")
    return _LABELS[_key(match)], replace(paragraph, text=rest, bold="", is_item=False)


def _holds(match: re.Match[str], paragraph: Paragraph, where: Place) -> bool:
    if _key(match) in _ANYWHERE:
        return where == "inside" and match["loose"] is None
    return match["loose"] is None or (where != "outside" and not paragraph.heading)


def _key(match: re.Match[str]) -> str:
    return " ".join(match["word"].casefold().split())
