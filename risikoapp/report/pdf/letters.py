"""How letters are written into the pages of one document: to spell each text out anew takes ReportLab longest."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_ASCII, _LATIN, _PART = 0x80, 0xA0, 0x100
"""Where ASCII ends, where the letters of Latin-1 begin, and where they and a part of a font end."""
_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
"""What a string of a PDF takes for something else (ISO 32000-1, 7.3.4.2)."""
_FIXED_SPACE = "\xa0"
"""Drawn as any other."""


class Letters:
    """The letters of a document, each the same byte in all of its fonts, so that whole pages are encoded at once.

    A part of a font holds 256 letters, and the first is laid out here: ASCII and Latin-1, which the fonts have all of,
    as they are, and between them what else is met first, such as dashes and quotation marks. Only what lies there is
    written so.
    """

    def __init__(self, fonts: Sequence[TTFont], document: PDFDocument) -> None:
        self._fonts = fonts
        self._document = document
        self._states = [font._assignState(document) for font in fonts]
        for state in self._states:
            state.subsets[0] += [0] * (_PART - _ASCII)
            # Whatever ReportLab is asked to place goes into the parts behind.
            state.nextCode = _PART
        self._places = iter(range(_ASCII, _LATIN))
        self._placed: dict[int, int] = {}
        """The byte of each letter beyond Latin-1."""
        self._odd: set[str] = set()
        self._drawn = bytes(range(_ASCII))

    def written(self, text: str) -> str | None:
        """The text as it stands in a string; None if it has letters of several parts, or such as no font has."""
        if not text.isascii():
            text = text.replace(_FIXED_SPACE, " ")
            if not _is_latin(text):
                if not self._has_placed(text):
                    return None
                text = text.translate(self._placed)
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
        encoded = content.encode("latin-1")
        # A font in the document has the letters that are drawn, and no others.
        for byte in sorted(set(encoded.translate(None, self._drawn))):
            self._drawn += bytes([byte])
            if byte >= _LATIN:
                self._place(byte, byte)
        return encoded

    def _has_placed(self, text: str) -> bool:
        """Whether each letter beyond Latin-1 has its byte, now that all of them have been looked up."""
        for letter in sorted(set(text) - self._odd):
            code = ord(letter)
            if code < _PART or code in self._placed:
                continue
            byte = next(self._places, None) if all(code in font.face.charToGlyph for font in self._fonts) else None
            if byte is None:
                self._odd.add(letter)
            else:
                self._placed[code] = byte
                self._place(code, byte)
        return self._odd.isdisjoint(text)

    def _place(self, code: int, byte: int) -> None:
        for state in self._states:
            state.assignments[code] = byte
            state.subsets[0][byte] = code


def _is_latin(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


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
