"""A name is taken out of all copies of a file, and what could not be done is told."""

import datetime as dt
import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from risikoapp.codec.log_blocks import all_entries, pack, unpack
from risikoapp.codec.tables import to_json
from risikoapp.domain.edits import change_properties
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import RegisterFile, Snapshot
from risikoapp.domain.redaction import NameTaker
from risikoapp.storage import redacting
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.redacting import InCopies, NameInCopies
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of

NOW = dt.datetime(2025, 2, 17, 9, tzinfo=dt.UTC)
ENTRY = LogEntry(id="l1", time=NOW, field="name", old="Åse Bo", new="ÅSE BO", who="åse bo")


@pytest.fixture
def with_it() -> RegisterFile:
    """The name stands in the register, a status, a packed entry (three times) and a loose one (three times)."""
    file = register_of(2)
    register = change_properties(file.register, title="Åse Bos risici", status_date=NOW.date())
    log = Log(blocks=(pack([ENTRY]),), entries=(replace(ENTRY, id="l2"),))
    return replace(file, register=register, snapshots=(Snapshot(id="s", finished=NOW, register=register),), log=log)


@pytest.fixture
def repository(tmp_path: Path, with_it: RegisterFile) -> Repository:
    around = Surroundings(data=tmp_path / "data", now=lambda: NOW)
    made = Repository.create(tmp_path / "færgen.risiko", register_of(2), around=around)
    made.backups.make((to_json(with_it),), "daily")
    made.backups.make((to_json(register_of(2)),), "joined")
    made.recoveries.keep(with_it, to_json(with_it))
    return made


def names(repository: Repository) -> NameInCopies:
    return NameInCopies(repository, register_of(2).register, NameTaker("Åse Bo", "[navn fjernet]"), NOW.date())


def held(repository: Repository) -> str:
    """All that is written in the copies, unpacked."""
    paths = [
        *(backup.path for backup in repository.backups.list()),
        *repository.recoveries.paths(register_of(2).register),
    ]
    assert len(paths) == 4
    files = [Repository.open(path)[1] for path in paths]
    packed = [repr(all_entries(file.log)) + repr([unpack(block) for block in file.log.blocks]) for file in files]
    return "".join((*(path.read_text("utf-8") for path in paths), *packed)).casefold()


def test_it_is_counted_and_nothing_is_changed(repository: Repository) -> None:
    told: list[tuple[int, int]] = []
    before = held(repository)
    assert "åse bo" in before
    assert names(repository).count(lambda *done: told.append(done)) == InCopies(files=3, places=24)
    assert held(repository) == before
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_no_copy_holds_it_any_more_and_each_is_as_old_as_it_was(repository: Repository) -> None:
    for path in repository.recoveries.paths(register_of(2).register):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    backups = repository.backups.list()
    assert names(repository).take_out(lambda *_done: None) == InCopies(files=3, places=24)
    assert "åse bo" not in held(repository)
    assert names(repository).count(lambda *_done: None) == InCopies()
    assert repository.backups.list() == backups
    assert {path.stat().st_mtime for path in repository.recoveries.paths(register_of(2).register)} == {1_000_000_000}


def test_a_copy_that_cannot_be_read_is_told_and_left(repository: Repository) -> None:
    newest = repository.backups.list()[0].path
    newest.write_bytes(b"\xc3")
    for look in (names(repository).count, names(repository).take_out):
        found = look(lambda *_done: None)
        assert found.failed == (newest,)
        assert found.files == 3
    assert newest.read_bytes() == b"\xc3"


def test_a_copy_that_goes_away_meanwhile_is_none(repository: Repository) -> None:
    paths = repository.recoveries.paths(register_of(2).register)

    def take_away(*_done: int) -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    assert names(repository).take_out(take_away) == InCopies(files=1, places=8)


def test_what_was_kept_under_an_earlier_name_is_found_too(repository: Repository, tmp_path: Path) -> None:
    renamed = repository.path.rename(tmp_path / "broen.risiko")
    now = Repository(renamed, Surroundings(data=tmp_path / "data", now=lambda: NOW))
    assert names(now).take_out(lambda *_done: None) == InCopies(files=3, places=24)
    assert "åse bo" not in held(repository)


def test_a_copy_that_cannot_be_written_is_told_and_stays_whole(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_given: object, **_options: object) -> None:
        raise CannotWrite(path, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(redacting, "write_atomically", refused)
    before = held(repository)
    found = names(repository).take_out(lambda *_done: None)
    backups = [backup.path for backup in repository.backups.list() if backup.reason == "daily"]
    assert (found.files, set(found.failed)) == (0, {*backups, *repository.recoveries.paths(register_of(2).register)})
    assert held(repository) == before
