"""The head of the left side: title and status, and whose levels these are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import levels_note
from risikoapp.ui import theme


class Front(QWidget):
    """Title and status date of the register; a press on the button asks to change them."""

    properties_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "head")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._status = QLabel(self)
        self._status.setProperty("role", "muted")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status_text = ""
        self._change = QPushButton(_("Ret"), self)
        self._change.setProperty("flat", "true")
        self._change.setToolTip(_("Ret titel og dato"))
        self._change.setCursor(Qt.CursorShape.PointingHandCursor)
        self._change.clicked.connect(self.properties_requested)
        self._change.setHidden(read_only)
        line = QHBoxLayout()
        line.setSpacing(theme.TIGHT)
        line.addWidget(self._status)
        line.addWidget(self._change)
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.CLOSE)
        layout.addWidget(self._title)
        layout.addLayout(line)

    def show_register(self, register: Register) -> None:
        self._title.setText(register.title or _("Risikovurdering uden titel"))
        date = register.status_date
        status = _("Uden statusdato") if date is None else _("Status pr. {date}").format(date=format_list(date))
        self._status_text = f"{status} · {register.organisation}" if register.organisation else status
        self._status.setText(self._status_text)
        if self.isVisible():
            # Else its width is nothing yet, and comes with the first layout.
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Keeps all lines of a long title, and as much of the status as stands beside the button."""
        # It counts what it was given before.
        self._title.setMinimumHeight(0)
        self._title.setMinimumHeight(self._title.heightForWidth(self.width()))
        room = self.width() - self._change.sizeHint().width() - theme.TIGHT
        shown = self._status.fontMetrics().elidedText(self._status_text, Qt.TextElideMode.ElideRight, room)
        self._status.setText(shown)
        self._status.setToolTip(self._status_text if shown != self._status_text else "")


class StandardScaleNote(QWidget):
    """The quiet line that stands until the organisation has confirmed its levels."""

    criteria_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setProperty("role", "muted")
        confirm = QPushButton(_("Se og bekræft"), self)
        confirm.setProperty("flat", "true")
        confirm.setCursor(Qt.CursorShape.PointingHandCursor)
        confirm.clicked.connect(self.criteria_requested)
        confirm.setHidden(read_only)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(self._text)
        layout.addWidget(confirm)
        layout.addStretch()

    def show_register(self, register: Register) -> None:
        note = levels_note(register.criteria)
        self._text.setText(note)
        self.setVisible(bool(note))
