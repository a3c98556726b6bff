"""What is written about a risk: typed with keys, told as one step, in the right risk."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit, QWidget

from risikoapp.ui.detail.fields import REST, LineField
from risikoapp.ui.detail.row import EntryRow
from risikoapp.ui.detail.text_field import TextField
from tests.ui.hands import CTRL, SHIFT, Hands, click, overwrite, rows_of, texts, wait_until, write
from tests.ui.paper import TODAY, cell

Leave = Callable[[Hands], object]


def _leave_field(hands: Hands) -> None:
    hands.table.setFocus()


def _order(hands: Hands) -> None:
    # A command that changes nothing itself.
    hands.order("find")


def _leave_window(hands: Hands) -> None:
    other = QPushButton("et andet program")
    other.show()
    other.activateWindow()
    wait_until(lambda: not hands.window.isActiveWindow())
    other.close()
    other.deleteLater()
    hands.window.activateWindow()
    wait_until(hands.window.isActiveWindow)


def _select_another(hands: Hands) -> None:
    hands.click_row("#3")


def _rest(hands: Hands) -> None:
    fields = [*hands.pane.findChildren(TextField), *hands.pane.findChildren(LineField)]
    timers = [
        timer
        for field in fields
        for timer in field.findChildren(QTimer)
        if timer.isActive() and timer.interval() == REST
    ]
    assert len(timers) == 1, "one field waits for the typing to rest"
    timers[0].timeout.emit()


leaving = pytest.mark.parametrize("leave", [_leave_field, _order, _leave_window, _select_another, _rest])


@leaving
def test_a_name_is_one_step(hands: Hands, leave: Leave) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, " på Ærø")
    assert hands.stack == [], "nothing is told while the typing goes on"
    leave(hands)
    assert hands.stack == ["Omdøb #1"]
    assert (hands.risk(1).name, hands.risk(3).name) == ("Bemanding på Ærø", "Isvinter")
    assert hands.rows()[0][1] == "Bemanding på Ærø"
    assert hands.risk_on_disk(1).name == "Bemanding på Ærø"


@leaving
def test_a_description_is_one_step(hands: Hands, leave: Leave) -> None:
    hands.pane.description.setFocus()
    hands.key(Qt.Key.Key_End, CTRL)
    write(hands.pane.description, "\nOg hovmestre.")
    assert hands.stack == []
    leave(hands)
    assert hands.stack == ["Ret beskrivelsen af #1"]
    assert hands.risk_on_disk(1).description == "Der mangler styrmænd med søfartsbevis.\nOg hovmestre."
    assert hands.risk(3).description == "Isen lukker sejlrenden i uger ad gangen."


@leaving
def test_an_action_is_one_step(hands: Hands, leave: Leave) -> None:
    row = hands.actions()[1]
    row.text.setFocus()
    hands.key(Qt.Key.Key_End)
    write(row.text, " Også Fåborg.")
    assert hands.stack == []
    leave(hands)
    assert hands.stack == ["Ret handling i #1"]
    assert [action.text for action in hands.risk_on_disk(1).actions] == [
        "Opslag på søfartsskolerne.",
        "Vikarer fra Fynshav. Også Fåborg.",
        "Lærlinge om bord.",
    ]


@leaving
def test_an_evaluation_is_one_step(hands: Hands, leave: Leave) -> None:
    row = hands.evaluations()[0]
    row.text.setFocus()
    hands.key(Qt.Key.Key_End)
    write(row.text, " Æv.")
    assert hands.stack == []
    leave(hands)
    assert hands.stack == ["Ret evaluering af #1"]
    assert hands.risk_on_disk(1).evaluations[-1].text == "Én ubesat vagt. Æv."


def test_a_field_tells_after_its_rest_by_itself(hands: Hands) -> None:
    for field in (hands.pane.name, hands.pane.description):
        (timer,) = (timer for timer in field.findChildren(QTimer) if timer.interval() == REST)
        timer.setInterval(1)
        field.setFocus()
        write(field, "Ø")
        wait_until(lambda: bool(hands.stack), "the step after the rest")
        hands.undo()
    assert hands.stack == []


def test_typing_in_one_field_after_another_is_a_step_each(hands: Hands) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, "!")
    click(hands.pane.description)
    hands.key(Qt.Key.Key_End, CTRL)
    write(hands.pane.description, " Å.")
    click(hands.actions()[0].text)
    hands.key(Qt.Key.Key_End)
    write(hands.actions()[0].text, " Ø.")
    hands.table.setFocus()
    assert hands.stack == ["Omdøb #1", "Ret beskrivelsen af #1", "Ret handling i #1"]


def test_pasting_brings_plain_text(hands: Hands) -> None:

    mime = QMimeData()
    mime.setHtml("<b>Fed</b> tekst")
    mime.setText("Fed tekst")
    hands.pane.description.insertFromMimeData(mime)
    hands.pane.flush()
    assert "Fed tekst" in hands.risk(1).description
    assert "<b>" not in hands.pane.description.toHtml().split("<body")[1]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("8/3-2022", dt.date(2022, 3, 8)),
        ("08.03.22", dt.date(2022, 3, 8)),
        ("1. maj 2024", dt.date(2024, 5, 1)),
        ("8/3 22", dt.date(2022, 3, 8)),
        ("080322", dt.date(2022, 3, 8)),
        ("7/2", dt.date(TODAY.year, 2, 7)),
        ("i dag", TODAY),
        ("I går", TODAY - dt.timedelta(days=1)),
    ],
)
def test_a_date_is_read_as_people_write_it(hands: Hands, typed: str, day: dt.date) -> None:
    date = hands.actions()[1].date
    date.setFocus()
    write(date, typed)
    hands.key(Qt.Key.Key_Return)
    assert date.text() == f"{day:%d-%m-%Y}"
    assert hands.stack == ["Ret handling i #1"]
    assert hands.risk_on_disk(1).actions[1].date == day


def test_what_is_no_date_is_marked_and_stays(hands: Hands) -> None:
    date = hands.actions()[1].date
    date.setFocus()
    write(date, "31/2")
    hands.table.setFocus()
    assert (date.text(), date.property("invalid")) == ("31/2", True)
    assert "Den dag findes ikke" in date.toolTip()
    assert hands.stack == []
    # Another edit of the same risk leaves it there to be mended.
    hands.drag(1, cell(4, 4))
    assert (date.text(), date.property("invalid")) == ("31/2", True)
    date.setFocus()
    hands.key(Qt.Key.Key_Backspace)
    write(date, "3-2022")
    assert not date.property("invalid")
    hands.table.setFocus()
    assert hands.risk(1).actions[1].date == dt.date(2022, 3, 31)


@pytest.mark.parametrize(
    ("typed", "told"), [("marts 2022", "Skriv også dagen"), ("8/3-1922", "Det år ligger for langt væk")]
)
def test_what_is_missing_in_a_date_is_told(hands: Hands, typed: str, told: str) -> None:
    row = hands.actions()[1]
    overwrite(row.date, typed)
    assert any(text.startswith(told) for text in texts(row))
    hands.key(Qt.Key.Key_Escape)


def test_no_break_spaces_are_kept_and_are_not_typing(hands: Hands) -> None:
    text = "Jf. §\u00a05 og\u20288 %"
    hands.window.document.describe_risk(hands.risk(1).id, text)
    steps = len(hands.stack)
    hands.pane.flush()
    hands.click_row("#6")
    hands.click_row("#1")
    assert len(hands.stack) == steps and hands.risk(1).description == text
    hands.pane.description.setFocus()
    hands.key(Qt.Key.Key_End, CTRL)
    write(hands.pane.description, "!")
    hands.pane.flush()
    assert hands.risk(1).description == "Jf. §\u00a05 og\n8 %!"


def test_a_date_can_be_taken_away(hands: Hands) -> None:
    date = hands.actions()[0].date
    date.setFocus()
    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Tab)
    assert hands.risk_on_disk(1).actions[0].date is None


def test_enter_in_an_action_makes_the_next_one_right_after_it(hands: Hands) -> None:
    first = hands.actions()[0].text
    first.setFocus()
    hands.key(Qt.Key.Key_End)
    write(first, " Nu.\n")
    rows = hands.actions()
    assert rows[1].text.hasFocus()
    write(rows[1].text, "Fastansæt én.")
    assert [text for _, text in rows_of(rows)] == [
        "Opslag på søfartsskolerne. Nu.",
        "Fastansæt én.",
        "Vikarer fra Fynshav.",
        "Lærlinge om bord.",
    ]
    hands.pane.flush()
    assert hands.stack == ["Ret handling i #1", "Tilføj handling til #1", "Ret handling i #1"]
    assert hands.risk_on_disk(1).actions[1].text == "Fastansæt én."


def test_enter_puts_the_cursor_into_the_new_action(hands: Hands) -> None:
    hands.actions()[2].text.setFocus()
    hands.key(Qt.Key.Key_Return)
    assert hands.actions()[3].text.hasFocus()
    assert hands.actions()[3].text.toPlainText() == ""


def test_shift_enter_in_an_action_is_a_new_line(hands: Hands) -> None:
    row = hands.actions()[2]
    row.text.setFocus()
    hands.key(Qt.Key.Key_End)
    hands.key(Qt.Key.Key_Return, SHIFT)
    write(row.text, "To mand.")
    hands.pane.flush()
    # Qt gives a soft line break back as a plain one.
    assert hands.risk_on_disk(1).actions[2].text == "Lærlinge om bord.\nTo mand."


def test_the_button_adds_an_action_at_the_end_with_the_cursor_in_it(hands: Hands) -> None:
    click(hands.pane.action_section.button)
    rows = hands.actions()
    assert len(rows) == 4 and rows[3].text.hasFocus()
    write(rows[3].text, "Ring til Søfartsstyrelsen.")
    hands.pane.flush()
    assert hands.stack == ["Tilføj handling til #1", "Ret handling i #1"]
    assert hands.risk_on_disk(1).actions[-1].text == "Ring til Søfartsstyrelsen."


def test_an_action_is_removed_through_its_menu(hands: Hands) -> None:
    hands.row_menu(hands.actions()[1], "Fjern")
    assert [text for _, text in rows_of(hands.actions())] == ["Opslag på søfartsskolerne.", "Lærlinge om bord."]
    assert hands.stack == ["Fjern handling fra #1"]
    assert len(hands.risk_on_disk(1).actions) == 2


def test_an_action_is_moved_through_its_menu(hands: Hands) -> None:
    hands.row_menu(hands.actions()[2], "Flyt op")
    assert [text for _, text in rows_of(hands.actions())] == [
        "Opslag på søfartsskolerne.",
        "Lærlinge om bord.",
        "Vikarer fra Fynshav.",
    ]
    hands.row_menu(hands.actions()[0], "Flyt ned")
    assert [date for date, _ in rows_of(hands.actions())] == ["", "08-03-2022", ""]
    assert hands.stack == ["Flyt handling i #1", "Flyt handling i #1"]
    hands.row_menu(hands.actions()[0], "Flyt op")
    assert len(hands.stack) == 2, "the first cannot go further up"
    assert [action.text[:3] for action in hands.risk_on_disk(1).actions] == ["Lær", "Ops", "Vik"]


@pytest.mark.parametrize(
    ("at", "ordered", "texts_after"),
    [
        (0, "Flyt ned", ["Vik", "Ops", "Lær"]),
        (0, "Fjern", ["Vik", "Lær"]),
        (1, "Fjern", ["Ops", "Lær"]),
        (2, "Flyt op", ["Ops", "Lær", "Vik"]),
    ],
)
@pytest.mark.parametrize("typing_in", [0, 1, 2])
def test_typing_in_one_action_survives_what_is_done_to_another(
    hands: Hands, typing_in: int, at: int, ordered: str, texts_after: list[str]
) -> None:
    rows = hands.actions()
    typed_in = hands.risk(1).actions[typing_in].id
    rows[typing_in].text.setFocus()
    hands.key(Qt.Key.Key_End)
    write(rows[typing_in].text, " Ære!")
    hands.row_menu(rows[at], ordered)
    hands.pane.flush()
    actions = hands.risk_on_disk(1).actions
    assert [action.text[:3] for action in actions] == texts_after
    assert [text for _, text in rows_of(hands.actions())] == [action.text for action in actions]
    for action in actions:
        assert action.text.endswith(" Ære!") == (action.id == typed_in)
    # Everything is on the stack, in an order that can be walked back.
    for _ in hands.stack:
        hands.undo()
    assert hands.stack == []
    assert [action.text for action in hands.risk(1).actions] == [
        "Opslag på søfartsskolerne.",
        "Vikarer fra Fynshav.",
        "Lærlinge om bord.",
    ]


def test_backspace_in_an_empty_action_removes_it(hands: Hands) -> None:
    hands.order("new_action")
    hands.key(Qt.Key.Key_Backspace)
    assert len(hands.actions()) == 3
    assert hands.stack == ["Tilføj handling til #1", "Fjern handling fra #1"]


def test_a_new_evaluation_is_of_today_and_stands_first_with_the_cursor_in_it(hands: Hands) -> None:
    click(hands.pane.evaluation_section.button)
    row = hands.evaluations()[0]
    assert rows_of([row]) == [(f"{TODAY:%d-%m-%Y}", "")]
    assert row.text.hasFocus()
    write(row.text, "Alle vagter er besat.")
    hands.pane.flush()
    assert hands.stack == ["Ny evaluering af #1", "Ret evaluering af #1"]
    standing = hands.risk_on_disk(1).standing_evaluation
    assert standing is not None and (standing.date, standing.text) == (TODAY, "Alle vagter er besat.")
    assert hands.rows()[0][3] == f"{TODAY:%d-%m-%Y}"


def test_a_new_evaluation_is_in_sight_also_when_a_later_one_stands(hands: Hands) -> None:
    date = hands.evaluations()[0].date
    date.setFocus()
    hands.key(Qt.Key.Key_A, CTRL)
    write(date, "1/1-2030")
    hands.key(Qt.Key.Key_Return)
    click(hands.pane.evaluation_section.button)
    new = [row for row in hands.evaluations() if row.date.text() == f"{TODAY:%d-%m-%Y}"]
    assert len(new) == 1
    assert new[0].text.hasFocus()


def _fold(hands: Hands) -> QPushButton:
    (fold,) = (each for each in hands.pane.findChildren(QPushButton) if "Tidligere evalueringer" in each.text())
    return fold


def test_earlier_evaluations_fold_out_and_in(hands: Hands) -> None:
    fold = _fold(hands)
    assert fold.text() == "▸ Tidligere evalueringer (2)"
    assert rows_of(hands.evaluations()) == [("17-02-2025", "Én ubesat vagt.")]
    click(fold)
    assert fold.text() == "▾ Tidligere evalueringer (2)"
    assert [date for date, _ in rows_of(hands.evaluations())] == ["17-02-2025", "10-02-2025", "03-02-2025"]
    fold.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert len(hands.evaluations()) == 1


def test_another_risk_begins_with_its_earlier_evaluations_folded(hands: Hands) -> None:
    click(_fold(hands))
    hands.click_row("#3")
    assert not _fold(hands).isVisible()
    hands.click_row("#1")
    assert _fold(hands).text() == "▸ Tidligere evalueringer (2)"


def test_an_earlier_evaluation_can_be_mended_and_removed(hands: Hands) -> None:
    click(_fold(hands))
    row = hands.evaluations()[2]
    row.text.setFocus()
    hands.key(Qt.Key.Key_End)
    write(row.text, " Åh.")
    hands.row_menu(hands.evaluations()[1], "Fjern")
    saved = hands.risk_on_disk(1)
    assert [evaluation.text for evaluation in saved.evaluations] == ["Tre ubesatte vagter. Åh.", "Én ubesat vagt."]


def test_whoever_clicks_into_an_evaluation_writes_in_it_wherever_its_new_date_brings_it(hands: Hands) -> None:
    newest = hands.evaluations()[0]
    said = newest.text.toPlainText()
    overwrite(newest.date, "8/3-2022")
    click(newest.text)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QTextEdit)
    assert focused.toPlainText() == said
    write(focused, "Ø")
    hands.table.setFocus()
    assert hands.risk_on_disk(1).evaluations[0].text.replace("Ø", "") == said
    assert "Ø" in hands.risk_on_disk(1).evaluations[0].text


def test_another_date_gives_an_evaluation_another_place(hands: Hands) -> None:
    date = hands.evaluations()[0].date
    date.setFocus()
    hands.key(Qt.Key.Key_A, CTRL)
    write(date, "1/1-2020")
    hands.key(Qt.Key.Key_Return)
    assert rows_of(hands.evaluations()) == [("10-02-2025", "To ubesatte vagter.")]
    assert [evaluation.text[:3] for evaluation in hands.risk_on_disk(1).evaluations] == ["Én ", "Tre", "To "]


def test_the_reason_of_a_move_can_be_written(hands: Hands) -> None:
    hands.drag(1, cell(4, 4))
    row = hands.moves()[0]
    assert "Forventet × Uacceptabelt" in texts(row)
    assert row.date.text() == f"{TODAY:%d-%m-%Y}"
    row.date.setFocus()
    write(row.date, "1")
    assert row.date.text() == f"{TODAY:%d-%m-%Y}", "when it was moved is a fact"
    row.text.setFocus()
    write(row.text, "Tre har sagt op på én dag.")
    hands.pane.flush()
    assert hands.stack == ["Flyt #1 til Forventet × Uacceptabelt", "Begrund flytningen af #1"]
    assert hands.risk_on_disk(1).rating_changes[-1].reason == "Tre har sagt op på én dag."


def test_the_reason_stays_with_its_move_when_another_comes(hands: Hands) -> None:
    hands.moves()[0].text.setFocus()
    write(hands.moves()[0].text, "Første skøn.")
    hands.drag(1, cell(4, 4))
    assert [change.reason for change in hands.risk(1).rating_changes] == ["Første skøn.", ""]
    assert [row.text.toPlainText() for row in hands.moves()] == ["", "Første skøn."]


def test_the_head_says_number_level_and_state(hands: Hands) -> None:
    assert {"#1", "Mellem"} <= set(texts(hands.pane))
    hands.drag(1, cell(4, 4))
    assert "Meget høj" in texts(hands.pane)
    hands.click_row("▸ Lukkede")
    hands.click_row("#2")
    assert "Lukket 04-02-2025: Færgen er hjemme igen." in texts(hands.pane)


def test_tab_goes_from_field_to_field(hands: Hands) -> None:
    hands.pane.description.setFocus()
    QTest.keyClick(hands.pane.description, Qt.Key.Key_Tab)
    assert not hands.pane.description.hasFocus()
    assert "\t" not in hands.pane.description.toPlainText()


def test_the_pane_itself_tells_before_it_shows_another_risk(hands: Hands) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, "!")
    hands.pane.show_risk(hands.register, hands.risk(3).id)
    assert (hands.risk(1).name, hands.risk(3).name) == ("Bemanding!", "Isvinter")


def test_a_date_is_marked_as_soon_as_it_cannot_be_one_and_not_before(hands: Hands) -> None:
    date = hands.actions()[1].date
    date.setFocus()
    for letter, marked in (("3", False), ("1", False), ("/", False), ("2", True)):
        write(date, letter)
        assert bool(date.property("invalid")) == marked, date.text()
    assert date.accessibleDescription().startswith("Den dag findes ikke.")
    hands.key(Qt.Key.Key_Backspace)
    assert not date.property("invalid") and date.accessibleDescription() == ""
    hands.table.setFocus()
    assert date.property("invalid"), "half a date is none when one goes on"
    overwrite(date, "")


@pytest.mark.parametrize("is_written_in", [False, True])
def test_a_date_stands_on_one_line_with_its_text(hands: Hands, is_written_in: bool) -> None:
    def ink(row: EntryRow, part: QWidget) -> tuple[int, int]:
        """The first and the last line of pixels that is written on, behind its frame and its cursor."""
        picture = row.grab(QRect(part.pos(), part.size()).adjusted(12, 4, -5, -4)).toImage()
        ground = picture.pixelColor(0, 0).lightness()
        lines = [
            y
            for y in range(picture.height())
            if any(abs(picture.pixelColor(x, y).lightness() - ground) > 60 for x in range(picture.width()))
        ]
        return lines[0] + part.y(), lines[-1] + part.y()

    row = hands.actions()[0]
    overwrite(row.text, row.date.text())
    # Its frame is thicker then, and what stands in it must not jump.
    (row.date if is_written_in else hands.table).setFocus()
    row.date.setCursorPosition(0)
    row.date.deselect()
    assert ink(row, row.date) == ink(row, row.text)
