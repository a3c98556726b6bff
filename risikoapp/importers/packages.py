"""Files that are packages of others (.docx, .xlsx), looked at before anything in them is unpacked."""

import errno
import io
import zipfile
from pathlib import Path

from risikoapp.files import read_bounded
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
MAX_PARTS = 10_000
"""Files packed in it."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the files of Office from before 2007 begin with, and encrypted ones."""
_ENTRY = b"PK\x01\x02"
"""What each entry in the table of a package begins with."""
ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """What is in a file; raises an ImportFailure where that is nothing, too much, or not to be had."""
    try:
        data, _status = read_bounded(path, limit)
    except FileNotFoundError as error:
        raise PaperMissing(path) from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise PaperTooLarge(path, limit) from error
        raise UnreadablePaper(path, error.strerror or str(error)) from error
    if not data:
        raise EmptyPaper(path)
    return data


def check_package(path: Path, data: bytes, max_xml: int) -> None:
    """Refuses what is no package of Office, is encrypted, or would be too much when it is unpacked."""
    if data.startswith(OLE):
        raise EncryptedPaper(path) if ENCRYPTED_OLE in data else OldWordPaper(path)
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
    if sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))) > max_xml:
        raise PaperTooLarge(path, max_xml, "bytes of text")
    if not any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise DamagedPaper(path, "not a package of Office")
