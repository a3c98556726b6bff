"""Other people's scales: which of our four steps their numbers and words may mean, by a rule that can be shown."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from risikoapp.domain.criteria import STANDARD_CRITERIA, STEPS
from risikoapp.importers.known_words import letters

Axis = Literal["likelihood", "consequence"]
AXES: tuple[Axis, Axis] = ("likelihood", "consequence")
Steps = tuple[int, ...]
"""The steps 1 to 4 that something may mean: one where it is sure, two where a person must choose."""

BY_SIZE: dict[int, tuple[Steps, ...]] = {
    3: ((1,), (2, 3), (4,)),
    4: ((1,), (2,), (3,), (4,)),
    5: ((1,), (2,), (2, 3), (3,), (4,)),
}
"""What the steps of a scale of so many become: the ends are the ends, and the middle of an odd one is chosen."""

_LONGEST = max(BY_SIZE)
_SLIPS = 4
"""One number of so many may be too high for a scale without its being a longer one."""

_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:[.,]0)?(?:\s*(?:[-–—:.=]|\s|\()\s*(?P<word>[^\W\d_].*?)\)?)?", re.DOTALL)
_WORD_FIRST = re.compile(r"(?P<word>[^\W\d_].*?)\s*(?:[-–—:=]\s*|\(\s*)(?P<number>\d)\s*\)?", re.DOTALL)
_SIZE = re.compile(r"\b1\s*(?:-|–|til|to|\.\.)\s*([3-9]|10)\b")
_OF_SCALES = re.compile(r"\b(?:skala|scale|sandsynlighed|konsekvens|likelihood|impact)", re.IGNORECASE)
_STANDARD = {
    "likelihood": [letters(step.name) for step in STANDARD_CRITERIA.likelihood_steps],
    "consequence": [letters(step.name) for step in STANDARD_CRITERIA.consequence_steps],
}
_GRADES = "lav lavt low lille begrænset, mellem middel medium moderat moderate, høj højt high stor stort, meget_høj"
_TOP = " meget_højt very_high veryhigh meget_stor meget_stort ekstrem extreme kritisk critical"
_OF_GRADES = ((STEPS, _GRADES + _TOP), (_LONGEST, f"meget_lav meget_lavt very_low meget_lille, {_GRADES}{_TOP}"))
_FAMILIES: dict[Axis, tuple[tuple[int, str], ...]] = {
    "likelihood": (
        (
            4,
            "usandsynligt usandsynlig, mindre_sandsynligt mindre_sandsynlig, sandsynligt sandsynlig,"
            " forventet forventelig meget_sandsynlig meget_sandsynligt",
        ),
        *_OF_GRADES,
        (5, "rare, unlikely, possible, likely, almost_certain certain very_likely highly_likely"),
        (5, "very_unlikely, unlikely, possible, likely, very_likely highly_likely"),
        (
            5,
            "meget_usandsynlig meget_usandsynligt yderst_usandsynlig, usandsynlig usandsynligt, mulig muligt,"
            " sandsynlig sandsynligt, meget_sandsynlig meget_sandsynligt næsten_sikker næsten_sikkert",
        ),
    ),
    "consequence": (
        (4, "uvæsentlig uvæsentligt ubetydelig ubetydeligt, generende, kritisk, uacceptabelt uacceptabel"),
        *_OF_GRADES,
        (5, "insignificant negligible, minor, moderate, major, catastrophic severe critical extreme"),
        (
            5,
            "ubetydelig ubetydeligt uvæsentlig, mindre mindre_alvorlig begrænset, moderat moderate, alvorlig alvorligt"
            " betydelig, katastrofal katastrofalt meget_alvorlig meget_alvorligt",
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRule:
    """What each thing that a column says may mean; what is not in `meanings` cannot be read.

    `size` is how many steps their scale has. `is_sure` where nothing needs telling: it is ours by its names. `own` are
    names of our own steps among the words of another scale.
    """

    axis: Axis
    size: int
    meanings: Mapping[str, Steps]
    is_sure: bool
    own: tuple[str, ...] = ()

    def steps(self, text: str) -> Steps:
        """The steps that a cell may mean, none where it cannot be read."""
        return self.meanings.get(" ".join(text.split()), ())

    def likely(self, text: str) -> Steps:
        """What a word that is none of this scale means on the first other one that has it; none for any other text."""
        word = letters(text)
        found = (BY_SIZE[size][ranks[word]] for size, ranks in _families(self.axis) if word in ranks)
        return next(found, ())

    @property
    def has_middle(self) -> bool:
        """Whether something that is said may be two of our steps."""
        return any(len(steps) > 1 for steps in self.meanings.values())

    def with_middle(self, step: int | None) -> "ScaleRule":
        """The same where that is this one; None leaves it to be chosen."""
        if step is None:
            return self
        sure = {text: (step,) if step in steps else steps for text, steps in self.meanings.items()}
        return replace(self, meanings=sure)

    @property
    def readable(self) -> int:
        return sum(bool(steps) for steps in self.meanings.values())


def size_in(heading: str) -> int | None:
    """The steps that a heading says a scale has, as in »Konsekvens (1-5)«."""
    match = _SIZE.search(heading.casefold())
    return int(match[1]) if match else None


def size_above(texts: Iterable[str]) -> int | None:
    """The steps that the lines above a table say its scales have, as in »Skala 1-5 (5 er højest)«."""
    told = {size_in(text) for text in texts if _OF_SCALES.search(text)} - {None}
    return told.pop() if len(told) == 1 else None


def highest(texts: Iterable[str]) -> int:
    """The highest number that stands among these, by which a scale ends there; 0 where there is none.

    A few that are higher than any scale of ours are slips: they are what cannot be read, and not the others.
    """
    numbers = [number for text in texts if (number := _parted(text)[0]) is not None]
    usual = [number for number in numbers if number <= _LONGEST]
    are_slips = usual and _SLIPS * (len(numbers) - len(usual)) <= len(numbers)
    return max(usual if are_slips else numbers, default=0)


def rule_for(axis: Axis, texts: Iterable[str], size: int | None, beside: Iterable[str] = ()) -> ScaleRule:
    """The rule for what a column says.

    `size` is how many steps its numbers have, where that is known. What stands `beside`, on the other axis, decides
    between scales that share their words.
    """
    said = dict.fromkeys(" ".join(text.split()) for text in texts if text.strip())
    parted = {text: _parted(text) for text in said}
    words = [letters(word) for _number, word in parted.values() if word]
    others = [letters(_parted(text)[1]) for text in beside]
    family_size, ranks = _family(axis, words, others)
    numbers = [number for number, _word in parted.values() if number is not None]
    numbers_size = size or (_LONGEST if max(numbers, default=0) == _LONGEST else STEPS)
    named = [(number, ranks[letters(word)]) for number, word in parted.values() if number and letters(word) in ranks]
    runs_down = [rank for _number, rank in sorted(named)] != sorted(rank for _number, rank in named)
    own = _own_among(axis, words, others, {word: BY_SIZE[family_size][rank] for word, rank in ranks.items()})
    meanings: dict[str, Steps] = {}
    for text, (number, word) in parted.items():
        if number is not None:
            meanings[text] = () if runs_down else _numbered(axis, number, word, numbers_size)
        elif letters(word) in own:
            meanings[text] = own[letters(word)]
        else:
            rank = ranks.get(letters(word))
            meanings[text] = () if rank is None else BY_SIZE[family_size][rank]
    is_ours = all(letters(word) in _STANDARD[axis] for _number, word in parted.values())
    return ScaleRule(
        axis=axis,
        size=numbers_size if numbers else family_size,
        meanings=meanings,
        is_sure=is_ours,
        own=tuple(
            text for text, (number, word) in parted.items() if number is None and len(own.get(letters(word), ())) == 1
        ),
    )


def _own_among(axis: Axis, words: Sequence[str], beside: Sequence[str], steps: Mapping[str, Steps]) -> dict[str, Steps]:
    """What names of our own steps mean in a column that has words of another scale, with these `steps`.

    They are our own where such words stand among each other on one axis; where one axis has ours alone, a name that the
    scale of the other has too, as »Kritisk«, may be either.
    """
    standard: dict[str, Steps] = {name: (step,) for step, name in enumerate(_STANDARD[axis], start=1)}
    (other,) = (each for each in AXES if each != axis)
    if not set(words) - standard.keys():
        return {}
    has_own_beside = bool(_OURS_ALONE[other].intersection(beside))
    are_mixed_beside = has_own_beside and bool(set(beside) - {*_STANDARD[other]})
    if are_mixed_beside or any(word in standard and word not in steps for word in words):
        return standard
    either = {
        word: standard[word] + steps[word] for word in words if word in standard and standard[word] != steps[word]
    }
    return either if has_own_beside else {}


def _numbered(axis: Axis, number: int, word: str, size: int) -> Steps:
    table = BY_SIZE.get(size, ())
    if not 1 <= number <= len(table):
        return ()
    steps = table[number - 1]
    standard = _STANDARD[axis]
    # Where the word is ours and the number says something else, the scale may run the other way.
    says_otherwise = letters(word) in standard and steps != (standard.index(letters(word)) + 1,)
    return () if says_otherwise else steps


def _parted(text: str) -> tuple[int | None, str]:
    """The number and the word in »3 – Sandsynligt«, »Sandsynligt (3)«, »3« or »Sandsynligt«."""
    text = " ".join(text.split())
    match = _NUMBER.fullmatch(text) or _WORD_FIRST.fullmatch(text)
    return (int(match["number"]), match["word"] or "") if match else (None, text)


def _family(axis: Axis, words: Sequence[str], beside: Sequence[str]) -> tuple[int, Mapping[str, int]]:
    """The scale that most of these words belong to: how many steps it has, and which one each of them is."""
    # Of those that have as many of them, the first one.
    return max(_families(axis), key=lambda each: (len(each[1].keys() & words), len(each[1].keys() & beside)))


@cache
def _families(axis: Axis) -> tuple[tuple[int, Mapping[str, int]], ...]:
    """The scales with words of their own: how many steps each has, and which one each word is."""
    return tuple(
        (size, {letters(name): rank for rank, step in enumerate(names.split(",")) for name in step.split()})
        for size, names in _FAMILIES[axis]
    )


_OURS_ALONE = {axis: set(_STANDARD[axis]).difference(*(ranks for _size, ranks in _families(axis)[1:])) for axis in AXES}
"""The names of our steps that no other scale has."""
