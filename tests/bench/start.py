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
TIME_GOAL = 1.8
MEMORY_GOAL = 1.5
PATIENCE = 60
"""Seconds that a window may take."""
FLOOR = "et tomt vindue med PySide6"


@dataclass(frozen=True, slots=True)
class Start:
    """One cold process: seconds from just before it is made until its window is painted, and bytes when idle."""

    seconds: float
    memory: int


def measure(rounds: int = ROUNDS) -> list[Row]:
    """Time, and memory with the shared libraries in it (RSS), which does not depend on what else runs on Qt."""
    apps: list[Start] = []
    bares: list[Start] = []
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        register = Path(home, "eksempel.risiko")
        shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", register)
        # The first pair brings the files into the system's cache, and compiles what has changed.
        for turn in range(rounds + 1):
            pair = (_start(home, "start_app.py", str(register)), _start(home, "start_bare.py"))
            if turn:
                apps.append(pair[0])
                bares.append(pair[1])
    app, bare = _median(apps), _median(bares)
    megabytes = 2**20
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
        Row(
            name="Hukommelse, åbent vindue",
            ratio=app.memory / bare.memory,
            goal=MEMORY_GOAL,
            absolute=app.memory / megabytes,
            unit="MB",
            floor=FLOOR,
            floor_absolute=bare.memory / megabytes,
        ),
    ]


def _median(starts: list[Start]) -> Start:
    return Start(
        statistics.median(start.seconds for start in starts),
        round(statistics.median(start.memory for start in starts)),
    )


def _start(home: str, script: str, *arguments: str) -> Start:
    command = [sys.executable, str(HERE / script), *arguments]
    before = time.clock_gettime(time.CLOCK_MONOTONIC)
    process = subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with _ended(process):
        painted, _idle = _lines(process)
        memory = psutil.Process(process.pid).memory_info().rss
        return Start(float(painted.removeprefix("painted ")) - before, memory)


def _lines(process: subprocess.Popen[bytes]) -> tuple[str, str]:
    """The two lines that the process writes."""
    assert process.stdout is not None
    assert process.stderr is not None
    first, second = process.stdout.readline(), process.stdout.readline()
    if not second:
        raise RuntimeError(f"{process.args} ended before its window was painted: {process.stderr.read().decode()}")
    return first.decode().strip(), second.decode().strip()


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
