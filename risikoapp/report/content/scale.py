"""Levels and places in words, by the criteria and colours of one register."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS, Rating, RiskCriteria
from risikoapp.report.content.model import Level

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


class LevelScale(NamedTuple):
    """The criteria, and the colours of the levels 1 to 4 or none."""

    criteria: RiskCriteria
    colours: tuple[str, ...] = ()

    def level(self, rating: Rating | None) -> Level | None:
        return None if rating is None else self.level_of(rating)

    def level_of(self, rating: Rating) -> Level:
        return self.numbered(self.criteria.risk_level(rating))

    def numbered(self, number: int) -> Level:
        """The level of that number."""
        fill = self.colours[number - 1] if self.colours else ""
        return Level(number=number, word=terms.level_name(number), fill=fill)

    def place(self, rating: Rating | None) -> str:
        return terms.not_placed() if rating is None else self.criteria.cell_name(rating)


def sound(colours: Sequence[str]) -> tuple[str, ...]:
    """The colours, if there is one for each level that can be drawn with."""
    is_sound = len(colours) == LEVELS and all(_COLOUR.fullmatch(colour) for colour in colours)
    return tuple(colours) if is_sound else ()
