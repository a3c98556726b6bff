"""The scales as our own sheets write them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from risikoapp import terms
from risikoapp.domain.criteria import STANDARD_CRITERIA, STEPS, Rating, RiskCriteria, Step
from risikoapp.importers import unclear
from risikoapp.importers.cells import Row, names
from risikoapp.importers.draft import Unclear
from risikoapp.importers.known_words import known_words, letters
from risikoapp.sheets import tables as sheets

_STEP = re.compile(r"\s*([1-4])(?:\s*[–-] ?(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStep:
    """A step 1 to 4 as a cell says it; `other` is a name in it that this step has not, or "" where all fits."""

    number: int
    other: str = ""


def read_step(text: str, steps: Sequence[Step]) -> SaidStep | None:
    """A step by its number or by its name alone; None for any other text, and for one that names two steps."""
    folded = [_folded(step.name) for step in steps]
    match = _STEP.fullmatch(text)
    if match is None:
        return SaidStep(number=folded.index(_folded(text)) + 1) if _folded(text) in folded else None
    number, name = int(match[1]), match[2] or ""
    if not name.strip() or not steps or _folded(name) == folded[number - 1]:
        return SaidStep(number=number)
    return None if _folded(name) in folded else SaidStep(number=number, other=name.strip())


def read_scales(rows: Iterable[Row]) -> tuple[RiskCriteria, tuple[Unclear, ...]]:
    """The criteria that the sheet of scales gives, by the standard where it says nothing, and what cannot be read."""
    scale, number, name, definition, *levels = names(sheets.scale_columns())
    criteria = STANDARD_CRITERIA
    doubts: list[Unclear] = []
    for row in rows:
        step, axis = read_step(row.text(number), ()), row.text(scale).strip()
        if step is None or axis not in (terms.likelihood(), terms.consequence()):
            doubts.append(unclear.not_used(row.whole))
            continue
        told = Step(name=row.text(name), definition=row.text(definition))
        if axis == terms.consequence():
            criteria = replace(criteria, consequence_steps=_with(criteria.consequence_steps, step.number, told))
            continue
        criteria = replace(criteria, likelihood_steps=_with(criteria.likelihood_steps, step.number, told))
        for consequence, column in enumerate(levels[:STEPS], start=1):
            word = row.text(column)
            criteria = with_level(criteria, Rating(likelihood=step.number, consequence=consequence), word)
            if word.strip() and not _level(word):
                doubts.append(unclear.cell_not_read(None, "criteria", column, word))
    return criteria, tuple(doubts)


def with_step_names(criteria: RiskCriteria, rows: Sequence[Row]) -> RiskCriteria:
    """The criteria with the names that most of the rows of risks give their steps.

    A name that stands for another step here is not taken over: somebody has changed it and left the number.
    """
    return replace(
        criteria,
        likelihood_steps=_step_names(criteria.likelihood_steps, [row.text(terms.likelihood()) for row in rows]),
        consequence_steps=_step_names(criteria.consequence_steps, [row.text(terms.consequence()) for row in rows]),
    )


def _step_names(steps: tuple[Step, ...], texts: Iterable[str]) -> tuple[Step, ...]:
    matches = [match for text in texts if (match := _STEP.fullmatch(text)) and match[2]]
    counted = Counter((int(match[1]), match[2]) for match in matches)
    # Of those that stand there equally often the first.
    most: dict[int, str] = {}
    for (number, name), _count in counted.most_common():
        most.setdefault(number, name)
    others = {_folded(step.name): number for number, step in enumerate(steps, start=1) if number not in most}
    for number, name in most.items():
        if others.get(_folded(name), number) == number:
            steps = _named(steps, number, name)
    return steps


def with_level(criteria: RiskCriteria, rating: Rating, word: str) -> RiskCriteria:
    """The criteria with the level of a cell, where the word is one."""
    level = _level(word)
    return criteria if level is None else criteria.with_level(rating, level)


def _level(word: str) -> int | None:
    return known_words().levels.get(letters(word))


def _folded(name: str) -> str:
    return name.strip().casefold()


def _named(steps: tuple[Step, ...], number: int, name: str) -> tuple[Step, ...]:
    return _with(steps, number, replace(steps[number - 1], name=name))


def _with(steps: tuple[Step, ...], number: int, step: Step) -> tuple[Step, ...]:
    return (*steps[: number - 1], step, *steps[number:])
