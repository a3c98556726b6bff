"""Of all who want a place only one has it, and nobody waits for ever."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from risikoapp.storage import claims
from risikoapp.storage.owner import this_process

CHECKOUT = Path(__file__).parents[2]
COUNT = """\
import sys
from pathlib import Path
from risikoapp.storage.claims import turn
target = Path(sys.argv[1])
for _ in range(200):
    with turn(target):
        target.write_text(str(int(target.read_text()) + 1))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / ".færgen.risiko.turn"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "færgen.risiko"


def _no_wait(_seconds: float) -> None:
    """Time flies."""


def test_only_the_first_puts_it_there(place: Path) -> None:
    assert claims.put(place, b"en")
    assert not claims.put(place, b"to")
    assert claims.read(place) == b"en"


def test_it_is_taken_away_by_what_stands_in_it(place: Path) -> None:
    claims.put(place, b"en")
    claims.take_away(place, b"to")
    assert claims.read(place) == b"en"
    claims.take_away(place, b"en")
    claims.take_away(place, b"en")
    assert claims.read(place) is None
    assert list(place.parent.iterdir()) == []


def test_what_cannot_be_read_says_nothing(place: Path) -> None:
    place.mkdir()
    assert claims.read(place) == b""
    place.rmdir()
    place.write_bytes(b"x" * 20_000)
    assert claims.read(place) == b""


@pytest.mark.parametrize("call", ["write", "close"])
def test_one_that_cannot_be_written_is_none(place: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    close = os.close

    def full(handle: int, *_more: object) -> None:
        if call == "close":
            close(handle)
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(OSError):
            claims.put(place, b"en")
    assert list(place.parent.iterdir()) == []


def test_two_processes_take_turns(target: Path) -> None:
    target.write_text("0")
    runs = [subprocess.Popen([sys.executable, "-c", COUNT, str(target)], cwd=CHECKOUT) for _ in range(3)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    assert target.read_text() == "600"
    assert list(target.parent.iterdir()) == [target]


def test_whoever_comes_second_waits(target: Path, place: Path) -> None:
    claims.put(place, f"{this_process().place}-{os.getppid()}-".encode())
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        place.unlink()

    with claims.turn(target, wait):
        assert len(waited) == 1
    assert not place.exists()


def test_a_turn_of_a_dead_process_is_over(target: Path, place: Path) -> None:
    for owner in (f"{this_process().place}-9999999999-1", str(this_process())):
        place.write_text(f"{owner} abc")
        with claims.turn(target, lambda _seconds: pytest.fail("nobody is there to wait for")):
            assert place.read_text() != f"{owner} abc"
        assert not place.exists()


@pytest.mark.parametrize("content", [b"0123456789ab-7-abc abc", b"", b"\xe6", b"noget andet"])
def test_a_turn_that_does_not_end_is_taken_in_the_end(target: Path, place: Path, content: bytes) -> None:
    place.write_bytes(content)
    waited: list[float] = []
    with claims.turn(target, waited.append):
        assert place.read_bytes() != content
    assert 1 < sum(waited) < 5
    assert not place.exists()


def test_a_turn_that_somebody_took_is_left_to_him(target: Path, place: Path) -> None:
    with claims.turn(target):
        place.write_bytes(b"deres")
    assert place.read_bytes() == b"deres"


def test_where_there_are_no_turns_it_goes_without(tmp_path: Path, place: Path) -> None:
    with claims.turn(tmp_path / "ingen" / "fil"):
        pass
    place.mkdir()
    with claims.turn(tmp_path / "færgen.risiko", _no_wait):
        pass
    assert place.is_dir()


def test_one_that_goes_in_the_middle_is_no_failure(target: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write_bytes(b"deres")

    def gone(looked_at: Path) -> None:
        looked_at.unlink()
        monkeypatch.undo()

    monkeypatch.setattr(claims, "read", gone)
    with claims.turn(target):
        assert place.read_bytes().startswith(str(this_process()).encode())


def test_threads_of_one_process_do_not_hinder_each_other_for_long(target: Path) -> None:
    done = threading.Event()

    def work() -> None:
        with claims.turn(target):
            done.set()

    with claims.turn(target):
        thread = threading.Thread(target=work)
        thread.start()
        assert done.wait(10)
        thread.join()
