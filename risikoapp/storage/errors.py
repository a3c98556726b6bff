"""What can go wrong between the program and the disk. The Danish words stand in `risikoapp.messages`."""

from pathlib import Path


class StorageError(Exception):
    """Something about the file at `path`."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path
        self.detail = detail


class FileNotThere(StorageError):
    """There is no file of that name."""


class CannotRead(StorageError):
    """The file is there but cannot be read; `detail` is the system's reason."""


class CannotWrite(StorageError):
    """Nothing could be written there, and what stood there still stands; `detail` is the system's reason."""


class AlreadyThere(StorageError):
    """A file of that name exists, and nobody has said that it may be replaced."""


class ChangedOnDisk(StorageError):
    """Somebody else has changed the file since it was read; it was left as it is."""


class NotJson(StorageError):
    """The content is not JSON: empty, cut off, or another kind of file."""
