"""Years of work by a clock that jumps: what was there before each day's first write can be had back."""

import datetime as dt
import os
import random
import tempfile
import time
from pathlib import Path

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage.backups import Backups
from risikoapp.storage.errors import Locked
from risikoapp.storage.lock import Lock
from risikoapp.storage.repository import Repository, Surroundings
from tests.torture.report import Report

_DANISH = "CET-1CEST,M3.5.0,M10.5.0/3"
_DAYS_OF_NOTE = ("2024-02-29", "2024-03-31", "2024-10-27", "2024-12-31", "2025-02-28", "2025-03-01")


def run(report: Report, *, short: bool) -> None:
    before = os.environ.get("TZ")
    os.environ["TZ"] = _DANISH
    time.tzset()
    try:
        for seed in range(1 if short else 10):
            _years(report, random.Random(seed), 60 if short else 1_500)
        _lock_by_wrong_clocks(report)
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def _years(report: Report, chance: random.Random, days: int) -> None:
    now = dt.datetime(2023, 12, 20, 12, tzinfo=dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        around = Surroundings(data=Path(folder, "data"), now=lambda: now)
        path = Path(folder, "færgen.risiko")
        last, number = "0", 0
        Repository.create(path, RegisterFile(register=Register(title=last)), around=around)
        seen: set[dt.date] = set()
        most = 0
        for day in range(days):
            now = _next(chance, now, day)
            repository, _file = Repository.open(path, around)
            today = now.astimezone().date()
            for _ in range(chance.choice((1, 1, 3))):
                number += 1
                repository.save(RegisterFile(register=Register(title=f"{number}")))
            if today not in seen:
                report.hold(last in _titles(repository.backups, today), f"no copy of what was there before {now}")
            seen.add(today)
            last = f"{number}"
            most = max(most, len(repository.backups.list()))
            report.hold(repository.take_backup_failure() is None, f"no copy on {now}")
        report.hold(most < 400, f"{most} copies")
    report.tell(f"{days} days of work, {number} saves, some with a clock that jumped: at most {most} copies")


def _next(chance: random.Random, now: dt.datetime, day: int) -> dt.datetime:
    """A later moment as a rule; now and then one of note, or one by a clock that is wrong."""
    if day < len(_DAYS_OF_NOTE):
        return dt.datetime.fromisoformat(f"{_DAYS_OF_NOTE[day]}T{chance.randrange(24):02}:30:00+00:00")
    jump = chance.random()
    if jump < 0.02:
        return now - dt.timedelta(days=chance.randrange(1, 800))
    if jump < 0.03:
        return now + dt.timedelta(days=chance.randrange(300, 8_000))
    return min(now + dt.timedelta(hours=chance.randrange(1, 90)), dt.datetime(2099, 1, 1, tzinfo=dt.UTC))


def _titles(copies: Backups, day: dt.date) -> set[str]:
    return {Repository.open(copy.path)[1].register.title for copy in copies.list() if copy.made.date() == day}


def _lock_by_wrong_clocks(report: Report) -> None:
    """What a lock says of the time makes nobody's lock anybody else's."""
    moments = [dt.datetime(year, 2, 28, tzinfo=dt.UTC) for year in (1, 1970, 2025, 2038, 9999)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "færgen.risiko")
        path.touch()
        for theirs in moments:
            for ours in moments:
                Lock.take(path, theirs, force=True)
                place = Path(folder, ".færgen.risiko.lock")
                place.write_bytes(place.read_bytes().replace(b'"owner":"', b'"owner":"0'))
                try:
                    Lock.take(path, ours)
                    report.hold(False, f"a lock of {theirs} was taken at {ours}")
                except Locked:
                    pass
    report.tell(f"a lock of another machine stands at {len(moments)} times by {len(moments)} clocks")
