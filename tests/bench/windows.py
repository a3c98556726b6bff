"""Whether a window that is closed is a window freed: memory after fifty rounds beside memory before them."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.cold import CHECKOUT, HERE, environment
from tests.bench.figures import Row

ROUNDS = 50
GOAL = 1.02
"""A page of memory is kept here and there for a few bytes of Qt's; one window that stays adds three times this."""
PATIENCE = 120
"""Seconds that all rounds may take."""


def measure(rounds: int = ROUNDS) -> list[Row]:
    """The memory of the process, with its shared libraries, and how much it has grown."""
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        path = Path(home, "eksempel.risiko")
        shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", path)
        # Not on anybody's screen: sixty windows would come and go.
        env = environment(home) | {"QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, str(HERE / "open_close.py"), str(rounds), str(path)]
        done = subprocess.run(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=True
        )
    told = json.loads(done.stdout)
    if told["widgets"]:
        raise RuntimeError(f"{told['widgets']} widgets are left")
    return [
        Row(
            name=f"Hukommelse efter {rounds} vinduer, der er lukket igen",
            ratio=told["after"] / told["before"],
            goal=GOAL,
            absolute=told["after"] / 2**20,
            unit="MB",
            floor="det samme før de kom",
            floor_absolute=told["before"] / 2**20,
        )
    ]
