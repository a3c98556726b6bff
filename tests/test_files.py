"""Files that may be anything are read whole and within bounds, or not at all."""

import errno
import os
import sys
from pathlib import Path

import pytest

from risikoapp.files import exists, is_file, read_bounded, takes_no_files

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def _errno(path: Path, limit: int = 10) -> int | None:
    with pytest.raises(OSError) as caught:
        read_bounded(path, limit)
    return caught.value.errno


def test_a_file_is_read_whole_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"0123456789")
    content, status = read_bounded(path, 10)
    assert content == b"0123456789"
    assert (status.st_ino, status.st_size) == (path.stat().st_ino, 10)
    assert _errno(path, 9) == errno.EFBIG


@posix
def test_a_file_of_a_terabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    with path.open("wb") as file:
        file.truncate(10**12)
    assert _errno(path, 10**9) == errno.EFBIG


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_file_that_says_it_is_empty_is_read_within_bounds_too() -> None:
    assert read_bounded(Path("/proc/self/status"), 1_000_000)[0]
    assert _errno(Path("/proc/self/status")) == errno.EFBIG


@posix
def test_what_is_no_ordinary_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "rør", tmp_path / "ring"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    assert _errno(pipe) == errno.EINVAL
    assert _errno(Path("/dev/zero")) == errno.EINVAL
    assert _errno(tmp_path) == errno.EISDIR
    assert _errno(loop) == errno.ELOOP
    assert _errno(tmp_path / "ingen") == errno.ENOENT


@posix
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_takes_no_files(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert takes_no_files(tmp_path)
    tmp_path.chmod(0o700)


def test_a_folder_takes_files_unless_the_system_says_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not takes_no_files(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert takes_no_files(tmp_path)
    assert not takes_no_files(tmp_path / "ingen"), "what is not there is another failure"


def test_what_can_be_seen_exists(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    assert exists(tmp_path / "fil")
    assert is_file(tmp_path / "fil")
    assert exists(tmp_path)
    assert not is_file(tmp_path)


@posix
def test_what_cannot_be_looked_at_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    loop = tmp_path / "ring"
    loop.symlink_to(loop)
    for path in (tmp_path / "ingen", tmp_path / "fil" / "x", tmp_path / ("x" * 300), loop):
        assert not exists(path)
        assert not is_file(path)
