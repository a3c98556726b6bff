"""Of all who want a place only one has it, and what he says there can be read."""

import errno
import os
from pathlib import Path

import pytest

from risikoapp.storage import claims


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / ".færgen.risiko.lock"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "færgen.risiko"


def test_only_the_first_puts_it_there(place: Path, file: Path) -> None:
    assert claims.put(place, b"en", like=file)
    assert not claims.put(place, b"to", like=file)
    assert claims.read(place) == b"en"


def test_it_is_taken_away_by_what_stands_in_it(place: Path, file: Path) -> None:
    claims.put(place, b"en", like=file)
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
def test_one_that_cannot_be_written_is_none(
    place: Path, file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    close = os.close

    def full(handle: int, *_more: object) -> None:
        if call == "close":
            close(handle)
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(OSError):
            claims.put(place, b"en", like=file)
    assert list(place.parent.iterdir()) == []
