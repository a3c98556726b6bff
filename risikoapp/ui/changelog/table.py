"""The rows of the log as they are gone through by mouse and keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from risikoapp.domain.log import LogEntry
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.changelog.model import LogModel
from risikoapp.ui.tables import make_headed_list

_WIDTHS = (18, 16, 20, 17)
"""Of time, who, risk and field, in steps of the grid; before and after share what is left."""
_LONGEST_TIME = "30-08-2088 20.08"


class LogTable(QTableView):
    """One row for each entry; Enter and a double click go to its risk."""

    risk_opened = Signal()
    chosen = Signal()

    def __init__(self, model: LogModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setObjectName("copies")
        self.setAccessibleName(_("Ændringer, den nyeste øverst"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        make_headed_list(self)
        header = self.horizontalHeader()
        for column in range(model.columnCount()):
            is_fixed = column < len(_WIDTHS)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode["Interactive" if is_fixed else "Stretch"])
            if is_fixed:
                self.setColumnWidth(column, _WIDTHS[column] * theme.GRID)
        self.ensurePolished()
        room = self.fontMetrics().horizontalAdvance(_LONGEST_TIME) + 3 * theme.GRID
        self.setColumnWidth(0, max(self.columnWidth(0), room))
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def entry(self) -> LogEntry | None:
        """The one that is chosen."""
        return self._model.entry_at(self.currentIndex().row())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.risk_opened.emit()
        else:
            super().keyPressEvent(event)

    def _on_double_clicked(self) -> None:
        self.risk_opened.emit()
