"""The matrix of a comparison: where the risks stand, where they stood, and the way between."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from risikoapp.domain.history import RiskDifference
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui import motion, theme
from risikoapp.ui.comparing.layout import ComparedLayout, Lead, Stand
from risikoapp.ui.comparing.painter import ComparisonPainter
from risikoapp.ui.comparing.words import tip
from risikoapp.ui.matrix.chips import ChipPictures
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.painter import drawn_ground
from risikoapp.ui.theme import Theme

_LEFT = Qt.MouseButton.LeftButton
_MANY = 12
"""More arrows than these are drawn thin."""


class ComparisonMatrix(QWidget):
    """Moves softly from one comparison to the next, where the system does not ask for rest.

    A risk that is pointed at or chosen is emphasised, and the arrows of the others fade.
    """

    risk_selected = Signal(str)
    """A risk was chosen here, or "" where there is none."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._register = Register()
        self._differences: tuple[RiskDifference, ...] = ()
        self._geometry = MatrixGeometry(QSizeF(self.size()))
        self._layout = ComparedLayout((), self._geometry)
        self._ground: QPixmap | None = None
        self._pictures = ChipPictures()
        self._chosen = ""
        self._pointed: frozenset[str] = frozenset()
        self._came_from: dict[str, QRectF] = {}
        self._progress = 1.0
        self._moves_softly = motion.moves_softly()
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setDuration(motion.DURATION)
        self._motion.valueChanged.connect(self._on_moved)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.MATRIX_MINIMUM_HEIGHT)
        self.setAccessibleName(_("Matrix med flytninger"))
        theme_.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        return QSize(theme.LEFT_MINIMUM, theme.MATRIX_MINIMUM_HEIGHT)

    @property
    def emphasised(self) -> frozenset[str]:
        """The risks that are pointed at or, else, the one that is chosen."""
        return self._pointed or (frozenset((self._chosen,)) if self._chosen else frozenset())

    def show_comparison(self, after: Register, differences: tuple[RiskDifference, ...]) -> None:
        """Shows these differences on the ground of the later register."""
        before, came_from = self._layout.stands, {each: self._now(each, area) for each, area in self._layout.chips()}
        if after.criteria is not self._register.criteria:
            self._ground = None
        self._register = after
        self._differences = differences
        self._arrange()
        if self._layout.stands != before:
            self._came_from = came_from
            self._motion.stop()
            self._progress = 1.0
            if self.isVisible() and self._moves_softly:
                self._progress = 0.0
                self._motion.start()
        self.update()

    def show_selection(self, risk_id: str) -> None:
        """Emphasises this risk, or none for ""."""
        self._chosen = risk_id
        self.update()

    def _arrange(self) -> None:
        self._layout = ComparedLayout(self._differences, self._geometry)
        self._pointed = frozenset()

    def _refresh(self) -> None:
        """Everything may look otherwise: other colours, another font, another screen."""
        self._ground = None
        self._pictures.clear()
        self._arrange()
        self.update()

    def _on_moved(self, progress: float) -> None:
        self._progress = progress
        self.update()

    def _now(self, risk_id: str, area: QRectF) -> QRectF:
        """Where a chip is just now, on its way to an area."""
        start = self._came_from.get(risk_id, area)
        # It slows down as it arrives.
        way = 1 - (1 - self._progress) ** 2
        return area.translated((start.topLeft() - area.topLeft()) * (1 - way))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground is None:
            self._ground = drawn_ground(self, self._geometry, self._register.criteria, self._theme.palette)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        drawing = ComparisonPainter(painter, self._theme.palette, self._pictures)
        drawing.tray(self._geometry, is_empty=not self._layout.has_in(None), hint="")
        usual, strong = self._leads()
        self._paint_shafts(drawing, usual, strong)
        for stand in self._layout.stands:
            self._paint_stand(drawing, stand)
        self._paint_heads(drawing, usual, strong)
        painter.end()

    def _leads(self) -> tuple[list[Lead], list[Lead]]:
        """The arrows that are drawn as usual, and those of the risks that are emphasised."""
        emphasised = self.emphasised
        usual = [lead for lead in self._layout.leads if not emphasised.issuperset(lead.risk_ids)]
        return usual, list(self._layout.own_leads(emphasised))

    def _paint_shafts(self, drawing: ComparisonPainter, usual: list[Lead], strong: list[Lead]) -> None:
        drawing.fade(self._faded())
        width = theme.ARROW_WIDTH if len(self._layout.leads) <= _MANY else theme.ARROW_THIN
        for lead in usual:
            drawing.shaft(lead, width)
        drawing.fade(self._progress)
        for lead in strong:
            drawing.shaft(lead, theme.ARROW_STRONG)

    def _paint_heads(self, drawing: ComparisonPainter, usual: list[Lead], strong: list[Lead]) -> None:
        drawing.fade(self._faded())
        for lead in usual:
            drawing.head(lead)
        for area, lead in self._layout.counts:
            drawing.count(area, lead)
        drawing.fade(self._progress)
        for lead in strong:
            drawing.head(lead)

    def _faded(self) -> float:
        """How much is seen of the arrows of those that are not emphasised."""
        return self._progress * (theme.FADED if self.emphasised else 1)

    def _paint_stand(self, drawing: ComparisonPainter, stand: Stand) -> None:
        emphasised = self.emphasised
        is_told = not emphasised.isdisjoint(stand.risk_ids)
        is_new_here = stand.risk_ids[0] not in self._came_from
        opacity = self._progress if stand.is_past or is_new_here else 1.0
        if stand.is_past and emphasised and not is_told:
            opacity *= theme.GHOST_FADED
        drawing.fade(opacity)
        area = stand.area if stand.is_past or stand.is_rest else self._now(stand.risk_ids[0], stand.area)
        chosen = is_told and not stand.is_past and not stand.is_rest
        drawing.stand(stand, area, self._register.criteria, chosen=chosen)

    # What is pointed at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        stand = self._layout.at(event.position())
        self._point_at(frozenset(stand.risk_ids) if stand is not None else frozenset())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is _LEFT:
            stand = self._layout.at(event.position())
            self.risk_selected.emit("" if stand is None or stand.is_rest else stand.risk_ids[0])

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(frozenset())
        super().leaveEvent(event)

    def _point_at(self, risk_ids: frozenset[str]) -> None:
        if risk_ids != self._pointed:
            self._pointed = risk_ids
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            self._show_tip(event)
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._refresh()
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        stand = self._layout.at(QPointF(event.pos()))
        if stand is None:
            QToolTip.hideText()
            return
        known = {each.risk.id: each for each in self._differences}
        text = tip([known[risk_id] for risk_id in stand.risk_ids])
        QToolTip.showText(event.globalPos(), text, self, stand.area.toAlignedRect())

    # Size and dress

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._geometry = MatrixGeometry(QSizeF(self.size()))
        self._ground = None
        # What is under way would come from where nothing stands any more.
        self._motion.stop()
        self._progress = 1.0
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._refresh()
        super().changeEvent(event)
