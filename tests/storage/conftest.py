"""A register in a file, and where its lock lies."""

from pathlib import Path

import pytest

from risikoapp.storage.repository import Repository
from tests.bench.registers import register_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "færgen.risiko"
    Repository.create(path, register_of(2))
    return path


@pytest.fixture
def place(path: Path) -> Path:
    return path.with_name(".færgen.risiko.lock")
