"""Writing so that a reader finds the old bytes or the new ones, whatever happens in between."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from itertools import islice
from pathlib import Path

from risikoapp.storage import attributes, temporary
from risikoapp.storage.errors import AlreadyThere, CannotReplace, CannotWrite, NotConfirmed
from risikoapp.storage.turns import turn

_TOGETHER = 1000
"""Pieces in one call; systems take at least 1024."""
_REFUSALS = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EXDEV)
"""What a system answers when a file may not be replaced, though another could be written beside it."""
_NO_SUCH_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EISDIR)
_MAY_NOT_SYNC = (errno.EACCES, errno.EPERM)
"""What a system answers that has no way to synchronise a folder, or not for this person: then nobody can do more."""


def write_atomically(
    path: Path,
    chunks: Iterable[bytes],
    *,
    overwrite: bool,
    private: bool = False,
    last_look: Callable[[], None] | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> os.stat_result | None:
    """Puts the bytes at `path`, durably: they and their name are on disk when it returns.

    What it returns is the status of the file as it was put there, or None when something else stood there at once.

    The file keeps its permissions and, where that is allowed, its owner, group and extended attributes; a symbolic
    link stays a link. A new file gets the usual permissions, or is for the user alone when `private`. `last_look` is
    called right before the old file gives way, while nobody else who writes so can come in between; what it raises
    leaves all as it was. `wait` lets seconds pass until it is one's turn.

    Raises AlreadyThere (unless `overwrite`), CannotWrite (a pipe or a device is never replaced) or, where all went
    well until the old file would not give way, CannotReplace: what stood there stands, and no temporary file is left.
    After NotConfirmed the new bytes stand there, and may be gone again after a power cut.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_devices(target)
        handle, made = temporary.make(target)
    except OSError as error:
        raise CannotWrite(path, error) from error
    try:
        try:
            attributes.give(handle, target, private=private)
            _write_all(handle, chunks)
            os.fsync(handle)
            written = os.fstat(handle)
        finally:
            os.close(handle)
        with turn(target, wait) if last_look is not None else nullcontext():
            if last_look is not None:
                last_look()
            try:
                _put_in_place(made, target, overwrite=overwrite)
            except OSError as error:
                if error.errno in _REFUSALS:
                    raise CannotReplace(path, error) from error
                raise
            # Still in our turn: a moment later it may be somebody else's file, and taken for ours ever after.
            placed = _status(target, written)
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except OSError as error:
        raise CannotWrite(path, error) from error
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)
    try:
        _sync_folder(target.parent)
    except OSError as error:
        raise NotConfirmed(path, error) from error
    return placed


def _status(target: Path, written: os.stat_result) -> os.stat_result | None:
    with suppress(OSError):
        found = target.stat()
        if os.path.samestat(found, written):
            return found
    return None


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


def _put_in_place(made: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        made.replace(target)
        return
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links; then a look beforehand must do.
        if target.exists():
            raise FileExistsError(str(target)) from None
        made.replace(target)


def _sync_folder(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_SYNC + _MAY_NOT_SYNC:
            raise
