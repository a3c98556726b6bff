"""Writes the structure of the report into its PDF (ISO 32000-1, 14.7), ready for PDF/UA-1."""

# ReportLab's stubs leave parameters untyped, and it has no words of its own for a structure.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportAttributeAccessIssue=false

from collections.abc import Iterable, Iterator, Sequence

from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.navigation import Bookmark, Link, link_texts, outline_texts
from risikoapp.report.pdf.objects import text_string
from risikoapp.report.pdf.tags import MARK_BITS, MARK_MOST, Annotation, Element, Mark

_ALWAYS = ("TD", "TH")
"""A row has as many cells as its table has columns, also where one is empty."""
_ATTRIBUTED = ("TH", "Table", "Figure")
"""What there is more to say of than where it belongs and what stands in it."""


def write_structure(
    file: PdfFile,
    root: Element,
    marked: Sequence[Sequence[Element]],
    links: Sequence[Link],
    bookmarks: Sequence[Bookmark],
) -> None:
    """Adds the tree under `root`, links and list of contents; `marked` are the elements of each page's marks."""
    _Writing(file, marked, links).write(root, bookmarks)


class _Writing:
    def __init__(self, file: PdfFile, marked: Sequence[Sequence[Element]], links: Sequence[Link]) -> None:
        self._file = file
        self._marked = marked
        self._links = links
        self._first_link = 0
        self._pages = file.page_numbers
        self._on_page = [f"/Pg {number} 0 R/K " for number in self._pages]

    def write(self, root: Element, bookmarks: Sequence[Bookmark]) -> None:
        elements = _told(root)
        pages, links = len(self._pages), len(self._links)
        # The top of the tree, elements, a list for each page, the tree of parents, links, entries of the list of
        # contents, and what they hang on.
        first = self._file.objects.numbers(1 + len(elements) + pages + 1 + links + len(bookmarks) + 1)
        for number, element in enumerate(elements, start=first + 1):
            element.number = number
        root.parent = first
        lists = first + 1 + len(elements)
        tree = lists + pages
        self._first_link = tree + 1
        top = f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {pages + links}>>"
        texts = [top, *self._texts(elements), *self._parents(lists)]
        texts += link_texts(self._links, bookmarks, self._pages, pages)
        texts += outline_texts(bookmarks, self._pages, self._first_link + links)
        self._file.objects.add(first, texts)
        catalog = self._file.document.Catalog
        catalog.StructTreeRoot = f"{first} 0 R"
        catalog.MarkInfo = "<</Marked true>>"
        if bookmarks:
            catalog.Outlines = f"{first + len(texts) - 1} 0 R"

    def _texts(self, elements: Iterable[Element]) -> Iterator[str]:
        """The elements as they are written; each comes before those in it."""
        # A large report has tens of thousands of these, most of them with one mark and nothing else.
        on_page = self._on_page
        for element in elements:
            children = element.children
            attributes = _attributes(element) if element.kind in _ATTRIBUTED else ""
            if len(children) == 1 and isinstance(only := children[0], Mark):
                told = f"{on_page[only >> MARK_BITS]}{only & MARK_MOST}"
            else:
                told = self._children(element)
            yield f"<</S/{element.kind}/P {element.parent} 0 R{attributes}{told}>>"

    def _children(self, element: Element) -> str:
        """What stands in an element."""
        page: int | None = None
        kids: list[str] = []
        for child in element.children:
            if isinstance(child, Element):
                child.parent = element.number
                kids.append(f"{child.number} 0 R")
            elif isinstance(child, Mark):
                at, number = child >> MARK_BITS, child & MARK_MOST
                page = at if page is None else page
                kids.append(str(number) if at == page else self._elsewhere(at, number))
            else:
                kids.append(self._annotation(child))
        where = "/K " if page is None else self._on_page[page]
        told = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        return f"{where}{told}"

    def _elsewhere(self, page: int, number: int) -> str:
        """A mark on another page than the one that its element begins on."""
        return f"<</Type/MCR/Pg {self._pages[page]} 0 R/MCID {number}>>"

    def _annotation(self, child: Annotation) -> str:
        number = self._first_link + child.number
        return f"<</Type/OBJR/Pg {self._pages[child.page]} 0 R/Obj {number} 0 R>>"

    def _parents(self, first: int) -> Iterator[str]:
        """The tree that leads from each mark and each annotation to its element, behind a list for each page."""
        entries: list[str] = []
        on_page: list[list[str]] = [[] for _page in self._pages]
        for place, link in enumerate(self._links):
            on_page[link.page].append(f"{self._first_link + place} 0 R")
        for key, (elements, annotations) in enumerate(zip(self._marked, on_page, strict=False)):
            annotated = f"/Annots[{' '.join(annotations)}]" if annotations else ""
            self._file.page_entries[key] = f"/StructParents {key}/Tabs /S{annotated}"
            yield f"[{' '.join([f'{each.number} 0 R' for each in elements])}]"
            entries.append(f"{key} {first + key} 0 R")
        for key, link in enumerate(self._links, start=len(self._pages)):
            entries.append(f"{key} {link.element.number} 0 R")
        yield f"<</Nums[{' '.join(entries)}]>>"


def _told(root: Element) -> list[Element]:
    """All elements, each before what stands in it, without those in which nothing stands, such as a text of spaces."""
    elements = list(root.elements())
    if all(element.children or element.kind in _ALWAYS for element in elements):
        return elements
    empty: set[int] = set()
    for element in reversed(elements):
        element.children = [child for child in element.children if id(child) not in empty]
        if not element.children and element.kind not in _ALWAYS and element is not root:
            empty.add(id(element))
    return [element for element in elements if id(element) not in empty]


def _attributes(element: Element) -> str:
    """What is told of a head, a table or a figure."""
    if element.kind == "TH":
        return f"/A<</O/Table/Scope/{element.scope}>>"
    if element.kind == "Table":
        return f"/A<</O/Table/Summary {text_string(element.summary)}>>"
    assert element.box is not None, "a figure is told that has been drawn"
    sides = " ".join(f"{side:.2f}" for side in element.box)
    return f"/Alt {text_string(element.alt)}/A<</O/Layout/Placement/Block/BBox[{sides}]>>"
