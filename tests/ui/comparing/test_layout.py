"""Where chips, ghosts and arrows stand when much moves at once."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.history import compare
from risikoapp.domain.model import RegisterFile
from risikoapp.ui.comparing.arrows import arrow
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
        tip = lead.arrow.head.first()
        assert not any(stand.area.contains(tip) for stand in layout.stands), lead.risk_ids
    hidden = [stand.area for stand in layout.stands] + [lead.arrow.head.boundingRect() for lead in layout.leads]
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
    assert _near(chip.area, lead.arrow.head.first())
    assert not list(layout.own_leads(frozenset(("r35",))))


def test_there_and_back_are_two_arrows() -> None:
    left, right = QRectF(0, 0, 30, 20), QRectF(200, 0, 30, 20)
    there, back = arrow(left, right), arrow(right, left)
    assert min(point.y() for point in there.way) > max(point.y() for point in back.way)
    assert there.way[0].x() < there.way[-1].x()
    assert back.way[0].x() > back.way[-1].x()


def test_where_there_is_no_room_an_arrow_goes_beneath_both() -> None:
    near = arrow(QRectF(0, 0, 30, 20), QRectF(31, 0, 30, 20))
    assert near.way[0] == QPointF(15, 10)
    assert near.way[-1] == QPointF(46, 10)


def test_those_in_the_way_make_an_arrow_begin_and_end_further_out() -> None:
    start, end = QRectF(0, 0, 30, 20), QRectF(300, 0, 30, 20)
    usual = arrow(start, end)
    shorter = arrow(start, end, [QRectF(35, -40, 30, 60)], [QRectF(265, -40, 30, 60)])
    assert shorter.way[0].x() > usual.way[0].x()
    assert shorter.way[-1].x() < usual.way[-1].x()
    # Where they leave no room, they are passed beneath.
    assert arrow(start, end, [QRectF(0, -60, 160, 120)], [QRectF(160, -60, 160, 120)]).way == usual.way


def test_an_empty_matrix_has_nothing_in_it() -> None:
    layout = ComparedLayout((), MatrixGeometry(SMALL))
    assert not layout.stands
    assert layout.at(QPointF(100, 100)) is None
    assert not any(layout.has_in(place) for place in (*ALL_RATINGS, None))


def _near(area: QRectF, point: QPointF) -> bool:
    return area.adjusted(-12, -12, 12, 12).contains(point)
