"""TinyDB's storage, made atomic and quick: what has not changed is not encoded again, and the fragments are joined."""

import errno
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, compress, count
from operator import is_, is_not, ne
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from tinydb.storages import Storage

from risikoapp.files import read_bounded, stamp_of
from risikoapp.storage import temporary
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import (
    CannotRead,
    CannotReplace,
    CannotWrite,
    ChangedOnDisk,
    FileNotThere,
    NotJson,
    SpoiltOnDisk,
    Vanished,
)

_Row = Any
"""A dict, or whatever else becomes an object in JSON."""
_Stamp = tuple[int, ...]
_T = TypeVar("_T")

_PIECES = 100
"""Fragments of a table, about: then few rows are encoded at each edit, and a large file is not thousands of pieces."""

MAX_BYTES = 50_000_000
"""Of a file: twenty thousand risks. A letter may take four times its room in memory. No more is written either."""

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait when the file may not be replaced, or is away: a virus scanner or a synchronising program is soon
done."""

_UNKNOWN: _Stamp = ()
"""The stamp of a file that could not be looked at: the content must tell."""


class _Encoded(NamedTuple):
    """A table, its rows, and how they stand in the file: so many in each fragment, each row after a comma."""

    table: Mapping[Any, _Row]
    keys: list[Any]
    rows: list[_Row]
    size: int
    fragments: list[bytes]
    pieces: list[bytes]
    """The fragments as they are written, between what begins and what ends a table."""


class AtomicStorage(Storage):
    """A TinyDB storage for one file; `TinyDB(path, storage=AtomicStorage)` works, and plain TinyDB reads the file.

    A table or a row that is the very object of the last write is taken to be unchanged and is not encoded again, so
    callers hand in fresh objects for what is new (never `Table.update`, which changes rows in place).
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        wait: Callable[[float], None] = time.sleep,
        before_write: Callable[[Sequence[bytes]], None] | None = None,
    ) -> None:
        """For the file at `path`; `overwrite` lets the first write replace a file that was never read.

        `wait` lets a number of seconds pass. `before_write` is handed the pieces of what the file holds, none where
        there was no file yet, each time they are about to be replaced.
        """
        super().__init__()
        self.path = Path(path)
        self._overwrite = overwrite
        self._wait = wait
        self._before_write = before_write
        self._encoded: dict[str, _Encoded] = {}
        self._content: list[bytes] = []
        self._attempt: list[bytes] | None = None
        self._stamp: _Stamp | None = None
        self._is_swept = False

    @property
    def pieces(self) -> Sequence[bytes]:
        """The same as `content`, in the pieces in which it was read or written: another list for each state."""
        return self._content

    @property
    def content(self) -> bytes:
        """What the file holds, as it was last read or written here; nothing before that."""
        return b"".join(self._content)

    def read(self) -> dict[str, dict[str, _Row]] | None:
        """The tables in the file, or None when there is no file (as TinyDB asks); raises CannotRead or NotJson."""
        try:
            return self.load(msgspec.json.decode)
        except FileNotThere:
            return None

    def load(self, decode: Callable[[bytes], _T]) -> _T:
        """What `decode` makes of the bytes in the file, from which writing then starts.

        Raises FileNotThere or CannotRead, NotJson where `decode` raises ValueError or RecursionError, and what else
        `decode` raises.
        """
        self._sweep()
        content, stamp = _read(self.path)
        try:
            found = decode(content)
        except (ValueError, RecursionError) as error:
            raise NotJson(self.path) from error
        self._content, self._stamp = [content], stamp
        return found

    def write(self, data: dict[str, dict[Any, _Row]], *, anew: bool = False) -> None:
        """Puts the tables on disk; raises ChangedOnDisk when the file is not as it was last read or written here.

        Where it cannot even be read any more: SpoiltOnDisk; where it is away, and stays away for a while: Vanished.
        Only `anew` puts it where it was, and nothing in the place of another. One that was never read must not exist
        either: AlreadyThere. Where nothing can be written, or more than can be read again: CannotWrite; where the old
        file does not give way for a while: CannotReplace; where it was written but may not last: NotConfirmed.
        """
        self._sweep()
        content = self._encode(data)
        if sum(map(len, content)) > MAX_BYTES:
            raise CannotWrite(self.path, OSError(errno.EFBIG, f"more than {MAX_BYTES} bytes"))
        for pause in PAUSES:
            try:
                return self._put(content, anew=anew)
            except (CannotReplace, Vanished):
                self._wait(pause)
        return self._put(content, anew=anew)

    def _put(self, content: list[bytes], *, anew: bool) -> None:
        # Before anything is backed up or written, and each time, for others may use the pause.
        if not anew:
            self._refuse_changed()
        if self._before_write is not None:
            self._before_write(self._content)
        self._attempt = content
        placed = write_atomically(
            self.path,
            content,
            overwrite=not anew and (self._overwrite or self._stamp is not None),
            private=True,
            last_look=None if anew else self._refuse_changed,
            wait=self._wait,
        )
        self._content, self._attempt = content, None
        self._stamp = _UNKNOWN if placed is None else stamp_of(placed)

    def _refuse_changed(self) -> None:
        try:
            changed = self.changed_on_disk()
        except CannotRead as error:
            raise SpoiltOnDisk(self.path, error.reason) from error
        if changed:
            raise ChangedOnDisk(self.path)

    def changed_on_disk(self) -> bool:
        """Whether somebody else has changed the file since it was last read or written here.

        Raises CannotRead, or Vanished for a file that is no longer there.
        """
        if self._stamp is None:
            return False
        try:
            if stamp_of(self.path.stat()) == self._stamp:
                return False
            found, stamp = _read(self.path)
        except (FileNotFoundError, FileNotThere) as error:
            raise Vanished(self.path) from error
        except OSError as error:
            raise CannotRead(self.path, error) from error
        if found != self.content:
            if self._attempt is None or found != b"".join(self._attempt):
                return True
            # It came there after all, though the system said otherwise.
            self._content = self._attempt
        # Touched or replaced by its like, as a synchronising program does.
        self._stamp = stamp
        return False

    def _sweep(self) -> None:
        if not self._is_swept:
            self._is_swept = True
            temporary.sweep(Path(os.path.realpath(self.path)).parent)

    def _encode(self, data: dict[str, dict[Any, _Row]]) -> list[bytes]:
        content: list[bytes] = []
        for name, table in data.items():
            known = self._encoded.get(name)
            if known is None or known.table is not table:
                known = self._encoded[name] = _encoded(name, table, known)
            content.append(b",\n" if content else b"{")
            content += known.pieces
        content.append(b"}\n" if data else b"{}\n")
        return content


def _encoded(name: str, table: Mapping[Any, _Row], known: _Encoded | None) -> _Encoded:
    """The table encoded; fragments made of the very same rows as what is `known` are taken from there."""
    keys, rows = list(table), list(table.values())
    # The loops over all rows run in C.
    if known is not None and keys == known.keys and all(map(is_, rows, known.rows)):
        return known
    size = max(1, len(rows) // _PIECES)
    fragments = [b""] * -(-len(rows) // size)
    stale: Iterable[int] = range(len(fragments))
    if known is not None and known.size == size:
        fragments[: len(known.fragments)] = known.fragments[: len(fragments)]
        changed = compress(count(), map(is_not, rows, known.rows))
        renamed = compress(count(), map(ne, keys, known.keys))
        # A row that is gone from the end leaves a fragment that is shorter than it was.
        ends = range(*sorted((len(rows), len(known.rows))))
        stale = {place // size for place in chain(changed, renamed, ends) if place // size < len(fragments)}
    for fragment in stale:
        some = slice(fragment * size, (fragment + 1) * size)
        fragments[fragment] = b"".join(map(_encoded_row, keys[some], rows[some]))
    pieces = [b"%b:{" % msgspec.json.encode(name), *fragments, b"}"]
    pieces[1] = pieces[1].removeprefix(b",")
    return _Encoded(table, keys, rows, size, fragments, pieces)


def _encoded_row(key: Any, row: _Row) -> bytes:
    return b",\n%b:%b" % (msgspec.json.encode(str(key)), msgspec.json.encode(row))


def _read(path: Path) -> tuple[bytes, _Stamp]:
    try:
        # Stamped as it was before it was read: a change in between then shows as a difference, never as none.
        content, status = read_bounded(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise FileNotThere(path) from error
    except OSError as error:
        raise CannotRead(path, error) from error
    return content, stamp_of(status)
