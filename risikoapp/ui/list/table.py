"""The rows of the list, as they are drawn and as they answer to mouse and keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter
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
    NAME,
    NUMBER,
    RiskListModel,
)
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent


_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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
        self._delegate = _Delegate(theme_, model, self.selectionModel(), self)
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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._delegate.forget_fonts()
        super().changeEvent(event)

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

    def __init__(self, theme_: Theme, model: RiskListModel, selection: QItemSelectionModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._model = model
        self._selection = selection
        self.chosen: frozenset[str] = frozenset()
        """The risks that are marked beside the one that is selected."""
        self._fonts: tuple[QFont, QFont] | None = None
        """Plain and bold, once something has been drawn."""

    def forget_fonts(self) -> None:
        """That the system has other fonts from now on."""
        self._fonts = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        column, risk = index.column(), self._model.risk_at(index.row())
        area = QRectF(option.rect)
        painter.save()
        if self._selection.isSelected(index) or (risk is not None and risk.id in self.chosen):
            _fill(painter, area, palette.accent_soft)
        rule = QRectF(area.left(), area.bottom() - theme.LINE, area.width(), theme.LINE)
        _fill(painter, rule, palette.line)
        if shown := self._model.text_at(index.row(), column):
            muted = risk is None or column == EVALUATED
            painter.setPen(QColor(palette.muted if muted else palette.text))
            painter.setFont(self._font(bold=column == NUMBER and risk is not None))
            text = area.adjusted(theme.ROW_INSET, 0, -theme.ROW_INSET, 0)
            if column == LEVEL and risk is not None:
                text.setLeft(area.left() + theme.MARK_SIZE + theme.GRID)
            shown = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, int(text.width()))
            painter.drawText(text, _AT_RIGHT if column == EVALUATED else _AT_LEFT, shown)
        if risk is not None and column == LEVEL:
            self._mark(painter, area, self._model.level(risk))
        elif risk is not None and column == EVALUATED and self._model.waits_for(risk):
            painter.setPen(QColor(palette.muted))
            self._ring(painter, area)
        painter.restore()

    def _font(self, *, bold: bool) -> QFont:
        if self._fonts is None:
            self._fonts = theme.font(), theme.font(bold=True)
        return self._fonts[bold]

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
