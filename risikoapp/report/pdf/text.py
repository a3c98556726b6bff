"""Text on its way into the PDF: cleaned here, and only here, and broken into lines."""

import re
import unicodedata
from typing import NamedTuple

from risikoapp.report.pdf.fonts import Measure, WordWidths
from risikoapp.report.pdf.hyphens import SOFT_HYPHEN, Hyphens
from risikoapp.report.pdf.style import TextStyle

_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2013\u2014\u2018\u2019\u201c-\u201e\u2022\u2026\u20ac\u2190-\u2193\n]*")
_NEWLINE = "\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_TAB = "    "
_RAGGED = 0.12
"""The part of a line that may stay empty rather than that a word is parted."""
_LEAST_LEFT = 3
"""Words that stay on a line of which one goes to the next."""
_SHORT = 300
"""Letters of a text that is measured as a whole."""
_BREAK_IN_WORD = re.compile(r"(?<=[^\W\d_]{2}[-–/])(?=[^\W\d_]{2})")
_BREAK_IN_LONG_WORD = r"(?<=[-–/\\_.,;:&?=])"
"""Not compiled before it is wanted, which it hardly ever is, as the signs for new lines."""


def clean(text: str) -> str:
    """The text as it can be printed: every printable character as typed, letters composed (a + ring is å).

    Lines end in a newline and nothing else, a tab is four spaces, what has no look (control characters, lone
    surrogates, joiners and variation selectors, soft hyphens) is gone.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", re.sub(_NEWLINE, "\n", text).replace("\t", _TAB))
    return "".join(char for char in text if char == "\n" or not _is_invisible(char))


def clean_line(text: str) -> str:
    """The text as one line."""
    return " ".join(clean(text).split("\n"))


class Line(NamedTuple):
    """One line of a text; `is_parted` where it ends within a word, that goes on in the next."""

    text: str
    is_parted: bool = False


def wrap(text: str, style: TextStyle, width: float, measure: Measure) -> list[str]:
    """The texts of `lines_of`."""
    return [line.text for line in lines_of(text, style, width, measure)]


def is_one_line(text: str, style: TextStyle, width: float, measure: Measure) -> bool:
    """Whether all of a cleaned text stands on one line within `width` points: so does most of what is written."""
    return 0 < len(text) < _SHORT and measure.widths(style)[text] <= width and "\n" not in text


def lines_of(text: str, style: TextStyle, width: float, measure: Measure) -> list[Line]:
    """The lines of a cleaned text within `width` points, at least one; newlines are kept.

    A line breaks at a space, else after a hyphen or slash between letters; in a style that parts words also within
    one, where the line would end far from the edge. A word wider than the whole line breaks where it must.
    """
    if is_one_line(text, style, width, measure):
        return [Line(text.rstrip(" "))]
    widths = measure.widths(style)
    hyphens = measure.hyphens if style.parts_words else None
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        if len(paragraph) < _SHORT and widths[paragraph] <= width:
            lines.append(Line(paragraph.rstrip(" ")))
        else:
            _wrap_paragraph(paragraph, widths, width, hyphens, lines)
    return lines or [Line("")]


def fit(text: str, style: TextStyle, width: float, measure: Measure) -> str:
    """The text on one line, its end replaced by … where it is wider than `width` points."""
    if measure.width(text, style) <= width:
        return text
    space = width - measure.width("…", style)
    return text[: _prefix(text, measure.widths(style), space)].rstrip() + "…"


def _wrap_paragraph(text: str, widths: WordWidths, width: float, hyphens: Hyphens | None, lines: list[Line]) -> None:
    space = widths[" "]
    line: list[str] = []
    before, used = len(lines), 0.0
    words = text.split(" ")
    for place, word in enumerate(words, start=1):
        last = word
        if used + widths[word] > width:
            room = width - used
            # Not twice in a row, and a part of a word alone is no last line.
            is_well = place < len(words) and room > _RAGGED * width and not (lines and lines[-1].is_parted)
            parts = None
            if hyphens and (is_well or widths[word] > width):
                parts = _hyphenated(word, widths, (room, width), hyphens)
            first, *middle, last = parts or _broken(word, widths, width, room)
            _end_line([*line, first] if first else line, lines, is_parted=bool(first))
            lines.extend(Line(piece, is_parted=True) for piece in middle)
            line, used = [], 0.0
        line.append(last)
        used += widths[last] + space
    if hyphens and len(lines) > before and len(line) == 1 and used < _RAGGED * width:
        line = [*_spared(lines), *line]
    _end_line(line, lines)


def _end_line(words: list[str], lines: list[Line], *, is_parted: bool = False) -> None:
    # Many spaces in a row may fill whole lines: nothing to print.
    if line := " ".join(words).rstrip(" "):
        lines.append(Line(line, is_parted))


def _spared(lines: list[Line]) -> list[str]:
    """The last word of the last line, taken from there so that the next need not stand alone on a line."""
    if lines[-1].is_parted or lines[-1].text.count(" ") < _LEAST_LEFT:
        return []
    rest, _space, word = lines[-1].text.rpartition(" ")
    lines[-1] = Line(rest.rstrip(" "))
    return [word]


def _hyphenated(word: str, widths: WordWidths, rooms: tuple[float, float], hyphens: Hyphens) -> tuple[str, str] | None:
    """The word in two with a hyphen, the first as long as may be; None where they do not fit into the two `rooms`."""
    for place in reversed(hyphens.places(word)):
        head, rest = word[:place] + SOFT_HYPHEN, word[place:]
        if widths[head] <= rooms[0] and widths[rest] <= rooms[1]:
            return head, rest
    return None


def _broken(word: str, widths: WordWidths, width: float, room: float) -> list[str]:
    """The pieces of a word that does not fit in `room`, one to a line; the first is "" when it takes no room."""
    pieces = _split_within(_BREAK_IN_WORD, word, widths, room)
    first, rest = pieces if pieces else ("", word)
    result = [first]
    while _prefix(rest, widths, width) < len(rest):
        split = _split_within(re.compile(_BREAK_IN_LONG_WORD), rest, widths, width)
        head, rest = split or _split_anywhere(rest, widths, width)
        result.append(head)
    return [*result, rest]


def _split_within(pattern: re.Pattern[str], word: str, widths: WordWidths, room: float) -> tuple[str, str] | None:
    """The word split at the last place of `pattern` that leaves its first piece within `room`."""
    # An extremely long word is measured by what can stand on a line, not as a whole for each place.
    limit = _prefix(word, widths, room)
    places = [match.start() for match in pattern.finditer(word, 0, limit + 2) if 0 < match.start() <= limit]
    return (word[: places[-1]], word[places[-1] :]) if places and places[-1] < len(word) else None


def _split_anywhere(word: str, widths: WordWidths, room: float) -> tuple[str, str]:
    place = max(1, _prefix(word, widths, room))
    while place < len(word) - 1 and unicodedata.combining(word[place]):
        place -= 1
        if place == 0:
            return word[:1], word[1:]
    return word[:place], word[place:]


def _prefix(word: str, widths: WordWidths, room: float) -> int:
    """How many characters from the start of `word` fit in `room` points."""
    used = 0.0
    for count, char in enumerate(word):
        used += widths[char]
        if used > room:
            return count
    return len(word)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE or "\ufe00" <= char <= "\ufe0f"
