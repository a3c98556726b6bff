"""The objects that a PDF is made of: ReportLab makes those of the fonts, and others are known by their text.

ReportLab would take ten times as long for each of these, and there are tens of thousands.
"""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

import re
import zlib
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate, chain
from threading import Thread

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFIndirectObject, PDFObject, PDFStream

_LEVEL = 3
"""Of compression: a tenth more bytes than the usual sixth, in half the time."""
_TOGETHER = 200
"""Objects that are packed into one stream: a reader unpacks all of it to look at one."""
_LEVEL_TOGETHER = 1
"""Of their compression, and of the table of all objects: they are so alike that a higher one would gain a twentieth,
and take a quarter more time."""
_PLACES = [place.to_bytes(2, "big") for place in range(_TOGETHER)]
"""Each place in such a stream, as the table of all objects has it."""
_AS_IT_IS = 0
"""The level of what is not compressed."""
_A_LOT = 1_000_000
"""Bytes that take as long to compress as ten threads to start."""
_Piece = tuple[bytes, int]
"""What becomes a stream, and how far it is compressed."""
_END_OF_STREAM = b"endstream\n"
_PLAIN = re.compile(r"[ -'*-\[\]-~]*")
"""Text that needs no escape."""


class Objects:
    """The objects of a document: those of ReportLab, and others with numbers of their own.

    Who takes a number must give it a text or a stream before all is written.
    """

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._texts: list[tuple[int, Sequence[str]]] = []
        self._streams: list[tuple[int, _Piece, str]] = []

    def numbers(self, count: int) -> int:
        """Takes so many numbers in a row, and returns the first."""
        first = self._document.objectcounter + 1
        self._document.objectcounter += count
        return first

    def add(self, first: int, texts: Sequence[str]) -> None:
        """Objects of these texts, numbered from `first`."""
        self._texts.append((first, texts))

    def add_stream(
        self, content: bytes, entries: str = "", *, number: int | None = None, is_packed: bool = True
    ) -> int:
        """A stream of that content with these entries; returns its number."""
        number = self.numbers(1) if number is None else number
        self._streams.append((number, (content, _LEVEL if is_packed else _AS_IT_IS), entries))
        return number

    def written(self) -> bytes:
        """The document with all of them (ISO 32000-1, 7.5.7): what can be packed is, to a third of its size."""
        document = self._document
        catalog, info = number_of(document, document.Catalog), number_of(document, document.info)
        document.info.digest(document.signature)
        file = _File("%PDF-{}.{}\n%\xe6\xf8\xe5\xa7\n".format(*document._pdfVersion).encode("latin-1"))
        self._write_reportlabs(file)
        together = [
            _Together(first + start, texts[start : start + _TOGETHER])
            for first, texts in self._texts
            for start in range(0, len(texts), _TOGETHER)
        ]
        packed = iter(
            all_packed([*(piece for _number, piece, _entries in self._streams), *(each.piece for each in together)])
        )
        for number, (_content, level), entries in self._streams:
            file.put(number, _stream(next(packed), entries, is_packed=level != _AS_IT_IS))
        for each in together:
            file.put_together(each, next(packed), self.numbers(1))
        identity = document.ID().decode("latin-1").partition("%")[0].strip()
        return file.ended(self.numbers(1), f"/Root {catalog} 0 R/Info {info} 0 R/ID{identity}")

    def _write_reportlabs(self, file: "_File") -> None:
        names = self._document.numberToId
        done: set[int] = set()
        # While objects are written, others may come.
        while new := sorted(names.keys() - done):
            for number in new:
                thing = self._document.idToObject[names[number]]
                text = PDFIndirectObject(names[number], thing).format(self._document).partition(b"obj\n")[2]
                file.put(number, _lined(text) if isinstance(thing, PDFStream) else text)
            done.update(new)


class _Together:
    """Objects in a row as the content of one stream."""

    def __init__(self, first: int, texts: Sequence[str]) -> None:
        offsets = accumulate([len(text) + 1 for text in texts[:-1]], initial=0)
        pairs = zip(range(first, first + len(texts)), offsets, strict=True)
        head = "%d %d " * len(texts) % tuple(chain.from_iterable(pairs))
        self.first, self.count = first, len(texts)
        self.piece: _Piece = "\n".join([head, *texts]).encode("latin-1"), _LEVEL_TOGETHER
        self.entries = f"/Type/ObjStm/N {len(texts)}/First {len(head) + 1}"


class _File:
    """The bytes of the file, and where each object lies in them (ISO 32000-1, 7.5.8)."""

    def __init__(self, head: bytes) -> None:
        self._parts = [head]
        self._length = len(head)
        self._places = [(0, b"\0\0\0\0\0\xff\xff")]
        """For objects in a row the number of the first, and seven bytes for each: how and where it is found."""

    def put(self, number: int, text: bytes) -> None:
        """An object by itself; its text ends as objects do."""
        self._places.append((number, b"\1" + self._length.to_bytes(4, "big") + b"\0\0"))
        self._append(b"%d 0 obj\n%b" % (number, text))

    def put_together(self, objects: "_Together", packed: bytes, number: int) -> None:
        """Objects in a row, packed into a stream with that number."""
        self.put(number, _stream(packed, objects.entries))
        packed_in = b"\2" + number.to_bytes(4, "big")
        self._places.append((objects.first, packed_in + packed_in.join(_PLACES[: objects.count])))

    def ended(self, number: int, entries: str) -> bytes:
        """All of it, with the table of all objects and what that says of the document in the object of this number."""
        start = self._length
        self._places.append((number, b"\1" + start.to_bytes(4, "big") + b"\0\0"))
        table = b"".join(places for _first, places in sorted(self._places))
        (packed,) = all_packed([(table, _LEVEL_TOGETHER)])
        text = _stream(packed, f"/Type/XRef/W[1 4 2]/Size {number + 1}{entries}")
        self._append(b"%d 0 obj\n%bstartxref\n%d\n%%%%EOF\n" % (number, text, start))
        return b"".join(self._parts)

    def _append(self, part: bytes) -> None:
        self._parts.append(part)
        self._length += len(part)


def text_string(text: str) -> str:
    """A text for people as it stands in an object (ISO 32000-1, 7.9.2): by itself where that is plain, else in hex."""
    if _PLAIN.fullmatch(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number_of(document: PDFDocument, thing: PDFObject) -> int:
    """The number of one of ReportLab's objects."""
    reference = document.Reference(thing)
    return document.idToObjectNumberAndVersion[reference.name][0]


def all_packed(pieces: Sequence[_Piece]) -> list[bytes]:
    """The pieces compressed, a lot of them by two threads: other code may run while a piece is packed."""
    packed = [b""] * len(pieces)
    # Each takes the next that nobody has, so none waits for the other where only one core is free.
    places = iter(range(len(pieces)))

    def pack() -> None:
        for place in places:
            packed[place] = _packed(*pieces[place])

    def help_out() -> None:
        with suppress(MemoryError):
            pack()

    if sum([len(content) for content, _level in pieces]) < _A_LOT:
        pack()
        return packed
    helper = Thread(target=help_out)
    helper.start()
    try:
        pack()
    finally:
        helper.join()
    # What the helper had no memory for is done here, or fails here.
    return [done or _packed(*piece) for done, piece in zip(packed, pieces, strict=True)]


def _packed(content: bytes, level: int) -> bytes:
    return content if level == _AS_IT_IS else zlib.compress(content, level)


def _stream(content: bytes, entries: str, *, is_packed: bool = True) -> bytes:
    """A stream, with an end of line before its end, as ISO 19005-3, 6.1.7.1 demands."""
    packing = "/Filter/FlateDecode" if is_packed else ""
    head = f"<<{entries}{packing}/Length {len(content)}>>\nstream\n".encode("latin-1")
    return b"%b%b\r\nendstream\nendobj\n" % (head, content)


def _lined(text: bytes) -> bytes:
    """A stream of ReportLab with the end of line before its end that it leaves out.

    Both letters of it: one alone would be taken for a part of a stream that happens to end with the other.
    """
    head, end, tail = text.rpartition(_END_OF_STREAM)
    return b"%b\r\n%b%b" % (head, end, tail)
