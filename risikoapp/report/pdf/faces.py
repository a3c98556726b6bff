"""Fonts read a table at a time: ReportLab reads number by number, for a twentieth of the time of a small report."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false

from struct import unpack_from
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

_SPACE, _FIXED_SPACE = 0x20, 0xA0
_UNICODE = (3, 1)
"""The platform and the encoding of the table of letters that every font for Windows has."""
_SEGMENTS, _SHORT = 4, 0
"""The formats of that table, where letters in a row have glyphs in a row or a list of them, and of that of places."""


class Font(TTFont):
    """A font by its name and the path of its file, one of those that come with the program."""

    def __init__(self, name: str, path: str) -> None:
        # What ReportLab's own does, but for the face.
        self.fontName = name
        self.face = Face(path)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = True


class Face(TTFontFace):
    """Knows of each letter its glyph and its width, and of each glyph its metrics and where it lies in the file."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803
        super().extractInfo(charInfo=0)
        self.charToGlyph = self._letters()
        self.charToGlyph[_FIXED_SPACE] = self.charToGlyph[_SPACE]
        self.hmetrics = self._metrics()
        self.glyphPos = self._places()
        widths = [self._pdfScale(advance) for advance, _left in self.hmetrics]
        self.defaultWidth = widths[0]
        self.charWidths = {letter: widths[glyph] for letter, glyph in self.charToGlyph.items()}

    def _letters(self) -> dict[int, int]:
        """The glyph of each letter (OpenType, cmap, format 4)."""
        data, start = self._ttf_data, self._offset_of_letters()
        form, _length, _language, twice = unpack_from(">4H", data, start)
        assert form == _SEGMENTS, "every font that comes with the program has such a table"
        count = twice // 2
        ends = unpack_from(f">{count}H", data, start + 14)
        starts = unpack_from(f">{count}H", data, start + 16 + twice)
        deltas = unpack_from(f">{count}H", data, start + 16 + 2 * twice)
        at_ranges = start + 16 + 3 * twice
        ranges = unpack_from(f">{count}H", data, at_ranges)
        found: dict[int, int] = {}
        for place, (first, last, delta, skipped) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
            letters = range(first, last + 1)
            if skipped:
                glyphs = unpack_from(f">{len(letters)}H", data, at_ranges + 2 * place + skipped)
                found.update(zip(letters, ((glyph and (glyph + delta) & 0xFFFF) for glyph in glyphs), strict=True))
            else:
                found.update((letter, (letter + delta) & 0xFFFF) for letter in letters)
        return found

    def _offset_of_letters(self) -> int:
        start = self.get_table_pos("cmap")[0]
        _version, count = unpack_from(">2H", self._ttf_data, start)
        tables = (unpack_from(">2HL", self._ttf_data, start + 4 + 8 * place) for place in range(count))
        return start + next(offset for *kind, offset in tables if tuple(kind) == _UNICODE)

    def _metrics(self) -> list[tuple[int, int]]:
        """The advance of each glyph, and where it begins (OpenType, hmtx)."""
        (count,) = unpack_from(">H", self._ttf_data, self.get_table_pos("hhea")[0] + 34)
        assert count == self.numGlyphs, "in every font that comes with the program each glyph has its own"
        numbers = unpack_from(f">{2 * count}H", self._ttf_data, self.get_table_pos("hmtx")[0])
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def _places(self) -> list[int]:
        """Where each glyph begins among the outlines, and where the last ends (OpenType, loca)."""
        (form,) = unpack_from(">H", self._ttf_data, self.get_table_pos("head")[0] + 50)
        assert form == _SHORT, "every font that comes with the program has its places in halves"
        return [
            2 * half for half in unpack_from(f">{self.numGlyphs + 1}H", self._ttf_data, self.get_table_pos("loca")[0])
        ]
