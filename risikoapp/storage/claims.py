"""Small files that only one process can put in a place: what locks and turns are made of."""

import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from risikoapp.files import read_bounded
from risikoapp.storage import attributes, temporary
from risikoapp.storage.owner import owner_of, this_process

_MAX_BYTES = 10_000
_PAUSE = 0.01
_PATIENCE = 200
"""Pauses after which a turn is taken: it lasts a moment, and whoever has it is far away and no more, or asleep."""


def put(place: Path, content: bytes, *, like: Path | None = None) -> bool:
    """Puts the content there, durably when it is `like` a file that it belongs to; whether nothing stood there.

    Whoever may read that file may read it too, and else this user alone. Raises OSError where nothing can be put.
    """
    try:
        handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    try:
        try:
            os.write(handle, content)
            if like is not None:
                # Some shares know no permissions.
                with suppress(OSError):
                    attributes.give(handle, like, private=True)
                # After a power cut an empty one would be nobody's, and stay for ever.
                os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        with suppress(OSError):
            place.unlink()
        raise
    return True


def read(place: Path) -> bytes | None:
    """What stands there, and nothing where it is not for our eyes; None when it is gone."""
    try:
        return read_bounded(place, _MAX_BYTES)[0]
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def take_away(place: Path, content: bytes) -> None:
    """Removes what stands there, but not what somebody has put in its place meanwhile; raises OSError."""
    handle, aside = temporary.make(place)
    os.close(handle)
    try:
        with suppress(FileNotFoundError):
            place.replace(aside)
            if read(aside) != content:
                with suppress(OSError):
                    os.link(aside, place)
    finally:
        with suppress(OSError):
            aside.unlink()


@contextmanager
def turn(target: Path, wait: Callable[[float], None] = time.sleep) -> Generator[None]:
    """While this lasts, no other process puts a file in the place of `target`, if it takes turns too.

    Between looking whether somebody has changed a file and replacing it lies a moment in which somebody may. Where
    there can be no turns, as in a folder that takes no more files, it goes without.
    """
    place = target.with_name(f".{target.name}.turn")
    content = f"{this_process()} {os.urandom(8).hex()}".encode()
    try:
        _wait_for(place, content, wait)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError):
            if read(place) == content:
                place.unlink()


def _wait_for(place: Path, content: bytes, wait: Callable[[float], None]) -> None:
    for patience in range(_PATIENCE, -1, -1):
        if put(place, content):
            return
        found = read(place)
        if found is None:
            continue
        owner = owner_of(found.decode(errors="replace").partition(" ")[0])
        if patience == 0 or (owner is not None and owner.state in ("ours", "gone")):
            take_away(place, found)
        else:
            wait(_PAUSE)
    put(place, content)
