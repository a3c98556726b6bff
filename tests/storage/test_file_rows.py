"""What stands in a file keeps its rows from one save to the next, and the oldest of a long log are packed once."""

import datetime as dt
from dataclasses import replace

import msgspec
import pytest

from risikoapp.codec.log_blocks import SIZE, all_entries
from risikoapp.codec.tables import Rows, from_tables, parse, rows_of, to_tables
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import RegisterFile
from risikoapp.storage import file_rows as module
from risikoapp.storage.file_rows import FileRows
from tests.codec.test_snapshots import with_statuses

START = dt.datetime(2025, 2, 14, tzinfo=dt.UTC)


def entries(count: int, first: int = 0) -> tuple[LogEntry, ...]:
    return tuple(
        LogEntry(id=f"l{place:06}", time=START + dt.timedelta(hours=place), field="name", old="Æ", new=f"Ø{place}")
        for place in range(first, first + count)
    )


def logged(file: RegisterFile, *more: LogEntry) -> RegisterFile:
    return replace(file, log=replace(file.log, entries=(*file.log.entries, *more)))


def test_they_are_the_same_as_fresh_ones() -> None:
    rows, file = FileRows(), with_statuses(4, 2)
    for change in (file, logged(file, *entries(3)), logged(file, *entries(5)), replace(file, snapshots=()), file):
        assert rows.of(change) == rows_of(change)


def test_what_stands_where_it_stood_keeps_its_row() -> None:
    rows, file = FileRows(), logged(with_statuses(4, 2), *entries(2))
    before = rows.of(file)
    after = rows.of(logged(replace(file, register=replace(file.register, title="Ærø")), *entries(1, first=2)))
    for name in ("risks", "versions", "snapshots", "log"):
        old, new = getattr(before, name), getattr(after, name)
        assert all(new[key] is row for key, row in old.items()), name
    assert len(after.log) == 3


def _saved(rows: Rows, file: RegisterFile) -> RegisterFile:
    return from_tables(parse(msgspec.json.encode(to_tables(file, rows))))


def test_the_oldest_of_a_long_log_are_packed_once_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[int] = []
    pack = module.pack
    monkeypatch.setattr(module, "pack", lambda oldest: (packed.append(len(oldest)), pack(oldest))[1])
    rows, file = FileRows(), logged(RegisterFile(), *entries(2 * SIZE - 1))
    assert rows.of(file).log_blocks == {}
    for count in (2 * SIZE, 2 * SIZE + 1):
        file = logged(RegisterFile(), *entries(count))
        saved = _saved(rows.of(file), file)
        assert [block.count for block in saved.log.blocks] == [SIZE]
        assert all_entries(saved.log) == all_entries(file.log)
    file = logged(RegisterFile(), *entries(3 * SIZE))
    assert list(rows.of(file).log) == list(range(2 * SIZE + 1, 3 * SIZE + 1)), "entries are numbered for ever"
    # Those of the first test round are other objects, though they are equal.
    file = logged(RegisterFile(), *entries(2 * SIZE))
    first = rows.of(file)
    assert rows.of(replace(file, next_number=2)).log_blocks[1] is first.log_blocks[1]
    assert len(packed) == 1 + 1 + 2 + 1


def test_a_log_that_was_read_goes_on() -> None:
    file = logged(RegisterFile(), *entries(2 * SIZE))
    read = _saved(FileRows().of(file), file)
    longer = replace(read, log=Log(blocks=read.log.blocks, entries=(*read.log.entries, *entries(1, first=2 * SIZE))))
    saved = _saved(FileRows().of(longer), longer)
    assert all_entries(saved.log) == entries(2 * SIZE + 1)
