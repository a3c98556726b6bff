"""New permanent ids: unique for ever, and in the order they were made."""

import os
import time


class IdSource:
    """Makes ids that sort by the moment they were made, also within one millisecond and when the clock goes back."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> str:
        """A new id: 24 hexadecimal digits, 12 of a rising millisecond count and 12 of chance."""
        self._last = max(self._last + 1, time.time_ns() // 1_000_000)
        return f"{self._last:012x}{os.urandom(6).hex()}"
