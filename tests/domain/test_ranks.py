"""Fractional ranks: always room for one more."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from risikoapp.domain.ranks import is_rank, rank_between, ranks_after
from tests.strategies import ranks


@given(ranks, ranks)
def test_a_rank_fits_strictly_between_any_two(one: str, other: str) -> None:
    assume(one != other)
    low, high = sorted((one, other))
    rank = rank_between(low, high)
    assert low < rank < high
    assert is_rank(rank)


@given(ranks)
def test_a_rank_fits_before_the_first_and_after_the_last(rank: str) -> None:
    assert is_rank(first := rank_between("", rank))
    assert is_rank(last := rank_between(rank, None))
    assert first < rank < last


@pytest.mark.parametrize(("low", "high"), [("V", "V"), ("W", "V"), ("V1", "V"), ("", "")])
def test_nothing_fits_where_there_is_no_room(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no rank fits"):
        rank_between(low, high)


@given(st.lists(st.booleans(), max_size=60))
def test_room_never_runs_out_however_it_is_halved(go_low: list[bool]) -> None:
    low, high = "", rank_between("", None)
    for lower in go_low:
        between = rank_between(low, high)
        assert low < between < high
        low, high = (low, between) if lower else (between, high)


def test_a_long_run_of_appends_stays_short() -> None:
    appended = ranks_after("", 1000)
    assert list(appended) == sorted(set(appended))
    assert max(map(len, appended)) < 20


def test_a_long_run_of_inserts_in_one_place_stays_short() -> None:
    high = rank_between("", None)
    for _ in range(200):
        high = rank_between("", high)
    assert len(high) < 80


@given(ranks, st.integers(0, 30))
def test_ranks_after_ascend_from_where_they_start(low: str, count: int) -> None:
    found = ranks_after(low, count)
    assert len(found) == count
    assert [low, *found] == sorted({low, *found})
    assert all(map(is_rank, found))


@pytest.mark.parametrize("text", ["", "0", "a0", "a b", "ø", "a-1", "١", "a\n"])
def test_what_is_not_a_rank(text: str) -> None:
    assert not is_rank(text)


@pytest.mark.parametrize("text", ["1", "V", "01", "a0b", "zz9"])
def test_what_is_a_rank(text: str) -> None:
    assert is_rank(text)
