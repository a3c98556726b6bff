"""The pages of somebody's PDF, drawn and read page by page in a process of its own.

As in `pdf_child`, what makes PDFium crash, hang or fill the memory ends this process and not the program. Nothing but
PDFium is loaded here.
"""

import json
import struct
import sys
from contextlib import suppress
from typing import Any

from risikoapp.importers.pdf_child import hold_memory_back

SECONDS = 5
"""Of work for each question, where the system can hold the process to that."""
ANSWER = struct.Struct("!q")
"""How many bytes follow; NOTHING where the page is broken."""
NOTHING = -1


def serve(length: str) -> int:
    """Reads a PDF of so many bytes on stdin, tells the sizes of its pages, and then answers line by line.

    A question is JSON: "draw" with a page, pixels a point, left, top, width and height, of which the answer is four
    bytes a pixel; or "letters" with a page, which is answered by JSON, the text and a box for each of its letters.
    """
    from risikoapp.pdfium.pages import NoPdf, Pages

    hold_memory_back()
    _give_time()
    content = sys.stdin.buffer.read(int(length))
    try:
        pages = Pages(content)
    except NoPdf:
        _answer(None)
        return 0
    _answer(json.dumps(pages.sizes).encode())
    for line in iter(sys.stdin.buffer.readline, b""):
        _give_time()
        try:
            answer = _answered(pages, *json.loads(line))
        except NoPdf:
            answer = None
        _answer(answer)
    return 0


def _answered(pages: Any, what: str, page: int, *how: Any) -> bytes:
    from risikoapp.pdfium.pages import BYTES_A_PIXEL

    if what == "letters":
        return json.dumps(pages.letters(page)).encode()
    scale, left, top, width, height = how
    # White, as paper is.
    pixels = bytearray(b"\xff") * (width * height * BYTES_A_PIXEL)
    pages.draw(page, scale, (left, top, width, height), pixels, width * BYTES_A_PIXEL)
    return pixels


def _answer(content: bytes | None) -> None:
    sys.stdout.buffer.write(ANSWER.pack(NOTHING if content is None else len(content)))
    sys.stdout.buffer.write(content or b"")
    sys.stdout.buffer.flush()


def _give_time() -> None:
    """Lets the system end this process when the next answer takes too long; Windows has no such word."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # Nobody may have more than an administrator has set: then the process ends sooner, and another begins.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, hard))
