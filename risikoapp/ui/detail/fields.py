"""Fields that gather typing into one edit: after two seconds of rest, on leaving the field, or when flushed.

What has been typed but not yet told is undone in the field; what has been told is undone in the document. So
the undo key always takes back the latest thing, wherever the cursor is.
"""

import datetime as dt
import math
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTextEdit, QWidget

from risikoapp.domain.dates import NotADate, format_list, parse
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle

REST = 2000
"""Milliseconds without typing after which a burst is told."""

_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
"""How Qt keeps line ends within a text."""


class TextField(QTextEdit):
    """Plain text of any length, as tall as its text."""

    edited = Signal(str)
    next_requested = Signal()
    """Enter, in a field of one paragraph."""
    emptied = Signal()
    """Backspace in a field that is already empty."""
    touched = Signal()
    """What stands here may now be told or untold."""

    def __init__(self, parent: QWidget | None = None, *, one_paragraph: bool = False) -> None:
        super().__init__(parent)
        self._one_paragraph = one_paragraph
        self._given = ""
        self._told = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(theme.CLOSE)
        # The margin counts as a step, and would eat the first undo.
        self.document().clearUndoRedoStacks()
        self.textChanged.connect(self._on_typed)
        self._rest.timeout.connect(self.flush)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Shows what the document holds, unless it is what stands here already."""
        if text == self._given:
            return
        self._given = text
        if text != self._typed():
            with QSignalBlocker(self):
                self.setPlainText(text)
        # What Qt makes of it, such as of its line ends, is not typing.
        self._told = self._typed()
        self._rest.stop()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return self._typed() != self._told

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        self._rest.stop()
        # Told or taken back, the typing is over: what was undone here must never be redone in another risk.
        self.document().clearUndoRedoStacks()
        if self.is_untold:
            self._given = self._told = self._typed()
            self.edited.emit(self._told)
        self.touched.emit()

    def _typed(self) -> str:
        # Qt's plain text would make blanks of no-break spaces.
        return self.document().toRawText().translate(_LINE_ENDS)

    def _on_typed(self) -> None:
        self._rest.start()
        self.touched.emit()

    def _fit(self) -> None:
        around = self.height() - self.contentsRect().height()
        self.setFixedHeight(math.ceil(self.document().size().height()) + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._one_paragraph and enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.flush()
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText() and not event.isAutoRepeat():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A context menu takes the focus for a moment; the typing goes on after it.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()


class LineField(QLineEdit):
    """A line of text."""

    edited = Signal(str)
    touched = Signal()
    """What stands here may now be told or untold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self._told = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.flush)
        self._rest.timeout.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Shows what the document holds, unless it is what stands here already."""
        if text == self._given:
            return
        self._given = text
        if text != self.text():
            self.setText(text)
        # What Qt makes of it, such as of line ends, is not typing.
        self._told = self.text()
        self._rest.stop()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return self.text() != self._told

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        self._rest.stop()
        if self.isUndoAvailable() or self.isRedoAvailable():
            # Setting the text is how a line edit forgets its own undo steps; see TextField.
            place = self.cursorPosition()
            self.setText(self.text())
            self.setCursorPosition(place)
        if self.is_untold:
            self._given = self._told = self.text()
            self.edited.emit(self._told)
        self.touched.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A long text is known by its beginning.
        self.setCursorPosition(0)

    def _on_typed(self) -> None:
        self._rest.start()
        self.touched.emit()


class HeadingField(LineField):
    """A line of text that is as wide as its text, so that what follows stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        text = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(text) + 2 * theme.GRID, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.GRID, super().minimumSizeHint().height())


class DateField(QLineEdit):
    """A day, typed as people type it and shown as `08-03-2022`; may be empty.

    What is not a date stays in the field, marked, and is never told: nothing typed is swallowed.
    """

    edited = Signal(object)
    touched = Signal()
    """What stands here may now be told or untold."""

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._told: dt.date | None = None
        self.setAccessibleName(_("Dato"))
        self.editingFinished.connect(self.flush)
        self.textEdited.connect(self._mark)
        self.textEdited.connect(self.touched)

    @property
    def date(self) -> dt.date | None:
        """The day told last."""
        return self._told

    @property
    def is_valid(self) -> bool:
        """Whether what stands in the field is a date or nothing."""
        return not self.text().strip() or self._parsed() is not None

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told; also what is no date and cannot be told."""
        return not self.is_valid or self._parsed() != self._told

    def forget(self) -> None:
        """Lets go of what was typed but is no date, before another date is shown here."""
        self.setText("" if self._told is None else format_list(self._told))
        self._mark()

    def show_date(self, date: dt.date | None) -> None:
        """Shows what the document holds."""
        shown = "" if date is None else format_list(date)
        if date == self._told and (not self.is_valid or self.hasFocus() or self.text() == shown):
            return
        self._told = date
        self.setText(shown)
        self._mark()

    def flush(self) -> None:
        """Tells the date that has been typed, if it is one and a new one."""
        self._mark()
        if not self.is_valid:
            self.touched.emit()
            return
        date = self._parsed()
        self.setText("" if date is None else format_list(date))
        if date != self._told:
            self._told = date
            self.edited.emit(date)
        self.touched.emit()

    def _parsed(self) -> dt.date | None:
        try:
            return parse(self.text(), self._today())
        except NotADate:
            return None

    def _mark(self) -> None:
        invalid = not self.is_valid
        if bool(self.property("invalid")) == invalid:
            return
        restyle(self, "invalid", invalid)
        self.setToolTip(_("Det er ikke en dato. Skriv for eksempel 8/3-2022 eller 08-03-2022.") if invalid else "")
