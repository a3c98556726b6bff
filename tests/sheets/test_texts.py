"""Texts on their way into a cell and out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.sheets.harmless import as_typed, harmless
from risikoapp.sheets.xstring import cell_length, from_xstring, to_xstring

_odd = st.sampled_from(
    ("=", "'", "+", "-", "@", "\t", "\r", " ", "\u00a0", "\n", "＝", "_x0007_", "_", "x0041_", "\x07")
)
odd_texts = st.lists(_odd | st.text(max_size=3), max_size=5).map("".join)


@given(odd_texts)
def test_a_harmless_cell_gives_its_text_back(text: str) -> None:
    cell = harmless(text)
    assert as_typed(cell) == text
    assert cell.lstrip(" \u00a0\n")[:1] not in tuple("=+-@＝\t\r")


@pytest.mark.parametrize("text", ["Ærø", "'æble'", "1+1", "a=b", "–", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert harmless(text) == as_typed(text) == text


@given(odd_texts)
def test_what_xml_cannot_hold_comes_back(text: str) -> None:
    written = to_xstring(text)
    assert from_xstring(written) == text
    assert all(char in "\t\n" or char >= " " for char in written)


def test_half_a_pair_is_a_question_mark() -> None:
    assert to_xstring("\ud800æ") == "?æ"


def test_letters_of_two_units_take_two_places() -> None:
    assert cell_length("æ📋") == 3
