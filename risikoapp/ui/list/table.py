"""The rows of the list, as they are drawn and as they answer to mouse and keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.list.model import (
    COLUMNS,
    EVALUATED,
    LEVEL,
    LEVEL_ROLE,
    NAME,
    NUMBER,
    RISK_ROLE,
    WAITING_ROLE,
    RiskListModel,
)
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent


def make_list(table: QTableView) -> None:
    """Has a table look like a list: rows to read, one beneath the other, without lines, editing or names of rows."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)


class RiskTable(QTableView):
    """The rows of the list; Space and Enter fold the closed ones, and Enter on a risk goes to its pane."""

    fold_requested = Signal()
    risk_opened = Signal(str)
    menu_requested = Signal(str, QPoint)
    """The risk for which there is to be a menu, and where on the screen."""
    ring_changed = Signal(bool)
    """Whether the list has come to the keyboard by the keyboard, and so shows where it is."""

    def __init__(self, theme_: Theme, model: RiskListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = _Delegate(theme_, self.selectionModel(), self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Liste over risici"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        make_list(self)
        header = self.horizontalHeader()
        header.hide()
        for column, width in ((NUMBER, 7), (LEVEL, 16), (EVALUATED, 14)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width * theme.GRID)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._span_fold_row)
        self.clicked.connect(self._on_clicked)

    def show_chosen(self, risk_ids: frozenset[str]) -> None:
        """Draws the rows of these risks as the selected one is drawn."""
        self._delegate.chosen = risk_ids
        # The first call for it loads the types of all widgets, and what comes to the screen is drawn then anyway.
        if self.isVisible():
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        is_nowhere = not self.currentIndex().isValid()
        # Qt would go to the first row, and by that show another risk: coming here chooses nothing.
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            if is_nowhere:
                self.selectionModel().clearCurrentIndex()
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.ring_changed.emit(event.reason() in keyboard)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ring_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        folds = (Qt.Key.Key_Space, *enters, Qt.Key.Key_Left, Qt.Key.Key_Right)
        risk = self._model.risk_at(row) if row >= 0 else None
        if row >= 0 and risk is None and event.key() in folds:
            self.fold_requested.emit()
        else:
            if risk is not None and event.key() in enters:
                self.risk_opened.emit(risk.id)
            # Enter means something to a dialog around the list, too.
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: "QMouseEvent") -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        risk = self._model.risk_at(index.row()) if index.isValid() else None
        if risk is not None and event.button() is Qt.MouseButton.LeftButton:
            self.risk_opened.emit(risk.id)

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        from PySide6.QtGui import QContextMenuEvent

        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        risk = self._model.risk_at(index.row()) if index.isValid() else None
        if risk is not None:
            if by_key:
                self.scrollTo(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(risk.id, self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: "QResizeEvent") -> None:
        row = self.visualRect(self.currentIndex())
        was_seen = row.isValid() and row.top() >= 0 and row.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if was_seen:
            # What comes beneath the list, and makes it lower, must not take away what it is about.
            self.scrollTo(self.currentIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model.risk_at(index.row()) is None:
            self.fold_requested.emit()

    def _span_fold_row(self) -> None:
        self.clearSpans()
        row = self._model.fold_row()
        if row is not None:
            self.setSpan(row, 0, 1, COLUMNS)


class _Delegate(QStyledItemDelegate):
    """Numbers bold, the level as a coloured mark beside its word, dates muted at the right."""

    def __init__(self, theme_: Theme, selection: QItemSelectionModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._selection = selection
        self.chosen: frozenset[str] = frozenset()
        """The risks that are marked beside the one that is selected."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        area = QRectF(option.rect)
        painter.save()
        risk = index.data(RISK_ROLE)
        if self._selection.isSelected(index) or (risk is not None and risk.id in self.chosen):
            _fill(painter, area, palette.accent_soft)
        rule = QRectF(area.left(), area.bottom() - theme.LINE, area.width(), theme.LINE)
        _fill(painter, rule, palette.line)
        folds = risk is None
        muted = folds or index.column() == EVALUATED
        painter.setPen(QColor(palette.muted if muted else palette.text))
        painter.setFont(theme.font(bold=index.column() == NUMBER and not folds))
        text = area.adjusted(theme.ROW_INSET, 0, -theme.ROW_INSET, 0)
        if index.column() == LEVEL and not folds:
            text.setLeft(area.left() + theme.MARK_SIZE + theme.GRID)
        side = Qt.AlignmentFlag.AlignRight if index.column() == EVALUATED else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if index.column() == LEVEL and not folds:
            self._mark(painter, area, index.data(LEVEL_ROLE))
        elif index.column() == EVALUATED and index.data(WAITING_ROLE):
            self._ring(painter, area)
        painter.restore()

    def _ring(self, painter: QPainter, area: QRectF) -> None:
        """A small open ring at the left of the date: it waits to be evaluated again."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = area.center().y() - theme.WAITING_SIZE / 2
        # With its whole stroke inside the cell: nothing else is painted anew when it goes.
        painter.drawEllipse(QRectF(area.left() + theme.LINE, top, theme.WAITING_SIZE, theme.WAITING_SIZE))

    def _mark(self, painter: QPainter, area: QRectF, level: int | None) -> None:
        if level is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.levels[level].edge))
        top = area.center().y() - theme.MARK_SIZE / 2
        mark = QRectF(area.left(), top, theme.MARK_SIZE, theme.MARK_SIZE)
        painter.drawRoundedRect(mark, theme.MARK_RADIUS, theme.MARK_RADIUS)


def _fill(painter: QPainter, area: QRectF, colour: str) -> None:
    # Painter's own `fillRect` loads the type of all gradients when it is first called.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(area)
