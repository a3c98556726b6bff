"""What the report costs a person at the command line: a process that makes it, beside one that makes an empty page."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from risikoapp.storage.repository import Repository
from tests.bench.cold import CHECKOUT, HERE, environment
from tests.bench.figures import Peer, Row, medians, seconds
from tests.bench.registers import register_of

SIZE = 30
GOAL = 3.0
ROUNDS = 9
PATIENCE = 120
"""Seconds that a process may take."""


def measure(size: int = SIZE, rounds: int = ROUNDS) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        register, out = str(Path(home, "maaling.risiko")), str(Path(home, "ud.pdf"))
        Repository.create(Path(register), register_of(size))
        made, empty, platypus = medians(
            rounds,
            _process(home, CHECKOUT / "main.py", "export", register, out, "--force"),
            _process(home, HERE / "report_empty.py", out),
            _process(home, HERE / "report_platypus.py", register, out),
        )
    return [
        Row(
            name=f"Rapport over {size} risici, fra kommando til fil",
            ratio=made / empty,
            goal=GOAL,
            absolute=made * 1000,
            unit="ms",
            floor="én tom side med ReportLabs Canvas",
            floor_absolute=empty * 1000,
            peers=(Peer(name="den samme tekst sat med ReportLabs Platypus", ratio=platypus / empty),),
        )
    ]


def _process(home: str, script: Path, *arguments: str) -> Callable[[], float]:
    command = [sys.executable, str(script), *arguments]
    env = environment(home)
    return lambda: seconds(
        lambda: subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
    )
