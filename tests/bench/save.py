"""What one edit costs on disk: a durable edit beside writing the same bytes just as durably."""

import gc
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tinydb import TinyDB

from risikoapp.domain.edits import describe_risk
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.figures import Peer, Row, medians, seconds
from tests.bench.registers import register_of, thousands

SIZES = (30, 1_000, 10_000)
GOAL = 1.3
ROUNDS = 51
SMALL_ROUNDS = 501
"""Of a register that is written in a millisecond: a drive is not as even as that, and so many take no longer than the
rounds of the largest."""
PEER_ROUNDS = 5
"""TinyDB's own storage takes a second for the largest, and need not be known to the hundredth."""


def measure(sizes: Sequence[int] = SIZES, rounds: int | None = None) -> list[Row]:
    """One row for each size of register."""
    return [_measure(size, rounds or (SMALL_ROUNDS if size < 1_000 else ROUNDS)) for size in sizes]


def _measure(size: int, rounds: int) -> Row:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as folder, _no_garbage():
        editing = _Editing(Path(folder), size)
        edited, written = medians(rounds, editing.edit, editing.write_the_same)
        (tinydb,) = medians(min(rounds, PEER_ROUNDS), editing.edit_in_tinydb)
    return Row(
        name=f"Gem én rettelse, {thousands(size)} risici",
        ratio=edited / written,
        goal=GOAL,
        absolute=edited * 1000,
        unit="ms",
        floor="de samme bytes skrevet lige så sikkert",
        floor_absolute=written * 1000,
        peers=(Peer(name="TinyDB's egen JSONStorage", ratio=tinydb / written),),
    )


@contextmanager
def _no_garbage() -> Iterator[None]:
    """As in the program, where garbage is collected by a timer and never in the midst of a save."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Editing:
    """A register that is edited again and again, each time another risk; every side says how long it took."""

    def __init__(self, folder: Path, size: int) -> None:
        self._path = folder / "maaling.risiko"
        self._other = folder / "samme-bytes"
        self._tinydb = folder / "tinydb.json"
        self._file = register_of(size)
        self._repository = Repository.create(self._path, self._file, around=Surroundings(data=folder / "data"))
        self._turns = count(1)
        shutil.copy(self._path, self._tinydb)

    def edit(self) -> float:
        risk, text = self._next()
        return seconds(lambda: self._save(risk, text))

    def write_the_same(self) -> float:
        content = self._path.read_bytes()
        return seconds(lambda: write_atomically(self._other, (content,), overwrite=True))

    def edit_in_tinydb(self) -> float:
        risk, text = self._next()
        number = self._file.register.risk(risk).number
        with TinyDB(self._tinydb, encoding="utf-8") as database:
            table = database.table("risks")
            return seconds(lambda: table.update({"description": text}, doc_ids=[number]))

    def _next(self) -> tuple[str, str]:
        turn = next(self._turns)
        risks = self._file.register.risks
        return risks[turn * 7 % len(risks)].id, f"Beskrivelse {turn}"

    def _save(self, risk_id: str, text: str) -> None:
        register = describe_risk(self._file.register, risk_id, text)
        self._file = RegisterFile(register=register, next_number=self._file.next_number)
        self._repository.save(self._file)
