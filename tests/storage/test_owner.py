"""A process is told apart from any other, and only one that is surely no more is called gone."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from risikoapp.storage import machine, owner
from risikoapp.storage.owner import Owner, owner_of, this_process

linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells nothing of its processes")
CHECKOUT = Path(__file__).parents[2]
TELL = "from risikoapp.storage.owner import this_process; print(this_process(), flush=True); input()"


@pytest.fixture
def another() -> Generator[subprocess.Popen[str]]:
    """Another process, which tells who it is and then waits."""
    process = subprocess.Popen(
        [sys.executable, "-c", TELL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        yield process
        process.kill()


def _told(process: subprocess.Popen[str]) -> Owner:
    assert process.stdout is not None
    found = owner_of(process.stdout.readline().strip())
    assert found is not None
    return found


def test_this_process_is_ours() -> None:
    assert this_process().state == "ours"
    assert this_process().pid == os.getpid()
    assert owner_of(str(this_process())) == this_process()


def test_a_process_is_running_until_it_is_killed(another: subprocess.Popen[str]) -> None:
    told = _told(another)
    assert told.place == this_process().place
    assert told.state == "running"
    another.kill()
    another.wait()
    assert told.state == "gone"


@linux
def test_one_that_was_killed_and_that_nobody_asked_about_is_gone(another: subprocess.Popen[str]) -> None:
    told = _told(another)
    another.kill()
    os.waitid(os.P_PID, another.pid, os.WEXITED | os.WNOWAIT)
    assert told.state == "gone"


@linux
def test_a_number_that_was_given_again_is_another_process(another: subprocess.Popen[str]) -> None:
    told = _told(another)
    assert told._replace(started="123").state == "gone"
    assert told._replace(started="").state == "running", "when it began is not known, so it may be the same"


def test_of_another_machine_nothing_is_known() -> None:
    here = this_process()
    assert here._replace(place="0" * 12).state == "elsewhere"
    assert here._replace(place="", pid=here.pid + 1).state == "elsewhere"


def test_a_process_of_another_person_is_running(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert this_process()._replace(pid=1, started="").state == "running"


@linux
def test_where_the_system_tells_no_start_a_process_is_running(monkeypatch: pytest.MonkeyPatch) -> None:
    here = this_process()
    monkeypatch.setattr(machine, "_text", lambda _path: "")
    assert here._replace(started="abc").state == "running"


def test_a_number_no_process_can_have_is_gone() -> None:
    assert this_process()._replace(pid=9_999_999_999).state == "gone"


@pytest.mark.parametrize("text", ["", "-", "abc", "abc-1", "xyz-1-2", "abc-1-2-3", "abc--1", "../abc-1-2", "abc-1-2\n"])
def test_other_texts_are_nobodys(text: str) -> None:
    assert owner_of(text) is None


def test_a_machine_without_an_id_is_told_from_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owner, "machine_id", lambda: "")
    assert owner._place() == ""


def test_the_place_does_not_give_the_machine_away() -> None:
    assert machine.machine_id() not in str(this_process())
    assert machine.machine_name() not in str(this_process())
