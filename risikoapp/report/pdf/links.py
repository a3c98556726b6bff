"""Links inside the report, as those who listen to it need them: with words, and known to the structure."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportPrivateUsage=false
# pyright: reportAttributeAccessIssue=false

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

_PRINTED = 4
"""The flag without which an annotation is not archival: it is there on paper as well."""


def link_to(canvas: Canvas, name: str, words: str, target: str, area: tuple[float, float, float, float]) -> None:
    """Lets a click on an area of the page lead to a bookmark; `words` tell what it leads to."""
    link = PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(area),
            "Border": PDFArray([0, 0, 0]),
            "F": _PRINTED,
            "Contents": PDFString(words),
            "Dest": canvas._bookmarkReference(target),
        }
    )
    canvas._addAnnotation(link, name)
