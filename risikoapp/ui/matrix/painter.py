"""How the matrix looks: the card with cells and axes, chips, and what shows during a drag."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from risikoapp.domain.criteria import ALL_RATINGS, STEPS, Rating, RiskCriteria
from risikoapp.terms import consequence, level_name, likelihood, not_placed
from risikoapp.ui import theme
from risikoapp.ui.matrix.chips import CORNER, ChipPictures, Look, draw_pill, is_large
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.theme import Palette

_CENTRE = Qt.AlignmentFlag.AlignCenter
_WRAP = Qt.TextFlag.TextWordWrap
_BENEATH = QPointF(theme.STACK_STEP, theme.STACK_STEP)
_STACK = 3
"""At most so many chips are seen on each other in the hand."""


class MatrixPainter:
    """Draws with one painter in one palette; the caller says what and where."""

    def __init__(self, painter: QPainter, palette: Palette, chips: ChipPictures) -> None:
        self._painter = painter
        self._palette = palette
        self._chips = chips
        self._ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def card(self, geometry: MatrixGeometry, criteria: RiskCriteria) -> None:
        """The ground that changes only with size, colours and criteria."""
        self._painter.setPen(QPen(QColor(self._palette.line), theme.LINE))
        self._painter.setBrush(QColor(self._palette.panel))
        self._painter.drawRoundedRect(geometry.card, theme.CARD_RADIUS, theme.CARD_RADIUS)
        for rating in ALL_RATINGS:
            self.cell(geometry.cell(rating), criteria.risk_level(rating))
        self._painter.setPen(QColor(self._palette.text))
        self._painter.setFont(theme.font(theme.LABEL_SIZE))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for step in range(1, STEPS + 1):
            self._painter.drawText(geometry.likelihood_label(step), right | _WRAP, criteria.likelihood_name(step))
            self._step_name(geometry.consequence_label(step), criteria.consequence_name(step))
        self._axes(geometry)

    def cell(self, cell: QRectF, level: int) -> None:
        """One cell in the colour of its level, with the word for it."""
        colours = self._palette.levels[level]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colours.fill))
        self._painter.drawRoundedRect(cell, theme.CELL_RADIUS, theme.CELL_RADIUS)
        self.level(cell, level)

    def level(self, cell: QRectF, level: int) -> None:
        """The word for a cell's level at its foot."""
        self._painter.setPen(QColor(self._palette.levels[level].text))
        self._painter.setFont(theme.font(theme.SMALL_SIZE))
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        inset = theme.CELL_PADDING
        self._painter.drawText(cell.adjusted(inset, inset, -theme.LEVEL_MARGIN, -inset), corner, level_name(level))

    def tray(self, geometry: MatrixGeometry, *, is_empty: bool, hint: str, is_target: bool = False) -> None:
        """The words beside the chips that have no place; alone, the hint begins where they would.

        They begin where all else does, but for a target, whose ring they would touch.
        """
        inset = theme.GRID if is_target else 0
        self._painter.setPen(QColor(self._palette.muted))
        self._painter.setFont(theme.font())
        middle = Qt.AlignmentFlag.AlignVCenter
        if not is_empty:
            label = geometry.tray_label().adjusted(inset, 0, 0, 0)
            self._painter.drawText(label, Qt.AlignmentFlag.AlignLeft | middle, not_placed())
        side = Qt.AlignmentFlag.AlignLeft if is_empty else Qt.AlignmentFlag.AlignRight
        self._painter.drawText(geometry.tray.adjusted(inset, 0, -inset, 0), side | middle, hint)

    def chip(self, place: QRectF, text: str, *, selected: bool) -> None:
        """One risk, or "+3" for those that find no room."""
        self._put(place, text, "selected" if selected else "plain")

    def ghost(self, place: QRectF, text: str) -> None:
        """Where the dragged chip stood: dashed, no fill."""
        self._put(place, text, "ghost")

    def stack(self, place: QRectF, text: str, count: int) -> None:
        """The chip in hand, and beneath it a few of those that come with it."""
        for depth in range(min(count, _STACK) - 1, 0, -1):
            self._put(place.translated(_BENEATH * depth), "", "selected")
        self._put(place, text, "selected")

    def target(self, area: QRectF) -> None:
        """The cell or tray where the chip would land."""
        self._ring(area, theme.TARGET_WIDTH, self._palette.accent)

    def shine(self, area: QRectF) -> None:
        """The light in a target, under its chips."""
        colour = QColor(self._palette.panel)
        colour.setAlphaF(theme.SHINE)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(area, theme.CELL_RADIUS, theme.CELL_RADIUS)

    def filtered(self, area: QRectF) -> None:
        """The cell that the list is narrowed to."""
        inside = theme.FOCUS_WIDTH / 2
        self._ring(area.adjusted(inside, inside, -inside, -inside), theme.FOCUS_WIDTH, self._palette.text)

    def focus(self, area: QRectF, *, is_chip: bool) -> None:
        """The ring of what has the keyboard."""
        self._painter.setPen(QPen(QColor(self._palette.accent), theme.FOCUS_WIDTH))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_chip:
            away = theme.CHIP_FOCUS_GAP if is_large(area.height()) else theme.SMALL_CHIP_FOCUS_GAP
            draw_pill(self._painter, area.adjusted(-away, -away, away, away))
        else:
            inside = theme.FOCUS_WIDTH
            area = area.adjusted(inside, inside, -inside, -inside)
            self._painter.drawRoundedRect(area, theme.CELL_RADIUS, theme.CELL_RADIUS)

    def band(self, area: QRectF) -> None:
        """The rubber band with which several chips are chosen."""
        colour = QColor(self._palette.accent)
        self._painter.setPen(QPen(colour, theme.LINE))
        colour.setAlphaF(theme.BAND)
        self._painter.setBrush(colour)
        self._painter.drawRect(area)

    def label(self, text: str, beside: QPointF, bounds: QRectF) -> None:
        """The name of the target beside the pointer, kept within `bounds`."""
        box = label_box(text, beside, bounds)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._palette.text))
        self._painter.drawRoundedRect(box, theme.FIELD_RADIUS, theme.FIELD_RADIUS)
        self._painter.setPen(QColor(self._palette.panel))
        self._painter.setFont(theme.font(theme.LABEL_SIZE, semibold=True))
        self._painter.drawText(box, _CENTRE, text)

    def _put(self, place: QRectF, text: str, look: Look) -> None:
        picture = self._chips.picture(place, text, look, self._palette, self._ratio)
        self._painter.drawPixmap(place.topLeft() - CORNER, picture)

    def _ring(self, area: QRectF, width: int, colour: str) -> None:
        self._painter.setPen(QPen(QColor(colour), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(area, theme.CELL_RADIUS, theme.CELL_RADIUS)

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


def drawn_ground(widget: QWidget, geometry: MatrixGeometry, criteria: RiskCriteria, palette: Palette) -> QPixmap:
    """The card as a picture of a widget's size, so that it need not be drawn for each chip that moves.

    Opaque: letters may look otherwise upon what lets through, and would change when a chip is taken up.
    """
    ratio = widget.devicePixelRatioF()
    ground = QPixmap((QSizeF(widget.size()) * ratio).toSize())
    ground.setDevicePixelRatio(ratio)
    ground.fill(QColor(palette.bg))
    painter = QPainter(ground)
    painter.setFont(widget.font())
    MatrixPainter(painter, palette, ChipPictures()).card(geometry, criteria)
    painter.end()
    return ground


def label_box(text: str, beside: QPointF, bounds: QRectF) -> QRectF:
    """Where a label stands that is to be beside a point and within `bounds`, however far away the point is."""
    width = QFontMetricsF(theme.font(theme.LABEL_SIZE, semibold=True)).horizontalAdvance(text) + 2 * theme.GRID
    box = QRectF(beside.x() + 2 * theme.GRID, beside.y() + 2 * theme.GRID, width, 3 * theme.GRID)
    box.moveRight(min(box.right(), bounds.right()))
    box.moveLeft(max(box.left(), bounds.left()))
    if box.bottom() > bounds.bottom():
        box.moveBottom(min(beside.y() - 2 * theme.GRID, bounds.bottom()))
    box.moveTop(max(box.top(), bounds.top()))
    return box


def cell_text(criteria: RiskCriteria, rating: Rating) -> str:
    """A cell and its level in words: "Mindre sandsynligt × Kritisk: Høj"."""
    return f"{criteria.cell_name(rating)}: {level_name(criteria.risk_level(rating))}"


def place_text(criteria: RiskCriteria, place: Rating | None) -> str:
    """The same, or what is said of those without a place."""
    return not_placed() if place is None else cell_text(criteria, place)
