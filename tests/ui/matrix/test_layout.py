"""Every open risk is seen, or is among the rest of its place, however many there are."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.model import Register
from risikoapp.ui import theme
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.layout import Chip, Layout, Rest
from tests.ui.matrix.crowds import registers, risks_at
from tests.ui.paper import cell

sizes = st.builds(
    QSizeF,
    st.integers(theme.LEFT_MINIMUM - 2 * theme.PADDING, 1600),
    st.integers(theme.MATRIX_MINIMUM_HEIGHT, 1200),
)
USUAL = MatrixGeometry(QSizeF(568, 344))
"""As in a window of the usual size."""


@given(registers, sizes)
def test_each_open_risk_has_a_chip_or_is_among_the_rest(register: Register, size: QSizeF) -> None:
    geometry = MatrixGeometry(size)
    layout = Layout(register, geometry)
    found = [risk_id for stop in layout for risk_id in stop.risk_ids]
    assert sorted(found) == sorted(risk.id for risk in register.open_risks)
    for risk in register.open_risks:
        stop = layout.stop_of(risk.id)
        assert stop is not None
        assert stop.rating == risk.rating
        assert layout.at(stop.area.center()) == stop
        assert geometry.area(risk.rating).contains(stop.area.center())


@given(registers, sizes)
def test_chips_stand_apart_and_on_whole_pixels(register: Register, size: QSizeF) -> None:
    layout = Layout(register, MatrixGeometry(size))
    for place in (*ALL_RATINGS, None):
        areas = [stop.area for stop in layout.stops(place)]
        assert not any(one.intersects(other) for one, other in combinations(areas, 2))
        assert all(area.left() == round(area.left()) and area.top() == round(area.top()) for area in areas)


@given(registers)
def test_the_rest_is_last_and_never_a_single_risk(register: Register) -> None:
    layout = Layout(register, USUAL)
    for place in (*ALL_RATINGS, None):
        *before, last = layout.stops(place) or [None]
        assert all(isinstance(stop, Chip) for stop in before)
        assert not isinstance(last, Rest) or len(last.risk_ids) > 1


@given(registers, registers)
def test_what_differs_is_told_and_nothing_else(before: Register, after: Register) -> None:
    old, new = Layout(before, USUAL), Layout(after, USUAL)
    differing = set(old.differing(new))
    for place in (*ALL_RATINGS, None):
        assert (place in differing) == (old.stops(place) != new.stops(place))


@pytest.mark.parametrize(("count", "seen"), [(1, 1), (4, 4), (12, 4), (200, 3)])
def test_chips_shrink_in_steps_and_then_the_rest_is_counted(count: int, seen: int) -> None:
    layout = Layout(Register(risks=risks_at([cell(2, 2)] * count)), USUAL)
    stops = layout.stops(cell(2, 2))
    assert len(stops) == seen
    assert stops[-1].text == {1: "1", 4: "4", 12: "+9", 200: "+198"}[count]
    heights = {stop.area.height() for stop in stops}
    assert heights == {28 if count == 1 else 16}


def test_a_long_count_has_the_room_of_two_chips() -> None:
    stops = Layout(Register(risks=risks_at([cell(2, 2)] * 200)), USUAL).stops(cell(2, 2))
    assert stops[-1].area.width() > 2 * stops[0].area.width()


def test_an_area_finds_the_chips_it_touches_and_all_of_a_rest() -> None:
    layout = Layout(Register(risks=risks_at([cell(4, 1), cell(4, 2), *[cell(1, 1)] * 50])), USUAL)
    assert set(layout.within(USUAL.cell(cell(4, 1)).united(USUAL.cell(cell(4, 2))))) == {"mange1", "mange2"}
    (*_, rest) = layout.stops(cell(1, 1))
    assert isinstance(rest, Rest)
    assert layout.within(QRectF(rest.area.center(), rest.area.center()).adjusted(0, 0, 1, 1)) == rest.risk_ids
    assert layout.within(USUAL.cell(cell(3, 3))) == ()


def test_closed_risks_are_not_there() -> None:
    (risk,) = risks_at([Rating(likelihood=1, consequence=1)])
    layout = Layout(Register(risks=(replace(risk, state="closed"),)), USUAL)
    assert list(layout) == []
    assert layout.stop_of(risk.id) is None
