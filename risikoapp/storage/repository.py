"""A .risiko file: opened, created, saved and copied."""

from pathlib import Path
from typing import Self

from risikoapp.codec.migrations import Row
from risikoapp.codec.tables import from_tables, risk_row, to_tables
from risikoapp.domain.model import RegisterFile, Risk
from risikoapp.storage.errors import FileNotThere
from risikoapp.storage.tables import AtomicStorage

SUFFIX = ".risiko"


class Repository:
    """The file at one path, and what it is known to hold. Use it from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._storage = AtomicStorage(path)
        self._rows: dict[str, tuple[Risk, Row]] = {}

    @classmethod
    def open(cls, path: Path) -> tuple[Self, RegisterFile]:
        """The file and what it holds; raises FileNotThere, CannotRead, NotJson or a CodecError."""
        repository = cls(path)
        return repository, repository.load()

    @classmethod
    def create(cls, path: Path, file: RegisterFile) -> Self:
        """A new file; raises AlreadyThere or CannotWrite."""
        repository = cls(path)
        repository.save(file)
        return repository

    @property
    def path(self) -> Path:
        return self._storage.path

    def load(self) -> RegisterFile:
        """What the file holds now; after this, saving starts from there."""
        tables = self._storage.read()
        if tables is None:
            raise FileNotThere(self.path)
        return from_tables(tables)

    def save(self, file: RegisterFile) -> None:
        """Puts the whole on disk, durably; raises ChangedOnDisk or CannotWrite and leaves the file as it was."""
        self._storage.write(to_tables(file, self._row))

    def changed_on_disk(self) -> bool:
        """Whether somebody else has changed the file since it was last loaded or saved here."""
        return self._storage.changed_on_disk()

    def _row(self, risk: Risk) -> Row:
        known = self._rows.get(risk.id)
        # Risks never change, so the same object is the same row.
        if known is None or known[0] is not risk:
            self._rows[risk.id] = known = (risk, risk_row(risk))
        return known[1]
