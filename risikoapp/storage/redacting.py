"""Taking a name out of what lies beside a file: the copies of what it held, and edits that were kept aside."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from risikoapp.codec.errors import CodecError
from risikoapp.codec.redaction import redacted_file
from risikoapp.codec.tables import from_tables, parse, to_json
from risikoapp.domain.model import Register
from risikoapp.domain.redaction import NameTaker
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import FileNotThere, StorageError
from risikoapp.storage.repository import Repository
from risikoapp.storage.tables import AtomicStorage

Tell = Callable[[int, int], None]
"""Is told how many files have been looked through, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InCopies:
    """In how many places of how many files a name stood; `failed` are those that it could not be taken out of."""

    files: int = 0
    places: int = 0
    failed: tuple[Path, ...] = ()


class NameInCopies:
    """One name in all that lies beside the file of one repository, also from when it had another name, on one day."""

    def __init__(self, repository: Repository, register: Register, taker: NameTaker, on: dt.date) -> None:
        """`register` is what the file holds now."""
        self._repository = repository
        self._register = register
        self._taker = taker
        self._on = on

    def count(self, tell: Tell) -> InCopies:
        """Where it stands. Files that cannot be read have failed: it may stand in them."""
        return self._each(tell, rewrites=False)

    def take_out(self, tell: Tell) -> InCopies:
        """Takes it out of each, one at a time: what cannot be written stays whole, and has failed."""
        return self._each(tell, rewrites=True)

    def _each(self, tell: Tell, *, rewrites: bool) -> InCopies:
        paths = self._paths()
        files, places, failed = 0, 0, list[Path]()
        for number, path in enumerate(paths, start=1):
            try:
                found = self._places_in(path, rewrites=rewrites)
            except FileNotThere:
                # It was thinned out, or got into the file, meanwhile.
                pass
            except (StorageError, CodecError, OSError):
                failed.append(path)
            else:
                files += bool(found)
                places += found
            tell(number, len(paths))
        return InCopies(files=files, places=places, failed=tuple(failed))

    def _places_in(self, path: Path, *, rewrites: bool) -> int:
        file = from_tables(AtomicStorage(path).load(parse))
        redacted, places = redacted_file(file, self._taker, self._on)
        if rewrites and places.count:
            status = path.stat()
            write_atomically(path, (to_json(redacted),), overwrite=True, private=True)
            # When edits were kept is told by this alone.
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        return places.count

    def _paths(self) -> tuple[Path, ...]:
        backups = (backup.path for backup in self._repository.backups.all_of(self._register))
        return (*backups, *self._repository.recoveries.paths(self._register))
