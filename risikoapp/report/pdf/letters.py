"""How letters are written into the pages of one document: to spell each text out anew takes ReportLab longest."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from codecs import charmap_build, charmap_encode
from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_FIRST = 128
"""The byte of the first letter beyond ASCII: some of those below it end a line, and cannot stand in a text so."""
_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
"""What a string of a PDF takes for something else (ISO 32000-1, 7.3.4.2)."""
_FIXED_SPACE = "\xa0"
"""Drawn as any other."""


class Letters:
    """The letters of a document, each the same byte in all of its fonts, so that whole pages are encoded at once.

    A part of a font holds 256 letters. Only what lies in the first is written so.
    """

    def __init__(self, fonts: Sequence[TTFont], document: PDFDocument) -> None:
        self._fonts = fonts
        self._document = document
        self._bytes = list(map(chr, range(_FIRST)))
        """The letter of each byte."""
        self._plain = {*self._bytes, _FIXED_SPACE}
        self._odd: set[str] = set()
        self._table = charmap_build("".join(self._bytes))
        for font in fonts:
            font._assignState(document).nextCode = _FIRST

    def written(self, text: str) -> str | None:
        """The text as it stands in a string; None if it has letters of several parts, or such as no font has."""
        if not text.isascii():
            if not (self._plain.issuperset(text) or self._learned(text)):
                return None
            text = text.replace(_FIXED_SPACE, " ")
        return text.translate(_ESCAPED) if "(" in text or ")" in text or "\\" in text else text

    def parts(self, font: TTFont, text: str) -> Iterator[tuple[str, str]]:
        """The runs of any text that lie in one part: what the part is called in the document, and the string."""
        for part, written in font.splitString(text, self._document):
            yield font.getSubsetInternalName(part, self._document), f"<{written.hex()}>"

    def first_part(self, font: TTFont) -> str:
        """What the first part is called in the document."""
        return font.getSubsetInternalName(0, self._document)

    def encoded(self, content: str) -> bytes:
        """Operators and what is written as the bytes of a page."""
        return charmap_encode(content, "strict", self._table)[0]

    def _learned(self, text: str) -> bool:
        """Whether the text is plain, now that each of its letters has been looked up."""
        for letter in sorted(set(text) - self._plain - self._odd):
            place, *others = (self._place(font, letter) for font in self._fonts)
            if place == len(self._bytes) and all(other == place for other in others):
                self._bytes.append(letter)
                self._plain.add(letter)
            else:
                self._odd.add(letter)
        self._table = charmap_build("".join(self._bytes))
        return self._odd.isdisjoint(text)

    def _place(self, font: TTFont, letter: str) -> int:
        """The byte of a letter, and before it the part of the font in which it lies; 0 for one that it lacks."""
        ((part, written),) = font.splitString(letter, self._document)
        return part << 8 | written[0]


def runs(text: str, known: frozenset[str]) -> list[tuple[str, bool]]:
    """The text in runs of characters that are all known or all unknown."""
    runs: list[tuple[str, bool]] = []
    for char in text:
        is_known = char in known
        if runs and runs[-1][1] == is_known:
            runs[-1] = (runs[-1][0] + char, is_known)
        else:
            runs.append((char, is_known))
    return runs
