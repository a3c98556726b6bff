"""The scales as our own sheets write them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS, STANDARD_CRITERIA, STEPS, Rating, RiskCriteria, Step
from risikoapp.importers.cells import Row, names
from risikoapp.sheets import tables as sheets

_STEP = re.compile(r"\s*([1-4])(?:\s*[–-] ?(.*))?", re.DOTALL)
_LEVELS = {terms.level_name(level).casefold(): level for level in range(1, LEVELS + 1)}


def read_step(text: str, steps: Sequence[Step]) -> int | None:
    """A step 1 to 4 by its number or by its name alone; None for any other text."""
    if match := _STEP.fullmatch(text):
        return int(match[1])
    folded = [step.name.casefold() for step in steps]
    return folded.index(text.strip().casefold()) + 1 if text.strip().casefold() in folded else None


def read_scales(rows: Iterable[Row]) -> RiskCriteria:
    """The criteria that the sheet of scales gives; what is not in it is the standard's."""
    scale, number, name, definition, *levels = names(sheets.scale_columns())
    criteria = STANDARD_CRITERIA
    for row in rows:
        step = read_step(row.text(number), ())
        if step is None:
            continue
        told = Step(name=row.text(name), definition=row.text(definition))
        if row.text(scale) == terms.likelihood():
            criteria = replace(criteria, likelihood_steps=_with(criteria.likelihood_steps, step, told))
            for consequence, column in enumerate(levels[:STEPS], start=1):
                rating = Rating(likelihood=step, consequence=consequence)
                criteria = with_level(criteria, rating, row.text(column))
        elif row.text(scale) == terms.consequence():
            criteria = replace(criteria, consequence_steps=_with(criteria.consequence_steps, step, told))
    return criteria


def learned(criteria: RiskCriteria, rating: Rating, row: Row) -> RiskCriteria:
    """The criteria with the names of the steps and the level that the row of a risk gives its place."""
    likelihood, consequence = (_STEP.fullmatch(row.text(name)) for name in (terms.likelihood(), terms.consequence()))
    if likelihood and likelihood[2]:
        steps = _named(criteria.likelihood_steps, rating.likelihood, likelihood[2])
        criteria = replace(criteria, likelihood_steps=steps)
    if consequence and consequence[2]:
        steps = _named(criteria.consequence_steps, rating.consequence, consequence[2])
        criteria = replace(criteria, consequence_steps=steps)
    return with_level(criteria, rating, row.text(sheets.level_name()))


def with_level(criteria: RiskCriteria, rating: Rating, word: str) -> RiskCriteria:
    """The criteria with the level of a cell, where the word is one."""
    level = _LEVELS.get(word.strip().casefold())
    return criteria if level is None else criteria.with_level(rating, level)


def _named(steps: tuple[Step, ...], number: int, name: str) -> tuple[Step, ...]:
    return _with(steps, number, replace(steps[number - 1], name=name))


def _with(steps: tuple[Step, ...], number: int, step: Step) -> tuple[Step, ...]:
    return (*steps[: number - 1], step, *steps[number:])
