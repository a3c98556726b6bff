"""What a Word file carries beside its text: the same as data, for as long as nobody has changed the text.

Whoever writes the file seals the data with a fingerprint of all words in it; whoever reads it finds the data only where
the words still have that fingerprint. What has been edited in Word is read as it stands there.
"""

import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from xml.etree import ElementTree

NAMESPACE = "urn:risikoapp:data"
"""Of the element that the data lie in."""
MAX_DATA = 50_000_000
"""Bytes of the data when they are unpacked: as much as a whole file may have."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ITEM = re.compile(r"customXml/item\d+\.xml")
_MARGIN = re.compile(r"word/(?:header|footer|footnotes|endnotes|comments)\d*\.xml")
_BODY = "word/document.xml"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def sealed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The part that carries the data of a Word file; `parts` are the texts of the file by their names in it."""
    packed = binascii.b2a_base64(zlib.compress(data, 9), newline=False).decode("ascii")
    seal = _fingerprint(parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<data xmlns="{NAMESPACE}" seal="{seal}">{packed}</data>\n'.encode()


def data_in(package: bytes) -> bytes | None:
    """The data of a Word file in which no word has been changed since they were put there, or None.

    The package is one that can be unpacked without harm. Raises nothing for what is broken in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            names = opened.namelist()
            for item in filter(_ITEM.fullmatch, names):
                root = _parsed(opened.read(item))
                if root.tag == f"{{{NAMESPACE}}}data":
                    return _unpacked(root) if root.get("seal") == _fingerprint(_texts(opened)) else None
    except (ValueError, KeyError, EOFError, OSError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError):
        return None
    return None


def _parsed(part: bytes) -> ElementTree.Element:
    # Word writes UTF-8 and no document type, by which XML is used for attacks.
    if b"<!DOCTYPE" in part or b"\0" in part:
        raise ValueError("a document type, or another encoding")
    return ElementTree.fromstring(part)


def _unpacked(root: ElementTree.Element) -> bytes | None:
    packed = zlib.decompressobj()
    data = packed.decompress(binascii.a2b_base64(root.text or ""), MAX_DATA)
    return data if packed.eof else None


def _texts(package: zipfile.ZipFile) -> dict[str, bytes]:
    return {name: package.read(name) for name in package.namelist() if name == _BODY or _MARGIN.fullmatch(name)}


def _fingerprint(parts: Mapping[str, bytes]) -> str:
    """Of all words of the body in their order, and of those in the margins, but for what Word reckons out there."""
    body = "\n".join("".join(map(_text, paragraph.iter(f"{_W}r"))) for paragraph in _paragraphs(parts[_BODY]))
    margins = {
        text
        for name, part in parts.items()
        if _MARGIN.fullmatch(name)
        for paragraph in _paragraphs(part)
        if (text := "".join(map(_text, _typed_runs(paragraph)))).strip()
    }
    return sha256("\0".join((body, *sorted(margins))).encode()).hexdigest()


def _paragraphs(part: bytes) -> Iterator[ElementTree.Element]:
    return _parsed(part).iter(f"{_W}p")


def _text(run: ElementTree.Element) -> str:
    """What is read in a run; into how many a paragraph is divided is Word's own matter."""
    return "".join(
        element.text or "" if element.tag == f"{_W}t" else _BREAKS.get(element.tag, "") for element in run.iter()
    )


def _typed_runs(paragraph: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The runs without those of fields, as the number of the page is one, in either way that Word writes them."""
    fields = {run for field in paragraph.iter(f"{_W}fldSimple") for run in field.iter(f"{_W}r")}
    depth = 0
    for run in paragraph.iter(f"{_W}r"):
        marks = [mark.get(f"{_W}fldCharType") for mark in run.iter(f"{_W}fldChar")]
        depth += marks.count("begin")
        if depth <= 0 and run not in fields:
            yield run
        depth -= marks.count("end")
