"""The structure of the report for who listens to it: headings, paragraphs, lists and tables, in reading order."""

from collections.abc import Iterator
from typing import Literal

_Block = Literal["Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"]
Kind = _Block | Literal["Figure", "Link", "Span"]

Scope = Literal["Row", "Column"]
Box = tuple[float, float, float, float]
Mark = int
"""A run of content on a page that belongs to an element, as one number: there may be tens of thousands of them."""
MARK_BITS = 20
MARK_MOST = (1 << MARK_BITS) - 1
"""Of a mark its number on its page; the page, counted from 0, stands before these bits."""


class Element:
    """One element of the structure: what it is, what stands in it, and where that is drawn.

    `reference` leads to its object, and `parent` to that of the one above it, once they have numbers. `lang` is the
    language where it is not that of what the element stands in.
    """

    # A large report has tens of thousands of these: what only some say, they hold in classes of their own.
    __slots__ = ("children", "kind", "lang", "parent", "reference")

    def __init__(self, kind: Kind, parent: "Element | None" = None, lang: str = "") -> None:
        self.kind: Kind = kind
        self.lang = lang
        self.children: list[Element | Mark | Annotation] = []
        self.reference: str
        self.parent: str
        if parent is not None:
            parent.children.append(self)

    def elements(self) -> Iterator["Element"]:
        """This element and all in it, each before what stands in it."""
        open_ = [self]
        while open_:
            element = open_.pop()
            yield element
            open_ += [child for child in reversed(element.children) if isinstance(child, Element)]


class Head(Element):
    """The head of a row or a column; `scope` tells which."""

    __slots__ = ("scope",)

    def __init__(self, parent: Element, scope: Scope, lang: str = "") -> None:
        super().__init__("TH", parent, lang)
        self.scope = scope


class Table(Element):
    """A table; `summary` tells what it shows."""

    __slots__ = ("summary",)

    def __init__(self, parent: Element, summary: str) -> None:
        super().__init__("Table", parent)
        self.summary = summary


class Figure(Element):
    """A drawing; `alt` says what it shows.

    `area` is where it stands in its row (x, y, width and height in points), and `box` where on the page once it is
    drawn (left, bottom, right and top).
    """

    __slots__ = ("alt", "area", "box")

    def __init__(self, parent: Element, alt: str, area: Box) -> None:
        super().__init__("Figure", parent)
        self.alt = alt
        self.area = area
        self.box: Box | None = None


class Annotation:
    """An annotation on a page that belongs to an element: the link with this number."""

    __slots__ = ("number", "page")

    def __init__(self, page: int, number: int) -> None:
        self.page = page
        self.number = number
