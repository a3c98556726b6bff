"""Small files that only one process can put in a place: what locks are made of."""

import os
from contextlib import suppress
from pathlib import Path

from risikoapp.files import read_bounded
from risikoapp.storage import attributes, temporary

_MAX_BYTES = 10_000


def put(place: Path, content: bytes, *, like: Path) -> bool:
    """Puts the content there, durably, unless something stands there; whether it did.

    Whoever may read the file that it is `like` may read it too. Raises OSError where nothing can be put.
    """
    try:
        handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    try:
        try:
            # Some shares know no permissions.
            with suppress(OSError):
                attributes.give(handle, like, private=True)
            os.write(handle, content)
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
