"""What the report and its other shapes cost a person at the command line.

A process that makes one is timed beside one that sets the same text as most programs would.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pypdfium2

from risikoapp.report.content import file_content
from risikoapp.storage.repository import Repository
from tests.bench.cold import CHECKOUT, HERE, environment
from tests.bench.export_plain import said
from tests.bench.figures import Peer, Row, medians, seconds
from tests.bench.registers import register_of, thousands
from tests.bench.report_typst import source

SIZE, MANY, MOST = 30, 1_000, 10_000
EXPORTED = 300
"""Risks in Word and Excel: of more, python-docx would be at it for minutes."""
GOALS = {SIZE: 0.35, MANY: 0.15}
"""Beside Platypus."""
GOAL_OF_GROWTH = 1.1
"""What a risk may cost among ten times as many."""
GOAL_BESIDE_TYPST = 0.2
GOAL_OF_EXPORTS = 1.0
MEMORY = 200.0
"""Megabytes that the report over many risks may take."""
ROUNDS, ROUNDS_OF_MANY = 9, 3
"""A large report takes the peer so long that the noise of the machine is little beside it."""
PATIENCE = 600
"""Seconds that a process may take."""
PLATYPUS = "den samme tekst sat med ReportLabs Platypus"
SHAPES = {".docx": ("Word", "python-docx"), ".xlsx": ("Excel", "openpyxl")}

Process = Callable[[], float]


def measure(
    size: int = SIZE, many: int = MANY, most: int = MOST, exported: int = EXPORTED, rounds: int = ROUNDS
) -> list[Row]:
    few = min(rounds, ROUNDS_OF_MANY)
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        bench = _Bench(Path(home))
        return [
            bench.small(size, rounds),
            *bench.large(many, few),
            bench.growth(many, most, 1),
            *(bench.beside_typst(many, few) if find_spec("typst") else ()),
            *(bench.export(suffix, exported, few) for suffix in SHAPES),
        ]


class _Bench:
    """The processes that are timed, with all their files in one folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._out = home / "ud.pdf"

    def small(self, size: int, rounds: int) -> Row:
        empty = self._process(HERE / "report_empty.py", str(self._out))
        made, platypus, nothing = medians(rounds, self._ours(size), self._platypus(size), empty)
        row = _row(f"Rapport over {size} risici, tilgængelig og med data", made, platypus, GOALS[SIZE], PLATYPUS)
        return replace(row, peers=(Peer(name="én tom side med ReportLabs Canvas", ratio=nothing / platypus),))

    def large(self, size: int, rounds: int) -> list[Row]:
        sides = (self._ours(size), self._platypus(size))
        made, platypus = medians(rounds, *sides)
        used, platypus_used = medians(1, *(self._memory(*each) for each in self._commands(size)))
        name = f"Rapport over {thousands(size)} risici"
        memory = Row(
            name=f"{name}, hukommelse",
            ratio=used / MEMORY,
            goal=1.0,
            absolute=used,
            unit="MB",
            floor="det, den højst må bruge",
            floor_absolute=MEMORY,
            peers=(Peer(name=PLATYPUS, ratio=platypus_used / MEMORY),),
        )
        return [_row(f"{name}, tilgængelig og med data", made, platypus, GOALS[MANY], PLATYPUS), memory]

    def growth(self, many: int, most: int, rounds: int) -> Row:
        few, all_ = medians(rounds, *map(self._ours, (many, most)))
        name = f"Rapport over {thousands(most)} risici, for hver risiko"
        return _row(name, all_ / most, few / many, GOAL_OF_GROWTH, f"det samme i en rapport over {thousands(many)}")

    def beside_typst(self, size: int, rounds: int) -> list[Row]:
        """Page by page: theirs has other breaks than ours."""
        text = self._home / "kilde.typ"
        text.write_text(source(file_content(register_of(size), dt.date.today())), encoding="utf-8")
        sides = (self._ours(size), self._process(HERE / "report_typst.py", str(text), str(self._out)))
        ours, theirs = (each / self._pages_of(side) for each, side in zip(medians(rounds, *sides), sides, strict=True))
        return [_row(f"Rapport over {thousands(size)} risici, for hver side", ours, theirs, GOAL_BESIDE_TYPST, "typst")]

    def export(self, suffix: str, size: int, rounds: int) -> Row:
        out, told = str(self._home / f"ud{suffix}"), self._home / "sagt.json"
        ours = self._process(CHECKOUT / "main.py", "export", self._register(size), out, "--force")
        ours()
        told.write_text(json.dumps(said(Path(out).read_bytes(), suffix)), encoding="utf-8")
        made, plain = medians(rounds, ours, self._process(HERE / "export_plain.py", str(told), out))
        name, library = SHAPES[suffix]
        floor = f"den samme tekst skrevet ligefrem med {library}"
        return _row(f"{name} over {thousands(size)} risici", made, plain, GOAL_OF_EXPORTS, floor)

    def _ours(self, size: int) -> Process:
        return self._process(*self._commands(size)[0])

    def _platypus(self, size: int) -> Process:
        return self._process(*self._commands(size)[1])

    def _commands(self, size: int) -> tuple[tuple[Path | str, ...], tuple[Path | str, ...]]:
        """Ours, and the peer's."""
        register, out = self._register(size), str(self._out)
        ours = (CHECKOUT / "main.py", "export", register, out, "--force")
        return ours, (HERE / "report_platypus.py", register, out)

    def _register(self, size: int) -> str:
        path = self._home / f"maaling-{size}.risiko"
        if not path.exists():
            Repository.create(path, register_of(size))
        return str(path)

    def _pages_of(self, process: Process) -> int:
        process()
        return len(pypdfium2.PdfDocument(self._out.read_bytes()))

    def _process(self, *arguments: Path | str) -> Process:
        command, env = self._command(arguments)
        return lambda: seconds(
            lambda: subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
        )

    def _memory(self, *arguments: Path | str) -> Process:
        """The most that a process takes, in megabytes."""
        command, env = self._command(arguments)

        def most() -> float:
            with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as process:
                _pid, _status, used = os.wait4(process.pid, 0)
                process.returncode = 0
            return used.ru_maxrss / 1000

        return most

    def _command(self, arguments: tuple[Path | str, ...]) -> tuple[list[str], dict[str, str]]:
        return [sys.executable, *map(str, arguments)], environment(str(self._home))


def _row(name: str, ours: float, theirs: float, goal: float, floor: str) -> Row:
    return Row(
        name=name,
        ratio=ours / theirs,
        goal=goal,
        absolute=ours * 1000,
        unit="ms",
        floor=floor,
        floor_absolute=theirs * 1000,
    )
