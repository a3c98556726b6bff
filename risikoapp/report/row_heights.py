"""How high the rows of a workbook are, by an estimate of the lines in their cells.

Excel finds that out by itself where nothing is said, but LibreOffice makes such rows one line high. The height is said
as one that was reckoned (without customHeight): then both let the row grow when somebody writes more in it.
"""

from collections.abc import Sequence

LINE = 15.0
"""Points of a line in Calibri 11."""
HIGHEST = 409.0
"""Points: no row of Excel is higher."""
_MOST = int(HIGHEST / LINE)
_DIGIT, _EDGES = 7, 5
"""Pixels of a digit, by which the width of a column is told, and of both edges of a cell."""
_LETTER, _CAPITAL = 6.3, 8.8
"""Pixels of an average letter, spaces among them; Danish texts take 5.9 in Calibri 11 on a screen of 96 dots an inch.

An estimate must rather be too high: what is below the edge of a cell is not seen.
"""


def room_of(width: float) -> int:
    """How many letters stand on a line of a column as wide as so many digits."""
    return max(1, int((_DIGIT * width - _EDGES) / _LETTER))


def row_height(row: Sequence[object], rooms: Sequence[tuple[int, int]]) -> float:
    """Points of a row; `rooms` are the places of the columns whose texts are wrapped, and the room in each."""
    most = 1
    for place, room in rooms:
        text = row[place]
        # Most are numbers, dates and single words.
        if isinstance(text, str) and (2 * len(text) > room or "\n" in text):
            most = max(most, lines(text, room))
    return min(LINE * most, HIGHEST)


def lines(text: str, room: int) -> int:
    """How many lines a text takes, broken at spaces, else where it must; not counted further than a row can hold."""
    if text.isupper():
        room = max(1, int(room * _LETTER / _CAPITAL))
    if len(text) <= room and "\n" not in text:
        return 1
    count = 0
    for paragraph in text.split("\n", _MOST):
        count += _wrapped(paragraph, room)
        if count > _MOST:
            break
    return count


def _wrapped(paragraph: str, room: int) -> int:
    count, start = 1, 0
    while len(paragraph) - start > room and count <= _MOST:
        space = paragraph.rfind(" ", start, start + room + 1)
        start = space + 1 if space > start else start + room
        count += 1
    return count
