"""What the report costs a person at the command line: a process that makes it, beside one that makes an empty page and
one that sets the same text as most programs would."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from risikoapp.storage.repository import Repository
from tests.bench.cold import CHECKOUT, HERE, environment
from tests.bench.figures import Peer, Row, medians, seconds
from tests.bench.registers import register_of, thousands

SIZE, MANY = 30, 1_000
GOAL = 3.0
GOALS_BESIDE_PLATYPUS = {SIZE: 0.35, MANY: 0.15}
ROUNDS, ROUNDS_OF_MANY = 9, 3
"""A large report takes the peer so long that the noise of the machine is little beside it."""
PATIENCE = 120
"""Seconds that a process may take."""
PLATYPUS = "den samme tekst sat med ReportLabs Platypus"


def measure(size: int = SIZE, many: int = MANY, rounds: int = ROUNDS) -> list[Row]:
    made, platypus, empty = _medians(size, rounds)
    made_many, platypus_many, _empty = _medians(many, min(rounds, ROUNDS_OF_MANY))
    return [
        Row(
            name=f"Rapport over {size} risici, fra kommando til fil",
            ratio=made / empty,
            goal=GOAL,
            absolute=made * 1000,
            unit="ms",
            floor="én tom side med ReportLabs Canvas",
            floor_absolute=empty * 1000,
            peers=(Peer(name=PLATYPUS, ratio=platypus / empty),),
        ),
        _beside_platypus(size, GOALS_BESIDE_PLATYPUS[SIZE], made, platypus),
        _beside_platypus(many, GOALS_BESIDE_PLATYPUS[MANY], made_many, platypus_many),
    ]


def _beside_platypus(size: int, goal: float, made: float, platypus: float) -> Row:
    return Row(
        name=f"Rapport over {thousands(size)} risici, tilgængelig og med data",
        ratio=made / platypus,
        goal=goal,
        absolute=made * 1000,
        unit="ms",
        floor=PLATYPUS,
        floor_absolute=platypus * 1000,
    )


def _medians(size: int, rounds: int) -> list[float]:
    """What our report takes, what the peer does, and an empty page, in seconds."""
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        register, out = str(Path(home, "maaling.risiko")), str(Path(home, "ud.pdf"))
        Repository.create(Path(register), register_of(size))
        return medians(
            rounds,
            _process(home, CHECKOUT / "main.py", "export", register, out, "--force"),
            _process(home, HERE / "report_platypus.py", register, out),
            _process(home, HERE / "report_empty.py", out),
        )


def _process(home: str, script: Path, *arguments: str) -> Callable[[], float]:
    command = [sys.executable, str(script), *arguments]
    env = environment(home)
    return lambda: seconds(
        lambda: subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
    )
