"""What is written on a page: lines, words and places, what is found and what is copied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.finding import needle_of
from risikoapp.ui.preview.letters import Box, Letters, as_copied, needle_places, smooth


def laid(*lines: str) -> Letters:
    """Letters of ten points by twelve, one line each twenty; a break has no place, as PDFium tells it."""
    text, boxes = "", list[Box]()
    for row, line in enumerate(lines):
        text += line
        boxes += [(10.0 * at, 20.0 * row, 10.0 * at + 10, 20.0 * row + 12) for at in range(len(line))]
        if row + 1 < len(lines):
            text += "\r\n"
            boxes += [(0, 0, 0, 0)] * 2
    return Letters(text, boxes)


def test_a_point_is_between_two_letters_of_the_nearest_line() -> None:
    letters = laid("Ærø", "Færgen sejler")
    assert letters.place_at(0, 5) == 0
    assert letters.place_at(14, 5) == 1
    assert letters.place_at(16, 5) == 2
    assert letters.place_at(500, 5) == 3
    assert letters.place_at(-40, 24) == 5
    assert letters.place_at(12, 900) == 6


def test_an_empty_page_has_one_place_and_no_line() -> None:
    letters = Letters("", [])
    assert (letters.place_at(3, 3), letters.word_at(0), letters.line_at(0)) == (0, (0, 0), (0, 0))
    assert letters.areas(0, 9) == [] and not letters.is_on_text(0, 0)


def test_words_and_lines_are_known() -> None:
    letters = laid("#3 Tågen, igen", "sejler")
    text = letters.text
    assert [text[slice(*letters.word_at(place))] for place in (0, 2, 5, 8, 10)] == ["#3", " ", "Tågen", ",", "igen"]
    assert text[slice(*letters.line_at(4))] == "#3 Tågen, igen"
    assert text[slice(*letters.line_at(len(text)))] == "sejler"


def test_what_is_marked_is_one_box_for_each_line() -> None:
    letters = laid("abc", "defg")
    assert letters.areas(1, 7) == [(10, 0, 30, 12), (0, 20, 20, 32)]
    assert letters.areas(3, 5) == []


def test_a_line_that_is_read_upwards_is_one() -> None:
    boxes = [(0, 50 - 8 * place, 10, 58 - 8 * place) for place in range(3)]
    assert [(line.start, line.end) for line in Letters("Aks", boxes).lines] == [(0, 3)]


def test_a_line_ends_where_a_letter_goes_back_also_without_a_break() -> None:
    boxes = [(0, 0, 10, 12), (10, 0, 20, 12), (0, 20, 10, 32), (10, 20, 20, 32)]
    assert [(line.start, line.end) for line in Letters("abcd", boxes).lines] == [(0, 2), (2, 4)]


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("kommer i \r\ngang", "i gang", ["i \r\ngang"]),
        ("risikovurde\x02ring", "RISIKOVURDERING", ["risikovurde\x02ring"]),
        ("Ærø og ærø", "ærø", ["Ærø", "ærø"]),
        ("a\r\nb", "a b", ["a\r\nb"]),
        ("alt andet", "ø", []),
        ("alt andet", "", []),
    ],
)
def test_a_needle_is_found_across_lines_and_hyphens(text: str, needle: str, found: list[str]) -> None:
    folded = needle_of(needle)
    assert [text[start:end] for start, end in needle_places(text, folded)] == found
    assert (smooth(text).count(folded) if folded else 0) == len(found)


@given(st.lists(st.text("abæøå Åß.\u00ad", max_size=12), max_size=5), st.text("abæøå Åß.", min_size=1, max_size=3))
def test_counting_in_haste_counts_what_is_marked(lines: list[str], typed: str) -> None:
    needle = needle_of(typed)
    text = " \r\n".join(lines)
    if needle and "ß" not in text:
        assert smooth(text).count(needle) == len(needle_places(text, needle))


def test_what_is_copied_has_whole_words_and_no_blanks_at_the_ends_of_lines() -> None:
    assert as_copied("Her er en risikovurde\x02ring \r\naf drift ") == "Her er en risikovurdering\naf drift"
