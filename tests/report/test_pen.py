"""The pen says no more than the page needs."""

import io

from reportlab.pdfgen.canvas import Canvas

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pen import Pen
from risikoapp.report.pdf.rows import Box


def _box(fill: str) -> Box:
    return Box(x=0, y=0, width=10, height=10, radius=1, fill=fill, edge="#000000", line=1)


def test_a_colour_is_chosen_once_for_as_long_as_it_is_used() -> None:
    canvas = Canvas(io.BytesIO(), pageCompression=0)
    pen = Pen(canvas, Measure())
    for fill in ("#FF0000", "#FF0000", "#0000FF", "#FF0000"):
        pen.draw(_box(fill), 0)
    pen.end_page()
    # A new page knows no colour.
    pen.draw(_box("#FF0000"), 0)
    pen.end_page()
    drawn: bytes = canvas.getpdfdata()
    assert (drawn.count(b"1 0 0 rg"), drawn.count(b"0 0 1 rg")) == (3, 1)
