"""A PDF as pictures and letters for the window. To be imported when one is wanted: it takes its time to load."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage

from risikoapp.pdfium.pages import NoPdf, Pages, seen
from risikoapp.ui.preview.letters import Box, Letters
from risikoapp.ui.theme import LIGHT

__all__ = ["Link", "NoPdf", "Pdf"]
_BYTES_OF_URL = 4096


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
        self._pages = Pages(data)
        self.sizes = self._pages.sizes
        """Width and height of each page."""

    def close(self) -> None:
        """Gives everything back; may be called again."""
        self._pages.close()

    def image(self, index: int, scale: float, part: QRect | None = None) -> QImage:
        """A page at so many pixels a point, or a part of that picture.

        Raises NoPdf where the page is broken.
        """
        part = QRect(QPoint(), self.pixels(index, scale)) if part is None else part
        image = QImage(part.size(), QImage.Format.Format_RGB32)
        image.fill(LIGHT.panel)
        # PDFium draws right into the picture.
        pixels = image.bits()
        assert not isinstance(pixels, bytes)
        area = (part.x(), part.y(), part.width(), part.height())
        self._pages.draw(index, scale, area, pixels, image.bytesPerLine())
        return image

    def pixels(self, index: int, scale: float) -> QSize:
        """How large the picture of a page is at so many pixels a point."""
        return QSize(*self._pages.pixels(index, scale))

    def text(self, index: int) -> str:
        """All that is written on a page, one character for each letter of `letters`."""
        return self._pages.text(index)

    def letters(self, index: int) -> Letters:
        """All that is written on a page, and where."""
        return Letters(*self._pages.letters(index))

    def links(self, index: int) -> tuple[Link, ...]:
        """What leads elsewhere from a page."""
        with self._pages.page(index) as page:
            return tuple(self._links(page))

    def _links(self, page: pypdfium2.PdfPage) -> Iterator[Link]:
        document, as_seen = self._pages.document, seen(page)
        at, found, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(page, at, found):
            if not raw.FPDFLink_GetAnnotRect(found, area):
                continue
            box = as_seen(area.left, area.bottom, area.right, area.top)
            action = raw.FPDFLink_GetAction(found)
            goal = raw.FPDFLink_GetDest(document, found) or (
                raw.FPDFAction_GetDest(document, action) if action else None
            )
            if goal:
                number = raw.FPDFDest_GetDestPageIndex(document, goal)
                if 0 <= number < len(self.sizes):
                    yield Link(box, page=number, top=self._top(goal, number))
            elif action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
                room = ctypes.create_string_buffer(_BYTES_OF_URL)
                raw.FPDFAction_GetURIPath(document, action, room, _BYTES_OF_URL)
                yield Link(box, url=room.value.decode(errors="replace"))

    def _top(self, goal: object, number: int) -> float:
        has_x, has_y, has_zoom = (raw.FPDF_BOOL() for _ in range(3))
        x, y, zoom = (raw.FS_FLOAT() for _ in range(3))
        raw.FPDFDest_GetLocationInPage(goal, has_x, has_y, has_zoom, x, y, zoom)
        return max(0.0, self.sizes[number][1] - y.value) if has_y.value else 0.0
