"""What is known of a paper while it is read into a draft."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria
from risikoapp.importers.draft import Unclear
from risikoapp.importers.front import Front
from risikoapp.importers.outline import Outline


@dataclass(slots=True, kw_only=True)
class Reading:
    """What is known so far while a paper is read."""

    new_id: Callable[[], str]
    now: dt.datetime
    front: Front
    parts: Outline
    mentioned: frozenset[int]
    unclear: list[Unclear] = field(default_factory=list[Unclear])
    criteria: RiskCriteria = STANDARD_CRITERIA
    ratings: dict[int, tuple[Rating, ...]] = field(default_factory=dict[int, tuple[Rating, ...]])
    bare: dict[int, tuple[Rating, ...]] = field(default_factory=dict[int, tuple[Rating, ...]])
    """Where a number stands in the matrix without the sign that others there have."""
    said: dict[int, Rating] = field(default_factory=dict[int, Rating])
    """Where the sections themselves say that their risks stand."""
