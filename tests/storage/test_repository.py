"""The one file: opened, saved, and never overwritten when somebody else has changed it."""

import datetime as dt
import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from risikoapp.codec.errors import DamagedRegister, NewerSchema
from risikoapp.codec.migrations import SCHEMA
from risikoapp.domain import edits
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.storage import tables as tables_module
from risikoapp.storage.errors import (
    AlreadyThere,
    CannotRead,
    CannotWrite,
    ChangedOnDisk,
    FileNotThere,
    NotJson,
    SpoiltOnDisk,
    StorageError,
    Vanished,
)
from risikoapp.storage.repository import Repository, Surroundings
from risikoapp.storage.tables import AtomicStorage
from tests.bench.registers import register_of
from tests.strategies import register_files

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions and files")
HASTY = Surroundings(wait=lambda _seconds: None)
in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "prøve.risiko"


def _titled(title: str) -> RegisterFile:
    return RegisterFile(register=Register(title=title))


def _next(draw: Callable[[Any], Any], file: RegisterFile) -> RegisterFile:
    """The file with one risk renamed, one more or one less; or another file altogether."""
    register = file.register
    choice = draw(st.sampled_from(["another", "new", "rename", "remove"] if register.risks else ["another", "new"]))
    if choice == "another":
        return draw(register_files())
    if choice == "new":
        number, file = file.take_number()
        created = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
        return replace(
            file, register=edits.create_risk(register, risk_id=f"new{number}", number=number, created=created)
        )
    risk = draw(st.sampled_from(register.risks))
    if choice == "rename":
        return replace(file, register=edits.rename_risk(register, risk.id, f"{risk.name}!"))
    return replace(file, register=replace(register, risks=tuple(r for r in register.risks if r is not risk)))


@in_one_folder
@given(st.data())
def test_what_was_saved_is_what_is_opened(tmp_path: Path, data: st.DataObject) -> None:
    """Through one repository, which remembers rows and fragments from save to save."""
    path = tmp_path / "prøve.risiko"
    file = data.draw(register_files())
    repository = Repository.create(path, file, overwrite=True)
    for _ in range(3):
        file = _next(data.draw, file)
        repository.save(file)
        assert Repository.open(path)[1] == file
        if data.draw(st.booleans()):
            assert repository.load() == file
    content = path.read_bytes()
    Repository.create(path, file, overwrite=True)
    assert path.read_bytes() == content


@in_one_folder
@given(st.data(), st.integers(1, 4))
def test_a_table_is_written_as_if_nothing_were_remembered(tmp_path: Path, data: st.DataObject, pieces: int) -> None:
    """Rows that come, go, change place or are others under the same key, with one row or many in a fragment."""
    version = list(range(data.draw(st.integers(1, 14), "how many")))
    rows = [{"name": f"æ{number}"} for number in range(15)]
    storage = AtomicStorage(tmp_path / "husker", overwrite=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables_module, "_PIECES", pieces)
        for step in data.draw(st.lists(st.sampled_from(["first", "last", "new", "other"]), max_size=6), "steps"):
            if step == "new":
                version = [*version, min(set(range(15)).difference(version), default=0)]
            elif step == "other":
                version = data.draw(st.permutations(version), "order")
            else:
                version = version[1:] if step == "first" else version[:-1]
            by_number = {number: rows[number] for number in version}
            by_place = {place: rows[number] for place, number in enumerate(version)}
            tables: dict[str, dict[Any, dict[str, Any]]] = {"numre": by_number, "pladser": by_place}
            storage.write(tables)
            AtomicStorage(tmp_path / "glemmer", overwrite=True).write(tables)
            assert (tmp_path / "husker").read_bytes() == (tmp_path / "glemmer").read_bytes()
            assert json.loads((tmp_path / "husker").read_bytes()) == json.loads(json.dumps(tables))


@pytest.mark.parametrize("size", [100, 199, 200, 201, 250, 301])
def test_a_risk_that_comes_and_goes_again_is_gone_from_the_file(path: Path, size: int) -> None:
    file = register_of(size)
    repository = Repository.create(path, file)
    number, taken = file.take_number()
    created = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    grown = replace(taken, register=edits.create_risk(file.register, risk_id="ny", number=number, created=created))
    shrunk = replace(taken, register=replace(file.register, risks=file.register.risks[:-1]))
    for state in (grown, replace(taken, register=file.register), shrunk, grown):
        repository.save(state)
        assert Repository.open(path)[1] == state


@in_one_folder
@given(register_files())
def test_plain_tinydb_finds_everything(tmp_path: Path, file: RegisterFile) -> None:
    path = tmp_path / "prøve.risiko"
    Repository.create(path, file, overwrite=True)
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        assert database.tables() >= {"file", "register"}
        (head,) = database.table("file").all()
        assert head == {"format": "risikoapp", "schema": SCHEMA, "next_number": file.next_number}
        (register,) = database.table("register").all()
        assert register["title"] == file.register.title
        rows = database.table("risks").all()
        assert [row.doc_id for row in rows] == [risk.number for risk in file.register.risks]
        for risk in file.register.risks:
            (row,) = database.table("risks").search(where("id") == risk.id)
            assert row["name"] == risk.name
            assert [action["text"] for action in row["actions"]] == [action.text for action in risk.actions]


def test_tinydb_works_on_the_atomic_storage(path: Path) -> None:
    with TinyDB(path, storage=AtomicStorage) as database:
        database.insert({"name": "æ"})
        database.table('et "navn"').insert_multiple([{"number": 1}, {"number": 2}])
        database.table('et "navn"').update({"number": 3}, where("number") == 2)
        database.remove(where("name") == "æ")
    with TinyDB(path, encoding="utf-8") as database:
        assert database.table('et "navn"').all() == [{"number": 1}, {"number": 3}]
        assert database.all() == []
        database.drop_tables()
    with TinyDB(path, storage=AtomicStorage) as database:
        assert database.tables() == set()


def test_the_same_content_gives_the_same_bytes(path: Path) -> None:
    file = register_of(5)
    repository = Repository.create(path, _titled("en anden"))
    repository.save(file)
    other = path.with_name("anden")
    Repository.create(other, file)
    assert path.read_bytes() == other.read_bytes()
    json.loads(path.read_text("utf-8"))


def test_a_risk_that_is_gone_is_gone_from_the_file(path: Path) -> None:
    file = register_of(5)
    repository = Repository.create(path, file)
    for kept in (file.register.risks[1:], file.register.risks[1:3], ()):
        fewer = replace(file, register=replace(file.register, risks=kept))
        repository.save(fewer)
        assert Repository.open(path)[1] == fewer


def test_only_what_changed_is_encoded_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = register_of(500)
    encoded: list[Any] = []
    encode = msgspec.json.encode

    def count(value: Any) -> bytes:
        encoded.append(value)
        return encode(value)

    def numbers() -> list[int]:
        """The risks that were encoded since this was last asked."""
        found = [value.number for value in encoded if isinstance(value, Risk)]
        encoded.clear()
        return found

    monkeypatch.setattr(msgspec.json, "encode", count)
    repository = Repository.create(path, file)
    assert numbers() == list(range(1, 501))
    risk = file.register.risks[6]
    file = replace(file, register=edits.rename_risk(file.register, risk.id, "Nyt navn"))
    repository.save(file)
    # With those beside it.
    assert len(encoded) < 25
    assert numbers() == [6, 7, 8, 9, 10]

    number, file = file.take_number()
    register = edits.create_risk(file.register, risk_id="new", number=number, created=risk.created)
    repository.save(replace(file, register=register))
    assert numbers() == [number]
    assert Repository.open(path)[1] == replace(file, register=register)


def test_create_never_overwrites_unless_told_to(path: Path) -> None:
    Repository.create(path, _titled("første"))
    with pytest.raises(AlreadyThere):
        Repository.create(path, _titled("anden"))
    assert Repository.open(path)[1] == _titled("første")
    repository = Repository.create(path, _titled("anden"), overwrite=True)
    assert Repository.open(path)[1] == _titled("anden")
    repository.save(_titled("tredje"))
    assert Repository.open(path)[1] == _titled("tredje")


@posix
def test_a_new_file_is_for_the_user_alone_and_an_old_one_keeps_its_permissions(path: Path) -> None:
    repository = Repository.create(path, _titled("a"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o660)
    repository.save(_titled("b"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def _change_in_place(path: Path) -> None:
    """The same size, and the same times as far as they can be set."""
    status = path.stat()
    content = path.read_bytes()
    with path.open("r+b") as stream:
        stream.write(content.replace(b"min", b"din"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _replace(path: Path) -> None:
    other = path.with_name("andens")
    Repository.create(other, _titled("din"))
    other.replace(path)


@pytest.mark.parametrize("change", [_change_in_place, _replace])
def test_what_somebody_else_has_written_is_never_overwritten(path: Path, change: Any) -> None:
    repository = Repository.create(path, _titled("min"))
    assert not repository.changed_on_disk()
    change(path)
    assert repository.changed_on_disk()
    for _ in range(2):
        with pytest.raises(ChangedOnDisk):
            repository.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("din")
    # Seen now, so saving starts from there.
    assert repository.load() == _titled("din")
    repository.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("nyere")


def test_the_same_bytes_are_no_change(path: Path) -> None:
    repository = Repository.create(path, _titled("min"))
    os.utime(path, (1, 1))
    assert not repository.changed_on_disk()
    # As a synchronising program does.
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    repository.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("nyere")


def test_a_file_that_has_vanished_is_written_anew_only_when_that_is_said(path: Path) -> None:
    repository = Repository.create(path, _titled("min"), around=HASTY)
    path.unlink()
    with pytest.raises(Vanished):
        repository.changed_on_disk()
    with pytest.raises(Vanished):
        repository.save(_titled("nyere"))
    with pytest.raises(Vanished):
        repository.read_again()
    assert not path.exists()
    repository.save_anew(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("nyere")
    repository.save(_titled("nyest"))
    assert Repository.open(path)[1] == _titled("nyest")


def test_nothing_is_written_anew_in_the_place_of_another_file(path: Path) -> None:
    repository = Repository.create(path, _titled("min"), around=HASTY)
    path.unlink()
    path.write_bytes(b"en andens")
    with pytest.raises(AlreadyThere):
        repository.save_anew(_titled("nyere"))
    assert path.read_bytes() == b"en andens"


def test_a_file_that_is_away_for_a_moment_is_waited_for(path: Path) -> None:
    away = path.with_name("et øjeblik")

    def come_back(_seconds: float) -> None:
        if away.exists():
            away.rename(path)

    repository = Repository.create(path, _titled("min"), around=Surroundings(wait=come_back))
    path.rename(away)
    repository.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("nyere")
    path.rename(away)
    assert repository.read_again().file == _titled("nyere")


def test_what_somebody_else_has_written_can_be_read_before_saving_starts_from_there(path: Path) -> None:
    repository = Repository.create(path, _titled("min"), around=HASTY)
    _replace(path)
    found = repository.read_again()
    assert found.file == _titled("din")
    with pytest.raises(ChangedOnDisk) as caught:
        repository.save(_titled("nyere"))
    assert caught.value.kept is not None
    repository.start_from(found)
    repository.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("nyere")


@pytest.mark.parametrize("content", [b"", b"{}", b'{"file":{"1":{"format":"risikoapp","schema":99}}}'])
def test_what_somebody_else_has_spoilt_is_told_and_left(path: Path, content: bytes) -> None:
    repository = Repository.create(path, _titled("min"), around=HASTY)
    path.write_bytes(content)
    with pytest.raises(SpoiltOnDisk) as caught:
        repository.read_again()
    assert caught.value.reason is None
    with pytest.raises(ChangedOnDisk):
        repository.save(_titled("nyere"))
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_told_and_left(path: Path) -> None:
    repository = Repository.create(path, _titled("min"), around=HASTY)
    path.unlink()
    path.mkdir()
    for failing in (repository.read_again, lambda: repository.save(_titled("nyere"))):
        with pytest.raises(SpoiltOnDisk) as caught:
            failing()
        assert caught.value.reason is not None
    assert path.is_dir()


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", NotJson),
        (b'{"file":{"1":{"format":"risikoapp","schema":99}}}', NewerSchema),
        (b'{"file":{"1":{"format":"risikoapp","schema":1}}}', DamagedRegister),
    ],
)
def test_what_cannot_be_read_again_is_not_overwritten_either(
    path: Path, content: bytes, failure: type[Exception]
) -> None:
    repository = Repository.create(path, _titled("min"))
    path.write_bytes(content)
    with pytest.raises(failure):
        repository.load()
    with pytest.raises(ChangedOnDisk):
        repository.save(_titled("nyere"))
    assert path.read_bytes() == content


BAD_CONTENT = {
    "empty": b"",
    "cut off": b'{"file":{"1":{"format":"risikoapp"',
    "not utf-8": b'{"a":"\xe6"}',
    "half a pair": b'{"a":"\\ud800"}',
    "text": "Risikovurdering for forløbsplaner".encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "zeros": bytes(1000),
    "nested lists": b"[" * 200_000,
    "nested objects": b'{"a":' * 200_000,
    "two documents": b"{}{}",
    "not a number": b'{"a":NaN}',
}


@pytest.mark.parametrize("content", BAD_CONTENT.values(), ids=BAD_CONTENT)
def test_what_is_not_json_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotJson) as caught:
        Repository.open(path)
    assert caught.value.path == path


def test_brackets_nested_inside_a_risk_are_damage(path: Path) -> None:
    Repository.create(path, register_of(1))
    content = path.read_bytes().replace(b'"name":"Risiko 1"', b'"name":' + b"[" * 900 + b"]" * 900)
    path.write_bytes(content)
    with pytest.raises(DamagedRegister):
        Repository.open(path)


def _reason(failure: type[StorageError], path: Path) -> int | None:
    with pytest.raises(failure) as caught:
        Repository.open(path)
    return caught.value.reason.errno if caught.value.reason else None


@posix
def test_why_it_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotThere):
        Repository.open(tmp_path / "ingen.risiko")
    with pytest.raises(FileNotThere):
        Repository.open(tmp_path / "ingen" / "fil.risiko")
    assert _reason(CannotRead, tmp_path) == errno.EISDIR
    (tmp_path / "fil").touch()
    assert _reason(CannotRead, tmp_path / "fil" / "x") == errno.ENOTDIR
    assert _reason(CannotRead, tmp_path / ("x" * 300)) == errno.ENAMETOOLONG


@posix
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "rør"
    os.mkfifo(pipe)
    assert _reason(CannotRead, pipe) == errno.EINVAL
    assert _reason(CannotRead, Path("/dev/zero")) == errno.EINVAL


def test_no_more_is_read_than_a_register_can_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Repository.create(path, _titled("en titel"))
    size = path.stat().st_size
    monkeypatch.setattr(tables_module, "MAX_BYTES", size)
    assert Repository.open(path)[1] == _titled("en titel")
    monkeypatch.setattr(tables_module, "MAX_BYTES", size - 1)
    assert _reason(CannotRead, path) == errno.EFBIG


def test_what_could_not_be_read_again_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository.create(path, _titled("titel"))
    content = path.read_bytes()
    monkeypatch.setattr(tables_module, "MAX_BYTES", len(content))
    repository.save(_titled("Titel"))
    with pytest.raises(CannotWrite) as caught:
        repository.save(_titled("Titler"))
    assert caught.value.reason is not None
    assert caught.value.reason.errno == errno.EFBIG
    assert Repository.open(path)[1] == _titled("Titel")


def test_why_it_cannot_be_saved_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        Repository.create(tmp_path / "ingen" / "fil.risiko", _titled("a"))
    with pytest.raises(StorageError):
        Repository.create(tmp_path, _titled("a"))


@posix
def test_a_file_that_can_no_longer_be_looked_at_stops_the_save(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository.create(path, _titled("min"))

    def fail(_path: Path, **_more: Any) -> Any:
        raise PermissionError(errno.EACCES, "")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", fail)
        with pytest.raises(CannotRead):
            repository.changed_on_disk()
        with pytest.raises(SpoiltOnDisk):
            repository.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("min")
