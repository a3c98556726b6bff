"""Where things are kept for this person that belong to a file lying elsewhere: a folder for each file."""

import os
from contextlib import suppress
from pathlib import Path


def place_of(data: Path, kind: str, path: Path) -> Path:
    """The folder in `data` for what of this kind belongs to the file at `path`; it need not exist.

    Its name begins as the file's does, so that people find it, and ends so that no other file has it. A link to a file
    is that file.
    """
    # Slow to load, and not wanted for the first window.
    import hashlib

    real = os.path.realpath(path)
    digest = hashlib.sha256(os.fsencode(os.path.normcase(real))).hexdigest()[:16]
    return data / kind / f"{_readable(path)} {digest}".strip()


def is_surely_empty(data: Path, kind: str) -> bool:
    """Whether nothing of this kind is kept for any file."""
    return not any(names_in(data / kind / name) for name in names_in(data / kind))


def names_in(folder: Path) -> list[str]:
    """The names of what lies there; none where nothing can be seen."""
    with suppress(OSError):
        return [each.name for each in folder.iterdir()]
    return []


def make_private(folder: Path, data: Path) -> None:
    """Makes the folder, somewhere in `data`, and those between, for this user alone; raises OSError."""
    data.parent.mkdir(parents=True, exist_ok=True)
    for each in (data, *reversed(folder.relative_to(data).parents[:-1]), folder):
        # The folders it lies in may be told their mode by nobody else.
        (each if each.is_absolute() else data / each).mkdir(mode=0o700, exist_ok=True)


def _readable(path: Path) -> str:
    # Path.resolve fails for a link that leads back to itself.
    stem = Path(os.path.realpath(path)).stem[:40]
    return "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in stem).strip()
