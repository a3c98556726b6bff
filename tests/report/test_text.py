import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.hyphens import SOFT_HYPHEN
from risikoapp.report.pdf.style import BODY, SUBTITLE
from risikoapp.report.pdf.text import clean, clean_line, fit, wrap

MEASURE = Measure()
TEXTS = st.text(max_size=400) | st.text("æøåÆØÅ -/\n" + "abcdefghijklmnop" * 3, max_size=600)
WIDTHS = st.floats(20, 500)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("AT&T <b> \"5 < x\" & 'y' {0} %s \\n", "AT&T <b> \"5 < x\" & 'y' {0} %s \\n"),
        ("to\r\nlinjer\rog\u2028flere", "to\nlinjer\nog\nflere"),
        ("a\tb", "a    b"),
        ("\x00a\x07b\x7f\x9f", "ab"),
        ("a\u030angstro\u0308m", "ångström"),
        ("blød\u00adt \u200bog\ufeff", "blødt og"),
        ("\ud800x", "x"),
        ("😀 漢字 Αθήνα Москва", "😀 漢字 Αθήνα Москва"),
    ],
)
def test_text_is_cleaned_of_what_cannot_be_seen_and_of_nothing_else(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(TEXTS)
def test_cleaning_is_done_once_and_leaves_no_control_character(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(char == "\n" or ord(char) >= 32 for char in cleaned)
    assert "\n" not in clean_line(text)


@given(TEXTS, WIDTHS)
def test_lines_hold_all_the_text_in_order_and_none_is_too_wide(text: str, width: float) -> None:
    cleaned = clean(text)
    lines = wrap(cleaned, BODY, width, MEASURE)
    assert lines
    assert "".join("".join(lines).split()).replace(SOFT_HYPHEN, "") == "".join(cleaned.split())
    assert all(MEASURE.width(line, BODY) <= width + 0.001 for line in lines if len(line) > 1)


def test_paragraphs_and_blank_lines_are_kept() -> None:
    assert wrap("en\n\nto\ntre", BODY, 400, MEASURE) == ["en", "", "to", "tre"]


def test_a_line_is_filled_as_far_as_its_words_reach() -> None:
    words = ["Løsningen", "hviler", "på", "flere", "leverandører", "og", "tidsplanen", "giver", "plads"]
    lines = wrap(" ".join(words), SUBTITLE, 120, MEASURE)
    for line, following in itertools.pairwise(lines):
        assert MEASURE.width(f"{line} {following.split()[0]}", SUBTITLE) > 120


def test_a_compound_breaks_after_its_hyphen_and_a_date_never() -> None:
    width = MEASURE.width("ved drifts-leve", BODY)
    assert wrap("ved drifts-leverandøren", BODY, width, MEASURE) == ["ved drifts-", "leverandøren"]
    width = MEASURE.width("den 17/2-20", BODY)
    assert wrap("den 17/2-2025", BODY, width, MEASURE) == ["den", "17/2-2025"]


def test_a_word_of_ten_thousand_letters_is_broken_at_the_edge() -> None:
    lines = wrap("x" * 10_000, BODY, 300, MEASURE)
    assert "".join(lines) == "x" * 10_000
    assert len(set(map(len, lines[:-1]))) == 1
    assert 300 - MEASURE.width("x", BODY) < MEASURE.width(lines[0], BODY) <= 300


def test_a_mark_stays_with_its_letter_where_a_long_word_breaks() -> None:
    """An x with a line above has no letter of its own to be composed to."""
    word = clean("x\u0305" * 2_000)
    lines = wrap(word, BODY, 300, MEASURE)
    assert "".join(lines) == word
    assert all(line.startswith("x") for line in lines)


def test_more_marks_than_a_line_can_hold_are_printed_all_the_same() -> None:
    word = "x" + "\u0305" * 5_000
    assert "".join(wrap(word, BODY, 100, MEASURE)) == word


@given(st.text("abcæøå ", min_size=1, max_size=200), st.floats(30, 300))
def test_a_text_made_to_fit_is_whole_or_ends_in_an_ellipsis(text: str, width: float) -> None:
    fitted = fit(text, BODY, width, MEASURE)
    assert MEASURE.width(fitted, BODY) <= width
    assert fitted == text or (fitted.endswith("…") and text.startswith(fitted[:-1]))
