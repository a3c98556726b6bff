"""Writes the structure of the report into its PDF (ISO 32000-1, 14.7), ready for PDF/UA-1."""

# ReportLab's stubs leave parameters untyped, and it has no words of its own for a structure.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportAttributeAccessIssue=false

from collections.abc import Iterator, Sequence

from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.navigation import Bookmark, Link, link_texts, outline_texts
from risikoapp.report.pdf.objects import text_string
from risikoapp.report.pdf.tags import MARK_BITS, MARK_MOST, Annotation, Element, Figure, Head, Mark, Table

_ALWAYS = ("TD", "TH")
"""A row has as many cells as its table has columns, also where one is empty."""


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
        pages, links = len(self._pages), len(self._links)
        # The top of the tree, a list for each page, the tree of parents, links, entries of the list of contents, and
        # what they hang on: all that can be counted before the elements are, which come behind.
        counted = 1 + pages + 1 + links + len(bookmarks) + 1
        first = self._file.objects.numbers(counted)
        lists, tree = first + 1, first + 1 + pages
        self._first_link = tree + 1
        root.parent = f"{first} 0 R"
        elements = self._elements(root, first + counted)
        top = f"<</Type/StructTreeRoot/K {root.reference}/ParentTree {tree} 0 R/ParentTreeNextKey {pages + links}>>"
        texts = [top, *self._parents(lists)]
        texts += link_texts(self._links, bookmarks, self._pages, pages)
        texts += outline_texts(bookmarks, self._pages, self._first_link + links)
        self._file.objects.add(first, texts)
        self._file.objects.add(self._file.objects.numbers(len(elements)), elements)
        catalog = self._file.document.Catalog
        catalog.StructTreeRoot = f"{first} 0 R"
        catalog.MarkInfo = "<</Marked true>>"
        if bookmarks:
            catalog.Outlines = f"{first + counted - 1} 0 R"

    def _elements(self, root: Element, first: int) -> list[str]:
        """The elements as they are written, numbered from `first`: each before what stands in it."""
        texts, is_silent = self._told(root, first)
        if not is_silent:
            return texts
        _leave_out_silent(root)
        return self._told(root, first)[0]

    def _told(self, root: Element, first: int) -> tuple[list[str], bool]:
        """The same, and whether there is one in which nothing stands."""
        # A large report has tens of thousands of these, most of them with one mark and nothing else: each is numbered,
        # told and asked for what stands in it at once.
        on_page = self._on_page
        root.reference = f"{first} 0 R"
        elements, texts = [root], list[str]()
        is_silent = False
        for element in elements:
            children, kind = element.children, element.kind
            attributes = _attributes(element) if element.lang or element.__class__ is not Element else ""
            if len(children) == 1 and isinstance(only := children[0], Mark):
                told = f"{on_page[only >> MARK_BITS]}{only & MARK_MOST}"
            else:
                is_silent |= not children and kind not in _ALWAYS
                reference = element.reference
                kids: list[str] = []
                for child in children:
                    if isinstance(child, Element):
                        child.parent = reference
                        kid = child.reference = f"{first + len(elements)} 0 R"
                        elements.append(child)
                        kids.append(kid)
                # Most that hold several hold elements only.
                told = f"/K [{' '.join(kids)}]" if 1 < len(kids) == len(children) else self._children(children)
            texts.append(f"<</S/{kind}/P {element.parent}{attributes}{told}>>")
        return texts, is_silent

    def _children(self, children: Sequence[Element | Mark | Annotation]) -> str:
        """What stands in an element."""
        page: int | None = None
        kids: list[str] = []
        for child in children:
            if isinstance(child, Element):
                kids.append(child.reference)
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
            yield f"[{' '.join([each.reference for each in elements])}]"
            entries.append(f"{key} {first + key} 0 R")
        for key, link in enumerate(self._links, start=len(self._pages)):
            entries.append(f"{key} {link.element.reference}")
        yield f"<</Nums[{' '.join(entries)}]>>"


def _leave_out_silent(root: Element) -> None:
    """Takes out elements in which nothing stands, such as a text of spaces."""
    silent: set[int] = set()
    for element in reversed(list(root.elements())):
        element.children = [child for child in element.children if id(child) not in silent]
        if not element.children and element.kind not in _ALWAYS:
            silent.add(id(element))


def _attributes(element: Element) -> str:
    """What there is more to say of a text in another language, a head, a table or a figure."""
    lang = f"/Lang({element.lang})" if element.lang else ""
    if isinstance(element, Head):
        return f"{lang}/A<</O/Table/Scope/{element.scope}>>"
    if isinstance(element, Table):
        return f"/A<</O/Table/Summary {text_string(element.summary)}>>"
    if not isinstance(element, Figure):
        return lang
    assert element.box is not None, "a figure is told that has been drawn"
    sides = " ".join(f"{side:.2f}" for side in element.box)
    return f"/Alt {text_string(element.alt)}/A<</O/Layout/Placement/Block/BBox[{sides}]>>"
