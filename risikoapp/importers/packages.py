"""Files that are packages of others (.docx, .xlsx), looked at before anything in them is unpacked."""

import errno
import io
import zipfile
import zlib
from contextlib import suppress
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
_BEGINNING = 1_000
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_OTHER_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0\0<", b"\0\0\xfe\xff", b"\x4c\x6f\xa7\x94")
"""What XML begins with in UTF-16, in UTF-32, and as large machines write it."""
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
    if "[Content_Types].xml" not in check_bounds(path, data, max_xml):
        raise DamagedPaper(path, "not a package of Office")


def check_bounds(path: Path, data: bytes, max_xml: int) -> frozenset[str]:
    """The names of what is packed in any package; refuses what `check_package` does because of its size."""
    if data.count(_ENTRY) > MAX_PARTS:
        raise DamagedPaper(path, f"more than {MAX_PARTS} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            in_xml = sum(entry.file_size for entry in entries if _is_xml(package, entry))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise DamagedPaper(path, str(error)) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedPaper(path)
    # zipfile never unpacks more of an entry than the size it declares, so that these sums can be trusted.
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise PaperTooLarge(path, MAX_BYTES)
    if in_xml > max_xml:
        raise PaperTooLarge(path, max_xml, "bytes of text")
    return frozenset(entry.filename for entry in entries)


def looks_like_xml(name: str, begins: bytes) -> bool:
    """Whether a part is XML by its name, or by what it begins with: whoever reads it goes by neither, but by what other
    parts say of it."""
    return name.endswith((".xml", ".rels")) or begins.startswith(_OTHER_LETTERS) or begins.lstrip(_BLANKS)[:1] == b"<"


def _is_xml(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    begins = b""
    # What cannot be unpacked is read by nobody.
    unpacking_fails = suppress(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)
    with unpacking_fails, package.open(entry) as part:
        begins = part.read(_BEGINNING)
    return looks_like_xml(entry.filename, begins)
