"""Many risks that move at once."""

import datetime as dt
import random
from dataclasses import replace

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.model import Register, RegisterFile, Risk, Snapshot

CREATED = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def moving(count: int, *, staying: int = 6, seed: int = 3, places: tuple[Rating, ...] = ALL_RATINGS) -> RegisterFile:
    """A file with a finished status, since which so many risks have gone to a cell beside theirs, each another way."""
    chance = random.Random(seed)
    before = tuple(
        Risk(id=f"r{number}", number=number, created=CREATED, name=f"Risiko {number}", rating=chance.choice(places))
        for number in range(1, count + staying + 1)
    )
    after = tuple(
        replace(risk, rating=chance.choice(_beside(risk.rating))) if risk.number <= count else risk for risk in before
    )
    old = Register(title="Mange flytninger", status_date=dt.date(2025, 1, 7), risks=before)
    status = Snapshot(id="s1", finished=CREATED, register=old)
    now = replace(old, status_date=dt.date(2025, 4, 7), risks=after)
    return RegisterFile(register=now, next_number=len(before) + 1, snapshots=(status,))


def _beside(rating: Rating | None) -> list[Rating]:
    assert rating is not None
    return [
        other
        for other in ALL_RATINGS
        if other != rating
        and abs(other.likelihood - rating.likelihood) <= 1
        and abs(other.consequence - rating.consequence) <= 1
    ]
