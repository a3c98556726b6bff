"""A .risiko file: opened, created, saved and copied."""

from itertools import zip_longest
from pathlib import Path
from typing import Self

from risikoapp.codec.migrations import Row
from risikoapp.codec.tables import from_tables, parse, risk_row, to_tables
from risikoapp.domain.model import RegisterFile, Risk
from risikoapp.storage.tables import AtomicStorage

SUFFIX = ".risiko"


class Repository:
    """The file at one path, and what it is known to hold. Use it from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._storage = AtomicStorage(path)
        self._risks: tuple[Risk, ...] = ()
        self._rows: dict[int, Row] = {}

    @classmethod
    def open(cls, path: Path) -> tuple[Self, RegisterFile]:
        """The file and what it holds; raises FileNotThere, CannotRead, NotJson or a CodecError."""
        repository = cls(path)
        return repository, repository.load()

    @classmethod
    def create(cls, path: Path, file: RegisterFile, *, overwrite: bool = False) -> Self:
        """A new file; raises AlreadyThere (unless `overwrite`) or CannotWrite."""
        repository = cls(path)
        repository._storage = AtomicStorage(path, overwrite=overwrite)
        repository.save(file)
        return repository

    @property
    def path(self) -> Path:
        return self._storage.path

    def load(self) -> RegisterFile:
        """What the file holds now; after this, saving starts from there.

        When it cannot be read, saving starts from where it did: what somebody else has put there is never overwritten.
        """
        storage = AtomicStorage(self.path)
        file = from_tables(storage.load(parse))
        self._storage = storage
        return file

    def save(self, file: RegisterFile) -> None:
        """Puts the whole on disk, durably; raises ChangedOnDisk or CannotWrite and leaves the file as it was."""
        self._storage.write(to_tables(file, self._risk_rows(file.register.risks)))

    def changed_on_disk(self) -> bool:
        """Whether somebody else has changed the file since it was last loaded or saved here."""
        return self._storage.changed_on_disk()

    def _risk_rows(self, risks: tuple[Risk, ...]) -> dict[int, Row]:
        """The rows by number; risks never change, so a risk that stands where it stood keeps its row."""
        rows, moved = dict(self._rows), False
        for old, new in zip_longest(self._risks, risks):
            if old is not new:
                moved = moved or old is None or new is None or old.number != new.number
                if new is not None:
                    rows[new.number] = risk_row(new)
        if moved:
            rows = {risk.number: rows[risk.number] for risk in risks}
        self._risks, self._rows = risks, rows
        return rows
