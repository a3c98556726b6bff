"""Snapshots share what they share, in the file and in memory, and a file that lacks a part of one is told."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.snapshots import VersionRow, pack_risk, unpack_risk
from risikoapp.codec.tables import from_tables, parse, to_json, to_tables
from risikoapp.domain import edits, entry_edits
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.statuses import finish_status
from tests.bench.registers import register_of

FIRST = dt.datetime(2022, 2, 14, tzinfo=dt.UTC)


def with_statuses(size: int, count: int) -> RegisterFile:
    """A register in which a tenth of the risks is written anew before each status, and evaluated."""
    file = register_of(size)
    for place in range(count):
        register = replace(file.register, status_date=dt.date(2022 + place, 2, 14))
        for risk in register.risks[place :: max(size // 10, 1)]:
            register = edits.rename_risk(register, risk.id, f"Ærø {place}")
            register = edits.describe_risk(register, risk.id, f"Der sejles nu i {place} vagter om dagen. " * 5)
            register = entry_edits.add_evaluation(
                register, risk.id, evaluation_id=f"e{place}{risk.id}", date=register.status_date, text="Det går bedre."
            )
        moment = FIRST + dt.timedelta(days=365 * place)
        file = finish_status(
            replace(file, register=register), snapshot_id=f"s{place}", finished=moment, name="", colours=()
        )
    return file


def test_a_version_stands_once_however_many_statuses_have_it() -> None:
    file = with_statuses(40, 3)
    tables = to_tables(file)
    assert len(tables["versions"]) == 40 + 10 + 10
    back = from_tables(parse(to_json(file)))
    assert back == file
    for now, then in zip(back.register.risks, back.snapshots[-1].register.risks, strict=True):
        assert now is then, "what has not changed since is the very object"


def test_six_statuses_take_little_more_than_one() -> None:
    sizes = [len(to_json(with_statuses(1_000, count))) for count in (1, 6)]
    assert sizes[1] <= 1.8 * sizes[0]


def _with_wrong_rank(row: dict[str, str]) -> str:
    risk = unpack_risk(VersionRow(**row))
    first, *others = risk.actions
    return pack_risk(msgspec.json.encode(replace(risk, actions=(replace(first, rank="æ"), *others))))


DAMAGES: dict[str, Callable[[Any], object]] = {
    "a version is away": lambda tables: tables["versions"].pop("1"),
    "no time zone": lambda tables: tables["snapshots"]["1"].update(finished="2022-02-14T00:00:00"),
    "no status date": lambda tables: tables["snapshots"]["1"]["register"].update(status_date=None),
    "two of one id": lambda tables: tables["snapshots"]["1"].update(id="s1"),
    "a log without time zone": lambda tables: tables["log"].update(
        {"1": {"id": "l", "time": "2022-02-14T00:00:00", "field": "name", "old": "", "new": ""}}
    ),
    "a snapshot's risk twice": lambda tables: tables["snapshots"]["1"].update(
        risks=tables["snapshots"]["1"]["risks"][:1] * 2
    ),
    "a version of which a bit has changed": lambda tables: tables["versions"]["1"].update(
        data="B".join(tables["versions"]["1"]["data"].split("A", 1))
    ),
    "a version that is none": lambda tables: tables["versions"]["1"].update(data="æ"),
    "a version with a wrong rank": lambda tables: tables["versions"]["1"].update(
        data=_with_wrong_rank(tables["versions"]["1"])
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_does_not_fit_together_is_told(damage: Callable[[Any], object]) -> None:
    tables = json.loads(to_json(with_statuses(4, 2)))
    # So that the versions are not those of the register.
    damage(tables)
    with pytest.raises(DamagedRegister):
        from_tables(tables)
