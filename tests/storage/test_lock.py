"""Who has the file open is told, on every machine, and no living process loses its lock but by somebody's will."""

import datetime as dt
import errno
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from risikoapp.storage import claims
from risikoapp.storage.errors import CannotLock, Locked
from risikoapp.storage.lock import Lock, held, holder_of
from risikoapp.storage.machine import machine_name, user_name
from risikoapp.storage.owner import this_process
from risikoapp.storage.repository import Repository

NOW = dt.datetime(2025, 2, 14, 9, 5, tzinfo=dt.UTC)
CHECKOUT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions and links")
HOLD = """\
import datetime as dt, sys
from pathlib import Path
from risikoapp.storage.errors import Locked
from risikoapp.storage.lock import Lock
try:
    lock = Lock.take(Path(sys.argv[1]), dt.datetime.now(dt.UTC))
except Locked:
    print("locked", flush=True)
else:
    print("held", flush=True)
    input()
    lock.release()
"""


def _hold(path: Path) -> "subprocess.Popen[str]":
    """Another process that has taken the lock, or says that it is locked."""
    command = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)


def _says(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _written(place: Path, **fields: Any) -> None:
    """A lock as somebody else may have written it."""
    entry = {"program": "risikoapp", "machine": "ANDEN-PC", "user": "anden", "pid": 7, "since": NOW.isoformat()}
    entry |= {"owner": "0123456789ab-7-abc", "id": "deres"}
    place.write_text(json.dumps(entry | fields), encoding="utf-8")


def _refused(path: Path) -> Locked:
    with pytest.raises(Locked) as caught:
        Lock.take(path, NOW, wait=lambda _seconds: None)
    return caught.value


def test_the_lock_tells_who_has_the_file(path: Path, place: Path) -> None:
    Lock.take(path, NOW)
    told = json.loads(place.read_text("utf-8"))
    assert told.pop("id")
    assert told == {
        "program": "risikoapp",
        "machine": machine_name(),
        "user": user_name(),
        "pid": os.getpid(),
        "since": "2025-02-14T09:05:00Z",
        "owner": str(this_process()),
    }


def test_it_goes_when_it_is_released(path: Path) -> None:
    with Lock.take(path, NOW) as lock:
        assert lock.is_held
    assert not lock.is_held
    assert list(path.parent.iterdir()) == [path]
    lock.release()


def test_it_is_held_for_as_long_as_something_lasts(path: Path, place: Path, tmp_path: Path) -> None:
    with held(path, NOW):
        assert place.exists()
    assert not place.exists()
    _written(place)
    with pytest.raises(Locked), held(path, NOW):
        pytest.fail("somebody has it")
    lasted = []
    with held(tmp_path / "findes ikke" / "færgen.risiko", NOW):
        lasted.append("where there can be no lock")
    assert lasted


def test_two_processes_do_not_hold_it_at_once(path: Path) -> None:
    with _hold(path) as other:
        assert _says(other) == "held"
        holder = _refused(path).holder
        assert (holder.machine, holder.user, holder.is_here) == (machine_name(), user_name(), True)
        assert holder.since is not None
        other.communicate("\n", timeout=60)
    with Lock.take(path, NOW) as lock:
        assert lock.is_held
        with _hold(path) as third:
            assert _says(third) == "locked"


@posix
def test_the_lock_of_a_killed_process_is_taken_over_in_silence(path: Path) -> None:
    with _hold(path) as other:
        assert _says(other) == "held"
        other.send_signal(signal.SIGKILL)
    with Lock.take(path, NOW) as lock:
        assert lock.is_held
    assert list(path.parent.iterdir()) == [path]


def test_a_lock_of_another_machine_is_never_taken_over_by_itself(path: Path, place: Path) -> None:
    for since in ("1999-01-01T00:00:00Z", "2999-01-01T00:00:00Z", NOW.isoformat()):
        _written(place, since=since)
        os.utime(place, (1, 1))
        holder = _refused(path).holder
        assert (holder.machine, holder.user, holder.is_here) == ("ANDEN-PC", "anden", False)
        assert json.loads(place.read_text())["id"] == "deres"


def test_it_is_taken_over_when_somebody_says_so(path: Path, place: Path) -> None:
    theirs = Lock.take(path, NOW)
    _written(place)
    assert not theirs.is_held
    ours = Lock.take(path, NOW, force=True)
    assert ours.is_held
    # Whoever had it before leaves it alone.
    theirs.release()
    assert ours.is_held
    assert sorted(path.parent.iterdir()) == [place, path]


def test_an_own_lock_that_was_left_is_taken_again(path: Path) -> None:
    Lock.take(path, NOW)
    assert Lock.take(path, NOW).is_held


def test_who_only_asks_takes_nothing(path: Path, place: Path) -> None:
    assert holder_of(path) is None
    _written(place)
    before = place.read_bytes()
    holder = holder_of(path)
    assert holder is not None
    assert (holder.machine, holder.user, holder.is_here) == ("ANDEN-PC", "anden", False)
    assert place.read_bytes() == before
    _written(place, owner=f"{this_process().place}-9999999999-1")
    assert holder_of(path) is None, "it is gone for sure"
    place.write_bytes(b"kaput")
    assert holder_of(path, wait=lambda _seconds: None) is not None, "somebody's"


BROKEN = {
    "empty": b"",
    "cut off": b'{"program":"risikoapp"',
    "another program's": b",vm,vm,14.02.2025 09:05,file:///home;",
    "a list": b"[]",
    "numbers": b'{"machine":5}',
    "nested": b"[" * 5_000,
    "not utf-8": b'{"machine":"\xe6"}',
    "large": b" " * 20_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_lock_that_cannot_be_read_is_somebodys(path: Path, place: Path, content: bytes) -> None:
    place.write_bytes(content)
    holder = _refused(path).holder
    assert (holder.machine, holder.user, holder.since, holder.is_here) == ("", "", None, False)
    assert place.read_bytes() == content
    with Lock.take(path, NOW, force=True, wait=lambda _seconds: None) as lock:
        assert lock.is_held


def test_a_lock_that_is_just_being_written_is_waited_for(path: Path, place: Path) -> None:
    place.touch()
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            _written(place)

    with pytest.raises(Locked) as caught:
        Lock.take(path, NOW, wait=wait)
    assert caught.value.holder.machine == "ANDEN-PC"
    assert len(waited) == 2


def test_a_moment_that_does_not_exist_here_is_no_failure(path: Path, place: Path) -> None:
    for since in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", None):
        _written(place, since=since)
        assert _refused(path).holder.machine == "ANDEN-PC"


def test_a_lock_that_goes_in_the_middle_is_taken(path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(place)

    def gone(looked_at: Path) -> None:
        looked_at.unlink()
        monkeypatch.undo()

    monkeypatch.setattr(claims, "read", gone)
    assert Lock.take(path, NOW).is_held


def test_one_that_was_quicker_keeps_it(path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two see the lock of a dead process; one has taken it over when the other comes to remove it."""
    _written(place, owner=f"{this_process().place}-9999999999-1", id="død")
    take_away = claims.take_away

    def late(place: Path, content: bytes) -> None:
        _written(place, owner=f"{this_process().place}-{os.getppid()}-", id="kvik")
        take_away(place, content)

    monkeypatch.setattr(claims, "take_away", late)
    _refused(path)
    assert json.loads(place.read_text())["id"] == "kvik"
    assert sorted(path.parent.iterdir()) == [place, path]


def test_where_the_lock_comes_back_each_time_it_is_given_up(
    path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _written(place)
    monkeypatch.setattr(claims, "take_away", lambda *_: None)
    with pytest.raises(CannotLock):
        Lock.take(path, NOW, force=True)


@posix
def test_it_lies_beside_the_file_itself_and_not_beside_a_link(path: Path, place: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mappe"
    folder.mkdir()
    link = folder / "genvej.risiko"
    link.symlink_to(path)
    with Lock.take(link, NOW):
        assert place.exists()
        assert list(folder.iterdir()) == [link]


@posix
def test_whoever_may_read_the_file_may_read_who_has_it(path: Path, place: Path) -> None:
    for mode in (0o600, 0o640, 0o664):
        path.chmod(mode)
        with Lock.take(path, NOW):
            assert stat.S_IMODE(place.stat().st_mode) == mode


def test_it_hinders_no_reader_and_no_writer(path: Path) -> None:
    with Lock.take(path, NOW):
        repository, file = Repository.open(path)
        repository.save(file)


def test_where_there_can_be_none_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotLock) as caught:
        Lock.take(tmp_path / "ingen" / "fil.risiko", NOW)
    assert caught.value.reason is not None
    assert caught.value.reason.errno == errno.ENOENT
    place = tmp_path / ".fil.risiko.lock"
    place.mkdir()
    _refused(tmp_path / "fil.risiko")
    with pytest.raises(CannotLock):
        Lock.take(tmp_path / "fil.risiko", NOW, force=True)
    assert list(tmp_path.iterdir()) == [place]


@posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_has_none(path: Path) -> None:
    path.parent.chmod(0o500)
    with pytest.raises(CannotLock):
        Lock.take(path, NOW)


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_lock_that_cannot_be_written_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(CannotLock):
            Lock.take(path, NOW)
    assert list(path.parent.iterdir()) == [path]


@posix
def test_a_share_without_permissions_can_have_a_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o640)

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchmod", refuse)
    assert Lock.take(path, NOW).is_held
