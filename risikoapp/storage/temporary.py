"""Names for temporary files that tell whose they are, so that what a killed process left can be taken away."""

import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from risikoapp.storage.owner import TOKEN, owner_of, this_process

_NAME = rf"(?s)\..*\.({TOKEN})\.[^.]*\.tmp"


def make(target: Path) -> tuple[int, Path]:
    """A new file beside `target`, open and for this user alone; raises OSError."""
    handle, name = mkstemp(prefix=f".{target.name[:40]}.{this_process()}.", suffix=".tmp", dir=target.parent)
    return handle, Path(name)


def sweep(folder: Path) -> None:
    """Removes what processes of this machine that are no more have left; what cannot be looked at stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = re.fullmatch(_NAME, entry.name) if entry.name.endswith(".tmp") else None
            owner = owner_of(found[1]) if found else None
            if owner is not None and owner.state == "gone":
                with suppress(OSError):
                    Path(entry.path).unlink()
