"""How letters are written into the pages of one document: to spell each text out anew takes ReportLab longest."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from functools import cached_property

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_SPECIAL = {"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"}
"""What a string of a PDF takes for something else (ISO 32000-1, 7.3.4.2)."""
_WRITTEN = tuple(_SPECIAL.get(chr(code), chr(code)) for code in range(256))
"""How each byte stands in a string of a PDF, in Latin-1."""


class Letters(dict[int, str]):
    """The letters of a font by their code points, each looked up once: what `str.translate` takes.

    A part of a font holds 256 letters. `odd` are those, among the letters that were looked up, that need more than
    this: they have come to lie in another part than the first, or are not in the font at all.
    """

    def __init__(self, font: TTFont, known: frozenset[str], document: PDFDocument) -> None:
        super().__init__()
        self._font = font
        self._known = known
        self._document = document
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char not in self._known:
            self.odd.add(char)
            self[code] = ""
            return ""
        ((part, written),) = self._font.splitString(char, self._document)
        if part:
            self.odd.add(char)
        self[code] = _WRITTEN[written[0]]
        return self[code]

    def parts(self, text: str) -> Sequence[tuple[str, str]]:
        """The runs of a text that lie in one part: what the part is called in the document, and the run as written."""
        return [
            (self._font.getSubsetInternalName(part, self._document), "".join(_WRITTEN[letter] for letter in letters))
            for part, letters in self._font.splitString(text, self._document)
        ]

    @cached_property
    def first_part(self) -> str:
        """What the first part is called in the document."""
        return self._font.getSubsetInternalName(0, self._document)
