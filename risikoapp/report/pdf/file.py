"""A PDF in the making: pages come one by one, then what else belongs to it, and then its bytes."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportAttributeAccessIssue=false

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument

from risikoapp.i18n import language_tag
from risikoapp.report.pdf.objects import Objects, number_of
from risikoapp.report.pdf.style import PAGE_HEIGHT, PAGE_WIDTH


class PdfFile:
    """A file of so many pages on A4, the same for the same content.

    `document` is what ReportLab keeps fonts and catalogue in: its canvas, which would make a page of some twenty
    objects, takes a fifth of a second for 500 pages, and 10 ms to load. `objects` are all others; `page_entries` what
    else there is to say of each page.
    """

    def __init__(self, page_count: int) -> None:
        self.document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=language_tag())
        self.document.Catalog.Outlines = None
        self.objects = Objects(self.document)
        first = self.objects.numbers(2 * page_count + 1)
        self.page_numbers = range(first, first + page_count)
        self.page_entries = [""] * page_count
        self._tree = first + page_count
        self._drawn = 0
        self.document.Catalog.Pages = f"{self._tree} 0 R"

    def add_page(self, content: bytes) -> None:
        """The next page, by its operators."""
        self._drawn += 1
        self.objects.add_stream(content, number=self._tree + self._drawn)

    def written(self) -> bytes:
        """The bytes; they can be asked for once, when all pages are there."""
        for font in self.document.delayedFonts:
            font.addObjects(self.document)
        fonts = number_of(self.document, self.document.idToObject[BasicFonts])
        kids = " ".join([f"{number} 0 R" for number in self.page_numbers])
        size = f"/MediaBox[0 0 {PAGE_WIDTH:.4f} {PAGE_HEIGHT:.4f}]"
        # Each page must name its resources itself (ISO 19005-3, 6.2.2).
        page = f"<</Type/Page/Parent {self._tree} 0 R/Resources<</Font {fonts} 0 R>>"
        pages = [
            f"{page}/Contents {self._tree + place} 0 R{entries}>>"
            for place, entries in enumerate(self.page_entries, start=1)
        ]
        tree = f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]{size}>>"
        self.objects.add(self.page_numbers[0], [*pages, tree])
        return self.objects.written()
