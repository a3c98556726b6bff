"""What a file has beside its bytes, carried over to the one that takes its place: never to be read by more people."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_ACL = "system.posix_acl_access"


def give(handle: int, target: Path, *, private: bool) -> None:
    """Gives an open new file the owner, group, permissions and extended attributes of the file it shall replace.

    Where there is none yet it gets the usual permissions, or is for the user alone when `private`. Raises OSError.
    """
    if sys.platform == "win32":
        return
    try:
        wanted = target.stat()
    except FileNotFoundError:
        # A stick or a share may know no permissions of its own; it then gives what it has.
        with suppress(PermissionError):
            os.fchmod(handle, 0o600 if private else 0o666 & ~_umask())
        return
    mode = stat.S_IMODE(wanted.st_mode)
    made = os.fstat(handle)
    if (made.st_uid, made.st_gid) != (wanted.st_uid, wanted.st_gid) and not _give_to(handle, wanted):
        # What the old group was allowed is not for whatever group the new file has.
        mode = mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    # Before the permissions, for what others may have is kept in one of them.
    _give_extended(handle, target)
    if stat.S_IMODE(made.st_mode) != mode:
        os.fchmod(handle, mode)


def _give_to(handle: int, wanted: os.stat_result) -> bool:
    """Whether the file has the wanted group afterwards."""
    for owner in (wanted.st_uid, -1):
        with suppress(PermissionError):
            os.fchown(handle, owner, wanted.st_gid)
            return True
    return False


def _give_extended(handle: int, target: Path) -> None:
    if sys.platform != "linux":
        return
    with suppress(OSError):
        old, inherited = os.listxattr(target), os.listxattr(handle)
        for name in old:
            # Some are the system's own.
            with suppress(OSError):
                os.setxattr(handle, name, os.getxattr(target, name))
        if _ACL in inherited and _ACL not in old:
            # From the folder, and the old file did not have it.
            os.removexattr(handle, _ACL)


def _umask() -> int:
    # The only way to ask for it is to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
