"""Writing so that a reader finds the old bytes or the new ones, whatever happens in between."""

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import mkstemp

from risikoapp.storage.errors import AlreadyThere, CannotWrite

_TOGETHER = 1000
"""Pieces in one call; systems take at least 1024."""


def write_atomically(path: Path, chunks: Iterable[bytes], *, overwrite: bool, private: bool = False) -> None:
    """Puts the bytes at `path`, durably: they are on disk when it returns, and so is the folder where the system can.

    The file keeps its permissions and, where that is allowed, its group; a symbolic link stays a link.
    A new file gets the usual permissions, or is for the user alone when `private`. Raises AlreadyThere (unless
    `overwrite`) or CannotWrite (a pipe or a device is never replaced), and then leaves what stood there and no
    temporary file.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_devices(target)
        handle, name = mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise CannotWrite(path, error) from error
    temporary = Path(name)
    try:
        try:
            _set_mode(handle, target, private=private)
            _write_all(handle, chunks)
            os.fsync(handle)
        finally:
            os.close(handle)
        _put_in_place(temporary, target, overwrite=overwrite)
        _sync_folder(target.parent)
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except OSError as error:
        raise CannotWrite(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refuse_devices(target: Path) -> None:
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise OSError(errno.EINVAL, "not an ordinary file")


def _write_all(handle: int, chunks: Iterable[bytes]) -> None:
    waiting = iter(chunks)
    while batch := list(islice(waiting, _TOGETHER)):
        # Many pieces in one call, and no copy of the whole beside them.
        written = os.writev(handle, batch) if sys.platform != "win32" else 0
        if written < sum(map(len, batch)):
            rest = memoryview(b"".join(batch))[written:]
            while rest:
                rest = rest[os.write(handle, rest) :]


def _set_mode(handle: int, target: Path, *, private: bool) -> None:
    if sys.platform == "win32":
        return
    try:
        wanted = target.stat()
    except FileNotFoundError:
        # A stick or a share may know no permissions of its own; it then gives what it has.
        with suppress(PermissionError):
            os.fchmod(handle, 0o600 if private else 0o666 & ~_umask())
        return
    made = os.fstat(handle)
    if made.st_gid != wanted.st_gid:
        with suppress(PermissionError):
            os.fchown(handle, -1, wanted.st_gid)
    if stat.S_IMODE(made.st_mode) != stat.S_IMODE(wanted.st_mode):
        os.fchmod(handle, stat.S_IMODE(wanted.st_mode))


def _umask() -> int:
    # The only way to ask for it is to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _put_in_place(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links; then a look beforehand must do.
        if target.exists():
            raise FileExistsError(str(target)) from None
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    # The new content stands there by now: a folder that cannot be synchronised must not be told as nothing written.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
