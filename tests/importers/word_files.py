"""Word files as nobody should send them, made of one that is sound."""

import io
import zipfile
from collections.abc import Mapping

import docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHING = f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def sound() -> bytes:
    """A Word file that can be read and has one risk."""
    document = docx.Document()
    for line in ("Risikovurdering for havnen", "Storm: #1", "1. Storm", "Beskrivelse: Den kommer."):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def changed(**parts: bytes | None) -> bytes:
    """The sound file with other bytes for some of its parts, None for a part that goes; `__` stands for `/`."""
    return repacked(sound(), {name.replace("__", "/") + ".xml": data for name, data in parts.items()})


def repacked(package: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A package with other bytes for some of its parts, None for a part that goes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = parts.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return buffer.getvalue()


def flagged_as_encrypted() -> bytes:
    """The sound file, every entry of which says that it needs a password."""
    data = bytearray(sound())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    return bytes(data)


def packed(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "<a/>")
    return buffer.getvalue()


def with_body(inside: str, doctype: str = "") -> bytes:
    return changed(word__document=(doctype + BODY.format(inside)).encode())
