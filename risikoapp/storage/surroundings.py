"""What storage is handed from outside."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from risikoapp.paths import user_data


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Surroundings:
    """What a repository needs beside its file: this person's own folder, what time it is, and how to wait seconds."""

    __slots__ = ("data", "now", "wait")

    def __init__(
        self,
        *,
        data: Path | None = None,
        now: Callable[[], dt.datetime] = _now,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.data = user_data() if data is None else data
        self.now = now
        self.wait = wait
