"""The pages of a PDF that is imported, with what each piece of them was used for."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from risikoapp.importers.blocks import Area
from risikoapp.importers.source import SourcePiece
from risikoapp.ui import theme
from risikoapp.ui.intake.original import piece_name
from risikoapp.ui.preview.letters import Box
from risikoapp.ui.preview.reader import Reader
from risikoapp.ui.preview.texts import Texts
from risikoapp.ui.preview.view import PageView
from risikoapp.ui.theme import LIGHT, Theme

_NONE = -1


class PaperPages(PageView):
    """Each piece marked where it stands: what was used, what was not, and what is asked about just now."""

    risk_pointed = Signal(object)
    """A piece was clicked that tells of the risk with this number; None where it tells of none."""

    def __init__(self, reader: Reader, theme_: Theme, parent: QWidget) -> None:
        self._source: tuple[SourcePiece, ...] = ()
        self._on: dict[int, list[tuple[Area, int]]] = {}
        """For each page what stands there, and of which piece that is."""
        self._current = _NONE
        self._sought: Area | None = None
        """What is to be shown as soon as there are pages."""
        super().__init__(reader, Texts(reader, parent), theme_, parent)
        reader.opened.connect(self._on_opened)

    def show_source(self, source: Sequence[SourcePiece]) -> None:
        """Marks these pieces."""
        if tuple(source) == self._source:
            return
        self._source, self._current = tuple(source), _NONE
        self._on = {}
        for place, piece in enumerate(self._source):
            for area in piece.areas:
                self._on.setdefault(area.page, []).append((area, place))
        self.viewport().update()

    def show_piece(self, place: int | None) -> None:
        """Marks one piece as asked about, and brings it into sight; None marks none."""
        self._current = _NONE if place is None else place
        self.viewport().update()
        if place is not None:
            self._seek(self._source[place])

    def show_risk(self, number: int) -> None:
        """Brings what tells of this risk into sight."""
        of_it = (piece for piece in self._source if piece.risk == number and piece.areas)
        if (piece := next(of_it, None)) is not None:
            self._seek(piece)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._piece_at(event.position().toPoint())
        if place is not None and not self.has_selection:
            self.risk_pointed.emit(self._source[place].risk)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._piece_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if place is None else piece_name(self._source[place]), self)
            return True
        return super().viewportEvent(event)

    def _on_opened(self, sizes: Sequence[tuple[float, float]]) -> None:
        self._texts.begin_anew(len(sizes))
        self.show_pages(sizes)
        if self._sought is not None:
            self._show_area(self._sought)

    def _seek(self, piece: SourcePiece) -> None:
        """Brings a piece into sight, at once or when there are pages; one that stands nowhere changes nothing."""
        if piece.areas:
            self._sought = piece.areas[0]
            self._show_area(self._sought)

    def _show_area(self, area: Area) -> None:
        if area.page < self.count and (box := self._box(area)) is not None:
            self.reveal(self._layout.place(area.page, box))

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        painter.save()
        # So that black letters stay as black as they are. The paper is white in every dress, and so are the colours.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        current: list[QRect] = []
        for area, place in self._marked(page):
            if place == self._current:
                painter.fillRect(area, QColor(LIGHT.found))
                current.append(area)
            elif self._source[place].use == "unused":
                bar = QRect(area.left() - theme.TIGHT - theme.CLOSE, area.top(), theme.FOCUS_WIDTH, area.height())
                painter.fillRect(bar, QColor(LIGHT.error))
            else:
                painter.fillRect(area, QColor(LIGHT.accent_soft))
        if current:
            painter.setPen(QPen(QColor(LIGHT.accent), theme.FOCUS_WIDTH))
            for area in _joined(current):
                painter.drawRect(area.adjusted(-theme.CLOSE, -theme.CLOSE, theme.CLOSE, theme.CLOSE))
        painter.restore()
        super()._paint_marks(painter, page)

    def _marked(self, page: int) -> Iterator[tuple[QRect, int]]:
        """Where on the layout what stands, each place once: the piece that is asked about before others, and one that
        was used before one that was not."""
        places: dict[Area, int] = {}
        for area, place in self._on.get(page, ()):
            places[area] = max(place, places.get(area, place), key=self._weight)
        for area, place in places.items():
            if (box := self._box(area)) is not None:
                yield self._layout.place(page, box), place

    def _weight(self, place: int) -> int:
        return 2 if place == self._current else int(self._source[place].use != "unused")

    def _box(self, area: Area) -> Box | None:
        """As much of an area as lies on its page; None where nothing does, or the page is none."""
        if area.page >= self.count:
            return None
        width, height = self._sizes[area.page]
        left, right = (min(max(side, 0), width) for side in (area.left, area.right))
        top, bottom = (min(max(side, 0), height) for side in (area.top, area.bottom))
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _piece_at(self, point: QPoint) -> int | None:
        """The piece at a point of the view."""
        at = self.at(point)
        page = self._layout.page_at(at.y()) if self.count else 0
        return next((place for area, place in self._marked(page) if area.contains(at)), None)


def _joined(areas: Sequence[QRect]) -> list[QRect]:
    """One frame around what stands beneath each other."""
    frames = [areas[0]]
    for area in areas[1:]:
        if area.top() - frames[-1].bottom() <= area.height():
            frames[-1] = frames[-1].united(area)
        else:
            frames.append(area)
    return frames
