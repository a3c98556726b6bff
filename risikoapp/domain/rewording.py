"""What became of texts from one register to a later one: word by word, and entry by entry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from risikoapp.domain.model import Action, Evaluation

MOST_WORDS = 4_000
"""Of both texts together; longer ones are compared line by line, as words would take their time."""
_ALIKE = 0.3
"""Texts with less than this in common (1: all) were written anew, and what they share by chance tells nothing."""

PieceKind = Literal["kept", "added", "removed"]
Entry = TypeVar("Entry", Action, Evaluation)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stands in both texts, only in the new one, or only in the old one."""

    kind: PieceKind
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts in one, to be read from the first piece to the last; what was removed stands before what was added.

    The kept and the added pieces are the new text, letter by letter; the kept and the removed ones are the words of the
    old text. White space alone is never a difference.
    """
    return tuple(_pieces(old, new))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    olds, news = _parts(old, new)
    matcher = SequenceMatcher(None, [each.strip() for each in olds], [each.strip() for each in news], autojunk=False)
    runs = matcher.get_opcodes()
    if matcher.ratio() < _ALIKE:
        runs = [("replace", 0, len(olds), 0, len(news))]
    for kind, low, high, new_low, new_high in runs:
        gone, there = "".join(olds[low:high]), "".join(news[new_low:new_high])
        if kind != "equal" and gone.strip():
            yield Piece("removed", gone)
        if there:
            yield Piece("added" if kind != "equal" and there.strip() else "kept", there)


def _parts(old: str, new: str) -> tuple[list[str], list[str]]:
    """The words of both texts with the white space behind them, or the lines where there are too many words."""
    olds, news = (re.findall(r"\w+\s*|[^\w\s]\s*|\s+", text) for text in (old, new))
    if len(olds) + len(news) <= MOST_WORDS:
        return olds, news
    return old.splitlines(keepends=True), new.splitlines(keepends=True)


def paired(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[tuple[Entry | None, Entry | None], ...]:
    """Each entry as it was and as it is, in the new order; one that went stands behind the one that it followed."""
    return tuple(_paired(old, new))


def _paired(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[Entry | None, Entry | None]]:
    before, kept = {entry.id: entry for entry in old}, {entry.id for entry in new}
    gone: dict[str, list[Entry]] = {}
    followed = ""
    for entry in old:
        if entry.id in kept:
            followed = entry.id
        else:
            gone.setdefault(followed, []).append(entry)
    yield from ((entry, None) for entry in gone.get("", ()))
    for entry in new:
        yield before.get(entry.id), entry
        yield from ((each, None) for each in gone.get(entry.id, ()))
