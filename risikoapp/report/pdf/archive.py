"""What makes the PDF archival and accessible beyond its pages: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

import re

from reportlab.pdfbase.pdfdoc import PDFDate, PDFDocument

from risikoapp.codec.attached import Attachment
from risikoapp.i18n import language_tag
from risikoapp.report.content import ReportContent
from risikoapp.report.pdf.attach import attach
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.srgb import srgb_profile
from risikoapp.report.pdf.text import clean_line

PRODUCER = "risikoapp"
_MAPPED = re.compile("<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_REPLACEMENT = 0xFFFD
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Letters that XML takes for something else; the libraries that know them load for 3 ms what only HTML needs."""
_MOST_MAPPED = 100
"""Characters in one part of a map: no more may stand in it."""


def archive(file: PdfFile, content: ReportContent, attachment: Attachment | None) -> None:
    """Adds to a document that is drawn what it must say about itself, and its data; call it before it is written."""
    document, objects = file.document, file.objects
    info, catalog = document.info, document.Catalog
    info.title, info.author, info.subject = _told(content)
    info.creator = info.producer = PRODUCER
    _embed_fonts(document)
    profile = objects.add_stream(srgb_profile(), "/N 3")
    metadata = objects.add_stream(_metadata(document, content), "/Type/Metadata/Subtype/XML", is_packed=False)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.OutputIntents = (
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile} 0 R>>]"
    )
    catalog.Metadata = f"{metadata} 0 R"
    catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
    if attachment is not None:
        attach(file, attachment)


def _told(content: ReportContent) -> tuple[str, str, str]:
    """Title, author and subject."""
    return clean_line(content.title), clean_line(content.organisation), clean_line(content.status_line)


def _embed_fonts(document: PDFDocument) -> None:
    """Takes out of the fonts' maps to letters what stands for no letter: a reader would take it for one."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts = []
    for name, stream in document.idToObject.items():
        if name.startswith("toUnicodeCMap:"):
            stream.content = _letters_only(stream.content)


def _letters_only(cmap: str) -> str:
    head, rest = cmap.split("endcodespacerange\n", 1)
    end = rest[rest.index("endbfchar") + len("endbfchar") :]
    mapped = [f"<{code}> <{_utf_16(int(letter, 16))}>" for code, letter in _MAPPED.findall(rest) if int(letter, 16)]
    parts = [mapped[start : start + _MOST_MAPPED] for start in range(0, len(mapped), _MOST_MAPPED)]
    blocks = (f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return f"{head}endcodespacerange\n" + "\n".join(blocks) + end


def _utf_16(letter: int) -> str:
    """A letter as the map must have it: beyond the first plane in two halves, and never one that is none."""
    return chr(_REPLACEMENT if letter & 0xFFFE == 0xFFFE else letter).encode("utf-16-be").hex().upper()


def _metadata(document: PDFDocument, content: ReportContent) -> bytes:
    year, month, day, hour, minute, second = document._timeStamp.YMDhms
    moment = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{_zone(document)}"
    title, author, subject = (text.translate(_ESCAPED) for text in _told(content))
    told = {"title": title, "author": author, "subject": subject, "moment": moment, "program": PRODUCER}
    return _PACKET.format(**told, language=language_tag()).encode("utf-8")


def _zone(document: PDFDocument) -> str:
    """The time zone as the document's own date has it."""
    found = re.search(rb"([+-]\d\d)'(\d\d)'", PDFDate(ts=document._timeStamp).format(document))
    return "Z" if found is None else f"{found[1].decode()}:{found[2].decode()}"


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
<pdf:Keywords></pdf:Keywords>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the document keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
