"""Where the cursor goes when somebody else's words come into the text around it."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_PARAGRAPH_END = "\u2029"


def replace_around_cursor(field: QTextEdit, text: str) -> None:
    """Puts a text into the field; the cursor stays in the paragraph where it was, as far as that is still there."""
    cursor = field.textCursor()
    line, column = cursor.blockNumber(), cursor.positionInBlock()
    before = _paragraphs(field)
    field.setPlainText(text)
    if before == [""]:
        # Nowhere is where the cursor was.
        return
    place = _moved(before, _paragraphs(field), line)
    if place is None:
        return
    block = field.document().findBlockByNumber(place)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + min(column, block.length() - 1))
    field.setTextCursor(cursor)


def _paragraphs(field: QTextEdit) -> list[str]:
    return field.document().toRawText().split(_PARAGRAPH_END)


def _moved(before: Sequence[str], after: Sequence[str], line: int) -> int | None:
    """Which paragraph is now what was `line` before, or stands where that stood; None when nothing is left."""
    # Wanted only where two work in one file.
    from difflib import SequenceMatcher

    place = None
    for match in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        if match.a > line:
            break
        if match.size:
            place = min(match.b + line - match.a, len(after) - 1)
    return place
