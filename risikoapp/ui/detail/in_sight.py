"""Keeps what has the keyboard in sight."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from risikoapp.ui import theme


class InSight(QObject):
    """Scrolls to a field that gets the keyboard out of sight, as by the Tab key from elsewhere in the window."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        # Not a single shot of Qt's own: that would keep this alive where the window is closed before.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._reveal)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def reveal(self) -> None:
        """Scrolls to the field that has the keyboard, once its place is known."""
        self._soon.start()

    def _reveal(self) -> None:
        if (focused := self._scroll.focusWidget()) is not None:
            self._scroll.ensureWidgetVisible(focused, 0, theme.PADDING)

    def _on_focus_changed(self) -> None:
        # Who clicks sees where she is, and nothing may jump under the mouse.
        focused, content = QApplication.focusWidget(), self._scroll.widget()
        if focused is None or content is None or not content.isAncestorOf(focused):
            return
        bar, height = self._scroll.verticalScrollBar(), focused.height()
        top = focused.mapTo(content, QPoint(0, 0)).y() - bar.value()
        if min(top + height, bar.pageStep()) - max(top, 0) < min(height, theme.ENTRY_HEIGHT):
            self.reveal()
