"""Lines and strokes of a PDF made into paragraphs and tables."""

import io
import json
import math
import time
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from risikoapp.importers.blocks import Block, Paragraph, Table
from risikoapp.importers.pdf_child import written
from risikoapp.importers.pdf_paper import paper_of
from risikoapp.importers.pdf_tables import MAX_BOXES, Box, Run, tables
from tests.importers.pdf_papers import Look, made, with_text
from tests.importers.tables import CONSEQUENCES


def blocks(pdf: bytes) -> tuple[Block, ...]:
    return paper_of(Path("papir.pdf"), written(pdf)[1]).blocks


def run(left: float, top: float, text: str) -> Run:
    return Run(left, top, left + 30, top + 10, 10, bold=False, text=text)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Farlige i regio-", "nerne i år."), "Farlige i regionerne i år."),
        (("Alle regions-", "og kommuner."), "Alle regions- og kommuner."),
        (("Fejl i vores it-", "systemer."), "Fejl i vores it-systemer."),
        (("Efter alle EU-", "reglerne."), "Efter alle EU-reglerne."),
        (("Slidt i Vest-", "Sjælland."), "Slidt i Vest-Sjælland."),
        (("Asfalt lægges -", "ikke i år."), "Asfalt lægges - ikke i år."),
        (("Både vest- og syd-",), "Både vest- og syd-"),
    ],
)
def test_a_word_that_is_parted_at_the_end_of_a_line_is_joined(lines: tuple[str, ...], text: str) -> None:
    assert blocks(with_text(*lines)) == (Paragraph(text=text),)


def test_a_paragraph_may_be_as_long_as_a_paper() -> None:
    count, words = 20_000, "Kun ord uden ende, igen og igen."
    runs = [[50, 12 * line, 500, 12 * line + 10, 10, False, words] for line in range(count)]
    content = json.dumps([{"height": 12 * count, "runs": runs, "boxes": [], "is_seen": True}]).encode()
    began = time.process_time()
    assert paper_of(Path("lang.pdf"), content).blocks == (Paragraph(text=" ".join([words] * count)),)
    assert time.process_time() - began < 20


def test_what_stands_endlessly_far_away_is_not_read() -> None:
    runs = [[0, height, 9, height, 9, False, "Handling"] for height in (10, math.inf, -math.inf, math.nan)]
    content = json.dumps([{"height": 800, "runs": runs, "boxes": [], "is_seen": True}]).encode()
    assert paper_of(Path("langt.pdf"), content).blocks == (Paragraph(text="Handling"),)


def test_a_paper_may_end_with_its_matrix() -> None:
    *before, table = blocks(made((), Look()))
    assert Paragraph(text="Risikovurdering for cykelstier", heading=1, bold="Risikovurdering for cykelstier") in before
    assert isinstance(table, Table)
    assert table.grid[4] == ("", "", *CONSEQUENCES)


FRAME = (Box(0, 0, 100, 100), Box(0, 0, 50, 50), Box(50, 50, 100, 100))


def test_strokes_with_words_in_them_are_a_table() -> None:
    (found,) = tables(FRAME, [run(10, 20, "a"), run(60, 70, "b"), run(10, 200, "beneath")], 0)
    assert found.runs == {0, 1}
    assert [text for row in found.table.rows for text in row] == ["a", "b"]


@pytest.mark.parametrize("words", [(), (run(10, 20, "a"),), (run(10, 200, "beneath"), run(10, 220, "more"))])
def test_strokes_without_words_are_none(words: tuple[Run, ...]) -> None:
    assert tables(FRAME, words, 0) == []


def test_a_frame_around_a_text_is_no_table() -> None:
    assert tables([Box(0, 0, 100, 100)], [run(10, 20, "a"), run(60, 70, "b")], 0) == []


def test_a_drawing_is_no_table() -> None:
    drawing = [Box(place, place, place + 9, place + 9) for place in range(0, 3 * MAX_BOXES + 3, 3)]
    assert tables(drawing, [run(10, 20, "a"), run(60, 70, "b")], 0) == []


def turned(turn: int, *, lines_too: bool) -> bytes:
    """A page that is turned, and its lines the other way or not."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(842, 595))
    if lines_too:
        # As some printers make a broad page: what is seen stands upright.
        canvas.translate(*((842, 0) if turn == 90 else (0, 595)))
        canvas.rotate(90 if turn == 90 else -90)
    for place, line in enumerate(("1. Storm", "Beskrivelse: Den kommer.", "Evaluering: 1/3-2026: Intet nyt.")):
        canvas.drawString(80, 400 - 40 * place, line)
    canvas.setPageRotation(turn)
    canvas.save()
    return content.getvalue()


@pytest.mark.parametrize("turn", [90, 270])
@pytest.mark.parametrize("lines_too", [True, False])
def test_a_page_that_is_turned_is_read_along_its_lines(turn: int, lines_too: bool) -> None:
    found = [block for block in blocks(turned(turn, lines_too=lines_too)) if isinstance(block, Paragraph)]
    assert [block.text for block in found] == [
        "1. Storm",
        "Beskrivelse: Den kommer.",
        "Evaluering: 1/3-2026: Intet nyt.",
    ]
    # Where lines are seen from the side, they are not marked.
    assert [bool(block.areas) for block in found] == [lines_too] * 3
    assert all(area.right - area.left > area.bottom - area.top for block in found for area in block.areas)
