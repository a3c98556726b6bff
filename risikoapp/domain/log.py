"""The change log (Ændringslog): who changed what, when. It only grows, and is never rewound."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Field = Literal[
    "title",
    "organisation",
    "status_date",
    "prepared_by",
    "recommendation",
    "criteria",
    "report",
    "status",
    "risk",
    "name",
    "description",
    "rating",
    "reason",
    "state",
    "action",
    "order",
    "evaluation",
]
"""What an entry is about: a field of the register or of a risk, the risk itself, the order of its actions, or that a
status was finished."""

TYPED: tuple[Field, ...] = (
    "title",
    "organisation",
    "prepared_by",
    "recommendation",
    "name",
    "description",
    "reason",
    "action",
    "evaluation",
)
"""What is written letter by letter."""

BURST = dt.timedelta(minutes=5)
"""Typing that goes on within this time in one field is one entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change of one field, told in the words of its day, so that it can be read for ever.

    `id` is unique for ever; `time` is the moment of the change, in UTC; `who` is a role or initials, or "". `risk` is
    the id of the risk, and `number` what that had then; "" and None for what belongs to no risk. `entry` is the id of
    the action, evaluation, move or finished status, or "".
    """

    id: str
    time: dt.datetime
    field: Field
    old: str
    new: str
    who: str = ""
    risk: str = ""
    number: int | None = None
    entry: str = ""

    @property
    def place(self) -> tuple[str, str, Field]:
        """What it is that was changed."""
        return self.risk, self.entry, self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class LogBlock:
    """Old entries, packed: how many, the moment of the last, and what `codec.log_blocks` unpacks."""

    count: int
    until: dt.datetime
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Old entries in blocks, newer ones one by one, in the order in which they came."""

    blocks: tuple[LogBlock, ...] = ()
    entries: tuple[LogEntry, ...] = ()

    @property
    def count(self) -> int:
        """How many entries it has in all."""
        return sum(block.count for block in self.blocks) + len(self.entries)

    def with_entries(self, *new: LogEntry, may_go_on: bool = True) -> "Log":
        """The log with these as well.

        One that goes on with what the last did becomes one with it, if that `may_go_on`: what others have read already
        may be gone on with by them, too.
        """
        entries = list(self.entries)
        for entry in new:
            if entries and may_go_on and _goes_on(entries[-1], entry):
                entries[-1] = replace(entries[-1], time=entry.time, new=entry.new)
            else:
                entries.append(entry)
                may_go_on = True
        return replace(self, entries=tuple(entries))


EMPTY_LOG = Log()


def _goes_on(last: LogEntry, entry: LogEntry) -> bool:
    is_same = (last.place, last.who, last.new) == (entry.place, entry.who, entry.old)
    # What is emptied, begun or taken back is something of its own.
    is_typed = entry.field in TYPED and entry.new not in ("", last.old)
    return is_same and is_typed and dt.timedelta() <= entry.time - last.time <= BURST


def log_of(blocks: Iterable[LogBlock], entries: Iterable[LogEntry]) -> Log:
    """A log of these, in the order in which they came."""
    return Log(
        blocks=tuple(sorted(blocks, key=lambda block: (block.until, block.data))),
        entries=in_time_order(entries),
    )


def in_time_order(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """These entries, oldest first."""
    return tuple(sorted(entries, key=lambda entry: (entry.time, entry.id)))
