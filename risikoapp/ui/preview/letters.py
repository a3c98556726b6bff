"""What is written on a page and where each letter stands: what is pointed at, and what is searched, marked and copied.

Knows no Qt. Places are counted in letters, and lengths in points from the upper left corner of the page.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from risikoapp.domain.finding import find_in, folded
from risikoapp.pdfium import HYPHEN, Box

_NOTHING = "\u00ad"
"""A soft hyphen: whoever searches reads past it."""
_OVERLAP = 0.5
"""So much of its height a letter shares with a line it stands in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its letters from start to before end, without its break, and where it is."""

    start: int
    end: int
    area: Box


class Letters:
    """The letters of one page."""

    def __init__(self, text: str, boxes: Sequence[Box]) -> None:
        self.text = text
        self.lines = tuple(_lines(text, boxes))
        self._starts = [line.start for line in self.lines]
        self._boxes = boxes

    def place_at(self, x: float, y: float) -> int:
        """Between which letters a point is: the number of those before it. Beside the text the nearest place counts."""
        if not self.lines:
            return 0
        line = min(self.lines, key=lambda line: _distance(line.area, x, y))
        for place in range(line.start, line.end):
            left, _top, right, _bottom = self._boxes[place]
            if right > left and x < (left + right) / 2:
                return place
        return line.end

    def is_on_text(self, x: float, y: float) -> bool:
        """Whether a point is in a line."""
        return any(_distance(line.area, x, y) == (0, 0) for line in self.lines)

    def word_at(self, place: int) -> tuple[int, int]:
        """Start and end of the word, or of the blanks, that a place is in."""
        text = self.text
        if not text:
            return 0, 0
        place = min(place, len(text) - 1)
        kind = _kind(text[place])
        start, end = place, place + 1
        while start > 0 and _kind(text[start - 1]) == kind:
            start -= 1
        while end < len(text) and _kind(text[end]) == kind:
            end += 1
        return start, end

    def line_at(self, place: int) -> tuple[int, int]:
        """Start and end of the line that a place is in."""
        if not self.lines:
            return 0, 0
        line = self.lines[max(0, bisect_right(self._starts, place) - 1)]
        return line.start, line.end

    def areas(self, start: int, end: int) -> list[Box]:
        """Where the letters from start to before end stand: one box for each line, as high as the line."""
        found: list[Box] = []
        first = max(0, bisect_right(self._starts, start) - 1)
        for line in self.lines[first:]:
            if line.start >= end:
                break
            inside = [box for box in self._boxes[max(start, line.start) : min(end, line.end)] if box[2] > box[0]]
            if inside:
                found.append((min(b[0] for b in inside), line.area[1], max(b[2] for b in inside), line.area[3]))
        return found


def needle_places(text: str, needle: str) -> list[tuple[int, int]]:
    """Start and end of each place in a page's text where a folded needle stands, also across the ends of lines."""
    return [(start, start + length) for start, length in find_in(_flowing(text, _NOTHING), needle)]


def smooth(text: str) -> str:
    """A page's text as it is searched in haste: folded, and each end of a line a blank, or nothing within a word."""
    return folded(_flowing(text, ""))[0]


def as_copied(text: str) -> str:
    """A part of a page's text as it is pasted elsewhere: words whole, and lines without blanks at their ends."""
    lines = text.replace(HYPHEN, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" ") for line in lines)


def _flowing(text: str, filling: str) -> str:
    """The text without ends of lines; as long as it was where the filling is one letter."""
    for before, after in ((f"{HYPHEN}\r\n", 3 * filling), (HYPHEN, filling), (" \r\n", f" {2 * filling}")):
        text = text.replace(before, after)
    return text.replace("\r\n", f" {filling}").replace("\n", " ")


def _lines(text: str, boxes: Sequence[Box]) -> list[Line]:
    """A line ends where the text says so, and before a letter that stands higher, lower or further left."""
    starts = [0]
    last: Box | None = None
    for place, box in enumerate(boxes):
        if text[place] in "\r\n":
            last = None
            continue
        if box[2] <= box[0]:
            continue
        if place and (text[place - 1] in "\r\n" or (last is not None and not _goes_on(last, box))):
            starts.append(place)
        last = box
    made = [(start, end, _around(text, boxes, start, end)) for start, end in pairwise([*starts, len(boxes)])]
    return [Line(start, _trimmed(text, start, end), area) for start, end, area in made if area is not None]


def _trimmed(text: str, start: int, end: int) -> int:
    """Where a line ends without the blanks and the break behind it."""
    return start + len(text[start:end].rstrip())


def _around(text: str, boxes: Sequence[Box], start: int, end: int) -> Box | None:
    inside = [box for place, box in enumerate(boxes[start:end], start) if box[2] > box[0] and text[place] not in "\r\n"]
    if not inside:
        return None
    lefts, tops, rights, bottoms = zip(*inside, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _goes_on(last: Box, box: Box) -> bool:
    shared = min(last[3], box[3]) - max(last[1], box[1])
    if box[0] >= last[0] and shared >= _OVERLAP * min(last[3] - last[1], box[3] - box[1]):
        return True
    # A line that is read upwards, as beside a matrix: each letter stands right above the one before.
    beside = min(last[2], box[2]) - max(last[0], box[0])
    gap = last[1] - box[3]
    return abs(gap) < _OVERLAP * (last[3] - last[1]) and beside >= _OVERLAP * (last[2] - last[0])


def _distance(area: Box, x: float, y: float) -> tuple[float, float]:
    left, top, right, bottom = area
    return max(top - y, 0, y - bottom), max(left - x, 0, x - right)


def _kind(letter: str) -> str:
    if letter.isalnum() or letter in "#_'" or letter == HYPHEN:
        return "word"
    return "blank" if letter.isspace() else letter
