"""TinyDB's storage, made atomic and quick: each document is encoded once and the fragments are joined."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from tinydb.storages import Storage

from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import CannotRead, ChangedOnDisk, FileNotThere, NotJson

_Row = dict[str, Any]
_Stamp = tuple[int, ...]
_T = TypeVar("_T")

_UNKNOWN: _Stamp = ()
"""The stamp of a file that could not be looked at: the content must tell."""


class AtomicStorage(Storage):
    """A TinyDB storage for one file; `TinyDB(path, storage=AtomicStorage)` works, and plain TinyDB reads the file.

    A row that is the very object of the last write is taken to be unchanged and is not encoded again, so callers
    hand in fresh dicts for what is new (never `Table.update`, which changes rows in place).
    """

    def __init__(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """For the file at `path`; `overwrite` lets the first write replace a file that was never read."""
        super().__init__()
        self.path = Path(path)
        self._overwrite = overwrite
        self._encoded: dict[str, dict[Any, tuple[_Row, bytes]]] = {}
        self._content: list[bytes] = []
        self._stamp: _Stamp | None = None

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
        content, stamp = _read(self.path)
        try:
            found = decode(content)
        except (ValueError, RecursionError) as error:
            raise NotJson(self.path) from error
        self._content, self._stamp = [content], stamp
        return found

    def write(self, data: dict[str, dict[Any, _Row]]) -> None:
        """Puts the tables on disk; raises ChangedOnDisk when the file is not as it was last read or written here.

        A file that has gone is written anew. One that was never read must not exist: AlreadyThere. Where nothing can
        be written: CannotWrite.
        """
        content = self._fragments(data)
        if self.changed_on_disk():
            raise ChangedOnDisk(self.path)
        write_atomically(self.path, content, overwrite=self._overwrite or self._stamp is not None, private=True)
        self._content, self._stamp = content, _UNKNOWN
        with suppress(OSError):
            self._stamp = _stamp(self.path.stat())

    def changed_on_disk(self) -> bool:
        """Whether somebody else has changed the file since it was last read or written here.

        A file that is gone has not changed: writing it again loses nothing. Raises CannotRead.
        """
        if self._stamp is None:
            return False
        try:
            if _stamp(self.path.stat()) == self._stamp:
                return False
            found, stamp = _read(self.path)
        except (FileNotFoundError, FileNotThere):
            return False
        except OSError as error:
            raise CannotRead(self.path, error) from error
        if found != b"".join(self._content):
            return True
        # Touched or replaced by its like, as a synchronising program does.
        self._stamp = stamp
        return False

    def _fragments(self, data: dict[str, dict[Any, _Row]]) -> list[bytes]:
        content: list[bytes] = []
        for table, rows in data.items():
            content.append(b"%b%b:{" % (b",\n" if content else b"{", msgspec.json.encode(table)))
            start = len(content)
            encoded = self._encoded.setdefault(table, {})
            for key, row in rows.items():
                known = encoded.get(key)
                if known is None or known[0] is not row:
                    encoded[key] = known = (
                        row,
                        b",\n%b:%b" % (msgspec.json.encode(str(key)), msgspec.json.encode(row)),
                    )
                content.append(known[1])
            if len(encoded) > len(rows):
                self._encoded[table] = {key: encoded[key] for key in rows}
            if rows:
                content[start] = content[start].removeprefix(b",")
            content.append(b"}")
        content.append(b"}\n" if data else b"{}\n")
        return content


def _read(path: Path) -> tuple[bytes, _Stamp]:
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            # A pipe or a device may never end.
            raise OSError(errno.EINVAL, "not an ordinary file")
        with path.open("rb") as stream:
            # Stamped before reading: a change in between then shows as a difference, never as none.
            stamp = _stamp(os.fstat(stream.fileno()))
            return stream.read(), stamp
    except FileNotFoundError as error:
        raise FileNotThere(path) from error
    except OSError as error:
        raise CannotRead(path, error) from error


def _stamp(status: os.stat_result) -> _Stamp:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
