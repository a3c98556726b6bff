"""Snapshots as two tables: each version of a risk once, under the hash of what it says, and lists of these hashes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import msgspec

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.migrations import Row
from risikoapp.domain.model import Redaction, Register, Risk, Snapshot

HASH_LENGTH = 32
"""Hexadecimal digits of a hash: 128 bits, by which no two versions are ever taken for one."""


class VersionRow(msgspec.Struct):
    """A risk as it stood in one snapshot or several."""

    hash: str
    risk: Risk


class SnapshotRow(msgspec.Struct):
    """A snapshot; its register is the front alone, and `risks` are the hashes of its risks."""

    id: str
    finished: dt.datetime
    name: str
    colours: tuple[str, ...]
    redactions: tuple[Redaction, ...]
    register: Register
    risks: tuple[str, ...]


def front(register: Register) -> dict[str, Any]:
    """What a register says apart from its risks."""
    return msgspec.to_builtins({f.name: getattr(register, f.name) for f in fields(Register) if f.name != "risks"})


def snapshot_tables(snapshots: tuple[Snapshot, ...]) -> tuple[dict[int, Row], dict[int, Row]]:
    """The tables `versions` and `snapshots`, with fresh rows."""
    versions: dict[str, Row] = {}
    hashes: dict[int, str] = {}
    rows: dict[int, Row] = {}
    for place, snapshot in enumerate(snapshots, start=1):
        for risk in snapshot.register.risks:
            if id(risk) not in hashes:
                row = msgspec.to_builtins(risk)
                hashes[id(risk)] = key = _hash(row)
                versions.setdefault(key, {"hash": key, "risk": row})
        rows[place] = _row(snapshot, [hashes[id(risk)] for risk in snapshot.register.risks])
    return dict(enumerate(versions.values(), start=1)), rows


def snapshots_of(
    versions: Mapping[Any, VersionRow], rows: Mapping[Any, SnapshotRow], current: tuple[Risk, ...]
) -> tuple[Snapshot, ...]:
    """The snapshots in the order in which they were finished; a risk that is still the same is the very object.

    Raises DamagedRegister where a version is not there.
    """
    stands = {risk.id: risk for risk in current}
    known: dict[str, Risk] = {}
    for row in versions.values():
        now = stands.get(row.risk.id)
        known[row.hash] = now if now is not None and now == row.risk else row.risk
    snapshots = (_snapshot(key, row, known) for key, row in rows.items())
    return tuple(sorted(snapshots, key=lambda snapshot: (snapshot.finished, snapshot.id)))


def _row(snapshot: Snapshot, hashes: list[str]) -> Row:
    named = {name: getattr(snapshot, name) for name in ("id", "finished", "name", "colours", "redactions")}
    return {**msgspec.to_builtins(named), "register": front(snapshot.register), "risks": hashes}


def _snapshot(key: object, row: SnapshotRow, known: dict[str, Risk]) -> Snapshot:
    if row.finished.tzinfo is None:
        raise DamagedRegister(f"snapshots {key}: finished has no time zone")
    try:
        risks = tuple(known[found] for found in row.risks)
    except KeyError as error:
        raise DamagedRegister(f"snapshots {key}: version {error} is not there") from error
    return Snapshot(
        id=row.id,
        finished=row.finished,
        name=row.name,
        colours=row.colours,
        redactions=row.redactions,
        register=replace(row.register, risks=risks),
    )


def _hash(row: Row) -> str:
    # Only whoever keeps snapshots needs it: it brings 4 MB.
    from hashlib import sha256

    return sha256(msgspec.json.encode(row)).hexdigest()[:HASH_LENGTH]
