"""A matrix of which only the text is left, as it is drawn out of a PDF: its rows are there, its columns are lost."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from risikoapp import terms
from risikoapp.domain.criteria import STANDARD_CRITERIA, STEPS, Rating
from risikoapp.i18n import in_every_language
from risikoapp.importers.blocks import Scattered
from risikoapp.importers.matrix_cells import NUMBER

_BREAKS = r"[\s\u00ad-]*+"
"""What may stand between two letters that a narrow cell has parted."""
# Where tabs are left, they part the cells of a table, which can be read as one.
_CELLS = r"(?:[^\S\t]|#\s?\d{1,4}|[,;&/+]|\bog\b)*+"
_RISING = tuple(range(1, STEPS + 1))


def parted(text: str) -> Iterator[str | Scattered]:
    """The text, and in their places the matrices in it that hold numbers."""
    start = 0
    for pattern, rows_are_likelihood, rows, columns in _patterns():
        # A paper has one matrix, seldom two, and all of them are written alike.
        for match in pattern.finditer(text):
            if NUMBER.search(match[0]):
                yield text[start : match.start()]
                yield _scattered(match, rows_are_likelihood, rows, columns)
                start = match.end()
        if start:
            break
    yield text[start:]


def _scattered(
    match: re.Match[str], rows_are_likelihood: bool, rows: tuple[int, ...], columns: tuple[int, ...]
) -> Scattered:
    likely: dict[int, tuple[Rating, ...]] = {}
    for place, row in enumerate(rows):
        for number, places in _columns(match[f"row{place}"]).items():
            cells = [(row, columns[each]) if rows_are_likelihood else (columns[each], row) for each in places]
            ratings = tuple(Rating(likelihood=likelihood, consequence=consequence) for likelihood, consequence in cells)
            likely[number] = (*likely.get(number, ()), *ratings)
    return Scattered(text=match[0].strip(), likely=likely)


def _columns(cells: str) -> dict[int, tuple[int, ...]]:
    """The column 0 to 3 of each number in a row, or every column where its empty cells do not tell.

    An empty cell leaves a blank, and so may an empty line in a cell that holds something.
    """
    groups: list[list[int]] = []
    blanks: list[int] = [0]
    for line in cells.split("\n")[1:]:
        numbers = [int(digits) for digits in NUMBER.findall(line)]
        if not numbers:
            blanks[-1] += len(line)
            continue
        before = len(line) - len(line.lstrip())
        blanks[-1] += before
        if not groups or blanks[-1]:
            groups.append([])
            blanks.append(0)
        groups[-1] += numbers
    every = {int(digits): tuple(range(STEPS)) for digits in NUMBER.findall(cells)}
    first, *others = blanks
    for own in (0, 1):
        # Behind each group a blank may be its own.
        gaps = [max(0, gap - own) for gap in others]
        if first + len(groups) + sum(gaps) == STEPS:
            starts = [first + place + sum(gaps[:place]) for place in range(len(groups))]
            return {number: (start,) for start, group in zip(starts, groups, strict=True) for number in group}
    return every


_Pattern = tuple[re.Pattern[str], bool, tuple[int, ...], tuple[int, ...]]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """Each way to write it: which axis goes down, from the highest step or the lowest, and where the heads stand."""
    likelihood = [step.name for step in STANDARD_CRITERIA.likelihood_steps]
    consequence = [step.name for step in STANDARD_CRITERIA.consequence_steps]
    orders = (_RISING, _RISING[::-1])
    return tuple(
        (_pattern(names, heads, rows, columns, heads_first), names is likelihood, rows, columns)
        for (names, heads), rows, columns, heads_first in product(
            ((likelihood, consequence), (consequence, likelihood)), orders, orders, (False, True)
        )
    )


def _pattern(
    names: list[str], heads: list[str], rows: tuple[int, ...], columns: tuple[int, ...], heads_first: bool
) -> re.Pattern[str]:
    said = (*in_every_language(terms.likelihood), *in_every_language(terms.consequence))
    title = f"(?:{'|'.join(map(_loose, said))})"
    axis = rf"(?:{title}\s*+)?"
    down = "".join(rf"{_loose(names[row - 1])}(?P<row{place}>{_CELLS})" for place, row in enumerate(rows))
    across = r"\s*+".join(_loose(heads[column - 1]) for column in columns)
    parts = [across, down] if heads_first else [down, across]
    between = rf"\s*+{axis}"
    return re.compile(rf"{axis}{between.join(parts)}(?:\s*+{title})?", re.IGNORECASE)


def _loose(word: str) -> str:
    return _BREAKS.join("".join(word.split()))
