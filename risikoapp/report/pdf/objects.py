"""Tens of thousands of objects whose text is known: ReportLab would take ten times as long for each of them."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

import re
import zlib
from collections.abc import Mapping
from itertools import accumulate

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFStream,
    PDFTrailer,
)

_LEVEL = 3
"""Of compression: a tenth more bytes than the usual sixth, in half the time."""
_PLAIN = re.compile(r"[ -'*-\[\]-~]*")
"""Text that needs no escape."""


class KnownObjects:
    """Objects of a document with numbers of their own in a row, written as they are when it is saved.

    Once made, they are what the document saves itself with; `texts` must then have one for each number.
    """

    def __init__(self, document: PDFDocument, count: int) -> None:
        self._document = document
        self.first = document.objectcounter + 1
        self.texts: list[str] = []
        self._end = self.first + count
        document.objectcounter += count
        document.format = self._format

    def _format(self) -> bytes:
        """The document as ReportLab writes it (ISO 32000-1, 7.5), with these objects at their place."""
        document = self._document
        file = PDFFile(document._pdfVersion)
        offsets: list[int] = []
        # While objects are written, others may come.
        while len(offsets) < document.objectcounter:
            number = len(offsets) + 1
            if number == self.first:
                offsets += self._written(file)
            else:
                name = document.numberToId[number]
                offsets.append(file.add(PDFIndirectObject(name, document.idToObject[name]).format(document)))
        entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        start = file.add(f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{entries}")
        catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
        trailer = PDFTrailer(startxref=start, Size=len(offsets) + 1, Root=catalog, Info=info, ID=document.ID())
        file.add(trailer.format(document))
        return file.format(document)

    def _written(self, file: PDFFile) -> list[int]:
        """Writes them all, and returns where each begins."""
        parts = [f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(self.texts, start=self.first)]
        offsets = list(accumulate(map(len, parts), initial=file.offset))
        file.add("".join(parts).encode("latin-1"))
        return offsets[:-1]


class KnownText(PDFObject):
    """An object, or a part of one, among those of ReportLab."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: PDFDocument) -> bytes:
        return self._text.encode("latin-1")


def compressed(content: bytes, entries: Mapping[str, object] | None = None) -> PDFStream:
    """A stream with these entries, its content compressed."""
    packed = zlib.compress(content, _LEVEL)
    return PDFStream(PDFDictionary({**(entries or {}), "Filter": PDFName("FlateDecode")}), packed)


def text_string(text: str) -> str:
    """A text for people as it stands in an object (ISO 32000-1, 7.9.2): by itself where that is plain, else in hex."""
    if _PLAIN.fullmatch(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number_of(document: PDFDocument, thing: PDFObject) -> int:
    """The number of one of ReportLab's objects."""
    reference = document.Reference(thing)
    return document.idToObjectNumberAndVersion[reference.name][0]
