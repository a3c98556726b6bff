"""The guide as it is read: a column of text with its pictures, in which one follows links and looks for words."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    Qt,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from risikoapp.domain.finding import find_in
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.help.dressing import Book, fitting, full_column, lay_out, set_margins
from risikoapp.ui.help.guide import Heading, without_contents
from risikoapp.ui.theme import Theme

_REST = 120
"""Milliseconds without another size until the column is set anew."""
_AIR = 2 * theme.GRID
"""Between what is gone to and the upper edge."""


class GuideView(QTextBrowser):
    """Shows one guide."""

    laid_out = Signal()
    """The headings stand in other places, or for the first time."""
    moved = Signal()
    """Something else is to be seen at the top."""
    link_followed = Signal(str)
    """What a link leads to: an anchor, or the name of a picture."""
    web_requested = Signal(QUrl)
    """A link that leads out of the guide was clicked. Nothing is fetched of it here."""
    zoom_requested = Signal(int)
    """By the wheel: one step larger, or smaller."""

    def __init__(self, guide: Path, theme_: Theme, parent: QWidget) -> None:
        # Before all else: Qt asks for pictures, and tells of changes, while it is being built.
        self.headings: tuple[Heading, ...] = ()
        super().__init__(parent)
        self._folder = guide.parent
        self._markdown = without_contents(guide.read_text(encoding="utf-8"))
        self._theme = theme_
        self._zoom = 1.0
        self._column = 0
        self._made: QTextDocument | None = None
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self.setObjectName("guide")
        self.setAccessibleName(_("Brugervejledning"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # With a cursor of its own, a screen reader can go through it line by line.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._set_column)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme_.changed.connect(self.refresh)

    @property
    def place(self) -> int:
        """Where in the text the upper edge is."""
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 2 * _AIR)).block().position()

    @property
    def read_place(self) -> int:
        """Where in the text one reads: at the hit that is gone to, as long as it is in sight, or else at the top."""
        hit = self._hits[self._current][0] if self._hits else -1
        return hit if hit == self.textCursor().position() and self._is_in_sight() else self.place

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """Start and length of all that was looked for."""
        return tuple(self._hits)

    @property
    def current(self) -> int:
        """Which of the hits is gone to; -1 for none."""
        return self._current

    def set_zoom(self, zoom: float) -> None:
        """Shows it so many times as large as usual, at the same place."""
        self._zoom = zoom
        if self.headings:
            self.refresh()

    def refresh(self) -> None:
        """Lays the text out anew, in the colours and the size of now."""
        place = self.place if self.headings else 0
        self._column = self._wanted_column()
        book = Book(self._theme.palette, self._zoom, self._column)
        # One of its own: in one that is shown every picture would be read to see how large it is.
        former, made = self._made, QTextDocument(self)
        self.headings = lay_out(made, self._markdown, self._folder, book)
        self._made = made
        self._set_margins()
        self.setDocument(made)
        if former is not None:
            former.deleteLater()
        self.laid_out.emit()
        self.go_to(place)
        self._mark()

    def go_to(self, place: int) -> None:
        """Brings a place to the upper edge, and the cursor with it."""
        self._set_cursor(place)
        block = self.document().findBlock(place)
        layout = self.document().documentLayout()
        # All of it must have its place before one can go anywhere.
        layout.documentSize()
        self.verticalScrollBar().setValue(round(layout.blockBoundingRect(block).top()) - _AIR)

    def search(self, needle: str) -> None:
        """Marks where this stands, and goes to the first place from here on."""
        # All letters of the guide are one unit for Qt, as they are for Python.
        self._hits = find_in(self.toPlainText(), needle)
        here = self.textCursor().selectionStart() if self._is_in_sight() else self.place
        self._current = next((at for at, (start, _length) in enumerate(self._hits) if start >= here), 0)
        self._go_to_hit()

    def step(self, steps: int) -> None:
        """Goes on to another hit; after the last comes the first."""
        if self._hits:
            self._current = (self._current + steps) % len(self._hits)
            self._go_to_hit()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture as large as it is shown, with a line around it."""
        image = QImage(str(self._folder / QUrl(name).toString()))
        if kind != QTextDocument.ResourceType.ImageResource.value or image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        size = fitting(image.size(), self._column)
        shown = image.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(shown)
        painter.setPen(QPen(QColor(self._theme.palette.line), theme.LINE * ratio))
        painter.drawRect(shown.rect().adjusted(0, 0, -theme.LINE, -theme.LINE))
        painter.end()
        shown.setDevicePixelRatio(ratio)
        return shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.headings:
            # Not before: its width is not known.
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.headings:
            return
        if self._wanted_column() == self._column:
            self._set_margins()
        else:
            self._rest.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # Else it would only give up a mark.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self.headings:
            return
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.refresh()
        elif event.type() is QEvent.Type.FontChange:
            # Qt takes that for the font of the text.
            self.document().setDefaultFont(theme.font(round(theme.LEAD_SIZE * self._zoom)))

    def _wanted_column(self) -> int:
        return min(full_column(self._zoom), self.viewport().width() - 4 * theme.PADDING)

    def _set_column(self) -> None:
        if self._wanted_column() == self._column:
            self._set_margins()
        else:
            self.refresh()

    def _set_margins(self) -> None:
        assert self._made is not None
        set_margins(self._made, max(2 * theme.PADDING, (self.viewport().width() - self._column) // 2))

    def _set_cursor(self, place: int, length: int = 0) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        cursor.setPosition(cursor.position() + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    def _go_to_hit(self) -> None:
        if self._hits:
            start, _length = self._hits[self._current]
            self._set_cursor(start)
            if not self._is_in_sight():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)
        self._mark()

    def _is_in_sight(self) -> bool:
        area = self.viewport().rect().adjusted(0, _AIR, 0, -_AIR)
        return area.contains(self.cursorRect())

    def _on_scrolled(self) -> None:
        if self._hits:
            self._mark()
        self.moved.emit()

    def _mark(self) -> None:
        """Marks the hits that are in sight: there may be thousands."""
        edge = self.viewport().rect()
        first = self.cursorForPosition(edge.topLeft()).position()
        last = self.cursorForPosition(edge.bottomRight()).position()
        palette = self._theme.palette
        marks: list[QTextEdit.ExtraSelection] = []
        for at, (start, length) in enumerate(self._hits):
            if start + length < first or start > last:
                continue
            mark = QTextEdit.ExtraSelection()
            letters = QTextCharFormat()
            is_current = at == self._current
            letters.setBackground(QColor(palette.accent if is_current else palette.found))
            letters.setForeground(QColor(palette.on_accent if is_current else palette.text))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, letters
            marks.append(mark)
        self.setExtraSelections(marks)

    def _on_anchor_clicked(self, link: QUrl) -> None:
        if link.scheme():
            self.web_requested.emit(link)
        else:
            self.link_followed.emit(f"#{link.fragment()}" if link.hasFragment() else link.path())
