"""The matrix of a paper, as different people draw it."""

import pytest

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.importers.matrix import is_matrix, read
from risikoapp.importers.matrix_cells import Known
from tests.importers.papers import CONSEQUENCES, LIKELIHOODS, matrix, table

NAMES = tuple(step.name for step in reversed(STANDARD_CRITERIA.likelihood_steps))


def at(likelihood: int, consequence: int) -> tuple[Rating, ...]:
    return (Rating(likelihood=likelihood, consequence=consequence),)


@pytest.mark.parametrize("down", range(4))
@pytest.mark.parametrize("across", range(4))
def test_every_cell_is_read(down: int, across: int) -> None:
    found = read(matrix({(LIKELIHOODS[down], CONSEQUENCES[across]): "#7"}))
    assert found is not None
    assert found.places == {7: at(4 - down, across + 1)}
    assert (found.criteria, found.other_steps, found.leftover) == (STANDARD_CRITERIA, (), ())


@pytest.mark.parametrize("text", ["#1\n#6", "#1 #6", "#1, #6", "# 1 og #6", "#1/#6", "Høj\n#1 #6"])
def test_several_numbers_stand_in_one_cell(text: str) -> None:
    found = read(matrix({(LIKELIHOODS[2], "Kritisk"): text}))
    assert found is not None
    assert found.places == {1: at(2, 3), 6: at(2, 3)}
    assert found.leftover == ()


def test_bare_numbers_beside_signs_are_told() -> None:
    found = read(matrix({(LIKELIHOODS[1], "Generende"): "2 og 3", (LIKELIHOODS[3], "Kritisk"): "#5"}))
    assert found is not None
    assert (found.places, found.leftover) == ({5: at(1, 3)}, ("2 og 3",))


def test_bare_numbers_of_known_risks_have_their_cell() -> None:
    known = Known(numbers=frozenset({2, 5}))
    found = read(matrix({(LIKELIHOODS[1], "Generende"): "2 og 3", (LIKELIHOODS[3], "Kritisk"): "#5"}), known)
    assert found is not None
    assert (found.places, found.bare) == ({5: at(1, 3)}, {2: at(3, 2)})


def test_figures_of_the_cells_are_no_risks() -> None:
    cells = {(down, across): "4" for down in LIKELIHOODS for across in CONSEQUENCES}
    found = read(matrix({**cells, (LIKELIHOODS[0], "Kritisk"): "#4"}), Known(numbers=frozenset({4})))
    assert found is not None
    assert found.bare == {}


def test_a_number_in_two_cells_has_two_places() -> None:
    found = read(matrix({(LIKELIHOODS[0], "Kritisk"): "#1", (LIKELIHOODS[1], "Kritisk"): "#1"}))
    assert found is not None
    assert found.places == {1: at(4, 3) + at(3, 3)}


@pytest.mark.parametrize("corner", ["", "Sandsynlighed / Konsekvens", "Matrix"])
def test_likelihood_may_go_across(corner: str) -> None:
    rows = [
        (name, *["#4" if (name, other) == ("Kritisk", "Forventet") else "" for other in NAMES]) for name in CONSEQUENCES
    ]
    found = read(table((corner, *NAMES), *rows))
    assert found is not None
    assert found.places == {4: at(4, 3)}
    assert found.leftover == (("Matrix",) if corner == "Matrix" else ())


def test_axes_that_cannot_be_told_apart_are_no_matrix_to_read() -> None:
    down, across = ("Aldrig", "Sjældent", "Ofte", "Altid"), ("Lille", "Mærkbar", "Stor", "Uoverskuelig")
    cells = [(name, "#1", "", "", "") for name in down]
    assert read(table(("", *across), *cells)) is None
    assert read(table(("Sandsynlighed / Konsekvens", *across), *cells)) is None
    # One title is enough.
    found = read(table(("", *across), *cells, ("", "Konsekvens", "", "", "")))
    assert found is not None
    assert found.criteria.consequence_steps[0].name == "Lille"


def test_names_that_stand_in_the_row_of_a_step_head_no_columns() -> None:
    assert read(table((NAMES[0], *CONSEQUENCES), *((name, "#1", "", "", "") for name in NAMES[1:]))) is None


def test_steps_may_stand_in_any_order() -> None:
    found = read(matrix({("Usandsynligt", "Kritisk"): "#4"}, down=tuple(reversed(NAMES))))
    assert found is not None
    assert found.places == {4: at(1, 3)}


def test_numbered_steps_are_the_standards_own() -> None:
    down = tuple(f"{4 - place}. {name}" for place, name in enumerate(NAMES))
    found = read(matrix({(down[1], "Kritisk"): "#4"}, down=down))
    assert found is not None
    assert found.places == {4: at(3, 3)}
    assert found.other_steps == ()


def test_other_names_become_the_registers() -> None:
    down = ("Ofte", "Sandsynligt", "Mindre sand-\nsynlig", "Usandsynligt")
    found = read(matrix({("Ofte", "Kritisk"): "#4"}, down=down))
    assert found is not None
    assert found.places == {4: at(4, 3)}
    assert found.other_steps == ("Mindre sandsynlig", "Ofte")
    assert [found.criteria.likelihood_name(step) for step in (4, 3, 2, 1)] == [
        "Ofte",
        "Sandsynligt",
        "Mindre sandsynlig",
        "Usandsynligt",
    ]


def test_scales_of_only_other_names_are_told_by_the_titles_of_the_axes() -> None:
    down = ("Tit", "Af og til", "Sjældent", "Aldrig")
    rows = [("Sandsynlighed", name, "", "#9" if name == "Sjældent" else "", "", "") for name in down]
    found = read(table(*rows, ("", "", "Lille", "Mellem", "Stor", "Enorm"), ("", "", *["Konsekvens"] * 4)))
    assert found is not None
    assert found.places == {9: at(2, 2)}
    assert len(found.other_steps) == 8


def test_steps_that_rise_where_papers_let_them_fall_are_seen() -> None:
    down = ("Aldrig", "Mindre sandsynligt", "Sandsynligt", "Tit")
    found = read(matrix({("Tit", "Kritisk"): "#4"}, down=down))
    assert found is not None
    assert found.places == {4: at(4, 3)}


def test_words_in_the_table_are_left_over() -> None:
    drawn = matrix({(LIKELIHOODS[0], "Kritisk"): "#1 se bilag", (LIKELIHOODS[1], "Kritisk"): "12"})
    titled = table(("Vores matrix", *[""] * 5), *drawn.grid)
    found = read(titled)
    assert found is not None
    assert found.leftover == ("Vores matrix", "se bilag", "12")


@pytest.mark.parametrize(
    "text", ["Meget høj", "Meget\nhøj #1", "#1 MEGET HØJ", "#1\nMeget-\nhøj\n#6", "Meget høj: #1 og #6", "(meget høj)"]
)
def test_the_level_of_a_cell_is_the_papers(text: str) -> None:
    found = read(matrix({(LIKELIHOODS[3], "Generende"): text, (LIKELIHOODS[0], "Kritisk"): "Meget høj"}))
    assert found is not None
    cell = Rating(likelihood=1, consequence=2)
    assert found.criteria == STANDARD_CRITERIA.with_level(cell, 4)
    assert (found.other_levels, found.leftover) == (1, ())


def test_levels_are_read_when_likelihood_goes_across() -> None:
    words = ("Lav", "Mellem", "Høj", "Meget høj")
    rows = [(name, *[word] * 4) for name, word in zip(CONSEQUENCES, words, strict=True)]
    found = read(table(("", *NAMES), *rows))
    assert found is not None
    assert found.criteria.levels == ((1, 2, 3, 4),) * 4
    assert found.other_levels == 8


@pytest.mark.parametrize(
    ("text", "left"),
    [("Lav\nHøj", "Lav\nHøj"), ("Lav #3 Høj", "Lav Høj"), ("Høj, næsten", "Høj, næsten"), ("#1 #2?", "?")],
)
def test_a_cell_that_does_not_state_one_level_is_left_over(text: str, left: str) -> None:
    found = read(matrix({(LIKELIHOODS[3], "Generende"): text}))
    assert found is not None
    assert (found.criteria, found.other_levels, found.leftover) == (STANDARD_CRITERIA, 0, (left,))


@pytest.mark.parametrize(("text", "left"), [("12 Høj #3", "12 Høj"), ("Høj #3?", "Høj ?"), ("Høj\n#3 – #4", None)])
def test_a_figure_or_a_doubt_beside_a_level_is_left_over_too(text: str, left: str | None) -> None:
    found = read(matrix({(LIKELIHOODS[3], "Generende"): text}))
    assert found is not None
    assert (found.other_levels, found.leftover) == (1, (left,) if left else ())


@pytest.mark.parametrize(
    "rows",
    [
        [("Sandsynlighed", "Konsekvens"), ("#1", "#2")],
        [("", *CONSEQUENCES), ("Forventet", "#1", "", "", ""), ("Sandsynligt", "", "", "", "")],
        [("", "A", "B", "C", "D"), *[(name, *["Sandsynlighed"] * 4) for name in NAMES]],
    ],
)
def test_a_matrix_of_another_shape_is_one_but_not_read(rows: list[tuple[str, ...]]) -> None:
    drawn = table(*rows)
    assert is_matrix(drawn)
    assert read(drawn) is None


@pytest.mark.parametrize("rows", [[], [("",)], [("Dato", "Handling"), ("8/3-2022", "Fej")], [("Kritisk", "1")]])
def test_other_tables_are_no_matrix(rows: list[tuple[str, ...]]) -> None:
    assert not is_matrix(table(*rows))
