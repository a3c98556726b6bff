"""The structure of the report for who listens to it: headings, paragraphs, lists and tables, in reading order."""

from collections.abc import Iterator
from typing import Literal

Kind = Literal[
    "Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Link", "Figure"
]

Box = tuple[float, float, float, float]
Mark = int
"""A run of content on a page that belongs to an element, as one number: there may be tens of thousands of them."""
MARK_BITS = 20
MARK_MOST = (1 << MARK_BITS) - 1
"""Of a mark its number on its page; the page, counted from 0, stands before these bits."""


class Element:
    """One element of the structure: what it is, what stands in it, and where that is drawn.

    `scope` tells of a TH whether it heads its column or its row, `summary` of a table what it shows. `alt` says what a
    Figure shows; `area` is where it stands in its row (x, y, width and height in points), and `box` where on the page
    once it is drawn (left, bottom, right and top). `number` and `parent` are those of its object and of the one above
    it, once they are written.
    """

    __slots__ = ("alt", "area", "box", "children", "kind", "number", "parent", "scope", "summary")

    def __init__(
        self,
        kind: Kind,
        parent: "Element | None" = None,
        scope: str = "",
        summary: str = "",
        alt: str = "",
        area: Box | None = None,
    ) -> None:
        self.kind: Kind = kind
        self.scope = scope
        self.summary = summary
        self.alt = alt
        self.area = area
        self.box: Box | None = None
        self.number = self.parent = 0
        self.children: list[Element | Mark | Annotation] = []
        if parent is not None:
            parent.children.append(self)

    def elements(self) -> Iterator["Element"]:
        """This element and all in it, each before what stands in it."""
        open_ = [self]
        while open_:
            element = open_.pop()
            yield element
            children = element.children
            # Most have one mark and nothing else.
            if len(children) != 1 or not isinstance(children[0], Mark):
                open_ += [child for child in reversed(children) if isinstance(child, Element)]


class Annotation:
    """An annotation on a page that belongs to an element: the link with this number."""

    __slots__ = ("number", "page")

    def __init__(self, page: int, number: int) -> None:
        self.page = page
        self.number = number
