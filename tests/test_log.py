"""The log tells where the code went wrong and nothing of what people write, is theirs alone, and stays small."""

import errno
import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from risikoapp import log as log_module
from risikoapp.log import Log, described

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
SECRET = "Sygefravær på kontoret"


class Wrong(Exception):
    """What a test raises."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def _caught(raising: Callable[[], object]) -> Exception:
    try:
        raising()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def _inner() -> None:
    secret = SECRET
    raise Wrong(secret)


def _outer() -> None:
    try:
        _inner()
    except Wrong as error:
        raise OSError(errno.ENOSPC, SECRET, f"/home/{SECRET}") from error


def _hidden() -> None:
    try:
        _inner()
    except Wrong:
        raise ValueError(SECRET) from None


def test_an_error_is_told_by_kinds_and_places_alone() -> None:
    text = described(_caught(_outer))
    assert SECRET not in text
    first, second = text.index("Wrong"), text.index("builtins.OSError (errno 28)")
    assert first < second, "what came first stands first"
    assert "test_log.py:" in text
    assert "_inner" in text
    assert "secret =" not in text
    assert str(Path.home()) not in text


def test_code_of_others_is_told_without_the_folders_it_lies_in() -> None:
    text = described(_caught(lambda: os.fspath(os.PathLike.__fspath__(7))))  # type: ignore[arg-type]
    assert str(Path(os.__file__).parent) not in text


def test_what_was_hidden_from_view_is_not_told_and_a_ring_has_an_end() -> None:
    assert "Wrong" not in described(_caught(_hidden))
    first, second = Wrong(), ValueError()
    first.__cause__, second.__cause__ = second, first
    assert described(first).count("Wrong") == 1


def test_what_led_to_an_error_by_chance_is_told_too() -> None:
    def clumsy() -> None:
        try:
            _inner()
        except Wrong:
            raise KeyError(SECRET)  # noqa: B904

    assert "Wrong" in described(_caught(clumsy))


def test_events_and_faults_stand_in_the_log_with_the_version_first(data: Path) -> None:
    log = Log(data)
    log.event("save failed")
    log.fault(_caught(_inner))
    log.close()
    lines = log.path.read_text("utf-8").splitlines()
    assert "risikoapp 0." in lines[0]
    assert lines[1].endswith("INFO save failed")
    assert "ERROR" in lines[2]
    assert SECRET not in "\n".join(lines)


def test_it_goes_on_after_it_was_closed(data: Path) -> None:
    log = Log(data)
    log.close()
    for words in ("one", "two"):
        log.event(words)
        log.close()
    assert [line.split()[-1] for line in log.path.read_text("utf-8").splitlines()[1::2]] == ["one", "two"]


@posix
def test_it_is_for_this_user_alone_from_the_first_byte(data: Path) -> None:
    before = os.umask(0)
    try:
        log = Log(data)
        log.event("hello")
        log.close()
        crashes = log.crashes()
    finally:
        os.umask(before)
    assert crashes is not None
    crashes.close()
    for path in log.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    for folder in (data, log.path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder


def test_it_stays_small(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "_BYTES", 500)
    log = Log(data)
    for number in range(100):
        log.event(f"event {number}")
    log.close()
    assert sorted(path.name for path in log.path.parent.iterdir()) == [
        "risikoapp.log",
        "risikoapp.log.1",
        "risikoapp.log.2",
    ]
    assert all(path.stat().st_size <= 500 for path in log.path.parent.iterdir())
    assert "event 99" in log.path.read_text("utf-8")


def test_what_python_tells_of_crashes_is_added_until_there_is_too_much(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "_BYTES", 5)
    for content in (b"abc", b"defg", b"hi"):
        crashes = Log(data).crashes()
        assert crashes is not None
        with crashes:
            crashes.write(content)
    assert (data / "log" / "sammenbrud.log").read_bytes() == b"hi"


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").touch()
    log = Log(tmp_path / "fil" / "data")
    log.event("hello")
    log.fault(Wrong())
    assert log.crashes() is None
    log.close()
    assert capfd.readouterr() == ("", "")


def test_a_drive_that_is_full_is_not_told_by_the_log(data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = Log(data)
    log.event("hello")
    (handler,) = log._written().handlers
    handler.emit = handler.handleError
    log.event("hello again")
    log.close()
    assert capfd.readouterr() == ("", "")


def test_several_threads_can_write(data: Path) -> None:
    log = Log(data)
    threads = [threading.Thread(target=log.event, args=(f"from {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()
    text = log.path.read_text("utf-8")
    assert all(f"from {number}" in text for number in range(8))
