"""Snapshots as two tables: each version of a risk once, under the hash of what it says, and lists of these hashes.

Versions are packed: a register of years has many times as many of them as risks, and nobody looks at most of them.
"""

import binascii
import datetime as dt
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

import msgspec

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.migrations import Row
from risikoapp.domain.model import ORDER, Redaction, Register, Risk, Snapshot

HASH_LENGTH = 32
"""Hexadecimal digits of a hash: 128 bits, by which no two versions are ever taken for one."""


MAX_VERSION = 4_000_000
"""Bytes of one risk when it is unpacked."""


class VersionRow(msgspec.Struct):
    """A risk as it stood in one snapshot or several; `data` is what `unpack_risk` unpacks."""

    hash: str
    data: str


def pack_risk(plain: bytes) -> str:
    """The JSON of a risk, packed."""
    return binascii.b2a_base64(zlib.compress(plain), newline=False).decode("ascii")


def unpack_risk(row: VersionRow) -> Risk:
    """The risk of a row; raises DamagedRegister where it holds something else, as when a single bit has changed."""
    try:
        plain = zlib.decompressobj().decompress(binascii.a2b_base64(row.data), MAX_VERSION)
        return msgspec.json.decode(plain, type=Risk)
    except (ValueError, zlib.error) as error:
        raise DamagedRegister(f"version {row.hash}: {error}") from error


class SnapshotRow(msgspec.Struct):
    """A snapshot; its register is the front alone, and `risks` are the hashes of its risks."""

    id: str
    finished: dt.datetime
    name: str
    colours: tuple[str, ...]
    redactions: tuple[Redaction, ...]
    register: Register
    risks: tuple[str, ...]


_FRONT = tuple(field.name for field in fields(Register) if field.name != "risks")
front_values: Callable[[Register], tuple[Any, ...]] = attrgetter(*_FRONT)
"""What a register says apart from its risks, for whoever asks whether that is still the same."""


def front(register: Register) -> Row:
    """A fresh row of what a register says apart from its risks."""
    return msgspec.to_builtins(dict(zip(_FRONT, front_values(register), strict=True)))


def snapshot_tables(snapshots: tuple[Snapshot, ...]) -> tuple[dict[int, Row], dict[int, Row]]:
    """The tables `versions` and `snapshots`, with fresh rows."""
    versions: dict[str, Row] = {}
    hashes: dict[int, str] = {}
    rows: dict[int, Row] = {}
    for place, snapshot in enumerate(snapshots, start=1):
        for risk in snapshot.register.risks:
            if id(risk) not in hashes:
                plain = msgspec.json.encode(risk)
                hashes[id(risk)] = key = _hash(plain)
                if key not in versions:
                    versions[key] = {"hash": key, "data": pack_risk(plain)}
        rows[place] = _row(snapshot, [hashes[id(risk)] for risk in snapshot.register.risks])
    return dict(enumerate(versions.values(), start=1)), rows


def snapshots_of(
    versions: Mapping[Any, VersionRow], rows: Mapping[Any, SnapshotRow], current: tuple[Risk, ...]
) -> tuple[Snapshot, ...]:
    """The snapshots in the order in which they were finished; a risk that is still the same is the very object.

    Raises DamagedRegister where a version is not there, or is not what it was.
    """
    known = as_they_stand((unpack_risk(row) for row in versions.values()), versions.values(), current)
    snapshots = (snapshot_of(key, row, known) for key, row in rows.items())
    return tuple(sorted(snapshots, key=ORDER["snapshots"]))


def as_they_stand(risks: Iterable[Risk], rows: Iterable[VersionRow], current: tuple[Risk, ...]) -> dict[str, Risk]:
    """The risks of these rows by their hashes; one that is as it stands now is the very object."""
    stands = {risk.id: risk for risk in current}
    known: dict[str, Risk] = {}
    for risk, row in zip(risks, rows, strict=True):
        now = stands.get(risk.id)
        known[row.hash] = now if now is not None and now == risk else risk
    return known


def _row(snapshot: Snapshot, hashes: list[str]) -> Row:
    named = {name: getattr(snapshot, name) for name in ("id", "finished", "name", "colours", "redactions")}
    return {**msgspec.to_builtins(named), "register": front(snapshot.register), "risks": hashes}


def snapshot_of(key: object, row: SnapshotRow, known: Mapping[str, Risk]) -> Snapshot:
    """One snapshot of these risks by their hashes; raises DamagedRegister."""
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


def _hash(plain: bytes) -> str:
    # Only whoever keeps snapshots needs it: it brings 4 MB.
    from hashlib import sha256

    return sha256(plain).hexdigest()[:HASH_LENGTH]
