"""Where everything in the matrix lies, for a widget of a given size. All distances in device-independent pixels."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from risikoapp.domain.criteria import ALL_RATINGS, STEPS, Rating
from risikoapp.ui import theme

_Size = tuple[int, int, int]
"""Width, height and gap of chips."""


class ChipGrid(NamedTuple):
    """How chips stand in an area: their places, and how many more there are than places."""

    places: tuple[QRectF, ...]
    overflow: int


class MatrixGeometry:
    """The places of cells, axes and tray in a widget of this size.

    The tray for what has no place is always there: a layout that shifts under a drag misleads the hand.
    """

    def __init__(self, size: QSizeF) -> None:
        # The middle of a line that lies within the widget.
        edge = theme.LINE / 2
        width, height = size.width() - theme.LINE, size.height() - theme.TRAY_HEIGHT - theme.LINE
        self.card = QRectF(edge, edge, width, height)
        inset = theme.MATRIX_INSET
        self.grid = self.card.adjusted(theme.MATRIX_LEFT, inset, -inset, -theme.MATRIX_BOTTOM)
        self.tray = QRectF(edge, self.card.bottom() + theme.GRID, width, theme.TRAY_HEIGHT - theme.GRID)

    def cell(self, rating: Rating) -> QRectF:
        """The cell's rectangle; likelihood 4 is the top row, consequence 1 the left column."""
        width = (self.grid.width() + theme.CELL_GAP) / STEPS
        height = (self.grid.height() + theme.CELL_GAP) / STEPS
        column, row = rating.consequence - 1, STEPS - rating.likelihood
        # On whole pixels: an edge between two would be a blur.
        left, right = (round(self.grid.left() + place * width) for place in (column, column + 1))
        top, bottom = (round(self.grid.top() + place * height) for place in (row, row + 1))
        return QRectF(left, top, right - left - theme.CELL_GAP, bottom - top - theme.CELL_GAP)

    def area(self, rating: Rating | None) -> QRectF:
        """A cell, or the tray for None."""
        return self.tray if rating is None else self.cell(rating)

    def column_at(self, x: float) -> int:
        """The consequence 1 to 4 whose column an x lies in, or lies nearest to."""
        width = (self.grid.width() + theme.CELL_GAP) / STEPS
        return max(1, min(int((x - self.grid.left()) // width) + 1, STEPS))

    def likelihood_label(self, likelihood: int) -> QRectF:
        """Left of the row: the name of a step."""
        row = self.cell(Rating(likelihood=likelihood, consequence=1))
        left = self.card.left() + 4 * theme.GRID
        return QRectF(left, row.top(), row.left() - theme.GRID * 1.5 - left, row.height())

    def consequence_label(self, consequence: int) -> QRectF:
        """Beneath the column: the name of a step."""
        column = self.cell(Rating(likelihood=1, consequence=consequence))
        wider = column.adjusted(-theme.CLOSE, 0, theme.CLOSE, 0)
        return QRectF(wider.left(), wider.bottom() + theme.TIGHT, wider.width(), 3 * theme.GRID)

    def likelihood_axis(self) -> QRectF:
        """At the far left, to be read upwards."""
        return QRectF(self.card.left() + theme.GRID, self.grid.top(), 3 * theme.GRID, self.grid.height())

    def consequence_axis(self) -> QRectF:
        """At the foot of the card."""
        return QRectF(self.grid.left(), self.card.bottom() - 3.5 * theme.GRID, self.grid.width(), 3 * theme.GRID)

    def tray_label(self) -> QRectF:
        return self.tray.adjusted(0, 0, 13 * theme.GRID - self.tray.width(), 0)

    def rating_at(self, point: QPointF) -> Rating | None:
        """The cell under a point, or None between and outside the cells."""
        return next((rating for rating in ALL_RATINGS if self.cell(rating).contains(point)), None)

    def chips_in_cell(self, rating: Rating, count: int) -> ChipGrid:
        """Places for `count` chips in a cell."""
        inset = theme.CELL_PADDING
        return _chips(self.cell(rating).adjusted(inset, inset, -inset, -theme.LEVEL_STRIP), count)

    def chips_in_tray(self, count: int) -> ChipGrid:
        area = self.tray.adjusted(self.tray_label().right() - self.tray.left(), 0, 0, 0)
        return _chips(area, count, centred=False)


def _chips(area: QRectF, count: int, *, centred: bool = True) -> ChipGrid:
    """The largest chips of which `count` fit; of the smallest, as many as fit with one place for "+ the rest"."""
    for size in theme.CHIP_SIZES:
        columns, rows = _capacity(area, size)
        if count <= columns * rows:
            return ChipGrid(tuple(_places(area, count, columns, size, centred)), 0)
    size = theme.CHIP_SIZES[-1]
    # The smallest must do, even where they reach a little beyond the area.
    columns, rows = (max(fitting, 1) for fitting in _capacity(area, size))
    shown = min(count, columns * rows)
    overflow = count - shown + 1 if count > shown else 0
    return ChipGrid(tuple(_places(area, shown, columns, size, centred)), overflow)


def _capacity(area: QRectF, size: _Size) -> tuple[int, int]:
    width, height, gap = size
    return int((area.width() + gap) // (width + gap)), int((area.height() + gap) // (height + gap))


def _places(area: QRectF, count: int, columns: int, size: _Size, centred: bool) -> Iterator[QRectF]:
    width, height, gap = size
    rows = -(-count // columns)
    block = rows * (height + gap) - gap
    top = area.top() + (area.height() - block) / 2
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        used = in_row * (width + gap) - gap
        left = area.left() + ((area.width() - used) / 2 if centred else 0)
        yield QRectF(left + column * (width + gap), top + row * (height + gap), width, height)
