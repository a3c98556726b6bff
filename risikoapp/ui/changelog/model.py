"""The rows of the log: entries that have been found, and their cells only when they are painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from risikoapp.domain.log import LogEntry
from risikoapp.logged import ReadableLog
from risikoapp.report.log_csv import log_columns

_LONGEST = 300
"""Letters of a cell: a line has no room for more."""
_ROOT = QModelIndex()


class LogModel(QAbstractTableModel):
    """Some entries of a log, newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._log = ReadableLog((), {})
        self._entries: Sequence[LogEntry] = ()
        self._columns = log_columns()

    def show_entries(self, log: ReadableLog, entries: Sequence[LogEntry]) -> None:
        self.beginResetModel()
        self._log, self._entries = log, entries
        self.endResetModel()

    def entry_at(self, row: int) -> LogEntry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        text = self._log.cells(self._entries[index.row()])[index.column()]
        return " ".join(text[:_LONGEST].split())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_name = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._columns[section] if is_name else None
