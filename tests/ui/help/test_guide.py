"""The guide as text: its headings have the names that links and the table of topics use."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

from risikoapp.paths import guide
from risikoapp.ui.help.dressing import Book, lay_out
from risikoapp.ui.help.guide import Heading, Trail, anchor_of, heading_at, headings_of, without_contents
from risikoapp.ui.help.topics import TOPICS
from risikoapp.ui.theme import LIGHT

UI = Path(__file__).parents[3] / "risikoapp" / "ui"
TEXT = guide().read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def headings(qapp: object) -> tuple[Heading, ...]:
    # The application must be there before a document can measure its letters.
    assert qapp is not None
    return lay_out(QTextDocument(), TEXT, guide().parent, Book(LIGHT, 1.0, 500))


def test_every_link_within_the_guide_leads_to_a_heading(headings: tuple[Heading, ...]) -> None:
    anchors = {heading.anchor for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", TEXT)
    assert links
    assert [link for link in links if link not in anchors] == []


def test_no_heading_takes_the_name_of_another(headings: tuple[Heading, ...]) -> None:
    anchors = [heading.anchor for heading in headings]
    assert len(set(anchors)) == len(anchors) > 40


def test_every_topic_has_its_section(headings: tuple[Heading, ...]) -> None:
    assert set(TOPICS.values()) <= {heading.anchor for heading in headings}


def test_every_topic_is_about_a_class_of_the_window() -> None:
    classes = {name for path in UI.rglob("*.py") for name in re.findall(r"^class (\w+)", path.read_text("utf-8"), re.M)}
    assert set(TOPICS) <= classes


def test_every_dialog_that_a_person_fills_in_has_a_topic() -> None:
    dialogs = {
        name
        for path in (UI / "dialogs").glob("*.py")
        for name in re.findall(r"^class ([A-Z]\w+)\(\w*Dialog\)", path.read_text("utf-8"), re.M)
    }
    # What others are made of, and what only tells how far something has come.
    assert dialogs - set(TOPICS) == {"DayDialog", "FormDialog", "Progress"}


def test_the_contents_stand_beside_the_text_and_not_in_it() -> None:
    shown = without_contents(TEXT)
    assert "- [Første gang](#første-gang)" in TEXT
    assert "](#første-gang)" not in shown.partition("\n## ")[0]
    assert shown.partition("\n## ")[2] == TEXT.partition("\n## ")[2]


def test_every_letter_is_one_unit_for_qt_too() -> None:
    assert max(map(ord, TEXT)) <= 0xFFFF


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Ruden: alt om én risiko", "ruden-alt-om-én-risiko"),
        ("Hvad gør jeg, når …", "hvad-gør-jeg-når-"),
        ("Data i PDF'en", "data-i-pdfen"),
        ("A - B", "a---b"),
    ],
)
def test_a_heading_is_known_by_small_letters_and_hyphens(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


def test_what_is_called_the_same_is_numbered() -> None:
    made = headings_of([(2, "Status", 0), (3, "Status", 9), (3, "STATUS!", 12)])
    assert [heading.anchor for heading in made] == ["status", "status-1", "status-2"]
    assert [heading_at(made, place) for place in (0, 8, 9, 11, 99)] == [0, 0, 1, 1, 2]


def test_a_trail_leads_back_and_forth() -> None:
    trail = Trail()
    assert not trail.leads_back
    trail.leave(10)
    trail.leave(20)
    assert trail.back(30) == 20
    assert trail.back(20) == 10
    assert not trail.leads_back
    assert trail.forward(10) == 20
    assert trail.leads_forward
    trail.leave(25)
    assert not trail.leads_forward
