"""What is unclear in a paper, one thing at a time."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.importers.draft import Unclear
from risikoapp.ui import theme
from risikoapp.ui.intake.choices import SEEN, Asked, Choices

NEXT_KEY, PREVIOUS_KEY = "F4", "Shift+F4"
_HEIGHT = 28 * theme.GRID
"""Of the card, so that nothing jumps from one question to the next; what takes more room scrolls in it."""
_LOW = 12 * theme.GRID
"""Where nothing is asked."""


class Question(QFrame):
    """Says what is unclear, and offers what there is to choose."""

    step_requested = Signal(int)
    """One on (1) or back (-1) among what is unclear."""
    answered = Signal(object)
    """An Answer to what is shown."""

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._today = today
        self._choices: Choices | None = None
        self._count, self._message, self._problem = QLabel(self), QLabel(self), QLabel(self)
        self._count.setProperty("role", "label")
        self._problem.setProperty("role", "error")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self.previous = self._stepper(_("&Forrige"), PREVIOUS_KEY, self._on_back)
        self.next = self._stepper(_("&Næste"), NEXT_KEY, self._on_on)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self._count, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, theme.GRID, theme.PADDING, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self._scrolled(), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No button of the window has Enter to itself, so the one with the keyboard leaves it to the card.
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            # Whoever keeps the key down means what is asked now, and not all that comes after it.
            if not event.isAutoRepeat():
                button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_unclear(
        self,
        unclear: Sequence[Unclear],
        place: int,
        settled: Collection[int],
        register: Register,
        asked: Asked,
    ) -> None:
        """Shows the unclear thing at `place`, which is `asked` about; those in `settled` have been decided."""
        self.complain("")
        if self._choices is not None:
            self._choices.hide()
            self._choices.deleteLater()
            self._choices = None
        self.setFixedHeight(_HEIGHT if unclear else _LOW)
        for button in (self.previous, self.next):
            button.setEnabled(len(unclear) > 1)
        if not unclear:
            self._count.setText(_("Intet i papiret var uklart"))
            self._message.setText(_("Hold alligevel det, der er læst, op mod papiret."))
            return
        left = len(unclear) - len(settled)
        waiting = _("{count} tilbage").format(count=left) if left else _("alt er afgjort")
        count = _("Uklart {place} af {count} · {left}")
        self._count.setText(count.format(place=place + 1, count=len(unclear), left=waiting))
        shown = unclear[place]
        is_settled = place in settled
        self._message.setText(_("✓ Afgjort: {text}").format(text=shown.message) if is_settled else shown.message)
        self._choices = Choices(shown, asked, register, self._today, self)
        self._choices.answered.connect(self.answered)
        self._choices.complained.connect(self.complain)
        self._body.insertWidget(2, self._choices)
        self._fit()
        self._choices.show()
        self._area.verticalScrollBar().setValue(0)

    def complain(self, text: str) -> None:
        """Says why what was chosen cannot be, or no longer."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def take_focus(self) -> bool:
        """The keyboard goes to the first choice; whether there is one."""
        if self._choices is None:
            return False
        self._choices.take_focus()
        return True

    def answer_seen(self) -> None:
        """Answers that it is seen, where there is nothing else to answer."""
        if self._choices is not None and self._choices.is_only_to_be_seen:
            self.answered.emit(SEEN)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget(self)
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.GRID)
        for label in (self._message, self._problem):
            label.setWordWrap(True)
            self._body.addWidget(label)
        self._body.addStretch()
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its buttons have the keyboard, and bring themselves into sight.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setObjectName("clear")
        inside.setObjectName("clear")
        self._area.setWidget(inside)
        return self._area

    def _fit(self) -> None:
        if self._choices is None:
            return
        room = self.width() - 2 * theme.PADDING - 2 * theme.LINE
        self._choices.fit_into(room)
        if self._body.totalHeightForWidth(room) > self._area.height():
            # The scroll bar takes some of it.
            self._choices.fit_into(room - self._area.verticalScrollBar().sizeHint().width())

    def _stepper(self, text: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(slot)
        return button

    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    def _on_on(self) -> None:
        self.step_requested.emit(1)
