"""Draws and reads the pages of a PDF in a thread of its own: what is in view first, what is no longer wanted never."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QThreadPool, Signal
from PySide6.QtGui import QImage

from risikoapp.storage.errors import CannotRead
from risikoapp.ui.preview.letters import Letters
from risikoapp.ui.preview.pdfium import Link, NoPdf, Pdf


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of the picture of a page at so many pixels a point; hashable, since it is what a cache knows it by."""

    page: int
    scale: float
    x: int
    y: int
    width: int
    height: int

    @property
    def part(self) -> QRect:
        return QRect(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Written:
    """What is written on a page, and what leads elsewhere from it."""

    letters: Letters
    links: tuple[Link, ...]


class Document(Protocol):
    """What pages are asked of: a `Pdf`, or whatever takes its place. All of it raises NoPdf."""

    sizes: tuple[tuple[float, float], ...]

    def image(self, index: int, scale: float, part: QRect | None = None) -> QImage: ...

    def text(self, index: int) -> str: ...

    def letters(self, index: int) -> Letters: ...

    def links(self, index: int) -> tuple[Link, ...]: ...

    def close(self) -> None: ...


class Reader(QObject):
    """Reads one file at a time. All it tells is told in the thread that it was made in.

    Whoever closes it waits for the page that is being drawn, and all is given back.
    """

    opened = Signal(object)
    """Another document is read from now on: width and height of each of its pages."""
    failed = Signal(object)
    """Why a file cannot be shown: a CannotRead or a NoPdf, or a mistake of ours. What was read before stays."""
    drawn = Signal(object, QImage)
    """A Tile and its picture."""
    broken = Signal(int)
    """A page that cannot be shown."""
    read = Signal(int, object)
    """A page, and what is Written on it."""
    text_read = Signal(int, str)
    """A page, and its text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._guard = threading.Lock()
        """Held for what both threads touch: all below."""
        self._path: Path | None = None
        self._tiles: list[Tile] = []
        self._pages: list[int] = []
        self._texts: list[int] = []
        self._is_at_work = False
        self._is_closed = False
        # The thread's own, and after it the one's who closes.
        self._pdf: Document | None = None
        self.data = b""
        """What the document is made of."""

    @property
    def is_at_work(self) -> bool:
        with self._guard:
            return self._is_at_work

    def open(self, path: Path) -> None:
        """Reads this file from now on; `opened` or `failed` follows."""
        with self._guard:
            self._path = path
        self._go_on()

    def want_tiles(self, tiles: Sequence[Tile]) -> None:
        """Draws these, in this order, and no others that were wanted before."""
        with self._guard:
            self._tiles = list(tiles)
        self._go_on()

    def want_pages(self, pages: Sequence[int]) -> None:
        """Reads these with the place of each letter, and no others that were wanted before."""
        with self._guard:
            self._pages = list(pages)
        self._go_on()

    def want_texts(self, pages: Iterable[int]) -> None:
        """Reads the texts of these, when nothing else is wanted."""
        with self._guard:
            self._texts = list(pages)
        self._go_on()

    def document_of(self, data: bytes) -> Document:
        """What the pages are asked of, in the thread; raises NoPdf."""
        return Pdf(data)

    def close(self) -> None:
        """Ends all work and gives the document back."""
        with self._guard:
            self._is_closed = True
        self._pool.waitForDone()
        if self._pdf is not None:
            self._pdf.close()

    def _go_on(self) -> None:
        with self._guard:
            if self._is_at_work or self._is_closed:
                return
            self._is_at_work = True
        self._pool.start(self._work)

    def _work(self) -> None:
        """In the thread, until nothing is wanted."""
        while (wish := self._next()) is not None:
            try:
                self._fulfil(wish)
            except Exception as error:
                self.failed.emit(error)

    def _next(self) -> "Path | Tile | tuple[str, int] | None":
        with self._guard:
            if self._is_closed:
                return None
            if self._path is not None:
                path, self._path = self._path, None
                return path
            if self._pdf is not None:
                if self._tiles:
                    return self._tiles.pop(0)
                for kind, pages in (("letters", self._pages), ("text", self._texts)):
                    if pages:
                        return kind, pages.pop(0)
            self._is_at_work = False
            return None

    def _fulfil(self, wish: "Path | Tile | tuple[str, int]") -> None:
        if isinstance(wish, Path):
            self._take_up(wish)
            return
        pdf, page = self._pdf, wish.page if isinstance(wish, Tile) else wish[1]
        # Whoever wishes may not have heard yet that another document is read, with fewer pages.
        if pdf is None or page >= len(pdf.sizes):
            return
        try:
            if isinstance(wish, Tile):
                self.drawn.emit(wish, pdf.image(page, wish.scale, wish.part))
            elif wish[0] == "letters":
                self.read.emit(page, Written(pdf.letters(page), pdf.links(page)))
            else:
                self.text_read.emit(page, pdf.text(page))
        except NoPdf:
            if isinstance(wish, Tile) or wish[0] == "letters":
                self.broken.emit(page)
            else:
                # Whoever copies or searches must not wait for it.
                self.text_read.emit(page, "")

    def _take_up(self, path: Path) -> None:
        try:
            # Whole, and let go of at once: the file can be replaced while it is shown.
            data = path.read_bytes()
        except OSError as error:
            raise CannotRead(path, error) from error
        pdf = self.document_of(data)
        if self._pdf is not None:
            self._pdf.close()
        self._pdf, self.data = pdf, data
        with self._guard:
            # What was wanted of the one before is none of this one's.
            self._tiles, self._pages, self._texts = [], [], []
        self.opened.emit(pdf.sizes)
