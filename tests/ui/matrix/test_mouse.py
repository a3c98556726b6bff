"""Several chips at once, with Ctrl and with the rubber band, and clicks on what is no chip."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.ui.matrix.painter import MatrixPainter
from risikoapp.ui.theme import Palette
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, OUTSIDE, SHIFT, TRAY, Hands, click, named, wait_until, write
from tests.ui.matrix.crowds import crowded
from tests.ui.paper import cell


def press(hands: Hands, number: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    centre = hands.chip(number)
    assert centre is not None
    QTest.mouseClick(hands.matrix, LEFT, modifiers, centre.toPoint())


def chosen(hands: Hands) -> list[int]:
    """The numbers that are marked, the one chosen last at the end."""
    numbers = {risk.id: risk.number for risk in hands.register.risks}
    return [numbers[risk_id] for risk_id in hands.matrix.chosen]


def window_palette(hands: Hands) -> Palette:
    return hands.window.theme.palette


def ground(hands: Hands, rating: Rating) -> QPoint:
    """A point of a cell beside its chips."""
    return hands.geometry.cell(rating).topLeft().toPoint() + QPoint(2, 2)


def band(hands: Hands, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(hands.matrix, LEFT, modifiers, start)
    QTest.mouseMove(hands.matrix, (start + end) / 2)
    QTest.mouseMove(hands.matrix, end)
    hands.matrix.grab()
    QTest.mouseRelease(hands.matrix, LEFT, modifiers, end)


@pytest.mark.parametrize("key", [CTRL, SHIFT])
def test_a_click_with_a_key_chooses_one_more_and_the_pane_shows_the_last(
    hands: Hands, key: Qt.KeyboardModifier
) -> None:
    press(hands, 3)
    press(hands, 6, key)
    press(hands, 4, key)
    assert (chosen(hands), hands.shown(), hands.marked_row()) == ([3, 6, 4], "#4", "#4")
    press(hands, 4, key)
    assert (chosen(hands), hands.shown()) == ([3, 6], "#6")
    press(hands, 3, key)
    assert (chosen(hands), hands.shown()) == ([6], "#6")
    press(hands, 6, key)
    assert chosen(hands) == [6], "the one that is shown is always marked"


def test_all_that_are_chosen_are_marked_on_the_list(hands: Hands) -> None:
    def marked() -> set[str]:
        image = hands.table.viewport().grab().toImage()
        model = hands.table.model()
        found: set[str] = set()
        for row, cells in enumerate(hands.rows()):
            place = hands.table.visualRect(model.index(row, 0)).topLeft() + QPoint(2, 2)
            if image.pixelColor(place).name() == window_palette(hands).accent_soft.lower():
                found.add(cells[0])
        return found

    press(hands, 3)
    assert marked() == {"#3"}
    press(hands, 6, CTRL)
    assert marked() == {"#3", "#6"}
    press(hands, 1)
    assert marked() == {"#1"}


def test_a_click_on_one_of_several_chooses_it_alone(hands: Hands) -> None:
    press(hands, 3)
    press(hands, 6, CTRL)
    press(hands, 3)
    assert (chosen(hands), hands.shown()) == ([3], "#3")


def test_several_are_dragged_together_in_one_step(hands: Hands) -> None:
    before = hands.register
    press(hands, 1)
    press(hands, 6, CTRL)
    hands.drag(1, cell(2, 3))
    assert hands.chips() == {1: cell(2, 3), 3: cell(2, 3), 4: None, 6: cell(2, 3)}
    assert hands.stack == ["Flyt #1 og #6 til Mindre sandsynligt × Kritisk"]
    assert chosen(hands) == [1, 6]
    hands.undo()
    assert hands.register == before
    hands.redo()
    assert {hands.risk_on_disk(number).rating for number in (1, 6)} == {cell(2, 3)}


def test_many_are_counted_in_the_name_of_the_step(hands: Hands) -> None:
    for number in (1, 3, 4, 6):
        press(hands, number, CTRL)
    hands.drag(6, cell(4, 4))
    assert hands.stack == ["Flyt 4 risici til Forventet × Uacceptabelt"]


def test_under_way_all_are_ghosts_and_the_label_counts_them(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    ghosts: list[str] = []
    stacks: list[tuple[str, int]] = []
    labels: list[str] = []
    monkeypatch.setattr(MatrixPainter, "ghost", lambda _self, _place, text: ghosts.append(text))
    monkeypatch.setattr(MatrixPainter, "stack", lambda _self, _place, text, count: stacks.append((text, count)))
    monkeypatch.setattr(MatrixPainter, "label", lambda _self, text, _beside, _bounds: labels.append(text))
    press(hands, 1)
    press(hands, 6, CTRL)
    hands.take(6)
    hands.carry(cell(4, 1))
    hands.matrix.grab()
    assert set(ghosts) == {"1", "6"}
    assert set(stacks) == {("6", 2)}
    assert labels[-1] == "Forventet × Uvæsentlig: Høj · 2 risici"
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    hands.drop(cell(4, 1))
    assert (hands.stack, chosen(hands)) == ([], [1, 6])


def test_several_are_taken_to_the_tray_and_out_of_it(hands: Hands) -> None:
    press(hands, 3)
    press(hands, 4, CTRL)
    hands.drag(3, TRAY)
    assert hands.stack == ["Flyt #3 til Ikke placeret"]
    hands.drag(4, cell(1, 1))
    assert hands.stack[1:] == ["Flyt #3 og #4 til Usandsynligt × Uvæsentlig"]


def test_a_chip_that_is_not_chosen_is_dragged_alone(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    hands.drag(3, cell(4, 4))
    assert hands.stack == ["Flyt #3 til Forventet × Uacceptabelt"]
    assert chosen(hands) == [3]


def test_a_band_chooses_what_it_touches(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    bands: list[QRectF] = []
    monkeypatch.setattr(MatrixPainter, "band", lambda _self, area: bands.append(area))
    start, end = ground(hands, cell(3, 1)), hands.place(cell(2, 3))
    band(hands, start, end)
    assert bands[-1] == QRectF(QPointF(start), QPointF(end))
    assert sorted(chosen(hands)) == [1, 3, 6]
    assert hands.shown() == f"#{chosen(hands)[-1]}"
    assert hands.stack == []


def test_a_band_with_ctrl_adds_to_what_is_chosen(hands: Hands) -> None:
    press(hands, 4)
    band(hands, ground(hands, cell(3, 3)), hands.place(cell(2, 3)), CTRL)
    assert chosen(hands) == [4, 3]


def test_an_empty_band_leaves_one(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    band(hands, ground(hands, cell(4, 1)), ground(hands, cell(3, 4)))
    assert (chosen(hands), hands.shown()) == ([6], "#6")


def test_a_band_marks_what_it_touches_while_it_is_drawn(hands: Hands) -> None:
    press(hands, 4)
    start, end = ground(hands, cell(3, 1)), hands.place(cell(2, 3))
    QTest.mousePress(hands.matrix, LEFT, NONE, start)
    QTest.mouseMove(hands.matrix, end)
    assert sorted(chosen(hands)) == [1, 3, 6]
    assert hands.shown() == "#4", "the pane waits until the button comes up"
    QTest.mouseMove(hands.matrix, start + QPoint(30, 6))
    assert chosen(hands) == [4], "and no more when it is drawn back"
    QTest.mouseRelease(hands.matrix, LEFT, NONE, start + QPoint(30, 6))
    assert (chosen(hands), hands.shown()) == ([4], "#4")
    QTest.mousePress(hands.matrix, LEFT, CTRL, start)
    QTest.mouseMove(hands.matrix, end)
    assert chosen(hands)[0] == 4 and sorted(chosen(hands)) == [1, 3, 4, 6]
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    assert chosen(hands) == [4]
    QTest.mouseRelease(hands.matrix, LEFT, CTRL, end)


def test_what_is_shown_meanwhile_stays_chosen_when_a_band_ends(hands: Hands) -> None:
    press(hands, 6)
    start = ground(hands, cell(3, 1))
    QTest.mousePress(hands.matrix, LEFT, NONE, start)
    QTest.mouseMove(hands.matrix, start + QPoint(30, 6))
    hands.window.select(hands.risk(1).id)
    QTest.mouseRelease(hands.matrix, LEFT, NONE, start + QPoint(30, 6))
    assert (chosen(hands), hands.shown()) == ([1], "#1")


def test_escape_ends_a_band(hands: Hands) -> None:
    press(hands, 1)
    start, end = ground(hands, cell(3, 1)), hands.place(cell(2, 3))
    QTest.mousePress(hands.matrix, LEFT, NONE, start)
    QTest.mouseMove(hands.matrix, end)
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    QTest.mouseMove(hands.matrix, end + QPoint(3, 3))
    QTest.mouseRelease(hands.matrix, LEFT, NONE, end)
    assert chosen(hands) == [1]


def test_a_click_on_a_cell_narrows_the_list_and_another_gives_it_back(hands: Hands) -> None:
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(2, 2)))
    assert [row[0] for row in hands.rows()] == ["#1", "#6"]
    assert hands.shown() == "#1", "the risk that is shown stays"
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(3, 3)))
    assert [row[0] for row in hands.rows()] == ["▸ Lukkede (1)"]
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(3, 3)))
    assert [row[0] for row in hands.rows()] == ["#1", "#3", "#4", "#6", "▸ Lukkede (3)"]


def test_the_token_over_the_list_names_the_cell_and_takes_it_away(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked: list[QRectF] = []
    monkeypatch.setattr(MatrixPainter, "filtered", lambda _self, area: marked.append(area))
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(2, 3)))
    token = named(hands.window.list, "Kun Mindre sandsynligt × Kritisk. Vis hele listen igen")
    hands.matrix.grab()
    assert marked == [hands.geometry.cell(cell(2, 3))]
    click(token)
    assert len(hands.rows()) == 5
    assert not token.isVisible()
    marked.clear()
    hands.matrix.grab()
    assert marked == []


def test_cell_and_search_narrow_the_list_together(hands: Hands) -> None:
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(2, 2)))
    write(hands.search, "sejlplanen")
    assert [row[0] for row in hands.rows()] == ["#6"]
    hands.drag(6, cell(4, 4))
    assert hands.rows() == [], "it stands in the cell no more"


def test_a_click_beside_several_only_leaves_one(hands: Hands) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(4, 4)))
    assert chosen(hands) == [6]
    assert len(hands.rows()) == 5, "and the list is all there"


def test_a_double_click_goes_to_the_pane(hands: Hands) -> None:
    centre = hands.chip(3)
    assert centre is not None
    QTest.mouseDClick(hands.matrix, LEFT, NONE, centre.toPoint())
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#3", True)


def test_whoever_goes_to_another_window_lets_go(hands: Hands) -> None:
    hands.take(3)
    hands.carry(cell(4, 4))
    QApplication.sendEvent(hands.matrix, QEvent(QEvent.Type.WindowDeactivate))
    hands.drop(cell(4, 4))
    assert hands.stack == []


def test_the_tray_holds_one_ten_and_sixty(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = crowded(windows, path, file, *[None] * 59)
    seen = [number for number, place in hands.chips().items() if place is None]
    assert len(seen) > 10
    hands.drag(seen[-1], cell(1, 1))
    assert hands.risk(seen[-1]).rating == cell(1, 1)
    hands.drag(seen[-1], TRAY)
    assert hands.risk(seen[-1]).rating is None
    hands.undo()
    hands.undo()
    assert hands.stack == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_chosen_and_dragged_goes_to_one_place_and_comes_back(hands: Hands, data: st.DataObject) -> None:
    before = hands.register
    numbers = data.draw(st.lists(st.sampled_from([1, 3, 4, 6]), min_size=1, unique=True))
    place = data.draw(st.sampled_from([cell(4, 4), cell(2, 2), cell(1, 3), TRAY, OUTSIDE]))
    press(hands, numbers[0])
    for number in numbers[1:]:
        press(hands, number, CTRL)
    hands.drag(data.draw(st.sampled_from(numbers)), place)
    for risk in before.open_risks:
        moved = risk.number in numbers and place != OUTSIDE
        rating = (place if isinstance(place, Rating) else None) if moved else risk.rating
        assert hands.chip_cell(risk.number) == hands.risk(risk.number).rating == rating
    assert len(hands.stack) <= 1
    while hands.stack:
        hands.undo()
    assert hands.register == before
    wait_until(lambda: hands.window.autosave.is_saved)


def test_a_chip_that_is_undone_while_it_is_carried_is_let_go(hands: Hands) -> None:
    hands.order("new_risk")
    number = hands.register.risks[-1].number
    hands.take(number)
    hands.carry(cell(4, 4))
    hands.window.document.undo_stack.undo()
    hands.carry(cell(3, 3))
    hands.drop(cell(3, 3))
    assert number not in hands.chips()
    assert all(risk.number != number for risk in hands.register.risks)


def test_a_pointer_whose_button_came_up_elsewhere_carries_nothing(hands: Hands) -> None:
    before = hands.risk(3).rating
    start = hands.chip(3)
    assert start is not None
    QTest.mousePress(hands.matrix, LEFT, NONE, start.toPoint())
    target = hands.geometry.cell(cell(4, 4)).center()
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        target,
        hands.matrix.mapToGlobal(target),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        NONE,
    )
    QApplication.sendEvent(hands.matrix, move)
    assert hands.chip(3) == start, "it stands where it stood"
    QTest.mouseRelease(hands.matrix, LEFT, NONE, target.toPoint())
    assert hands.risk(3).rating == before
