"""The rows of a file, made once for each thing in it as long as it does not change."""

from dataclasses import replace
from operator import is_, is_not
from typing import Any

from risikoapp.codec.log_blocks import SIZE, pack
from risikoapp.codec.migrations import Row
from risikoapp.codec.snapshots import front, front_values, snapshot_tables
from risikoapp.codec.tables import Rows, head_row, log_rows, risk_rows
from risikoapp.domain.log import Log, LogBlock, LogEntry
from risikoapp.domain.model import RegisterFile, Snapshot

_MOST_LOOSE = 2 * SIZE
"""So many entries of the log stand by themselves before the oldest of them are packed."""


class FileRows:
    """Remembers the rows of a file from one save to the next. Risks and entries of the log are rows themselves."""

    def __init__(self) -> None:
        self._next_number: int | None = None
        self._head: dict[int, Row] = {}
        self._front: tuple[Any, ...] = ()
        self._front_rows: dict[int, Row] = {}
        self._snapshots: tuple[Snapshot, ...] = ()
        self._snapshot_tables: tuple[dict[int, Row], dict[int, Row]] = ({}, {})
        self._packed: list[tuple[tuple[LogEntry, ...], LogBlock]] = []

    def of(self, file: RegisterFile) -> Rows:
        """The rows of this file; raises ValueError where two risks have one number."""
        if file.next_number != self._next_number:
            self._next_number, self._head = file.next_number, {1: head_row(file.next_number)}
        values = front_values(file.register)
        if not self._front or not all(map(is_, values, self._front)):
            self._front, self._front_rows = values, {1: front(file.register)}
        if file.snapshots is not self._snapshots:
            self._snapshots, self._snapshot_tables = file.snapshots, snapshot_tables(file.snapshots)
        versions, snapshots = self._snapshot_tables
        blocks, entries = log_rows(self._with_fewer_loose(file.log))
        return Rows(
            file=self._head,
            register=self._front_rows,
            risks=risk_rows(file.register),
            versions=versions,
            snapshots=snapshots,
            log_blocks=blocks,
            log=entries,
        )

    def _with_fewer_loose(self, log: Log) -> Log:
        """The log with the oldest of many entries packed; what has been packed once is not packed again."""
        if len(log.entries) < _MOST_LOOSE:
            self._packed = []
            return log
        blocks, entries, packed = list(log.blocks), log.entries, iter(self._packed)
        kept: list[tuple[tuple[LogEntry, ...], LogBlock]] = []
        while len(entries) >= _MOST_LOOSE:
            oldest, entries = entries[:SIZE], entries[SIZE:]
            known, block = next(packed, ((), None))
            if block is None or len(known) != SIZE or any(map(is_not, known, oldest)):
                block = pack(oldest)
            kept.append((oldest, block))
            blocks.append(block)
        self._packed = kept
        return replace(log, blocks=tuple(blocks), entries=entries)
