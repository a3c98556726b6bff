"""What is decided of a draft, and what stands in it then."""

import datetime as dt
from dataclasses import replace

import pytest

from risikoapp.domain.criteria import Rating
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import Evaluation, Register, RegisterFile, Risk
from risikoapp.domain.soundness import check
from risikoapp.domain.update import update
from risikoapp.importers import answers
from risikoapp.importers import unclear as unclear_words
from risikoapp.importers.draft import Draft
from risikoapp.importers.paper import read
from risikoapp.importers.text import paper_of
from tests.importers.papers import NOW, PATH, new_ids, risk_of

TODAY = dt.date(2025, 9, 30)
HIGH = Rating(likelihood=4, consequence=3)
PAPER = """
1. Storm
Beskrivelse: Bølger
Handling:
31/2-2024: Molen ses efter
Evaluering: Det blæser

3. Is
Beskrivelse:
Evaluering: 14/2-2025: Ingen is
"""
UNDATED = Register(
    risks=(
        Risk(
            id="a",
            number=1,
            created=NOW,
            evaluations=(
                Evaluation(id="e1", date=None, text="Det blæser"),
                Evaluation(id="e2", date=dt.date(2025, 1, 1), text="Stille"),
            ),
        ),
        Risk(id="b", number=2, created=NOW, evaluations=(Evaluation(id="e4", date=None, text="Ingen is"),)),
    )
)


@pytest.fixture
def draft() -> Draft:
    return read(paper_of(PAPER, PATH), new_id=new_ids().__next__, now=NOW)


def unclear(draft: Draft, field: str, risk: int | None = None) -> int:
    return next(place for place, each in enumerate(draft.unclear) if each.field == field and each.risk == risk)


def test_a_place_is_one_move_however_often_it_is_chosen(draft: Draft) -> None:
    for rating in (Rating(likelihood=1, consequence=1), HIGH):
        draft = answers.place(draft, 1, rating, change_id="valgt", on=TODAY)
    risk = risk_of(draft, 1)
    assert (risk.rating, [(each.date, each.rating) for each in risk.rating_changes]) == (HIGH, [(TODAY, HIGH)])
    check(draft.register_file)
    assert risk_of(answers.place(draft, 1, None, change_id="igen", on=TODAY), 1).rating_changes == ()


def test_a_status_date_is_the_day_of_the_places(draft: Draft) -> None:
    draft = answers.place(draft, 1, HIGH, change_id="valgt", on=TODAY)
    day = dt.date(2025, 2, 17)
    draft = answers.set_status_date(draft, day)
    assert draft.register_file.register.status_date == day
    assert [change.date for change in risk_of(draft, 1).rating_changes] == [day]
    later = answers.place(draft, 3, HIGH, change_id="så", on=TODAY)
    assert [change.date for change in risk_of(later, 3).rating_changes] == [day]
    assert answers.set_status_date(draft, None).register_file.register.status_date is None


def test_title_and_name(draft: Draft) -> None:
    draft = answers.rename(answers.set_title(draft, "Færgen"), 3, "Isgang")
    assert (draft.register_file.register.title, risk_of(draft, 3).name) == ("Færgen", "Isgang")


def test_a_number_follows_into_all_that_names_it(draft: Draft) -> None:
    moved = answers.renumber(draft, 1, 7)
    check(moved.register_file)
    assert [risk.number for risk in moved.register_file.register.risks] == [3, 7]
    assert moved.register_file.next_number == 8
    assert {piece.risk for piece in moved.source} == {3, 7}
    assert {each.risk for each in moved.unclear} == {None, 3, 7}
    assert answers.renumber(draft, 1, 1) == draft
    for number in (0, 3, 1_000_000):
        with pytest.raises(InvalidEdit):
            answers.renumber(draft, 1, number)


def test_text_that_was_not_used_can_come_into_a_description(draft: Draft) -> None:
    draft = answers.describe_more(answers.describe_more(draft, 1, "Se bilag 2"), 3, "Bilag 2")
    assert risk_of(draft, 1).description == "Bølger\nSe bilag 2"
    assert risk_of(draft, 3).description == "Bilag 2"


def test_a_date_comes_to_the_entry_that_had_none(draft: Draft) -> None:
    none, wrong = [each for each in draft.unclear if each.field == "date"]
    action, evaluation = answers.entry_of(draft, wrong), answers.entry_of(draft, none)
    assert action is not None and evaluation is not None
    day = dt.date(2024, 2, 29)
    found = risk_of(answers.set_date(draft, 1, action, day), 1).actions[0]
    assert (found.date, found.text) == (day, "Molen ses efter")
    assert risk_of(answers.set_date(draft, 1, action, None), 1).actions[0].text == "31/2-2024: Molen ses efter"
    assert risk_of(answers.set_date(draft, 1, evaluation, day), 1).evaluations[0].date == day
    assert answers.entry_of(draft, draft.unclear[unclear(draft, "status_date")]) is None


def test_evaluations_without_a_date_get_one_together() -> None:
    log = Draft(register_file=RegisterFile(register=UNDATED, next_number=3))
    found = answers.undated(log)
    assert found == (("a", "e1"), ("b", "e4"))
    asked = unclear_words.undated_evaluation(2, "Ingen is")
    assert answers.undated(replace(log, unclear=(asked,))) == (("a", "e1"),), "it is asked about by itself"
    day = dt.date(2024, 2, 29)
    dated = answers.set_dates(log, found, day)
    check(dated.register_file)
    said = [[(each.id, each.date) for each in risk.evaluations] for risk in dated.register_file.register.risks]
    assert said == [[("e1", day), ("e2", dt.date(2025, 1, 1))], [("e4", day)]]


def test_a_day_without_a_year_is_of_the_status_or_of_the_newest_there_is(draft: Draft) -> None:
    assert answers.likely_year(answers.set_status_date(draft, dt.date(2019, 1, 1))) == 2019
    assert answers.likely_year(draft) == 2025
    assert answers.likely_year(Draft(register_file=RegisterFile(register=Register(), next_number=1))) is None


def test_what_looks_like_a_date_is_none_of_those_without(draft: Draft) -> None:
    assert answers.is_undated(unclear_words.undated_evaluation(1, "Det blæser"))
    assert not answers.is_undated(unclear_words.doubtful_date(1, "31/2-2024: Molen ses efter"))
    assert answers.is_unused(unclear_words.not_used("Bilag 2"))
    assert not any(map(answers.is_unused, draft.unclear))


def test_what_is_left_is_what_was_not_settled(draft: Draft) -> None:
    place = unclear(draft, "rating", 1)
    left = answers.left_open(draft, {place})
    assert draft.unclear[place] not in left.unclear
    assert len(left.unclear) == len(draft.unclear) - 1


def test_what_is_unclear_speaks_of_the_number_that_a_person_sees(draft: Draft) -> None:
    draft = answers.renumber(draft, 3, 7)
    assert {each.risk for each in draft.unclear} <= {None, 1, 7}
    told = [each.message for each in draft.unclear if each.risk == 7]
    assert "#7 (papirets #3) blev ikke fundet i en matrix. Vælg, hvor risikoen skal stå." in told
    again = answers.renumber(answers.renumber(draft, 7, 8), 8, 9)
    assert any("#9 (papirets #3) blev ikke fundet" in each.message for each in again.unclear)
    back = answers.renumber(again, 9, 3)
    assert any(each.message.startswith("#3 blev ikke fundet") for each in back.unclear)


def test_what_is_quoted_of_a_paper_keeps_its_numbers(draft: Draft) -> None:
    said = unclear_words.loose_text(3, "Se #3 og #4")
    draft = answers.renumber(replace(draft, unclear=(said,)), 3, 7)
    assert draft.unclear[0].message.startswith("»Se #3 og #4« under #7 (papirets #3) står")


def test_a_draft_that_has_come_into_a_register_has_its_numbers(draft: Draft) -> None:
    there = draft.register_file
    here = RegisterFile(
        register=Register(risks=(replace(there.register.risks[0], id="her", name="Tyveri"),)), next_number=5
    )
    joined = update(here, there, {1: "new", 3: "same"}).file
    assert [risk.number for risk in joined.register.risks] == [1, 3, 5]
    left = answers.as_joined(draft, joined.register)
    assert {each.risk for each in left.unclear} == {None, 3, 5}
    assert any("under #5 (papirets #1)" in each.message for each in left.unclear)
    assert any(each.message.startswith("#3 blev") for each in left.unclear)


def test_what_was_answered_is_taken_back_to_what_the_paper_says(draft: Draft) -> None:
    entry = ("actions", risk_of(draft, 1).actions[0].id)
    placed = answers.place(draft, 1, HIGH, change_id="valgt", on=TODAY)
    decided = answers.set_date(placed, 1, entry, TODAY)
    assert answers.date_as_in(answers.place_as_in(decided, draft, 1), draft, 1, entry) == draft
    assert answers.place_as_in(draft, draft, 3) == draft
