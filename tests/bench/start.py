"""What it costs to start the program with the sample, beside an empty window: time until it is painted, and memory."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.cold import CHECKOUT, HERE, environment
from tests.bench.figures import Row

ROUNDS = 15
RESTED_ROUNDS = 3
"""Memory hardly differs from one time to the next, and each of these takes its time."""
TIME_GOAL = 1.8
MEMORY_GOAL = 1.5
PATIENCE = 60
"""Seconds that a window may take."""
FLOOR = "et tomt vindue med PySide6"


@dataclass(frozen=True, slots=True)
class Start:
    """One cold process: seconds from just before it is made until its window is painted, and bytes some time later."""

    seconds: float
    memory: int


def measure(rounds: int = ROUNDS) -> list[Row]:
    """Time, and memory with the shared libraries in it (RSS), which does not depend on what else runs on Qt."""
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", home)
        app, bare = _pairs(home, "idle", rounds)
        rested, bare_rested = _pairs(home, "rested", min(rounds, RESTED_ROUNDS))
    return [
        Row(
            name="Start, til vinduet er tegnet",
            ratio=app.seconds / bare.seconds,
            goal=TIME_GOAL,
            absolute=app.seconds * 1000,
            unit="ms",
            floor=FLOOR,
            floor_absolute=bare.seconds * 1000,
        ),
        _memory("Hukommelse, åbent vindue", app, bare),
        _memory("Hukommelse, mens der bliver skrevet, med ordbogen", rested, bare_rested),
    ]


def _memory(name: str, app: Start, bare: Start) -> Row:
    megabytes = 2**20
    return Row(
        name=name,
        ratio=app.memory / bare.memory,
        goal=MEMORY_GOAL,
        absolute=app.memory / megabytes,
        unit="MB",
        floor=FLOOR,
        floor_absolute=bare.memory / megabytes,
    )


def _pairs(home: str, moment: str, rounds: int) -> tuple[Start, Start]:
    """The medians of the program and of the empty window, which take turns."""
    apps: list[Start] = []
    bares: list[Start] = []
    # The first pair brings the files into the system's cache, and compiles what has changed.
    for turn in range(rounds + 1):
        pair = (
            _start(home, moment, "start_app.py", str(Path(home, "eksempel.risiko"))),
            _start(home, moment, "start_bare.py"),
        )
        if turn:
            apps.append(pair[0])
            bares.append(pair[1])
    return _median(apps), _median(bares)


def _median(starts: list[Start]) -> Start:
    return Start(
        statistics.median(start.seconds for start in starts),
        round(statistics.median(start.memory for start in starts)),
    )


def _start(home: str, moment: str, script: str, *arguments: str) -> Start:
    """A process that is looked at when it tells `moment`."""
    command = [sys.executable, str(HERE / script), *arguments]
    before = time.clock_gettime(time.CLOCK_MONOTONIC)
    process = subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with _ended(process):
        painted = _line(process)
        while _line(process) != moment:
            pass
        memory = psutil.Process(process.pid).memory_info().rss
        return Start(float(painted.removeprefix("painted ")) - before, memory)


def _line(process: subprocess.Popen[bytes]) -> str:
    """The next line that the process writes."""
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args} ended before its time: {process.stderr.read().decode()}")
    return line.decode().strip()


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends the process after the block, and when it takes too long."""
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()
