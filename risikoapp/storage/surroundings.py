"""What storage is handed from outside."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from risikoapp.paths import user_data
from risikoapp.policy import read_policy


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Surroundings:
    """What a repository needs beside its file: this person's own folder, what time it is, and how to wait seconds.

    The copies lie in `backups`: the person's own folder, or the one that is decided for the machine.
    """

    __slots__ = ("backups", "data", "now", "wait")

    def __init__(
        self,
        *,
        data: Path | None = None,
        now: Callable[[], dt.datetime] = _now,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.data = user_data() if data is None else data
        self.backups = (read_policy().backups if data is None else None) or self.data
        self.now = now
        self.wait = wait
