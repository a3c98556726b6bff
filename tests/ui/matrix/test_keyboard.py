"""Where the arrows lead: everywhere, and never astray."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF, Qt

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.domain.model import Register
from risikoapp.ui.matrix import keyboard
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.keyboard import ARROWS, Digits, Spot, area_of, row_end, settled, shifted, spot_of, walked
from risikoapp.ui.matrix.layout import Layout
from tests.ui.matrix.crowds import registers, risks_at
from tests.ui.matrix.test_layout import sizes
from tests.ui.paper import cell

LEFT, RIGHT, UP, DOWN = (ARROWS[key] for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
USUAL = MatrixGeometry(QSizeF(568, 344))


def every_spot(layout: Layout) -> set[Spot]:
    """All chips and rests, and the places that hold none."""
    return {
        spot
        for place in (*ALL_RATINGS, None)
        for spot in ([spot_of(stop) for stop in layout.stops(place)] or [Spot(place)])
    }


@given(registers, sizes)
def test_the_arrows_lead_from_anywhere_to_everywhere(register: Register, size: QSizeF) -> None:
    geometry = MatrixGeometry(size)
    layout = Layout(register, geometry)
    wanted = every_spot(layout)
    start = settled(Spot(cell(1, 1)), layout)
    for forwards in (True, False):
        # Backwards: who cannot come from somewhere to the start finds it missing.
        ways: dict[Spot, set[Spot]] = {spot: set() for spot in wanted}
        for spot in wanted:
            for arrow in ARROWS.values():
                onwards = walked(spot, arrow, layout, geometry)
                assert onwards in wanted
                ways[spot if forwards else onwards].add(onwards if forwards else spot)
        reached, found = {start}, [start]
        while found:
            new = ways[found.pop()] - reached
            reached |= new
            found.extend(new)
        assert reached == wanted


@given(registers, st.sampled_from(ALL_RATINGS))
def test_a_spot_settles_at_a_chip_where_there_is_one(register: Register, place) -> None:
    layout = Layout(register, USUAL)
    spot = settled(Spot(place), layout)
    assert spot.rating == place
    assert bool(spot.risk_id) == bool(layout.stops(place))
    assert settled(spot, layout) == spot


def test_a_spot_follows_its_risk_and_stays_where_it_is_gone() -> None:
    risks = risks_at([cell(2, 2), cell(2, 2), cell(3, 3)])
    layout = Layout(Register(risks=risks), USUAL)
    assert settled(Spot(cell(4, 4), "mange3"), layout) == Spot(cell(3, 3), "mange3")
    assert settled(Spot(cell(2, 2), "væk"), layout) == Spot(cell(2, 2), "mange1")
    assert settled(Spot(cell(1, 1), "væk"), layout) == Spot(cell(1, 1))


def test_in_a_cell_the_arrows_go_from_chip_to_chip_before_they_leave_it() -> None:
    layout = Layout(Register(risks=risks_at([cell(2, 2), cell(2, 2), cell(2, 3)])), USUAL)
    walk = [Spot(cell(2, 1))]
    for _ in range(4):
        walk.append(walked(walk[-1], RIGHT, layout, USUAL))
    assert [spot.risk_id for spot in walk] == ["", "mange1", "mange2", "mange3", ""]
    assert walk[-1].rating == cell(2, 4)
    assert walked(walk[-1], RIGHT, layout, USUAL) == walk[-1]
    assert walked(Spot(cell(2, 3), "mange3"), LEFT, layout, USUAL).risk_id == "mange2"


def test_rows_of_chips_are_walked_up_and_down() -> None:
    geometry = MatrixGeometry(QSizeF(568, 900))
    layout = Layout(Register(risks=risks_at([cell(2, 2)] * 12)), geometry)
    first = settled(Spot(cell(2, 2)), layout)
    beneath = walked(first, DOWN, layout, geometry)
    assert beneath.rating == cell(2, 2)
    assert area_of(beneath, layout, geometry).top() > area_of(first, layout, geometry).bottom()
    assert walked(beneath, UP, layout, geometry) == first
    assert walked(first, UP, layout, geometry) == Spot(cell(3, 2))


def test_the_tray_lies_beneath_and_the_way_back_is_the_way_there() -> None:
    layout = Layout(Register(risks=risks_at([None])), USUAL)
    tray = walked(Spot(cell(1, 3)), DOWN, layout, USUAL)
    assert tray == Spot(None, "mange1")
    assert walked(tray, UP, layout, USUAL) == Spot(cell(1, 1))
    assert walked(tray, DOWN, layout, USUAL) == tray


@pytest.mark.parametrize(
    ("place", "arrow", "onwards"),
    [
        (cell(2, 2), UP, cell(3, 2)),
        (cell(4, 2), UP, cell(4, 2)),
        (cell(2, 2), LEFT, cell(2, 1)),
        (cell(2, 1), LEFT, cell(2, 1)),
        (cell(2, 4), RIGHT, cell(2, 4)),
        (cell(1, 4), DOWN, None),
        (None, UP, cell(1, 3)),
        (None, RIGHT, None),
        (None, DOWN, None),
    ],
)
def test_one_place_on(place, arrow, onwards) -> None:
    assert shifted(place, arrow, column=3) == onwards


def test_home_and_end_go_to_the_ends_of_the_row_and_of_everything() -> None:
    layout = Layout(Register(risks=risks_at([cell(4, 1), cell(2, 4), cell(2, 4), None, None])), USUAL)
    here = Spot(cell(2, 2))
    assert row_end(here, last=False, corner=False, layout=layout) == Spot(cell(2, 1))
    assert row_end(here, last=True, corner=False, layout=layout) == Spot(cell(2, 4), "mange3")
    assert row_end(here, last=False, corner=True, layout=layout) == Spot(cell(4, 1), "mange1")
    assert row_end(here, last=True, corner=True, layout=layout) == Spot(cell(1, 4))
    assert row_end(Spot(None), last=True, corner=False, layout=layout) == Spot(None, "mange5")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", [3]),
        ("12", [1, 12]),
        ("13", [1, 3]),
        ("201", [None, None, 201]),
        ("9", [None]),
        ("93", [None, 3]),
    ],
)
def test_digits_make_a_number(typed: str, meant: list[int | None]) -> None:
    digits = Digits()
    assert [digits.typed(digit, {1, 3, 12, 201}) for digit in typed] == meant


def test_a_digit_after_a_while_is_a_new_number(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(keyboard, "monotonic", lambda: now[0])
    digits = Digits()
    assert digits.typed("1", {1, 2, 12}) == 1
    now[0] += keyboard.DIGIT_REST + 0.1
    assert digits.typed("2", {1, 2, 12}) == 2
