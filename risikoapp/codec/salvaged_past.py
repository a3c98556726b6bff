"""What can still be read of a damaged file's past: its finished statuses and its change log, each row by itself."""

from contextlib import suppress
from typing import TypeVar

import msgspec

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.log_blocks import unpack
from risikoapp.codec.migrations import Row
from risikoapp.codec.snapshots import SnapshotRow, VersionRow, as_they_stand, snapshot_of, unpack_risk
from risikoapp.domain.errors import InvalidRegister
from risikoapp.domain.log import Log, LogBlock, LogEntry, log_of
from risikoapp.domain.model import MAX_NUMBER, ORDER, RegisterFile, Risk, Snapshot
from risikoapp.domain.soundness import check

TABLES = ("versions", "snapshots", "log_blocks", "log")

_MOST_BLOCKS = 1_000
"""Blocks of the log that are unpacked: half a million entries."""
_T = TypeVar("_T")


class Past:
    """Takes the rows of these tables, and makes of them what still fits together."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[str, Row | None, str]]] = {name: [] for name in TABLES}

    def take(self, table: str, key: str, values: Row | None, text: str) -> None:
        """A row of one of TABLES with what stands there; `values` are None when it is cut off or no JSON."""
        self._rows[table].append((key, values, text))

    def snapshots(self, current: tuple[Risk, ...]) -> tuple[tuple[Snapshot, ...], tuple[str, ...]]:
        """The snapshots that are whole and sound, and of each of the others its date as far as it can be read."""
        versions = self._versions(current)
        found: dict[str, Snapshot] = {}
        lost: list[str] = []
        for key, values, _text in self._rows["snapshots"]:
            try:
                row = msgspec.convert(values, SnapshotRow)
                snapshot = snapshot_of(key, row, versions)
                check(RegisterFile(next_number=MAX_NUMBER + 1, snapshots=(snapshot,)))
                if snapshot.id in found:
                    raise DamagedRegister(f"snapshots {key}")
            except (DamagedRegister, InvalidRegister, msgspec.ValidationError):
                lost.append(_date(values))
            else:
                found[snapshot.id] = snapshot
        return tuple(sorted(found.values(), key=ORDER["snapshots"])), tuple(lost)

    def log(self) -> tuple[Log, tuple[str, ...]]:
        """The entries that can be read, and what stands where the others were."""
        entries: dict[str, LogEntry] = {}
        blocks: list[LogBlock] = []
        lost: list[str] = []
        for _key, values, text in self._rows["log"]:
            entry = _converted(values, LogEntry)
            if entry is None or entry.time.tzinfo is None or entry.id in entries:
                lost.append(text)
            else:
                entries[entry.id] = entry
        for place, (_key, values, text) in enumerate(self._rows["log_blocks"]):
            block = _converted(values, LogBlock)
            # Each is unpacked to see whether it is whole.
            if block is None or place >= _MOST_BLOCKS or not _is_whole(block):
                lost.append(text)
            else:
                blocks.append(block)
        return log_of(blocks, entries.values()), tuple(lost)

    def _versions(self, current: tuple[Risk, ...]) -> dict[str, Risk]:
        rows: list[VersionRow] = []
        risks: list[Risk] = []
        for _key, values, _text in self._rows["versions"]:
            with suppress(msgspec.ValidationError, DamagedRegister):
                row = msgspec.convert(values, VersionRow)
                risks.append(unpack_risk(row))
                rows.append(row)
        return as_they_stand(risks, rows, current)


def _converted(values: Row | None, kind: type[_T]) -> _T | None:
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError:
        return None


def _is_whole(block: LogBlock) -> bool:
    try:
        return block.until.tzinfo is not None and len(unpack(block)) == block.count
    except DamagedRegister:
        return False


def _date(values: Row | None) -> str:
    try:
        return msgspec.convert(values, _Dated).register.status_date
    except msgspec.ValidationError:
        return ""


class _Front(msgspec.Struct):
    status_date: str


class _Dated(msgspec.Struct):
    register: _Front
