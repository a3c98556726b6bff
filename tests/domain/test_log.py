"""The change log grows, takes a burst of typing as one entry, and joins with another person's."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from risikoapp.codec.log_blocks import pack
from risikoapp.domain.log import BURST, EMPTY_LOG, Log, LogEntry
from risikoapp.domain.past import join_logs
from risikoapp.domain.versions import Versions
from tests.strategies import logs

START = dt.datetime(2025, 2, 14, 9, 5, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def typed(number: int, old: str, new: str, after: dt.timedelta = SECOND, **fields: object) -> LogEntry:
    entry = LogEntry(id=f"l{number}", time=START + number * after, field="description", old=old, new=new, risk="r1")
    return replace(entry, **fields)


def test_typing_that_goes_on_is_one_entry_with_its_first_id_and_its_last_time() -> None:
    log = EMPTY_LOG.with_entries(typed(1, "", "Æ"), typed(2, "Æ", "Ær"), typed(3, "Ær", "Ærø"))
    assert log.entries == (typed(1, "", "Ærø", time=START + 3 * SECOND),)
    assert log.count == 1


@pytest.mark.parametrize(
    "second",
    [
        typed(2, "Ær", "Ærø", BURST * 2),
        typed(2, "Ær", "Ærø", -SECOND),
        typed(2, "Ær", "Ærø", who="Projektleder"),
        typed(2, "Ær", "Ærø", risk="r2"),
        typed(2, "Ær", "Ærø", field="name"),
        typed(2, "Ær", "Ærø", field="evaluation", entry="e1"),
        typed(2, "noget andet", "Ærø"),
        typed(2, "Ær", ""),
        typed(2, "Ær", "Æ"),
    ],
    ids=["later", "a clock set back", "another", "elsewhere", "field", "entry", "not on", "emptied", "taken back"],
)
def test_what_does_not_go_on_is_an_entry_of_its_own(second: LogEntry) -> None:
    first = typed(1, "Æ", "Ær")
    assert EMPTY_LOG.with_entries(first, second).entries == (first, second)


def test_a_move_is_never_one_with_the_move_before() -> None:
    moves = [typed(number, str(number), str(number + 1), field="rating") for number in (1, 2)]
    assert EMPTY_LOG.with_entries(*moves).count == 2


@given(logs, logs, logs)
def test_joined_logs_have_what_either_has_and_sides_may_be_swapped(base: Log, mine: Log, theirs: Log) -> None:
    joined = join_logs(Versions(base, mine, theirs))
    assert joined == join_logs(Versions(base, theirs, mine))
    assert join_logs(Versions(base, mine, mine)) == mine
    assert join_logs(Versions(base, mine, base)) == mine
    if mine != base != theirs != mine:
        ids = {entry.id for log in (mine, theirs) for entry in log.entries}
        assert {entry.id for entry in joined.entries} == ids


def test_an_entry_that_went_on_on_one_side_is_as_it_was_last() -> None:
    base = EMPTY_LOG.with_entries(typed(1, "", "Æ"))
    mine = base.with_entries(typed(2, "Æ", "Ær"))
    theirs = base.with_entries(typed(3, "noget", "andet"))
    joined = join_logs(Versions(base, mine, theirs))
    assert [entry.new for entry in joined.entries] == ["Ær", "andet"]


def test_a_name_that_one_side_took_out_stays_out() -> None:
    named, without = typed(1, "Bo", "Ærø"), typed(1, "[fjernet]", "Ærø")
    base = Log(blocks=(pack([named]),), entries=(named,))
    mine = Log(blocks=(pack([without]),), entries=(without,))
    theirs = replace(base, entries=(named, typed(2, "", "Nyt")))
    joined = join_logs(Versions(base, mine, theirs))
    assert joined.blocks == mine.blocks
    assert joined.entries == (without, typed(2, "", "Nyt"))
