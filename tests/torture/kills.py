"""kill -9 at random moments of a running edit-and-save loop: no file is unreadable, no acknowledged edit lost.

Each run goes on with the file that the last one left. The edits are numbered, and the whole file is a function of the
number of the last: what must stand in it is known to the letter.
"""

import json
import os
import random
import signal
import struct
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tinydb import TinyDB

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of
from tests.torture.report import Report
from tests.torture.unseen import edit_for_ever

Acknowledge = Callable[[int], object]
Work = Callable[[Path, Acknowledge], object]
_PLACE = struct.Struct("<Q")
_WORDS = "Rettelse {number} på Ærø – »færgen« sejler"


@dataclass
class Tally:
    """What came of a number of kills."""

    runs: int = 0
    edits: int = 0
    in_the_middle: int = 0
    unreadable: int = 0
    lost: int = 0

    def __str__(self) -> str:
        return (
            f"{self.runs} kills, {self.edits} edits acknowledged, {self.in_the_middle} killed in the middle of a save: "
            f"{self.unreadable} unreadable files, {self.lost} lost edits"
        )


def run(report: Report, *, short: bool) -> None:
    for size, runs in ((30, 15), (1_000, 5)) if short else ((30, 1_000), (1_000, 200)):
        for name, work in (("repository", _save), ("autosave", _autosave)):
            with tempfile.TemporaryDirectory() as folder:
                tally = _kill_registers(report, Path(folder), size, runs, work)
            report.tell(f"{name}, {size} risks: {tally}")
            report.hold(not tally.unreadable and not tally.lost, f"{name}, {size} risks: {tally}")
            report.hold(short or tally.in_the_middle > runs / 20, f"{name}, {size} risks: hardly a save was cut")
        with tempfile.TemporaryDirectory() as folder:
            tally = _kill_tinydb(Path(folder), size, runs if short else runs // 4)
        report.tell(f"for comparison TinyDB's own storage, {size} risks: {tally}")


def edited(file: RegisterFile, number: int) -> RegisterFile:
    """The file after the edit of that number."""
    risks = list(file.register.risks)
    place = number % len(risks)
    risks[place] = replace(risks[place], description=_WORDS.format(number=number))
    return replace(file, register=replace(file.register, title=str(number), risks=tuple(risks)))


def _expected(size: int, number: int) -> Register:
    file = register_of(size)
    for each in range(max(1, number - size + 1), number + 1):
        file = edited(file, each)
    return file.register


def _save(path: Path, acknowledge: Acknowledge) -> None:
    repository, file = Repository.open(path, _around(path))
    number = int(file.register.title) if file.register.title.isdecimal() else 0
    while True:
        number += 1
        file = edited(file, number)
        repository.save(file)
        acknowledge(number)


def _autosave(path: Path, acknowledge: Acknowledge) -> None:
    """The window's own document and autosave, with its thread; edits come whether or not a save is under way."""
    edit_for_ever(path, _around(path), acknowledge, edited)


def _around(path: Path) -> Surroundings:
    # Who was killed in his turn is waited for as long as ever, but faster.
    return Surroundings(data=path.parent.parent / "data", wait=lambda seconds: time.sleep(seconds / 100))


def _kill_registers(report: Report, folder: Path, size: int, runs: int, work: Work) -> Tally:
    papers = folder / "papirer"
    papers.mkdir()
    path, tally, chance = papers / "færgen.risiko", Tally(), random.Random(size)
    Repository.create(path, register_of(size), around=_around(path))
    for _ in range(runs):
        before = _number_in(path)
        acknowledged = _kill(work, path, chance.uniform(0, 0.03 if size < 100 else 0.08))
        tally.runs += 1
        tally.edits += max(0, acknowledged - before)
        tally.in_the_middle += any(each.suffix == ".tmp" for each in papers.iterdir())
        try:
            found = Repository.open(path)[1].register
        except Exception as error:
            tally.unreadable += 1
            report.hold(False, f"unreadable: {error!r}")
            Repository.create(path, register_of(size), overwrite=True, around=_around(path))
            continue
        number = int(found.title) if found.title.isdecimal() else 0
        tally.lost += number < acknowledged
        report.hold(number == 0 or found == _expected(size, number), f"after edit {number} stands something else")
        left = {each.name for each in papers.iterdir()} - {path.name, f".{path.name}.turn"}
        report.hold(not left, f"left behind: {left}")
    report.hold(Repository(path, _around(path)).recoveries.pending() is None, "something waits for a recovery")
    return tally


def _number_in(path: Path) -> int:
    title = Repository.open(path)[1].register.title
    return int(title) if title.isdecimal() else 0


def _kill(work: Work, path: Path, seconds: float) -> int:
    """Lets a child work on the file, kills it so long after it has begun; the last edit it acknowledged, or 0."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(path, lambda number: os.write(writer, _PLACE.pack(number)))
        finally:
            # Nothing of the parent's is ended here.
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as stream:
        first = stream.read(_PLACE.size)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        said = (first or b"") + stream.readall()
    if os.WIFEXITED(status):
        raise RuntimeError(f"the worker ended by itself with {os.WEXITSTATUS(status)}")
    whole = said[: len(said) // _PLACE.size * _PLACE.size]
    return _PLACE.unpack(whole[-_PLACE.size :])[0] if whole else 0


def _update_tinydb(path: Path, acknowledge: Acknowledge) -> None:
    database = TinyDB(path, encoding="utf-8")
    number = database.table("register").all()[0]["number"]
    risks, size = database.table("risks"), len(database.table("risks"))
    while True:
        number += 1
        risks.update({"description": _WORDS.format(number=number)}, doc_ids=[number % size + 1])
        database.table("register").update({"number": number})
        acknowledge(number)


def _kill_tinydb(folder: Path, size: int, runs: int) -> Tally:
    path, tally, chance = folder / "tinydb.json", Tally(), random.Random(size)
    fresh = folder / "fresh.risiko"
    Repository.create(fresh, register_of(size), around=_around(fresh))
    tables = json.loads(fresh.read_bytes())
    tables["register"] = {"1": {"number": 0}}
    whole = json.dumps(tables, ensure_ascii=False).encode()
    path.write_bytes(whole)
    before = 0
    for _ in range(runs):
        acknowledged = _kill(_update_tinydb, path, chance.uniform(0, 0.015 if size < 100 else 0.3))
        tally.runs += 1
        tally.edits += max(0, acknowledged - before)
        try:
            before = json.loads(path.read_bytes())["register"]["1"]["number"]
        except (ValueError, KeyError):
            tally.unreadable += 1
            path.write_bytes(whole)
            before = 0
            continue
        tally.lost += before < acknowledged
    return tally
