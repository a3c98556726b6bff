"""What can be done with a row of the pane."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from risikoapp.i18n import _


class RowMenu(QMenu):
    """The menu at the end of a row; gone when it has been used."""

    up_requested = Signal()
    down_requested = Signal()
    done_requested = Signal()
    details_requested = Signal()
    remove_requested = Signal()

    def __init__(self, row: QWidget, *, movable: bool, details: str, is_done: bool) -> None:
        super().__init__(row)
        if movable:
            self._add(_("Flyt op"), self.up_requested, "Alt+Up")
            self._add(_("Flyt ned"), self.down_requested, "Alt+Down")
            self.addSeparator()
        if details:
            self._add(_("Ikke udført alligevel") if is_done else _("Udført i dag"), self.done_requested)
            self._add(details, self.details_requested)
            self.addSeparator()
        self._add(_("Fjern"), self.remove_requested)
        self.aboutToHide.connect(self.deleteLater)

    def _add(self, text: str, wish: SignalInstance, keys: str = "") -> None:
        entry = self.addAction(text)
        entry.triggered.connect(wish)
        if keys:
            # Only to be read: the row itself hears the keys.
            entry.setShortcut(QKeySequence(keys))
            entry.setShortcutVisibleInContextMenu(True)
