"""Of a damaged past the statuses and log entries that are whole come back, and the others are told."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from risikoapp.codec.log_blocks import pack
from risikoapp.codec.salvage import salvage
from risikoapp.codec.tables import to_tables
from risikoapp.domain.log import Log
from risikoapp.domain.model import MAX_NUMBER
from risikoapp.domain.soundness import check
from risikoapp.storage.tables import AtomicStorage
from tests.codec.test_schema_3 import ENTRIES
from tests.codec.test_snapshots import with_statuses

FILE = replace(with_statuses(4, 2), log=Log(blocks=(pack(ENTRIES[:2]),), entries=ENTRIES[2:]))
CONTENT = b"".join(AtomicStorage(Path())._encode(to_tables(FILE)))

DAMAGES: dict[str, tuple[Callable[[Any], object], list[tuple[str, str]], list[str], int]] = {
    "a version is away": (
        lambda tables: tables["versions"].pop("2"),
        [("status", "2022-02-14")],
        ["s1"],
        4,
    ),
    "a status without its date": (
        lambda tables: tables["snapshots"]["1"]["register"].update(status_date=None),
        [("status", "")],
        ["s1"],
        4,
    ),
    "a status with a wrong front": (
        lambda tables: tables["snapshots"]["2"].update(register=5),
        [("status", "")],
        ["s0"],
        4,
    ),
    "two of one id": (lambda tables: tables["snapshots"]["2"].update(id="s0"), [("status", "2023-02-14")], ["s0"], 4),
    "an entry without a time zone": (
        lambda tables: tables["log"]["3"].update(time="2023-02-14T09:02:00"),
        [("log", "")],
        ["s0", "s1"],
        3,
    ),
    "an entry without a field": (lambda tables: tables["log"]["3"].pop("field"), [("log", "")], ["s0", "s1"], 3),
    "a block that is none": (
        lambda tables: tables["log_blocks"]["1"].update(data="æøå"),
        [("log", "")],
        ["s0", "s1"],
        2,
    ),
    "a block that lacks some": (
        lambda tables: tables["log_blocks"]["1"].update(count=3),
        [("log", "")],
        ["s0", "s1"],
        2,
    ),
    "a block without a time zone": (
        lambda tables: tables["log_blocks"]["1"].update(until="2023-02-14T09:02:00"),
        [("log", "")],
        ["s0", "s1"],
        2,
    ),
    "a block without a moment": (
        lambda tables: tables["log_blocks"]["1"].pop("until"),
        [("log", "")],
        ["s0", "s1"],
        2,
    ),
}


@pytest.mark.parametrize(("damage", "lost", "statuses", "entries"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_wrong_is_left_out_and_told(
    damage: Callable[[Any], object], lost: list[tuple[str, str]], statuses: list[str], entries: int
) -> None:
    tables = json.loads(CONTENT)
    damage(tables)
    found = salvage(json.dumps(tables, ensure_ascii=False).encode())
    check(found.file)
    assert found.file.register == FILE.register
    assert [(loss.part, loss.name) for loss in found.losses] == lost
    assert [snapshot.id for snapshot in found.file.snapshots] == statuses
    assert found.file.log.count == entries


def test_a_row_that_cannot_be_read_is_known_by_the_table_it_stands_in() -> None:
    for row, part in ((b'"id":"s0"', "status"), (b'"field":"name"', "log")):
        assert CONTENT.count(row) >= 1
        found = salvage(CONTENT.replace(row, row[:-1], 1))
        assert [loss.part for loss in found.losses] == [part]
        assert found.file.register == FILE.register
        assert found.file.next_number == FILE.next_number, "its key is no risk's number"


def test_the_number_of_a_risk_that_only_a_status_has_is_given_to_no_other() -> None:
    tables = json.loads(CONTENT)
    tables["risks"].pop("4")
    tables["file"]["1"].pop("next_number")
    found = salvage(json.dumps(tables).encode())
    assert [risk.number for risk in found.file.register.risks] == [1, 2, 3]
    assert found.file.next_number == 5 <= MAX_NUMBER
