"""Where a searched text stands in what is written about the risks, in any case of letters.

Texts are compared as people read them: a no-break space is a blank, a soft hyphen nothing, and "a" with a ring above it
is "å".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Literal, NamedTuple

from risikoapp.domain.model import Risk

Field = Literal["number", "name", "description", "action", "owner", "evaluation", "reason", "turn"]

_BETWEEN = "\0"
"""Parts the texts of a risk, so that nothing is found across two of them: nobody can type it."""
_NO_BREAK, _NARROW_NO_BREAK, _SOFT_HYPHEN = "\u00a0", "\u202f", "\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where the needle stands: in a field of a risk, or in one of its entries."""

    risk_id: str
    field: Field
    entry_id: str = ""
    """The action, also for its owner, the evaluation, or the move or turn; "" in what is the risk's own."""
    start: int
    length: int
    place: int
    """Which of the hits in the same text it is, 0 first."""


def needle_of(typed: str) -> str:
    """What is searched for when this has been typed; "" for nothing."""
    return folded(typed)[0].replace(_BETWEEN, "").strip()


def folded(text: str) -> tuple[str, bool]:
    """The text as it is compared, and whether each letter is one letter in that."""
    text = text.replace(_NO_BREAK, " ").replace(_NARROW_NO_BREAK, " ")
    if _SOFT_HYPHEN in text or not _is_composed(text):
        return "".join(map(_folded_letter, _letters(text))), False
    result = text.casefold()
    return result, len(result) == len(text)


def find_in(text: str, needle: str) -> list[tuple[int, int]]:
    """Start and length of each place whose letters, folded, are the needle; none overlaps the one before.

    Only whole letters count: the needle "s" is not found in "ß", which is "ss" folded.
    """
    if not needle:
        return []
    hay, is_even = folded(text)
    edges = None if is_even else _edges(text)
    found: list[tuple[int, int]] = []
    at = hay.find(needle)
    while at >= 0:
        end = at + len(needle)
        if edges is None:
            found.append((at, len(needle)))
        elif at in edges and end in edges:
            found.append((edges[at], edges[end] - edges[at]))
        else:
            end = at + 1
        at = hay.find(needle, end)
    return found


def hits_in(risk: Risk, needle: str) -> tuple[Hit, ...]:
    """Every hit in a risk, in the order in which a person reads it: what is newest comes first."""
    return tuple(
        Hit(risk_id=risk.id, field=field, entry_id=entry_id, start=start, length=length, place=place)
        for field, entry_id, text in texts_of(risk)
        for place, (start, length) in enumerate(find_in(text, needle))
    )


def texts_of(risk: Risk) -> Iterator[tuple[Field, str, str]]:
    """All that is searched in a risk: the field, the entry's id where it is one, and the text."""
    yield "number", "", _numbers(risk)
    yield "name", "", risk.name
    for change in reversed(risk.state_changes):
        yield "turn", change.id, change.reason
    yield "description", "", risk.description
    for action in risk.actions:
        yield "action", action.id, action.text
        yield "owner", action.id, action.owner_in_line
    for evaluation in reversed(risk.evaluations):
        yield "evaluation", evaluation.id, evaluation.text
    for change in reversed(risk.rating_changes):
        yield "reason", change.id, change.reason


class Haystack:
    """Some risks with all that is written about them, made ready to be searched at every key."""

    def __init__(self) -> None:
        self._all = _Straws((), [])
        self._uneven: frozenset[str] = frozenset()
        """The ids of risks some of whose letters are more or fewer when they are folded."""
        self._needle = ""
        self._candidates = self._all
        """What has the needle of the last search in its text."""

    def hold(self, risks: tuple[Risk, ...]) -> None:
        """Searches these from now on, in this order; only those that have changed are made ready anew."""
        ready = dict(zip(map(id, self._all.risks), self._all.texts, strict=True))
        texts: list[str] = []
        uneven: set[str] = set()
        for risk in risks:
            text = ready.get(id(risk))
            if text is None:
                text, is_even = folded(_BETWEEN.join(_written(risk)))
            else:
                is_even = risk.id not in self._uneven
            if not is_even:
                uneven.add(risk.id)
            texts.append(text)
        self._all, self._uneven = _Straws(risks, texts), frozenset(uneven)
        self._candidates, self._needle = self._all, ""

    def holding(self, needle: str, also: Callable[[Risk], bool] | None = None) -> tuple[Risk, ...]:
        """The risks with at least one hit, and those that are wanted also without."""
        found = self._with(needle).risks
        if self._uneven:
            found = tuple([risk for risk in found if risk.id not in self._uneven or hits_in(risk, needle)])
        if also is None:
            return found
        ids = {risk.id for risk in found}
        return tuple([risk for risk in self._all.risks if risk.id in ids or also(risk)])

    def counts(self, needle: str) -> list[tuple[Risk, int]]:
        """The risks with at least one hit, and how many each has."""
        return [
            (risk, count)
            for risk, text in zip(*self._with(needle), strict=True)
            if (count := len(hits_in(risk, needle)) if risk.id in self._uneven else text.count(needle))
        ]

    def _with(self, needle: str) -> "_Straws":
        """What has the needle in its text: whoever types on is looked for only in what has been found so far."""
        if needle != self._needle:
            among = self._candidates if self._needle in needle else self._all
            has = [needle in text for text in among.texts]
            self._needle, self._candidates = needle, among
            if not all(has):
                self._candidates = _Straws(tuple(compress(among.risks, has)), list(compress(among.texts, has)))
        return self._candidates


class _Straws(NamedTuple):
    """Risks, and what is written about each, folded."""

    risks: tuple[Risk, ...]
    texts: list[str]


def _written(risk: Risk) -> list[str]:
    # The texts of `texts_of` in any order, twice as fast: ten thousand risks are made ready at one key.
    texts = [_numbers(risk), risk.name, risk.description]
    texts += [action.text for action in risk.actions]
    texts += [action.owner_in_line for action in risk.actions if action.owner]
    texts += [evaluation.text for evaluation in risk.evaluations]
    texts += [change.reason for change in (*risk.rating_changes, *risk.state_changes) if change.reason]
    return texts


def _numbers(risk: Risk) -> str:
    """The number of a risk, and those it had before: whoever knows it by an old one finds it too."""
    if not risk.former_numbers:
        return f"#{risk.number}"
    return " ".join(f"#{number}" for number in (risk.number, *risk.former_numbers))


def _edges(text: str) -> dict[int, int]:
    """Where each letter begins in the folded text, and where the last one ends: its place in the text."""
    edges: dict[int, int] = {}
    at = place = 0
    for letter in _letters(text):
        edges[at] = place
        at += len(_folded_letter(letter))
        place += len(letter)
    edges[at] = len(text)
    return edges


def _is_composed(text: str) -> bool:
    """Whether no letter of the text is written as one letter and marks upon it."""
    try:
        # No letter of Latin-1 is, and that most texts have no others is found out in no time.
        text.encode("latin-1")
    except UnicodeEncodeError:
        # A hundred kilobytes, and most texts do without.
        from unicodedata import is_normalized

        return is_normalized("NFC", text)
    return True


def _letters(text: str) -> list[str]:
    """The letters of a text, each with the marks upon it where the two may melt together."""
    if _is_composed(text):
        return list(text)
    from unicodedata import combining

    letters: list[str] = []
    for letter in text:
        if letters and combining(letter):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _folded_letter(letter: str) -> str:
    from unicodedata import normalize

    blank = letter.replace(_NO_BREAK, " ").replace(_NARROW_NO_BREAK, " ")
    return normalize("NFC", blank.replace(_SOFT_HYPHEN, "")).casefold()
