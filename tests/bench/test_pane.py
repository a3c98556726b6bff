"""That the selection of a risk is measured. How long it takes is no test."""

import json
import os
import subprocess
import sys

CODE = """\
import json
from dataclasses import asdict
from tests.bench.pane import measure
print(json.dumps([asdict(row) for row in measure(rounds=3)]))
"""


def test_a_selection_is_measured() -> None:
    # In a process of its own: the application of the tests must stay as it is.
    run = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=120,
        check=True,
    )
    filled, painted = json.loads(run.stdout)
    assert 0 < filled["absolute"] <= painted["absolute"]
    assert filled["ratio"] == filled["absolute"] / 16 and filled["goal"] == 1 and filled["unit"] == "ms"
