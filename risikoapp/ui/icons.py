"""The small icons, drawn in the colour they are wanted in: a few strokes need no file and no renderer to load."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap

SIZE = 16
_STROKE = 1.5

_Line = Sequence[tuple[float, float]]


def _lines(*lines: _Line) -> QPainterPath:
    path = QPainterPath()
    for first, *rest in lines:
        path.moveTo(*first)
        for point in rest:
            path.lineTo(*point)
    return path


def _turned_back() -> QPainterPath:
    """An arrow to the left with its shaft bent round."""
    path = _lines([(6, 3.5), (3, 6.5), (6, 9.5)])
    path.moveTo(3.5, 6.5)
    path.lineTo(9.5, 6.5)
    path.arcTo(QRectF(6, 6.5, 7, 7), 90, -180)
    path.lineTo(7, 13.5)
    return path


def _path(name: str) -> QPainterPath:
    if name == "plus":
        return _lines([(8, 3.5), (8, 12.5)], [(3.5, 8), (12.5, 8)])
    if name == "minus":
        return _lines([(3.5, 8), (12.5, 8)])
    if name == "up":
        return _lines([(4.5, 9.75), (8, 6.25), (11.5, 9.75)])
    if name == "down":
        return _lines([(4.5, 6.25), (8, 9.75), (11.5, 6.25)])
    if name == "left":
        return _lines([(9.75, 4.5), (6.25, 8), (9.75, 11.5)])
    if name == "right":
        return _lines([(6.25, 4.5), (9.75, 8), (6.25, 11.5)])
    if name == "more":
        # Dots: strokes of no length to speak of, rounded by their caps.
        return _lines(*([(x, 8), (x + 0.01, 8)] for x in (4, 8, 12)))
    return _turned_back()


def drawn(name: str, colour: str) -> QPixmap:
    """The icon `plus`, `minus`, `more`, `up`, `down`, `left`, `right`, `undo` or `redo`, SIZE pixels wide and high."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(QSize(SIZE, SIZE) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = _STROKE + (0.5 if name == "more" else 0)
    painter.setPen(QPen(QColor(colour), width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    if name == "redo":
        painter.translate(QPointF(SIZE, 0))
        painter.scale(-1, 1)
    painter.drawPath(_path(name))
    painter.end()
    return pixmap
