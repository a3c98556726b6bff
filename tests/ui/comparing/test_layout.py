"""Where chips, ghosts and arrows stand when much moves at once."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPolygonF

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.history import compare
from risikoapp.domain.model import RegisterFile
from risikoapp.ui.comparing.arrows import Box, Point, arrow, box_of
from risikoapp.ui.comparing.counts import free_rooms
from risikoapp.ui.comparing.layout import ComparedLayout
from risikoapp.ui.matrix.geometry import MatrixGeometry
from tests.moving import moving

SMALL, LARGE = QSizeF(614, 400), QSizeF(1100, 700)
"""The matrix in a window that a small screen has room for, and in one on a large screen."""
THIRTY = 30


def laid_out(file: RegisterFile, size: QSizeF = SMALL) -> ComparedLayout:
    (status,) = file.snapshots
    return ComparedLayout(compare(status.register, file.register), MatrixGeometry(size))


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("seed", range(5))
def test_with_thirty_moves_at_once_no_head_of_an_arrow_hides_a_number(size: QSizeF, seed: int) -> None:
    layout = laid_out(moving(THIRTY, seed=seed), size)
    moved = [risk_id for lead in layout.leads for risk_id in lead.risk_ids]
    assert sorted(moved) == sorted(f"r{number}" for number in range(1, THIRTY + 1))
    for lead in layout.leads:
        tip = QPointF(*lead.arrow.head[0])
        assert not any(stand.area.contains(tip) for stand in layout.stands), lead.risk_ids
    heads = [QPolygonF([QPointF(*corner) for corner in lead.arrow.head]).boundingRect() for lead in layout.leads]
    hidden = [*(stand.area for stand in layout.stands), *heads]
    for place, (area, _lead) in enumerate(layout.counts):
        others = [other for other, _lead in layout.counts[:place]]
        assert not any(area.intersects(each) for each in (*hidden, *others))


def test_no_two_chips_and_ghosts_lie_upon_each_other() -> None:
    stands = laid_out(moving(THIRTY)).stands
    for place, one in enumerate(stands):
        assert not any(one.area.intersects(other.area) for other in stands[place + 1 :])


def test_those_that_go_the_same_way_share_one_arrow_with_their_number() -> None:
    layout = laid_out(moving(THIRTY, places=(Rating(likelihood=1, consequence=1),)))
    assert len(layout.leads) == 3
    assert sum(len(lead.risk_ids) for lead in layout.leads) == THIRTY
    assert [lead for _area, lead in layout.counts] == list(layout.leads)


def test_one_that_is_told_of_has_an_arrow_of_its_own_from_chip_to_chip() -> None:
    layout = laid_out(moving(THIRTY))
    (lead,) = layout.own_leads(frozenset(("r7",)))
    ghost, chip = (
        next(stand for stand in layout.stands if stand.text == "7" and stand.is_past is past) for past in (True, False)
    )
    assert _near(ghost.area, lead.arrow.way[0])
    assert _near(chip.area, lead.arrow.head[0])
    assert not list(layout.own_leads(frozenset(("r35",))))


def test_there_and_back_are_two_arrows() -> None:
    left, right = Box(0, 0, 30, 20), Box(200, 0, 230, 20)
    there, back = arrow(left, right), arrow(right, left)
    # Each in a bow to the right of its way.
    assert min(y for _x, y in there.way) > max(y for _x, y in back.way)
    assert there.way[0][0] < there.way[-1][0]
    assert back.way[0][0] > back.way[-1][0]
    assert there.head[0] == there.way[-1]


def test_where_there_is_no_room_an_arrow_goes_beneath_both() -> None:
    near = arrow(Box(0, 0, 30, 20), Box(31, 0, 61, 20))
    assert near.way[0] == (15, 10)
    assert near.way[-1] == (46, 10)


def test_an_arrow_from_a_place_to_itself_is_a_point() -> None:
    nowhere = arrow(Box(0, 0, 0, 0), Box(0, 0, 0, 0))
    assert set(nowhere.way) == {(0, 0)}


def test_those_in_the_way_make_an_arrow_begin_and_end_further_out() -> None:
    start, end = Box(0, 0, 30, 20), Box(300, 0, 330, 20)
    usual = arrow(start, end)
    shorter = arrow(start, end, [Box(35, -40, 65, 80)], [Box(265, -40, 295, 80)])
    assert shorter.way[0][0] > usual.way[0][0]
    assert shorter.way[-1][0] < usual.way[-1][0]
    # Where they leave no room, they are passed beneath.
    assert arrow(start, end, [Box(0, -60, 160, 160)], [Box(160, -60, 320, 160)]).way == usual.way


def test_a_number_without_room_is_left_out() -> None:
    way = arrow(Box(0, 0, 30, 20), Box(300, 0, 330, 20))
    everywhere = Box(-500, -500, 900, 900)
    assert free_rooms([way], [way], [everywhere]) == (None,)
    (room,) = free_rooms([way], [way], [])
    assert room is not None
    assert not room.meets(box_of(way.head))


def test_an_empty_matrix_has_nothing_in_it() -> None:
    layout = ComparedLayout((), MatrixGeometry(SMALL))
    assert not layout.stands
    assert layout.at(QPointF(100, 100)) is None
    assert not any(layout.has_in(place) for place in (*ALL_RATINGS, None))


def _near(area: QRectF, point: Point) -> bool:
    return area.adjusted(-12, -12, 12, 12).contains(QPointF(*point))
