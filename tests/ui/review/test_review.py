"""The review: one open risk after the other, with keys and mouse, left and gone on with."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.statuses import finish_status
from risikoapp.ui import theme
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.status import BeginDialog, FinishDialog
from risikoapp.ui.review.window import ReviewWindow
from tests.ui.hands import CTRL, NONE, Hands, answering, button, click, named, overwrite, texts, wait_until, write
from tests.ui.paper import TODAY, cell, ferry

LAST = dt.date(2025, 11, 3)


@pytest.fixture
def file(new_id: Callable[[], str]) -> RegisterFile:
    """The ferry with a finished status: #1 was evaluated then, #3 long before, #4 and #6 never; #6 has moved since."""
    made = ferry(new_id)
    register = made.register
    ids = {risk.number: risk.id for risk in register.risks}
    for number, day, text in ((3, dt.date(2021, 5, 1), "Ingen is i år."), (1, LAST, "Alle vagter er besat på Ærø.")):
        register = entry_edits.add_evaluation(register, ids[number], evaluation_id=new_id(), date=day, text=text)
    moment = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)
    made = finish_status(replace(made, register=register), snapshot_id=new_id(), finished=moment, name="", colours=())
    moved = edits.place_risks(register, {ids[6]: new_id()}, cell(3, 3), on=TODAY, reason="")
    action = moved.risk(ids[1]).actions[1]
    moved = entry_edits.change_action(moved, ids[1], action.id, due=dt.date(2026, 1, 31), owner="Rederiet")
    return replace(made, register=edits.change_properties(moved, status_date=TODAY))


class Review:
    """A person's hands on the review."""

    def __init__(self, hands: Hands) -> None:
        hands.key(Qt.Key.Key_F8, to=hands.window)
        (self.window,) = hands.window.findChildren(ReviewWindow)
        self.activate()

    def activate(self) -> None:
        self.window.activateWindow()
        wait_until(lambda: QApplication.activeWindow() is self.window, "the review")

    @property
    def field(self) -> TextField:
        (field,) = (each for each in self.window.findChildren(TextField) if not each.isReadOnly())
        return field

    def shown(self) -> str:
        """The number of the risk that is shown, or "" at the end."""
        return next((text for text in texts(self.window) if text.startswith("#") and text[1:].isdecimal()), "")

    def said(self) -> list[str]:
        return texts(self.window)

    def earlier(self) -> str:
        found = [each for each in self.window.findChildren(TextField) if each.isReadOnly() and each.isVisible()]
        return found[0].toPlainText() if found else ""

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def next(self) -> None:
        self.key(Qt.Key.Key_PageDown, CTRL)


@pytest.fixture
def review(hands: Hands) -> Review:
    return Review(hands)


def test_it_begins_with_what_has_waited_longest(review: Review) -> None:
    seen: list[str] = []
    while review.shown():
        seen.append(review.shown())
        review.next()
    assert seen == ["#4", "#6", "#3", "#1"]


def test_it_shows_last_time_beside_today(review: Review) -> None:
    assert {"#4", "Brændstof", "Ingen evaluering endnu.", "0 af 4 evalueret"} <= set(review.said())
    assert "Ikke placeret" in review.said() and "Som ved sidste status" in review.said()
    review.next()
    moved = {"Høj", "Sandsynligt × Kritisk", "Sidste status: Mellem · Mindre sandsynligt × Generende"}
    assert moved <= set(review.said())
    review.next()
    assert {"Sidst · 01-05-2021", "Nu"} <= set(review.said())
    assert not any("Overskredet" in text for text in review.said())
    review.next()
    assert review.earlier() == "Alle vagter er besat på Ærø."
    overdue = "Vikarer fra Fynshav. (Ansvarlig: Rederiet · Frist: 31-01-2026)"
    assert review.said()[review.said().index("Overskredet") + 1] == overdue
    assert review.field.accessibleName() == "Evaluering nu af #1 Bemanding, 0 af 4 evalueret"


def test_what_is_typed_becomes_a_dated_evaluation_in_one_step(hands: Hands, review: Review) -> None:
    assert button(review.window, "&Spring over") and button(review.window, "&Uændret").isEnabled()
    assert review.window.focusWidget() is review.field
    write(review.field, "Prisen på diesel er faldet på Ærø.")
    assert not button(review.window, "&Uændret").isEnabled()
    assert hands.window.is_untold()
    click(button(review.window, "&Næste"))
    assert hands.stack == ["Ny evaluering af #4"]
    (entry,) = hands.risk_on_disk(4).evaluations
    assert (entry.date, entry.text) == (TODAY, "Prisen på diesel er faldet på Ærø.")
    assert (review.shown(), review.window.focusWidget() is review.field) == ("#6", True)
    assert "1 af 4 evalueret" in review.said()
    click(button(review.window, "&Forrige"))
    assert review.field.toPlainText() == "Prisen på diesel er faldet på Ærø."
    assert f"Nu · {TODAY:%d-%m-%Y}" in review.said()


def test_it_can_be_mended_and_emptied_again(hands: Hands, review: Review) -> None:
    write(review.field, "Færre lastbiler.")
    review.key(Qt.Key.Key_Return, CTRL)
    review.key(Qt.Key.Key_PageUp, CTRL)
    write(review.field, " Og flere cykler.")
    review.next()
    assert hands.stack == ["Ny evaluering af #4", "Ret evaluering af #4"]
    assert hands.risk(4).evaluations[0].text == "Færre lastbiler. Og flere cykler."
    review.key(Qt.Key.Key_PageUp, CTRL)
    overwrite(review.field, "")
    review.next()
    assert hands.stack[-1] == "Fjern evaluering af #4"
    assert hands.risk(4).evaluations == () and "0 af 4 evalueret" in review.said()


def test_blanks_are_no_evaluation(hands: Hands, review: Review) -> None:
    write(review.field, "  ")
    review.next()
    assert hands.stack == [] and not hands.window.is_untold()
    review.key(Qt.Key.Key_PageUp, CTRL)
    assert review.field.toPlainText() == ""


def test_one_key_says_that_nothing_has_changed(hands: Hands, review: Review) -> None:
    review.key(Qt.Key.Key_F2)
    assert (review.shown(), hands.stack) == ("#6", ["Ny evaluering af #4"])
    (entry,) = hands.risk(4).evaluations
    assert (entry.date, entry.text) == (TODAY, "Uændret siden sidst.")
    click(button(review.window, "&Uændret"))
    assert review.shown() == "#3"


def test_what_was_done_can_be_undone_from_here(hands: Hands, review: Review) -> None:
    review.key(Qt.Key.Key_F2)
    review.key(Qt.Key.Key_Z, CTRL)
    assert hands.risk(4).evaluations == ()
    review.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(hands.risk(4).evaluations) == 1


def test_it_is_left_and_gone_on_with(hands: Hands, review: Review) -> None:
    review.key(Qt.Key.Key_F2)
    write(review.field, "Sejlplanen holder")
    review.key(Qt.Key.Key_Escape)
    wait_until(lambda: not hands.window.findChildren(ReviewWindow), "the end of the review")
    assert hands.stack == ["Ny evaluering af #4", "Ny evaluering af #6"], "what was typed is told"
    assert not hands.window.is_untold()
    hands.activate()
    again = Review(hands)
    assert again.shown() == "#3" and "2 af 4 evalueret" in again.said()
    hands.activate()
    assert Review(hands).window is again.window, "there is one only"
    again.key(Qt.Key.Key_PageUp, CTRL)
    assert (again.shown(), again.field.toPlainText()) == ("#6", "Sejlplanen holder"), "what was said can be mended"


def test_what_is_evaluated_is_not_asked_about_again(hands: Hands, review: Review) -> None:
    review.key(Qt.Key.Key_F2)
    review.key(Qt.Key.Key_F2)
    review.key(Qt.Key.Key_Escape)
    wait_until(lambda: not hands.window.findChildren(ReviewWindow), "the end of the review")
    hands.activate()
    again = Review(hands)
    again.key(Qt.Key.Key_F2)
    again.key(Qt.Key.Key_F2)
    assert again.shown() == "" and "Alle 4 åbne risici er evalueret." in again.said()
    again.key(Qt.Key.Key_Escape)
    wait_until(lambda: not hands.window.findChildren(ReviewWindow), "the end of the review")
    hands.activate()
    assert Review(hands).shown() == "", "there is nothing left to be asked about"


def test_last_time_stands_at_the_same_height_as_today(review: Review) -> None:
    (nothing,) = (each for each in review.window.findChildren(QLabel) if each.text() == "Ingen evaluering endnu.")
    heights = [each.mapTo(review.window, QPoint()).y() for each in (nothing, review.field)]
    assert abs(heights[0] - heights[1]) <= theme.GRID


def test_the_end_tells_what_is_left_and_leads_there(review: Review) -> None:
    review.key(Qt.Key.Key_F2)
    for _ in range(3):
        review.next()
    assert "3 risici mangler en evaluering." in review.said()
    assert "#6 Sejlplanen\n#3 Isvinter\n#1 Bemanding" in review.said()
    rest = button(review.window, "Gå til det, der &mangler")
    assert review.window.focusWidget() is rest
    QTest.keyClick(rest, Qt.Key.Key_Space)
    assert review.shown() == "#6"
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F2):
        review.key(key)
    review.next()
    assert "Alle 4 åbne risici er evalueret." in review.said()
    click(button(review.window, "&Forrige"))
    assert review.shown(), "one can go back from the end"


def test_from_the_end_the_status_is_finished(hands: Hands, review: Review, opened: list[Path]) -> None:
    for _ in range(4):
        review.key(Qt.Key.Key_F2)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FinishDialog)
        click(dialog.deed)

    finish = button(review.window, "&Afslut status…")
    assert review.window.focusWidget() is finish
    with answering(answer):
        click(finish)
    assert len(hands.on_disk().snapshots) == 2
    assert not any(each.isVisible() for each in hands.window.findChildren(ReviewWindow))
    wait_until(lambda: bool(opened), "the report")


def test_the_risk_is_shown_in_the_window(hands: Hands, review: Review) -> None:
    review.next()
    write(review.field, "Ny plan fra maj")
    click(button(review.window, "&Vis i vinduet"))
    assert (hands.shown(), hands.stack) == ("#6", ["Ny evaluering af #6"])
    wait_until(lambda: QApplication.activeWindow() is hands.window, "the window")


def test_it_follows_what_is_done_in_the_window(hands: Hands, review: Review) -> None:
    document = hands.window.document
    review.next()
    document.close_risk(hands.risk(4).id, TODAY, "")
    assert review.shown() == "#6", "one before it is gone"
    document.close_risk(hands.risk(6).id, TODAY, "")
    assert review.shown() == "#3", "the next comes in its place"
    document.rename_risk(document.create_risk(), "Kokken på Læsø")
    seen: list[str] = []
    while review.shown():
        seen.append(review.shown())
        review.next()
    assert seen == ["#3", "#1", "#9"]
    review.key(Qt.Key.Key_PageUp, CTRL)
    assert "Ny siden sidste status" in review.said()
    for number in (1, 3, 9):
        document.close_risk(hands.risk(number).id, TODAY, "")
    assert {"Der er ingen åbne risici.", "Der er ikke noget at gå igennem."} <= set(review.said())


def test_many_that_are_left_are_counted(hands: Hands, review: Review) -> None:
    for name in ("Kokken", "Kaptajnen"):
        hands.window.document.rename_risk(hands.window.document.create_risk(), name)
    for _ in range(6):
        review.next()
    assert any(text.endswith("\nog 2 til") for text in review.said())


def test_what_is_typed_counts_as_typed_in_the_window(hands: Hands, review: Review) -> None:
    write(review.field, "Halvvejs")
    window = hands.window
    standing = window.safety.standing().register
    typed = next(risk for risk in standing.risks if risk.number == 4)
    assert [entry.text for entry in typed.evaluations] == ["Halvvejs"]
    window.flush()
    write(review.field, " på Ærø")
    standing = window.safety.standing().register
    typed = next(risk for risk in standing.risks if risk.number == 4)
    assert [entry.text for entry in typed.evaluations] == ["Halvvejs på Ærø"]
    overwrite(review.field, " ")
    assert window.safety.standing().register == hands.register


def test_closing_the_window_keeps_what_is_typed(hands: Hands, review: Review, path: Path) -> None:
    from risikoapp.storage.repository import Repository

    write(review.field, "Sidste ord på Ærø")
    hands.window.close()
    risk = Repository.open(path)[1].register.risks[3]
    assert [entry.text for entry in risk.evaluations] == ["Sidste ord på Ærø"]


def test_before_the_first_status_todays_words_stand_beside_the_last(hands: Hands) -> None:
    document = hands.window.document
    document.join(replace(document.file, snapshots=()))
    review = Review(hands)
    assert "2 af 4 evalueret" in review.said()
    for _ in range(3):
        review.next()
    assert (review.shown(), review.earlier()) == ("#1", "Alle vagter er besat på Ærø.")
    assert not any("sidste status" in text for text in review.said())
    write(review.field, "Stadig fuldt bemandet.")
    review.next()
    review.key(Qt.Key.Key_PageUp, CTRL)
    assert review.field.toPlainText() == "Stadig fuldt bemandet."
    assert review.earlier() == "Alle vagter er besat på Ærø."


def test_a_new_status_offers_to_begin_the_review(hands: Hands) -> None:
    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        overwrite(named(dialog, "Dato"), "1/6-2026")
        click(dialog.deed)

    hands.window.document.finish_status(TODAY)
    with answering(begin):
        hands.order("begin_status")
    (window,) = hands.window.findChildren(ReviewWindow)
    assert window.isVisible()
