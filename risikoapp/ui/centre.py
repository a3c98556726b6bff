"""What stands between the toolbar and the status line: left and right side, and the lines that tell something."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from risikoapp.ui import theme
from risikoapp.ui.ground import Ground
from risikoapp.ui.left_side import LeftSide
from risikoapp.ui.notice import Notice
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow
    from risikoapp.ui.read_only import ReadOnly


class Centre(QWidget):
    """Both sides stand still while a notice comes and goes: they give it room at their feet."""

    def __init__(self, theme_: Theme, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        # From the outside in: a widget that is moved to another parent is dressed anew with all that it holds.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.LINE)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.splitter, 1)
        self.left = LeftSide(theme_, self.splitter, read_only=read_only)
        self.right = Ground(self.splitter)
        for place, side in enumerate((self.left, self.right)):
            self.splitter.addWidget(side)
            self.splitter.setStretchFactor(place, 1)
        self.notice = Notice(self)
        self.notice.height_changed.connect(self.left.make_room)
        self.notice.height_changed.connect(self.right.make_room)

    def tell_read_only(self, read_only: "ReadOnly", window: "MainWindow") -> None:
        """Says in a line that stays above both sides why nothing can be edited in that window."""
        # Few windows have it.
        from risikoapp.ui.read_only import ReadOnlyLine

        self._rows.insertWidget(0, ReadOnlyLine(read_only, window))
