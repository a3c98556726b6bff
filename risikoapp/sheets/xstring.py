"""Texts in a workbook: characters that XML cannot hold stand there by their numbers, as in `_x0007_`."""

import re

MAX_CELL = 32_767
"""Letters that a cell of Excel has room for, those outside the first plane counted twice."""
CUT = " …"
"""What a text ends with that had no room in its cell."""

_CUT_AT = MAX_CELL - 16
"""A text is cut letter by letter, of which one can stand there as seven, and ends this long at least."""
_ESCAPED = re.compile("_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A character by its number; half a pair is none, and nothing that is kept could hold it."""
_UNWRITABLE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def to_xstring(text: str) -> str:
    """The text as a workbook holds it; `from_xstring` gives the same again, but half a pair is a question mark."""
    return _UNWRITABLE.sub(lambda match: _number(match[0]), text)


def from_xstring(text: str) -> str:
    """The text that was written so."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def cell_length(text: str) -> int:
    """How much of a cell a text takes."""
    return len(text.encode("utf-16-le")) // 2


def is_cut(text: str) -> bool:
    """Whether a text ends where a cell has no more room. One that ends so by itself is shorter."""
    return text.endswith(CUT) and cell_length(to_xstring(text)) >= _CUT_AT


def _number(char: str) -> str:
    return "?" if "\ud800" <= char <= "\udfff" else f"_x{ord(char):04X}_"
