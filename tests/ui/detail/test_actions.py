"""The list of actions as an editor: carried, moved by keys, split, pasted, done and overdue."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.domain import entry_edits
from tests.ui.detail.carrying import carry, drag, grip, take
from tests.ui.hands import CTRL, LEFT, NONE, Hands, click, overwrite, rows_of, texts, write
from tests.ui.paper import TODAY

ALT = Qt.KeyboardModifier.AltModifier
THREE = ["Opslag på søfartsskolerne.", "Vikarer fra Fynshav.", "Lærlinge om bord."]
LIST = "•\t8/3-2022: Ring til Åse\n•\tFej dækket\n•\tSmør ankerspillet\n"


def actions(hands: Hands) -> list[str]:
    """The actions on the screen, which must be those of the document."""
    shown = [text for _date, text in rows_of(hands.actions())]
    assert shown == [action.text for action in hands.risk(1).actions]
    return shown


def paste(text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_V, CTRL)


@pytest.mark.parametrize(
    ("at", "to", "below", "after"),
    [
        (0, 2, True, [1, 2, 0]),
        (0, 1, True, [1, 0, 2]),
        (2, 0, False, [2, 0, 1]),
        (2, 1, False, [0, 2, 1]),
        (1, 0, False, [1, 0, 2]),
    ],
)
def test_an_action_is_carried_to_another_place_in_one_step(
    hands: Hands, at: int, to: int, below: bool, after: list[int]
) -> None:
    drag(hands, at, to, below=below)
    assert actions(hands) == [THREE[place] for place in after]
    assert hands.stack == ["Flyt handling i #1"]
    (moved,) = [row for row in hands.actions() if row.text.hasFocus()]
    assert moved.text.toPlainText() == THREE[at]
    assert [action.text for action in hands.risk_on_disk(1).actions] == actions(hands)
    hands.undo()
    assert actions(hands) == THREE


@pytest.mark.parametrize(("to", "below"), [(0, True), (1, False), (1, True), (2, False)])
def test_an_action_dropped_where_it_was_stays_there(hands: Hands, to: int, below: bool) -> None:
    drag(hands, 1, to, below=below)
    assert actions(hands) == THREE and hands.stack == []


def test_a_line_shows_where_the_action_lands_and_escape_puts_it_back(hands: Hands) -> None:
    row, last = hands.actions()[0], hands.actions()[2]
    card = hands.pane.action_section.card
    take(row)
    assert row.property("lifted") and not any(type(child).__name__ == "_DropLine" for child in card.children())
    carry(row, last, below=True)
    line = next(child for child in card.children() if type(child).__name__ == "_DropLine")
    assert isinstance(line, QWidget)
    assert line.isVisible() and abs(line.geometry().center().y() - last.geometry().bottom()) <= 2
    place = carry(row, last, below=False)
    assert abs(line.geometry().center().y() - last.geometry().top()) <= 2
    hands.key(Qt.Key.Key_Escape)
    assert not row.property("lifted") and not line.isVisible()
    QTest.mouseRelease(grip(row), LEFT, NONE, place)
    assert actions(hands) == THREE and hands.stack == []


@pytest.mark.parametrize("what", ["another risk", "fewer actions"])
def test_what_comes_between_puts_an_action_back(hands: Hands, what: str) -> None:
    row, last = hands.actions()[0], hands.actions()[2]
    take(row)
    place = carry(row, last, below=True)
    if what == "another risk":
        hands.window.select(hands.risk(3).id)
    else:
        hands.window.document.remove_action(hands.risk(1).id, hands.risk(1).actions[0].id)
    before = hands.register
    assert not row.property("lifted")
    QTest.mouseMove(grip(row), place - QPoint(0, 3))
    QTest.mouseRelease(grip(row), LEFT, NONE, place)
    assert hands.register is before


def test_what_is_being_typed_goes_along_when_an_action_is_carried(hands: Hands) -> None:
    row = hands.actions()[2]
    click(row.text)
    hands.key(Qt.Key.Key_End)
    write(row.text, " To.")
    drag(hands, 2, 0, below=False)
    assert actions(hands) == ["Lærlinge om bord. To.", *THREE[:2]]
    assert hands.stack == ["Ret handling i #1", "Flyt handling i #1"]


def test_the_handle_shows_only_under_the_pointer(hands: Hands) -> None:
    row = hands.actions()[1]
    place = QPoint(hands.pane.mapTo(hands.window, QPoint(0, 0)))
    QTest.mouseMove(hands.window, place)
    unseen = grip(row).grab().toImage()
    QTest.mouseMove(row, QPoint(40, 10))
    assert grip(row).grab().toImage() != unseen
    QTest.mouseMove(hands.window, place)
    assert grip(row).grab().toImage() == unseen


def test_alt_and_the_arrows_move_an_action_and_the_typing_goes_on(hands: Hands) -> None:
    row = hands.actions()[2]
    click(row.text)
    hands.key(Qt.Key.Key_End)
    write(row.text, " Ø")
    hands.key(Qt.Key.Key_Up, ALT)
    hands.key(Qt.Key.Key_Up, ALT)
    hands.key(Qt.Key.Key_Up, ALT)
    assert actions(hands) == ["Lærlinge om bord. Ø", *THREE[:2]]
    assert hands.stack == ["Ret handling i #1", "Flyt handling i #1", "Flyt handling i #1"]
    assert hands.actions()[0].text.hasFocus()
    write(hands.actions()[0].text, "!")
    hands.key(Qt.Key.Key_Down, ALT)
    assert actions(hands) == [THREE[0], "Lærlinge om bord. Ø!", THREE[1]]
    hands.actions()[1].date.setFocus()
    hands.key(Qt.Key.Key_Down, ALT)
    assert actions(hands)[2] == "Lærlinge om bord. Ø!" and hands.actions()[2].date.hasFocus()


def test_tab_goes_through_the_actions_from_top_to_bottom_also_after_a_move(hands: Hands) -> None:
    drag(hands, 2, 0, below=False)
    hands.actions()[0].date.setFocus()
    went: list[QWidget] = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        went.append(focused)
        hands.key(Qt.Key.Key_Tab)
    rows = hands.actions()
    assert [each for each in went if each in [row.text for row in rows]] == [row.text for row in rows]
    assert [each for each in went if each in [row.date for row in rows]] == [row.date for row in rows]


def test_a_wrong_date_goes_along_when_actions_are_moved(hands: Hands) -> None:
    date = hands.actions()[1].date
    date.setFocus()
    write(date, "31/2")
    drag(hands, 0, 2, below=True)
    assert actions(hands) == [*THREE[1:], THREE[0]]
    assert hands.actions()[0].date is date and date.text() == "31/2" and date.property("invalid")
    overwrite(date, "")


def test_a_wrong_date_is_told_beneath_its_action(hands: Hands) -> None:
    row = hands.actions()[1]
    row.date.setFocus()
    write(row.date, "31/2")
    assert any(text.startswith("Den dag findes ikke.") for text in texts(row))
    overwrite(row.date, "")
    assert texts(row) == []


def test_enter_in_the_midst_of_an_action_makes_two_of_it(hands: Hands) -> None:
    row = hands.actions()[0]
    click(row.text)
    hands.key(Qt.Key.Key_Home)
    for _ in "Opslag på":
        hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    assert rows_of(hands.actions())[:2] == [("08-03-2022", "Opslag på"), ("", "søfartsskolerne.")]
    assert hands.actions()[1].text.hasFocus()
    assert hands.stack == ["Del handling i #1"]
    hands.undo()
    assert actions(hands) == THREE


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (LIST, ""),
        ("8/3-2022: Ring til Åse\n* Fej dækket\n* Smør ankerspillet", ""),
        ("rod", "<ul><li>8/3-2022: Ring til Åse</li><li>Fej dækket</li><li>Smør <b>ankerspillet</b></li></ul>"),
    ],
)
def test_pasting_a_list_makes_an_action_of_each_line_in_one_step(hands: Hands, text: str, html: str) -> None:
    hands.order("new_action")
    paste(text, html)
    assert rows_of(hands.actions())[3:] == [
        ("08-03-2022", "Ring til Åse"),
        ("", "Fej dækket"),
        ("", "Smør ankerspillet"),
    ]
    assert hands.stack == ["Tilføj handling til #1", "Indsæt handlinger i #1"]
    assert hands.risk_on_disk(1).actions[3].date == dt.date(2022, 3, 8)
    write(hands.actions()[5].text, "!")
    hands.pane.flush()
    assert actions(hands)[5] == "Smør ankerspillet!", "the cursor is after what was pasted"
    hands.undo()
    hands.undo()
    assert actions(hands) == [*THREE, ""]


def test_a_list_pasted_into_an_action_with_text_follows_it(hands: Hands) -> None:
    click(hands.actions()[0].text)
    paste(LIST)
    assert actions(hands) == [THREE[0], "Ring til Åse", "Fej dækket", "Smør ankerspillet", *THREE[1:]]
    assert hands.stack == ["Tilføj handling til #1"]


def test_a_list_pasted_over_the_whole_text_takes_its_place(hands: Hands) -> None:
    click(hands.actions()[1].text)
    hands.key(Qt.Key.Key_A, CTRL)
    paste(LIST)
    assert actions(hands) == [THREE[0], "Ring til Åse", "Fej dækket", "Smør ankerspillet", THREE[2]]
    assert hands.risk(1).actions[1].date == dt.date(2022, 3, 8)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- 31/2 2024 – Fej\n- 8/3-2022: Slå",
            "Datoen »31/2 2024« blev ikke forstået og står stadig i teksten.",
        ),
        (
            "- 31/2-2024: Fej\n- 8/3: Slå\n- Ring",
            "Datoerne »31/2-2024« og »8/3« blev ikke forstået og står stadig i teksten.",
        ),
        ("- 8/3-2022: Fej\n- Slå", ""),
    ],
)
def test_a_date_that_cannot_be_read_when_pasted_is_told(hands: Hands, text: str, told: str) -> None:
    hands.actions()[2].text.setFocus()
    paste(text)
    assert len(hands.actions()) > 4 and hands.notice.told == told
    if told:
        assert any("31/2" in row.text.toPlainText() for row in hands.actions())
        overwrite(hands.actions()[0].text, "Vikarer fra Als.")
        hands.table.setFocus()
        assert hands.notice.told == told, "it stays until it is read"


def test_no_cursor_stays_in_the_text_that_was_pasted_into(hands: Hands) -> None:
    field = hands.actions()[1].text
    field.setFocus()
    hands.key(Qt.Key.Key_End)
    paste("- Fej\n- Slå")
    assert not field.hasFocus()
    left = field.grab().toImage()
    field.setFocus()
    hands.table.setFocus()
    assert field.grab().toImage() == left


def test_one_line_is_pasted_where_the_cursor_is(hands: Hands) -> None:
    click(hands.actions()[2].text)
    hands.key(Qt.Key.Key_End)
    paste(" 8/3-2022 kl. 9\r\n")
    hands.pane.flush()
    assert actions(hands)[2] == "Lærlinge om bord. 8/3-2022 kl. 9"


def test_several_lines_pasted_into_the_description_stay_lines(hands: Hands) -> None:
    hands.pane.description.setFocus()
    hands.key(Qt.Key.Key_A, CTRL)
    paste("Én\nTo")
    hands.pane.flush()
    assert hands.risk(1).description == "Én\nTo"


def test_an_action_is_marked_as_done_and_undone_in_its_menu(hands: Hands) -> None:
    hands.row_menu(hands.actions()[1], "Udført i dag")
    assert hands.risk_on_disk(1).actions[1].done == TODAY
    assert texts(hands.actions()[1]) == [f"Udført: {TODAY:%d-%m-%Y}"]
    hands.row_menu(hands.actions()[1], "Ikke udført alligevel")
    assert hands.risk(1).actions[1].done is None and texts(hands.actions()[1]) == []
    assert hands.stack == ["Ret handling i #1", "Ret handling i #1"]


def test_an_action_past_its_due_date_says_so_until_it_is_done(hands: Hands) -> None:
    action = hands.risk(1).actions[1]
    for due, said in ((TODAY, False), (TODAY - dt.timedelta(days=1), True)):
        hands.window.document.change_action(hands.risk(1).id, action.id, due=due)
        assert ("Overskredet" in texts(hands.actions()[1])) == said
    hands.row_menu(hands.actions()[1], "Udført i dag")
    assert "Overskredet" not in texts(hands.actions()[1])


def test_nothing_is_overdue_in_a_closed_risk(hands: Hands) -> None:
    risk = hands.risk(1)
    hands.window.document.change_action(risk.id, risk.actions[1].id, due=TODAY - dt.timedelta(days=1))
    hands.window.document.close_risk(risk.id, TODAY, "")
    assert "Overskredet" not in texts(hands.actions()[1])
    assert any("Frist" in text for text in texts(hands.actions()[1]))
    hands.window.document.reopen_risk(risk.id, TODAY, "")
    assert "Overskredet" in texts(hands.actions()[1])


def test_a_move_of_the_first_action_up_is_no_edit(hands: Hands) -> None:
    register = hands.register
    risk = hands.risk(1)
    assert entry_edits.move_action(register, risk.id, risk.actions[0].id, 0) is register
    hands.actions()[0].text.setFocus()
    hands.key(Qt.Key.Key_Up, ALT)
    assert hands.register is register and hands.stack == []


def test_the_keyboard_stays_among_the_actions_when_its_own_goes(hands: Hands) -> None:
    hands.order("new_action")
    paste(LIST)
    hands.undo()
    assert hands.actions()[3].text.hasFocus(), "the one above those that were pasted, and no button"
    hands.undo()
    assert (actions(hands), hands.actions()[2].text.hasFocus()) == (THREE, True)


def test_what_goes_first_gives_the_keyboard_to_what_is_beneath(hands: Hands) -> None:
    hands.row_menu(hands.actions()[0], "Fjern")
    hands.undo()
    hands.actions()[0].text.setFocus()
    hands.redo()
    assert actions(hands) == THREE[1:]
    assert hands.actions()[0].text.hasFocus()


def test_another_risk_does_not_take_the_keyboard_along(hands: Hands) -> None:
    click(hands.actions()[0].text)
    hands.window.select(hands.risk(3).id)
    assert not any(stop.hasFocus() for row in hands.actions() for stop in row.stops())
