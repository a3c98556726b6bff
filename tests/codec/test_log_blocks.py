"""Old entries of the change log are packed and come back as they were; what is no block is told."""

import binascii
import bz2
import datetime as dt
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.log_blocks import all_entries, pack, unpack
from risikoapp.domain.log import Log, LogBlock, LogEntry
from tests.strategies import log_entries


def text_of(packed: bytes) -> str:
    return binascii.b2a_base64(packed).decode("ascii")


entries = st.lists(log_entries, min_size=1, max_size=5)


@given(entries)
def test_they_come_back_as_they_were(found: list[LogEntry]) -> None:
    block = pack(found)
    assert unpack(block) == tuple(found)
    assert (block.count, block.until) == (len(found), max(entry.time for entry in found))


@given(st.lists(log_entries, min_size=2, max_size=6, unique_by=lambda entry: entry.id))
def test_every_entry_is_shown_once_oldest_first(found: list[LogEntry]) -> None:
    log = Log(blocks=(pack(found[:2]),), entries=tuple(found[1:]))
    shown = all_entries(log)
    assert sorted(entry.id for entry in shown) == sorted(entry.id for entry in found)
    assert [entry.time for entry in shown] == sorted(entry.time for entry in found)


@pytest.mark.parametrize(
    "data",
    ["", "æøå", "????", *map(text_of, (b"[]", b"BZh", b"BZh no", zlib.compress(b"[5]"), bz2.compress(b"[5]")))],
)
def test_what_is_no_block_is_told(data: str, log_entry: LogEntry) -> None:
    with pytest.raises(DamagedRegister):
        unpack(LogBlock(count=1, until=log_entry.time, data=data))


def test_what_would_fill_the_memory_is_not_unpacked(log_entry: LogEntry) -> None:
    bomb = text_of(bz2.compress(b"[" + b" " * 40_000_000 + b"]"))
    with pytest.raises(DamagedRegister):
        unpack(LogBlock(count=1, until=log_entry.time, data=bomb))


@pytest.fixture
def log_entry() -> LogEntry:
    return LogEntry(id="l1", time=dt.datetime(2025, 2, 14, tzinfo=dt.UTC), field="name", old="", new="Ærø")
