"""How the Word file looks, all of it in its styles, and what python-docx's own template has that it needs not."""

# python-docx hands out its XML as private members and leaves lxml untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingParameterType=false

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from risikoapp.i18n import language_tag

FONT = "Calibri"
"""One that every Word has; other programs have a substitute of the same widths."""
_INK, _MUTED = "1B2430", "5B6675"
MARGIN = 22
"""Millimetres at each side of the page."""
_LEFT_OUT = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties")
_KEPT_TABLES = ("Normal Table", "Table Grid")

LEVEL, NUMBERS, STEP, CELL, HEAD, NOTE = (
    "Risikoniveau",
    "Risikonumre",
    "Trin",
    "Tabelcelle",
    "Tabelhoved",
    "Bemærkning",
)
"""Our own styles: the word of a level, the numbers in a cell, the name of a step, and the rest of tables and notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    colour: str = _INK
    keep_with_next: bool = False


_LOOKS = {
    "Normal": _Look(size=10.5, after=4),
    "Title": _Look(size=22, after=2, bold=True, keep_with_next=True),
    "Subtitle": _Look(size=10.5, after=2, colour=_MUTED),
    "Heading 1": _Look(size=15, before=20, after=6, bold=True, keep_with_next=True),
    "Heading 2": _Look(size=12.5, before=16, after=2, bold=True, keep_with_next=True),
    "Heading 3": _Look(size=10, before=6, after=2, bold=True, colour=_MUTED, keep_with_next=True),
    "List Bullet": _Look(size=10.5, after=3),
    "Header": _Look(size=8.5, colour=_MUTED),
    "Footer": _Look(size=8.5, colour=_MUTED),
    LEVEL: _Look(size=8),
    NUMBERS: _Look(size=10, before=3, bold=True),
    STEP: _Look(size=9.5, before=2),
    CELL: _Look(size=10, before=2, after=2),
    HEAD: _Look(size=9, before=2, after=2, bold=True, colour=_MUTED),
    NOTE: _Look(size=9, after=3, colour=_MUTED),
}


def dress(document: Document) -> None:
    """Gives a new document our page, our styles and its language."""
    _leave_out(document)
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(MARGIN)
        section.top_margin = section.bottom_margin = Mm(24)
        section.header_distance = section.footer_distance = Mm(11)
    _speak(document)
    for name, look in _LOOKS.items():
        if name in document.styles:
            style = document.styles[name]
        else:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            assert isinstance(style, ParagraphStyle)
            style.base_style = document.styles["Normal"]
        assert isinstance(style, ParagraphStyle)
        _wear(style, look)


def _wear(style: ParagraphStyle, look: _Look) -> None:
    properties: Any = style.element.get_or_add_rPr()
    for name in ("rFonts", "spacing", "kern", "i", "iCs", "color"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    style.font.name, style.font.size, style.font.bold = FONT, Pt(look.size), look.bold
    style.font.color.rgb = RGBColor.from_string(look.colour)
    # A line beneath the title, a number before the subtitle, no space between the entries of a list.
    unwanted = ["pBdr", "contextualSpacing", "tabs", *([] if style.name == "List Bullet" else ["numPr"])]
    for name in unwanted:
        for old in style.element.get_or_add_pPr().findall(qn(f"w:{name}")):
            style.element.pPr.remove(old)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.line_spacing = 1.15
    spacing.keep_with_next = look.keep_with_next
    spacing.widow_control = True


def _speak(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), language_tag())
        language.set(qn("w:eastAsia"), language_tag())
    settings: Any = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), language_tag())
    compatible = settings.find(qn("w:compat"))
    # Without this Word opens the file in the looks of an old version, and says so in its title.
    mode: Any = OxmlElement("w:compatSetting")
    told = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    for name, value in told.items():
        mode.set(qn(f"w:{name}"), value)
    for old in compatible.findall(qn("w:compatSetting")):
        compatible.remove(old)
    compatible.append(mode)


def _leave_out(document: Document) -> None:
    """What python-docx's template brings along: a picture of a page, styles for tables, and others' data."""
    package = document.part.package
    assert package is not None
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if str(relation.reltype).rpartition("/")[2] in _LEFT_OUT:
                del relations[key]
    styles: Any = document.styles.element
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _KEPT_TABLES:
            styles.remove(style.element)
