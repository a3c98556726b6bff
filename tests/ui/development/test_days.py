"""The days beneath a curve are few, in order, and easy to read."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.ui.development.days import ticks


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2025-02-17", "2025-02-17", ["2025-02-17"]),
        ("2025-02-17", "2025-02-20", ["2025-02-17", "2025-02-18", "2025-02-19", "2025-02-20"]),
        ("2025-02-01", "2025-03-01", ["2025-02-01", "2025-02-08", "2025-02-15", "2025-02-22", "2025-03-01"]),
        ("2025-01-17", "2025-05-20", ["2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01"]),
        ("2021-03-01", "2025-02-17", ["2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"]),
    ],
)
def test_days_are_those_that_one_looks_for(first: str, last: str, shown: list[str]) -> None:
    assert [found.isoformat() for found in ticks(day(first), day(last), 6)] == shown


@given(st.dates(), st.dates())
def test_there_are_never_too_many(one: dt.date, other: dt.date) -> None:
    found = ticks(min(one, other), max(one, other), 6)
    assert found == sorted(found)
    assert len(found) <= 6
    assert all(min(one, other) <= each <= max(one, other) for each in found)
