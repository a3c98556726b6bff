"""The copies of a file can be read when the file itself cannot."""

import datetime as dt
from pathlib import Path

import pytest

from risikoapp.codec.tables import to_json
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.paths import user_data
from risikoapp.storage.backups import Backups
from risikoapp.storage.repository import Surroundings
from risikoapp.storage.restoring import newest_readable, read_backup

FILES = [RegisterFile(register=Register(title=title)) for title in ("Gammel", "Nyere")]


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    return Surroundings(data=tmp_path / "data", now=lambda: dt.datetime(2025, 2, 17, 8, 15, tzinfo=dt.UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "væk.risiko"


def _back_up(around: Surroundings, path: Path, *contents: bytes) -> None:
    for content in contents:
        Backups(around.data, path, around.now).make((content,), "daily")


def test_the_newest_is_found_though_the_file_is_gone(around: Surroundings, path: Path) -> None:
    _back_up(around, path, *map(to_json, FILES))
    found = newest_readable(path, around)
    assert found is not None
    assert found[1] == read_backup(found[0]) == FILES[1]


def test_one_that_cannot_be_read_is_passed_over(around: Surroundings, path: Path) -> None:
    _back_up(around, path, to_json(FILES[0]), b"kaput", b"{}")
    found = newest_readable(path, around)
    assert found is not None
    assert found[1] == FILES[0]


def test_where_there_is_none_there_is_none(around: Surroundings, path: Path) -> None:
    assert newest_readable(path, around) is None
    _back_up(around, path, b"kaput")
    assert newest_readable(path, around) is None


def test_unasked_it_looks_into_this_persons_own_folder(path: Path) -> None:
    Backups(user_data(), path, Surroundings().now).make((to_json(FILES[0]),), "daily")
    found = newest_readable(path)
    assert found is not None
    assert found[0].path.is_relative_to(user_data())
