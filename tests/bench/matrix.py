"""What a frame costs while a chip is dragged among a thousand: from the mouse that moves to the picture that stands."""

import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Row

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

CHECKOUT = Path(__file__).parents[2]
CHIPS = 1_000
FRAMES = 500
GOAL = 8.0
"""Milliseconds in which 19 of 20 frames must stand."""
BARE_GOAL = 4.0
"""Times a bare repaint of the same size that the middle frame may take."""
PATIENCE = 120


def measure() -> list[Row]:
    """Frames are drawn in a process of its own, which loads Qt."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    env.setdefault("QT_QPA_PLATFORM", "xcb" if env.get("DISPLAY") else "offscreen")
    command = [sys.executable, "-m", "tests.bench.matrix"]
    run = subprocess.run(command, env=env, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, timeout=PATIENCE)
    figures = json.loads(run.stdout)
    frames, bare = figures["frames"], statistics.median(figures["bare"])
    slow = statistics.quantiles(frames, n=20)[-1]
    middle = statistics.median(frames)
    return [
        Row(
            name="Et billede under et træk blandt 1.000 brikker, 19 af 20",
            ratio=slow / GOAL,
            goal=1.0,
            absolute=slow,
            unit="ms",
            floor="8 ms, et halvt billede på skærmen",
            floor_absolute=GOAL,
        ),
        Row(
            name="Et billede under et træk blandt 1.000 brikker, det midterste",
            ratio=middle / bare,
            goal=BARE_GOAL,
            absolute=middle,
            unit="ms",
            floor="en tom flade af samme størrelse, tegnet igen",
            floor_absolute=bare,
        ),
    ]


def _draw() -> dict[str, list[float]]:
    """Milliseconds for each frame of a drag, and for each repaint of an empty widget of the same size."""
    from PySide6.QtCore import QEvent, QPoint, QSize, Qt
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from risikoapp.domain.criteria import ALL_RATINGS
    from risikoapp.ui.application import dress
    from risikoapp.ui.matrix.view import MatrixView
    from tests.bench.save import register_of
    from tests.matrix_places import cell_centre, chip_centre

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor("white"))
            painter.end()

    def frame(widget: QWidget) -> None:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.UpdateRequest))

    application = QApplication([])
    theme = dress(application, "light").theme
    # Room for all of them: none hides behind "+3".
    size = QSize(1500, 1000)
    register = register_of(CHIPS).register
    matrix, bare = MatrixView(theme), Bare()
    for widget in (matrix, bare):
        widget.resize(size)
        widget.show()
        QTest.qWaitForWindowExposed(widget)
    matrix.show_register(register)
    frame(matrix)
    start = chip_centre(matrix, register.risks[0].id)
    assert start is not None
    assert all(chip_centre(matrix, risk.id) is not None for risk in register.risks)
    ends = [cell_centre(matrix, rating).toPoint() for rating in ALL_RATINGS]
    way = list(itertools.islice(_way(start.toPoint(), ends), FRAMES))

    def empty() -> None:
        bare.update()
        frame(bare)

    def moved(point: QPoint) -> Callable[[], None]:
        def move() -> None:
            QTest.mouseMove(matrix, point)
            frame(matrix)

        return move

    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start.toPoint())
    # The first takes the chip up, and paints all the others.
    moved(way[0])()
    frames: list[float] = []
    bares: list[float] = []
    for point in way[1:]:
        frames.append(_timed(moved(point)))
        bares.append(_timed(empty))
    return {"frames": frames, "bare": bares}


def _way(start: "QPoint", ends: "list[QPoint]") -> "Iterator[QPoint]":
    """Along every cell and back, some twenty pixels at a time."""
    here = start
    for end in itertools.cycle(ends):
        steps = max(1, (end - here).manhattanLength() // 20)
        yield from (here + (end - here) * step / steps for step in range(1, steps + 1))
        here = end


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    json.dump(_draw(), sys.stdout)
