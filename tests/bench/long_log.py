"""What a long change log costs: opening a file with 50,000 entries and saving it, beside the same one with 50."""

import datetime as dt
import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from risikoapp.domain.edits import describe_risk
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import RegisterFile
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.figures import Peer, Row, medians, seconds
from tests.bench.prose import letters, prose, sentence
from tests.bench.registers import register_of, thousands

SIZE = 1_000
SHORT, LONG = 50, 50_000
GOAL = 1.5
WRITE_GOAL = 1.3
ROUNDS = 15
TEXT = 400
"""Letters in each entry, before and after in all."""
START = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)

_Writer = Callable[[random.Random, int], str]


def measure(size: int = SIZE, long: int = LONG, rounds: int = ROUNDS) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as folder:
        sides = [
            _Logged(Path(folder) / str(place), size, made)
            for place, made in enumerate(
                (entries(long, size), entries(SHORT, size), entries(long, size, letters), entries(SHORT, size, letters))
            )
        ]
        opened = medians(rounds, *(side.open for side in sides))
        saved = medians(rounds, *(side.save for side in sides), *(side.write_the_same for side in sides[:2]))
    both = [here + there for here, there in zip(opened, saved[:4], strict=True)]
    what = f"{thousands(size)} risici og {thousands(long)} ændringer"
    floor, same = f"det samme med {SHORT} ændringer", "de samme bytes skrevet lige så sikkert"
    peers = (
        Peer(name="kun at åbne", ratio=opened[0] / opened[1]),
        Peer(name="kun at gemme", ratio=saved[0] / saved[1]),
        Peer(name="kun at skrive de samme bytes", ratio=saved[4] / saved[5]),
        Peer(name="tilfældige bogstaver i stedet for sætninger", ratio=both[2] / both[3]),
    )
    return [
        _row(f"Åbn og gem {what}", GOAL, both[0], both[1], floor, *peers),
        _row(f"Gem én rettelse, {what}", WRITE_GOAL, saved[0], saved[4], same),
    ]


def _row(name: str, goal: float, taken: float, floor_taken: float, floor: str, *peers: Peer) -> Row:
    return Row(
        name=name,
        ratio=taken / floor_taken,
        goal=goal,
        absolute=taken * 1000,
        unit="ms",
        floor=floor,
        floor_absolute=floor_taken * 1000,
        peers=peers,
    )


def entries(amount: int, risks: int, written: _Writer = prose) -> Iterator[LogEntry]:
    """Edits as people make them, the same every time: every other a new evaluation, and every other a description in
    which a sentence has become another; or of nothing but what is `written` otherwise."""
    chance = random.Random(1)
    stands: dict[int, str] = {}
    for number in range(amount):
        risk = chance.randrange(risks) + 1
        time = START + dt.timedelta(minutes=7 * number, microseconds=chance.randrange(1_000_000))
        is_evaluation = bool(number % 2)
        if written is not prose:
            old, new = written(chance, TEXT // 2), written(chance, TEXT // 2)
        elif is_evaluation:
            old, new = "", prose(chance, TEXT)
        else:
            old = stands.get(risk) or prose(chance, TEXT // 2)
            new = stands[risk] = _mended(chance, old)
        yield LogEntry(
            # As `ids.IdSource` makes them: the moment, and chance.
            id=f"{int(time.timestamp() * 1000):012x}{chance.getrandbits(48):012x}",
            time=time,
            field="evaluation" if is_evaluation else "description",
            old=old,
            new=new,
            who="Projektleder",
            risk=f"{risk:024x}",
            number=risk,
            entry=f"{chance.getrandbits(96):024x}" if is_evaluation else "",
        )


def _mended(chance: random.Random, text: str) -> str:
    """The text with one of its sentences written anew, and about as long."""
    sentences = text.split(". ")
    sentences[chance.randrange(len(sentences))] = sentence(chance).removesuffix(".")
    mended = ". ".join(sentences)
    return (mended if len(mended) >= TEXT // 2 else f"{mended} {prose(chance, TEXT // 2)}")[: TEXT // 2]


class _Logged:
    """A register with so many entries in its log; every side says how long it took."""

    def __init__(self, folder: Path, size: int, made: Iterator[LogEntry]) -> None:
        folder.mkdir()
        self._path = folder / "maaling.risiko"
        self._other = folder / "samme-bytes"
        self._around = Surroundings(data=folder / "data")
        file = replace(register_of(size), log=Log(entries=tuple(made)))
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

    def write_the_same(self) -> float:
        content = self._path.read_bytes()
        return seconds(lambda: write_atomically(self._other, (content,), overwrite=True))

    def _next(self) -> RegisterFile:
        turn = next(self._turns)
        risks = self._file.register.risks
        register = describe_risk(self._file.register, risks[turn * 7 % len(risks)].id, f"Beskrivelse {turn}")
        return replace(self._file, register=register)

    def _save(self, file: RegisterFile) -> None:
        self._file = file
        self._repository.save(file)
