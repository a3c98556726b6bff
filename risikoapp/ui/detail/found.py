"""Marks upon what is searched for. They lie over the text and are no part of it: waves and links stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QColor, QInputMethodEvent, QPen, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from risikoapp.domain.finding import find_in
from risikoapp.ui import theme
from risikoapp.ui.detail.letters import LINE_ENDS, places
from risikoapp.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Span:
    """One hit in Qt's letters, and how it is drawn."""

    start: int
    length: int
    look: QTextCharFormat


class Found(QObject):
    """The marks in one field, which follow its text and the dress."""

    def __init__(self, field: QLineEdit | QTextEdit, theme_: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._theme = theme_
        self._needle = ""
        self._current: int | None = None
        theme_.changed.connect(self._refresh)
        field.textChanged.connect(self._refresh)
        if isinstance(field, QTextEdit):
            # A text that the document brings is not told as a change of the field.
            field.document().contentsChanged.connect(self._refresh)

    def show_found(self, needle: str, current: int | None) -> None:
        """Marks every hit, and the one with this place among them stronger."""
        if (needle, current) != (self._needle, self._current):
            self._needle, self._current = needle, current
            self._lay()

    def area(self, place: int) -> QRect:
        """Where the hit with this place begins in the field; all of the field where there is none."""
        spans = self._spans()
        if isinstance(self._field, QLineEdit) or place >= len(spans):
            return self._field.rect()
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(spans[place].start)
        return self._field.cursorRect(cursor).translated(self._field.viewport().pos())

    def _refresh(self) -> None:
        # Where nothing is searched, typing costs nothing.
        if self._needle:
            self._lay()

    def _lay(self) -> None:
        if isinstance(self._field, QTextEdit):
            _lay_over_text(self._field, self._spans())
        else:
            _lay_over_line(self._field, self._spans())

    def _spans(self) -> list[_Span]:
        field = self._field
        text = field.text() if isinstance(field, QLineEdit) else field.document().toRawText().translate(LINE_ENDS)
        place = places(text)
        return [
            _Span(place(start), place(start + length) - place(start), self._look(is_current=number == self._current))
            for number, (start, length) in enumerate(find_in(text, self._needle))
        ]

    def _look(self, *, is_current: bool) -> QTextCharFormat:
        palette = self._theme.palette
        look = QTextCharFormat()
        look.setBackground(QColor(palette.accent if is_current else palette.found))
        look.setForeground(QColor(palette.on_accent if is_current else palette.text))
        if isinstance(self._field, QLineEdit):
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(QColor(palette.on_accent if is_current else palette.accent))
        else:
            # A rim and no line, which would lie upon the waves.
            look.setProperty(QTextFormat.Property.OutlinePen, QPen(QColor(palette.accent), theme.LINE))
        return look


def _lay_over_text(field: QTextEdit, spans: Sequence[_Span]) -> None:
    selections: list[QTextEdit.ExtraSelection] = []
    for span in spans:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(field.document())
        selection.cursor.setPosition(span.start)
        selection.cursor.setPosition(span.start + span.length, QTextCursor.MoveMode.KeepAnchor)
        selection.format = span.look
        selections.append(selection)
    field.setExtraSelections(selections)


def _lay_over_line(field: QLineEdit, spans: Sequence[_Span]) -> None:
    """Marks in a line, which draws no marks but those that an input method puts on its text."""
    kind = QInputMethodEvent.AttributeType.TextFormat
    at = field.cursorPosition()
    marks = [QInputMethodEvent.Attribute(kind, span.start - at, span.length, QTextFormat(span.look)) for span in spans]
    QApplication.sendEvent(field, QInputMethodEvent("", marks))
