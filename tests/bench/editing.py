"""Whether the window ever keeps a person waiting: the event loop's gaps while a large file is edited in haste."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from risikoapp.storage.repository import Repository
from tests.bench.cold import HERE, environment
from tests.bench.figures import Row
from tests.bench.registers import register_of, thousands

RISKS = 1_000
KEYS = 4_500
"""A quarter of an hour at five keys a second."""
STALL = 50
"""Milliseconds that the event loop may stand still at most: more is felt."""
FRAME = 16
PATIENCE = 600
"""Seconds that a session may take."""


def measure(keys: int = KEYS) -> list[Row]:
    """The longest gap and the one that 99 of 100 stay below, in milliseconds, beside what goes unnoticed."""
    gaps = _gaps(keys)
    ninety_ninth = statistics.quantiles(gaps, n=100, method="inclusive")[-1]
    return [
        Row(
            name=f"Redigering af {thousands(RISKS)} risici, {which} ophold",
            ratio=gap / unnoticed,
            goal=1.0,
            absolute=gap,
            unit="ms",
            floor=f"{unnoticed} ms, som ingen mærker",
            floor_absolute=unnoticed,
        )
        for which, gap, unnoticed in (("længste", max(gaps), STALL), ("99 af 100", ninety_ninth, FRAME))
    ]


def _gaps(keys: int) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        path = Path(home, "maaling.risiko")
        Repository.create(path, register_of(RISKS))
        # Not on anybody's screen: a window that loses the keyboard would be another session.
        env = environment(home) | {"QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, str(HERE / "edit_session.py"), str(keys), str(path)]
        done = subprocess.run(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=True
        )
    told = json.loads(done.stdout)
    if not told["saved"] or not told["edits"]:
        raise RuntimeError("the session did not edit what it should")
    return told["gaps"]
