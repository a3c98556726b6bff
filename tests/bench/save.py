"""What one edit costs on disk: a durable edit beside writing the same bytes just as durably."""

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.domain.edits import describe_risk, ranked_actions
from risikoapp.domain.model import Evaluation, Register, RegisterFile, Risk
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.repository import Repository

SIZES = (30, 1_000, 10_000)
GOAL = 1.3
ROUNDS = 25

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the ratio of two medians in one run, its goal, and the measured side in milliseconds."""

    name: str
    ratio: float
    goal: float
    milliseconds: float


def measure() -> list[Row]:
    """One row for each size of register."""
    return [_measure(size) for size in SIZES]


def register_of(size: int) -> RegisterFile:
    """A register of `size` risks with 10 to 20 actions each, the same every time."""
    risks = tuple(_risk(number) for number in range(1, size + 1))
    return RegisterFile(register=Register(title="Måling", risks=risks), next_number=size + 1)


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


def _measure(size: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder, "maaling.risiko"), Path(folder, "samme-bytes")
        file = register_of(size)
        repository = Repository.create(path, file)
        edited: list[float] = []
        written: list[float] = []
        for turn in range(ROUNDS + 1):
            risk_id = file.register.risks[turn * 7 % size].id

            def edit(before: RegisterFile = file, risk_id: str = risk_id, turn: int = turn) -> RegisterFile:
                register = describe_risk(before.register, risk_id, f"Beskrivelse {turn}")
                after = RegisterFile(register=register, next_number=before.next_number)
                repository.save(after)
                return after

            seconds, file = _timed(edit)
            content = path.read_bytes()
            plain, _ = _timed(lambda content=content: write_atomically(other, (content,), overwrite=True))
            # The first turn warms both up.
            if turn:
                edited.append(seconds)
                written.append(plain)
    ratio = statistics.median(edited) / statistics.median(written)
    thousands = f"{size:,}".replace(",", ".")
    return Row(f"Gem én rettelse, {thousands} risici", ratio, GOAL, statistics.median(edited) * 1000)


def _timed(work: Callable[[], _T]) -> tuple[float, _T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
