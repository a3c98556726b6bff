"""How the matrix looks: the card with cells and axes, chips, and what shows during a drag."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from risikoapp.domain.criteria import ALL_RATINGS, STEPS, Rating, RiskCriteria
from risikoapp.i18n import _
from risikoapp.terms import consequence, level_name, likelihood, not_placed
from risikoapp.ui import theme
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.theme import Palette

_CENTRE = Qt.AlignmentFlag.AlignCenter
_WRAP = Qt.TextFlag.TextWordWrap


class MatrixPainter:
    """Draws with one painter in one palette; the caller says what and where."""

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        self._painter = painter
        self._palette = palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def card(self, geometry: MatrixGeometry, criteria: RiskCriteria) -> None:
        """The ground that changes only with size, colours and criteria."""
        self._painter.setPen(QPen(QColor(self._palette.line), theme.LINE))
        self._painter.setBrush(QColor(self._palette.panel))
        self._painter.drawRoundedRect(geometry.card, theme.CARD_RADIUS, theme.CARD_RADIUS)
        for rating in ALL_RATINGS:
            self._cell(geometry.cell(rating), criteria.risk_level(rating))
        self._painter.setPen(QColor(self._palette.text))
        self._painter.setFont(theme.font(theme.LABEL_SIZE))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for step in range(1, STEPS + 1):
            self._painter.drawText(geometry.likelihood_label(step), right | _WRAP, criteria.likelihood_name(step))
            self._step_name(geometry.consequence_label(step), criteria.consequence_name(step))
        self._axes(geometry)

    def tray(self, geometry: MatrixGeometry, *, is_empty: bool) -> None:
        """The words before the chips that have no place."""
        self._painter.setPen(QColor(self._palette.muted))
        self._painter.setFont(theme.font())
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if is_empty:
            hint = _("Ikke placeret: ingen. Træk en risiko herned for at tage den ud.")
            self._painter.drawText(geometry.tray, middle, hint)
        else:
            self._painter.drawText(geometry.tray_label(), middle, not_placed())

    def chip(self, place: QRectF, text: str, *, selected: bool) -> None:
        """One risk, or "+3" for those that find no room."""
        palette = self._palette
        ring = selected
        if ring:
            self._painter.setPen(QPen(QColor(palette.accent), theme.CHIP_RING))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            gap = theme.CHIP_RING_GAP
            self._rounded(place.adjusted(-gap, -gap, gap, gap))
        self._painter.setPen(QPen(QColor(palette.on_accent if selected else palette.chip_text), theme.CHIP_RIM))
        self._painter.setBrush(QColor(palette.accent if selected else palette.chip_fill))
        self._rounded(place)
        size = theme.TEXT_SIZE if place.height() > 20 else theme.SMALL_SIZE
        self._painter.setFont(theme.font(size, bold=True))
        self._painter.drawText(place, _CENTRE, text)

    def ghost(self, place: QRectF, text: str) -> None:
        """Where the dragged chip stood: dashed, no fill."""
        pen = QPen(QColor(self._palette.muted), theme.CHIP_RIM)
        pen.setDashPattern(list(theme.DASH))
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._rounded(place)
        self._painter.setFont(theme.font())
        self._painter.drawText(place, _CENTRE, text)

    def target(self, area: QRectF) -> None:
        """The cell or tray where the chip would land."""
        self._painter.setPen(QPen(QColor(self._palette.accent), theme.TARGET_WIDTH))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(area, theme.CELL_RADIUS, theme.CELL_RADIUS)

    def focus(self, geometry: MatrixGeometry) -> None:
        """The ring of the widget that has the keyboard."""
        self._painter.setPen(QPen(QColor(self._palette.accent), theme.FOCUS_WIDTH))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        # The ring lies within the card's line, half of its own width away.
        inside = theme.FOCUS_WIDTH / 2
        ring = geometry.card.adjusted(inside, inside, -inside, -inside)
        self._painter.drawRoundedRect(ring, theme.CARD_RADIUS, theme.CARD_RADIUS)

    def label(self, text: str, beside: QPointF, bounds: QRectF) -> None:
        """The name of the target beside the pointer, kept within `bounds`."""
        font = theme.font(theme.LABEL_SIZE, semibold=True)
        width = QFontMetricsF(font).horizontalAdvance(text) + 2 * theme.GRID
        box = QRectF(beside.x() + 2 * theme.GRID, beside.y() + 2 * theme.GRID, width, 3 * theme.GRID)
        box.moveRight(min(box.right(), bounds.right()))
        box.moveLeft(max(box.left(), bounds.left()))
        if box.bottom() > bounds.bottom():
            box.moveBottom(beside.y() - 2 * theme.GRID)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._palette.text))
        self._painter.drawRoundedRect(box, theme.FIELD_RADIUS, theme.FIELD_RADIUS)
        self._painter.setPen(QColor(self._palette.panel))
        self._painter.setFont(font)
        self._painter.drawText(box, _CENTRE, text)

    def _cell(self, cell: QRectF, level: int) -> None:
        colours = self._palette.levels[level]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colours.fill))
        self._painter.drawRoundedRect(cell, theme.CELL_RADIUS, theme.CELL_RADIUS)
        self._painter.setPen(QColor(colours.text))
        self._painter.setFont(theme.font(theme.SMALL_SIZE))
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        inset = theme.CELL_PADDING
        self._painter.drawText(cell.adjusted(inset, inset, -theme.LEVEL_MARGIN, -inset), corner, level_name(level))

    def _step_name(self, place: QRectF, name: str) -> None:
        metrics = self._painter.fontMetrics()
        self._painter.drawText(
            place, _CENTRE, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(place.width()))
        )

    def _axes(self, geometry: MatrixGeometry) -> None:
        self._painter.setPen(QColor(self._palette.muted))
        self._painter.setFont(theme.font(theme.LABEL_SIZE, semibold=True))
        self._painter.drawText(geometry.consequence_axis(), _CENTRE, consequence())
        axis = geometry.likelihood_axis()
        self._painter.save()
        self._painter.translate(axis.center())
        self._painter.rotate(-90)
        turned = QRectF(-axis.height() / 2, -axis.width() / 2, axis.height(), axis.width())
        self._painter.drawText(turned, _CENTRE, likelihood())
        self._painter.restore()

    def _rounded(self, place: QRectF) -> None:
        radius = place.height() / 2
        self._painter.drawRoundedRect(place, radius, radius)


def cell_text(criteria: RiskCriteria, rating: Rating) -> str:
    """A cell and its level in words: "Mindre sandsynligt × Kritisk: Høj"."""
    return f"{criteria.cell_name(rating)}: {level_name(criteria.risk_level(rating))}"
