"""Taking a name out of all that is written: of registers, finished statuses and the change log.

A name is found whatever the case of its letters, initials in capitals as they are; but only as whole words. A genitive
ending stays behind it.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import Redaction, Snapshot

SHORTEST = 2
"""Letters and digits of a name: single letters stand everywhere."""
_INITIALS = 4
"""No more capital letters than these are initials: a bare `s` behind them is no genitive, but makes another word."""
NOT_TEXT = frozenset({"id", "rank", "state", "order", "risk", "entry", "field", "colours", "data", "attached"})
"""Fields that hold no words of a person."""
_MARKS = "\u0300-\u036f"
"""Accents that stand by themselves behind their letter."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """In how many places a name stands."""

    register: int = 0
    snapshots: int = 0
    log: int = 0

    @property
    def count(self) -> int:
        return self.register + self.snapshots + self.log


class NameTaker:
    """Takes one name out of whatever it is given, and puts the same words in its place each time."""

    def __init__(self, name: str, replacement: str) -> None:
        """Raises InvalidEdit for a name that is too short, or words that would bring some of it back."""
        words = _words(name)
        if sum(map(str.isalnum, name)) < SHORTEST:
            raise InvalidEdit("a name has two letters at least")
        if words & _words(replacement):
            raise InvalidEdit("what stands instead has a word of the name")
        self._pattern = _pattern(name)
        self._replacement = replacement

    def take_out(self, text: str) -> tuple[str, int]:
        """The text without the name, and in how many places that stood."""
        places = 0
        # What is left on both sides of one may be another.
        while True:
            text, found = self._pattern.subn(self._put, text)
            if not found:
                return text, places
            places += found

    def _put(self, _found: re.Match[str]) -> str:
        return self._replacement


class Redactor:
    """Takes a name out of values of the model; one that was shared is shared by what comes of it."""

    def __init__(self, taker: NameTaker) -> None:
        self._taker = taker
        self._known: dict[int, tuple[object, object, int]] = {}

    def redacted(self, value: _T) -> tuple[_T, int]:
        """The value without the name, and in how many places that stood; the very same object where in none."""
        if isinstance(value, str):
            return cast("tuple[_T, int]", self._taker.take_out(value))
        if isinstance(value, tuple):
            return cast("tuple[_T, int]", self._in_tuple(cast("tuple[Any, ...]", value)))
        if is_dataclass(value):
            return self._in_fields(value)
        return value, 0

    def snapshot(self, snapshot: Snapshot, on: dt.date) -> tuple[Snapshot, int]:
        """The same for a finished status, which then tells that something was taken out of it on that day."""
        made, places = self.redacted(snapshot)
        if not places:
            return snapshot, 0
        redactions = (*snapshot.redactions, Redaction(date=on, places=places))
        return replace(made, redactions=redactions), places

    def _in_tuple(self, values: tuple[Any, ...]) -> tuple[tuple[Any, ...], int]:
        made = [self.redacted(each) for each in values]
        places = sum(found for _each, found in made)
        return (tuple(each for each, _found in made) if places else values), places

    def _in_fields(self, value: Any) -> tuple[Any, int]:
        # Kept beside what came of it, so that no other object can have its place in memory.
        if id(value) not in self._known:
            self._known[id(value)] = (value, *self._looked_through(value))
        _kept, made, places = self._known[id(value)]
        return made, places

    def _looked_through(self, value: Any) -> tuple[Any, int]:
        made: dict[str, Any] = {}
        places = 0
        for field in fields(value):
            if field.name not in NOT_TEXT:
                old = getattr(value, field.name)
                made[field.name], found = self.redacted(old)
                places += found
        return (replace(value, **made) if places else value), places


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFC", text).casefold()
    return set(re.findall(r"\w+", plain))


def _pattern(name: str) -> re.Pattern[str]:
    parts = re.split(r"\s+", unicodedata.normalize("NFC", name).strip())
    # A soft hyphen has no look, and a name may be broken by one anywhere.
    body = r"\s+".join("\u00ad*".join(map(_letter, part)) for part in parts)
    is_initials = name.isupper() and sum(map(str.isalnum, name)) <= _INITIALS
    ending = r"(?:['’:]s)?" if is_initials else r"(?:['’:]?s)?"
    # Initials in small letters are words: »EN« is a person, and »en« is not.
    return re.compile(rf"(?<!\w){body}(?={ending}(?![\w{_MARKS}]))", re.NOFLAG if is_initials else re.IGNORECASE)


def _letter(letter: str) -> str:
    """A letter as it may be written: `å` also as an `a` and a ring, a hyphen also as one that keeps words together."""
    forms = [letter, unicodedata.normalize("NFD", letter)]
    if letter == "-":
        forms += ["\u2010", "\u2011"]
    found = [re.escape(form) for form in dict.fromkeys(forms)]
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
