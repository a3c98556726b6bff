"""PDFs in the tests' own words: our reports, and what comes from elsewhere."""

import io
from collections.abc import Mapping

import pypdfium2
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from risikoapp.codec.attached import NAMES
from risikoapp.domain.model import Attached
from risikoapp.report.pdf.render import file_pdf
from tests.bench.registers import register_of
from tests.importers.papers import NOW

SHOWN, ALL = NAMES["shown"], NAMES["all"]


def report(attached: Attached = "shown", risks: int = 3) -> bytes:
    """A report of ours."""
    return file_pdf(register_of(risks), NOW.date(), attached)


def with_files(files: Mapping[str, bytes]) -> bytes:
    """A page of another program, with attachments."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def objects(*bodies: bytes, trailer: bytes = b"") -> bytes:
    """A PDF by hand: the objects from number 1, of which the first is the catalog."""
    content = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, start)
    return content


def locked(password: str = "hemmeligt") -> bytes:
    """A PDF that asks for a password, unless it has none."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password, ownerPassword="ejer"))
    canvas.drawString(100, 100, "Risikovurdering")
    canvas.save()
    return buffer.getvalue()


def holding(stream: bytes, extra: bytes = b"", name: str = SHOWN, times: int = 1) -> bytes:
    """A PDF by hand with one stream as its attachment, listed so many times."""
    listed = b"(x)4 0 R" * times
    return objects(
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[%b]>>>>>>" % listed,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/Filespec/F(%b)/UF(%b)/EF<</F 5 0 R>>>>" % (name.encode(), name.encode()),
        b"<</Length %d%b>>stream\n%b\nendstream" % (len(stream), extra, stream),
    )


def looping() -> bytes:
    """A list of attachments that leads back to itself, and pages that do."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 9>>",
        b"<</Kids[3 0 R 3 0 R 3 0 R]/Limits[(a)(z)]>>",
    )
