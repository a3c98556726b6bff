"""Which two states are compared."""

import datetime as dt
from dataclasses import replace

import pytest

from risikoapp.domain.model import Register, RegisterFile, Snapshot
from risikoapp.domain.moments import Pair, found_again, from_first, moments, step_to, to_second, usual_pair


def file(*titles: str, now: str = "nu") -> RegisterFile:
    """A file with a status of each title, and this one now."""
    day = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    statuses = tuple(
        Snapshot(id=title, finished=day + dt.timedelta(days=place), register=Register(title=title))
        for place, title in enumerate(titles)
    )
    return RegisterFile(register=Register(title=now), snapshots=statuses)


def test_the_moments_are_the_statuses_in_time_order_and_now() -> None:
    every = moments(file("a", "b"))
    assert [moment.id for moment in every] == ["a", "b", ""]
    assert [moment.register.title for moment in every] == ["a", "b", "nu"]


@pytest.mark.parametrize(
    ("statuses", "now", "pair"),
    [
        ("a", "nu", Pair(0, 1)),
        ("a", "a", Pair(0, 1)),
        ("abc", "nu", Pair(2, 3)),
        ("abc", "c", Pair(1, 2)),
        ("abc", "a", Pair(2, 3)),
    ],
)
def test_at_first_the_last_status_stands_beside_now_or_what_became_in_it(statuses: str, now: str, pair: Pair) -> None:
    assert usual_pair(moments(file(*statuses, now=now))) == pair


def test_whoever_chooses_one_end_pushes_the_other_along() -> None:
    pair = Pair(1, 3)
    assert from_first(pair, 0) == Pair(0, 3)
    assert from_first(pair, 4) == Pair(4, 5)
    assert to_second(pair, 2) == Pair(1, 2)
    assert to_second(pair, 1) == Pair(0, 1)
    assert step_to(3) == Pair(2, 3)


def test_the_same_two_are_compared_when_the_file_is_another() -> None:
    before = file("a", "b", "c")
    every = moments(before)
    assert found_again(Pair(0, 3), every, moments(file("a", "b", "c", "d"))) == Pair(0, 4)
    assert found_again(Pair(1, 2), every, moments(file("b", "c"))) == Pair(0, 1)
    assert found_again(Pair(1, 2), every, moments(file("a", "b"))) == Pair(1, 2)
    assert found_again(Pair(0, 2), every, moments(file("b", "c"))) == Pair(1, 2)
    turned = replace(before, snapshots=tuple(reversed(before.snapshots)))
    assert found_again(Pair(0, 1), every, moments(turned)) == Pair(2, 3)
