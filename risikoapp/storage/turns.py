"""Taking turns: between looking whether somebody has changed a file and replacing it lies a moment."""

import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

_PAUSE = 0.01
_PATIENCE = 100
"""Pauses after which a turn that never ends is over: whoever has it was killed in that very moment, or sleeps."""

_Turn = tuple[int, int]


@contextmanager
def turn(target: Path, wait: Callable[[float], None] = time.sleep) -> Generator[None]:
    """While this lasts, nobody else puts a file in the place of `target`, if he takes turns too.

    An empty file beside it says so, on every machine that shares the folder. Where there can be none it goes without.
    """
    place = target.with_name(f".{target.name}.turn")
    try:
        mine = _wait_for(place, wait)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError):
            # Whoever has slept too long has lost it to somebody else.
            if _turn_of(place.lstat()) == mine:
                place.unlink()


def _wait_for(place: Path, wait: Callable[[float], None]) -> _Turn:
    seen, left = None, _PATIENCE
    while True:
        with suppress(FileExistsError):
            handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                return _turn_of(os.fstat(handle))
            finally:
                os.close(handle)
        with suppress(FileNotFoundError):
            found = _turn_of(place.lstat())
            if found != seen:
                seen, left = found, _PATIENCE
            if left:
                left -= 1
                wait(_PAUSE)
            else:
                place.unlink()


def _turn_of(status: os.stat_result) -> _Turn:
    return status.st_ino, status.st_ctime_ns
