"""What can still be read of a damaged file's past: its finished statuses and its change log, each row by itself."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.log_blocks import unpack
from risikoapp.codec.migrations import Row
from risikoapp.codec.snapshots import SnapshotRow, VersionRow, snapshots_of
from risikoapp.domain.errors import InvalidRegister
from risikoapp.domain.log import Log, LogBlock, LogEntry
from risikoapp.domain.model import MAX_NUMBER, RegisterFile, Risk, Snapshot
from risikoapp.domain.soundness import check

TABLES = ("versions", "snapshots", "log_blocks", "log")

_T = TypeVar("_T")


class Past:
    """Takes the rows of these tables, and makes of them what still fits together."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[str, Row | None]]] = {name: [] for name in TABLES}

    def take(self, table: str, key: str, values: Row | None) -> None:
        """A row of one of TABLES; None when it is cut off or no JSON."""
        self._rows[table].append((key, values))

    @property
    def names_of_statuses(self) -> dict[str, str]:
        """What each snapshot is called as far as it can be read: the date of its status, by its key."""
        return {key: _date(values) for key, values in self._rows["snapshots"]}

    def snapshots(self, current: tuple[Risk, ...]) -> tuple[tuple[Snapshot, ...], tuple[str, ...]]:
        """The snapshots that are whole and sound, and the keys of the others."""
        versions = {key: row for key, row in self._read("versions", VersionRow) if row is not None}
        found: dict[str, Snapshot] = {}
        lost: list[str] = []
        for key, row in self._read("snapshots", SnapshotRow):
            try:
                if row is None or row.id in found:
                    raise DamagedRegister(f"snapshots {key}")
                (snapshot,) = snapshots_of(versions, {key: row}, current)
                check(RegisterFile(next_number=MAX_NUMBER + 1, snapshots=(snapshot,)))
            except (DamagedRegister, InvalidRegister):
                lost.append(key)
            else:
                found[snapshot.id] = snapshot
        return tuple(sorted(found.values(), key=lambda snapshot: (snapshot.finished, snapshot.id))), tuple(lost)

    def log(self) -> tuple[Log, int]:
        """The entries that can be read, and how many rows cannot."""
        entries = {row.id: row for _key, row in self._read("log", LogEntry) if row is not None and row.time.tzinfo}
        blocks = [row for _key, row in self._read("log_blocks", LogBlock) if row is not None and _is_whole(row)]
        lost = len(self._rows["log"]) + len(self._rows["log_blocks"]) - len(entries) - len(blocks)
        log = Log(
            blocks=tuple(sorted(blocks, key=lambda block: (block.until, block.data))),
            entries=tuple(sorted(entries.values(), key=lambda entry: (entry.time, entry.id))),
        )
        return log, lost

    def _read(self, table: str, kind: type[_T]) -> Iterator[tuple[str, _T | None]]:
        for key, values in self._rows[table]:
            try:
                yield key, msgspec.convert(values, kind)
            except msgspec.ValidationError:
                yield key, None


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
