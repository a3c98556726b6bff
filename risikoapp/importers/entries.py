"""Actions and evaluations as a paper has them: bullets, dates, and lines that carry on."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from risikoapp.domain import dates
from risikoapp.importers.blocks import Paragraph

Doubt = Literal["date", "no date", "unmarked"]

_MARK = re.compile(r"(?:[*•·‣▪▫●○◦■□◆❖➢►▸→✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf076]|[-–—](?!\d))\s*")
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zæøå])[.)]\s")
_PREFACE = re.compile(r"(?:pr\.?\s+|\()+", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:(?:sidst|senest)\s+)?(?:opdateret|ajourført|udfyldt|revideret|redigeret|udskrevet)\b\s*:?\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:kl\.?\s*[\d.:]+\s+)?af\b(?:\s*:)?\s+\S", re.IGNORECASE)
_LONGEST_NOTE = 80
_LIKE_A_DATE = re.compile(
    r"(?:d(?:en|\.)\s*)?(?:"
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s*:"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s\d{4}(?=\s*[:–—]|\s+-\s)"
    r"|\d{1,2}\.\s*[a-zæøå]{3,9}\.?(?:\s+\d{4})?\s*:"
    r"|\d{4}-\d{2}-\d{2}(?!\d))",
    re.IGNORECASE,
)
_DASHED_DATE = re.compile(
    r"(?:d(?:en|\.)\s*)?\d{1,2}\s?[/.–—−-]\s?\d{1,2}\s?[/.–—−-]\s?(?:\d{4}|\d{2})(?!\d)", re.IGNORECASE
)
_DASHES = str.maketrans("–—−", "---")
"""What a word processor makes of a hyphen."""
_MOST_DATES = 1_000
_LONGEST_DATE = 40
_BEGUN_DATE = re.compile(r"(?<![\w/.-])\d{1,4}(?=\s?[/.-]|\.?\s*[^\W\d_])")
"""Where a date may begin: a number before a stroke, a dot, a hyphen or a word. Whole papers are full of others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text with its date, if it has one, and what is doubtful about it."""

    text: str
    date: dt.date | None = None
    doubt: Doubt | None = None


def dated(text: str) -> Entry:
    """A text without the date it begins with. One that only looks like a date stays, and is in doubt."""
    text = text.strip()
    preface = _PREFACE.match(text)
    start = preface.end() if preface else 0
    day, rest = dates.split_leading(text[start:])
    if day is None and (dashed := _DASHED_DATE.match(text, start)):
        day, rest = dates.split_leading(dashed[0].translate(_DASHES) + text[dashed.end() :])
    if day is not None:
        if "(" in text[:start]:
            rest = rest.removeprefix(")").lstrip(" :\n")
        return Entry(rest.strip(), day)
    return Entry(text, None, "date" if _LIKE_A_DATE.match(text, start) else None)


def unread_date(text: str) -> str:
    """What a text begins with that looks like a date and is none, as `31/2-2024`; "" where there is nothing such."""
    text = text.strip()
    preface = _PREFACE.match(text)
    like = _LIKE_A_DATE.match(text, preface.end() if preface else 0)
    return like[0].rstrip(" :") if like and dated(text).doubt == "date" else ""


def days_in(text: str) -> tuple[dt.date, ...]:
    """The full dates in a text, in order, as many as anybody would read."""
    starts = (match.start() for match in islice(_BEGUN_DATE.finditer(text), _MOST_DATES))
    found = (dates.split_leading(text[start : start + _LONGEST_DATE])[0] for start in starts)
    return tuple(day for day in found if day is not None)


def is_marked(text: str) -> bool:
    """Whether a line begins with the mark of a list."""
    return _MARK.match(text) is not None


def is_note(text: str) -> bool:
    """Whether a line only says who has written in a paper, and when, as »Opdateret 3/2-2025 af sekretariatet« does."""
    match = _NOTE.match(text.strip()) if len(text) <= _LONGEST_NOTE else None
    if match is None:
        return False
    rest = match["rest"]
    day, behind = dates.split_leading(_PREFACE.sub("", rest))
    by = _BY.match(behind if day else rest)
    return by is not None or (day is not None and not behind.strip(" ."))


def read_actions(paragraphs: Sequence[Paragraph]) -> list[Entry]:
    """The actions in order: what has a mark or a date, and every paragraph that has none.

    An item below another item belongs to it, unless it has a date of its own.
    """
    entries: list[Entry] = []
    previous_is_marked = False
    top = min((paragraph.depth for paragraph in paragraphs if paragraph.is_item), default=0)
    for paragraph in paragraphs:
        said = dated(_without_mark(paragraph.text.strip()))
        if paragraph.is_item and paragraph.depth > top and entries and not (said.date or said.doubt):
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text}\n• {paragraph.text.strip()}".strip())
            continue
        for place, text in enumerate(_pieces(paragraph.text)):
            unmarked = _without_mark(text)
            entry = dated(unmarked)
            is_item = paragraph.is_item and place == 0
            marked = is_item or unmarked != text or entry.date is not None or bool(_NUMBERED.match(text))
            if not marked and entry.doubt is None:
                if entries and entries[-1].date and not entries[-1].text:
                    entries[-1] = replace(entries[-1], text=entry.text)
                    continue
                if previous_is_marked:
                    entry = replace(entry, doubt="unmarked")
            if entry.text or entry.date:
                entries.append(entry)
            previous_is_marked = previous_is_marked or marked
    return entries


def read_evaluations(paragraphs: Iterable[Paragraph]) -> list[Entry]:
    """The evaluations in order. Each begins with a date; what has none carries on the one before."""
    entries: list[tuple[Entry, list[str]]] = []
    for paragraph in paragraphs:
        for place, line in enumerate(paragraph.text.strip().split("\n")):
            entry = dated(_without_mark(line.strip()))
            text = f"• {line.strip()}" if paragraph.is_item and place == 0 else line.strip()
            if entry.date or entry.doubt:
                entries.append((entry, [entry.text]))
            elif entries:
                entries[-1][1].append(text)
            elif text:
                entries.append((Entry(text, None, "no date"), [text]))
    return [replace(entry, text="\n".join(lines).strip()) for entry, lines in entries]


def _pieces(text: str) -> list[str]:
    """A paragraph parted where a line within it begins with a mark or a date."""
    pieces: list[list[str]] = []
    for line in text.strip().split("\n"):
        entry = dated(line)
        if not pieces or _MARK.match(line.strip()) or entry.date or entry.doubt:
            pieces.append([])
        pieces[-1].append(line)
    return ["\n".join(lines).strip() for lines in pieces]


def _without_mark(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text
