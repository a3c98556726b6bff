"""A PDF as pictures and letters: what PDFium tells, and that it is asked by one at a time."""

import gc
import threading

import pypdfium2
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from risikoapp.ui.preview.letters import as_copied
from risikoapp.ui.preview.pdfium import NoPdf, Pdf
from tests.ui.preview.leaves import LEFT, TOP, pdf


def test_a_page_becomes_a_picture_of_the_size_that_was_asked_for() -> None:
    document = Pdf(pdf(["Ærø"]))
    image = document.image(0, 2)
    assert (image.width(), image.height()) == (1190, 1684)
    assert image.pixelColor(3, 3) == QColor("white")
    whole = [image.pixelColor(x, 2 * TOP - 6).lightness() for x in range(2 * LEFT, 2 * LEFT + 50)]
    assert min(whole) < 60
    part = document.image(0, 2, QRect(100, 150, 200, 100))
    assert part == image.copy(QRect(100, 150, 200, 100)).convertToFormat(part.format())
    document.close()


def test_letters_stand_where_they_are_drawn() -> None:
    document = Pdf(pdf(["Ærø på søen", "Færge"]))
    letters = document.letters(0)
    assert [as_copied(letters.text[line.start : line.end]) for line in letters.lines] == ["Ærø på søen", "Færge"]
    left, top, _right, bottom = letters.lines[0].area
    assert abs(left - LEFT) < 2 and top < TOP < bottom
    assert letters.text == document.text(0)
    document.close()


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_a_word_that_was_parted_is_whole(hyphen: str) -> None:
    document = Pdf(pdf([f"Her er en risikovurde{hyphen}", "ring af driften"]))
    letters = document.letters(0)
    assert as_copied(letters.text) == "Her er en risikovurdering af driften"
    assert len(letters.lines) == 2
    document.close()


def test_letters_beyond_the_first_plane_keep_text_and_places_together() -> None:
    document = Pdf(pdf(["a \N{SLIGHTLY SMILING FACE} b", "æ"]))
    letters = document.letters(0)
    at = letters.text.index("æ")
    ((_left, top, _right, _bottom),) = letters.areas(at, at + 1)
    assert top > TOP
    document.close()


def test_links_lead_to_pages_and_out() -> None:
    document = Pdf(pdf(["Til side 3"], ["to"], ["tre"], link=2))
    inside, outside = document.links(0)
    assert (inside.page, round(inside.top), inside.url) == (2, TOP, "")
    assert (outside.page, outside.url) == (-1, "https://example.org/")
    assert document.links(1) == ()
    document.close()


@pytest.mark.parametrize("data", [b"", b"intet", pdf(["a"])[:200], pdf(["a"], ["b"]).replace(b"/Count 2", b"/Count 5")])
def test_what_is_no_pdf_is_said(data: bytes) -> None:
    with pytest.raises(NoPdf):
        Pdf(data)


def test_two_threads_get_what_one_gets() -> None:
    documents = [Pdf(pdf(*([f"Dokument {number}, side {page}"] for page in range(6)))) for number in range(2)]
    right = [[document.image(page, 1) for page in range(6)] for document in documents]
    seen: dict[int, list[QImage]] = {}

    def look(number: int) -> None:
        seen[number] = [documents[number].image(page % 6, 1) for page in range(30)]

    threads = [threading.Thread(target=look, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(2):
        assert all(image == right[number][page % 6] for page, image in enumerate(seen[number]))
        documents[number].close()


def test_all_is_given_back() -> None:
    document = Pdf(pdf(["a"], ["b"]))
    document.image(0, 1)
    document.letters(1)
    document.links(0)
    document.close()
    document.close()
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, pypdfium2.PdfPage) and each.raw]
