"""Files of which nothing is known but the name: it may lie in a closed folder, never end, or fill the memory."""

import errno
import os
import stat
from pathlib import Path


def exists(path: Path) -> bool:
    """Whether anything can be seen there. `Path.exists` fails for a closed folder or a name that is too long."""
    return _mode(path) != 0


def is_file(path: Path) -> bool:
    """Whether an ordinary file can be seen there."""
    return stat.S_ISREG(_mode(path))


def takes_no_files(folder: Path) -> bool:
    """Whether the system says beforehand that nothing can be put there; where it does not, nothing is said."""
    return folder.is_dir() and not os.access(folder, os.W_OK)


def stamp_of(status: os.stat_result) -> tuple[int, ...]:
    """What tells one state of a file from another without reading it."""
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def read_bounded(path: Path, limit: int) -> tuple[bytes, os.stat_result]:
    """All bytes of an ordinary file of `limit` bytes at most, and what it was just before they were read.

    Raises OSError: EFBIG for a larger file, EINVAL for a pipe or a device.
    """
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        # To open a pipe is to wait for whoever writes to it. A folder is refused by the system in its own words.
        raise OSError(errno.EINVAL, "not an ordinary file")
    with path.open("rb") as stream:
        status = os.fstat(stream.fileno())
        # Some files say that they are empty, and are not.
        content = stream.read(limit + 1) if status.st_size <= limit else b""
    if max(len(content), status.st_size) > limit:
        raise OSError(errno.EFBIG, f"more than {limit} bytes")
    return content, status


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0
