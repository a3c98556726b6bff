"""Lays the guide out like a book: sizes, distances and colours for what Qt has made of its Markdown."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImageReader,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)

from risikoapp.ui import theme
from risikoapp.ui.help.guide import Heading, headings_of
from risikoapp.ui.theme import Palette

_LETTERS = 72
"""In a full line, about."""
_LIKE_A_TEXT = "Sandsynligheden vokser opad og konsekvensen mod højre. Farven og ordet i feltet er risikoniveauet."
_LINE_HEIGHT = 124
_TABLE_LINE_HEIGHT = 115
_HEAD_LINE_HEIGHT = 105
"""Percent of what the letters take."""
_HEADS = (
    (1.5 * theme.HEAD_SIZE, 0, theme.PADDING),
    (1.2 * theme.HEAD_SIZE, 5 * theme.GRID, theme.GRID),
    (1.1 * theme.LEAD_SIZE, 3 * theme.GRID, 0.75 * theme.GRID),
)
"""Of each level of headings the size of type, and the distance above and below."""
_TWO_COLUMNS = (36, 64)
"""Percent of the column: a name or a key, and what is said of it."""
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_ALT_TEXT = QTextFormat.Property.ImageAltText.value


class Book(NamedTuple):
    """How the guide looks: its colours, how many times larger than usual it is, and how wide its column is."""

    palette: Palette
    zoom: float
    column: int

    def size(self, pixels: float) -> int:
        """A size of type or a distance as it is at this zoom."""
        return round(pixels * self.zoom)


def full_column(zoom: float) -> int:
    """The pixels of a line with as many letters as are read with ease."""
    metrics = QFontMetricsF(theme.font(round(theme.LEAD_SIZE * zoom)))
    return round(metrics.horizontalAdvance(_LIKE_A_TEXT) / len(_LIKE_A_TEXT) * _LETTERS)


def lay_out(document: QTextDocument, markdown: str, folder: Path, book: Book) -> tuple[Heading, ...]:
    """Fills a document with the guide, whose pictures lie in `folder`; its headings."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.font(book.size(theme.LEAD_SIZE)))
    document.setIndentWidth(book.size(3 * theme.GRID))
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in list(_blocks(document)):
        _Dressed(block, book, folder).dress()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, book)
    cursor.endEditBlock()
    blocks = ((block, block.blockFormat().headingLevel()) for block in _blocks(document))
    return headings_of((level, block.text(), block.position()) for block, level in blocks if level)


def set_margins(document: QTextDocument, beside: int) -> None:
    """Leaves so much room on both sides of the column."""
    frame = QTextFrameFormat(document.rootFrame().frameFormat())
    frame.setLeftMargin(beside)
    frame.setRightMargin(beside)
    frame.setTopMargin(3 * theme.GRID)
    frame.setBottomMargin(8 * theme.GRID)
    document.rootFrame().setFrameFormat(frame)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


class _Dressed:
    """One block on its way to how it shall look."""

    def __init__(self, block: QTextBlock, book: Book, folder: Path) -> None:
        self._block = block
        self._book = book
        self._folder = folder
        self._cursor = QTextCursor(block)
        self._cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)

    def dress(self) -> None:
        level = self._block.blockFormat().headingLevel()
        if level:
            self._head(level)
            return
        pieces = list(self._pieces())
        pictures = [letters for _start, _length, letters in pieces if letters.isImageFormat()]
        if pictures and len(self._block.text()) == 1:
            self._show(pictures[0].toImageFormat())
        else:
            self._text(pieces)

    def _text(self, pieces: list["_Piece"]) -> None:
        size = self._book.size
        in_table = self._cursor.currentTable() is not None
        shape = QTextBlockFormat()
        shape.setTopMargin(0)
        shape.setBottomMargin(size(theme.TIGHT if self._block.textList() is not None else theme.GRID))
        if in_table:
            shape.setBottomMargin(0)
            self._cursor.mergeCharFormat(self._sized(theme.TEXT_SIZE))
        shape.setLineHeight(_TABLE_LINE_HEIGHT if in_table else _LINE_HEIGHT, _PROPORTIONAL)
        self._cursor.mergeBlockFormat(shape)
        for start, length, letters in pieces:
            if letters.isAnchor():
                self._merge(start, length, self._link())
            elif letters.fontFixedPitch():
                self._merge(start, length, self._key(in_table=in_table))

    def _head(self, level: int) -> None:
        size = self._book.size
        pixels, above, below = _HEADS[min(level, len(_HEADS)) - 1]
        letters = self._sized(pixels)
        letters.setFontWeight(QFont.Weight.Bold if level == 1 else QFont.Weight.DemiBold)
        # In the place of what Markdown has given it, and not beside it.
        self._cursor.setCharFormat(letters)
        shape = QTextBlockFormat()
        shape.setTopMargin(size(above))
        shape.setBottomMargin(size(below))
        shape.setLineHeight(_HEAD_LINE_HEIGHT, _PROPORTIONAL)
        self._cursor.mergeBlockFormat(shape)

    def _sized(self, pixels: float) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setProperty(QTextFormat.Property.FontPixelSize.value, self._book.size(pixels))
        return letters

    def _link(self) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setForeground(QColor(self._book.palette.accent))
        letters.setFontUnderline(True)
        return letters

    def _key(self, *, in_table: bool) -> QTextCharFormat:
        """What is typed or pressed, on a ground of its own."""
        letters = self._sized(theme.LABEL_SIZE if in_table else theme.TEXT_SIZE)
        letters.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        letters.setBackground(QColor(self._book.palette.bg))
        return letters

    def _show(self, picture: QTextImageFormat) -> None:
        """Scales a picture to the column, lets it be opened, and says beneath it what it shows."""
        natural = QImageReader(str(self._folder / picture.name())).size()
        shown = fitting(natural, self._book.column)
        picture.setWidth(shown.width())
        picture.setHeight(shown.height())
        picture.setAnchor(True)
        picture.setAnchorHref(picture.name())
        self._cursor.setCharFormat(picture)
        size = self._book.size
        shape = QTextBlockFormat()
        shape.setTopMargin(size(theme.GRID))
        shape.setBottomMargin(size(theme.TIGHT))
        self._cursor.mergeBlockFormat(shape)
        self._caption(str(picture.property(_ALT_TEXT) or ""))

    def _caption(self, text: str) -> None:
        self._cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        letters = self._sized(theme.LABEL_SIZE)
        letters.setForeground(QColor(self._book.palette.muted))
        shape = QTextBlockFormat()
        shape.setBottomMargin(self._book.size(3 * theme.GRID))
        self._cursor.insertBlock(shape, letters)
        self._cursor.insertText(text, letters)

    def _merge(self, start: int, length: int, letters: QTextCharFormat) -> None:
        cursor = QTextCursor(self._block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(letters)

    def _pieces(self) -> Iterator["_Piece"]:
        walk = self._block.begin()
        while not walk.atEnd():
            fragment = walk.fragment()
            yield _Piece(fragment.position(), fragment.length(), fragment.charFormat())
            walk += 1


class _Piece(NamedTuple):
    """What is written alike in a block: where, how long, and how."""

    start: int
    length: int
    letters: QTextCharFormat


def fitting(natural: QSize, column: int) -> QSize:
    """The size at which a picture is shown: as it is, or as wide as the column."""
    if natural.width() <= column:
        return natural
    return natural.scaled(column, natural.height(), Qt.AspectRatioMode.KeepAspectRatio)


def _dress_table(table: QTextTable, book: Book) -> None:
    shape = table.format()
    shape.setBorder(0)
    shape.setCellPadding(0)
    shape.setCellSpacing(0)
    shape.setBorderCollapse(True)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(book.size(theme.GRID))
    shape.setBottomMargin(book.size(2 * theme.GRID))
    if table.columns() == len(_TWO_COLUMNS):
        parts = [QTextLength(QTextLength.Type.PercentageLength, percent) for percent in _TWO_COLUMNS]
        shape.setColumnWidthConstraints(parts)
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            cell.setFormat(_cell(cell.format().toTableCellFormat(), book, is_head=row == 0))
            if row == 0:
                cursor = cell.firstCursorPosition()
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_head_letters(book))


def _cell(shape: QTextTableCellFormat, book: Book, *, is_head: bool) -> QTextTableCellFormat:
    line = QBrush(QColor(book.palette.muted if is_head else book.palette.line))
    shape.setTopPadding(book.size(theme.TIGHT))
    shape.setBottomPadding(book.size(theme.TIGHT + 1))
    shape.setRightPadding(book.size(theme.PADDING))
    shape.setLeftPadding(0)
    shape.setBottomBorder(theme.LINE)
    shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBottomBorderBrush(line)
    return shape


def _head_letters(book: Book) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.DemiBold)
    letters.setForeground(QColor(book.palette.muted))
    return letters
