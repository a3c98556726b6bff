"""The matrix as Qt hands it to screen readers; tests/desktop asks the same from outside."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.domain.model import RegisterFile
from risikoapp.ui.matrix.accessible import MatrixAccessible
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, Hands, wait_until
from tests.ui.matrix.crowds import crowded
from tests.ui.matrix.test_keys import enter, keys
from tests.ui.matrix.test_mouse import press
from tests.ui.paper import cell

Text = QAccessible.Text


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, hands: Hands) -> list[str]:
    """What a screen reader is told to say, once it has asked for the matrix."""
    told: list[str] = []

    def tell(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    matrix(hands)
    monkeypatch.setattr(QAccessible, "updateAccessibility", tell)
    return told


def matrix(hands: Hands) -> MatrixAccessible:
    found = QAccessible.queryAccessibleInterface(hands.matrix)
    assert isinstance(found, MatrixAccessible)
    return found


def parts(hands: Hands) -> list[QAccessibleInterface]:
    whole = matrix(hands)
    return [whole.child(place) for place in range(whole.childCount())]  # pyright: ignore[reportReturnType]


def part(hands: Hands, name: str) -> QAccessibleInterface:
    return next(each for each in parts(hands) if each.text(Text.Name).startswith(name))


def do(hands: Hands, name: str, deed: str) -> None:
    actions = part(hands, name).actionInterface()
    assert deed in actions.actionNames()
    actions.doAction(deed)


def test_every_open_risk_is_there_by_name_and_then_the_cells(hands: Hands) -> None:
    assert [each.text(Text.Name) for each in parts(hands)][:6] == [
        "Risiko 1 Bemanding, Mindre sandsynligt, Generende, niveau Mellem",
        "Risiko 3 Isvinter, Mindre sandsynligt, Kritisk, niveau Høj",
        "Risiko 4 Brændstof, Ikke placeret",
        "Risiko 6 Sejlplanen, Mindre sandsynligt, Generende, niveau Mellem",
        "Felt: Forventet, Uacceptabelt, niveau Meget høj",
        "Felt: Forventet, Kritisk, niveau Meget høj",
    ]
    assert len(parts(hands)) == 4 + len(ALL_RATINGS) + 1
    assert part(hands, "Risiko 1").text(Text.Description) == "17-02-2025: Én ubesat vagt."
    assert part(hands, "Felt: Mindre sandsynligt, Generende").text(Text.Description) == "#1 og #6"
    assert part(hands, "Ikke placeret").text(Text.Description) == "#4"
    assert matrix(hands).text(Text.Name) == "Risikomatrix"


def test_the_tree_holds_together(hands: Hands) -> None:
    whole = matrix(hands)
    assert whole.parent() is not None
    for place, each in enumerate(parts(hands)):
        assert each.isValid()
        assert each.parent() is whole
        assert whole.indexOfChild(each) == place
        assert each.role() in (QAccessible.Role.ListItem, QAccessible.Role.Button)
        assert whole.rect().contains(each.rect())
        assert whole.childAt(each.rect().center().x(), each.rect().center().y()) is not None
    assert whole.child(99) is None
    centre = hands.chip(3)
    assert centre is not None
    point = hands.matrix.mapToGlobal(centre.toPoint())
    assert whole.childAt(point.x(), point.y()) is part(hands, "Risiko 3")
    outside = hands.matrix.mapToGlobal(QPoint(3, 3))
    assert whole.childAt(outside.x(), outside.y()) is None


def test_states_tell_what_is_chosen_and_where_the_keyboard_is(hands: Hands) -> None:
    press(hands, 3)
    press(hands, 6, CTRL)
    selected = [each.text(Text.Name)[:8] for each in parts(hands) if each.state().selected]
    assert selected == ["Risiko 3", "Risiko 6"]
    focused = [each for each in parts(hands) if each.state().focused]
    assert focused == [part(hands, "Risiko 6")] == [matrix(hands).focusChild()]
    hands.table.setFocus()
    assert matrix(hands).focusChild() is None
    assert not any(each.state().focused for each in parts(hands))


@pytest.mark.parametrize(
    ("deed", "place", "words"),
    [
        ("Flyt op", cell(3, 3), "Sandsynligt, Kritisk, niveau Høj"),
        ("Flyt ned", cell(1, 3), "Usandsynligt, Kritisk, niveau Mellem"),
        ("Flyt til venstre", cell(2, 2), "Mindre sandsynligt, Generende, niveau Mellem"),
        ("Flyt til højre", cell(2, 4), "Mindre sandsynligt, Uacceptabelt, niveau Meget høj"),
    ],
)
def test_a_risk_is_moved_and_that_is_said(hands: Hands, said: list[str], deed: str, place, words: str) -> None:
    do(hands, "Risiko 3", deed)
    assert hands.risk(3).rating == place
    assert said == [f"#3 flyttet til {words}"]
    assert part(hands, "Risiko 3").text(Text.Name) == f"Risiko 3 Isvinter, {words}"


def test_a_risk_is_opened(hands: Hands) -> None:
    do(hands, "Risiko 3", "Press")
    assert (hands.shown(), hands.pane.name.hasFocus()) == ("#3", True)
    assert part(hands, "Risiko 3").actionInterface().localizedActionName("Press") == "Åbn"


def test_the_keyboard_is_taken_to_a_risk_and_to_a_cell(hands: Hands) -> None:
    do(hands, "Risiko 3", "SetFocus")
    assert (hands.matrix.hasFocus(), hands.shown()) == (True, "#3")
    do(hands, "Felt: Forventet, Kritisk", "SetFocus")
    assert hands.matrix.spot.rating == cell(4, 3)
    assert matrix(hands).focusChild() is part(hands, "Felt: Forventet, Kritisk")


def test_a_cell_narrows_the_list(hands: Hands) -> None:
    do(hands, "Felt: Mindre sandsynligt, Kritisk", "Press")
    assert [row[0] for row in hands.rows()] == ["#3"]


def test_what_the_keyboard_does_is_said(hands: Hands, said: list[str]) -> None:
    enter(hands)
    keys(hands, Qt.Key.Key_3, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Escape)
    assert said == [
        "Løftet. Flyt med piletasterne, sæt ned med Enter.",
        "Sandsynligt × Kritisk: Høj",
        "Sat tilbage",
    ]
    said.clear()
    keys(hands, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert said[-1] == "#3 flyttet til Sandsynligt, Kritisk, niveau Høj"
    hands.undo()
    assert said[-1] == "#3 flyttet til Mindre sandsynligt, Kritisk, niveau Høj"


def test_a_move_of_several_is_said_once(hands: Hands, said: list[str]) -> None:
    press(hands, 1)
    press(hands, 6, CTRL)
    hands.drag(6, cell(4, 4))
    assert said[-1] == "#1 og #6 flyttet til Forventet, Uacceptabelt, niveau Meget høj"
    hands.undo()
    assert said[-1] == "#1 og #6 flyttet til Mindre sandsynligt, Generende, niveau Mellem"


def test_a_risk_that_is_closed_is_not_there_any_more(hands: Hands, said: list[str]) -> None:
    gone = part(hands, "Risiko 3")
    risk = hands.risk(3)
    hands.window.document.close_risk(risk.id, risk.created.date(), "")
    assert not any(each.text(Text.Name).startswith("Risiko 3") for each in parts(hands))
    assert not shiboken6.isValid(gone)
    hands.undo()
    assert part(hands, "Risiko 3").isValid()


def test_those_behind_the_rest_are_there_too(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = crowded(windows, path, file, *[cell(4, 1)] * 40)
    assert part(hands, "Risiko 48").text(Text.Name) == "Risiko 48 Nr. 48, Forventet, Uvæsentlig, niveau Høj"
    do(hands, "Risiko 48", "Flyt ned")
    assert hands.risk(48).rating == cell(3, 1)


def test_a_risk_without_a_name_says_so(hands: Hands) -> None:
    hands.order("new_risk")
    assert part(hands, "Risiko 9").text(Text.Name) == "Risiko 9 uden navn, Ikke placeret"


def test_nothing_is_said_where_nobody_listens(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda _event: pytest.fail("told to nobody"))
    hands.drag(3, cell(4, 4))


def test_what_is_asked_after_the_window_is_gone_is_answered_with_nothing(windows: Windows, hands: Hands) -> None:
    whole, one = matrix(hands), part(hands, "Risiko 3")
    key = whole.part(hands.risk(3).id)
    assert key is one
    assert hands.window.close()
    wait_until(lambda: not shiboken6.isValid(hands.matrix), "the end of the matrix")
    assert not shiboken6.isValid(whole) or (whole.childCount(), whole.isValid()) == (0, False)
    assert not shiboken6.isValid(one)
