"""How letters are written into the pages of one document: to spell each text out anew takes ReportLab longest."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from functools import cached_property

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_SPECIAL = "()\\"
_WRITTEN = tuple(
    f"\\{chr(code)}" if chr(code) in _SPECIAL else chr(code) if 32 <= code < 127 else f"\\{code:03o}"
    for code in range(256)
)
"""How each byte stands in a string of a PDF."""


class Letters(dict[int, str]):
    """The letters of a font by their code points, each looked up once: what `str.translate` takes.

    A part of a font holds 256 letters. `elsewhere` are those that have come to lie in another part than the first.
    """

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        super().__init__()
        self._font = font
        self._document = document
        self.elsewhere: set[str] = set()

    def __missing__(self, code: int) -> str:
        ((part, written),) = self._font.splitString(chr(code), self._document)
        if part:
            self.elsewhere.add(chr(code))
        self[code] = _WRITTEN[written[0]]
        return self[code]

    def parts(self, text: str) -> Sequence[tuple[str, str]]:
        """The runs of a text that lie in one part: what the part is called in the document, and the run as written."""
        written = text.translate(self)
        if self.elsewhere.isdisjoint(text):
            return ((self._first, written),)
        return [
            (self._font.getSubsetInternalName(part, self._document), "".join(_WRITTEN[letter] for letter in letters))
            for part, letters in self._font.splitString(text, self._document)
        ]

    @cached_property
    def _first(self) -> str:
        return self._font.getSubsetInternalName(0, self._document)
