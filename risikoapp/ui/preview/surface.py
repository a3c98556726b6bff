"""Paints the pages: what has been drawn of them, and upon it what is found and what is selected."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.preview.layout import PageLayout
from risikoapp.ui.preview.letters import Box, needle_places
from risikoapp.ui.preview.reader import Reader, Tile, Written
from risikoapp.ui.preview.tiles import Tiles
from risikoapp.ui.theme import LIGHT, Theme

Hit = tuple[int, int]
"""A page, and which of the hits on it."""

_BESIDE = 1
"""So many times what is in view is drawn before and after it, too."""
_LETTERS_KEPT = 24
"""Of so many pages the letters are kept; each takes some half a megabyte."""


class Surface(QAbstractScrollArea):
    """Paints what is in view, and has the reader draw what is missing."""

    written_came = Signal(int)
    """It is known now what is written on a page."""

    def __init__(self, reader: Reader, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._reader = reader
        self._theme = theme_
        self._sizes: Sequence[tuple[float, float]] = ()
        self._layout = PageLayout((), 1, 0)
        self._tiles = Tiles()
        self._written: OrderedDict[int, Written] = OrderedDict()
        self._broken: set[int] = set()
        self._needle = ""
        self._hit: Hit | None = None
        reader.drawn.connect(self._on_drawn)
        reader.read.connect(self._on_read)
        reader.broken.connect(self._on_broken)
        theme_.changed.connect(self._repaint)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def bytes_kept(self) -> int:
        """How much the pictures take that are kept."""
        return self._tiles.size

    def written(self, page: int) -> Written | None:
        """What is written on a page, as far as it is known yet."""
        return self._written.get(page)

    def at(self, point: QPoint) -> QPoint:
        """A point of the view in the layout."""
        return point + self._offset()

    def selected_on(self, page: int) -> tuple[int, int]:
        """The letters of a page that are selected: the first, and the one behind the last."""
        return 0, 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.palette.bg))
        offset, ratio = self._offset(), self.devicePixelRatioF()
        seen = self._seen()
        # Upon the pixels of the screen: an offset between them would smear what is sharp.
        painter.translate(-round(offset.x() * ratio) / ratio, -round(offset.y() * ratio) / ratio)
        for page in self._layout.between(seen.top(), seen.bottom()):
            self._paint_page(painter, page, seen, ratio)
            self._paint_marks(painter, page)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._repaint()

    def _paint_page(self, painter: QPainter, page: int, seen: QRect, ratio: float) -> None:
        area = self._layout.page(page)
        painter.fillRect(area, QColor(LIGHT.panel))
        pieces = [(place, tile, self._tiles.get(tile)) for tile, place in self._layout.tiles(page, seen, ratio)]
        if any(image is None for _place, _tile, image in pieces):
            for tile, image in self._tiles.others(page, self._layout.scale * ratio):
                painter.drawImage(_scaled(tile, area, self._layout.scale), image)
        for place, _tile, image in pieces:
            if image is not None:
                image.setDevicePixelRatio(ratio)
                painter.drawImage(place, image)
        painter.setPen(QPen(QColor(self._theme.palette.line), theme.LINE))
        painter.drawRect(area.adjusted(-theme.LINE, -theme.LINE, 0, 0))
        if page in self._broken:
            painter.setPen(QColor(LIGHT.muted))
            painter.drawText(area.intersected(seen), Qt.AlignmentFlag.AlignCenter, _("Siden kan ikke vises."))

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        """What is found and what is selected. The paper is white in every dress, and so are their colours."""
        written = self._written.get(page)
        if written is None:
            return
        painter.save()
        # So that black letters stay as black as they are.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for area in self._areas(page, *self.selected_on(page)):
            painter.fillRect(area, QColor(LIGHT.found))
        hits = needle_places(written.letters.text, self._needle)
        for number, (start, end) in enumerate(hits):
            is_current = self._hit == (page, number)
            for area in self._areas(page, start, end):
                painter.fillRect(area, QColor(LIGHT.found))
                if is_current:
                    painter.setPen(QPen(QColor(LIGHT.accent), theme.FOCUS_WIDTH))
                    painter.drawRect(area.adjusted(-theme.CLOSE, -theme.CLOSE, theme.CLOSE, theme.CLOSE))
                else:
                    painter.fillRect(area.left(), area.bottom(), area.width(), theme.LINE, QColor(LIGHT.accent))
        painter.restore()

    def _areas(self, page: int, start: int, end: int) -> list[QRect]:
        written = self._written.get(page)
        boxes: list[Box] = [] if written is None else written.letters.areas(start, end)
        return [self._layout.place(page, box) for box in boxes]

    def _on_drawn(self, tile: Tile, image: QImage) -> None:
        self._tiles.put(tile, image)
        self.viewport().update()

    def _on_read(self, page: int, written: Written) -> None:
        self._written[page] = written
        while len(self._written) > _LETTERS_KEPT:
            self._written.popitem(last=False)
        self.viewport().update()
        self.written_came.emit(page)

    def _on_broken(self, page: int) -> None:
        self._broken.add(page)
        self.viewport().update()

    def _repaint(self) -> None:
        self._ask()
        self.viewport().update()

    def _ask(self) -> None:
        """Has drawn and read what is in view and not there yet, and then what is beside it."""
        ratio = self.devicePixelRatioF()
        seen = self._seen()
        pages = self._layout.between(seen.top(), seen.bottom())
        wanted = [tile for page in pages for tile, _place in self._layout.tiles(page, seen, ratio)]
        self._tiles.spare(wanted)
        around = seen.adjusted(0, -_BESIDE * seen.height(), 0, _BESIDE * seen.height())
        near = self._layout.between(around.top(), around.bottom())
        wanted += [tile for page in near for tile, _place in self._layout.tiles(page, around, ratio)]
        wanted = [tile for tile in dict.fromkeys(wanted) if tile.page not in self._broken]
        missing = [tile for tile in wanted if self._tiles.get(tile) is None]
        self._reader.want_tiles(missing)
        first = [] if self._hit is None else [self._hit[0]]
        unread = [page for page in dict.fromkeys([*first, *pages]) if page not in self._written]
        self._reader.want_pages([page for page in unread if page not in self._broken])

    def _seen(self) -> QRect:
        """What of the layout is in view."""
        return QRect(self._offset(), self.viewport().size())

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())


def _scaled(tile: Tile, page: QRect, scale: float) -> QRectF:
    """Where a tile of another zoom stands on a page."""
    factor = scale / tile.scale
    area = QRectF(tile.x * factor, tile.y * factor, tile.width * factor, tile.height * factor)
    return area.translated(page.topLeft())
