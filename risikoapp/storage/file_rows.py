"""The rows of a file, made once for each thing in it as long as it does not change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import compress, count
from operator import is_, is_not
from typing import Any

from risikoapp.codec.log_blocks import SIZE, pack
from risikoapp.codec.migrations import Row
from risikoapp.codec.snapshots import front, front_values, snapshot_tables
from risikoapp.codec.tables import Rows, first_log_id, log_row, risk_row
from risikoapp.domain.log import Log, LogBlock, LogEntry
from risikoapp.domain.model import RegisterFile, Snapshot

_MOST_LOOSE = 2 * SIZE
"""So many entries of the log stand by themselves before the oldest of them are packed."""


class KeptRows:
    """The rows of one table: things that do not change, each under a document id."""

    def __init__(self, make: Callable[[Any], Row]) -> None:
        self._make = make
        self._things: Sequence[Any] = ()
        self._ids: Sequence[int] = ()
        self._rows: dict[int, Row] = {}

    def of(self, things: Sequence[Any], ids: Sequence[int]) -> dict[int, Row]:
        """The rows of these things, each under its id; one that stands where it stood keeps its row."""
        if ids == self._ids:
            rows = dict(self._rows)
            # The loop over all of them runs in C.
            for place in compress(count(), map(is_not, self._things, things)):
                rows[ids[place]] = self._make(things[place])
        else:
            known = dict(zip(map(id, self._things), self._rows.values(), strict=True))
            rows = {key: known.get(id(thing)) or self._make(thing) for key, thing in zip(ids, things, strict=True)}
        self._things, self._ids, self._rows = things, ids, rows
        return rows


class FileRows:
    """Remembers the rows of a file from one save to the next."""

    def __init__(self) -> None:
        self._front: tuple[Any, ...] = ()
        self._front_rows: dict[int, Row] = {}
        self._risks = KeptRows(risk_row)
        self._entries = KeptRows(log_row)
        self._blocks = KeptRows(log_row)
        self._snapshots: tuple[Snapshot, ...] = ()
        self._snapshot_tables: tuple[dict[int, Row], dict[int, Row]] = ({}, {})
        self._packed: list[tuple[tuple[LogEntry, ...], LogBlock]] = []

    def of(self, file: RegisterFile) -> Rows:
        """The rows of this file."""
        values = front_values(file.register)
        if not self._front or not all(map(is_, values, self._front)):
            self._front, self._front_rows = values, {1: front(file.register)}
        if file.snapshots is not self._snapshots:
            self._snapshots, self._snapshot_tables = file.snapshots, snapshot_tables(file.snapshots)
        versions, snapshots = self._snapshot_tables
        log, risks = self._with_fewer_loose(file.log), file.register.risks
        first = first_log_id(log)
        return Rows(
            register=self._front_rows,
            risks=self._risks.of(risks, [risk.number for risk in risks]),
            versions=versions,
            snapshots=snapshots,
            log=self._entries.of(log.entries, range(first, first + len(log.entries))),
            log_blocks=self._blocks.of(log.blocks, range(1, len(log.blocks) + 1)),
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
