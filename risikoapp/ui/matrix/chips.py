"""The pictures of the chips: each is drawn once, and looked up from then on."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from risikoapp.ui import theme
from risikoapp.ui.theme import Palette

Look = Literal["plain", "selected", "ghost"]

CORNER = QPointF(theme.CHIP_MARGIN, theme.CHIP_MARGIN)
"""Where the chip itself begins in its picture."""


class ChipPictures:
    """A number, a size and a look have one picture; a size and a look have one frame, in which numbers are written."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, float, float, Look], QPixmap] = {}
        self._frames: dict[tuple[float, float, Look], QPixmap] = {}
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}

    def clear(self) -> None:
        """Forgets them, as when the colours, the font or the screen are others."""
        self._pictures.clear()
        self._frames.clear()
        self._fonts.clear()

    def picture(self, area: QRectF, text: str, look: Look, palette: Palette, ratio: float) -> QPixmap:
        """A chip of this size with its margin around it, for a screen with `ratio` pixels to one of ours."""
        key = (text, area.width(), area.height(), look)
        if key not in self._pictures:
            self._pictures[key] = self._drawn(area.size(), text, look, palette, ratio)
        return self._pictures[key]

    def _drawn(self, size: QSizeF, text: str, look: Look, palette: Palette, ratio: float) -> QPixmap:
        key = (size.width(), size.height(), look)
        if key not in self._frames:
            self._frames[key] = _frame(size, look, palette, ratio)
        picture = self._frames[key].copy()
        painter = QPainter(picture)
        painter.setPen(QColor(_ink(look, palette)))
        painter.setFont(self._font(text, size, bold=look != "ghost"))
        painter.drawText(QRectF(CORNER, size), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    def _font(self, text: str, chip: QSizeF, *, bold: bool) -> QFont:
        """The usual size of a chip's number, or as much smaller as a long one must be to stay within the rim."""
        largest = theme.TEXT_SIZE if is_large(chip.height()) else theme.SMALL_SIZE
        for size in range(largest, theme.TINY_SIZE - 1, -1):
            if (size, bold) not in self._fonts:
                font = theme.font(size, bold=bold)
                self._fonts[size, bold] = (font, QFontMetricsF(font))
            font, metrics = self._fonts[size, bold]
            if metrics.horizontalAdvance(text) <= chip.width() - 2 * theme.CHIP_TEXT_GAP:
                return font
        return self._fonts[theme.TINY_SIZE, bold][0]


def is_large(height: float) -> bool:
    """Whether a chip of this height has room for text of the usual size and for a ring at a distance."""
    return height > 20


def draw_pill(painter: QPainter, place: QRectF) -> None:
    radius = place.height() / 2
    painter.drawRoundedRect(place, radius, radius)


def _ink(look: Look, palette: Palette) -> str:
    """The colour of a chip's number and rim."""
    return {"plain": palette.chip_text, "selected": palette.on_accent, "ghost": palette.text}[look]


def _frame(size: QSizeF, look: Look, palette: Palette, ratio: float) -> QPixmap:
    """A chip without its number."""
    whole = QSizeF(size.width() + 2 * theme.CHIP_MARGIN, size.height() + 2 * theme.CHIP_MARGIN)
    frame = QPixmap((whole * ratio).toSize())
    frame.setDevicePixelRatio(ratio)
    frame.fill(Qt.GlobalColor.transparent)
    painter = QPainter(frame)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRectF(CORNER, size)
    rim = QPen(QColor(_ink(look, palette)), theme.CHIP_RIM)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look == "ghost":
        rim.setDashPattern(list(theme.DASH))
    elif look == "selected":
        gap = theme.CHIP_RING_GAP
        painter.setPen(QPen(QColor(palette.accent), theme.CHIP_RING))
        draw_pill(painter, place.adjusted(-gap, -gap, gap, gap))
    if look != "ghost":
        painter.setBrush(QColor(palette.accent if look == "selected" else palette.chip_fill))
    painter.setPen(rim)
    draw_pill(painter, place)
    painter.end()
    return frame
