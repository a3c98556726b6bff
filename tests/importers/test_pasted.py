"""What comes from the clipboard: lists as Word, Outlook, browsers and plain text have them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.importers.entries import unread_date
from risikoapp.importers.pasted import read_pasted

DAY = dt.date(2022, 3, 8)
THREE = [(DAY, "Fej stien"), (None, "Ring til Åse & Bo"), (None, "Slå græsset")]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<style><!-- p.MsoListParagraph {margin:0cm} --></style></head><body><!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>8/3-2022: Fej <b>stien</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Ring til
Åse &amp; Bo</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span>&nbsp;</span></span><![endif]>Slå græsset</p>
<!--EndFragment--></body></html>"""
BROWSER = (
    "<ul><li>8/3-2022: Fej stien<ol><li><p>Ring til Åse &amp; Bo</p></li></ol></li>\n<li>Slå <i>græsset</i></li></ul>"
)
NO_LIST = "<p>Fej stien</p><p>Slå græsset</p>"


@pytest.mark.parametrize("html", [WORD, BROWSER])
def test_a_list_from_word_or_a_browser_is_read_item_by_item(html: str) -> None:
    assert read_pasted("·\t8/3-2022: Fej stien\no\tRing til Åse & Bo\n3.\tSlå græsset", html) == THREE


@pytest.mark.parametrize(
    "text",
    [
        "•\t8/3-2022: Fej stien\r\n•\tRing til Åse & Bo\r\n•\tSlå græsset\r\n",
        "§\t8/3-2022: Fej stien\n  o\tRing til Åse & Bo\n§\tSlå græsset",
        "* 8/3-2022: Fej stien\n* Ring til Åse & Bo\n* Slå græsset",
        "- 8/3-2022: Fej stien\n- Ring til Åse & Bo\n- Slå græsset",
        "1. 8/3-2022: Fej stien\n2. Ring til Åse & Bo\n3. Slå græsset",
        "a) 8/3-2022: Fej stien\nb) Ring til Åse & Bo\nc) Slå græsset",
        "7.\t8/3-2022: Fej stien\n8.\tRing til Åse & Bo\n9.\tSlå græsset",
        "8/3-2022: Fej stien\nRing til Åse & Bo\nSlå græsset",
        "08-03-2022\tFej stien\n\n\nRing til Åse & Bo\n\nSlå græsset",
        "•\t8/3 2022 – Fej stien\n\to\tRing til Åse & Bo\n\t\t§\tSlå græsset",
        "·       8/3-2022: Fej stien\n   o   Ring til Åse & Bo\n      §  Slå græsset",
        "•\t8/3-2022: Fej stien\n\t▪\tRing til Åse & Bo\n\t–\tSlå græsset",
        "1)\t8/3-2022: Fej stien\n\ta)\tRing til Åse & Bo\n2)\tSlå græsset",
        "3) 8/3-2022: Fej stien\n* Ring til Åse & Bo\na) Slå græsset",
        "1.\t8/3-2022: Fej stien\n\ta.\tRing til Åse & Bo\n\tb.\tSlå græsset",
        "(a) 8/3-2022: Fej stien\n(b) Ring til Åse & Bo\n(c) Slå græsset",
        "  * 8/3-2022: Fej\n    stien\n  * Ring til Åse\n    & Bo\n  * Slå græsset",
    ],
)
def test_the_marks_of_plain_text_are_taken_off(text: str) -> None:
    assert read_pasted(text) == THREE


def test_without_a_list_the_plain_text_says_what_the_lines_are() -> None:
    assert read_pasted("• Fej stien\n• Slå græsset", NO_LIST) == [(None, "Fej stien"), (None, "Slå græsset")]


def test_numbers_that_do_not_count_on_are_words() -> None:
    assert read_pasted("3. kvartal: Fej stien\n1. kvartal: Slå græsset") == [
        (None, "3. kvartal: Fej stien"),
        (None, "1. kvartal: Slå græsset"),
    ]
    assert read_pasted("1. kvartal: Fej stien") == [(None, "1. kvartal: Fej stien")]


def test_the_days_of_a_month_are_no_numbers() -> None:
    assert read_pasted("1. maj 2024: Fej\n2. maj 2024: Slå") == [
        (dt.date(2024, 5, 1), "Fej"),
        (dt.date(2024, 5, 2), "Slå"),
    ]


def test_a_day_that_does_not_exist_stays_in_the_text() -> None:
    assert [text for _date, text in read_pasted("- 31/2-2024: Fej\n- Slå")] == ["31/2-2024: Fej", "Slå"]


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("31/2 2024 – Fej", "31/2 2024"),
        ("31/2-2024: Fej", "31/2-2024"),
        ("8/3: Fej", "8/3"),
        ("pr. 31/2-2024 Fej", "31/2-2024"),
        ("8/3-2022: Fej", ""),
        ("3/4 af stien er fejet", ""),
        ("Fej", ""),
    ],
)
def test_what_looks_like_a_date_and_is_none_can_be_told(text: str, unread: str) -> None:
    assert unread_date(text) == unread


def test_a_line_break_within_an_item_stays_one() -> None:
    assert read_pasted("", "<ul><li>Fej stien<br>og rabatten</li></ul>") == [(None, "Fej stien\nog rabatten")]


def test_what_is_not_seen_ends_with_its_own_tag_also_when_something_in_it_never_does() -> None:
    html = "<ul><li><span style='mso-list:Ignore'><i>· </span>Fej stien på Ærø</li></ul>"
    assert read_pasted("", html) == [(None, "Fej stien på Ærø")]


@given(st.text(alphabet="abcæøå<>/&;li u1.-*•\n\t \"'=!["), st.text(alphabet="abcæøå<>/&;liup \"'=![-\n"))
def test_anything_can_be_pasted(text: str, html: str) -> None:
    for date, words in (*read_pasted(text), *read_pasted(text, f"<li>{html}")):
        assert words or date
