"""The bundled fonts: made known to ReportLab when first needed, and the width of every word, measured once."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false

from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from risikoapp.paths import resource
from risikoapp.report.pdf.faces import Font
from risikoapp.report.pdf.hyphens import Hyphens
from risikoapp.report.pdf.style import BOLD, REGULAR, SEMIBOLD, TextStyle

_FONTS = (REGULAR, SEMIBOLD, BOLD)
_REGISTERING = Lock()


def register_fonts() -> None:
    """Make the fonts known by name; only the first call reads files."""
    # Two reports in two threads must share the font objects: replacing one breaks the page being drawn.
    with _REGISTERING:
        known = pdfmetrics.getRegisteredFontNames()
        for name in _FONTS:
            if name not in known:
                pdfmetrics.registerFont(Font(name, str(resource("fonts", "ibm-plex-sans", f"{name}.ttf"))))
        # Binary streams: a quarter smaller than ReportLab's ASCII default.
        rl_config.useA85 = 0


class WordWidths(dict[str, float]):
    """The width in points of each text in one font and size, measured when first asked for."""

    def __init__(self, font: str, size: float) -> None:
        super().__init__()
        self._width_of = pdfmetrics.getFont(font).stringWidth
        self._size = size

    def __missing__(self, text: str) -> float:
        width = self[text] = self._width_of(text, self._size)
        return width


class Measure:
    """Widths of text, the characters of each font and the hyphens of words, kept for one report."""

    def __init__(self) -> None:
        register_fonts()
        self._widths: dict[tuple[str, float], WordWidths] = {}
        self._by_style: dict[TextStyle, WordWidths] = {}
        self._known: dict[str, frozenset[str]] = {}
        self.hyphens = Hyphens()

    def widths(self, style: TextStyle) -> WordWidths:
        widths = self._by_style.get(style)
        if widths is None:
            key = (style.font, style.size)
            if key not in self._widths:
                self._widths[key] = WordWidths(*key)
            widths = self._by_style[style] = self._widths[key]
        return widths

    def width(self, text: str, style: TextStyle) -> float:
        """The width of a text in points."""
        return self.widths(style)[text]

    @property
    def fonts(self) -> tuple[TTFont, ...]:
        return tuple(map(self.font, _FONTS))

    def font(self, name: str) -> TTFont:
        font = pdfmetrics.getFont(name)
        assert isinstance(font, TTFont)
        return font

    def known(self, font: str) -> frozenset[str]:
        """The characters that the font can draw."""
        if font not in self._known:
            self._known[font] = frozenset(map(chr, self.font(font).face.charToGlyph))
        return self._known[font]
