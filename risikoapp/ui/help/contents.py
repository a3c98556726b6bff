"""The headings of the guide at its side. They follow the reading, and lead to what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.help.guide import Heading

_PLACE = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """The chapters, of which the one that is read shows its sections."""

    heading_chosen = Signal(int)
    """Which of the headings one wants to go to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        self.setAccessibleName(_("Indhold"))
        self.setHeaderHidden(True)
        self.setIndentation(theme.PADDING)
        self.setRootIsDecorated(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: list[QTreeWidgetItem] = []
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Shows these, the second level as chapters and what is below as their sections."""
        self.clear()
        self._items = []
        for place, heading in enumerate(headings):
            is_section = heading.level > 2 and self._items
            above = self._items[-1].parent() or self._items[-1] if is_section else None
            item = QTreeWidgetItem([heading.text])
            item.setData(0, _PLACE, place)
            item.setToolTip(0, heading.text)
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            self._items.append(item)

    def show_place(self, place: int) -> None:
        """Marks the heading that is read."""
        item = self._items[place]
        if item is self.currentItem():
            return
        chapter = item.parent() or item
        for other in range(self.topLevelItemCount()):
            if (each := self.topLevelItem(other)) is not chapter and each is not None:
                each.setExpanded(False)
        chapter.setExpanded(True)
        self.setCurrentItem(item)
        self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        self.heading_chosen.emit(item.data(0, _PLACE))
