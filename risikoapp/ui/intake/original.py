"""The paper itself, with what each piece of it was used for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.importers.source import SourcePiece, Use
from risikoapp.terms import action, description, evaluation
from risikoapp.ui import theme
from risikoapp.ui.dialogs.reading import Reading
from risikoapp.ui.theme import Theme

_LABEL_WIDTH = 14 * theme.GRID
_NONE = -1


class OriginalText(Reading):
    """Each piece beneath the other, beside it what it became; what became nothing is told, and so in words.

    What is asked about just now is marked and in sight.
    """

    risk_pointed = Signal(object)
    """A piece was clicked that tells of the risk with this number; None where it tells of none."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Papiret"), parent)
        self._theme = theme_
        self._source: tuple[SourcePiece, ...] = ()
        self._current = _NONE
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)

    def show_source(self, source: Sequence[SourcePiece]) -> None:
        """Shows these pieces; those that were shown before keep their place."""
        if tuple(source) != self._source:
            self._source = tuple(source)
            self._current = _NONE
            self._refresh()

    def show_piece(self, place: int | None) -> None:
        """Marks one piece and brings it into sight; None marks none."""
        before, self._current = self._current, _NONE if place is None else place
        for each in {before, self._current} - {_NONE}:
            self._dress(each)
        if place is not None:
            cursor = QTextCursor(self.document().findBlockByNumber(place))
            self.setTextCursor(cursor)
            self._centre(cursor)

    def show_risk(self, number: int) -> None:
        """Brings what tells of this risk into sight."""
        place = next((place for place, piece in enumerate(self._source) if piece.risk == number), None)
        if place is not None:
            self._centre(QTextCursor(self.document().findBlockByNumber(place)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now it is known how wide the lines are, and how many are in sight.
        if self._current != _NONE:
            self._centre(QTextCursor(self.document().findBlockByNumber(self._current)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection() and self._source:
            place = self.cursorForPosition(event.position().toPoint()).blockNumber()
            self.risk_pointed.emit(self._source[place].risk)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._refresh()

    def _refresh(self) -> None:
        place = self.verticalScrollBar().value()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        before: tuple[Use, int | None] | None = None
        for number, piece in enumerate(self._source):
            if number:
                cursor.insertBlock()
            is_new = (piece.use, piece.risk) != before
            before = piece.use, piece.risk
            cursor.setBlockFormat(self._block(is_new=is_new))
            # A paragraph is one block, so that each has the number of its piece.
            text = piece.text.replace("\n", "\u2028").replace("\t", "  ")
            cursor.insertText(f"{piece_name(piece) if is_new else ''}\t", self._label(piece))
            cursor.insertText(f"• {text}" if piece.is_item else text, QTextCharFormat())
        cursor.endEditBlock()
        for number in range(len(self._source)):
            self._dress(number)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _block(self, *, is_new: bool) -> QTextBlockFormat:
        """With its label in the margin."""
        block = QTextBlockFormat()
        block.setLeftMargin(_LABEL_WIDTH)
        block.setTextIndent(-_LABEL_WIDTH)
        block.setTabPositions([QTextOption.Tab(_LABEL_WIDTH, QTextOption.TabType.LeftTab)])
        block.setTopMargin(theme.GRID if is_new else theme.CLOSE)
        block.setBottomMargin(theme.CLOSE)
        return block

    def _label(self, piece: SourcePiece) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(theme.font(theme.SMALL_SIZE, semibold=True))
        palette = self._theme.palette
        letters.setForeground(QColor(palette.error if piece.use == "unused" else palette.muted))
        return letters

    def _dress(self, place: int) -> None:
        """Marks a piece as used, as not used, or as the one that is asked about."""
        piece, palette = self._source[place], self._theme.palette
        block = self.document().findBlockByNumber(place)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + block.text().index("\t") + 1)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        letters = QTextCharFormat()
        is_title = piece.use in ("title", "section")
        letters.setFont(theme.font(theme.TEXT_SIZE, bold=is_title))
        letters.setForeground(QColor(palette.text))
        if place == self._current:
            letters.setBackground(QColor(palette.found))
        elif piece.use != "unused":
            letters.setBackground(QColor(palette.accent_soft))
        cursor.setCharFormat(letters)

    def _centre(self, cursor: QTextCursor) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).center().y() - self.viewport().height() // 2)


def piece_name(piece: SourcePiece) -> str:
    """What a piece was used for: "#3 Handling", or "Ikke brugt"."""
    names: dict[Use, str] = {
        "title": _("Titel"),
        "front": _("Oplysninger"),
        "overview": _("Oversigt"),
        "columns": _("Kolonner"),
        "matrix": _("Matrix"),
        "section": _("Risiko"),
        "description": description(),
        "actions": action(),
        "evaluations": evaluation(),
        "unused": _("Ikke brugt"),
    }
    return names[piece.use] if piece.risk is None else f"#{piece.risk} {names[piece.use]}"
