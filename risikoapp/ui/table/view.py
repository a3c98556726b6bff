"""The table beside the matrix: the same risks in words, reached by arrows and chosen by Enter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from risikoapp.domain.criteria import STEPS
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import level_name
from risikoapp.ui import theme
from risikoapp.ui.table.model import LEVEL_ROLE, RISKS_ROLE, UNPLACED_ROW, MatrixModel, risk_label
from risikoapp.ui.theme import Theme

_INSET = 8
_LINE = 16
"""From one line of a cell to the next."""
_Index = QModelIndex | QPersistentModelIndex


class MatrixTable(QFrame):
    """The open risks by level and place; Enter or a click on a cell shows its risk, or offers those it holds."""

    risk_selected = Signal(str)

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._model = MatrixModel(self)
        self._table = _Table(theme_, self._model, self)
        self._table.risk_selected.connect(self.risk_selected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.addWidget(self._table)
        self.setFocusProxy(self._table)

    def show_register(self, register: Register) -> None:
        """Shows the open risks of this register."""
        self._model.show_register(register)

    def show_selection(self, risk_id: str) -> None:
        """Marks this risk, or none for ""."""
        self._table.show_selection(risk_id)


class _Table(QTableView):
    risk_selected = Signal(str)

    def __init__(self, theme_: Theme, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("words")
        self._matrix = model
        self.setModel(model)
        self._delegate = _Delegate(theme_, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Risikomatrix som tabel"))
        self.setAccessibleDescription(_("Rækker er sandsynlighed og kolonner konsekvens. Enter viser feltets risici."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(0)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.verticalHeader().setFixedWidth(theme.ROW_NAME_WIDTH)
        self.verticalHeader().setSectionResizeMode(UNPLACED_ROW, QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().resizeSection(UNPLACED_ROW, theme.ROW_HEIGHT)
        self.setSpan(UNPLACED_ROW, 0, 1, STEPS)
        theme_.changed.connect(self.viewport().update)

    def show_selection(self, risk_id: str) -> None:
        self._delegate.selected = risk_id
        index = self._matrix.index_of(risk_id)
        if index.isValid():
            self.setCurrentIndex(index)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._offer(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._offer(self.indexAt(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer(self.currentIndex())

    def _offer(self, index: QModelIndex) -> None:
        """Shows the one risk of a cell, or a menu of several."""
        risks: tuple[Risk, ...] = index.data(RISKS_ROLE) if index.isValid() else ()
        if len(risks) < 2:
            for risk in risks:
                self.risk_selected.emit(risk.id)
            return
        menu = QMenu(self)
        for risk in risks:
            # An ampersand in a text is a mnemonic unless doubled.
            menu.addAction(risk_label(risk).replace("&", "&&")).setData(risk.id)
        menu.setActiveAction(menu.actions()[0])
        place = self.visualRect(index).bottomLeft() + QPoint(_INSET, -_INSET)
        chosen = menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()
        if chosen is not None:
            self.risk_selected.emit(chosen.data())


class _Delegate(QStyledItemDelegate):
    """The word for the level, then a line for each risk as far as they fit; the one that is shown in bold."""

    def __init__(self, theme_: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme_
        self._table = table
        self.selected = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = self._theme.palette
        level: int = index.data(LEVEL_ROLE)
        colours = palette.levels.get(level)
        half = theme.CELL_GAP / 2
        area = QRectF(option.rect).adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = self._table.hasFocus() and index == self._table.currentIndex()
        ring = QPen(QColor(palette.accent), theme.FOCUS_WIDTH) if is_current else QPen(QColor(palette.line), 1)
        painter.setPen(ring if is_current or colours is None else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.panel if colours is None else colours.fill))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.CELL_RADIUS, theme.CELL_RADIUS)
        painter.setPen(QColor(palette.text if colours is None else colours.text))
        text = area.adjusted(_INSET, 2, -_INSET, -2)
        if colours is None:
            text.moveTop(area.center().y() - _LINE / 2)
            self._line(painter, text, index.data(), theme.font(theme.LABEL_SIZE))
        else:
            text = self._line(painter, text, level_name(level), theme.font(theme.SMALL_SIZE, semibold=True))
            self._risks(painter, text, index.data(RISKS_ROLE))
        painter.restore()

    def _risks(self, painter: QPainter, area: QRectF, risks: tuple[Risk, ...]) -> None:
        room = max(int(area.height() // _LINE), 1)
        shown = risks if len(risks) <= room else risks[: room - 1]
        for risk in shown:
            font = theme.font(theme.LABEL_SIZE, bold=risk.id == self.selected)
            area = self._line(painter, area, risk_label(risk), font)
        if rest := len(risks) - len(shown):
            words = _("{count} flere").format(count=rest) if shown else _("{count} risici").format(count=rest)
            self._line(painter, area, words, theme.font(theme.LABEL_SIZE))

    def _line(self, painter: QPainter, area: QRectF, text: str, font: QFont) -> QRectF:
        """Writes one line at the top of an area; what is left of it."""
        painter.setFont(font)
        line = QRectF(area.left(), area.top(), area.width(), _LINE)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return area.adjusted(0, _LINE, 0, 0)
