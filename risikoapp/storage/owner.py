"""Whose a lock, a temporary file or a kept edit is: one process, told apart from any other there was or will be."""

import datetime as dt
import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple
from zlib import crc32

from risikoapp.storage.machine import machine_id, machine_name, start_of

State = Literal["ours", "running", "gone", "elsewhere"]
TOKEN = r"[0-9a-f]*-\d{1,10}-[0-9a-f]*"
"""What the text of an owner matches, as part of a file's name."""


class Holder(NamedTuple):
    """Who has a file open, in the names people know; both are "" and `since` None where the lock cannot be read.

    `is_here` tells that it is on this very machine.
    """

    machine: str = ""
    user: str = ""
    since: dt.datetime | None = None
    is_here: bool = False


class Owner(NamedTuple):
    """A process: where it runs, its number there, and when it began in the system's own count.

    The place is "" where a machine cannot be told from others, the beginning where the system does not tell it.
    """

    place: str
    pid: int
    started: str

    def __str__(self) -> str:
        return f"{self.place}-{self.pid}-{self.started}"

    @property
    def state(self) -> State:
        """Whether that is this very process, one that runs here, one that surely no longer does, or nothing known."""
        here = this_process()
        if self == here:
            return "ours"
        if not self.place or self.place != here.place:
            return "elsewhere"
        started = start_of(self.pid)
        return "gone" if started is None or (started and self.started and started != self.started) else "running"


def this_process() -> Owner:
    """The process that asks."""
    return _described(os.getpid())


def owner_of(token: str) -> Owner | None:
    """The owner whose text this is; None for any other text."""
    if re.fullmatch(TOKEN, token) is None:
        return None
    place, pid, started = token.split("-")
    return Owner(place=place, pid=int(pid), started=started)


@cache
def _described(pid: int) -> Owner:
    return Owner(place=_place(), pid=pid, started=start_of(pid) or "")


def _place() -> str:
    """This machine, and on Linux the container: a process number means nothing outside. Tells nothing to others."""
    machine = machine_id()
    if not machine:
        return ""
    # Some machines are copies of each other, with the same id.
    container = ""
    with suppress(OSError, NotImplementedError):
        container = str(Path("/proc/self/ns/pid").readlink())
    known = "\0".join(("risikoapp", machine, machine_name(), container))
    # A sum and no cryptographic digest: enough to tell machines apart, too little to find the id again, and what makes
    # digests takes four megabytes.
    return f"{crc32(known.encode(errors='surrogateescape')):08x}"
