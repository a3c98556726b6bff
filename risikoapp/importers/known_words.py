"""The fixed words of our matrix, by their letters alone, in every language of the program."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS, Step
from risikoapp.i18n import in_every_language


class Known(NamedTuple):
    """What each word means."""

    likelihood: Mapping[str, int]
    """The steps of the standard scale, from 0."""
    consequence: Mapping[str, int]
    levels: Mapping[str, int]
    """1 to 4."""
    axes: tuple[frozenset[str], frozenset[str]]
    """The titles of likelihood and of consequence."""


def letters(text: str) -> str:
    """A text by its letters alone: however a narrow cell has broken it, `Sandsyn-\\nligt` is `sandsynligt`."""
    text = text.casefold()
    return text if text.isalpha() else "".join(filter(str.isalpha, text))


@cache
def known_words() -> Known:
    """All of them."""
    return Known(
        likelihood=_steps(lambda: terms.standard_criteria().likelihood_steps),
        consequence=_steps(lambda: terms.standard_criteria().consequence_steps),
        levels={
            letters(name): level
            for level in range(1, LEVELS + 1)
            for name in in_every_language(partial(terms.level_name, level))
        },
        axes=(_said(terms.likelihood), _said(terms.consequence)),
    )


def is_said(text: str, words: Callable[[], str]) -> bool:
    """Whether a text is what we say there, in any language and by its letters alone."""
    return letters(text) in _said(words)


@cache
def _said(words: Callable[[], str]) -> frozenset[str]:
    return frozenset(map(letters, in_every_language(words)))


def _steps(scale: Callable[[], tuple[Step, ...]]) -> dict[str, int]:
    return {letters(step.name): place for steps in in_every_language(scale) for place, step in enumerate(steps)}
