"""A file in a PDF, associated with the document as ISO 19005-3, 6.8 asks for."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from reportlab.pdfbase.pdfdoc import PDFDate

from risikoapp.codec.attached import Attachment
from risikoapp.i18n import _
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.objects import text_string


def attach(file: PdfFile, attachment: Attachment) -> None:
    """Puts a JSON text into the document and lists it among its attachments."""
    document, objects = file.document, file.objects
    changed = PDFDate(ts=document._timeStamp).format(document).decode("ascii")
    embedded = objects.add_stream(
        attachment.content,
        # The stroke as a name has it.
        f"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {len(attachment.content)}/ModDate {changed}>>",
    )
    name = text_string(attachment.name)
    about = text_string(_("Risikovurderingen som data. Den kan åbnes i risikoapp."))
    specification = objects.numbers(1)
    objects.add(
        specification,
        [
            f"<</Type/Filespec/F {name}/UF {name}/Desc {about}/AFRelationship/Data"
            f"/EF<</F {embedded} 0 R/UF {embedded} 0 R>>>>"
        ],
    )
    document.Catalog.AF = f"[{specification} 0 R]"
    document.Catalog.Names = f"<</EmbeddedFiles<</Names[{name} {specification} 0 R]>>>>"
