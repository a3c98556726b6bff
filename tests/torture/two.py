"""Two processes on one file, for minutes: no acknowledged edit of either is lost.

Each has risks of its own, and makes its edits again on what the other has written when it finds the file changed. One
takes the lock of the other, as a person may.
"""

import datetime as dt
import os
import random
import tempfile
import time
import traceback
from dataclasses import replace
from pathlib import Path

from risikoapp.domain.edits import describe_risk
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import ChangedOnDisk, Locked
from risikoapp.storage.lock import Lock
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of
from tests.torture.report import Report

_RISKS = 10
_NAMES = ("den ene", "den anden")


def run(report: Report, *, short: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papirer")
        papers.mkdir()
        path = papers / "færgen.risiko"
        around = Surroundings(data=Path(folder, "data"))
        Repository.create(path, register_of(_RISKS * len(_NAMES)), around=around)
        lock = Lock.take(path, dt.datetime.now(dt.UTC))
        children = [
            _start(path, around, place, time.monotonic() + (3 if short else 300)) for place in range(len(_NAMES))
        ]
        ends = [os.waitpid(child, 0)[1] for child in children]
        report.hold(ends == [0, 0], f"a process ended badly: {ends}")
        report.hold(not lock.is_held, "nobody took the lock")
        told = [(Path(folder) / name).read_text().split() for name in _NAMES]
        found = Repository.open(path)[1]
        for place, (number, _again, *last) in enumerate(told):
            stands = [_number(found, place, risk) for risk in range(_RISKS)]
            report.hold(stands == [int(edit) for edit in last], f"{_NAMES[place]}: {stands}, and not {last}")
            report.hold(int(number) > 10, f"{_NAMES[place]} hardly came to work")
        left = sorted(each.name for each in papers.iterdir())
        report.hold(left == [path.name], f"left behind: {left}")
        report.tell(
            f"{' and '.join(each[0] for each in told)} edits, {' and '.join(each[1] for each in told)} of them again"
        )


def _start(path: Path, around: Surroundings, place: int, until: float) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _work(path, around, place, until)
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def _work(path: Path, around: Surroundings, place: int, until: float) -> None:
    lock = _taken(path)
    chance = random.Random(place)
    repository, file = Repository.open(path, around)
    acknowledged = [0] * _RISKS
    edits = again = 0
    while time.monotonic() < until:
        risk = chance.randrange(_RISKS)
        edits += 1
        while True:
            seen = [_number(file, place, each) for each in range(_RISKS)]
            assert seen == acknowledged, f"{_NAMES[place]}: {seen} stand there, and not {acknowledged}"
            file = _edited(file, place, risk, edits)
            try:
                repository.save(file)
                break
            except ChangedOnDisk:
                again += 1
                file = repository.load()
        acknowledged[risk] = edits
        time.sleep(chance.choice((0, 0, 0.001, 0.004)))
    lock.release()
    told = path.parent.parent / _NAMES[place]
    told.write_text(" ".join(map(str, (edits, again, *acknowledged))))


def _taken(path: Path) -> Lock:
    """The lock, whoever has it."""
    now = dt.datetime.now(dt.UTC)
    try:
        return Lock.take(path, now)
    except Locked:
        return Lock.take(path, now, force=True)


def _number(file: RegisterFile, place: int, risk: int) -> int:
    """The number of the edit that stands in one of the risks that belong to a process."""
    words = file.register.risks[place * _RISKS + risk].description.split()
    return int(words[-1]) if words[-1].isdecimal() else 0


def _edited(file: RegisterFile, place: int, risk: int, number: int) -> RegisterFile:
    chosen = file.register.risks[place * _RISKS + risk]
    return replace(file, register=describe_risk(file.register, chosen.id, f"Ændret på Ærø af {_NAMES[place]} {number}"))
