"""A reader finds the old bytes or the new ones, whichever call fails."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from risikoapp.storage import atomic
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import AlreadyThere, CannotWrite

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
    (atomic, "mkstemp"),
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


@posix
def test_a_folder_that_cannot_be_synchronised_is_no_failure(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The new content stands there by then: "nothing was written" would be wrong.
    whole = os.fsync

    def fail_for_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "")
        whole(handle)

    monkeypatch.setattr(os, "fsync", fail_for_folders)
    write_atomically(old, (b"new",), overwrite=True)
    assert old.read_bytes() == b"new"
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
def test_a_group_that_one_may_not_give_is_let_go(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def made_for_another_group(handle: int) -> os.stat_result:
        found = list(os.stat(handle))
        found[stat.ST_GID] += 1
        return os.stat_result(found)

    def refuse(_handle: int, _owner: int, group: int) -> None:
        asked.append(group)
        raise PermissionError(errno.EPERM, "")

    monkeypatch.setattr(os, "fstat", made_for_another_group)
    monkeypatch.setattr(os, "fchown", refuse)
    write_atomically(old, (b"new",), overwrite=True)
    assert asked == [old.stat().st_gid]
    assert old.read_bytes() == b"new"


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
    for name in ("writev", "fchmod", "fchown"):
        monkeypatch.delattr(os, name, raising=False)
    monkeypatch.setattr(atomic.sys, "platform", "win32")
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
