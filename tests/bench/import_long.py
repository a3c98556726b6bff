"""What a long paper and a long sheet cost at the command line: time, work and memory, beside what is promised.

What comes out is held against what was written, risk by risk: a reading that is fast and wrong is none.
"""

import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.importers.draft import Draft
from risikoapp.storage.repository import Repository
from tests.bench.cold import CHECKOUT, environment
from tests.bench.figures import Peer, Row
from tests.bench.prose import prose, sentence
from tests.bench.registers import thousands
from tests.importers.corpus import Noted, Told, score
from tests.importers.pdf_papers import Look, made
from tests.importers.tables import as_csv, as_xlsx, table_of

PAGES, ROWS = 500, 5_000
SECONDS, MEGABYTES = 20, 500
"""What is promised for each of them."""
PATIENCE = 120
"""Seconds that a process may take."""
RISKS_A_PAGE = 0.4
_LOOKED = 0.02
"""Seconds between two looks at the memory."""
_IN_A_PAPER = frozenset({"number", "name", "description", "place", "actions", "evaluations"})
_IN_A_SHEET = frozenset(Told.__dataclass_fields__)
_DAY = dt.date(2021, 1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one process and all that it started have taken: seconds on the clock and of work, and bytes at most."""

    seconds: float
    work: float
    memory: int


def measure(pages: int = PAGES, rows: int = ROWS) -> list[Row]:
    """Time and memory of each, the paper first; raises RuntimeError where anything of it is read wrong."""
    paper, sheet = paper_of(pages), sheet_of(rows)
    cases: Sequence[tuple[str, str, Callable[[], bytes], tuple[Told, ...], frozenset[str]]] = (
        (f"Importér en PDF på {thousands(pages)} sider", ".pdf", lambda: made(paper, Look()), paper, _IN_A_PAPER),
        (f"Importér {thousands(rows)} rækker, .xlsx", ".xlsx", lambda: as_xlsx(table_of(sheet)), sheet, _IN_A_SHEET),
        (f"Importér {thousands(rows)} rækker, .csv", ".csv", lambda: as_csv(table_of(sheet)), sheet, _IN_A_SHEET),
    )
    found: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        for name, suffix, content, told, knows in cases:
            source = Path(home, f"kilde{suffix}")
            source.write_bytes(content())
            found += _rows(name, _imported(home, source, told, knows))
    return found


def paper_of(pages: int) -> tuple[Told, ...]:
    """Risks that fill about so many pages, the same every time."""
    chance = random.Random(pages)
    return tuple(
        _told(chance, number, description=2_300, actions=30, evaluations=12)
        for number in range(1, round(RISKS_A_PAGE * pages) + 1)
    )


def sheet_of(rows: int) -> tuple[Told, ...]:
    """Risks that fill so many rows, the same every time."""
    chance = random.Random(rows)
    return tuple(
        _told(chance, number, description=200, actions=2, evaluations=1, is_open=number % 7 > 0)
        for number in range(1, rows + 1)
    )


def _told(
    chance: random.Random, number: int, *, description: int, actions: int, evaluations: int, is_open: bool = True
) -> Told:
    rating = ALL_RATINGS[number % len(ALL_RATINGS)]
    days = [_DAY + dt.timedelta(days=30 * place) for place in range(actions)]

    def action(place: int) -> Noted:
        return (days[place] if place % 2 else None), sentence(chance)

    return Told(
        number=number,
        name=f"{sentence(chance)[:40].strip(' .')} {number}",
        description=prose(chance, description).strip(),
        place=(rating.likelihood, rating.consequence),
        actions=tuple(map(action, range(actions))),
        evaluations=tuple((day, sentence(chance)) for day in days[:evaluations]),
        owner="Driftsansvarlig",
        due=dt.date(2026, 1, 1) + dt.timedelta(days=number % 300),
        is_open=is_open,
    )


def _imported(home: str, source: Path, told: tuple[Told, ...], knows: frozenset[str]) -> Taken:
    """What it takes to read this; raises RuntimeError where it comes out otherwise than it was written."""
    target = source.with_suffix(".risiko")
    taken = watched([sys.executable, str(CHECKOUT / "main.py"), "import", str(source), str(target), "--force"], home)
    draft = Draft(register_file=Repository.open(target)[1])
    result = score(draft, told, knows=knows)
    if wrong := [*result.wrong, *result.in_silence]:
        raise RuntimeError(f"{source.suffix}: {len(wrong)} wrong, as {wrong[0]}")
    return taken


def watched(command: Sequence[str], home: str) -> Taken:
    """Runs a command; raises RuntimeError where it fails, TimeoutExpired where it takes too long."""
    began, most, work = time.perf_counter(), 0, {}
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        parent = psutil.Process(process.pid)
        while process.poll() is None:
            if time.perf_counter() - began > PATIENCE:
                process.kill()
                raise subprocess.TimeoutExpired(command, PATIENCE)
            looked = _looked_at(parent)
            most = max(most, sum(memory for memory, _work in looked.values()))
            work |= {pid: used for pid, (_memory, used) in looked.items()}
            time.sleep(_LOOKED)
        seconds = time.perf_counter() - began
        if process.returncode:
            assert process.stderr is not None
            raise RuntimeError(process.stderr.read().decode())
    return Taken(seconds=seconds, work=sum(work.values()), memory=most)


def _looked_at(parent: psutil.Process) -> dict[int, tuple[int, float]]:
    """The memory and the work so far of a process and of all that it has started."""
    found: dict[int, tuple[int, float]] = {}
    try:
        for each in (parent, *parent.children(recursive=True)):
            with each.oneshot():
                times = each.cpu_times()
                found[each.pid] = each.memory_info().rss, times.user + times.system
    except psutil.NoSuchProcess:
        # It has ended between two looks.
        pass
    return found


def _rows(name: str, taken: Taken) -> list[Row]:
    megabytes = taken.memory / 2**20
    return [
        Row(
            name=name,
            ratio=taken.seconds / SECONDS,
            goal=1.0,
            absolute=taken.seconds,
            unit="s",
            floor="det, der er lovet",
            floor_absolute=SECONDS,
            peers=(Peer(name="heraf arbejde (CPU)", ratio=taken.work / SECONDS),),
        ),
        Row(
            name=f"{name}: hukommelse",
            ratio=megabytes / MEGABYTES,
            goal=1.0,
            absolute=megabytes,
            unit="MB",
            floor="det, der er lovet",
            floor_absolute=MEGABYTES,
        ),
    ]
