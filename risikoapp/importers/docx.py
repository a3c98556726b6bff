"""Word files (.docx) opened with care: they come from anywhere."""

import errno
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml.parser import parse_xml

from risikoapp.files import read_bounded
from risikoapp.importers import docx_xml
from risikoapp.importers.blocks import Paper
from risikoapp.importers.errors import (
    DamagedPaper,
    EmptyPaper,
    EncryptedPaper,
    OldWordPaper,
    PaperMissing,
    PaperTooLarge,
    UnreadablePaper,
)

MAX_BYTES = 200_000_000
"""Of the file, and of all that is packed in it: pictures weigh much."""
MAX_XML_BYTES = 10_000_000
"""Of the texts packed in it, which take ten times their size in memory. A long paper has 1,000,000."""
MAX_PARTS = 10_000
"""Files packed in it."""
MAX_LINES = 30_000
"""Paragraphs, lines within them, rows and cells of the body, its tables and text boxes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
"""What each entry in the table of a package begins with."""
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")


def read(path: Path) -> Paper:
    """All that stands in a Word file; raises an ImportFailure, and never anything of zipfile's or lxml's."""
    data = _bytes(path)
    _check_package(path, data)
    try:
        parts = _text_parts(docx.Document(io.BytesIO(data)))
    except Exception as error:
        # What python-docx, zipfile and lxml raise for a broken package is a dozen classes, and not documented.
        raise DamagedPaper(path, str(error)) from error
    if any(root.getroottree().docinfo.doctype for _kind, root in parts):
        # Word writes none. Text kept in entities would be lost, and entities are how XML is used for attacks.
        raise DamagedPaper(path, "the XML has a document type")
    (body,) = (root for kind, root in parts if kind == "body")
    if docx_xml.line_count(body) > MAX_LINES:
        raise PaperTooLarge(path, MAX_LINES, "lines")
    styles = docx_xml.Styles([root for kind, root in parts if kind == "styles"])
    return Paper(
        path=path,
        blocks=docx_xml.blocks(body, styles),
        margins=_texts(parts, {"header", "footer"}, styles),
        notes=_texts(parts, {"footnotes", "endnotes", "comments"}, styles),
    )


def _bytes(path: Path) -> bytes:
    try:
        data, _status = read_bounded(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise PaperMissing(path) from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise PaperTooLarge(path, MAX_BYTES) from error
        raise UnreadablePaper(path, error.strerror or str(error)) from error
    if not data:
        raise EmptyPaper(path)
    return data


def _check_package(path: Path, data: bytes) -> None:
    """Refuses what is not a Word package, before anything in it is unpacked."""
    if data.startswith(_OLE):
        raise EncryptedPaper(path) if _ENCRYPTED_OLE in data else OldWordPaper(path)
    if data.count(_ENTRY) > MAX_PARTS:
        raise DamagedPaper(path, f"more than {MAX_PARTS} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise DamagedPaper(path, str(error)) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedPaper(path)
    # zipfile never unpacks more of an entry than the size it declares, so that these sums can be trusted.
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise PaperTooLarge(path, MAX_BYTES)
    if sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))) > MAX_XML_BYTES:
        raise PaperTooLarge(path, MAX_XML_BYTES, "bytes of text")
    if not any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise DamagedPaper(path, "not a Word file")


def _text_parts(document: Any) -> list[tuple[str, Any]]:
    """The kind (body, header, styles …) and the XML of every text part, in the order of their names."""
    wanted = {"header", "footer", "styles", "footnotes", "endnotes", "comments"}
    if document.element.body is None:
        raise ValueError("the document has no body")
    found: dict[str, tuple[str, Any]] = {"": ("body", document.element.body)}
    for relation in document.part.rels.values():
        kind = str(relation.reltype).rpartition("/")[2]
        if kind in wanted and not relation.is_external:
            part = relation.target_part
            found[str(part.partname)] = kind, parse_xml(part.blob)
    return [found[name] for name in sorted(found)]


def _texts(parts: list[tuple[str, Any]], kinds: set[str], styles: docx_xml.Styles) -> tuple[str, ...]:
    """The different paragraphs in parts of these kinds, each once."""
    paragraphs = [
        paragraph.strip()
        for kind, root in parts
        if kind in kinds
        for paragraph in docx_xml.plain_text(root, styles).split("\n")
    ]
    return tuple(dict.fromkeys(text for text in paragraphs if text))
