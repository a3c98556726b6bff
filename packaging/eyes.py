"""What is on the screen, for the smoke test: where the matrix lies, and in which cell a chip is found."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QColor, QGuiApplication, QImage

from risikoapp.terms import LEVEL_COLOURS
from risikoapp.ui.theme import CELL_PADDING, LEVEL_STRIP

NARROWEST_CELL = 80
"""Pixels; everything else that has the colour of a level is narrower."""

Cell = tuple[int, int, int, int]
"""Left, top, right and bottom on the screen, in pixels."""


def screen() -> QImage:
    """What is on the screen."""
    return QGuiApplication.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)


def is_painted(picture: QImage, narrowest: int = NARROWEST_CELL) -> bool:
    """Whether a matrix is on the screen, with cells that are so wide at least."""
    pixels = bytes(picture.constBits())
    return any(colour.to_bytes(4, sys.byteorder) * narrowest in pixels for colour in fills())


def fills() -> set[int]:
    """The colours of levels, as pixels."""
    return {QColor(level.fill).rgb() for level in LEVEL_COLOURS.values()}


def cells(picture: QImage) -> list[Cell]:
    """The cells of the matrix: wide areas in the colours of levels, whatever lies in them."""
    colours, width = fills(), picture.width()
    rows = memoryview(picture.constBits()).cast("I")
    wide: Counter[tuple[int, int]] = Counter()
    for y in range(picture.height()):
        row = rows[y * width : (y + 1) * width].tolist()
        wide.update(run for run in runs(row, colours) if run[1] - run[0] >= NARROWEST_CELL)
    # Nothing is written or drawn close to the left edge of a cell.
    return [
        (left, top, right, bottom)
        for (left, right), _count in wide.most_common(4)
        for top, bottom in runs(rows[left + 3 :: width].tolist(), colours)
    ]


def runs(line: list[int], colours: set[int]) -> Iterator[tuple[int, int]]:
    """Where each of the stretches in one of the colours begins and ends."""
    edges = [0, *(place for place, (before, after) in enumerate(pairwise(line), start=1) if before != after), len(line)]
    return ((first, last) for first, last in pairwise(edges) if line[first] in colours)


def place_of_chip(cell: Cell) -> tuple[int, int]:
    """Where the only chip of a cell lies: in its middle, but for the strip with the level's name."""
    left, top, right, bottom = cell
    return (left + right) // 2, (top + CELL_PADDING + bottom - LEVEL_STRIP) // 2
