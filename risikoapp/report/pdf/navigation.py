"""Ways through the report: links from the list to the sections, and the reader's list of contents."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from risikoapp.report.pdf.objects import text_string
from risikoapp.report.pdf.tags import Box, Element

_PRINTED = 4
"""The flag without which an annotation is not archival: it is there on paper as well."""


class Link(NamedTuple):
    """An area of a page, counted from 0, on which a click leads to the bookmark `target`; `words` say what it is."""

    page: int
    area: Box
    words: str
    target: str
    element: Element


class Bookmark(NamedTuple):
    """A place on a page, `top` points above its lower edge, as the list of contents has it; level 0 is the highest."""

    page: int
    top: float
    text: str
    level: int
    key: str


def link_texts(
    links: Sequence[Link], bookmarks: Sequence[Bookmark], pages: Sequence[int], first_key: int
) -> Iterator[str]:
    """The annotations as objects (ISO 32000-1, 12.5.6.5); their keys in the tree of parents begin with `first_key`."""
    places = {bookmark.key: _destination(bookmark, pages) for bookmark in bookmarks}
    for key, link in enumerate(links, start=first_key):
        # A reader shows it with these words, and a page without them is not accessible (ISO 14289-1, 7.18.5).
        area = " ".join(f"{side:.2f}" for side in link.area)
        yield (
            f"<</Type/Annot/Subtype/Link/Rect[{area}]/Border[0 0 0]/F {_PRINTED}/Contents {text_string(link.words)}"
            f"/Dest{places[link.target]}/StructParent {key}>>"
        )


def outline_texts(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> list[str]:
    """The list of contents as objects that are numbered from `first`: its entries, and last what they all hang on.

    A reader shows all of it unfolded (ISO 32000-1, 12.3.3).
    """
    root = len(bookmarks)
    children: list[list[int]] = [[] for _place in range(root + 1)]
    above = [root]
    """The entries that the next one may stand under, each a level lower than the one before."""
    parents: list[int] = []
    for place, bookmark in enumerate(bookmarks):
        del above[bookmark.level + 1 :]
        parents.append(above[-1])
        children[above[-1]].append(place)
        above.append(place)
    within = [0] * (root + 1)
    """How many stand under each, at any depth."""
    for place in range(root - 1, -1, -1):
        within[parents[place]] += within[place] + 1
    beside = _beside(children, first)
    texts = [
        f"<</Title {text_string(bookmark.text)}/Parent {first + parents[place]} 0 R{beside[place]}"
        f"/Dest{_destination(bookmark, pages)}{_below(children[place], within[place], first)}>>"
        for place, bookmark in enumerate(bookmarks)
    ]
    return [*texts, f"<</Type/Outlines{_below(children[root], within[root], first)}>>"]


def _beside(children: Sequence[Sequence[int]], first: int) -> dict[int, str]:
    """What each entry says of those before and after it."""
    said: dict[int, str] = {}
    for siblings in children:
        for place, before, after in zip(siblings, (None, *siblings), (*siblings[1:], None), strict=False):
            previous = "" if before is None else f"/Prev {first + before} 0 R"
            said[place] = previous + ("" if after is None else f"/Next {first + after} 0 R")
    return said


def _below(children: Sequence[int], count: int, first: int) -> str:
    if not children:
        return ""
    return f"/First {first + children[0]} 0 R/Last {first + children[-1]} 0 R/Count {count}"


def _destination(bookmark: Bookmark, pages: Sequence[int]) -> str:
    return f"[{pages[bookmark.page]} 0 R/XYZ 0 {bookmark.top:.2f} null]"
