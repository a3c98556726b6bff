"""What the copies of a file hold."""

from pathlib import Path

from risikoapp.codec.errors import CodecError
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.backups import Backup, Backups
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository, Surroundings


def read_backup(backup: Backup) -> RegisterFile | None:
    """What a copy holds; None where it cannot be read."""
    try:
        return Repository.open(backup.path)[1]
    except (StorageError, CodecError):
        return None


def newest_readable(path: Path, around: Surroundings | None = None) -> tuple[Backup, RegisterFile] | None:
    """The newest copy of the file at `path` that can be read, and what it holds; None where there is none.

    The file itself need not be readable, nor be there at all.
    """
    around = around or Surroundings()
    for backup in Backups(around.backups, path, around.now).list():
        if (file := read_backup(backup)) is not None:
            return backup, file
    return None
