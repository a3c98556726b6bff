"""What storage is handed from outside."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from risikoapp.paths import user_data


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a repository needs beside its file: this person's own folder, what time it is, and how to wait seconds."""

    data: Path = field(default_factory=user_data)
    now: Callable[[], dt.datetime] = _now
    wait: Callable[[float], None] = time.sleep
