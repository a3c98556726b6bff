"""Word files (.docx) opened with care: they come from anywhere."""

import io
from pathlib import Path
from typing import Any

import docx
from docx.oxml.parser import parse_xml

from risikoapp.importers import docx_xml, office, own
from risikoapp.importers.blocks import Paper
from risikoapp.importers.children import IsWanted, always
from risikoapp.importers.docx_numbers import Numbers
from risikoapp.importers.docx_styles import Styles
from risikoapp.importers.errors import DamagedPaper, PaperTooLarge
from risikoapp.importers.packages import check_package, read_bytes

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
"""The words in a drawing of boxes and arrows (SmartArt)."""
MAX_XML_BYTES = 10_000_000
"""Of the texts packed in it, which take ten times their size in memory. A long paper has 1,000,000."""
MAX_LINES = 30_000
"""Paragraphs, lines within them, rows and cells of the body, its tables and text boxes."""


def read(path: Path, is_wanted: IsWanted = always) -> Paper:
    """All that stands in a Word file, also in an old one, or one that only is called so, if LibreOffice can read it.

    Raises an ImportFailure, and never anything of zipfile's or lxml's.
    """
    data = read_bytes(path)
    return paper_of(path, office.as_docx(path, data, is_wanted) if office.kind_of(data) else data)


def paper_of(path: Path, data: bytes) -> Paper:
    """The same of the bytes of a Word file; `path` is only named."""
    check_package(path, data, MAX_XML_BYTES)
    if (whole := own.file_in(data)) is not None:
        return Paper(path=path, blocks=(), whole=whole)
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
    looks = docx_xml.Looks(
        Styles([root for kind, root in parts if kind == "styles"]),
        Numbers([root for kind, root in parts if kind == "numbering"]),
    )
    notes = _texts(parts, {"footnotes", "endnotes", "comments"}, looks)
    drawn = (text.text or "" for kind, root in parts if kind == "diagramData" for text in root.iter(_DRAWN))
    return Paper(
        path=path,
        blocks=docx_xml.blocks(body, looks),
        margins=_texts(parts, {"header", "footer"}, looks),
        notes=tuple(dict.fromkeys([*notes, *docx_xml.hidden_text(body), *filter(str.strip, drawn)])),
    )


def _text_parts(document: Any) -> list[tuple[str, Any]]:
    """The kind (body, header, styles …) and the XML of every text part, in the order of their names."""
    wanted = {"header", "footer", "styles", "numbering", "footnotes", "endnotes", "comments", "diagramData"}
    if document.element.body is None:
        raise ValueError("the document has no body")
    found: dict[str, tuple[str, Any]] = {"": ("body", document.element.body)}
    for relation in document.part.rels.values():
        kind = str(relation.reltype).rpartition("/")[2]
        if kind in wanted and not relation.is_external:
            part = relation.target_part
            found[str(part.partname)] = kind, parse_xml(part.blob)
    return [found[name] for name in sorted(found)]


def _texts(parts: list[tuple[str, Any]], kinds: set[str], looks: docx_xml.Looks) -> tuple[str, ...]:
    """The different paragraphs in parts of these kinds, each once."""
    paragraphs = [
        paragraph.strip()
        for kind, root in parts
        if kind in kinds
        for paragraph in docx_xml.plain_text(root, looks).split("\n")
    ]
    return tuple(dict.fromkeys(text for text in paragraphs if text))
