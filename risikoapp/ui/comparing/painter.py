"""How a comparison looks in the matrix: what the matrix's own painter draws, and arrows, ghosts and marks upon it."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.history import Kind
from risikoapp.ui import theme
from risikoapp.ui.comparing.layout import Lead, Stand
from risikoapp.ui.matrix.chips import draw_pill
from risikoapp.ui.matrix.painter import MatrixPainter
from risikoapp.ui.theme import Palette

MARKED: tuple[Kind, ...] = ("new", "closed", "reopened", "gone")
"""What a chip is marked with a sign for; the others are told by ghost and arrow."""

_BACK, _ROUND = 110, 290
"""In degrees: where the sign for reopened begins, and how far it goes round."""


def trend_colour(trend: int, palette: Palette) -> str:
    """The colour of what rose (1), fell (-1) or did neither (0); sign, word and arrow say it, too."""
    return {1: palette.error, -1: palette.accent}.get(trend, palette.text)


class ComparisonPainter(MatrixPainter):
    """Draws with an opacity, which is how much of what is drawn next is seen, 0 to 1."""

    def fade(self, opacity: float) -> None:
        """What is drawn next is seen so much."""
        self._painter.setOpacity(opacity)

    def shaft(self, lead: Lead, width: float) -> None:
        """An arrow without its head."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for wide, ink in ((width * theme.ARROW_HALO, self._palette.panel), (width, self._ink(lead))):
            pen = QPen(QColor(ink), wide)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.setPen(pen)
            self._painter.drawPolyline([QPointF(*point) for point in lead.arrow.shaft])

    def head(self, lead: Lead) -> None:
        """The head of an arrow, which is to be seen also where its shaft goes beneath a chip."""
        self._painter.setPen(QPen(QColor(self._palette.panel), theme.LINE))
        self._painter.setBrush(QColor(self._ink(lead)))
        self._painter.drawPolygon([QPointF(*corner) for corner in lead.arrow.head])

    def stand(self, stand: Stand, area: QRectF, criteria: RiskCriteria, *, chosen: bool) -> None:
        """A chip where it is just now, with its mark."""
        if stand.is_past:
            # Arrows that pass beneath would make its number hard to read.
            self._painter.setPen(Qt.PenStyle.NoPen)
            level = None if stand.place is None else criteria.risk_level(stand.place)
            ground = self._palette.bg if level is None else self._palette.levels[level].fill
            self._painter.setBrush(QColor(ground))
            draw_pill(self._painter, area)
            self.ghost(area, stand.text)
        else:
            self.chip(area, stand.text, selected=chosen)
        if stand.kind in MARKED:
            self.mark(area, stand.kind)

    def mark(self, chip: QRectF, kind: Kind) -> None:
        """A small disc with a sign at a chip's upper end: + new, × closed, – gone, an arrow going back for reopened."""
        disc = QRectF(0, 0, theme.BADGE_SIZE, theme.BADGE_SIZE)
        disc.moveCenter(chip.topRight() + QPointF(-theme.CLOSE, theme.CLOSE))
        self._painter.setPen(QPen(QColor(self._palette.panel), theme.LINE))
        self._painter.setBrush(QColor(self._palette.text))
        self._painter.drawEllipse(disc)
        pen = QPen(QColor(self._palette.panel), theme.BADGE_STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        centre, arm = disc.center(), theme.BADGE_ARM
        if kind == "reopened":
            self._going_back(centre, arm)
            return
        angles = {"new": (0, 90), "closed": (45, 135), "gone": (0,)}[kind]
        for angle in angles:
            line = QLineF(centre, centre + QPointF(arm, 0))
            line.setAngle(angle)
            self._painter.drawLine(QLineF(line.p2(), centre * 2 - line.p2()))

    def _going_back(self, centre: QPointF, radius: float) -> None:
        """Most of a circle, with a head where it begins."""
        around = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        way = QPainterPath()
        way.arcMoveTo(around, _BACK)
        begin = way.currentPosition()
        way.arcTo(around, _BACK, -_ROUND)
        half = radius / 2
        for across, down in ((half, -half), (half, half)):
            way.moveTo(begin)
            way.lineTo(begin + QPointF(across, down))
        pen = self._painter.pen()
        pen.setWidthF(theme.CHIP_RIM)
        self._painter.setPen(pen)
        self._painter.drawPath(way)

    def _ink(self, lead: Lead) -> str:
        return trend_colour(lead.trend, self._palette)

    def count(self, box: QRectF, lead: Lead) -> None:
        """How many an arrow stands for."""
        self._painter.setPen(QPen(QColor(self._palette.panel), theme.LINE))
        self._painter.setBrush(QColor(self._ink(lead)))
        draw_pill(self._painter, box)
        self._painter.setPen(QColor(self._palette.panel))
        self._painter.setFont(theme.font(theme.SMALL_SIZE, bold=True))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(lead.risk_ids)))
