"""Tables to read beneath heads, and the card that they lie in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout, QWidget

from risikoapp.ui import theme
from risikoapp.ui.list.table import make_list


def make_headed_list(table: QTableView) -> None:
    """Has a table look like a list beneath heads, in which whole rows are chosen."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    make_list(table)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)


def in_card(widget: QWidget, parent: QWidget) -> QFrame:
    """A card with this in it and a line around it."""
    card = QFrame(parent)
    card.setObjectName("card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(*([theme.LINE] * 4))
    inner.addWidget(widget)
    return card
