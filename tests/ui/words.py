"""What a widget says."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QTabWidget, QTreeView, QWidget


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget can say, hidden parts and menus too."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isWindow():
            yield each.windowTitle()
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.whatsThis())
        for name in ("text", "title", "placeholderText", "suffix", "prefix", "specialValueText", "informativeText"):
            value = each.property(name)
            if isinstance(value, str):
                yield value
        if isinstance(each, QComboBox):
            yield from (each.itemText(place) for place in range(each.count()))
        if isinstance(each, QTabWidget):
            yield from (each.tabText(place) for place in range(each.count()))
        if isinstance(each, QTreeView) and each.model() is not None:
            columns = range(each.model().columnCount())
            yield from (str(each.model().headerData(column, Qt.Orientation.Horizontal)) for column in columns)
    for action in (*widget.actions(), *widget.findChildren(QAction)):
        # Behind the tab stand the keys.
        yield from action.text().split("\t")
        yield action.toolTip()
