"""Where each page stands when all stand one beneath the other; in pixels that do not know the screen's."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize

from risikoapp.ui import theme
from risikoapp.ui.preview.letters import Box
from risikoapp.ui.preview.reader import Tile

POINT = 96 / 72
"""Pixels a point at 100 %."""
TILE = 1536
"""Pixels of the screen along the longest side of what is drawn in one go: 9 MB."""


class PageLayout:
    """The pages at one zoom in a view of one width."""

    def __init__(self, sizes: Sequence[tuple[float, float]], zoom: float, width: int) -> None:
        self.scale = zoom * POINT
        """Pixels a point."""
        self._sizes = [QSize(max(1, round(w * self.scale)), max(1, round(h * self.scale))) for w, h in sizes]
        self.width = max([width, *(size.width() + 2 * theme.PADDING for size in self._sizes)])
        self._tops: list[int] = []
        top = theme.PADDING
        for size in self._sizes:
            self._tops.append(top)
            top += size.height() + theme.PADDING
        self.height = top if self._sizes else 0

    @staticmethod
    def zoom_for(length: float, room: int) -> float:
        """The zoom at which so many points fill so many pixels."""
        return room / (length * POINT)

    def page(self, index: int) -> QRect:
        """Where a page stands."""
        size = self._sizes[index]
        return QRect(QPoint((self.width - size.width()) // 2, self._tops[index]), size)

    def page_at(self, y: int) -> int:
        """The page at a height, or else the last one above it; 0 where there is none."""
        return max(0, bisect_right(self._tops, y) - 1)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something stands between two heights."""
        if not self._tops:
            return range(0)
        first = self.page_at(top)
        if self.page(first).bottom() < top:
            first += 1
        return range(first, bisect_right(self._tops, bottom))

    def place(self, index: int, box: Box) -> QRect:
        """Where something on a page stands that is told in points."""
        left, top, right, bottom = (side * self.scale for side in box)
        corner = self.page(index).topLeft()
        return QRect(round(left), round(top), max(1, round(right - left)), max(1, round(bottom - top))).translated(
            corner
        )

    def on_page(self, index: int, point: QPoint) -> tuple[float, float]:
        """A point in points on a page."""
        inside = QPointF(point - self.page(index).topLeft()) / self.scale
        return inside.x(), inside.y()

    def tiles(self, index: int, area: QRect, ratio: float) -> list[tuple[Tile, QPointF]]:
        """What is to be drawn of a page to show an area, and where it stands; `ratio` screen pixels a pixel."""
        page = self.page(index)
        whole = QSize(round(page.width() * ratio), round(page.height() * ratio))
        # Upon the pixels of the screen, or else what is sharp would be smeared over two of them.
        corner = QPointF(round(page.x() * ratio), round(page.y() * ratio))
        seen = area.intersected(page).translated(-page.topLeft())
        if seen.isEmpty():
            return []
        return [
            (
                Tile(index, self.scale * ratio, x, y, min(TILE, whole.width() - x), min(TILE, whole.height() - y)),
                (corner + QPointF(x, y)) / ratio,
            )
            for y in range(*_steps(seen.top() * ratio, seen.bottom() * ratio, whole.height()))
            for x in range(*_steps(seen.left() * ratio, seen.right() * ratio, whole.width()))
        ]


def _steps(first: float, last: float, end: int) -> tuple[int, int, int]:
    """Start, end and step of the tiles along one side."""
    return int(first) // TILE * TILE, min(end, int(last) + 1), TILE
