"""The words of a PDF and where they stand, for the process that may break: nothing but PDFium is loaded here."""

# PDFium's Python has no stubs and leaves parameters untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

import ctypes
import json
from collections.abc import Callable, Sequence
from typing import Any

from risikoapp.pdfium import Box

_AsSeen = Callable[[float, float, float, float], Box]
MAX_PAGES = 600
MAX_PIECES = 60_000
"""Runs of text and strokes, of all pages together."""
MAX_LETTERS = 5_000_000
"""A long paper has 1,000,000."""


def text_of(document: Any) -> bytes | None:
    """The pages as JSON; None where they hold more than any paper.

    Each page has its height, its `runs` (left, top, right, bottom, size, is bold, text) and its `boxes`, what is drawn
    (left, top, right, bottom); in points from the upper left corner. `is_seen` says whether these are the places where
    it is seen: of a page that was turned although its lines were not, they are those before it was.
    """
    from risikoapp.pdfium.pages import seen

    pages: list[dict[str, object]] = []
    room, letters = MAX_PIECES, MAX_LETTERS
    if len(document) > MAX_PAGES:
        return None
    for number in range(len(document)):
        page = document[number]
        as_seen, height = seen(page), page.get_height()
        runs = _runs(page, as_seen, room)
        if is_turned := page.get_rotation() in (90, 270) and _go_upwards(runs):
            as_seen, height = seen(page, 0), page.get_width()
            runs = _runs(page, as_seen, room)
        boxes = _boxes(page, as_seen, room)
        room -= len(runs) + len(boxes)
        letters -= sum(len(run[-1]) for run in runs)
        if room < 0 or letters < 0:
            return None
        pages.append({"height": height, "runs": runs, "boxes": boxes, "is_seen": not is_turned})
        page.close()
    return json.dumps(pages).encode()


def _go_upwards(runs: Sequence[tuple[float, float, float, float, float, bool, str]]) -> bool:
    """Whether most lines are seen from the side."""
    lines = [run for run in runs if len(run[-1].strip()) > 2]
    return 2 * sum(bottom - top > right - left for left, top, right, bottom, *_ in lines) > len(lines)


def _runs(page: Any, as_seen: _AsSeen, room: int) -> list[tuple[float, float, float, float, float, bool, str]]:
    from pypdfium2 import raw

    text = page.get_textpage()
    # PDFium goes through the letters of a whole page for each of these: PDFium's Python would ask twice.
    letters = (ctypes.c_ushort * (2 * text.count_chars() + 2))()
    found: list[tuple[float, float, float, float, float, bool, str]] = []
    for place in range(min(text.count_rects(), room + 1)):
        left, bottom, right, top = text.get_rect(place)
        count = raw.FPDFText_GetBoundedText(text, left, top, right, bottom, letters, len(letters))
        words = memoryview(letters)[:count].tobytes().decode("utf-16-le", errors="replace").rstrip("\0")
        middle = ((left + right) / 2, (bottom + top) / 2)
        index = raw.FPDFText_GetCharIndexAtPos(text, *middle, right - left, top - bottom)
        size = raw.FPDFText_GetFontSize(text, index) if index >= 0 else 0
        bold = index >= 0 and (raw.FPDFText_GetFontWeight(text, index) >= 600 or _says_bold(text, index))
        found.append((*as_seen(left, bottom, right, top), size, bold, words))
    text.close()
    return found


def _says_bold(text: Any, index: int) -> bool:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, index, name, 200, None)
    return b"bold" in name.value.lower()


def _boxes(page: Any, as_seen: _AsSeen, room: int) -> list[tuple[float, ...]]:
    from pypdfium2 import raw

    found: list[tuple[float, ...]] = []
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        found.append(as_seen(left, bottom, right, top))
        if len(found) > room:
            break
    return found
