"""Scales that mix words, or have a number that is none of their steps: only what is odd is asked about."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from risikoapp.domain.criteria import Rating
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.importers.formats import read_paper
from tests.importers.papers import NOW, new_ids
from tests.importers.tables import as_csv

HEAD = ["Nr", "Navn", "Sandsynlighed", "Konsekvens"]
Place = tuple[int, int]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def read(path: Path, *places: Sequence[object], head: Sequence[str] = HEAD) -> Draft:
    path.write_bytes(as_csv([head, *([n, f"Risiko {n}", *place] for n, place in enumerate(places, start=1))]))
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


def found(draft: Draft) -> list[Place | None]:
    ratings = (risk.rating for risk in draft.register_file.register.risks)
    return [rating and (rating.likelihood, rating.consequence) for rating in ratings]


def asked(draft: Draft, number: int) -> Unclear:
    (unclear,) = (each for each in draft.unclear if each.risk == number)
    return unclear


def said(draft: Draft) -> str:
    return "\n".join(each.message for each in draft.unclear)


def cells(*places: Place) -> tuple[Rating, ...]:
    return tuple(Rating(likelihood=likelihood, consequence=consequence) for likelihood, consequence in places)


def test_names_of_our_own_steps_are_themselves_among_grades(path: Path) -> None:
    draft = read(path, ("Høj", "Lav"), ("Lav", "Høj"), ("Mindre sandsynligt", "Kritisk"), ("Mellem", "Mellem"))
    assert found(draft) == [(3, 1), (1, 3), (2, 3), (2, 2)]
    assert "Sandsynlighed har ord fra flere skalaer. »Mindre sandsynligt« er læst som programmets egne trin" in said(
        draft
    )
    assert "Konsekvens har ord fra flere skalaer. »Kritisk« er læst" in said(draft)


def test_critical_is_the_highest_of_other_grades(path: Path) -> None:
    draft = read(path, ("Høj", "Lav"), ("Lav", "Kritisk"), ("Mellem", "Høj"))
    assert found(draft) == [(3, 1), (1, 4), (2, 3)]


def test_a_name_that_both_scales_have_is_asked_about_where_only_one_axis_is_ours(path: Path) -> None:
    draft = read(path, ("Forventet", "Lav"), ("Mindre sandsynligt", "Kritisk"), ("Forventet", "Høj"))
    assert found(draft) == [(4, 1), None, (4, 3)]
    assert asked(draft, 2).likely == cells((2, 3), (2, 4))
    assert "Vælg: Mindre sandsynligt × Kritisk eller Uacceptabelt" in said(draft)


def test_a_word_of_another_scale_is_asked_about_with_the_likeliest_cell(path: Path) -> None:
    draft = read(path, ("Forventet", "Kritisk"), ("Mindre sandsynligt", "Generende"), ("Høj", "Kritisk"))
    assert found(draft) == [(4, 3), (2, 2), None]
    assert asked(draft, 3).likely == cells((3, 3))
    assert "hører ikke til samme skala som resten" in asked(draft, 3).message
    assert "Det er nok Sandsynligt × Kritisk" in asked(draft, 3).message


def test_a_word_of_no_scale_has_no_likely_cell(path: Path) -> None:
    draft = read(path, ("Forventet", "Kritisk"), ("Forventet", "Frygtelig"))
    assert asked(draft, 2).likely == ()
    assert "kan ikke læses" in asked(draft, 2).message


def test_a_number_that_is_too_high_leaves_the_others_where_they_are(path: Path) -> None:
    draft = read(path, (1, 2), (3, 4), (8, 2), (2, 2))
    assert found(draft) == [(1, 2), (3, 4), None, (2, 2)]
    assert "»8 × 2«" in asked(draft, 3).message
    draft = read(path, (1, 2), (5, 4), (25, 2), (2, 2))
    assert found(draft) == [(1, 2), (4, 3), None, (2, 2)]
    assert "skala med 5 trin" in said(draft)


def test_a_scale_of_ten_is_none_of_ours(path: Path) -> None:
    draft = read(path, (1, 8), (7, 4), (9, 2), (6, 10))
    assert found(draft) == [None] * 4
    assert found(read(path, (7, 8), (9, 9))) == [None] * 2
