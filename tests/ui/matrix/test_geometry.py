"""Chips lie in their cell and on no other, however many they are and however small the window is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.ui import theme
from risikoapp.ui.matrix.geometry import ChipGrid, MatrixGeometry
from risikoapp.ui.matrix.painter import label_box

_SLACK = 1e-6
widths = st.integers(theme.LEFT_MINIMUM - 2 * theme.PADDING, 2500)
heights = st.integers(theme.MATRIX_MINIMUM_HEIGHT, 1600)
counts = st.integers(1, 60)


def _assert_sound(grid: ChipGrid, area: QRectF, count: int) -> None:
    assert len(grid.places) == (count if grid.overflow == 0 else count - grid.overflow + 1)
    assert grid.overflow != 1, "a place for +1 is a place for the chip itself"
    assert 0 <= grid.overflow <= count
    for place in grid.places:
        assert area.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place)
    for one, other in combinations(grid.places, 2):
        assert not one.intersects(other)


@given(widths, heights, counts, st.sampled_from(ALL_RATINGS))
def test_chips_lie_within_their_cell_and_apart(width: int, height: int, count: int, rating: Rating) -> None:
    geometry = MatrixGeometry(QSizeF(width, height))
    _assert_sound(geometry.chips_in_cell(rating, count), geometry.cell(rating), count)


@given(widths, heights, counts)
def test_chips_without_a_place_lie_within_the_tray_and_apart(width: int, height: int, count: int) -> None:
    geometry = MatrixGeometry(QSizeF(width, height))
    grid = geometry.chips_in_tray(count)
    _assert_sound(grid, geometry.tray, count)
    assert not any(place.intersects(geometry.tray_label()) for place in grid.places)


@given(widths, heights)
def test_cells_lie_apart_and_clear_of_tray_and_axes(width: int, height: int) -> None:
    geometry = MatrixGeometry(QSizeF(width, height))
    areas = [geometry.cell(rating) for rating in ALL_RATINGS]
    areas += [geometry.tray, geometry.likelihood_axis(), geometry.consequence_axis()]
    areas += [geometry.likelihood_label(step) for step in range(1, 5)]
    for one, other in combinations(areas, 2):
        assert not one.intersects(other)
    for area in areas:
        assert QRectF(0, 0, width, height).contains(area)


@given(widths, heights, st.sampled_from(ALL_RATINGS))
def test_a_point_in_a_cell_is_that_cells(width: int, height: int, rating: Rating) -> None:
    geometry = MatrixGeometry(QSizeF(width, height))
    area = geometry.cell(rating)
    for point in (area.center(), area.topLeft(), area.bottomRight()):
        assert geometry.rating_at(point) == rating
    assert geometry.rating_at(area.topLeft() - QPointF(1, 1)) != rating


def test_likelihood_rises_upwards_and_consequence_to_the_right() -> None:
    geometry = MatrixGeometry(QSizeF(560, 420))
    for rating in ALL_RATINGS:
        for other in ALL_RATINGS:
            if rating.likelihood > other.likelihood:
                assert geometry.cell(rating).bottom() < geometry.cell(other).top()
            if rating.consequence > other.consequence:
                assert geometry.cell(rating).left() > geometry.cell(other).right()


def test_in_a_crowded_cell_the_rest_is_counted() -> None:
    geometry = MatrixGeometry(QSizeF(560, 420))
    rating = ALL_RATINGS[5]
    most = next(count for count in range(1, 100) if geometry.chips_in_cell(rating, count + 1).overflow)
    assert most >= 4
    full = geometry.chips_in_cell(rating, most)
    crowded = geometry.chips_in_cell(rating, most + 1)
    assert (len(full.places), full.overflow) == (most, 0)
    # One place goes to "+2".
    assert (len(crowded.places), crowded.overflow) == (most, 2)
    assert geometry.chips_in_cell(rating, most + 7).overflow == 8


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("beside", [QPointF(150, 90), QPointF(-900, -700), QPointF(150, 2000), QPointF(4000, 90)])
def test_what_is_said_beside_the_pointer_is_read_however_far_away_that_is(beside: QPointF) -> None:
    bounds = QRectF(0, 0, 400, 300)
    assert bounds.contains(label_box("Slip her for at fortryde", beside, bounds))
