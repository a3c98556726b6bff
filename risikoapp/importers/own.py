"""What our own report says of a risk besides its texts: where it stands, and notes behind an action."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from risikoapp import carried, terms
from risikoapp.codec.errors import CodecError
from risikoapp.codec.tables import from_tables, parse
from risikoapp.domain import dates
from risikoapp.domain.criteria import LEVELS, Rating, RiskCriteria
from risikoapp.domain.model import RegisterFile
from risikoapp.importers.blocks import Table

_LEVELS = "|".join(re.escape(terms.level_name(level)) for level in range(1, LEVELS + 1))
_PLACE = re.compile(rf"(?:{_LEVELS}) · \S.* × .*\S|{re.escape(terms.not_placed())}(?: · .*)?", re.IGNORECASE)
_CURVE = re.compile(rf"Udvikling: (?:{_LEVELS}|{re.escape(terms.not_placed())}) fra \d\d-", re.IGNORECASE)
_NOT_PLACED = re.compile(rf"{re.escape(terms.not_placed())}:(?P<numbers>(?:\s*,?\s*#\d{{1,6}})+)", re.IGNORECASE)
_NUMBER = re.compile(r"#?(\d{1,6})")
_HEAD = ("nr", "navn", "niveau", "placering")
_NOTE = re.compile(
    r"\s*\((?:Overskredet(?: · |(?=\))))?"
    r"(?:Ansvarlig: (?P<owner>[^()]*?)(?: · (?=Frist: |Udført: )|(?=\))))?"
    r"(?:Frist: (?P<due>\d{1,2}/\d{1,2}-\d{4})(?: · (?=Udført: )|(?=\))))?"
    r"(?:Udført: (?P<done>\d{1,2}/\d{1,2}-\d{4}))?\)$"
)


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
    match = _NOTE.search(text)
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
    return _PLACE.fullmatch(text.strip()) is not None


def says_the_same(line: str, place: str) -> bool:
    """Whether such a line names this place."""
    said, wanted = line.casefold(), place.casefold()
    return said == wanted or said.startswith(f"{wanted} · ")


def is_curve_line(text: str) -> bool:
    """Whether a line tells how the level of a risk has gone."""
    return _CURVE.match(text.strip()) is not None


def not_placed(line: str) -> tuple[int, ...]:
    """The numbers in a line that lists the risks with no place; none of any other line."""
    match = _NOT_PLACED.fullmatch(line.strip())
    return tuple(map(int, _NUMBER.findall(match["numbers"]))) if match else ()


def listed(table: Table) -> tuple[tuple[int, str, str], ...] | None:
    """The risks in the list of our report: number, name, and level with place; None where a table is another."""
    head, *rows = table.grid
    if _letters(head[:4]) != _HEAD or not all(len(row) == len(head) and _NUMBER.fullmatch(row[0]) for row in rows):
        return None
    return tuple(
        (int(row[0].lstrip("#")), row[1], " · ".join(text for text in row[2:4] if text != "–")) for row in rows
    )


def _letters(head: Sequence[str]) -> tuple[str, ...]:
    return tuple("".join(filter(str.isalpha, text.casefold())) for text in head)
