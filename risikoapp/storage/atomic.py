"""Writing so that a reader finds the old bytes or the new ones, whatever happens in between."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from risikoapp.storage.errors import AlreadyThere, CannotWrite


def write_atomically(path: Path, chunks: Iterable[bytes], *, overwrite: bool, private: bool = False) -> None:
    """Puts the bytes at `path`, durably: content, name and folder are on disk when it returns.

    The file keeps its permissions and a symbolic link stays a link. A new file gets the usual permissions, or
    is for the user alone when `private`. Raises AlreadyThere (unless `overwrite`) or CannotWrite, and then
    leaves what stood there and no temporary file.
    """
    target = Path(os.path.realpath(path))
    try:
        handle, name = mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    temporary = Path(name)
    try:
        try:
            _set_mode(handle, target, private=private)
            for chunk in chunks:
                _write_all(handle, chunk)
            os.fsync(handle)
        finally:
            os.close(handle)
        _put_in_place(temporary, target, overwrite=overwrite)
        _sync_folder(target.parent)
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write_all(handle: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _set_mode(handle: int, target: Path, *, private: bool) -> None:
    if os.name == "nt":
        return
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = 0o600 if private else 0o666 & ~_umask()
    os.fchmod(handle, mode)


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
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
