"""A file in a PDF, associated with the document as ISO 19005-3, 6.8 asks for."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDate,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from risikoapp.codec.attached import Attachment
from risikoapp.i18n import _
from risikoapp.report.pdf.objects import compressed


def attach(document: PDFDocument, attachment: Attachment) -> None:
    """Puts a JSON text into the document and lists it among its attachments."""
    catalog = document.Catalog
    specification = document.Reference(_specification(document, attachment))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = PDFArray([specification])
    names = PDFDictionary({"Names": PDFArray([PDFString(attachment.name), specification])})
    catalog.Names = PDFDictionary({"EmbeddedFiles": names})


def _specification(document: PDFDocument, attachment: Attachment) -> PDFDictionary:
    """What the file is called and what it is to the document: the data that this shows."""
    embedded: PDFObjectReference = document.Reference(_embedded(document, attachment.content))
    return PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "Desc": PDFString(_("Risikovurderingen som data. Den kan åbnes i risikoapp.")),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": embedded, "UF": embedded}),
        }
    )


def _embedded(document: PDFDocument, content: bytes) -> PDFStream:
    description = {
        "Type": PDFName("EmbeddedFile"),
        # The stroke as a name has it, which PDFName leaves as it is.
        "Subtype": PDFName("application") + "#2Fjson",
        "Params": PDFDictionary({"Size": len(content), "ModDate": PDFDate(ts=document._timeStamp)}),
    }
    return compressed(content, description)
