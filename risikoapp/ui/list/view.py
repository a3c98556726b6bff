"""The card with the search field and the list of risks."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.list.model import COLUMNS, EVALUATED, LEVEL, LEVEL_ROLE, NAME, NUMBER, RISK_ROLE, RiskListModel
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.theme import Theme


class RiskList(QFrame):
    """All risks of the register, to search and to select from."""

    risk_selected = Signal(str)
    cell_left = Signal()
    """The list is to show the risks of all cells again."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("ring", False)
        self._selected = ""
        self._model = RiskListModel(self)
        self._search = _Search(self)
        self._search.setObjectName("search")
        self._search.setPlaceholderText(_("Søg i alle risici"))
        self._search.setAccessibleName(_("Søg i alle risici"))
        self._search.setClearButtonEnabled(True)
        self._cell: Rating | None = None
        self._criteria = STANDARD_CRITERIA
        self._token = QPushButton(self)
        self._token.setProperty("token", "true")
        self._token.setToolTip(_("Vis hele listen igen"))
        self._token.hide()
        self._table = _Table(theme_, self._model, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.LINE] * 4))
        layout.setSpacing(0)
        layout.addWidget(self._search)
        layout.addWidget(self._token, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._table)
        self.setMinimumHeight(theme.LIST_MINIMUM_HEIGHT)
        self._connect()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._model.search)
        self._token.clicked.connect(self.cell_left)
        self._model.modelReset.connect(self._restore_selection)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._table.ring_changed.connect(self._on_ring_changed)
        self._table.fold_requested.connect(self._on_fold)

    def show_register(self, register: Register) -> None:
        self._criteria = register.criteria
        self._model.show_register(register)
        self._name_token()

    def show_cell(self, rating: Rating | None) -> None:
        """Shows only the risks of a cell, with its name as what can be taken away; None for all."""
        self._cell = rating
        self._token.setVisible(rating is not None)
        self._model.narrow(rating)
        self._name_token()

    def show_selection(self, risk_id: str) -> None:
        """Marks this risk, or none for ""."""
        self._selected = risk_id
        self._restore_selection()

    def take_focus(self) -> None:
        """Gives the keyboard to the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_ring_changed(self, is_shown: bool) -> None:
        restyle(self, "ring", is_shown)

    def _name_token(self) -> None:
        if self._cell is not None:
            name = self._criteria.cell_name(self._cell)
            # An ampersand in a text is a mnemonic unless doubled.
            self._token.setText(f"{name.replace('&', '&&')}  ✕")
            self._token.setAccessibleName(_("Kun {cell}. Vis hele listen igen").format(cell=name))

    def _restore_selection(self) -> None:
        row = self._model.row_of(self._selected)
        selection = self._table.selectionModel()
        if row is None:
            selection.clear()
        elif self._table.currentIndex().row() != row or not selection.hasSelection():
            self._table.selectRow(row)

    def _on_fold(self) -> None:
        self._model.toggle_closed()
        self._restore_selection()
        # The risk that is shown stays marked, and the keys go on from the row that was folded.
        fold = self._model.index(self._model.fold_row() or 0, 0)
        self._table.selectionModel().setCurrentIndex(fold, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_current_changed(self, current: QModelIndex) -> None:
        risk = self._model.risk_at(current.row()) if current.isValid() else None
        if risk is not None and risk.id != self._selected:
            self.risk_selected.emit(risk.id)


class _Search(QLineEdit):
    """A search field that Escape empties; undo and redo are the document's where the search has none of its own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class _Table(QTableView):
    fold_requested = Signal()
    ring_changed = Signal(bool)
    """Whether the list has come to the keyboard by the keyboard, and so shows where it is."""

    def __init__(self, theme_: Theme, model: RiskListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme_, self.selectionModel(), self))
        self.setAccessibleName(_("Liste over risici"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        header = self.horizontalHeader()
        header.hide()
        for column, width in ((NUMBER, 7), (LEVEL, 16), (EVALUATED, 13)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width * theme.GRID)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._span_fold_row)
        self.clicked.connect(self._on_clicked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.ring_changed.emit(event.reason() in keyboard)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ring_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        folds = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if row >= 0 and self._model.risk_at(row) is None and event.key() in folds:
            self.fold_requested.emit()
            return
        super().keyPressEvent(event)

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

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        area = QRectF(option.rect)
        painter.save()
        if self._selection.isSelected(index):
            _fill(painter, area, palette.accent_soft)
        rule = QRectF(area.left(), area.bottom() - theme.LINE, area.width(), theme.LINE)
        _fill(painter, rule, palette.line)
        folds = index.data(RISK_ROLE) is None
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
        painter.restore()

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
