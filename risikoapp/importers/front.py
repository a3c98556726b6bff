"""What stands above the risks and in the margins: title, status date, who wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from risikoapp import terms
from risikoapp.domain.dates import ENGLISH_MONTHS, MONTHS
from risikoapp.importers import unclear
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.draft import Unclear
from risikoapp.importers.entries import days_in, is_note
from risikoapp.importers.known_words import is_said, letters

_STATUS_DATE = re.compile(r"\bstatus\s+(?:pr\.?|d\.|den|as of)\s*\d", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:side|s\.|page)?\s*\d*\s*(?:(?:af|/|of)\s*\d*)?", re.IGNORECASE)
_DIGITS_OF_DATE = re.compile(r"[\d\s./:,()-]")
_FIELD = re.compile(
    r"(?P<word>organisation(?=\s*:)|udarbejdet af|prepared by)\s*(?::\s*|\s)(?P<value>\S.*)", re.IGNORECASE
)
_MONTH = re.compile(rf"\b(?:{'|'.join((*MONTHS, *ENGLISH_MONTHS))})\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:sammenlignet med (?:status pr\. .*|den forrige udgave)"
    r"|compared with the (?:status as of .*|previous version))",
    re.IGNORECASE,
)
# What a top says besides its title and dates, and which says nothing that the register does not.
_SAYS_NOTHING = {
    "",
    "status",
    "statuspr",
    "dato",
    "pr",
    "d",
    "den",
    "oversigt",
    "indhold",
    "indholdsfortegnelse",
    "risici",
    "matrix",
    "risikomatrix",
    "risikomatrice",
    "sandsynlighed",
    "konsekvens",
    "statusdato",
    "opdateret",
    "opdateretd",
    "udkaststatuspr",
    "statusasof",
    "asof",
    "date",
    "overview",
    "contents",
    "risks",
    "riskmatrix",
    "likelihood",
    "consequence",
    "statusdate",
    "updated",
    "draftstatusasof",
}


_LONGEST_OF_NOTHING = 200
"""Letters: more than any of them has, with dates."""
_NOTES = (terms.standard_levels_note, terms.other_levels_note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The register's own fields, what is unclear about them, and the lines that were no use."""

    title: str = ""
    status_date: date | None = None
    organisation: str = ""
    prepared_by: str = ""
    recommendation: str = ""
    unclear: tuple[Unclear, ...] = ()
    unused: tuple[str, ...] = ()


def read_front(top: Sequence[Paragraph], margins: Sequence[str]) -> Front:
    """Reads the paragraphs above the first section, without those that list risks, and the margins of the pages."""
    recommendation, top = _recommendation(top)
    title = _title(top)
    lines = [line.strip() for paragraph in top for line in paragraph.text.split("\n") if paragraph is not title]
    lines = [_COMPARED.sub("", line) for line in lines]
    fields: dict[str, str] = {}
    unused: list[str] = []
    for line in lines:
        match = _FIELD.fullmatch(line)
        if match and match["word"].casefold() not in fields:
            fields[match["word"].casefold()] = match["value"]
        elif not _says_nothing(line):
            unused.append(line)
    text = " ".join(title.text.split("\n")) if title else ""
    known = {text, *fields.values()}
    pieces = dict.fromkeys(piece.strip() for line in margins for piece in line.split("\t"))
    unused += [
        piece
        for piece in pieces
        if not _says_nothing(piece) and not _PAGE_NUMBER.fullmatch(piece) and piece not in known
    ]
    status_date, doubts = _status_date([text, *lines], margins)
    return Front(
        title=text,
        status_date=status_date,
        organisation=fields.get("organisation", ""),
        prepared_by=fields.get("udarbejdet af", "") or fields.get("prepared by", ""),
        recommendation=recommendation,
        unclear=(*(() if text else (unclear.no_title(),)), *doubts),
        unused=tuple(unused),
    )


def _recommendation(top: Sequence[Paragraph]) -> tuple[str, list[Paragraph]]:
    """What stands under the heading Indstilling, and the rest."""
    found: list[str] = []
    rest: list[Paragraph] = []
    is_inside = False
    for paragraph in top:
        if paragraph.heading:
            is_inside = is_said(paragraph.text, terms.recommendation)
            rest += [] if is_inside else [paragraph]
        elif is_inside:
            found.append(paragraph.text)
        else:
            rest.append(paragraph)
    return "\n".join(found), rest


def _title(top: Sequence[Paragraph]) -> Paragraph | None:
    """The first uppermost heading, or else the first paragraph that says something."""
    telling = [paragraph for paragraph in top if not _says_nothing(paragraph.text)]
    headings = [paragraph for paragraph in telling if paragraph.heading == 1]
    return next(iter([*headings, *telling]), None)


def _says_nothing(line: str) -> bool:
    """Whether a line is only a date or a word like Status."""
    if len(line) > _LONGEST_OF_NOTHING:
        return not line.strip()
    if days_in(line):
        line = _DIGITS_OF_DATE.sub("", _MONTH.sub("", line))
    says_nothing = letters(line) in _SAYS_NOTHING or any(is_said(line, note) for note in _NOTES)
    return says_nothing and not any(character.isdigit() for character in line)


def _status_date(lines: Sequence[str], margins: Sequence[str]) -> tuple[date | None, tuple[Unclear, ...]]:
    """The date that says it is the status date, else the one in the margin, else the first at the top."""
    telling = [line for line in (*lines, *margins) if _STATUS_DATE.search(line)]
    notes = [line for line in margins if is_note(line)]
    sure = [line for line in margins if line not in notes]
    days = _days([*telling, *sure, *lines]) or _days(notes)
    if not days:
        return None, (unclear.no_status_date(),)
    return days[0], (unclear.several_dates(days[0], days[1:]),) if len(days) > 1 else ()


def _days(lines: Sequence[str]) -> list[date]:
    return list(dict.fromkeys(day for line in lines for day in days_in(line)))
