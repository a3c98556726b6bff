"""The figures of a curve as a table: to be read, gone through by the keyboard, and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from risikoapp.i18n import _
from risikoapp.ui.development.words import Line
from risikoapp.ui.tables import make_headed_list


class FigureTable(QTableWidget):
    """Rows of words and numbers; Enter and a double click go to what a row tells of."""

    row_opened = Signal(str)
    """The id of the evaluation that the row tells of, or ""."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("copies")
        self.setAccessibleName(_("Tallene som tabel"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        make_headed_list(self)
        self._lines: Sequence[Line] = ()
        self._columns: Sequence[str] = ()
        self.itemDoubleClicked.connect(self._on_double_clicked)

    def show_lines(self, columns: Sequence[str], lines: Sequence[Line], *, stretches: bool) -> None:
        """Shows these rows; the last column takes what room is left where it `stretches`."""
        if (tuple(columns), list(lines)) == (tuple(self._columns), list(self._lines)):
            return
        self._columns, self._lines = columns, lines
        self.clear()
        self.setRowCount(len(lines))
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels(list(columns))
        for row, line in enumerate(lines):
            for column, text in enumerate(line.cells):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text if stretches and column == len(columns) - 1 else "")
                self.setItem(row, column, item)
        mode = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(mode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(stretches)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if stretches else policy.ScrollBarAsNeeded)

    def copy_all(self) -> None:
        """Puts the whole table on the clipboard, as other programs take it."""
        self._copy(range(len(self._lines)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(sorted({index.row() for index in self.selectedIndexes()}))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.row_opened.emit(self._lines[self.currentRow()].entry_id)
        else:
            super().keyPressEvent(event)

    def _copy(self, rows: Sequence[int]) -> None:
        if rows:
            lines = (self._columns, *(self._lines[row].cells for row in rows))
            text = "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for cells in lines)
            QGuiApplication.clipboard().setText(text)

    def _on_double_clicked(self, item: QTableWidgetItem) -> None:
        self.row_opened.emit(self._lines[item.row()].entry_id)
