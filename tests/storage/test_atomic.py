"""A reader finds the old bytes or the new ones, whichever call fails."""

import errno
import os
import stat
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from risikoapp.storage import temporary
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import AlreadyThere, CannotReplace, CannotWrite, NotConfirmed
from risikoapp.storage.owner import this_process

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions and links")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "fil.risiko"
    path.write_bytes(b"old")
    return path


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_chunks_are_written_in_order(tmp_path: Path) -> None:
    path = tmp_path / "ny"
    # More pieces than fit in one call, some of them empty.
    chunks = [b"%d;" % number if number % 3 else b"" for number in range(2_500)]
    write_atomically(path, iter(chunks), overwrite=False)
    assert path.read_bytes() == b"".join(chunks)
    write_atomically(path, (), overwrite=True)
    assert path.read_bytes() == b""


def test_half_a_write_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "writev", lambda handle, batch: whole(handle, b"".join(batch)[:5]), raising=False)
    monkeypatch.setattr(os, "write", lambda handle, rest: whole(handle, rest[:3]))
    path = tmp_path / "ny"
    write_atomically(path, (b"abcd", b"efgh", b"ijkl"), overwrite=False)
    assert path.read_bytes() == b"abcdefghijkl"


def _failing(number: int) -> Callable[..., Any]:
    def fail(*_arguments: Any, **_more: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


CALLS: list[tuple[Any, str]] = [
    (temporary, "mkstemp"),
    (os, "fstat"),
    (os, "fchmod"),
    (os, "writev"),
    (os, "fsync"),
    (Path, "replace"),
]


@posix
@pytest.mark.parametrize(("owner", "call"), CALLS, ids=[name for _, name in CALLS])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_when_a_call_fails_the_old_content_stands_and_nothing_is_left(
    old: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, call: str, number: int
) -> None:
    # Another mode than a new file's, so that it has to be set.
    old.chmod(0o640)
    with monkeypatch.context() as patch:
        patch.setattr(owner, call, _failing(number))
        with pytest.raises(CannotWrite) as caught:
            write_atomically(old, (b"new",), overwrite=True)
    assert caught.value.path == old
    assert caught.value.reason is not None
    assert caught.value.reason.errno == number
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@posix
def test_when_the_last_half_cannot_be_written_the_old_content_stands(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "writev", lambda handle, batch: whole(handle, b"".join(batch)[:2]))
        patch.setattr(os, "write", _failing(errno.ENOSPC))
        with pytest.raises(CannotWrite):
            write_atomically(old, (b"new", b"er"), overwrite=True)
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_an_error_of_the_program_leaves_the_old_content_too(old: Path) -> None:
    def chunks() -> Any:
        yield b"new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomically(old, chunks(), overwrite=True)
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def _failing_for_folders(number: int) -> Callable[[int], None]:
    whole = os.fsync

    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        whole(handle)

    return sync


@posix
def test_a_folder_that_knows_no_synchronising_is_no_failure(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _failing_for_folders(errno.EINVAL))
    write_atomically(old, (b"new",), overwrite=True)
    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


@posix
def test_a_drive_that_does_not_confirm_the_name_is_told(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The new content stands there by then: "nothing was written" would be wrong, and "saved" too.
    monkeypatch.setattr(os, "fsync", _failing_for_folders(errno.EIO))
    with pytest.raises(NotConfirmed) as caught:
        write_atomically(old, (b"new",), overwrite=True)
    assert caught.value.reason is not None
    assert caught.value.reason.errno == errno.EIO
    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


@posix
@pytest.mark.parametrize("overwrite", [True, False])
def test_bytes_name_and_folder_are_on_disk_in_that_order(
    old: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    done: list[str] = []

    def noted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def note(*arguments: Any, **more: Any) -> Any:
            is_folder = name == "fsync" and stat.S_ISDIR(os.fstat(arguments[0]).st_mode)
            done.append("fsync folder" if is_folder else name)
            return call(*arguments, **more)

        return note

    for name in ("writev", "write", "fsync", "replace", "rename", "link"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    write_atomically(old if overwrite else old.with_name("ny"), (b"new",), overwrite=overwrite)
    assert done == ["writev", "fsync", "replace" if overwrite else "link", "fsync folder"]


@posix
@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EXDEV])
def test_a_file_that_does_not_give_way_is_told_apart(old: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _failing(number))
        with pytest.raises(CannotReplace) as caught:
            write_atomically(old, (b"new",), overwrite=True)
    assert caught.value.reason is not None
    assert caught.value.reason.errno == number
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_without_leave_nothing_is_overwritten(old: Path) -> None:
    with pytest.raises(AlreadyThere):
        write_atomically(old, (b"new",), overwrite=False)
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@posix
def test_without_links_a_look_beforehand_must_do(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _failing(errno.EPERM))
    with pytest.raises(AlreadyThere):
        write_atomically(old, (b"new",), overwrite=False)
    assert old.read_bytes() == b"old"
    other = old.with_name("anden")
    write_atomically(other, (b"new",), overwrite=False)
    assert other.read_bytes() == b"new"
    assert sorted(old.parent.iterdir()) == [other, old]


@posix
def test_permissions_are_kept(old: Path) -> None:
    for mode in (0o600, 0o644, 0o664):
        old.chmod(mode)
        write_atomically(old, (b"new",), overwrite=True, private=True)
        assert _mode(old) == mode


@posix
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may give a file to any group")
def test_the_group_is_kept(old: Path) -> None:
    os.chown(old, -1, 12345)
    write_atomically(old, (b"new",), overwrite=True)
    assert old.stat().st_gid == 12345


@posix
def test_what_the_old_group_was_allowed_is_for_no_other_group(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old.chmod(0o664)
    real = os.fstat

    def of_another_group(handle: int) -> os.stat_result:
        status = list(real(handle))
        status[stat.ST_GID] += 1
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", of_another_group)
    monkeypatch.setattr(os, "fchown", _failing(errno.EPERM))
    write_atomically(old, (b"new",), overwrite=True)
    assert _mode(old) == 0o644
    old.chmod(0o660)
    write_atomically(old, (b"new",), overwrite=True)
    assert _mode(old) == 0o600


def _mark(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip("this file system keeps no extended attributes")


_NOBODY = 2**32 - 1
_ENTRIES = ((1, 6, _NOBODY), (2, 6, 12345), (4, 4, _NOBODY), (16, 6, _NOBODY), (32, 0, _NOBODY))
"""For the owner, one person by number, the owning group, the most that others get, and everybody else."""
_ACL = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in _ENTRIES)
linux = pytest.mark.skipif(sys.platform != "linux", reason="extended attributes are read so on Linux only")


@linux
def test_attributes_and_access_lists_are_kept(old: Path) -> None:
    _mark(old, "user.risikoapp.test", "æ".encode())
    _mark(old, "system.posix_acl_access", _ACL)
    mode = _mode(old)
    write_atomically(old, (b"new",), overwrite=True)
    assert os.getxattr(old, "user.risikoapp.test") == "æ".encode()
    assert os.getxattr(old, "system.posix_acl_access") == _ACL
    assert _mode(old) == mode


@linux
def test_where_attributes_are_read_otherwise_they_are_left(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _mark(old, "user.risikoapp.test", b"x")
    monkeypatch.setattr(sys, "platform", "darwin")
    write_atomically(old, (b"new",), overwrite=True)
    assert old.read_bytes() == b"new"
    assert os.listxattr(old) == []


@linux
def test_an_access_list_of_the_folder_gives_nobody_more_than_the_old_file_did(old: Path) -> None:
    old.chmod(0o660)
    _mark(old.parent, "system.posix_acl_default", _ACL)
    write_atomically(old, (b"new",), overwrite=True)
    assert "system.posix_acl_access" not in os.listxattr(old)
    assert _mode(old) == 0o660


@posix
def test_a_new_file_is_private_only_when_asked(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "egen", (b"x",), overwrite=False, private=True)
        write_atomically(tmp_path / "delt", (b"x",), overwrite=False)
        assert os.umask(0o027) == 0o027, "the umask was left changed"
    finally:
        os.umask(mask)
    assert _mode(tmp_path / "egen") == 0o600
    assert _mode(tmp_path / "delt") == 0o640


@posix
def test_a_drive_without_permissions_takes_a_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchmod", _failing(errno.EPERM))
    write_atomically(tmp_path / "stik", (b"x",), overwrite=False, private=True)
    assert (tmp_path / "stik").read_bytes() == b"x"


@posix
def test_a_symbolic_link_stays_one(old: Path) -> None:
    folder = old.parent / "mappe"
    folder.mkdir()
    link = folder / "genvej.risiko"
    link.symlink_to(old)
    write_atomically(link, (b"new",), overwrite=True)
    assert link.is_symlink()
    assert old.read_bytes() == b"new"
    assert list(folder.iterdir()) == [link]


@posix
def test_a_link_to_nothing_yet_gets_its_file(tmp_path: Path) -> None:
    link = tmp_path / "genvej"
    link.symlink_to(tmp_path / "ny")
    write_atomically(link, (b"new",), overwrite=False)
    assert link.is_symlink()
    assert (tmp_path / "ny").read_bytes() == b"new"


def _errno_of(path: Path, *, overwrite: bool = True) -> int | None:
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(CannotWrite) as caught:
        write_atomically(path, (b"x",), overwrite=overwrite)
    after = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    assert after == before
    assert caught.value.reason is not None
    return caught.value.reason.errno


@posix
def test_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "fil").touch()
    assert _errno_of(tmp_path / "ingen" / "fil") == errno.ENOENT
    assert _errno_of(tmp_path / "fil" / "fil") == errno.ENOTDIR
    assert _errno_of(tmp_path / "mappe") == errno.EISDIR
    assert _errno_of(tmp_path / ("æ" * 200)) == errno.ENAMETOOLONG
    assert _errno_of(tmp_path / ("æ" * 200), overwrite=False) == errno.ENAMETOOLONG


@posix
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "rør", tmp_path / "genvej"
    os.mkfifo(pipe)
    link.symlink_to("/dev/null")
    assert _errno_of(pipe) == errno.EINVAL
    assert _errno_of(link) == errno.EINVAL
    assert pipe.is_fifo()
    assert link.is_char_device()


@posix
def test_a_link_that_leads_back_to_itself_refuses(tmp_path: Path) -> None:
    loop = tmp_path / "ring"
    loop.symlink_to(loop)
    assert _errno_of(loop) == errno.ELOOP
    assert loop.is_symlink()


def test_nothing_is_called_that_windows_does_not_have(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("writev", "fchmod", "fchown", "listxattr", "setxattr", "getxattr", "removexattr"):
        monkeypatch.delattr(os, name, raising=False)
    # Known once and for all, and not to be looked for on a system that only pretends.
    this_process()
    monkeypatch.setattr(sys, "platform", "win32")
    write_atomically(old, (b"new", b"er"), overwrite=True, private=True)
    write_atomically(old.with_name("anden"), (b"anden",), overwrite=False)
    assert old.read_bytes() == b"newer"
    assert old.with_name("anden").read_bytes() == b"anden"


@posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_refuses(tmp_path: Path) -> None:
    folder = tmp_path / "skrivebeskyttet"
    folder.mkdir(mode=0o500)
    assert _errno_of(folder / "ny") == errno.EACCES
