"""Edits that did not get into their file are found again, once, by whoever comes next."""

import datetime as dt
import hashlib
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from risikoapp.codec.tables import to_json
from risikoapp.domain.edits import change_properties
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.owner import this_process
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.storage.tables import AtomicStorage
from tests.bench.registers import register_of

CHECKOUT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
BASE = register_of(2)
KEEP = """\
import sys
from pathlib import Path
from typing import Any
from risikoapp.codec.tables import to_json
from risikoapp.domain.edits import change_properties
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.recovery import Recoveries
from tests.bench.registers import register_of
data, path, title = sys.argv[1:]
file = register_of(2)
edited = RegisterFile(register=change_properties(file.register, title=title), next_number=file.next_number)
print(Recoveries(Path(data), Path(path)).keep(edited, to_json(file)), flush=True)
input()
"""


def _titled(title: str) -> RegisterFile:
    return replace(BASE, register=change_properties(BASE.register, title=title))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papirer" / "færgen.risiko"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def kept(data: Path, path: Path) -> Recoveries:
    return Recoveries(data, path)


def _another(data: Path, path: Path, title: str) -> "subprocess.Popen[str]":
    """Another process, that has kept edits and lives until it is spoken to."""
    command = [sys.executable, "-c", KEEP, str(data), str(path), title]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def _dies_keeping(data: Path, path: Path, title: str) -> None:
    with _another(data, path, title) as process:
        process.kill()


def test_what_a_killed_process_kept_is_found(data: Path, path: Path, kept: Recoveries) -> None:
    _dies_keeping(data, path, "Ændret")
    found = kept.pending(BASE)
    assert found is not None
    assert found.file == _titled("Ændret")
    assert found.base == BASE
    assert found.base_hash == hashlib.sha256(to_json(BASE)).hexdigest()
    assert abs(found.kept - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)


def test_it_is_offered_until_somebody_has_decided(data: Path, path: Path, kept: Recoveries) -> None:
    _dies_keeping(data, path, "Ændret")
    assert kept.pending(BASE) == kept.pending(BASE)
    found = kept.pending(BASE)
    assert found is not None
    kept.discard(found)
    assert kept.pending(BASE) is None
    assert list(found.path.parent.iterdir()) == []


def test_what_the_file_holds_already_is_removed_in_silence(data: Path, path: Path, kept: Recoveries) -> None:
    _dies_keeping(data, path, "Ændret")
    assert kept.pending(_titled("Ændret")) is None
    assert kept.pending(BASE) is None


def test_what_a_living_process_keeps_is_its_own_affair(data: Path, path: Path, kept: Recoveries) -> None:
    with _another(data, path, "Ændret") as process:
        assert kept.pending(BASE) is None
        process.kill()
    assert kept.pending(BASE) is not None


def test_the_newest_of_several_comes_first(data: Path, path: Path, kept: Recoveries) -> None:
    for number, title in enumerate(("Første", "Anden")):
        _dies_keeping(data, path, title)
        found = kept.pending(BASE)
        assert found is not None
        os.utime(found.path, (number + 10, number + 10))
    titles: list[str] = []
    while (found := kept.pending(BASE)) is not None:
        titles.append(found.file.register.title)
        kept.discard(found)
    assert titles == ["Anden", "Første"]


def test_what_this_window_keeps_is_not_offered_to_it(data: Path, path: Path, kept: Recoveries) -> None:
    where = kept.keep(_titled("Ændret"), to_json(BASE))
    assert kept.pending(BASE) is None
    # But to the next window of this program, when that one is closed.
    found = Recoveries(data, path).pending(BASE)
    assert found is not None
    assert found.path == where
    kept.forget()
    assert Recoveries(data, path).pending(BASE) is None
    assert list(where.parent.iterdir()) == []


def test_only_the_newest_is_kept(kept: Recoveries, data: Path, path: Path) -> None:
    kept.keep(_titled("Første"), to_json(BASE))
    kept.keep(_titled("Anden"), to_json(BASE))
    where = kept.keep(_titled("Tredje"), to_json(_titled("Deres")))
    assert len(list(where.parent.iterdir())) == 2
    found = Recoveries(data, path).pending(BASE)
    assert found is not None
    assert (found.file, found.base) == (_titled("Tredje"), _titled("Deres"))


def test_it_is_a_register_like_any_other(kept: Recoveries) -> None:
    where = kept.keep(_titled("Ændret"), to_json(BASE))
    assert Repository.open(where)[1] == _titled("Ændret")


def test_each_file_has_its_own(kept: Recoveries, data: Path, path: Path) -> None:
    kept.keep(_titled("Ændret"), to_json(BASE))
    for other in (path.with_name("anden.risiko"), path.parent.with_name("andre") / path.name):
        assert Recoveries(data, other).pending() is None


@posix
def test_it_is_for_this_user_alone(kept: Recoveries, data: Path) -> None:
    mask = os.umask(0)
    try:
        where = kept.keep(_titled("Ændret"), to_json(BASE))
    finally:
        os.umask(mask)
    for file in where.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in (where.parent, where.parent.parent, data):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_cannot_be_read_stays_for_whoever_can(kept: Recoveries, data: Path, path: Path) -> None:
    where = kept.keep(_titled("Ændret"), to_json(BASE))
    where.write_bytes(b"{")
    (where.parent / "noter.txt").touch()
    other = Recoveries(data, path)
    assert other.pending(BASE) is None
    assert where.exists()


def test_without_its_base_it_is_found_too(kept: Recoveries, data: Path, path: Path) -> None:
    where = kept.keep(_titled("Ændret"), b"{")
    found = Recoveries(data, path).pending(BASE)
    assert found is not None
    assert (found.path, found.base, found.base_hash) == (where, None, hashlib.sha256(b"{").hexdigest())


def test_what_another_machine_kept_is_found(kept: Recoveries, data: Path, path: Path) -> None:
    where = kept.keep(_titled("Ændret"), to_json(BASE))
    elsewhere = where.name.replace(this_process().place, "0" * 12, 1)
    where.rename(where.with_name(elsewhere))
    assert Recoveries(data, path).pending(BASE) is not None


def test_a_place_that_cannot_be_written_to_is_told(kept: Recoveries, data: Path) -> None:
    data.touch()
    with pytest.raises(CannotWrite):
        kept.keep(_titled("Ændret"), to_json(BASE))
    kept.forget()
    assert kept.pending() is None


def test_another_window_that_tidies_up_takes_no_base_that_is_wanted(
    kept: Recoveries, data: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, write = Recoveries(data, path), AtomicStorage.write

    def slow(storage: AtomicStorage, tables: dict[str, dict[Any, Any]]) -> None:
        other.forget()
        write(storage, tables)

    monkeypatch.setattr(AtomicStorage, "write", slow)
    kept.keep(_titled("Mit"), to_json(BASE))
    found = Recoveries(data, path).pending()
    assert found is not None
    assert found.base == BASE


@posix
def test_what_is_kept_by_a_link_is_found_by_the_file_itself(kept: Recoveries, data: Path, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(to_json(BASE))
    link = path.with_name("genvej.risiko")
    link.symlink_to(path)
    Recoveries(data, link).keep(_titled("Gennem genvejen"), to_json(BASE))
    for place in (path, link):
        found = Recoveries(data, place).pending()
        assert found is not None
        assert found.file == _titled("Gennem genvejen")
    assert kept.folder.name.startswith("færgen ")
