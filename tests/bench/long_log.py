"""What a long change log costs: opening and saving a file with 50,000 entries beside the same one with 50."""

import datetime as dt
import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from risikoapp.domain.edits import describe_risk
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.cold import CHECKOUT
from tests.bench.figures import Row, medians, seconds
from tests.bench.registers import register_of, thousands

SIZE = 1_000
SHORT, LONG = 50, 50_000
GOAL = 1.5
ROUNDS = 15
HALF = 200
"""Letters before and as many after: four hundred in each entry."""
START = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)


def measure(size: int = SIZE, long: int = LONG, rounds: int = ROUNDS) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as folder:
        one, other = (_Logged(Path(folder) / str(entries), size, entries) for entries in (long, SHORT))
        opened, opened_short, saved, saved_short = medians(rounds, one.open, other.open, one.save, other.save)
    what = f"{thousands(size)} risici og {thousands(long)} ændringer"
    floor = f"det samme med {SHORT} ændringer"
    return [
        Row(
            name=name.format(what=what),
            ratio=taken / floor_taken,
            goal=GOAL,
            absolute=taken * 1000,
            unit="ms",
            floor=floor,
            floor_absolute=floor_taken * 1000,
        )
        for name, taken, floor_taken in (
            ("Åbn {what}", opened, opened_short),
            ("Gem én rettelse, {what}", saved, saved_short),
        )
    ]


def entries(amount: int, risks: int) -> Iterator[LogEntry]:
    """Edits in words of the user's guide, no two alike, the same every time."""
    guide = (CHECKOUT / "docs" / "brugervejledning.md").read_text(encoding="utf-8")
    words = re.findall(r"[A-Za-zÆØÅæøå]{2,}[.,]?", guide)
    chance = random.Random(1)

    def text() -> str:
        return " ".join(chance.choices(words, k=HALF // 3))[:HALF]

    for number in range(amount):
        risk = number % risks + 1
        yield LogEntry(
            id=f"{number:024x}",
            time=START + dt.timedelta(minutes=7 * number),
            field="description",
            old=text(),
            new=text(),
            who="Projektleder",
            risk=f"{risk:024x}",
            number=risk,
        )


class _Logged:
    """A register with so many entries in its log; every side says how long it took."""

    def __init__(self, folder: Path, size: int, amount: int) -> None:
        folder.mkdir()
        self._path = folder / "maaling.risiko"
        self._around = Surroundings(data=folder / "data")
        file = replace(register_of(size), log=Log(entries=tuple(entries(amount, size))))
        Repository.create(self._path, file, around=self._around)
        # As in a window: the file is opened and edited again and again.
        self._repository, self._file = Repository.open(self._path, self._around)
        self._turns = count(1)
        self._save(self._next())

    def open(self) -> float:
        return seconds(lambda: Repository.open(self._path, self._around))

    def save(self) -> float:
        file = self._next()
        return seconds(lambda: self._save(file))

    def _next(self) -> RegisterFile:
        turn = next(self._turns)
        risks = self._file.register.risks
        register = describe_risk(self._file.register, risks[turn * 7 % len(risks)].id, f"Beskrivelse {turn}")
        return replace(self._file, register=register)

    def _save(self, file: RegisterFile) -> None:
        self._file = file
        self._repository.save(file)
