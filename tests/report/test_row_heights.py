"""Rows of the workbook as high as what is in them, in programs that do not find that out by themselves."""

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.model import RegisterFile
from risikoapp.report.row_heights import HIGHEST, LINE, lines, room_of, row_height
from risikoapp.report.xlsx import render_xlsx
from tests.report.samples import TODAY, register, risk

SENTENCE = "Løsningen hviler på flere leverandører, og hver af dem kan være årsag til, at den står stille i en periode."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("Ærø", 1),
        ("En linje\nog en til", 2),
        ("\n\n", 3),
        ("et to tre fire", 2),
        ("æ" * 25, 3),
        ("ord " + "æ" * 12, 3),
        ("ET TO TRE", 2),
        ("Æ" * 15, 3),
    ],
)
def test_a_text_takes_the_lines_that_it_needs(text: str, count: int) -> None:
    assert lines(text, 10) == count


@given(st.text("aæ \n", max_size=200), st.integers(1, 40))
def test_no_line_is_longer_than_there_is_room(text: str, room: int) -> None:
    assert lines(text, room) * room >= len(text) - text.count("\n") - text.count(" ")


def test_a_long_text_is_not_counted_to_its_end() -> None:
    assert lines("ord " * 100_000, 20) * LINE > HIGHEST
    assert lines("ord\n" * 100_000, 20) * LINE > HIGHEST
    assert row_height(["ord\n" * 100_000], [(0, 20)]) == HIGHEST


def test_a_row_is_as_high_as_the_highest_of_its_texts() -> None:
    assert row_height([7, SENTENCE, TODAY, None, "a\nb"], [(0, 5), (1, 40), (2, 12), (3, 5), (4, 9)]) == 3 * LINE
    assert row_height([7, SENTENCE], [(0, 5)]) == LINE
    assert room_of(50) == 54
    assert room_of(0.1) == 1


def test_rows_grow_when_somebody_writes_more() -> None:
    file = RegisterFile(register=register(risk(1, "Kort"), risk(2, "Lang", description=SENTENCE * 3)), next_number=3)
    package = render_xlsx(file, TODAY).content
    sheet = openpyxl.load_workbook(io.BytesIO(package))["Risici"]
    assert [sheet.row_dimensions[row].ht for row in (2, 3)] == [None, 6 * LINE]
    assert sheet["C3"].font.name == "Calibri" and sheet["C3"].font.sz == 11
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        rows = re.findall(rb"<row [^>]*>", parts.read("xl/worksheets/sheet2.xml"))
    assert b'customHeight="1"' in rows[0], "the head is nobody's to write in"
    assert not any(b"customHeight" in row for row in rows[1:])


def test_the_head_has_room_for_its_names() -> None:
    file = RegisterFile(register=register(), next_number=1)
    scales = openpyxl.load_workbook(io.BytesIO(render_xlsx(file, TODAY).content))["Skalaer"]
    assert scales.row_dimensions[1].ht == 3 * LINE
