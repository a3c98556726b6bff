"""What makes the pages larger, and what makes them smaller."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui import icons
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    # It brings what draws pages, and a paper without any needs none of it.
    from risikoapp.ui.preview.view import PageView


class ZoomButton(QToolButton):
    """One step larger or smaller, with the key that does the same in its tip."""

    def __init__(self, view: "PageView", theme_: Theme, parent: QWidget, *, larger: bool) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._icon = "plus" if larger else "minus"
        name = _("Forstør") if larger else _("Formindsk")
        key = QKeySequence.StandardKey.ZoomIn if larger else QKeySequence.StandardKey.ZoomOut
        keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setObjectName("row")
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setToolTip(f"{name} ({keys})")
        self.setAccessibleName(name)
        self.clicked.connect(view.zoom_in if larger else view.zoom_out)
        theme_.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setIcon(self._theme.icon(self._icon))
