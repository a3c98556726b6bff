"""One after the other, and nobody waits for ever."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from risikoapp.storage.turns import turn

CHECKOUT = Path(__file__).parents[2]
COUNT = """\
import sys
import time
from pathlib import Path
from risikoapp.storage.turns import turn
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


def test_processes_take_turns(target: Path) -> None:
    target.write_text("0")
    runs = [subprocess.Popen([sys.executable, "-c", COUNT, str(target)], cwd=CHECKOUT) for _ in range(3)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    assert target.read_text() == "600"
    assert list(target.parent.iterdir()) == [target]


def test_whoever_comes_second_waits(target: Path, place: Path) -> None:
    place.touch()
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        place.unlink()

    with turn(target, wait):
        assert len(waited) == 1
        assert place.exists()
    assert not place.exists()


def test_a_turn_that_never_ends_is_taken_in_the_end(target: Path, place: Path) -> None:
    place.touch()
    waited: list[float] = []
    with turn(target, waited.append):
        assert 0.5 < sum(waited) < 2
    assert not place.exists()


def test_everybody_gets_the_same_patience(target: Path, place: Path) -> None:
    place.touch()
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 60:
            place.rename(place.with_name("de første"))
            place.touch()

    with turn(target, wait):
        assert len(waited) == 160


def test_whoever_has_slept_too_long_has_lost_it(target: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with turn(target):
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now + 5)
    assert place.exists()


def test_a_drive_that_tells_nonsense_makes_nobody_wait_for_ever(target: Path, place: Path) -> None:
    place.touch()
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        place.chmod(0o600 if len(waited) % 2 else 0o640)

    with turn(target, wait):
        assert 2 < sum(waited) <= 5
    assert place.exists()


def test_an_error_ends_it_too(target: Path, place: Path) -> None:
    with pytest.raises(RuntimeError), turn(target):
        raise RuntimeError
    assert not place.exists()


def test_where_there_are_no_turns_it_goes_without(tmp_path: Path, place: Path) -> None:
    with turn(tmp_path / "ingen" / "fil"):
        pass
    place.mkdir()
    with turn(tmp_path / "færgen.risiko", lambda _seconds: None):
        pass
    assert place.is_dir()
