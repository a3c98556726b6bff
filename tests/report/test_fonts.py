"""The bundled font has what the report writes, in every weight."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from risikoapp.paths import resource
from risikoapp.report.pdf.faces import Face, Font
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.style import BOLD, REGULAR, SEMIBOLD

WRITTEN = "æøåÆØÅ éüö –—…·«»„“”’ × → ↑ ↓ ✓ • # § € ½ 0123456789"
"""Danish, its quotes and dashes, and the signs for a cell, a move, what is done and what has no date."""


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD, BOLD])
def test_every_weight_has_every_sign_that_the_report_writes(font: str) -> None:
    assert set(WRITTEN) <= Measure().known(font)


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD, BOLD])
def test_a_face_is_read_as_reportlab_reads_it(font: str) -> None:
    path = str(resource("fonts", "ibm-plex-sans", f"{font}.ttf"))
    ours, theirs = vars(Face(path)), vars(TTFontFace(path))
    told = {"charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos", "bbox", "ascent", "descent", "stemV"}
    assert {name: ours[name] for name in told} == {name: theirs[name] for name in told}


def test_a_font_is_what_reportlab_would_make_of_it() -> None:
    path = str(resource("fonts", "ibm-plex-sans", f"{BOLD}.ttf"))
    ours, theirs = Font(BOLD, path), TTFont(BOLD, path)
    assert vars(ours).keys() == vars(theirs).keys()
    assert all(type(vars(ours)[name]) is type(value) for name, value in vars(theirs).items() if name != "face")
    assert ours.shapable == theirs.shapable


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD, BOLD])
def test_every_weight_has_all_of_latin_1(font: str) -> None:
    # Each of these letters is written as the byte that it has there.
    assert set(map(chr, range(0xA0, 0x100))) <= Measure().known(font)
