"""The matrix alone: the same drawing as the PDF's, sharp, light, and with its words."""

import io
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from PIL import Image

from risikoapp.domain.model import Register, RegisterFile, Snapshot
from risikoapp.report.content import file_content, report_content
from risikoapp.report.pdf.style import WIDTH
from risikoapp.report.picture import matrix_png, matrix_svg
from risikoapp.terms import LEVEL_COLOURS
from tests.report.samples import CREATED, TODAY, paper, register, risk
from tests.strategies import register_files

SVG = "{http://www.w3.org/2000/svg}"


def drawn(register: Register) -> ElementTree.Element:
    return ElementTree.fromstring(matrix_svg(report_content(register, TODAY)))


def words(root: ElementTree.Element) -> list[str]:
    return [(each.text or "").strip() for each in root.iter(f"{SVG}text")]


def test_the_drawing_has_title_date_and_all_words_of_the_matrix() -> None:
    found = words(drawn(paper()))
    assert found[:2] == ["Risikovurdering for prøvedriften", "Status pr. 17. februar 2025 · Sekretariatet for Ærø"]
    assert {"#1", "#3", "#6", "Forventet", "Uacceptabelt", "Sandsynlighed", "Konsekvens", "Meget høj"} <= set(found)
    assert found[-1] == "Niveauer efter programmets standardskala"


def test_who_cannot_see_it_is_told() -> None:
    root = drawn(register(risk(1), risk(6), risk(3, cell=(2, 3)), risk(9, cell=None)))
    assert root.findtext(f"{SVG}title") == "Risikovurdering for prøvedriften · Status pr. 17. februar 2025"
    assert root.findtext(f"{SVG}desc") == (
        "Mindre sandsynligt × Generende (Mellem): #1, #6\nMindre sandsynligt × Kritisk (Høj): #3\nIkke placeret: #9"
    )
    assert "Ikke placeret: #9" in words(root)


def test_a_text_keeps_its_place_in_another_font() -> None:
    (title, *_others, axis, _note) = drawn(paper()).iter(f"{SVG}text")
    assert title.get("x") == "0" and title.get("text-anchor") is None
    assert axis.get("text-anchor") == "middle" and float(axis.get("textLength", "0")) > 10
    turned = [each for each in drawn(paper()).iter(f"{SVG}text") if each.get("transform")]
    assert [each.text for each in turned] == ["Sandsynlighed"]


def test_letters_that_the_font_lacks_are_not_squeezed() -> None:
    (title, *_others) = drawn(replace(paper(), title="📋")).iter(f"{SVG}text")
    assert title.text == "📋" and title.get("textLength") is None


def test_a_long_title_takes_three_lines_at_most_and_no_date_is_no_line() -> None:
    root = drawn(Register(title="Meget lang titel " * 60))
    titles = [each for each in root.iter(f"{SVG}text") if each.get("font-size") == "15"]
    assert 2 <= len(titles) <= 3
    assert words(drawn(Register(title="Kort")))[:2] == ["Kort", "Sandsynlighed"]


def test_what_has_moved_has_an_arrow() -> None:
    before = Snapshot(id="n1", finished=CREATED, register=replace(paper(), status_date=TODAY))
    moved = register(risk(3, "Teknik", cell=(4, 1)))
    content = report_content(moved, TODAY, last=before)
    root = ElementTree.fromstring(matrix_svg(content))
    (arrow,) = root.iter(f"{SVG}polyline")
    assert arrow.get("marker-end") == "url(#head)"
    assert any(each.get("stroke-dasharray") for each in root.iter(f"{SVG}rect"))
    assert matrix_png(content) != matrix_png(report_content(moved, TODAY))


def test_confirmed_levels_have_no_note() -> None:
    confirmed = replace(paper(), criteria=replace(paper().criteria, confirmed=True))
    assert words(drawn(confirmed))[-1] == "Konsekvens"


def test_the_picture_is_sharp_and_light() -> None:
    png = matrix_png(report_content(paper(), TODAY))
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.width > 4 * WIDTH
    assert image.getpixel((2, 2)) == (255, 255, 255)
    colours = {colour for _count, colour in image.getcolors(maxcolors=2**24) or ()}
    assert {tuple(bytes.fromhex(each.fill[1:])) for each in LEVEL_COLOURS.values()} <= colours
    assert png == matrix_png(report_content(paper(), TODAY))


@settings(max_examples=10, deadline=None)
@given(register_files())
def test_whatever_is_in_a_file_can_be_drawn(file: RegisterFile) -> None:
    content = file_content(file, TODAY)
    assert words(ElementTree.fromstring(matrix_svg(content)))
    assert matrix_png(content).startswith(b"\x89PNG")
