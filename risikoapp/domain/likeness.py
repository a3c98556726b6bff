"""Which actions or evaluations say the same in two registers that share no ids."""

import datetime as dt
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

_REWORDED = 0.6
"""With so much in common (1: all) two texts of one day are one text that was reworded."""
_MOST_TRIED = 40
"""Of more texts on each side that nothing else pairs, one cannot tell which was reworded into which."""

_Key = tuple[dt.date | None, str]


def flat(text: str) -> str:
    """A text by its words alone."""
    return " ".join(text.casefold().split())


def same_entries(mine: Sequence[Any], theirs: Sequence[Any]) -> dict[str, Any]:
    """Mine by the id of theirs, for each of theirs that is here: each of mine at most once.

    The same are those with one id, else with one text and date, else with one text where one of the two has no date,
    else those of one day with nearly the same text.
    """
    pairing = _Pairing(mine, theirs)
    pairing.pair(lambda one, other: one.id == other.id)
    pairing.pair_by_key()
    pairing.pair(lambda one, other: flat(one.text) == flat(other.text) and None in (one.date, other.date))
    if max(len(pairing.mine), len(pairing.theirs)) <= _MOST_TRIED:
        pairing.pair(_is_reworded)
    return pairing.found


class _Pairing:
    """What is left of both sides, and what was found."""

    def __init__(self, mine: Sequence[Any], theirs: Sequence[Any]) -> None:
        self.mine = list(mine)
        self.theirs = list(theirs)
        self.found: dict[str, Any] = {}

    def pair(self, are_same: Callable[[Any, Any], bool]) -> None:
        for other in tuple(self.theirs):
            one = next((each for each in self.mine if are_same(each, other)), None)
            if one is not None:
                self._take(one, other)

    def pair_by_key(self) -> None:
        """The same, for texts and dates that are the same: long papers have hundreds."""
        waiting: dict[_Key, list[Any]] = {}
        for each in reversed(self.mine):
            waiting.setdefault(_key(each), []).append(each)
        for other in tuple(self.theirs):
            if here := waiting.get(_key(other)):
                self._take(here.pop(), other)

    def _take(self, one: Any, other: Any) -> None:
        self.found[other.id] = one
        self.mine = [each for each in self.mine if each is not one]
        self.theirs = [each for each in self.theirs if each is not other]


def _key(entry: Any) -> _Key:
    return entry.date, flat(entry.text)


def _is_reworded(one: Any, other: Any) -> bool:
    if one.date != other.date:
        return False
    words = flat(one.text).split(), flat(other.text).split()
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _REWORDED
