"""Bullets, dates and lines that carry on."""

import datetime as dt

import pytest

from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.entries import Entry, dated, days_in, read_actions, read_evaluations

DAY = dt.date(2022, 3, 8)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text=text) for text in texts]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("8/3-2022: Stien er åbnet", Entry("Stien er åbnet", DAY)),
        ("8/3-22 Stien er åbnet", Entry("Stien er åbnet", DAY)),
        ("pr. 8/3-2022: Åben", Entry("Åben", DAY)),
        ("(8/3-2022): Åben", Entry("Åben", DAY)),
        ("(8/3-2022) Åben (næsten)", Entry("Åben (næsten)", DAY)),
        ("8. marts 2022:\nÅben", Entry("Åben", DAY)),
        ("80% af stien", Entry("80% af stien")),
        ("3/4 af stien", Entry("3/4 af stien")),
        ("(Nej)", Entry("(Nej)")),
        ("31/2-2024: Åben", Entry("31/2-2024: Åben", None, "date")),
        ("8/3: Åben", Entry("8/3: Åben", None, "date")),
        ("31. februar 2024: Åben", Entry("31. februar 2024: Åben", None, "date")),
        ("2024-13-01: Åben", Entry("2024-13-01: Åben", None, "date")),
    ],
)
def test_a_date_is_taken_off_a_text(text: str, entry: Entry) -> None:
    assert dated(text) == entry


@pytest.mark.parametrize("mark", ["*", "* ", "-", "- ", "•", "•\t", "– ", "\uf0b7 "])
def test_a_mark_is_taken_off_an_action(mark: str) -> None:
    assert read_actions(paragraphs(f"{mark}Fej  stien")) == [Entry("Fej  stien")]


def test_a_minus_before_a_number_is_not_a_mark() -> None:
    assert read_actions(paragraphs("-5 grader er grænsen")) == [Entry("-5 grader er grænsen")]


def test_a_mark_before_a_date_is_taken_off_too() -> None:
    assert read_actions(paragraphs("* 8/3-2022: Fejet")) == [Entry("Fejet", DAY)]


def test_line_breaks_before_marks_and_dates_part_actions() -> None:
    text = "* Fej stien\nog rabatten\n- Slå græsset\n8/3-2022: Saltet\nto gange"
    assert read_actions(paragraphs(text)) == [
        Entry("Fej stien\nog rabatten"),
        Entry("Slå græsset"),
        Entry("Saltet\nto gange", DAY),
    ]


def test_a_paragraph_without_a_mark_among_marked_ones_is_in_doubt() -> None:
    assert read_actions(paragraphs("* Fej stien", "og rabatten")) == [
        Entry("Fej stien"),
        Entry("og rabatten", None, "unmarked"),
    ]


def test_where_nothing_is_marked_every_paragraph_is_an_action() -> None:
    assert read_actions(paragraphs("Fej stien", "Slå græsset")) == [Entry("Fej stien"), Entry("Slå græsset")]


def test_list_items_of_the_format_are_actions() -> None:
    items = [Paragraph(text="Fej stien", is_item=True), Paragraph(text="8/3-2022: Saltet", is_item=True)]
    assert read_actions(items) == [Entry("Fej stien"), Entry("Saltet", DAY)]


def test_a_date_alone_dates_the_paragraph_below() -> None:
    assert read_actions(paragraphs("8/3-2022:", "Saltet")) == [Entry("Saltet", DAY)]


def test_a_number_before_an_action_stays() -> None:
    assert read_actions(paragraphs("1) Fej", "2) Salt")) == [Entry("1) Fej"), Entry("2) Salt")]


def test_a_mark_alone_is_nothing() -> None:
    assert read_actions(paragraphs("*", "-")) == []


def test_an_evaluation_may_go_over_several_paragraphs() -> None:
    read = read_evaluations(paragraphs("8/3-2022:", "Stien holder.", "3/4 er lappet."))
    assert read == [Entry("Stien holder.\n3/4 er lappet.", DAY)]


def test_each_date_begins_an_evaluation() -> None:
    read = read_evaluations(paragraphs("8/3-2022: Godt\n9/3-2022: Bedre", "* 10/3-2022: Bedst"))
    assert [entry.text for entry in read] == ["Godt", "Bedre", "Bedst"]
    assert [entry.date for entry in read] == [DAY, dt.date(2022, 3, 9), dt.date(2022, 3, 10)]


def test_an_evaluation_without_a_date_is_in_doubt() -> None:
    assert read_evaluations(paragraphs("Godt")) == [Entry("Godt", None, "no date")]
    assert read_evaluations(paragraphs("31/2-2024: Godt")) == [Entry("31/2-2024: Godt", None, "date")]


def test_blank_lines_before_the_first_evaluation_are_nothing() -> None:
    assert read_evaluations(paragraphs("", "  ", "8/3-2022: Godt")) == [Entry("Godt", DAY)]


def test_marks_within_an_evaluation_stay() -> None:
    read = read_evaluations([*paragraphs("8/3-2022: Godt:", "* fejet"), Paragraph(text="saltet", is_item=True)])
    assert read == [Entry("Godt:\n* fejet\n• saltet", DAY)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Status pr. 8/3-2022, rettet 9/3-2022", (DAY, dt.date(2022, 3, 9))),
        ("Vejforum 08-03-2022", (DAY,)),
        ("Side 2 af 5", ()),
        ("Journal 8/3-20223", ()),
    ],
)
def test_dates_are_found_within_a_text(text: str, days: tuple[dt.date, ...]) -> None:
    assert days_in(text) == days


def test_no_more_dates_are_looked_for_than_anybody_would_read() -> None:
    assert len(days_in("8/3-2022 " * 5_000)) == 1_000
