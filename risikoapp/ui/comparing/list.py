"""The list beside the matrix of a comparison, from which each risk can be chosen with the keys, too."""

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from risikoapp.domain.history import RiskDifference
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.comparing.model import CHANGE, LEVEL, NAME, NUMBER, SIGN, DifferenceModel
from risikoapp.ui.tables import make_headed_list
from risikoapp.ui.theme import Theme

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class DifferenceTable(QTableView):
    """What became of each risk; one of them may be chosen."""

    risk_selected = Signal(str)

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DifferenceModel(theme_, self)
        self.setObjectName("compared")
        self.setModel(self._model)
        self.setAccessibleName(_("Hvad der er blevet af hver risiko"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setMinimumWidth(theme.COMPARISON_LIST_WIDTH)
        make_headed_list(self)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        for column, width in ((NUMBER, 6), (SIGN, 4), (CHANGE, 13), (LEVEL, 20)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width * theme.GRID)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def show_differences(self, differences: tuple[RiskDifference, ...]) -> None:
        """Shows these differences; none is chosen, and nothing is told of that."""
        with QSignalBlocker(self.selectionModel()):
            self._model.show_differences(differences)

    def show_selection(self, risk_id: str) -> None:
        """Marks the row of this risk, or none."""
        row = self._model.row_of(risk_id)
        index = self._model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(self.selectionModel()):
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if row >= 0:
            self.scrollTo(index)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.selectionModel().hasSelection() and self._model.rowCount():
            # Where the keys are must be seen.
            self.selectRow(0)

    def _on_selected(self) -> None:
        rows = self.selectionModel().selectedRows()
        self.risk_selected.emit(self._model.difference_at(rows[0].row()).risk.id if rows else "")
