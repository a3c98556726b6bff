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
REPORT_KEYS = 600
"""As many as are typed while the report of so many risks is made, and a few more."""
STALL = 50
"""Milliseconds that the event loop may stand still at most: more is felt."""
DELAY = 100
"""Milliseconds until an answer is felt to be late. While the report is made, its thread and the window take turns."""
FRAME = 16
PATIENCE = 600
"""Seconds that a session may take."""


def measure(keys: int = KEYS, report_keys: int = REPORT_KEYS) -> list[Row]:
    """The longest gap and the one that 99 of 100 stay below, and the longest while the report is made."""
    gaps, beside_report = _gaps(keys), _gaps(report_keys, "report")
    ninety_ninth = statistics.quantiles(gaps, n=100, method="inclusive")[-1]
    return [
        Row(
            name=f"Redigering af {thousands(RISKS)} risici, {which}",
            ratio=gap / unnoticed,
            goal=1.0,
            absolute=gap,
            unit="ms",
            floor=f"{unnoticed} ms, som ingen mærker",
            floor_absolute=unnoticed,
        )
        for which, gap, unnoticed in (
            ("længste ophold", max(gaps), STALL),
            ("99 af 100 ophold", ninety_ninth, FRAME),
            ("længste ophold, mens rapporten bliver lavet", max(beside_report), DELAY),
        )
    ]


def _gaps(keys: int, *how: str) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        path = Path(home, "maaling.risiko")
        Repository.create(path, register_of(RISKS))
        # The first session compiles what is loaded underway, and a program that is installed has been compiled.
        _session(home, path, min(keys, REPORT_KEYS), how)
        return _session(home, path, keys, how)


def _session(home: str, path: Path, keys: int, how: tuple[str, ...]) -> list[float]:
    # Not on anybody's screen: a window that loses the keyboard would be another session.
    env = environment(home) | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(HERE / "edit_session.py"), str(keys), *how, str(path)]
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=True
    )
    told = json.loads(done.stdout)
    if not told["saved"] or not told["edits"]:
        raise RuntimeError("the session did not edit what it should")
    return told["gaps"]
