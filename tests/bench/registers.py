"""Registers of any size, the same every time."""

import datetime as dt

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.model import Evaluation, Register, RegisterFile, Risk


def register_of(size: int) -> RegisterFile:
    """A register of `size` risks with 10 to 20 actions each."""
    risks = tuple(_risk(number) for number in range(1, size + 1))
    return RegisterFile(register=Register(title="Måling", risks=risks), next_number=size + 1)


def thousands(count: int) -> str:
    """`10.000`."""
    return f"{count:,}".replace(",", ".")


def _risk(number: int) -> Risk:
    day = dt.date(2021, 1, 1)
    actions = ranked_actions(
        [
            (
                f"{number:012x}{place:012x}",
                day + dt.timedelta(days=30 * place),
                f"Aftale {place} om opfølgning på drift",
            )
            for place in range(10 + number % 11)
        ]
    )
    return Risk(
        id=f"{number:024x}",
        number=number,
        created=dt.datetime(2021, 1, 1, tzinfo=dt.UTC),
        name=f"Risiko {number}",
        description="Der er risiko for, at arbejdet tager længere tid end planlagt. " * 3,
        rating=ALL_RATINGS[number % 16],
        actions=actions,
        evaluations=(Evaluation(id=f"{number:024x}", date=day, text="Uændret siden sidst."),),
    )
