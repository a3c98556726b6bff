"""What a measurement tells, and how its two sides are timed: in turns, so that a busy machine slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What others do with the same task: its ratio to the same floor."""

    name: str
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: the ratio of two medians of one run, its goal, and both sides in `unit`."""

    name: str
    ratio: float
    goal: float
    absolute: float
    unit: str
    floor: str
    """What is measured against: the least that any program would need."""
    floor_absolute: float
    peers: tuple[Peer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All the figures of one run, and the kind of machine that it was made on."""

    machine: str
    rows: tuple[Row, ...]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes; what it returns is let go of only when the clock has stopped."""
    start = time.perf_counter()
    result = work()
    end = time.perf_counter()
    del result
    return end - start


def medians(rounds: int, *sides: Callable[[], float]) -> list[float]:
    """The median of what each side says it took; in every round each has a turn, and the first round warms all up."""
    taken = [[side() for side in sides] for _turn in range(rounds + 1)][1:]
    return [statistics.median(of_one) for of_one in zip(*taken, strict=True)]
