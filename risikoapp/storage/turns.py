"""Taking turns: between looking whether somebody has changed a file and replacing it lies a moment."""

import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

_PAUSE = 0.01
_PATIENCE = 100
"""Pauses after which a turn that never ends is over: whoever has it was killed in that very moment, or sleeps."""
_LONGEST = 500
"""Pauses after which it goes without a turn: so many others are quicker each time, or the drive tells nonsense."""


@contextmanager
def turn(target: Path, wait: Callable[[float], None] = time.sleep) -> Generator[None]:
    """While this lasts, nobody else puts a file in the place of `target`, if he takes turns too.

    An empty file beside it says so, on every machine that shares the folder. Where there can be none it goes without.
    """
    place = _place_beside(str(target))
    try:
        if not _take(place):
            _wait_for(place, wait)
    except OSError:
        yield
        return
    began = time.monotonic()
    try:
        yield
    finally:
        # Whoever has slept too long has lost it to somebody else.
        if time.monotonic() - began < _PAUSE * _PATIENCE / 2:
            with suppress(OSError):
                place.unlink()


@lru_cache(maxsize=8)
def _place_beside(target: str) -> Path:
    # Kept, for at each save it is the same, and to make a path takes longer than to make the file.
    path = Path(target)
    return path.with_name(f".{path.name}.turn")


def _take(place: Path) -> bool:
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def _wait_for(place: Path, wait: Callable[[float], None]) -> None:
    seen, left = None, _PATIENCE
    for _pause in range(_LONGEST):
        with suppress(FileNotFoundError):
            status = place.lstat()
            found = (status.st_ino, status.st_ctime_ns)
            if found != seen:
                seen, left = found, _PATIENCE
            if left:
                left -= 1
                wait(_PAUSE)
            else:
                place.unlink()
        if _take(place):
            return
    raise TimeoutError
