"""The curves themselves, drawn by pyqtgraph: nobody imports this before a curve is wanted."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QVBoxLayout, QWidget

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.dates import format_list
from risikoapp.domain.development import RiskDevelopment, StatusFigures
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.development.days import ticks
from risikoapp.ui.development.words import action_counts, level_word, mark_tip, point_tip, status_word
from risikoapp.ui.theme import Palette

_DAYS_SHOWN = 6
_STATUSES_NAMED = 9
_ROOM = 0.04
"""Of the length of a curve, free at both of its ends."""
_HALF = 0.5
_BAR = 0.62
"""Of the way from one status to the next."""
_NONE_AT_ALL = 0.85
"""Where the scale of numbers ends when there is nothing to count."""
_HEADROOM = 1.08
_LEGIBLE = 0.08
"""Of the highest bar: a lower part has no room for its number, which stands in the table."""


class _Plot(pg.PlotWidget):
    """A plot to be looked at: without menus, buttons, zoom and drag."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("De samme tal står i tabellen ved siden af."))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot: Any = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        # Its own entry is there even without a menu.
        scene: Any = self.scene()
        scene.contextMenu = []

    def dress(self, palette: Palette) -> None:
        """Empties the plot and puts on these colours."""
        self.clear()
        self.setBackground(palette.panel)
        for side in ("left", "bottom"):
            axis: Any = self.getAxis(side)
            axis.setPen(QColor(palette.line))
            axis.setTextPen(QColor(palette.text))
            axis.setStyle(tickFont=theme.font(theme.LABEL_SIZE), tickLength=0)

    def put_ticks(self, side: str, found: Sequence[tuple[float, str]]) -> None:
        axis: Any = self.getAxis(side)
        axis.setTicks([list(found)])

    def reach(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        box: Any = self.getViewBox()
        box.setRange(xRange=across, yRange=up, padding=0)

    def add_text(self, text: str, colour: str, x: float, y: float) -> None:
        item = pg.TextItem(text, color=QColor(colour), anchor=(_HALF, _HALF))
        item.setFont(theme.font(theme.LABEL_SIZE, semibold=True))
        item.setPos(x, y)
        self.addItem(item)


class RiskPlot(_Plot):
    """The level of one risk over time, as steps, upon the colours of the levels."""

    entry_clicked = Signal(str)
    """A mark was clicked; the id of the evaluation it stands for, or "" for a move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Risikoens niveau over tid"), parent)

    def show_risk(self, development: RiskDevelopment, criteria: RiskCriteria, palette: Palette) -> None:
        self.dress(palette)
        begin, end = _reach(development)
        self._add_bands(begin, end, palette)
        self.put_ticks("left", [(level, level_word(level)) for level in range(5)])
        days = ticks(dt.date.fromordinal(int(begin)), dt.date.fromordinal(int(end)), _DAYS_SHOWN)
        self.put_ticks("bottom", [(day.toordinal(), format_list(day)) for day in days])
        self.reach((begin, end), (-_HALF, 4 + _HALF))
        self._add_steps(development, palette)
        self._add_points(development, criteria, palette)

    def _add_bands(self, begin: float, end: float, palette: Palette) -> None:
        for level, colours in palette.levels.items():
            # In days and levels, no pixels.
            foot, head = level - _HALF, level + _HALF
            band = QGraphicsRectItem(QRectF(QPointF(begin, foot), QPointF(end, head)))
            band.setBrush(QBrush(QColor(colours.fill)))
            band.setPen(QPen(Qt.PenStyle.NoPen))
            band.setZValue(-1)
            self.addItem(band)

    def _add_steps(self, development: RiskDevelopment, palette: Palette) -> None:
        line = pg.mkPen(QColor(palette.text), width=theme.FOCUS_WIDTH)
        pieces: list[list[tuple[int, int]]] = []
        for begin, end, point in development.spans:
            piece = [(begin.toordinal(), point.level or 0), (end.toordinal(), point.level or 0)]
            if pieces and pieces[-1][-1][0] == piece[0][0]:
                pieces[-1].extend(piece)
            else:
                pieces.append(piece)
        for piece in pieces:
            curve = pg.PlotCurveItem([x for x, _y in piece], [y for _x, y in piece], pen=line, antialias=True)
            self.addItem(curve)

    def _add_points(self, development: RiskDevelopment, criteria: RiskCriteria, palette: Palette) -> None:
        spots = [
            _spot(point.date, point.level, ("", point_tip(point, criteria)), "o" if point.is_open else "x", palette)
            for point in development.points
        ]
        spots += [
            _spot(mark.date, mark.level, (mark.entry_id, mark_tip(mark)), "d", palette) for mark in development.marks
        ]
        scatter: Any = pg.ScatterPlotItem(
            spots=spots,
            size=theme.CURVE_MARK,
            hoverable=True,
            tip=None,
            antialias=True,
            hoverSize=theme.CURVE_MARK_UNDER,
        )
        scatter.sigClicked.connect(self._on_clicked)
        scatter.sigHovered.connect(self._on_hovered)
        self.addItem(scatter)

    def _on_clicked(self, _scatter: object, points: Sequence[Any], _event: object) -> None:
        self.entry_clicked.emit(points[0].data()[0])

    def _on_hovered(self, _scatter: object, points: Sequence[Any], _event: object) -> None:
        box: Any = self.getViewBox()
        # The scene asks its items and no widget.
        box.setToolTip("\n\n".join(point.data()[1] for point in points))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if len(points) else Qt.CursorShape.ArrowCursor)


class StatusPlots(QWidget):
    """How many risks stood at each level at each status, and beneath it what had become of the actions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.risks = _Plot(_("Risici på hvert niveau fra status til status"), self)
        self.deeds = _Plot(_("Handlinger fra status til status"), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.risks, 3)
        layout.addWidget(self.deeds, 2)

    def show_figures(self, every: Sequence[StatusFigures], palette: Palette) -> None:
        levels = [
            *((colours.fill, colours.text, colours.edge) for _level, colours in sorted(palette.levels.items())),
            (palette.panel, palette.text, palette.muted),
        ]
        _show_bars(self.risks, every, [(*each.levels[1:], each.levels[0]) for each in every], levels, palette)
        kinds = [
            (palette.error, palette.on_accent, palette.error),
            (palette.accent_soft, palette.text, palette.accent),
            (palette.bg, palette.text, palette.muted),
        ]
        _show_bars(self.deeds, every, [action_counts(each) for each in every], kinds, palette)


def _show_bars(
    plot: _Plot,
    every: Sequence[StatusFigures],
    counts: Sequence[Sequence[int]],
    colours: Sequence[tuple[str, str, str]],
    palette: Palette,
) -> None:
    """A bar for each status, with its parts upon each other, each with its number."""
    plot.dress(palette)
    highest = max((sum(each) for each in counts), default=0) or _NONE_AT_ALL
    for place, parts in enumerate(counts):
        bottom = 0
        for count, (fill, text, edge) in zip(parts, colours, strict=True):
            if count:
                bar = pg.BarGraphItem(
                    x=[place], y0=[bottom], height=[count], width=_BAR, brush=QColor(fill), pen=QColor(edge)
                )
                plot.addItem(bar)
                if count >= highest * _LEGIBLE:
                    plot.add_text(str(count), text, place, bottom + count / 2)
            bottom += count
    step = -(-len(every) // _STATUSES_NAMED)
    named = [(place, status_word(each)) for place, each in enumerate(every) if (len(every) - 1 - place) % step == 0]
    plot.put_ticks("bottom", named)
    plot.put_ticks("left", [])
    plot.reach((-_HALF, len(every) - _HALF), (0, highest * _HEADROOM))


def _reach(development: RiskDevelopment) -> tuple[float, float]:
    """The days at both ends of the axis."""
    days = [each.date.toordinal() for each in (*development.points, *development.marks)]
    last = development.until.toordinal()
    first = min((*days, last))
    room = max(1, round((last - first) * _ROOM))
    return max(1, first - room), min(dt.date.max.toordinal(), last + room)


def _spot(date: dt.date, level: int | None, data: tuple[str, str], symbol: str, palette: Palette) -> dict[str, object]:
    return {
        "pos": (date.toordinal(), level or 0),
        "data": data,
        "symbol": symbol,
        "brush": QColor(palette.accent if symbol == "d" else palette.text),
        "pen": pg.mkPen(QColor(palette.panel), width=theme.LINE),
    }
