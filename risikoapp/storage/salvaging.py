"""What is to be had of a file that cannot be opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from risikoapp.codec.errors import CodecError, NewerSchema
from risikoapp.storage.errors import FileNotThere, NotJson, StorageError
from risikoapp.storage.repository import Repository

if TYPE_CHECKING:
    from risikoapp.codec.salvage import Salvage


def may_be_restored(error: StorageError | CodecError) -> bool:
    """Whether what the file once held is gone, and not only out of reach."""
    return isinstance(error, FileNotThere | NotJson | CodecError) and not isinstance(error, NewerSchema)


def salvaged(path: Path, error: StorageError | CodecError) -> "Salvage | None":
    """What can be read of the file at `path`, which could not be opened for this reason; None where no risk can."""
    if not may_be_restored(error) or isinstance(error, FileNotThere):
        return None
    try:
        salvage = Repository.salvage(path)
    except (StorageError, CodecError):
        return None
    return salvage if salvage.file.register.risks else None
