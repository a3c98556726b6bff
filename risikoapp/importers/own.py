"""What our own report says of a risk besides its texts: where it stands, and notes behind an action."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from risikoapp import carried, terms
from risikoapp.codec.errors import CodecError
from risikoapp.codec.tables import from_tables, parse
from risikoapp.domain import dates
from risikoapp.domain.criteria import LEVELS, Rating, RiskCriteria
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _, in_every_language
from risikoapp.importers.blocks import Table
from risikoapp.importers.known_words import letters
from risikoapp.sheets import tables as sheets
from risikoapp.sheets.entries import done_word, due_word, owner_word

_NUMBER = re.compile(r"#?(\d{1,6})")
_DAY = r"\d{1,2}[/-]\d{1,2}-\d{4}"


def file_in(package: bytes) -> RegisterFile | None:
    """The register that a Word file of ours carries, if no word in it has been changed since it was written."""
    data = carried.data_in(package)
    if data is None:
        return None
    try:
        return from_tables(parse(data))
    except (CodecError, ValueError, RecursionError):
        # By a newer program, or spoilt: what stands in it can still be read.
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An action without what stood in brackets behind it."""

    text: str
    owner: str = ""
    due: dt.date | None = None
    done: dt.date | None = None


def noted(text: str) -> Noted:
    """An action's text, and who does it, by when, and when it was done, where that stands in brackets at its end."""
    match = _forms().note.search(text)
    if match is None or not any(match.group("owner", "due", "done")):
        return Noted(text=text)
    due, done = (dates.split_leading(match[name] or "")[0] for name in ("due", "done"))
    if (due is None and match["due"]) or (done is None and match["done"]):
        return Noted(text=text)
    return Noted(text=text[: match.start()], owner=match["owner"] or "", due=due, done=done)


def place_line(criteria: RiskCriteria, rating: Rating | None) -> str:
    """What the report writes beneath the heading of a risk that stands there."""
    if rating is None:
        return terms.not_placed()
    return f"{terms.level_name(criteria.risk_level(rating))} · {criteria.cell_name(rating)}"


def is_place_line(text: str) -> bool:
    """Whether a line is one of these, right or wrong, perhaps with what has changed behind it."""
    return _forms().place.fullmatch(text.strip()) is not None


def says_the_same(line: str, criteria: RiskCriteria, rating: Rating | None) -> bool:
    """Whether such a line names this place, in whichever of our languages."""
    said = line.casefold()
    wanted = (place.casefold() for place in in_every_language(lambda: place_line(criteria, rating)))
    return any(said == place or said.startswith(f"{place} · ") for place in wanted)


def is_curve_line(text: str) -> bool:
    """Whether a line tells how the level of a risk has gone."""
    return _forms().curve.match(text.strip()) is not None


def not_placed(line: str) -> tuple[int, ...]:
    """The numbers in a line that lists the risks with no place; none of any other line."""
    match = _forms().not_placed.fullmatch(line.strip())
    return tuple(map(int, _NUMBER.findall(match["numbers"]))) if match else ()


def listed(table: Table) -> tuple[tuple[int, str, str], ...] | None:
    """The risks in the list of our report: number, name, and level with place; None where a table is another."""
    head, *rows = table.grid
    if tuple(map(letters, head[:4])) not in in_every_language(_head) or not all(
        len(row) == len(head) and _NUMBER.fullmatch(row[0]) for row in rows
    ):
        return None
    return tuple(
        (int(row[0].lstrip("#")), row[1], " · ".join(text for text in row[2:4] if text != "–")) for row in rows
    )


def _head() -> tuple[str, ...]:
    return tuple(map(letters, (sheets.number_name(), sheets.risk_name(), sheets.level_name(), _("Placering"))))


class _Forms(NamedTuple):
    """How our reports write these, in any of our languages."""

    place: re.Pattern[str]
    curve: re.Pattern[str]
    not_placed: re.Pattern[str]
    note: re.Pattern[str]


@cache
def _forms() -> _Forms:
    level = "|".join(_any(partial(terms.level_name, level)) for level in range(1, LEVELS + 1))
    nowhere, owner, due, done = map(_any, (terms.not_placed, owner_word, due_word, done_word))
    curve = "|".join(
        re.escape(text).replace("LEVEL", f"(?:{level}|{nowhere})").replace("DAY", r"\d\d-")
        for text in in_every_language(lambda: f"{_('Udvikling')}: {_('{level} fra {date}')}")
        for text in [text.format(level="LEVEL", date="DAY")]
    )
    return _Forms(
        place=re.compile(rf"(?:{level}) · \S.* × .*\S|{nowhere}(?: · .*)?", re.IGNORECASE),
        curve=re.compile(curve, re.IGNORECASE),
        not_placed=re.compile(rf"{nowhere}:(?P<numbers>(?:\s*,?\s*#\d{{1,6}})+)", re.IGNORECASE),
        note=re.compile(
            rf"\s*\((?:{_any(terms.overdue)}(?: · |(?=\))))?"
            rf"(?:{owner}: (?P<owner>[^()]*?)(?: · (?={due}: |{done}: )|(?=\))))?"
            rf"(?:{due}: (?P<due>{_DAY})(?: · (?={done}: )|(?=\))))?"
            rf"(?:{done}: (?P<done>{_DAY}))?\)$"
        ),
    )


def _any(words: Callable[[], str]) -> str:
    return f"(?:{'|'.join(map(re.escape, in_every_language(words)))})"
