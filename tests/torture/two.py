"""Two processes on one file, for minutes: no acknowledged edit of either is lost. The window's own way is `windows`.

Each has risks of its own, adds actions to one that both have, makes new ones that may get the same number, and takes
its own away again. When it finds the file changed, it merges, as the window does. One takes the lock of the other, as a
person may.
"""

import datetime as dt
import json
import os
import random
import tempfile
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from risikoapp.domain.edits import create_risk, describe_risk, remove_risk
from risikoapp.domain.entry_edits import add_actions, remove_action
from risikoapp.domain.merge import merge
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.soundness import check
from risikoapp.storage.errors import ChangedOnDisk, Locked
from risikoapp.storage.lock import Lock
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of
from tests.torture.report import Report

_RISKS = 10
_NAMES = ("den ene", "den anden")
_MOST = 20
"""Actions and new risks of one process at a time; the file must not grow for five minutes."""
_START = dt.datetime(2025, 2, 17, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one process has in the file: what its own risks say, its actions in the common one, its new risks."""

    said: tuple[str, ...]
    actions: tuple[str, ...]
    risks: tuple[str, ...]

    @classmethod
    def of(cls, register: Register, place: int) -> "Work":
        common, own = register.risks[0], register.risks[1 + place * _RISKS : 1 + (place + 1) * _RISKS]
        mark = f"{place}-"
        return cls(
            said=tuple(risk.description for risk in own),
            actions=tuple(sorted(action.id for action in common.actions if action.id.startswith(mark))),
            risks=tuple(sorted(risk.id for risk in register.risks if risk.id.startswith(mark))),
        )


def run(report: Report, *, short: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papirer")
        papers.mkdir()
        path = papers / "færgen.risiko"
        around = Surroundings(data=Path(folder, "data"))
        Repository.create(path, register_of(1 + _RISKS * len(_NAMES)), around=around)
        lock = Lock.take(path, dt.datetime.now(dt.UTC))
        children = [
            _start(path, around, place, time.monotonic() + (3 if short else 300)) for place in range(len(_NAMES))
        ]
        ends = [os.waitpid(child, 0)[1] for child in children]
        report.hold(ends == [0, 0], f"a process ended badly: {ends}")
        report.hold(not lock.is_held, "nobody took the lock")
        found = Repository.open(path)[1].register
        told = [json.loads((Path(folder) / name).read_text("utf-8")) for name in _NAMES]
        for place, (number, _merges, last) in enumerate(told):
            stands = _plain(Work.of(found, place))
            report.hold(stands == last, f"{_NAMES[place]}: {stands}, and not {last}")
            # Where the machine has much to do, one may have nothing but the other's to read for some seconds.
            report.hold(short or number > 10, f"{_NAMES[place]} hardly came to work")
        report.hold(sum(merges for _edits, merges, _last in told) > 0, "the two never met")
        renumbered = sum(bool(risk.former_numbers) for risk in found.risks)
        left = sorted(each.name for each in papers.iterdir())
        report.hold(left == [path.name], f"left behind: {left}")
        edits, merges = (" and ".join(str(each[which]) for each in told) for which in (0, 1))
        report.tell(f"{edits} edits, {merges} merges, {renumbered} new risks with another number at the end")


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
    repository, base = Repository.open(path, around)
    file, edits, merges = base, 0, 0
    while time.monotonic() < until:
        edits += 1
        file = _edited(file, place, edits, chance)
        while True:
            try:
                repository.save(file)
                break
            except ChangedOnDisk:
                merges += 1
                found = repository.read_again()
                merged = merge(base, file, found.file)
                check(merged.file)
                assert merged.conflicts == (), merged.conflicts
                assert Work.of(merged.file.register, place) == Work.of(file.register, place)
                repository.start_from(found)
                base, file = found.file, merged.file
        base = file
        time.sleep(chance.choice((0, 0, 0.001, 0.004)))
    lock.release()
    told = path.parent.parent / _NAMES[place]
    told.write_text(json.dumps([edits, merges, _plain(Work.of(file.register, place))]), "utf-8")


def _taken(path: Path) -> Lock:
    """The lock, whoever has it."""
    now = dt.datetime.now(dt.UTC)
    try:
        return Lock.take(path, now)
    except Locked:
        return Lock.take(path, now, force=True)


def _edited(file: RegisterFile, place: int, number: int, chance: random.Random) -> RegisterFile:
    """The file after one more edit of this process."""
    register, work, new_id = file.register, Work.of(file.register, place), f"{place}-{number:08}"
    common = register.risks[0].id
    match chance.choice(("describe", "describe", "action", "risk")):
        case "describe":
            own = register.risks[1 + place * _RISKS + chance.randrange(_RISKS)]
            register = describe_risk(register, own.id, f"Ændret på Ærø af {_NAMES[place]} {number}")
        case "action" if len(work.actions) < _MOST:
            register = add_actions(register, common, [(new_id, None, f"Aftale på Ærø {number}")])
        case "action":
            register = remove_action(register, common, chance.choice(work.actions))
        case _ if len(work.risks) < _MOST:
            given, file = file.take_number()
            created = _START + dt.timedelta(seconds=number)
            register = create_risk(register, risk_id=new_id, number=given, created=created, name=new_id)
        case _:
            register = remove_risk(register, chance.choice(work.risks))
    return replace(file, register=register)


def _plain(work: Work) -> list[Any]:
    return [list(work.said), list(work.actions), list(work.risks)]
