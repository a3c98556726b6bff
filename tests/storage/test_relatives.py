"""A file that is renamed or moved finds what was kept for it, and a copy of it does not take that for its own."""

import datetime as dt
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from risikoapp.codec.tables import to_json
from risikoapp.domain.edits import change_properties
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.storage import relatives
from risikoapp.storage.backups import Backup, Backups
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.recovery import Recoveries, Recovery
from risikoapp.storage.relatives import holds_any, ids_of

NOW = dt.datetime(2025, 2, 14, 9, 5, tzinfo=dt.UTC)


def _file(*ids: str, title: str = "") -> RegisterFile:
    risks = tuple(Risk(id=each, number=number, created=NOW) for number, each in enumerate(ids, 1))
    return RegisterFile(register=Register(title=title, risks=risks), next_number=len(ids) + 1)


FILE = _file("æ1", "æ2")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Where the file lay when things were kept for it."""
    return tmp_path / "færgen.risiko"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "mappe" / "Færgen til Ærø.risiko"


def _titled(title: str) -> RegisterFile:
    return replace(FILE, register=change_properties(FILE.register, title=title))


def _back_up(data: Path, path: Path, file: RegisterFile, hour: int = 9) -> Path:
    return Backups(data, path, lambda: NOW.replace(hour=hour)).make((to_json(file),), "daily")


def _copies(data: Path, path: Path, file: RegisterFile = FILE) -> tuple[Backup, ...]:
    return Backups(data, path, lambda: NOW).all_of(file.register)


def _pending(data: Path, path: Path, file: RegisterFile = FILE) -> Recovery | None:
    return Recoveries(data, path).pending(file)


def test_the_copies_of_a_renamed_file_are_found_with_its_old_name(data: Path, old: Path, new: Path) -> None:
    before, after = _back_up(data, old, FILE, 8), _back_up(data, new, FILE, 10)
    assert [(each.path, each.former) for each in _copies(data, new)] == [(after, None), (before, old)]
    assert [each.path for each in Backups(data, new, lambda: NOW).list()] == [after], "its own alone are thinned"


def test_what_was_kept_for_a_renamed_file_is_found_with_its_old_name(data: Path, old: Path, new: Path) -> None:
    kept = Recoveries(data, old).keep(_titled("Ændret på Ærø"), to_json(FILE))
    found = _pending(data, new)
    assert found is not None
    assert (found.path, found.former, found.base) == (kept, old, FILE)
    assert found.file == _titled("Ændret på Ærø")
    Recoveries(data, new).discard(found)
    assert _pending(data, new) is None
    assert list(kept.parent.iterdir()) == []


def test_what_the_renamed_file_holds_already_is_not_offered_and_waits_for_the_old_one(
    data: Path, old: Path, new: Path
) -> None:
    Recoveries(data, old).keep(FILE, b"")
    assert _pending(data, new) is None
    assert Recoveries(data, old).pending() is not None
    assert Recoveries(data, old).pending(FILE) is None, "there it has arrived"
    assert Recoveries(data, old).pending() is None


def test_a_file_that_cannot_be_reached_is_not_taken_to_be_gone(data: Path, old: Path, new: Path) -> None:
    away = old.parent / "drev" / old.name
    away.parent.mkdir()
    Recoveries(data, away).keep(_titled("Ændret"), to_json(FILE))
    assert _pending(data, new) is not None
    away.parent.rmdir()
    assert _pending(data, new) is None
    away.parent.mkdir()
    away.mkdir()
    assert _pending(data, new) is None


def test_a_copy_of_a_file_that_is_still_there_leaves_it_what_is_its_own(data: Path, old: Path, new: Path) -> None:
    old.write_bytes(to_json(FILE))
    _back_up(data, old, FILE)
    Recoveries(data, old).keep(_titled("Ændret"), to_json(FILE))
    assert _copies(data, new) == ()
    assert _pending(data, new) is None
    assert _pending(data, old) is not None


def test_where_another_file_has_taken_the_old_name_it_is_found_all_the_same(data: Path, old: Path, new: Path) -> None:
    _back_up(data, old, FILE)
    other = _file("ø1")
    theirs = _back_up(data, old, other, 10)
    Recoveries(data, old).keep(_titled("Ændret"), to_json(FILE))
    old.write_bytes(to_json(other))
    assert [each.former for each in _copies(data, new)] == [old]
    assert theirs not in [each.path for each in _copies(data, new)]
    assert _pending(data, new) is not None


def test_another_file_finds_nothing(data: Path, old: Path, new: Path) -> None:
    _back_up(data, old, FILE)
    Recoveries(data, old).keep(_titled("Ændret"), to_json(FILE))
    for stranger in (_file("ø1"), _file()):
        assert _copies(data, new, stranger) == ()
        assert _pending(data, new, stranger) is None


def test_where_it_cannot_be_noted_whose_it_is_all_is_kept_as_ever(
    data: Path, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_arguments: object, **_options: object) -> None:
        raise CannotWrite(path, OSError("full"))

    monkeypatch.setattr(relatives, "write_atomically", refuse)
    _back_up(data, old, FILE)
    assert len(_copies(data, old)) == 1
    assert _copies(data, new) == ()


def test_a_note_that_cannot_be_read_is_passed_over(data: Path, old: Path, new: Path) -> None:
    _back_up(data, old, FILE)
    (note,) = (data / "files").iterdir()
    note.unlink()
    note.mkdir()
    assert _copies(data, new) == ()
    assert len(_copies(data, old)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_what_is_noted_is_for_this_user_alone(data: Path, old: Path) -> None:
    _back_up(data, old, FILE)
    (note,) = (data / "files").iterdir()
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700


def test_a_file_is_known_also_where_it_is_damaged_or_was_written_by_another_program(old: Path) -> None:
    ids = ids_of(FILE.register)
    content = to_json(FILE)
    for known in (content, content[: content.index("æ2".encode())], content.replace(b'"id":', b'"id": ')):
        old.write_bytes(known)
        assert holds_any(old, ids)
    assert not holds_any(old, frozenset())
    assert not holds_any(old.with_name("væk.risiko"), ids)
