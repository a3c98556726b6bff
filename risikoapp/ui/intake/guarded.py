"""Somebody's PDF for the view of pages: drawn by a process that may break, and not by the program."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage

from risikoapp.importers.pdf_pages import BrokenPages, GuardedPages
from risikoapp.ui.preview.letters import Letters
from risikoapp.ui.preview.pdfium import Link, NoPdf
from risikoapp.ui.preview.reader import Document, Reader


class GuardedReader(Reader):
    """Reads a PDF that comes from anywhere. Whoever closes it waits for nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guarded = GuardedPages()

    def document_of(self, data: bytes) -> Document:
        return _GuardedPdf(self._guarded, data)

    def close(self) -> None:
        self._guarded.give_up()
        super().close()


class _GuardedPdf:
    """What the process tells. Nothing in it leads elsewhere: nobody knows who wrote its links."""

    def __init__(self, pages: GuardedPages, data: bytes) -> None:
        """Raises NoPdf."""
        self._pages = pages
        try:
            pages.open(data)
        except BrokenPages as error:
            pages.close()
            raise NoPdf from error
        self.sizes = pages.sizes

    def image(self, index: int, scale: float, part: QRect | None = None) -> QImage:
        if part is None:
            part = QRect(0, 0, *(max(1, round(side * scale)) for side in self.sizes[index]))
        try:
            pixels = self._pages.draw(index, scale, (part.x(), part.y(), part.width(), part.height()))
        except BrokenPages as error:
            raise NoPdf from error
        # The picture does not keep what it is made of.
        return QImage(pixels, part.width(), part.height(), QImage.Format.Format_RGB32).copy()

    def text(self, index: int) -> str:
        return self._letters(index)[0]

    def letters(self, index: int) -> Letters:
        return Letters(*self._letters(index))

    def links(self, index: int) -> tuple[Link, ...]:
        return ()

    def close(self) -> None:
        self._pages.close()

    def _letters(self, index: int) -> tuple[str, list[tuple[float, float, float, float]]]:
        try:
            return self._pages.letters(index)
        except BrokenPages as error:
            raise NoPdf from error
