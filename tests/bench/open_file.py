"""What it costs to open a large file: from the disk to a checked register, beside reading the same bytes as JSON."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import orjson
from tinydb import TinyDB

from risikoapp.storage.repository import Repository
from tests.bench.figures import Peer, Row, medians, seconds
from tests.bench.registers import register_of, thousands

SIZE = 10_000
GOAL = 4.0
ROUNDS = 9


def measure(size: int = SIZE, rounds: int = ROUNDS) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as folder:
        path = Path(folder, "maaling.risiko")
        Repository.create(path, register_of(size))
        content = path.read_bytes()
        works: tuple[Callable[[], object], ...] = (
            lambda: Repository.open(path),
            lambda: orjson.loads(content),
            lambda: json.loads(content),
            lambda: _read_by_tinydb(path),
        )
        opened, read, plain, tinydb = medians(rounds, *(_timed(work) for work in works))
    return [
        Row(
            name=f"Åbn {thousands(size)} risici",
            ratio=opened / read,
            goal=GOAL,
            absolute=opened * 1000,
            unit="ms",
            floor="orjson.loads af de samme bytes",
            floor_absolute=read * 1000,
            peers=(
                Peer(name="json.loads af de samme bytes", ratio=plain / read),
                Peer(name="alle risici læst med TinyDB", ratio=tinydb / read),
            ),
        )
    ]


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: seconds(work)


def _read_by_tinydb(path: Path) -> object:
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        return database.table("risks").all()
