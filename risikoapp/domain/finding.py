"""Where a searched text stands in what is written about the risks, in any case of letters.

Texts are compared as people read them: a no-break space is a blank, a soft hyphen nothing, and "a" with a ring above it
is "å".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, is_normalized, normalize

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
    if _SOFT_HYPHEN in text or not is_normalized("NFC", text):
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
        self._straws: tuple[tuple[Risk, str, bool], ...] = ()
        """Each risk with its texts folded, and whether each letter stays one letter in that."""

    def hold(self, risks: tuple[Risk, ...]) -> None:
        """Searches these from now on, in this order; only those that have changed are made ready anew."""
        ready = {straw[0].id: straw for straw in self._straws}
        known = ((risk, ready.get(risk.id)) for risk in risks)
        self._straws = tuple(straw if straw and straw[0] is risk else _straw(risk) for risk, straw in known)

    def holding(self, needle: str, also: Callable[[Risk], bool] | None = None) -> tuple[Risk, ...]:
        """The risks with at least one hit, and those that are wanted also without."""
        return tuple(
            [
                risk
                for risk, text, is_even in self._straws
                if (needle in text and (is_even or hits_in(risk, needle))) or (also is not None and also(risk))
            ]
        )

    def counts(self, needle: str) -> list[tuple[Risk, int]]:
        """The risks with at least one hit, and how many each has."""
        return [
            (risk, count)
            for risk, text, is_even in self._straws
            if needle in text and (count := text.count(needle) if is_even else len(hits_in(risk, needle)))
        ]


def _straw(risk: Risk) -> tuple[Risk, str, bool]:
    # The texts of `texts_of` in any order, twice as fast: ten thousand risks are made ready at one key.
    texts = [_numbers(risk), risk.name, risk.description]
    texts += [action.text for action in risk.actions]
    texts += [action.owner_in_line for action in risk.actions if action.owner]
    texts += [evaluation.text for evaluation in risk.evaluations]
    texts += [change.reason for change in risk.rating_changes if change.reason]
    texts += [change.reason for change in risk.state_changes if change.reason]
    return risk, *folded(_BETWEEN.join(texts))


def _numbers(risk: Risk) -> str:
    """The number of a risk, and those it had before: whoever knows it by an old one finds it too."""
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


def _letters(text: str) -> list[str]:
    """The letters of a text, each with the marks upon it where the two may melt together."""
    if is_normalized("NFC", text):
        return list(text)
    letters: list[str] = []
    for letter in text:
        if letters and combining(letter):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _folded_letter(letter: str) -> str:
    blank = letter.replace(_NO_BREAK, " ").replace(_NARROW_NO_BREAK, " ")
    return normalize("NFC", blank.replace(_SOFT_HYPHEN, "")).casefold()
