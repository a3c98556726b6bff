"""Writes the structure of the report into its PDF (ISO 32000-1, 14.7), ready for PDF/UA-1."""

# ReportLab's stubs leave parameters untyped, and it has no words of its own for a structure.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject
from reportlab.pdfgen.canvas import Canvas

from risikoapp.report.pdf.tags import Annotation, Element, Mark

_ALWAYS = ("TD", "TH")
"""A row has as many cells as its table has columns, also where one is empty."""


class _Written(PDFObject):
    """An object whose text is known: ReportLab would take ten times as long for each of tens of thousands."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: PDFDocument) -> bytes:
        return self.text.encode("latin-1")


def write_structure(
    canvas: Canvas, root: Element, marked: Sequence[Sequence[Element]], links: Sequence[tuple[str, Element]]
) -> None:
    """Adds the tree under `root`; `marked` are the elements of each page's marks, `links` those of the annotations."""
    document = canvas._doc
    _Writing(document, marked).write(root, links)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Writing:
    def __init__(self, document: PDFDocument, marked: Sequence[Sequence[Element]]) -> None:
        self._document = document
        self._marked = marked
        self._pages = document.Pages.pages
        self._page_numbers = [_number(document, page) for page in self._pages]
        self._numbers: dict[int, int] = {}
        self._objects: dict[int, _Written] = {}

    def write(self, root: Element, links: Sequence[tuple[str, Element]]) -> None:
        _prune(root)
        elements = list(root.elements())
        tree = self._reserve()
        for element in elements:
            self._numbers[id(element)] = self._reserve()
        self._fill(root, tree)
        for element in elements:
            for child in element.children:
                if isinstance(child, Element):
                    self._fill(child, self._numbers[id(element)])
        parents = self._parents(links)
        top = self._numbers[id(root)]
        self._objects[tree].text = (
            f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(self._pages) + len(links)}>>"
        )
        self._document.Catalog.StructTreeRoot = self._objects[tree]

    def _reserve(self) -> int:
        written = _Written("")
        number = _number(self._document, written)
        self._objects[number] = written
        return number

    def _fill(self, element: Element, parent: int) -> None:
        # A large report has tens of thousands of these: as short as they may be.
        page = next((child.page for child in element.children if isinstance(child, Mark)), None)
        kids = " ".join(self._kid(child, page) for child in element.children)
        where = "" if page is None else f"/Pg {self._page_numbers[page]} 0 R"
        told = kids if kids.isdecimal() else f"[{kids}]"
        self._objects[
            self._numbers[id(element)]
        ].text = f"<</S/{element.kind}/P {parent} 0 R{_attributes(element)}{where}/K {told}>>"

    def _kid(self, child: Element | Mark | Annotation, own_page: int | None) -> str:
        if isinstance(child, Element):
            return f"{self._numbers[id(child)]} 0 R"
        if isinstance(child, Mark) and child.page == own_page:
            return str(child.number)
        page = self._page_numbers[child.page]
        if isinstance(child, Mark):
            return f"<</Type/MCR/Pg {page} 0 R/MCID {child.number}>>"
        annotation = self._document.idToObjectNumberAndVersion[self._document.annotationName(child.name)][0]
        return f"<</Type/OBJR/Pg {page} 0 R/Obj {annotation} 0 R>>"

    def _parents(self, links: Sequence[tuple[str, Element]]) -> int:
        """The tree that leads from each mark and each annotation to its element."""
        entries: list[str] = []
        for key, (page, elements) in enumerate(zip(self._pages, self._marked, strict=False)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = key, PDFName("S")
            array = self._reserve()
            self._objects[array].text = f"[{' '.join(f'{self._numbers[id(each)]} 0 R' for each in elements)}]"
            entries.append(f"{key} {array} 0 R")
        for key, (name, element) in enumerate(links, start=len(self._pages)):
            self._document.idToObject[self._document.annotationName(name)].dict["StructParent"] = key
            entries.append(f"{key} {self._numbers[id(element)]} 0 R")
        tree = self._reserve()
        self._objects[tree].text = f"<</Nums[{' '.join(entries)}]>>"
        return tree


def _number(document: PDFDocument, thing: PDFObject) -> int:
    reference = document.Reference(thing)
    return document.idToObjectNumberAndVersion[reference.name][0]


def _prune(root: Element) -> None:
    """Takes away what nothing stands in, such as a paragraph of spaces."""
    for element in reversed(list(root.elements())):
        element.children = [
            child
            for child in element.children
            if not isinstance(child, Element) or child.children or child.kind in _ALWAYS
        ]


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
