"""What is kept in this person's own folder for a file that had another name: it may have been renamed or moved since.

A file is known again by the ids of its risks. They are given once for ever and go with it, and no other file has them
but its copies.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from risikoapp.domain.model import Register
from risikoapp.files import read_bounded
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import StorageError
from risikoapp.storage.places import make_private, names_in, place_of
from risikoapp.storage.tables import MAX_BYTES

_NOTES = "files"
_LONGEST = 100_000
"""Bytes of a path."""
_ID = re.compile(rb'"id":\s*"([^"]+)"')

Ids = frozenset[bytes]
"""By what a file is known again; none where it has no risks yet."""


def ids_of(register: Register) -> Ids:
    return frozenset(risk.id.encode() for risk in register.risks)


def make_place(data: Path, kind: str, path: Path) -> Path:
    """Makes the folder for what of this kind belongs to a file, and notes whose it is; raises OSError."""
    folder = place_of(data, kind, path)
    make_private(folder, data)
    note = data / _NOTES / folder.name
    if not note.exists():
        # Without one it is found under this name only.
        with suppress(OSError, StorageError):
            make_private(note.parent, data)
            write_atomically(note, (os.fsencode(os.path.realpath(path)),), overwrite=True, private=True)
    return folder


def others(data: Path, kind: str, path: Path) -> Iterator[tuple[Path, Path]]:
    """Every other file for which something of this kind is kept, and the folder where it lies."""
    own = place_of(data, kind, path).name
    for name in names_in(data / _NOTES):
        folder = data / kind / name
        if name != own and names_in(folder):
            with suppress(OSError):
                yield Path(os.fsdecode(read_bounded(data / _NOTES / name, _LONGEST)[0])), folder


def lacks_any(content: bytes, before: bytes) -> bool:
    """Whether something with an id of its own is gone from what a file holds, beside what it held before."""
    return not set(_ID.findall(before)) <= set(_ID.findall(content))


def holds_any(path: Path, ids: Ids) -> bool:
    """Whether a file lies there that has something with one of these ids, be it sound or not."""
    with suppress(OSError):
        content = read_bounded(path, MAX_BYTES)[0]
        return any(found[1] in ids for found in _ID.finditer(content))
    return False
