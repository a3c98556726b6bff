"""How long it takes until a risk that is selected stands in the pane, among 1,000, beside one frame of the screen."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.cold import screen
from tests.bench.figures import Row
from tests.bench.registers import register_of, thousands

SIZE = 1_000
ROUNDS = 120
FRAME = 16.0
"""Milliseconds of one frame at 60 a second."""


def measure(rounds: int = ROUNDS) -> list[Row]:
    """The 95th percentile: 19 of 20 selections take no longer. Until `select` returns, and until all is painted."""
    # Qt is loaded by this figure alone, and reads these when the application is made.
    os.environ["QT_QPA_PLATFORM"] = screen()
    with tempfile.TemporaryDirectory(prefix="risikoapp-bench-") as home:
        filled, painted = _selections(Path(home), rounds)
    return [
        Row(
            name=f"Vælg en risiko blandt {thousands(SIZE)}, {until}",
            ratio=_high(times) / FRAME,
            goal=1.0,
            absolute=_high(times),
            unit="ms",
            floor="ét billede på skærmen, 60 i sekundet",
            floor_absolute=FRAME,
        )
        for until, times in (("udfyldt", filled), ("tegnet", painted))
    ]


def _selections(home: Path, rounds: int) -> tuple[list[float], list[float]]:
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from risikoapp.storage.repository import Repository
    from risikoapp.ui.application import dress, system_clock
    from risikoapp.ui.preferences import Preferences
    from risikoapp.ui.windows import Windows
    from tests.ui.hands import rest

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home))
    application = QApplication.instance() or QApplication(["risikoapp", "-style", "fusion"])
    assert isinstance(application, QApplication)
    path = home / "maaling.risiko"
    Repository.create(path, register_of(SIZE))
    windows = Windows(system_clock(), dress(application, "light").theme, Preferences(), application)
    window = windows.open_file(path)
    assert window is not None
    QTest.qWaitForWindowExposed(window)
    # The spelling has looked up its first words, and what is put off until idle has been done.
    rest(3_000)
    risks = window.document.register.risks
    filled: list[float] = []
    painted: list[float] = []
    for turn in range(rounds + 1):
        start = time.perf_counter()
        window.select(risks[turn * 37 % SIZE].id)
        filled.append((time.perf_counter() - start) * 1_000)
        application.processEvents()
        painted.append((time.perf_counter() - start) * 1_000)
    window.close()
    application.processEvents()
    # The first turn makes the rows that all others use.
    return filled[1:], painted[1:]


def _high(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
