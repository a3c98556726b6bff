"""A PDF as pictures and letters, by PDFium. To be imported when one is wanted: it takes its time to load."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from risikoapp.pdfium import ONE_AT_A_TIME
from risikoapp.ui.preview.letters import Box, Letters
from risikoapp.ui.theme import LIGHT

_LINE_END_HYPHEN = "\ufffe"
"""What the hyphen at the end of a line comes as where its word goes on in the next one; `letters` has its own."""
_BYTES_OF_URL = 4096


class NoPdf(Exception):
    """PDFium can make nothing of what it was given."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads somewhere: to a page and a height on it, or to an address outside."""

    area: Box
    page: int = -1
    """Where it leads to, 0 for the first page; -1 where it leads outside or nowhere."""
    top: float = 0
    """How far down on that page, in points."""
    url: str = ""


class Pdf:
    """A document. What it is made of lies in memory, so that the file can be replaced meanwhile.

    Every length is in points, from the upper left corner of a page. May be called from any thread.
    """

    def __init__(self, data: bytes) -> None:
        """Raises NoPdf."""
        with ONE_AT_A_TIME:
            try:
                self._document = pypdfium2.PdfDocument(data)
                self.sizes = tuple(self._document.get_page_size(index) for index in range(len(self._document)))
                """Width and height of each page."""
            except pypdfium2.PdfiumError as error:
                raise NoPdf from error

    def close(self) -> None:
        """Gives everything back; may be called again."""
        with ONE_AT_A_TIME:
            self._document.close()

    def image(self, index: int, scale: float, part: QRect | None = None) -> QImage:
        """A page at so many pixels a point, or a part of that picture.

        Raises NoPdf where the page is broken.
        """
        width, height = self.pixels(index, scale).toTuple()
        part = QRect(0, 0, width, height) if part is None else part
        image = QImage(part.size(), QImage.Format.Format_RGB32)
        image.fill(LIGHT.panel)
        with self._page(index) as page:
            # PDFium draws right into the picture.
            buffer = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
            bitmap = pypdfium2.PdfBitmap.new_native(
                part.width(), part.height(), raw.FPDFBitmap_BGRx, buffer=buffer, stride=image.bytesPerLine()
            )
            raw.FPDF_RenderPageBitmap(bitmap, page, -part.x(), -part.y(), width, height, 0, raw.FPDF_ANNOT)
            bitmap.close()
        return image

    def pixels(self, index: int, scale: float) -> QSize:
        """How large the picture of a page is at so many pixels a point."""
        width, height = self.sizes[index]
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def text(self, index: int) -> str:
        """All that is written on a page, one character for each letter of `letters`."""
        with self._page(index) as page:
            return _text(page)

    def letters(self, index: int) -> Letters:
        """All that is written on a page, and where."""
        height = self.sizes[index][1]
        with self._page(index) as page:
            text = _text(page)
            text_page = page.get_textpage()
            area, boxes = raw.FS_RECTF(), list[Box]()
            for place in range(len(text)):
                raw.FPDFText_GetLooseCharBox(text_page, place, area)
                boxes.append((area.left, height - area.top, area.right, height - area.bottom))
            text_page.close()
        return Letters(text, boxes)

    def links(self, index: int) -> tuple[Link, ...]:
        """What leads elsewhere from a page."""
        with self._page(index) as page:
            return tuple(self._links(page, self.sizes[index][1]))

    def _links(self, page: pypdfium2.PdfPage, height: float) -> Iterator[Link]:
        at, found, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(page, at, found):
            if not raw.FPDFLink_GetAnnotRect(found, area):
                continue
            box = (area.left, height - area.top, area.right, height - area.bottom)
            action = raw.FPDFLink_GetAction(found)
            goal = raw.FPDFLink_GetDest(self._document, found) or (
                raw.FPDFAction_GetDest(self._document, action) if action else None
            )
            if goal:
                number = raw.FPDFDest_GetDestPageIndex(self._document, goal)
                if 0 <= number < len(self.sizes):
                    yield Link(box, page=number, top=self._top(goal, number))
            elif action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
                room = ctypes.create_string_buffer(_BYTES_OF_URL)
                raw.FPDFAction_GetURIPath(self._document, action, room, _BYTES_OF_URL)
                yield Link(box, url=room.value.decode(errors="replace"))

    def _top(self, goal: object, number: int) -> float:
        has_x, has_y, has_zoom = (raw.FPDF_BOOL() for _ in range(3))
        x, y, zoom = (raw.FS_FLOAT() for _ in range(3))
        raw.FPDFDest_GetLocationInPage(goal, has_x, has_y, has_zoom, x, y, zoom)
        return max(0.0, self.sizes[number][1] - y.value) if has_y.value else 0.0

    @contextmanager
    def _page(self, index: int) -> Iterator[pypdfium2.PdfPage]:
        with ONE_AT_A_TIME:
            try:
                page = self._document[index]
            except pypdfium2.PdfiumError as error:
                raise NoPdf from error
            try:
                yield page
            finally:
                page.close()


def _text(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    count = text_page.count_chars()
    text = text_page.get_text_range() if count else ""
    if len(text) != count:
        # A letter beyond the first 65536 is two there, and one that has no meaning is none.
        text = "".join(_letter(raw.FPDFText_GetUnicode(text_page, place)) for place in range(count))
    text_page.close()
    return text.replace(_LINE_END_HYPHEN, "\x02")


def _letter(code: int) -> str:
    is_half = 0xD800 <= code < 0xE000
    return "\N{REPLACEMENT CHARACTER}" if is_half or code > 0x10FFFF or not code else chr(code)
