"""What all dialogs share: labelled fields beneath each other, and two buttons that say what they do."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLayout, QVBoxLayout, QWidget

from risikoapp.ui import theme
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.stylesheet import restyle


class Complaint(QLabel):
    """Says in words what is wrong, where there is only a mark at the field."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()

    def say(self, words: str) -> None:
        """Says this, or nothing for ""."""
        self.setText(words)
        self.setVisible(bool(words))
        self.changed.emit()


class FormDialog(QDialog):
    """A dialog of labelled fields; `accepted` by a button that names the deed."""

    def __init__(self, title: str, deed: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.DIALOG_WIDTH)
        self._in_order: list[QWidget] = []
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.TIGHT)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.deed = self.buttons.addButton(deed, QDialogButtonBox.ButtonRole.AcceptRole)
        restyle(self.deed, "primary", "true")
        self.deed.setDefault(True)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.setSpacing(theme.PADDING)
        layout.addLayout(self._fields)
        layout.addStretch()
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def add_field(self, name: str, field: QWidget) -> None:
        """Adds a field beneath its name."""
        label = QLabel(name, self)
        label.setProperty("role", "label")
        label.setBuddy(field)
        field.setAccessibleName(name)
        if self._fields.count():
            self._fields.addSpacing(theme.GRID)
        self._fields.addWidget(label)
        self._fields.addWidget(field)
        self.lead_through(field)

    def add_complaint(self, field: DateField) -> "Complaint":
        """Adds what is wrong with the day in a field, beneath it; it takes no room while nothing is."""
        complaint = Complaint(self)
        complaint.changed.connect(self.make_room)
        field.marked.connect(complaint.say)
        self._fields.addWidget(complaint)
        return complaint

    def add_switch(self, switch: QCheckBox) -> None:
        """Adds something that is on or off, which has its name beside it."""
        self._fields.addSpacing(theme.GRID)
        self._fields.addWidget(switch)
        self.lead_through(switch)

    def add_layout(self, layout: QLayout) -> None:
        """Adds something that needs no name and takes all the room there is."""
        self._fields.addSpacing(theme.GRID)
        self._fields.addLayout(layout, 1)
        self._layout.setStretchFactor(self._fields, 1)

    def make_room(self) -> None:
        """Grows to hold a text that has come; lines that wrap do not count in what Qt asks for."""
        self._layout.activate()
        self.resize(self.width(), max(self.height(), self._layout.totalHeightForWidth(self.width())))

    def lead_through(self, *fields: QWidget) -> None:
        """Puts fields on the way of the Tab key, before the buttons."""
        self._in_order.extend(fields)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The buttons were made first, but come last on the way through the dialog.
        way = [*self._in_order, self.deed, *self.buttons.buttons()]
        for before, after in pairwise(dict.fromkeys(way)):
            QWidget.setTabOrder(before, after)
        if self._in_order and self.focusWidget() in (None, *self.buttons.buttons()):
            self._in_order[0].setFocus(Qt.FocusReason.TabFocusReason)

    def add_text(self, text: str) -> QLabel:
        """Adds a muted line of explanation, and returns it."""
        label = QLabel(text, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        self._fields.addWidget(label)
        return label
