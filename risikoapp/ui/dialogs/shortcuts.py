"""The overview of shortcuts: every key and what it does, to be read and searched beside the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.keys import KeyGroup, key_groups
from risikoapp.ui.list.table import make_list


class ShortcutsDialog(QDialog):
    """Does not block the window: one tries a key and sees what it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Genveje"))
        self.resize(theme.READING_WIDTH, theme.READING_WIDTH)
        self._groups = key_groups()
        self._search = QLineEdit(self)
        self._search.setObjectName("search")
        self._search.setPlaceholderText(_("Søg efter en genvej"))
        self._search.setAccessibleName(_("Søg efter en genvej"))
        self._search.setClearButtonEnabled(True)
        self._nothing = QLabel(_("Ingen genvej passer til det."), self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(*[theme.PADDING] * 4)
        self._table = _table(self)
        card = QFrame(self)
        card.setObjectName("card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(*([theme.LINE] * 4))
        rows.setSpacing(0)
        for widget in (self._search, self._nothing, self._table):
            rows.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.addWidget(card)
        self._search.textChanged.connect(self._refresh)
        self._refresh()
        self._search.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._refresh()

    def _refresh(self) -> None:
        """Shows the keys in which the searched text stands anywhere."""
        searched = self._search.text().casefold().strip()
        groups = [(group.where, _matching(group, searched)) for group in self._groups]
        rows = [row for where, hints in groups if hints for row in ((where, ""), *hints)]
        self._table.clearSpans()
        self._table.setRowCount(len(rows))
        for place, (first, second) in enumerate(rows):
            self._show_row(place, first, second)
        self._table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _show_row(self, place: int, first: str, second: str) -> None:
        for column, text in enumerate((first, second)):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if not second:
                item.setFont(theme.font(theme.LABEL_SIZE, semibold=True))
                item.setForeground(self.palette().placeholderText())
            self._table.setItem(place, column, item)
        if not second:
            self._table.setSpan(place, 0, 1, 2)


def _matching(group: KeyGroup, searched: str) -> list[tuple[str, str]]:
    return [
        (hint.does, hint.keys)
        for hint in group.hints
        if searched in f"{hint.does}\n{hint.keys}\n{group.where}".casefold()
    ]


def _table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 2, parent)
    table.setAccessibleName(_("Genveje"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    make_list(table)
    table.horizontalHeader().hide()
    # The keys are short; what they do is a sentence.
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table
