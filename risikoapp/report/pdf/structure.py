"""Writes the structure of the report into its PDF (ISO 32000-1, 14.7), ready for PDF/UA-1."""

# ReportLab's stubs leave parameters untyped, and it has no words of its own for a structure.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject
from reportlab.pdfgen.canvas import Canvas

from risikoapp.report.pdf.objects import KnownObjects
from risikoapp.report.pdf.tags import Annotation, Element, Mark

_ALWAYS = ("TD", "TH")
"""A row has as many cells as its table has columns, also where one is empty."""


def write_structure(
    canvas: Canvas, root: Element, marked: Sequence[Sequence[Element]], links: Sequence[tuple[str, Element]]
) -> None:
    """Adds the tree under `root`; `marked` are the elements of each page's marks, `links` those of the annotations."""
    document = canvas._doc
    _Writing(document, marked).write(root, links)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Root(PDFObject):
    """The root of the tree: an object that the catalog refers to."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: PDFDocument) -> bytes:
        return self._text.encode("latin-1")


class _Writing:
    def __init__(self, document: PDFDocument, marked: Sequence[Sequence[Element]]) -> None:
        self._document = document
        self._marked = marked
        self._pages = document.Pages.pages
        self._page_numbers = [_number(document, page) for page in self._pages]

    def write(self, root: Element, links: Sequence[tuple[str, Element]]) -> None:
        elements = _told(root)
        arrays = len(self._pages)
        known = KnownObjects(self._document, len(elements) + arrays + 1)
        for number, element in enumerate(elements, start=known.first):
            element.number = number
        tree = known.first + len(elements) + arrays
        top = _Root(
            f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(self._pages) + len(links)}>>"
        )
        parents = {root.number: _number(self._document, top)}
        for element in elements:
            known.texts.append(self._text(element, parents))
        known.texts += self._parents(links, known.first + len(elements))
        self._document.Catalog.StructTreeRoot = top

    def _text(self, element: Element, parents: dict[int, int]) -> str:
        """An element as it is written; its parent comes before it."""
        # A large report has tens of thousands of these: as short as they may be.
        page: int | None = None
        kids: list[str] = []
        for child in element.children:
            if isinstance(child, Element):
                parents[child.number] = element.number
                kids.append(f"{child.number} 0 R")
            elif isinstance(child, Mark):
                page = child.page if page is None else page
                kids.append(str(child.number) if child.page == page else self._elsewhere(child))
            else:
                kids.append(self._annotation(child))
        where = "" if page is None else f"/Pg {self._page_numbers[page]} 0 R"
        told = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        return f"<</S/{element.kind}/P {parents[element.number]} 0 R{_attributes(element)}{where}/K {told}>>"

    def _elsewhere(self, mark: Mark) -> str:
        """A mark on another page than the one that its element begins on."""
        return f"<</Type/MCR/Pg {self._page_numbers[mark.page]} 0 R/MCID {mark.number}>>"

    def _annotation(self, child: Annotation) -> str:
        number = self._document.idToObjectNumberAndVersion[self._document.annotationName(child.name)][0]
        return f"<</Type/OBJR/Pg {self._page_numbers[child.page]} 0 R/Obj {number} 0 R>>"

    def _parents(self, links: Sequence[tuple[str, Element]], first: int) -> Iterator[str]:
        """The tree that leads from each mark and each annotation to its element, behind a list for each page."""
        entries: list[str] = []
        for key, (page, elements) in enumerate(zip(self._pages, self._marked, strict=False)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = key, PDFName("S")
            yield f"[{' '.join(f'{each.number} 0 R' for each in elements)}]"
            entries.append(f"{key} {first + key} 0 R")
        for key, (name, element) in enumerate(links, start=len(self._pages)):
            self._document.idToObject[self._document.annotationName(name)].dict["StructParent"] = key
            entries.append(f"{key} {element.number} 0 R")
        yield f"<</Nums[{' '.join(entries)}]>>"


def _number(document: PDFDocument, thing: PDFObject) -> int:
    reference = document.Reference(thing)
    return document.idToObjectNumberAndVersion[reference.name][0]


def _told(root: Element) -> list[Element]:
    """All elements, each before what stands in it, without those in which nothing stands, such as a text of spaces."""
    elements = list(root.elements())
    empty: set[int] = set()
    for element in reversed(elements):
        if empty:
            element.children = [child for child in element.children if id(child) not in empty]
        if not element.children and element.kind not in _ALWAYS and element is not root:
            empty.add(id(element))
    return [element for element in elements if id(element) not in empty] if empty else elements


def _attributes(element: Element) -> str:
    if element.scope:
        return f"/A<</O/Table/Scope/{element.scope}>>"
    if element.summary:
        return f"/A<</O/Table/Summary {_text(element.summary)}>>"
    if element.box:
        sides = " ".join(f"{side:.2f}" for side in element.box)
        return f"/Alt {_text(element.alt)}/A<</O/Layout/Placement/Block/BBox[{sides}]>>"
    return ""


def _text(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
