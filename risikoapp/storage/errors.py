"""What can go wrong between the program and the disk. The Danish words stand in `risikoapp.messages`."""

from pathlib import Path


class StorageError(Exception):
    """Something about the file at `path`; `reason` is the system's own error, where it gave one."""

    def __init__(self, path: Path, reason: OSError | None = None) -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = path
        self.reason = reason


class FileNotThere(StorageError):
    """There is no file of that name."""


class CannotRead(StorageError):
    """The file is there but cannot be read."""


class CannotWrite(StorageError):
    """Nothing could be written there, and what stood there still stands."""


class AlreadyThere(StorageError):
    """A file of that name exists, and nobody has said that it may be replaced."""


class ChangedOnDisk(StorageError):
    """Somebody else has changed the file since it was read; it was left as it is."""


class NotJson(StorageError):
    """The content is not JSON: empty, cut off, or another kind of file."""
