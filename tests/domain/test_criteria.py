"""Scales, cells and levels."""

from dataclasses import replace

import pytest

from risikoapp.domain.criteria import ALL_RATINGS, STANDARD_CRITERIA, Rating, Step
from risikoapp.domain.errors import InvalidRegister

LOW, MEDIUM, HIGH, VERY_HIGH = 1, 2, 3, 4
LIKELIHOODS = {4: "Forventet", 3: "Sandsynligt", 2: "Mindre sandsynligt", 1: "Usandsynligt"}
CONSEQUENCES = {1: "Uvæsentlig", 2: "Generende", 3: "Kritisk", 4: "Uacceptabelt"}
# By likelihood from the top of the paper, consequence from left to right.
LEVELS = {
    4: (HIGH, HIGH, VERY_HIGH, VERY_HIGH),
    3: (MEDIUM, HIGH, HIGH, VERY_HIGH),
    2: (LOW, MEDIUM, HIGH, VERY_HIGH),
    1: (LOW, LOW, MEDIUM, HIGH),
}


@pytest.mark.parametrize("likelihood", LIKELIHOODS)
@pytest.mark.parametrize("consequence", CONSEQUENCES)
def test_the_level_of_every_cell(likelihood: int, consequence: int) -> None:
    rating = Rating(likelihood=likelihood, consequence=consequence)
    assert STANDARD_CRITERIA.risk_level(rating) == LEVELS[likelihood][consequence - 1]


@pytest.mark.parametrize("likelihood", LIKELIHOODS)
@pytest.mark.parametrize("consequence", CONSEQUENCES)
def test_the_words_of_every_cell(likelihood: int, consequence: int) -> None:
    name = STANDARD_CRITERIA.cell_name(Rating(likelihood=likelihood, consequence=consequence))
    assert name == f"{LIKELIHOODS[likelihood]} × {CONSEQUENCES[consequence]}"


def test_the_standard_is_not_the_organisations_own() -> None:
    steps = STANDARD_CRITERIA.likelihood_steps + STANDARD_CRITERIA.consequence_steps
    assert not STANDARD_CRITERIA.confirmed
    assert all(step.definition == "" for step in steps)


def test_there_are_sixteen_cells_lowest_likelihood_first() -> None:
    assert len(set(ALL_RATINGS)) == len(ALL_RATINGS) == 16
    assert list(ALL_RATINGS) == sorted(ALL_RATINGS)


@pytest.mark.parametrize("step", [0, 5, 7, -1])
def test_a_rating_outside_the_matrix_is_refused(step: int) -> None:
    with pytest.raises(InvalidRegister, match="likelihood"):
        Rating(likelihood=step, consequence=1)
    with pytest.raises(InvalidRegister, match="consequence"):
        Rating(likelihood=1, consequence=step)


def test_another_level_for_one_cell_leaves_the_other_fifteen() -> None:
    cell = Rating(likelihood=1, consequence=4)
    changed = STANDARD_CRITERIA.with_level(cell, VERY_HIGH)
    assert changed.risk_level(cell) == VERY_HIGH
    for rating in set(ALL_RATINGS) - {cell}:
        assert changed.risk_level(rating) == STANDARD_CRITERIA.risk_level(rating)


@pytest.mark.parametrize("level", [0, 5])
def test_a_level_that_is_none_is_refused(level: int) -> None:
    with pytest.raises(InvalidRegister, match="level"):
        STANDARD_CRITERIA.with_level(ALL_RATINGS[0], level)


@pytest.mark.parametrize(
    "wrong",
    [
        {"likelihood_steps": (Step(name="Sjældent"),)},
        {"consequence_steps": STANDARD_CRITERIA.consequence_steps * 2},
        {"levels": STANDARD_CRITERIA.levels[:3]},
        {"levels": ((1, 1, 1),) * 4},
    ],
)
def test_scales_of_another_size_are_refused(wrong: dict[str, tuple[object, ...]]) -> None:
    with pytest.raises(InvalidRegister):
        replace(STANDARD_CRITERIA, **wrong)
