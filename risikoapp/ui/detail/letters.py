"""Letters as Python counts them and as Qt does."""

from collections.abc import Callable

LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
"""How Qt keeps line ends within a text."""


def places(text: str) -> Callable[[int], int]:
    """From the place of a letter in Python's text to its place in Qt's, where letters beyond U+FFFF count double."""
    if text.isascii() or max(text) <= "\uffff":
        return int
    before = [0]
    for letter in text:
        before.append(before[-1] + (2 if letter > "\uffff" else 1))
    return before.__getitem__
