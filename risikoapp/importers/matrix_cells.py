"""The risks that the cells of a matrix mean without a `#`: by their bare numbers, or by their names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from risikoapp.domain.criteria import Rating

NUMBER = re.compile(r"#\s?([1-9]\d{0,3})(?!\d)")
_TOKEN = r"(?:#\s?|(?:risiko\s*(?:nr\.?)?|nr\.?|r)\s*)?[1-9]\d{0,3}\.?"
_BETWEEN = r"(?:[\s,;&/+•*()]|\bog\b|\bsamt\b)+"
_NUMBERS = re.compile(rf"[\s•*(-]*{_TOKEN}(?:{_BETWEEN}{_TOKEN})*[\s)]*", re.IGNORECASE)
_SAID = re.compile(r"(?:(?:risiko\s*(?:nr\.?)?|nr\.?|r)\s*)(?=\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![#\d])(?<!#\s)([1-9]\d{0,3})(?!\d)")
_NOTHING = re.compile(r"(?:#\s?\d+|[\s,;&/+•*()–-]|\bog\b|\bsamt\b)*", re.IGNORECASE)
_BROKEN = re.compile("\u00ad\\s*|-[^\\S\n]*\n\\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The risks that a paper tells of outside its matrix: their numbers, and the numbers of their names."""

    numbers: frozenset[int] = frozenset()
    names: Mapping[str, int] = field(default_factory=dict[str, int])


def with_numbers(texts: Mapping[Rating, str], known: Known) -> dict[Rating, str]:
    """The cells with `#n` for each risk that they mean. Whatever else is in a cell stays as it is."""
    named = {rating: _with_names(text, known) for rating, text in texts.items()}
    # Where a risk has a sign, a bare number is none.
    may_be_bare = bool(_bare(texts)) and not any(NUMBER.search(text) for text in named.values())
    return {
        rating: "\n".join(_with_signs(line, known, may_be_bare=may_be_bare) for line in text.split("\n"))
        for rating, text in named.items()
    }


def bare_numbers(texts: Mapping[Rating, str], known: Known) -> dict[int, tuple[Rating, ...]]:
    """Where known risks may stand, of which the cells, with `#n` for all that is sure, have the number alone."""
    return {int(number): (cell,) for number, cell in _bare(texts).items() if int(number) in known.numbers}


def _bare(texts: Mapping[Rating, str]) -> dict[str, Rating]:
    """The bare numbers and their cells. What is in most cells, or in several, is a figure of the cell, and is none."""
    found = [
        (number, rating) for rating, text in texts.items() if _NUMBERS.fullmatch(text) for number in _BARE.findall(text)
    ]
    is_figure = 2 * len(found) > len(texts) or len(found) > len(dict(found))
    return {} if is_figure else dict(found)


def _with_signs(line: str, known: Known, *, may_be_bare: bool) -> str:
    if not _NUMBERS.fullmatch(line):
        return line
    line = _SAID.sub("#", line)
    if not may_be_bare:
        return line
    return _BARE.sub(lambda match: f"#{match[1]}" if int(match[1]) in known.numbers else match[0], line)


def _with_names(text: str, known: Known) -> str:
    """A cell with numbers for the names in it that stand there alone, or beside a number of their own."""
    whole = _names_out(_BROKEN.sub("", text), known)
    if _NOTHING.fullmatch(whole):
        return whole
    lines = [_names_out(line, known) for line in text.split("\n")]
    return "\n".join(new if _NOTHING.fullmatch(new) else old for new, old in zip(lines, text.split("\n"), strict=True))


def _names_out(text: str, known: Known) -> str:
    for name, number in sorted(known.names.items(), key=lambda each: -len(each[0])):
        if name.split()[0] not in text.casefold():
            continue
        words = r"\s+".join(map(re.escape, name.split()))
        named = re.compile(rf"(?<!\w)(?:(?:#\s?)?(?P<own>\d+)[^\S\n]*[.:–-]?[^\S\n]*)?{words}(?!\w)", re.IGNORECASE)
        text = named.sub(lambda match, number=number: _named(match, number), text)
    return text


def _named(match: re.Match[str], number: int) -> str:
    """A name as the number of its risk; as it stands where another number is right before it."""
    return f"#{number}" if match["own"] in (None, str(number)) else match[0]
