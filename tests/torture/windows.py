"""The program's own window, twice, on one file, while a third process now and then puts an older state back.

As two people with a synchronising program between them. What a window has called saved stands in the file in the end,
or somebody has been told that an older state was put back, and it lies among the copies.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.backups import Backups
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository, Surroundings
from risikoapp.storage.restoring import read_backup
from tests.bench.registers import register_of
from tests.torture.colleague import NAMES, RISKS, Said, said
from tests.torture.report import Report

CHECKOUT = Path(__file__).parents[2]
_WAITS = ((0.3, 1.0), (8.0, 20.0))
"""Seconds from one old state to the next, in a short run and in a long one."""
_REMEMBERED = 200


def run(report: Report, *, short: bool) -> None:
    seconds = 4 if short else 180
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = folder / "papirer"
        papers.mkdir()
        path = papers / "færgen.risiko"
        Repository.create(path, register_of(1 + RISKS * len(NAMES)), around=Surroundings(data=folder / "data"))
        children = [_start(path, folder, place, seconds) for place in range(len(NAMES))]
        put_back = _put_back(path, time.monotonic() + seconds, *_WAITS[not short])
        ends = [_end_of(child) for child in children]
        report.hold(ends == [0, 0], f"a window ended badly: {ends}")
        told = [json.loads(_told(folder, place).read_text("utf-8")) for place in range(len(NAMES))]
        counts = {key: sum(each["counts"][key] for each in told) for key in told[0]["counts"]}
        report.tell(f"{put_back} old states put back; {', '.join(f'{key} {count}' for key, count in counts.items())}")
        for each in told:
            report.hold(not each["faults"], "".join(each["faults"]))
        report.hold(not counts["gone untold"], f"{counts['gone untold']} times something went and nothing was said")
        is_busy = min(counts["edits"], counts["meetings"], counts["put back"]) > 0
        report.hold(short or is_busy, "hardly anything came together")
        _judge(report, path, folder, [each["said"] for each in told])
        left = sorted(each.name for each in papers.iterdir())
        report.hold(left == [path.name], f"left behind: {left}")


def _start(path: Path, folder: Path, place: int, seconds: float) -> "subprocess.Popen[bytes]":
    own = str(_data(folder, place).parent)
    homes = {"XDG_DATA_HOME": own, "XDG_CONFIG_HOME": own, "QT_QPA_PLATFORM": "offscreen"}
    told = _told(folder, place)
    command = [sys.executable, "-m", "tests.torture.colleague", path, str(place), str(seconds), told]
    return subprocess.Popen(command, cwd=CHECKOUT, env=os.environ | homes, stderr=subprocess.DEVNULL)


def _end_of(child: "subprocess.Popen[bytes]") -> int | None:
    try:
        return child.wait(300)
    except subprocess.TimeoutExpired:
        child.kill()
        return None


def _data(folder: Path, place: int) -> Path:
    return folder / f"hos {NAMES[place]}" / "risikoapp"


def _told(folder: Path, place: int) -> Path:
    return folder / NAMES[place]


def _put_back(path: Path, until: float, shortest: float, longest: float) -> int:
    """Puts states of the file back that it had once, by a rename and without a look; how often."""
    chance, states, count = random.Random(7), [path.read_bytes()], 0
    soon = time.monotonic() + longest
    # The windows go on for a while, so that somebody is there to be asked.
    while time.monotonic() < until:
        time.sleep(0.02)
        content = path.read_bytes()
        if content != states[-1]:
            states = [*states[-_REMEMBERED:], content]
        if time.monotonic() > soon:
            soon = time.monotonic() + chance.uniform(shortest, longest)
            other = path.with_name(".synkroniserer")
            other.write_bytes(chance.choice(states))
            other.replace(path)
            count += 1
    return count


def _judge(report: Report, path: Path, folder: Path, acknowledged: list[Said]) -> None:
    """Whether all that was acknowledged is in the file, or else in a copy."""
    file, copies, only_copied = Repository.open(path)[1], list(_copies(path, folder)), 0
    for place, each in enumerate(acknowledged):
        stands, kept = said(file.register, place), [said(copy.register, place) for copy in copies]
        gone = {key: number for key, number in each.items() if stands.get(key, 0) < number}
        only_copied += len(gone)
        for key, number in gone.items():
            is_kept = any(copy.get(key, 0) >= number for copy in kept)
            report.hold(is_kept, f"{NAMES[place]} has lost {key} {number} for good")
        aside = Recoveries(_data(folder, place), path).pending(file)
        report.hold(aside is None, f"{NAMES[place]} has edits kept aside")
    every = sum(map(len, acknowledged))
    report.tell(f"{every} acknowledged: {every - only_copied} in the file, {only_copied} only in {len(copies)} copies")


def _copies(path: Path, folder: Path) -> Iterator[RegisterFile]:
    for place in range(len(NAMES)):
        around = Surroundings(data=_data(folder, place))
        for backup in Backups(around.data, path, around.now).list():
            if (file := read_backup(backup)) is not None:
                yield file
