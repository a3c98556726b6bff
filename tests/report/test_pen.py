"""The pen says no more than the page needs."""

import unicodedata

import pytest

from risikoapp.report.content import report_content
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pen import Pen
from risikoapp.report.pdf.render import render_pdf
from risikoapp.report.pdf.rows import Box, Text
from risikoapp.report.pdf.style import BODY, REGULAR
from risikoapp.report.pdf.tags import Element
from tests.report.samples import TODAY, page_texts, register, risk


def _box(fill: str) -> Box:
    return Box(x=0, y=0, width=10, height=10, radius=1, fill=fill, edge="#000000", line=1)


def test_a_colour_is_chosen_once_for_as_long_as_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[bytes] = []
    monkeypatch.setattr(PdfFile, "add_page", lambda _file, content: pages.append(content))
    pen = Pen(PdfFile(2), Measure())
    for fill in ("#FF0000", "#FF0000", "#0000FF", "#FF0000"):
        pen.draw([_box(fill)], 0)
    pen.end_page()
    # A new page knows no colour.
    pen.draw([_box("#FF0000")], 0)
    pen.end_page()
    assert [(page.count(b"1 0 0 rg"), page.count(b"0 0 1 rg")) for page in pages] == [(2, 1), (1, 0)]


def test_what_is_not_read_may_follow_on_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[bytes] = []
    monkeypatch.setattr(PdfFile, "add_page", lambda _file, content: pages.append(content))
    pen = Pen(PdfFile(1), Measure())
    for element in (Element("P"), None, Element("P")):
        pen.draw([Text(0, 10, "Ord", BODY, element=element)], 0)
    pen.end_page()
    (page,) = pages
    operators = [line for line in page.split(b"\n") if line.endswith((b"BDC", b"BMC", b"EMC", b"BT", b"ET"))]
    marks = [b"/P <</MCID 0>> BDC", b"EMC", b"/Artifact BMC", b"EMC", b"/P <</MCID 1>> BDC", b"EMC"]
    assert operators == [b"BT", *marks, b"ET"]


def test_more_letters_than_one_part_of_a_font_holds_are_all_printed() -> None:
    measure = Measure()
    letters = [
        char
        for char in sorted(measure.known(REGULAR))
        if char.isalpha() and char == unicodedata.normalize("NFKC", char)
    ]
    assert len(letters) > 400
    text = " ".join("".join(letters[start : start + 20]) for start in range(0, len(letters), 20))
    # The names reach to the next column of the list.
    names = ["".join(letters[start : start + 8]) for start in range(0, len(letters), 8)]
    told = register(*(risk(number, name, description=text) for number, name in enumerate(names, start=1)))
    found = "".join(page_texts(render_pdf(report_content(told, TODAY))))
    assert set(letters) <= set(found)
    assert f"#{len(names)} {names[-1]} Mellem" in found


def test_what_a_pdf_takes_for_something_else_is_printed_as_typed() -> None:
    text = "(a) \\ b) \\( fast\u00a0mellemrum og bl\u00e5b\u00e6rgr\u00f8d \\101"
    (page,) = page_texts(render_pdf(report_content(register(risk(1, description=text)), TODAY)))
    assert text.replace("\u00a0", " ") in page
