"""Fractional ranks: strings that sort, with always room for one more between any two.

Two people who each add an action never conflict, since neither has to renumber the other's.
"""

import re

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_VALID = re.compile(r"[0-9A-Za-z]*[1-9A-Za-z]")


def is_rank(text: str) -> bool:
    """Whether `text` is a rank: ASCII letters and digits, not ending in 0 (nothing would fit just before it)."""
    return _VALID.fullmatch(text) is not None


def rank_between(low: str, high: str | None) -> str:
    """A rank above `low` ("" is the very start) and below `high` (None is the very end).

    Raises ValueError when `low` is not below `high`.
    """
    if high is not None and low >= high:
        raise ValueError(f"no rank fits between {low!r} and {high!r}")
    at_the_end = high is None and low != ""
    prefix = ""
    while True:
        position = len(prefix)
        floor = _DIGITS.index(low[position]) if position < len(low) else 0
        ceiling = _DIGITS.index(high[position]) if high is not None and position < len(high) else _BASE
        if ceiling - floor > 1:
            # One step at the end keeps the ranks of a list that only grows short.
            return prefix + _DIGITS[floor + 1 if at_the_end else (floor + ceiling) // 2]
        prefix += _DIGITS[floor]
        if ceiling > floor:
            # The prefix is already below `high`: from here on only `low` binds.
            high = None


def ranks_after(low: str, count: int) -> tuple[str, ...]:
    """`count` ascending ranks, all above `low`."""
    ranks: list[str] = []
    for _ in range(count):
        low = rank_between(low, None)
        ranks.append(low)
    return tuple(ranks)
