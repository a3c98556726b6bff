"""Text in a dialog, to be read, marked and copied: headings, and lines beneath them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from risikoapp.ui import theme


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and what stands beneath it."""

    heading: str
    lines: Sequence[str]


class Reading(QTextEdit):
    """Shows passages as plain text: nothing in them is taken for markup."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.TEXT_HEIGHT)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        self.clear()
        heading, line, plain = QTextCharFormat(), QTextBlockFormat(), QTextCharFormat()
        heading.setFont(theme.font(theme.LABEL_SIZE, semibold=True))
        heading.setForeground(self.palette().placeholderText())
        plain.setFont(theme.font(theme.TEXT_SIZE))
        line.setBottomMargin(theme.TIGHT)
        cursor = QTextCursor(self.document())
        for place, passage in enumerate(passages):
            above = QTextBlockFormat()
            above.setTopMargin(theme.GRID if place else 0)
            above.setBottomMargin(theme.TIGHT)
            for block, text, letters in (
                (above, passage.heading, heading),
                *((line, each, plain) for each in passage.lines),
            ):
                if not cursor.atStart():
                    cursor.insertBlock()
                cursor.setBlockFormat(block)
                cursor.insertText(text, letters)
        self.moveCursor(QTextCursor.MoveOperation.Start)
