"""Other programs that read a paper: waited for as long as a person does, and no longer than a paper may take."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from risikoapp.importers.errors import NobodyWaits, PaperTooSlow

if TYPE_CHECKING:
    import subprocess

IsWanted = Callable[[], bool]
"""Whether anybody waits still for what is read; asked again and again, from the thread that reads."""
_BETWEEN = 0.2
"""Seconds between two times that it is asked."""


def always() -> bool:
    """Whoever reads at the command line waits for it, or ends the program."""
    return True


def answer_of(path: Path, process: "subprocess.Popen[bytes]", seconds: float, is_wanted: IsWanted) -> bytes:
    """What a process has written when it has ended; it has what it reads in a file, as a pipe would not be filled
    again after a look at the clock.

    Raises PaperTooSlow or NobodyWaits, which name the path; the process is still there then.
    """
    # Few papers are read by other programs, and every window knows the ways to read one.
    from subprocess import TimeoutExpired

    end = time.monotonic() + seconds
    while True:
        try:
            return process.communicate(timeout=min(_BETWEEN, seconds))[0] or b""
        except TimeoutExpired as error:
            if not is_wanted():
                raise NobodyWaits(path) from error
            if time.monotonic() > end:
                raise PaperTooSlow(path, int(seconds)) from error
