"""Edits that did not get into their file, kept aside until they do or somebody has decided about them."""

import datetime as dt
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from risikoapp.codec.errors import CodecError
from risikoapp.codec.tables import from_tables, parse, to_tables
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage import temporary
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import CannotWrite, StorageError
from risikoapp.storage.owner import TOKEN, owner_of, this_process
from risikoapp.storage.places import is_surely_empty, names_in, place_of
from risikoapp.storage.relatives import holds_any, ids_of, make_place, others
from risikoapp.storage.tables import AtomicStorage

_BASE = ".base"
_NAME = rf"({TOKEN})\.[0-9a-f]+\.([0-9a-f]+)\.risiko"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Edits found in `path`: the register with them, and as it stood in the file before them.

    `kept` is when they were put there. `base_hash` is the SHA-256 of the bytes that the file then held, in
    hexadecimal, and `base` what they say: None where they are lost. `former` is where the file then lay, if that was
    elsewhere.
    """

    path: Path
    kept: dt.datetime
    file: RegisterFile
    base: RegisterFile | None
    base_hash: str
    former: Path | None = None


class Recoveries:
    """What is kept aside for one file, in the folder `data` of this person. Safe to use from several threads."""

    def __init__(self, data: Path, path: Path) -> None:
        self._data = data
        self._path = path
        self._chance = os.urandom(4).hex()

    def keep(self, file: RegisterFile, base: bytes) -> Path:
        """Puts a register aside, in place of what was put there before; raises StorageError.

        `base` is what the file held, as far as is known, when the edits began.
        """
        import hashlib

        base_hash = hashlib.sha256(base).hexdigest()
        try:
            folder = make_place(self._data, "recovery", self._path)
        except OSError as error:
            raise CannotWrite(self.folder, error) from error
        temporary.sweep(folder)
        kept = folder / f"{self._mine}{base_hash}.risiko"
        _put_base(folder, base_hash, base)
        AtomicStorage(kept, overwrite=True).write(to_tables(file))
        # Until now nobody could see that it is wanted: another window that tidied up may have taken it away.
        _put_base(folder, base_hash, base)
        _remove(folder, (each for each in self._my_names() if each != kept.name))
        return kept

    def forget(self) -> None:
        """Removes what was put aside by `keep`."""
        _remove(self.folder, self._my_names())

    def pending(self, current: RegisterFile | None = None) -> Recovery | None:
        """The newest edits that somebody must decide about; None when there are none.

        Those of a program that still runs are its own affair. `current` is what the file holds, where it can be read:
        edits that are in it are removed in silence, and those are found, too, that were put aside when the file had
        another name.
        """
        # Asked for each file that is opened, and what it takes to look closely is slow to load.
        if is_surely_empty(self._data, "recovery"):
            return None
        found = self._all_in(self.folder)
        if current is not None:
            found += self._former(current.register)
        for recovery in [each for each in found if each.file == current]:
            # What was kept under another name may still be wanted there, should that be back.
            if recovery.former is None:
                self.discard(recovery)
            found.remove(recovery)
        return max(found, key=lambda recovery: recovery.kept, default=None)

    def discard(self, recovery: Recovery) -> None:
        """Removes what somebody has decided about."""
        _remove(recovery.path.parent, [recovery.path.name])

    @property
    def _mine(self) -> str:
        """How the names of what is kept by this one begin; to know the process takes a while."""
        return f"{this_process()}.{self._chance}."

    @property
    def folder(self) -> Path:
        """Where it all lies; the folder need not exist."""
        return place_of(self._data, "recovery", self._path)

    def paths(self, register: Register) -> tuple[Path, ...]:
        """All that lies there, whoever has put it there: registers with edits, and what the file held before them.

        Also what was put aside for the file when it had another name: it holds this register now.
        """
        own = [self.folder / name for name in names_in(self.folder) if name.endswith((_BASE, ".risiko"))]
        former = self._former(register)
        bases = (_base_in(each.path.parent, each.base_hash) for each in former)
        return (*own, *(each.path for each in former), *bases)

    def _my_names(self) -> list[str]:
        return [name for name in names_in(self.folder) if name.startswith(self._mine)]

    def _former(self, register: Register) -> list[Recovery]:
        """What was put aside for files with risks of this register, which do not lie there any more."""
        found, ids = list[Recovery](), ids_of(register)
        for there, folder in others(self._data, "recovery", self._path):
            kin = [replace(each, former=there) for each in self._all_in(folder) if ids & ids_of(each.file.register)]
            if kin and not holds_any(there, ids):
                found += kin
        return found

    def _all_in(self, folder: Path) -> list[Recovery]:
        return [recovery for name in names_in(folder) if (recovery := self._read(folder, name)) is not None]

    def _read(self, folder: Path, name: str) -> Recovery | None:
        named = re.fullmatch(_NAME, name)
        owner = owner_of(named[1]) if named else None
        if named is None or name.startswith(self._mine) or (owner is not None and owner.state == "running"):
            return None
        path = folder / name
        # What cannot be read is left for whoever can read it.
        with suppress(StorageError, CodecError, OSError):
            return Recovery(
                path=path,
                kept=dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).astimezone(),
                file=_register(path),
                base=_base(folder, named[2]),
                base_hash=named[2],
            )
        return None


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        with suppress(OSError):
            (folder / name).unlink()
    left = names_in(folder)
    wanted = {found[2] for name in left if (found := re.fullmatch(_NAME, name))}
    for name in left:
        if name.endswith(_BASE) and name.removesuffix(_BASE) not in wanted:
            with suppress(OSError):
                (folder / name).unlink()


def _base(folder: Path, base_hash: str) -> RegisterFile | None:
    with suppress(StorageError, CodecError):
        return _register(_base_in(folder, base_hash))
    return None


def _put_base(folder: Path, base_hash: str, base: bytes) -> None:
    place = _base_in(folder, base_hash)
    if not place.exists():
        write_atomically(place, (base,), overwrite=True, private=True)


def _base_in(folder: Path, base_hash: str) -> Path:
    return folder / f"{base_hash}{_BASE}"


def _register(path: Path) -> RegisterFile:
    return from_tables(AtomicStorage(path).load(parse))
