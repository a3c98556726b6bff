"""What can go wrong between the program and the disk. The Danish words stand in `risikoapp.messages`."""

from pathlib import Path

from risikoapp.storage.owner import Holder


class StorageError(Exception):
    """Something about the file at `path`; `reason` is the system's own error, where it gave one.

    `kept` is where the edits lie that could not be saved, when `Repository.save` has put them in safety.
    """

    def __init__(self, path: Path, reason: OSError | None = None) -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = path
        self.reason = reason
        self.kept: Path | None = None


class FileNotThere(StorageError):
    """There is no file of that name."""


class CannotRead(StorageError):
    """The file is there but cannot be read."""


class CannotWrite(StorageError):
    """Nothing could be written there, and what stood there still stands."""


class CannotReplace(CannotWrite):
    """The bytes were written beside it, but the file may not be replaced: a share refuses, or a program holds it."""


class NotConfirmed(StorageError):
    """The new bytes stand there, but the drive did not confirm their name: a power cut may take them back."""


class AlreadyThere(StorageError):
    """A file of that name exists, and nobody has said that it may be replaced."""


class ChangedOnDisk(StorageError):
    """Somebody else has changed the file since it was read; it was left as it is."""


class Vanished(StorageError):
    """The file that was read or written here is no longer where it was, and nobody has said to write it anew."""


class SpoiltOnDisk(StorageError):
    """Somebody else has made something of the file that cannot be read as a register; it was left as it is."""


class NotJson(StorageError):
    """The content is not JSON: empty, cut off, or another kind of file."""


class CannotBackUp(StorageError):
    """No copy could be made of what the file held; saving goes on without."""


class CannotLock(StorageError):
    """Nobody can be told that the file is open here, as in a folder that cannot be written to."""


class Locked(StorageError):
    """Somebody has the file open; `holder` tells who."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(path)
        self.holder = holder
