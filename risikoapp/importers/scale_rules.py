"""Other people's scales: which of our four steps their numbers and words may mean, by a rule that can be shown."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from risikoapp.domain.criteria import STANDARD_CRITERIA, STEPS
from risikoapp.importers.matrix import letters

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
_FAMILIES: dict[Axis, tuple[tuple[int, str], ...]] = {
    "likelihood": (
        (
            4,
            "usandsynligt usandsynlig, mindre_sandsynligt mindre_sandsynlig, sandsynligt sandsynlig,"
            " forventet forventelig meget_sandsynlig meget_sandsynligt",
        ),
        (4, _GRADES + _TOP),
        (5, f"meget_lav meget_lavt very_low meget_lille, {_GRADES}{_TOP}"),
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
        (4, _GRADES + _TOP),
        (5, f"meget_lav meget_lavt very_low meget_lille, {_GRADES}{_TOP}"),
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

    `size` is how many steps their scale has. `is_sure` where nothing needs telling: it is ours by its names.
    """

    size: int
    meanings: Mapping[str, Steps]
    is_sure: bool

    def steps(self, text: str) -> Steps:
        """The steps that a cell may mean, none where it cannot be read."""
        return self.meanings.get(" ".join(text.split()), ())

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
    """The highest number that stands among these; 0 where there is none."""
    return max((number for text in texts if (number := _parted(text)[0]) is not None), default=0)


def rule_for(axis: Axis, texts: Iterable[str], size: int | None, beside: Iterable[str] = ()) -> ScaleRule:
    """The rule for what a column says.

    `size` is how many steps its numbers have, where that is known. What stands `beside`, on the other axis, decides
    between scales that share their words.
    """
    said = dict.fromkeys(" ".join(text.split()) for text in texts if text.strip())
    parted = {text: _parted(text) for text in said}
    words = [_key(word) for _number, word in parted.values() if word]
    family_size, ranks = _family(axis, words, [_key(_parted(text)[1]) for text in beside])
    numbers = [number for number, _word in parted.values() if number is not None]
    numbers_size = size or (5 if max(numbers, default=0) == 5 else STEPS)
    named = [(number, ranks[_key(word)]) for number, word in parted.values() if number and _key(word) in ranks]
    runs_down = [rank for _number, rank in sorted(named)] != sorted(rank for _number, rank in named)
    meanings: dict[str, Steps] = {}
    for text, (number, word) in parted.items():
        if number is not None:
            meanings[text] = () if runs_down else _numbered(axis, number, word, numbers_size)
        else:
            rank = ranks.get(_key(word))
            meanings[text] = () if rank is None else BY_SIZE[family_size][rank]
    is_ours = all(_key(word) in _STANDARD[axis] for _number, word in parted.values())
    return ScaleRule(size=numbers_size if numbers else family_size, meanings=meanings, is_sure=is_ours)


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


def _family(axis: Axis, words: Sequence[str], beside: Sequence[str]) -> tuple[int, dict[str, int]]:
    """The scale that most of these words belong to: how many steps it has, and which one each of them is."""
    found: list[tuple[int, dict[str, int]]] = []
    for size, names in _FAMILIES[axis]:
        steps = enumerate(names.split(","))
        found.append((size, {_key(name): rank for rank, step in steps for name in step.split()}))
    # Of those that have as many of them, the first one.
    return max(found, key=lambda each: (len(each[1].keys() & words), len(each[1].keys() & beside)))


def _key(word: str) -> str:
    return letters(word)
