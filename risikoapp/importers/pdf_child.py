"""What is attached to a PDF, read in a process of its own.

PDFium is C code, and a PDF comes from anywhere: what makes it crash, hang or fill the memory ends this process and not
the program. Nothing but PDFium is loaded here.
"""

# PDFium's Python has no stubs and leaves parameters untyped.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownArgumentType=false

import sys
from collections.abc import Collection
from contextlib import suppress
from enum import IntEnum

ERRAND = "--data-of-pdf"
"""The first argument by which the program is told that it is this process."""
PAGES_ERRAND = "--pages-of-pdf"
"""The one for the process of `pdf_pages_child`; the second argument is then how long the PDF is."""
MAX_ATTACHMENTS = 1_000
"""So many are looked at."""
_PRODUCER = "risikoapp"
"""What our reports say that they are made by."""
_MEMORY = 450_000_000
"""Bytes that the process may have, where the system can hold it to that."""
_SECONDS = 8
"""Of work."""


class Answer(IntEnum):
    """The exit code. With FOUND the name of the attachment and its bytes stand on stdout, a line break between them."""

    FOUND = 0
    NOTHING = 20
    SEVERAL = 21
    ENCRYPTED = 22
    DAMAGED = 23
    TOO_LARGE = 24
    TEXT = 25
    OURS = 26


def serve(limit: str, *names: str) -> int:
    """Reads a PDF on stdin; what it has under one of these names, `limit` bytes at most, goes to stdout.

    Without names it is the words on its pages.
    """
    _hold_back()
    content = sys.stdin.buffer.read()
    answer, output = attached(content, names, int(limit)) if names else written(content)
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()
    return answer


def attached(pdf: bytes, names: Collection[str], limit: int) -> tuple[Answer, bytes]:
    """The answer, and what goes with FOUND. What is attached twice is there once."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        return (Answer.ENCRYPTED if error.err_code == raw.FPDF_ERR_PASSWORD else Answer.DAMAGED), b""
    found: set[bytes] = set()
    for place in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        name, attachment = "", None
        # One that has no name that can be read is not ours.
        with suppress(pypdfium2.PdfiumError, UnicodeDecodeError):
            attachment = document.get_attachment(place)
            name = attachment.get_name()
        if attachment is None or name not in names:
            continue
        try:
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            return Answer.DAMAGED, b""
        if len(content) > limit:
            return Answer.TOO_LARGE, b""
        found.add(name.encode() + b"\n" + content)
        if len(found) > 1:
            return Answer.SEVERAL, b""
    return (Answer.FOUND, found.pop()) if found else (Answer.NOTHING, b"")


def written(pdf: bytes) -> tuple[Answer, bytes]:
    """What stands on the pages, as `pdf_text` tells it, with TEXT; of a report of ours nothing is read so."""
    import pypdfium2

    from risikoapp.importers.pdf_text import text_of

    try:
        document = pypdfium2.PdfDocument(pdf)
        if document.get_metadata_value("Producer") == _PRODUCER:
            return Answer.OURS, b""
        text = text_of(document)
    except pypdfium2.PdfiumError:
        return Answer.DAMAGED, b""
    return (Answer.TOO_LARGE, b"") if text is None else (Answer.TEXT, text)


def hold_memory_back() -> None:
    """Lets the system end this process when it takes too much memory; Windows has no such word."""
    if sys.platform == "win32":
        return
    import resource

    # A Mac refuses what is less than a process has set aside, and nobody may raise what an administrator has set.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _hold_back() -> None:
    """The same for its memory and the time that it takes."""
    hold_memory_back()
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
