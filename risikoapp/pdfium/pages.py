"""The pages of a PDF as pictures and letters. To be imported when one is wanted: PDFium takes its time to load."""

# PDFium's Python has no stubs and leaves parameters untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false, reportUnknownParameterType=false

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from risikoapp.pdfium import HYPHEN, ONE_AT_A_TIME, Box

BYTES_A_PIXEL = 4
_LINE_END_HYPHEN = "\ufffe"
"""What PDFium has for it."""


class NoPdf(Exception):
    """PDFium can make nothing of what it was given."""


class Pages:
    """A document. What it is made of lies in memory, so that the file can be replaced meanwhile.

    Every length is in points. May be called from any thread.
    """

    def __init__(self, data: bytes) -> None:
        """Raises NoPdf."""
        with ONE_AT_A_TIME:
            try:
                self.document: Any = pypdfium2.PdfDocument(data)
                self.sizes = tuple(self.document.get_page_size(index) for index in range(len(self.document)))
                """Width and height of each page."""
            except pypdfium2.PdfiumError as error:
                raise NoPdf from error

    def close(self) -> None:
        """Gives everything back; may be called again."""
        with ONE_AT_A_TIME:
            self.document.close()

    def pixels(self, index: int, scale: float) -> tuple[int, int]:
        """Width and height of the picture of a page at so many pixels a point."""
        width, height = self.sizes[index]
        return max(1, round(width * scale)), max(1, round(height * scale))

    def draw(
        self, index: int, scale: float, part: tuple[int, int, int, int], pixels: bytearray | memoryview, stride: int
    ) -> None:
        """Draws a part of the picture of a page (left, top, width, height) into what has four bytes for each pixel,
        blue first, and so many for each line.

        Raises NoPdf where the page is broken.
        """
        left, top, width, height = part
        with self.page(index) as page:
            buffer = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx, buffer=buffer, stride=stride)
            whole = self.pixels(index, scale)
            raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, raw.FPDF_ANNOT)
            bitmap.close()

    def text(self, index: int) -> str:
        """All that is written on a page, one character for each of its `letters`; raises NoPdf."""
        with self.page(index) as page:
            return _text(page)

    def letters(self, index: int) -> tuple[str, list[Box]]:
        """All that is written on a page, and where; raises NoPdf."""
        with self.page(index) as page:
            text = _text(page)
            text_page, as_seen = page.get_textpage(), seen(page)
            area, boxes = raw.FS_RECTF(), list[Box]()
            for place in range(len(text)):
                raw.FPDFText_GetLooseCharBox(text_page, place, area)
                boxes.append(as_seen(area.left, area.bottom, area.right, area.top))
            text_page.close()
        return text, boxes

    @contextmanager
    def page(self, index: int) -> Iterator[Any]:
        """PDFium's page, for as long as it is looked at; raises NoPdf."""
        with ONE_AT_A_TIME:
            try:
                page = self.document[index]
            except pypdfium2.PdfiumError as error:
                raise NoPdf from error
            try:
                yield page
            finally:
                page.close()


def seen(page: Any, turn: int | None = None) -> Callable[[float, float, float, float], Box]:
    """What turns left, bottom, right and top of a page, as its file tells them, to where that is seen: what is shown
    may begin anywhere, and may be turned. With a `turn` it is as if the page were turned by so many degrees."""
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, bounds)
    x, y, far, upper = bounds.left, bounds.bottom, bounds.right, bounds.top
    turns: dict[int, Callable[[float, float, float, float], Box]] = {
        0: lambda left, bottom, right, top: (left - x, upper - top, right - x, upper - bottom),
        90: lambda left, bottom, right, top: (bottom - y, left - x, top - y, right - x),
        180: lambda left, bottom, right, top: (far - right, bottom - y, far - left, top - y),
        270: lambda left, bottom, right, top: (
            upper - top,
            far - right,
            upper - bottom,
            far - left,
        ),
    }
    return turns[page.get_rotation() if turn is None else turn]


def _text(page: Any) -> str:
    text_page = page.get_textpage()
    count = text_page.count_chars()
    text = text_page.get_text_range() if count else ""
    if len(text) != count:
        # A letter beyond the first 65536 is two there, and one that has no meaning is none.
        text = "".join(_letter(raw.FPDFText_GetUnicode(text_page, place)) for place in range(count))
    text_page.close()
    return text.replace(_LINE_END_HYPHEN, HYPHEN)


def _letter(code: int) -> str:
    is_half = 0xD800 <= code < 0xE000
    return "\N{REPLACEMENT CHARACTER}" if is_half or code > 0x10FFFF or not code else chr(code)
