from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.model import Register
from risikoapp.report.content import report_content
from risikoapp.report.pdf.cells import CellLayout, MatrixLayout, lay_out_cells
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import PILL_SIZES, Pill, arrange_pills
from tests.report.samples import TODAY, register, risk

MEASURE = Measure()
AVAILABLE = 520.0


def layout(reg: Register) -> MatrixLayout:
    return lay_out_cells(report_content(reg, TODAY).matrix, [50.0] * 4, AVAILABLE, MEASURE)


def overlap(one: Pill, other: Pill) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def check_cell(cell: CellLayout) -> None:
    assert not any(overlap(one, other) for one, other in combinations(cell.pills, 2))
    for pill in cell.pills:
        assert pill.x >= 0 and pill.x + pill.width <= cell.width
        assert pill.y >= 0 and pill.y + pill.height <= cell.word_top


def check(reg: Register) -> MatrixLayout:
    found = layout(reg)
    assert found.height <= AVAILABLE + 0.001
    for row in found.rows:
        for cell in row:
            check_cell(cell)
    for upper, lower in zip(found.rows, found.rows[1:], strict=False):
        assert upper[0].y + upper[0].height < lower[0].y
    return found


def labels(found: MatrixLayout) -> list[list[str]]:
    return [[pill.label for pill in cell.pills] for row in found.rows for cell in row]


@pytest.mark.parametrize("count", [1, 2, 7, 15, 60, 110])
def test_every_number_of_a_crowded_cell_stands_clear_of_the_others(count: int) -> None:
    found = check(register(*(risk(number) for number in range(1, count + 1))))
    assert labels(found)[9] == [f"#{number}" for number in range(1, count + 1)]


def test_a_few_risks_are_drawn_large_and_a_cell_grows_before_its_numbers_shrink() -> None:
    few = check(register(risk(1), risk(6), risk(3, cell=(2, 3))))
    assert few.pill_size is PILL_SIZES[0]
    assert len({cell.height for row in few.rows for cell in row}) == 1
    fifteen = check(register(*(risk(number) for number in range(1, 16))))
    assert fifteen.pill_size is PILL_SIZES[0]
    assert fifteen.rows[2][0].height > few.rows[2][0].height
    assert fifteen.rows[1][0].height == few.rows[1][0].height


def test_what_no_cell_can_hold_is_counted_in_its_last_pill() -> None:
    found = check(register(*(risk(number) for number in range(1, 1001))))
    *shown, more = labels(found)[9]
    assert shown == [f"#{number}" for number in range(1, len(shown) + 1)]
    assert more == f"+{1000 - len(shown)}"


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=200), st.integers(1, 99_000))
def test_any_spread_of_risks_keeps_its_numbers_apart(cells: list[tuple[int, int]], first: int) -> None:
    found = check(register(*(risk(first + index, cell=cell) for index, cell in enumerate(cells))))
    if len(cells) <= 100:
        assert sum(map(len, labels(found))) == len(cells)


@given(st.lists(st.integers(1, 99_999), max_size=60), st.sampled_from(PILL_SIZES), st.floats(60, 200))
def test_arranged_pills_stand_inside_their_area(numbers: list[int], size: object, width: float) -> None:
    chosen = next(known for known in PILL_SIZES if known is size)
    pills, used = arrange_pills([f"#{number}" for number in numbers], width, chosen, MEASURE)
    assert len(pills) == len(numbers)
    assert not any(overlap(one, other) for one, other in combinations(pills, 2))
    for pill in pills:
        assert pill.x >= -0.001 and pill.x + pill.width <= width + 0.001
        assert pill.y + pill.height <= used + 0.001
        assert pill.width >= MEASURE.width(pill.label, chosen.text)
