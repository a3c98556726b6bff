"""The text of the guide and its headings, by the names that links have for them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LINKED_LIST = re.compile(r"^- \[.+\]\(#.+\)\n", re.MULTILINE)


class Heading(NamedTuple):
    """One heading, where it stands in the text, and its anchor."""

    level: int
    text: str
    position: int
    anchor: str


def without_contents(markdown: str) -> str:
    """The guide without the list of links at its head: here the contents stand beside the text."""
    head, mark, rest = markdown.partition("\n## ")
    return _LINKED_LIST.sub("", head) + mark + rest


def headings_of(found: Iterable[tuple[int, str, int]]) -> tuple[Heading, ...]:
    """The headings of a text, of each its level, words and place; what is called the same is numbered."""
    seen = Counter[str]()
    headings: list[Heading] = []
    for level, text, position in found:
        anchor = anchor_of(text)
        number = seen[anchor]
        seen[anchor] += 1
        headings.append(Heading(level, text, position, f"{anchor}-{number}" if number else anchor))
    return tuple(headings)


def anchor_of(heading: str) -> str:
    """The name by which links know a heading: small letters, no marks, and hyphens for blanks."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


def heading_at(headings: Sequence[Heading], position: int) -> int:
    """The place among the headings of the one beneath which something stands; 0 before the first."""
    return max(0, bisect_right([heading.position for heading in headings], position) - 1)


class Trail:
    """Where a reader has been: each jump leaves the place that it went from."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    @property
    def leads_back(self) -> bool:
        return bool(self._behind)

    @property
    def leads_forward(self) -> bool:
        return bool(self._ahead)

    def leave(self, place: int) -> None:
        """Notes that somebody jumps away from here."""
        self._behind.append(place)
        self._ahead.clear()

    def back(self, place: int) -> int:
        """Where the last jump went from, for somebody who stands here now."""
        self._ahead.append(place)
        return self._behind.pop()

    def forward(self, place: int) -> int:
        """Where somebody who stands here now had gone back from."""
        self._behind.append(place)
        return self._ahead.pop()
