"""Texts in a spreadsheet that are never reckoned with, whatever they begin with."""

import re

_FORMULA = re.compile("'*[ \u00a0\n]*[=+\\-@＝＋－＠\t\r]")
"""What a cell begins with that a spreadsheet reckons with instead of showing it, with or without our mark before it."""


def harmless(text: str) -> str:
    """The text as a spreadsheet shows it, with an apostrophe before it where it would be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_typed(cell: str) -> str:
    """The text that `harmless` has made a cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
