"""The pages of a PDF from anywhere, asked one by one of a process that may break.

A PDF whose words were read is not harmless for that: drawing it runs other parts of PDFium.
"""

import json
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from risikoapp.importers.pdf import program
from risikoapp.importers.pdf_child import PAGES_ERRAND
from risikoapp.importers.pdf_pages_child import ANSWER, NOTHING
from risikoapp.importers.pdf_text import MAX_PAGES
from risikoapp.pdfium import Box

SECONDS = 20
"""For which one answer is waited. Where the system holds the process to its time, what goes in a circle ends sooner; on
a busy machine it takes its time to begin."""
MAX_BREAKS = 5
"""After so many pages at which the process broke it is not begun again."""
MAX_POINTS = 14_400
"""Along a side of a page, as the format has it."""
_MAX_LETTERS = 20_000_000
"""Bytes in which the letters of a page are told."""
_BYTES_A_PIXEL = 4
_AWAY: Box = (0, 0, 0, 0)
_NOT_TOLD = (ValueError, TypeError, OverflowError, RecursionError)
"""What comes of an answer that is none; a number of hundreds of digits is too large for a float."""


class BrokenPages(Exception):
    """A page, or the whole document, cannot be shown."""


class _NoPage(BrokenPages):
    """The process says so itself, and can be asked for others."""


class GuardedPages:
    """The pages of one document, in points from the upper left corner of each.

    Asked by one thread at a time; `give_up` may be called from any.
    """

    def __init__(self) -> None:
        self.sizes: tuple[tuple[float, float], ...] = ()
        """Width and height of each page, once it is open."""
        self._data = b""
        self._process: subprocess.Popen[bytes] | None = None
        self._breaks = 0
        self._broken: set[int] = set()
        self._guard = threading.Lock()
        """Held for what `give_up` touches, too: the process, and whether it is given up."""
        self._is_given_up = False

    def open(self, data: bytes) -> None:
        """Begins with a PDF; raises BrokenPages."""
        self._data = data
        self.sizes = self._begin()

    def draw(self, page: int, scale: float, part: tuple[int, int, int, int]) -> bytes:
        """A part (left, top, width, height) of the picture of a page at so many pixels a point: four bytes a pixel,
        blue first. Raises BrokenPages."""
        length = part[2] * part[3] * _BYTES_A_PIXEL
        pixels = self._asked(page, ["draw", page, scale, *part], length)
        if len(pixels) != length:
            raise self._break(page)
        return pixels

    def letters(self, page: int) -> tuple[str, list[Box]]:
        """All that is written on a page, and where each of its letters stands; raises BrokenPages."""
        answer = self._asked(page, ["letters", page], _MAX_LETTERS)
        try:
            text, boxes = json.loads(answer)
            # A letter that is half of one cannot be copied.
            words = str(text).encode("utf-8", "replace").decode()
            return words, [_box(box) for _letter, box in zip(words, boxes, strict=True)]
        except _NOT_TOLD as error:
            raise self._break(page) from error

    def give_up(self) -> None:
        """Ends the process whatever it does: what is asked, now or later, is broken."""
        with self._guard:
            self._is_given_up = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """Gives everything back; may be called again."""
        self.give_up()
        self._end()

    def _asked(self, page: int, question: list[Any], most: int) -> bytes:
        """What the process answers, in so many bytes at most."""
        if page in self._broken:
            raise BrokenPages
        try:
            if self._process is None:
                self._begin()
            return self._answer(json.dumps(question).encode() + b"\n", most)
        except _NoPage:
            self._broken.add(page)
            raise
        except BrokenPages as error:
            raise self._break(page) from error

    def _break(self, page: int) -> BrokenPages:
        """Asks no more for a page. The process may have been left in any state."""
        self._broken.add(page)
        self._breaks += 1
        self._end()
        return BrokenPages()

    def _begin(self) -> tuple[tuple[float, float], ...]:
        """Starts the process; the sizes of the pages."""
        hidden = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
        with self._guard:
            if self._is_given_up or self._breaks >= MAX_BREAKS:
                raise BrokenPages
            try:
                self._process = subprocess.Popen(
                    [*program(), PAGES_ERRAND, str(len(self._data))],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=hidden,
                )
            except OSError as error:
                raise BrokenPages from error
        answer = self._answer(self._data, _MAX_LETTERS)
        try:
            sizes = tuple((float(width), float(height)) for width, height in json.loads(answer))
        except _NOT_TOLD as error:
            raise BrokenPages from error
        if not 0 < len(sizes) <= MAX_PAGES or not all(0 < side <= MAX_POINTS for size in sizes for side in size):
            raise BrokenPages
        return sizes

    def _answer(self, question: bytes, most: int) -> bytes:
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        # Whoever hangs is ended, and then there is nothing more to read.
        clock = threading.Timer(SECONDS, process.kill)
        clock.daemon = True
        clock.start()
        try:
            process.stdin.write(question)
            process.stdin.flush()
            head = process.stdout.read(ANSWER.size)
            if len(head) != ANSWER.size:
                raise BrokenPages
            (length,) = ANSWER.unpack(head)
            if length == NOTHING:
                raise _NoPage
            content = process.stdout.read(length) if 0 <= length <= most else b""
        except OSError as error:
            raise BrokenPages from error
        finally:
            clock.cancel()
        if len(content) != length:
            raise BrokenPages
        return content

    def _end(self) -> None:
        with self._guard:
            process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None and process.stdout is not None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # What it has not taken of what it was asked is not to be written any more.
            with suppress(OSError):
                pipe.close()
        process.wait()


def _box(box: Any) -> Box:
    left, top, right, bottom = (float(side) for side in box)
    # What stands endlessly far away is on no page.
    return (left, top, right, bottom) if all(abs(side) <= MAX_POINTS for side in (left, top, right, bottom)) else _AWAY
