"""The matrix without a mouse: come in, walk, lift, carry, set down, and see all the time where one is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtWidgets import QToolTip

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.ui.matrix import view
from risikoapp.ui.matrix.painter import MatrixPainter
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, SHIFT, Hands, button, named, wait_until
from tests.ui.matrix.crowds import crowded
from tests.ui.matrix.test_mouse import chosen, press
from tests.ui.paper import TODAY, cell

Key = Qt.Key


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[QRectF]:
    """The areas around which the ring of the keyboard was painted."""
    painted: list[QRectF] = []
    monkeypatch.setattr(MatrixPainter, "focus", lambda _self, area, *, is_chip: painted.append(area))
    return painted


@pytest.fixture
def inside(hands: Hands) -> Hands:
    """The keyboard is in the matrix, at #1."""
    enter(hands)
    return hands


def enter(hands: Hands) -> None:
    """Tab, from what stands before the matrix."""
    button(hands.window.front, "Ret").setFocus()
    hands.key(Key.Key_Tab)
    assert hands.matrix.hasFocus()


def keys(hands: Hands, *pressed: Key) -> None:
    for key in pressed:
        hands.key(key)


def spot(hands: Hands) -> tuple[Rating | None, int | None]:
    """The place where the keyboard is, and the number of the risk it is at."""
    here = hands.matrix.spot
    number = hands.register.risk(here.risk_id).number if here.risk_id else None
    return here.rating, number


def test_tab_goes_into_the_matrix_and_on(hands: Hands) -> None:
    enter(hands)
    assert spot(hands) == (cell(2, 2), 1), "at the risk that is shown"
    hands.key(Key.Key_Tab)
    assert not hands.matrix.hasFocus()
    hands.key(Key.Key_Backtab)
    assert hands.matrix.hasFocus()


def test_a_ring_is_around_what_the_keyboard_is_at(inside: Hands, rings: list[QRectF]) -> None:
    inside.matrix.grab()
    assert rings[-1].center() == inside.chip(1)
    inside.key(Key.Key_Up)
    inside.matrix.grab()
    assert rings[-1] == inside.geometry.cell(cell(3, 2))
    rings.clear()
    inside.table.setFocus()
    inside.matrix.grab()
    assert rings == []


def test_the_mouse_needs_no_ring_and_the_first_key_shows_it(hands: Hands, rings: list[QRectF]) -> None:
    press(hands, 3)
    hands.matrix.grab()
    assert rings == []
    hands.key(Key.Key_Right)
    hands.matrix.grab()
    assert rings[-1] == hands.geometry.cell(cell(2, 4))


def test_the_arrows_walk_and_the_pane_follows(inside: Hands) -> None:
    inside.key(Key.Key_Right)
    assert (spot(inside), inside.shown(), inside.marked_row()) == ((cell(2, 2), 6), "#6", "#6")
    inside.key(Key.Key_Right)
    assert (spot(inside), inside.shown()) == ((cell(2, 3), 3), "#3")
    inside.key(Key.Key_Right)
    assert (spot(inside), inside.shown()) == ((cell(2, 4), None), "#3"), "an empty cell shows nothing else"
    keys(inside, Key.Key_Down, Key.Key_Down)
    assert (spot(inside), inside.shown()) == ((None, 4), "#4")
    assert inside.stack == []


def test_space_lifts_the_arrows_carry_and_enter_sets_down(inside: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    labels: list[str] = []
    ghosts: list[str] = []
    monkeypatch.setattr(MatrixPainter, "label", lambda _self, text, _beside, _bounds: labels.append(text))
    monkeypatch.setattr(MatrixPainter, "ghost", lambda _self, _place, text: ghosts.append(text))
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Up)
    inside.matrix.grab()
    assert (labels[-1], set(ghosts)) == ("Sandsynligt × Kritisk: Høj", {"3"})
    inside.key(Key.Key_Right)
    inside.matrix.grab()
    assert labels[-1] == "Sandsynligt × Uacceptabelt: Meget høj"
    assert (inside.stack, inside.risk(3).rating) == ([], cell(2, 3)), "nothing moves before it is set down"
    inside.key(Key.Key_Return)
    assert inside.stack == ["Flyt #3 til Sandsynligt × Uacceptabelt"]
    assert spot(inside) == (cell(3, 4), 3), "and the keyboard goes with it"
    assert inside.matrix.hasFocus()
    saved = inside.risk_on_disk(3).rating_changes[-1]
    assert (saved.rating, saved.date) == (cell(3, 4), TODAY)


def test_escape_puts_back(inside: Hands, rings: list[QRectF]) -> None:
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Up, Key.Key_Escape, Key.Key_Return)
    assert inside.stack == []
    assert inside.risk(3).rating == cell(2, 3)
    assert inside.pane.name.hasFocus(), "Enter on a chip that is not lifted goes to its pane"


def test_what_is_lifted_is_put_back_when_the_keyboard_goes_elsewhere(inside: Hands) -> None:
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Up, Key.Key_Tab)
    enter(inside)
    keys(inside, Key.Key_Return)
    assert inside.stack == []


def test_a_risk_is_carried_into_the_tray_and_out_again(inside: Hands) -> None:
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert inside.stack == ["Flyt #3 til Ikke placeret"]
    keys(inside, Key.Key_4, Key.Key_Space, Key.Key_Up, Key.Key_Right, Key.Key_Return)
    assert inside.risk(4).rating == cell(1, 2)


def test_the_way_through_the_tray_keeps_its_column(inside: Hands) -> None:
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert inside.risk(3).rating == cell(1, 3)


def test_several_are_lifted_together(inside: Hands) -> None:
    inside.key(Key.Key_Right, SHIFT)
    assert (chosen(inside), inside.shown()) == ([1, 6], "#6")
    keys(inside, Key.Key_Space, Key.Key_Up, Key.Key_Return)
    assert inside.stack == ["Flyt #1 og #6 til Sandsynligt × Generende"]


def test_all_open_ones_are_chosen_and_one_again(inside: Hands) -> None:
    inside.key(Key.Key_A, CTRL)
    assert (sorted(chosen(inside)), inside.shown()) == ([1, 3, 4, 6], "#1")
    inside.key(Key.Key_Escape)
    assert chosen(inside) == [1]


def test_escape_shows_all_of_the_list_again_when_nothing_else_is_to_be_undone(inside: Hands) -> None:
    inside.window.left.show_cell(cell(2, 3))
    inside.key(Key.Key_A, CTRL)
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Escape)
    assert len(inside.rows()) == 1, "what was lifted is set down"
    inside.key(Key.Key_A, CTRL)
    inside.key(Key.Key_Escape)
    assert len(inside.rows()) == 1, "what was chosen is no more"
    inside.key(Key.Key_Escape)
    assert len(inside.rows()) == 5
    inside.key(Key.Key_Escape)
    assert len(inside.rows()) == 5


def test_ctrl_and_space_chooses_one_more_or_one_less(inside: Hands) -> None:
    inside.key(Key.Key_Right, SHIFT)
    inside.key(Key.Key_Space, CTRL)
    assert (chosen(inside), inside.shown()) == ([1], "#1")
    inside.key(Key.Key_Space, CTRL)
    assert (chosen(inside), inside.shown()) == ([1, 6], "#6")


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Key.Key_Up, cell(3, 3)),
        (Key.Key_Down, cell(1, 3)),
        (Key.Key_Left, cell(2, 2)),
        (Key.Key_Right, cell(2, 4)),
    ],
)
def test_ctrl_and_an_arrow_moves_the_risk_at_once(inside: Hands, key: Key, place: Rating) -> None:
    inside.key(Key.Key_3)
    inside.key(key, CTRL)
    assert inside.risk(3).rating == place
    assert spot(inside) == (place, 3)
    inside.undo()
    assert inside.stack == []


def test_a_quick_move_stays_in_the_matrix(inside: Hands) -> None:
    inside.key(Key.Key_3)
    for _ in range(5):
        inside.key(Key.Key_Down, CTRL)
        inside.key(Key.Key_Right, CTRL)
    assert inside.risk(3).rating == cell(1, 4)
    inside.key(Key.Key_4)
    inside.key(Key.Key_Right, CTRL)
    assert inside.risk(4).rating is None
    inside.key(Key.Key_Up, CTRL)
    assert inside.risk(4).rating == cell(1, 1)


def test_enter_on_an_empty_cell_narrows_the_list(inside: Hands) -> None:
    keys(inside, Key.Key_Up, Key.Key_Return)
    assert named(inside.window.list, "Kun Sandsynligt × Generende. Vis hele listen igen")
    inside.key(Key.Key_Return)
    assert len(inside.rows()) == 5
    keys(inside, Key.Key_4, Key.Key_Up, Key.Key_Down)
    assert spot(inside) == (None, 4)


def test_home_and_end_go_along_the_row_and_with_ctrl_to_the_corners(inside: Hands) -> None:
    inside.key(Key.Key_End)
    assert spot(inside) == (cell(2, 4), None)
    inside.key(Key.Key_Home)
    assert spot(inside) == (cell(2, 1), None)
    inside.key(Key.Key_Home, CTRL)
    assert spot(inside) == (cell(4, 1), None)
    inside.key(Key.Key_End, CTRL)
    assert spot(inside) == (cell(1, 4), None)


def test_two_digits_go_to_one_risk(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = crowded(windows, path, file, *[cell(4, 4)] * 30)
    enter(hands)
    keys(hands, Key.Key_1, Key.Key_2)
    assert hands.shown() == "#12"
    keys(hands, Key.Key_3)
    assert hands.shown() == "#3", "there is no 123"
    keys(hands, Key.Key_8)
    assert hands.shown() == "#38"


def test_where_the_keyboard_rests_a_tip_tells_about_it(inside: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(view.QToolTip, "showText", lambda _at, text, *_more: told.append(text))
    for timer in inside.matrix.findChildren(QTimer):
        assert timer.interval() == view.TIP_DELAY
        timer.setInterval(0)
    inside.key(Key.Key_Right)
    wait_until(lambda: bool(told), "the tip")
    assert told.pop().startswith("<b>#6 Sejlplanen</b>")
    inside.key(Key.Key_Up)
    wait_until(lambda: bool(told), "the tip")
    assert told[-1].startswith("<b>Ingen risici</b>") and "Sandsynligt × Generende: Høj" in told[-1]


def test_the_next_key_takes_the_tip_away(inside: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    centre = inside.chip(1)
    assert centre is not None
    QToolTip.showText(inside.matrix.mapToGlobal(centre.toPoint()), "et tip", inside.matrix)
    inside.key(Key.Key_Right)
    wait_until(lambda: not QToolTip.isVisible(), "the end of the tip")


def test_keys_that_mean_nothing_here_go_on_to_the_window(inside: Hands) -> None:
    inside.key(Key.Key_F, CTRL)
    assert inside.search.hasFocus()


def test_while_the_mouse_drags_the_keys_wait(inside: Hands) -> None:
    inside.take(3)
    inside.carry(cell(4, 4))
    keys(inside, Key.Key_Return, Key.Key_Left, Key.Key_1)
    assert inside.shown() == "#3"
    inside.drop(cell(4, 4))
    assert inside.risk(3).rating == cell(4, 4)


def test_a_press_with_the_mouse_puts_back_what_is_lifted(inside: Hands) -> None:
    keys(inside, Key.Key_3, Key.Key_Space, Key.Key_Up)
    press(inside, 6)
    inside.key(Key.Key_Return)
    assert (inside.stack, inside.shown()) == ([], "#6")


def test_a_risk_that_goes_while_it_is_lifted_is_let_go(inside: Hands) -> None:
    inside.order("new_risk")
    enter(inside)
    keys(inside, Key.Key_9, Key.Key_Space, Key.Key_Up)
    inside.undo()
    keys(inside, Key.Key_Return)
    assert [risk.number for risk in inside.register.open_risks] == [1, 3, 4, 6]
    assert inside.stack == []


def test_the_keyboard_alone_does_a_whole_round(inside: Hands) -> None:
    """Into the matrix, two risks to another cell, why, and into the pane of one of them."""
    inside.key(Key.Key_Right, SHIFT)
    keys(inside, Key.Key_Space, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    inside.key(Key.Key_Tab)
    for letter in "nye tal":
        inside.key(Qt.Key(ord(letter.upper())))
    inside.key(Key.Key_Return)
    assert [inside.risk(number).rating_changes[-1].reason for number in (1, 6)] == ["nye tal"] * 2
    inside.key(Key.Key_Backtab)
    keys(inside, Key.Key_1, Key.Key_Return)
    assert inside.pane.name.hasFocus()
    assert inside.shown() == "#1"
    assert QPointF(inside.matrix.area_of(inside.matrix.spot).center()) == inside.chip(1)
