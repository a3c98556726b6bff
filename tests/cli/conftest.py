"""A register to try the commands on."""

from pathlib import Path

import pytest

from risikoapp.paths import resource


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "prøve.risiko"
    path.write_bytes(resource("eksempel.risiko").read_bytes())
    return path
