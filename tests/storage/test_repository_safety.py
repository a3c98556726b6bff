"""What was in the file before is backed up, and what does not get into it is kept aside."""

import datetime as dt
import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from risikoapp.codec.errors import DamagedRegister, NotARegister
from risikoapp.codec.tables import to_json
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage import repository as repository_module
from risikoapp.storage.errors import CannotReplace, CannotWrite, ChangedOnDisk, FileNotThere, NotConfirmed
from risikoapp.storage.owner import this_process
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions and files")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "prøve.risiko"


def _titled(title: str) -> RegisterFile:
    return RegisterFile(register=Register(title=title))


DAY = dt.datetime(2025, 2, 17, 9, tzinfo=dt.UTC)


class Around:
    """Surroundings that are set by hand."""

    def __init__(self, folder: Path) -> None:
        self.now = DAY
        self.waited: list[float] = []
        self.during: Callable[[], object] = lambda: None
        self.surroundings = Surroundings(data=folder / "data", now=lambda: self.now, wait=self._wait)

    def _wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.during()


@pytest.fixture
def around(tmp_path: Path) -> Around:
    return Around(tmp_path)


@pytest.fixture
def opened(path: Path, around: Around) -> Repository:
    """A file of yesterday, opened."""
    Repository.create(path, _titled("i går"), around=around.surroundings)
    return Repository.open(path, around.surroundings)[0]


def _refusing(times: int, number: int = errno.EACCES) -> Callable[[Path, Path], Path]:
    """`Path.replace` that is refused so many times before it does as it should."""
    replace, left = Path.replace, [times]

    def refuse(made: Path, target: Path) -> Path:
        if made.suffix == ".tmp" and left[0]:
            left[0] -= 1
            raise OSError(number, os.strerror(number))
        return replace(made, target)

    return refuse


def _titles(repository: Repository) -> list[str]:
    return [Repository.open(copy.path)[1].register.title for copy in repository.backups.list()]


def test_a_new_file_has_nothing_to_back_up(path: Path, around: Around) -> None:
    repository = Repository.create(path, _titled("ny"), around=around.surroundings)
    assert repository.backups.list() == ()
    assert list(path.parent.iterdir()) == [path]


def test_what_was_there_before_the_first_write_of_a_day_is_backed_up(opened: Repository, around: Around) -> None:
    opened.save(_titled("morgen"))
    opened.save(_titled("middag"))
    assert _titles(opened) == ["i går"]
    around.now += dt.timedelta(days=1)
    opened.save(_titled("i morgen"))
    assert _titles(opened) == ["middag", "i går"]
    assert {copy.reason for copy in opened.backups.list()} == {"daily"}


def test_one_copy_a_day_is_enough_for_all_windows(path: Path, opened: Repository, around: Around) -> None:
    opened.save(_titled("morgen"))
    other, _file = Repository.open(path, around.surroundings)
    other.save(_titled("middag"))
    assert _titles(other) == ["i går"]


def test_a_clock_that_goes_back_makes_no_copy_twice(opened: Repository, around: Around) -> None:
    opened.save(_titled("morgen"))
    for days in (1, -1, 1, -2):
        around.now += dt.timedelta(days=days)
        opened.save(_titled(f"{days}"))
    assert sorted(_titles(opened)) == ["1", "i går", "morgen"]


def test_what_is_replaced_unread_is_backed_up_whatever_it_is(path: Path, around: Around) -> None:
    path.write_bytes(b"noget andet")
    repository = Repository.create(path, _titled("ny"), overwrite=True, around=around.surroundings)
    (copy,) = repository.backups.list()
    assert (copy.reason, copy.path.read_bytes()) == ("replaced", b"noget andet")
    repository.save(_titled("nyere"))
    assert len(repository.backups.list()) == 1


def test_an_older_schema_is_backed_up_before_it_is_written_over(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("i dag"))
    around.now += dt.timedelta(minutes=1)
    monkeypatch.setattr(repository_module, "schema_of", lambda _tables: 0)
    migrated, _file = Repository.open(path, around.surroundings)
    migrated.save(_titled("ny form"))
    migrated.save(_titled("nyere"))
    assert [copy.reason for copy in migrated.backups.list()] == ["schema", "daily"]
    assert _titles(migrated) == ["i dag", "i går"]


def test_a_backup_that_fails_never_stops_a_save_and_is_told_once(
    path: Path, opened: Repository, around: Around
) -> None:
    around.surroundings.data.touch()
    opened.save(_titled("morgen"))
    opened.save(_titled("middag"))
    assert Repository.open(path)[1] == _titled("middag")
    failure = opened.take_backup_failure()
    assert failure is not None
    assert failure.path == path
    assert opened.take_backup_failure() is None
    opened.save(_titled("aften"))
    assert opened.take_backup_failure() is None


@posix
def test_a_stranger_that_cannot_be_read_is_told(path: Path, around: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr(repository_module, "MAX_BYTES", 10)
    repository = Repository.create(path, _titled("ny"), overwrite=True, around=around.surroundings)
    assert repository.take_backup_failure() is not None
    assert repository.backups.list() == ()


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY])
def test_a_file_that_is_in_use_is_tried_again_with_growing_pauses(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    opened.save(_titled("før"))
    monkeypatch.setattr(Path, "replace", _refusing(3, number))
    opened.save(_titled("efter"))
    assert Repository.open(path)[1] == _titled("efter")
    assert len(around.waited) == 3
    assert around.waited == sorted(around.waited)
    assert opened.recoveries.pending() is None


def test_a_file_that_stays_in_use_leaves_the_edit_kept_aside(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    with monkeypatch.context() as patch:
        refuse = _refusing(1000)

        def only_there(made: Path, target: Path) -> Path:
            return refuse(made, target) if target == path else os.replace(made, target) or target  # noqa: PTH105

        patch.setattr(Path, "replace", only_there)
        with pytest.raises(CannotReplace) as caught:
            opened.save(_titled("efter"))
    assert 1 < sum(around.waited) < 3
    assert Repository.open(path)[1] == _titled("før")
    assert caught.value.kept is not None
    assert Repository.open(caught.value.kept)[1] == _titled("efter")
    found = Repository(path, around.surroundings).recoveries.pending(_titled("før"))
    assert found is not None
    assert (found.file, found.base) == (_titled("efter"), _titled("før"))
    opened.save(_titled("endelig"))
    assert Repository(path, around.surroundings).recoveries.pending() is None


def test_what_somebody_writes_in_a_pause_is_not_overwritten(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    monkeypatch.setattr(Path, "replace", _refusing(1))
    around.during = lambda: Repository.open(path, around.surroundings)[0].save(_titled("deres"))
    with pytest.raises(ChangedOnDisk) as caught:
        opened.save(_titled("efter"))
    assert Repository.open(path)[1] == _titled("deres")
    assert caught.value.kept is not None
    assert Repository.open(caught.value.kept)[1] == _titled("efter")


def test_what_somebody_writes_in_the_last_moment_is_not_overwritten(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    sync, left = os.fsync, [1]

    def sync_while_another_saves(handle: int) -> None:
        sync(handle)
        if left and not stat.S_ISDIR(os.fstat(handle).st_mode):
            left.pop()
            Repository.open(path, around.surroundings)[0].save(_titled("deres"))

    monkeypatch.setattr(os, "fsync", sync_while_another_saves)
    with pytest.raises(ChangedOnDisk):
        opened.save(_titled("efter"))
    assert Repository.open(path)[1] == _titled("deres")
    assert list(path.parent.glob(".*")) == []


def test_what_somebody_writes_a_moment_later_is_never_taken_for_ours(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    theirs = path.with_name("deres")
    Repository.create(theirs, _titled("deres"))
    replace = Path.replace

    def replace_twice(made: Path, target: Path) -> Path:
        monkeypatch.undo()
        replace(made, target)
        return replace(theirs, target)

    monkeypatch.setattr(Path, "replace", replace_twice)
    opened.save(_titled("efter"))
    with pytest.raises(ChangedOnDisk):
        opened.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("deres")


def test_bytes_that_came_there_in_spite_of_an_error_are_ours(
    path: Path, opened: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the answer of a share is lost on the way."""
    opened.save(_titled("før"))
    replace, answers = Path.replace, [1]

    def lost(made: Path, target: Path) -> Path:
        found = replace(made, target)
        if target == path and answers.pop():
            raise OSError(errno.EIO, "lost")
        return found

    monkeypatch.setattr(Path, "replace", lost)
    with pytest.raises(CannotWrite):
        opened.save(_titled("efter"))
    assert Repository.open(path)[1] == _titled("efter")
    answers.append(0)
    opened.save(_titled("nyere"))
    assert Repository.open(path)[1] == _titled("nyere")


def test_what_a_drive_did_not_confirm_is_kept_and_saved_again(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    whole, folder = os.fsync, path.parent.stat()

    def fail_for_folders(handle: int) -> None:
        if os.path.samestat(os.fstat(handle), folder):
            raise OSError(errno.EIO, "")
        whole(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail_for_folders)
        with pytest.raises(NotConfirmed) as caught:
            opened.save(_titled("efter"))
    assert caught.value.kept is not None
    opened.save(_titled("efter"))
    assert Repository(path, around.surroundings).recoveries.pending() is None


def test_where_nothing_can_be_kept_either_the_save_still_says_why(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    around.surroundings.data.touch()
    monkeypatch.setattr(Path, "replace", _refusing(1000))
    with pytest.raises(CannotReplace) as caught:
        opened.save(_titled("efter"))
    assert caught.value.kept is None


def test_a_new_file_that_cannot_be_made_is_kept_nowhere(tmp_path: Path, around: Around) -> None:
    with pytest.raises(CannotWrite) as caught:
        Repository.create(tmp_path / "ingen" / "ny.risiko", _titled("ny"), around=around.surroundings)
    assert caught.value.kept is None
    assert not around.surroundings.data.exists()


def test_what_is_kept_while_a_save_hangs_outlives_it_when_it_is_newer(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    first, second = _titled("første"), _titled("anden")
    monkeypatch.setattr(Path, "replace", _refusing(1))
    around.during = lambda: opened.keep(second)
    opened.save(first)
    found = Repository(path, around.surroundings).recoveries.pending(first)
    assert found is not None
    assert found.file == second
    opened.save(second)
    assert Repository(path, around.surroundings).recoveries.pending() is None
    # The very one that hangs is saved when it has come through.
    monkeypatch.setattr(Path, "replace", _refusing(1))
    around.during = lambda: opened.keep(first)
    opened.save(first)
    assert Repository(path, around.surroundings).recoveries.pending() is None


def test_a_failing_save_does_not_put_older_edits_in_place_of_newer_ones(
    path: Path, opened: Repository, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.save(_titled("før"))
    monkeypatch.setattr(Path, "replace", _refusing(1))

    def meanwhile() -> None:
        opened.keep(_titled("nyere"))
        path.write_bytes(b"deres")

    around.during = meanwhile
    with pytest.raises(ChangedOnDisk) as caught:
        opened.save(_titled("ældre"))
    assert caught.value.kept is not None
    assert Repository.open(caught.value.kept)[1] == _titled("nyere")


def test_kept_edits_can_be_given_up(path: Path, opened: Repository, around: Around) -> None:
    opened.keep(_titled("efter"))
    opened.forget_kept()
    opened.forget_kept()
    assert Repository(path, around.surroundings).recoveries.pending() is None


def test_opening_removes_what_a_killed_save_left(path: Path, opened: Repository) -> None:
    left = path.with_name(f".{path.name}.{this_process().place}-9999999999-1.abc.tmp")
    left.touch()
    Repository.open(path)
    assert list(path.parent.glob(".*")) == []
    left.touch()
    Repository.create(path, _titled("ny"), overwrite=True)
    assert list(path.parent.glob(".*")) == []


def test_a_register_damaged_in_one_risk_is_read_without_it(path: Path) -> None:
    file = register_of(3)
    Repository.create(path, file)
    content = path.read_bytes().replace(b'"name":"Risiko 2"', b'"name":2')
    path.write_bytes(content)
    with pytest.raises(DamagedRegister):
        Repository.open(path)
    found = Repository.salvage(path)
    assert found.file.register.risks == (file.register.risks[0], file.register.risks[2])
    assert [loss.risk for loss in found.losses] == ["2"]
    assert path.read_bytes() == content


def test_what_is_no_register_cannot_be_read_in_part(tmp_path: Path) -> None:
    with pytest.raises(FileNotThere):
        Repository.salvage(tmp_path / "ingen")
    (tmp_path / "andet").write_bytes(b"[]")
    with pytest.raises(NotARegister):
        Repository.salvage(tmp_path / "andet")


def _in_safety(repository: Repository) -> list[str]:
    kept = sorted(repository.recoveries.folder.glob("*.risiko"))
    return [Repository.open(path)[1].register.title for path in kept]


def test_only_what_lies_in_safety_is_said_to(opened: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", _refusing_for(opened.path))
    with pytest.raises(CannotReplace) as first:
        opened.save(_titled("en"))
    assert first.value.kept is not None
    monkeypatch.setattr(Recoveries, "keep", _full)
    with pytest.raises(CannotReplace) as second:
        opened.save(_titled("to"))
    assert second.value.kept is None
    assert _in_safety(opened) == ["en"]


def test_a_save_forgets_what_an_earlier_one_kept_and_what_it_has_saved(
    opened: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _refusing_for(opened.path))
        with pytest.raises(CannotReplace):
            opened.save(_titled("en"))
    opened.save(_titled("to"))
    assert _in_safety(opened) == []
    file = _titled("tre")
    opened.keep(file)
    opened.save(file)
    assert _in_safety(opened) == []


def test_a_save_forgets_nothing_newer_that_was_kept(opened: Repository) -> None:
    opened.keep(_titled("to, og mere"))
    opened.save(_titled("to"))
    assert _in_safety(opened) == ["to, og mere"]


def test_what_is_being_kept_while_a_save_ends_is_not_forgotten(
    opened: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, go_on, keep = threading.Event(), threading.Event(), Recoveries.keep

    def slow(recoveries: Recoveries, file: RegisterFile, base: bytes) -> Path:
        inside.set()
        assert go_on.wait(10)
        return keep(recoveries, file, base)

    monkeypatch.setattr(Recoveries, "keep", slow)
    with ThreadPoolExecutor() as pool:
        kept = pool.submit(opened.keep, _titled("nyere"))
        assert inside.wait(10)
        saved = pool.submit(opened.save, _titled("ældre"))
        end = time.monotonic() + 10
        while Repository.open(opened.path)[1] != _titled("ældre"):
            assert time.monotonic() < end
        go_on.set()
        saved.result()
        kept.result()
    assert _in_safety(opened) == ["nyere"]


def _refusing_for(path: Path) -> Callable[[Path, Path], Path]:
    replace = Path.replace

    def refuse(made: Path, target: Path) -> Path:
        if target == path:
            raise OSError(errno.EACCES, "refused")
        return replace(made, target)

    return refuse


def _full(*_: object) -> Path:
    raise CannotWrite(Path("mappe"), OSError(errno.ENOSPC, "full"))


def test_what_others_replaced_is_backed_up_before_it_is_gone_on_from(
    path: Path, opened: Repository, around: Around
) -> None:
    opened.save(_titled("mit arbejde"))
    other, _file = Repository.open(path, around.surroundings)
    other.save(_titled("deres"))
    opened.start_from(opened.read_again())
    assert [copy.reason for copy in opened.backups.list()][-1] == "daily"
    assert sorted(_titles(opened)) == ["i går", "mit arbejde"]
    opened.start_from(opened.read_again())
    assert len(_titles(opened)) == 2, "what is there still needs no copy"


def test_a_copy_of_what_others_replaced_does_not_stand_for_the_first_of_a_day(
    path: Path, opened: Repository, around: Around
) -> None:
    path.write_bytes(to_json(_titled("deres")))
    opened.start_from(opened.read_again())
    opened.save(_titled("mit"))
    assert sorted(_titles(opened)) == ["deres", "i går"]


def test_what_the_file_held_before_is_known_again(path: Path, opened: Repository) -> None:
    yesterday = path.read_bytes()
    assert not opened.read_again().is_step_back
    opened.save(_titled("morgen"))
    morning = path.read_bytes()
    opened.save(_titled("middag"))
    assert not opened.read_again().is_step_back, "it is as it was left"
    for older in (yesterday, morning):
        path.write_bytes(older)
        assert opened.read_again().is_step_back
    path.write_bytes(to_json(_titled("deres")))
    assert not opened.read_again().is_step_back


def test_what_was_there_before_a_number_was_given_is_older_whoever_wrote_it(path: Path, opened: Repository) -> None:
    for numbers, is_older in ((3, False), (5, False), (4, True), (5, False)):
        path.write_bytes(to_json(replace(_titled(f"udgave {numbers}"), next_number=numbers)))
        found = opened.read_again()
        assert found.is_step_back is is_older
        if not is_older:
            opened.start_from(found)
    opened.save(replace(_titled("mit"), next_number=6))
    path.write_bytes(to_json(replace(_titled("deres"), next_number=5)))
    assert opened.read_again().is_step_back


def test_a_copy_of_what_is_gone_from_the_file_is_told_from_one_of_what_was_only_changed(
    path: Path, opened: Repository
) -> None:
    file = register_of(3)
    some = replace(file, register=replace(file.register, risks=file.register.risks[:2]))
    for each in (file, replace(file, register=replace(file.register, title="Ændret")), some, file):
        path.write_bytes(to_json(each))
        opened.start_from(opened.read_again())
    (copy,) = [copy for copy in opened.backups.list() if copy.reason == "lost"]
    assert Repository.open(copy.path)[1].register.title == "Ændret"
    assert len(opened.backups.list()) == 4


def test_who_undoes_an_edit_of_his_own_puts_nothing_back(path: Path, opened: Repository, around: Around) -> None:
    opened.save(_titled("mit"))
    other, _file = Repository.open(path, around.surroundings)
    other.save(_titled("deres"))
    opened.start_from(opened.read_again())
    other.save(_titled("mit"))
    assert not opened.read_again().is_step_back


def test_a_copy_that_a_person_has_made_does_not_stand_for_the_first_of_a_day(opened: Repository) -> None:
    opened.back_up(_titled("før gendannelse"))
    opened.save(_titled("gendannet"))
    assert sorted(_titles(opened)) == ["før gendannelse", "i går"]
