"""The way round the window: offered once to who is new, never in the way, and left by a key."""

from collections.abc import Generator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from risikoapp.ui import help_deeds
from risikoapp.ui.help_deeds import HelpDeeds
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.tour.card import TourCard, place_beside
from risikoapp.ui.tour.steps import steps
from tests.ui.hands import Hands, button, click, overwrite, rest, wait_until

OFFER = "Er du ny her? En kort rundvisning viser det vigtigste. Du finder den også under Hjælp."


def _card(hands: Hands) -> TourCard | None:
    return next((each for each in hands.window.findChildren(TourCard) if each.isVisible()), None)


def _title(card: TourCard) -> str:
    return next(label.text() for label in card.findChildren(QLabel) if label.property("role") == "lead")


@pytest.fixture
def card(hands: Hands) -> Generator[TourCard]:
    hands.window.resize(1280, 800)
    hands.window.list.take_focus()
    hands.order("tour")
    made = _card(hands)
    assert made is not None
    yield made
    assert QApplication.activeModalWidget() is None


def test_it_leads_through_five_steps_by_key_and_gives_the_keyboard_back(hands: Hands, card: TourCard) -> None:
    seen = [_title(card)]
    for _step in range(4):
        hands.key(Qt.Key.Key_Return)
        seen.append(_title(card))
        area = card.geometry()
        assert hands.window.rect().contains(area)
    assert seen == ["Matrixen", "Ruden", "Listen", "Afslut status", "Opret PDF"]
    assert not [each for each in card.findChildren(QPushButton) if each.text() == "&Spring over" and each.isVisible()]
    hands.key(Qt.Key.Key_Return)
    assert _card(hands) is None
    focus = hands.window.focusWidget()
    assert focus is not None and hands.window.list.isAncestorOf(focus)


def test_each_step_stands_beside_what_it_is_about(hands: Hands, card: TourCard) -> None:
    for step in steps(hands.window):
        area = QRect(step.target.mapTo(hands.window, QPoint()), step.target.size())
        assert _title(card) == step.title
        assert step.target.isVisible()
        assert not card.geometry().intersects(area)
        click(next(each for each in card.findChildren(QPushButton) if each.property("primary")))


def test_it_ends_where_what_had_the_keyboard_is_gone(hands: Hands) -> None:
    hands.window.resize(1280, 800)
    field = QLineEdit(hands.window)
    field.show()
    field.setFocus()
    hands.order("tour")
    shiboken6.delete(field)
    card = _card(hands)
    assert card is not None
    hands.key(Qt.Key.Key_Escape)
    assert _card(hands) is None


def test_escape_ends_it_and_so_does_the_button(hands: Hands, card: TourCard) -> None:
    hands.key(Qt.Key.Key_Escape)
    assert _card(hands) is None
    hands.order("tour")
    again = _card(hands)
    assert again is not None
    click(button(again, "&Spring over"))
    assert _card(hands) is None


def test_one_goes_back_too(hands: Hands, card: TourCard) -> None:
    assert not button(card, "&Tilbage").isEnabled()
    hands.key(Qt.Key.Key_Return)
    click(button(card, "&Tilbage"))
    assert _title(card) == "Matrixen"


def test_the_window_is_worked_in_meanwhile(hands: Hands, card: TourCard) -> None:
    overwrite(hands.name(), "Storm")
    hands.window.flush()
    assert "Storm" in [risk.name for risk in hands.register.risks]
    hands.drag(1, "tray")
    assert hands.chip_cell(1) is None
    # Escape is the window's own again.
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    assert _card(hands) is card
    hands.window.resize(1100, 720)
    assert hands.window.rect().contains(card.geometry())


def test_it_is_begun_anew_and_not_twice(hands: Hands, card: TourCard) -> None:
    hands.key(Qt.Key.Key_Return)
    hands.order("tour")
    (only,) = [each for each in hands.window.findChildren(TourCard) if each.isVisible()]
    assert _title(only) == "Matrixen"


def test_it_is_heard_as_it_is_read(card: TourCard) -> None:
    assert card.accessibleName().startswith("Trin 1 af 5. Matrixen. ")
    focused = card.window().focusWidget()
    assert focused is not None and "Træk den" in focused.accessibleDescription()


def test_without_risks_it_tells_how_to_get_one(hands: Hands) -> None:
    for risk in hands.register.open_risks:
        hands.window.document.close_risk(risk.id, hands.window.document.clock.today(), "")
    assert "Ny risiko" in steps(hands.window)[0].text


def test_the_table_is_shown_where_the_matrix_is_not(hands: Hands) -> None:
    hands.order("matrix_table")
    assert steps(hands.window)[0].target.isVisible()


@pytest.fixture
def newcomer(hands: Hands, preferences: Preferences, monkeypatch: pytest.MonkeyPatch) -> HelpDeeds:
    assert not preferences.knows_tour
    monkeypatch.setattr(help_deeds, "PATIENCE", 0)
    (deeds,) = hands.window.findChildren(HelpDeeds)
    return deeds


def test_it_is_offered_once_to_who_is_new(hands: Hands, newcomer: HelpDeeds, preferences: Preferences) -> None:
    HelpDeeds(hands.window, preferences)
    wait_until(lambda: hands.notice.told == OFFER, "the offer")
    assert preferences.knows_tour
    hands.notice.clear()
    newcomer.offer_tour()
    assert hands.notice.told == ""


def test_what_is_told_already_stays(hands: Hands, newcomer: HelpDeeds, preferences: Preferences) -> None:
    hands.notice.tell("Noget andet")
    newcomer.offer_tour()
    assert hands.notice.told == "Noget andet"
    assert not preferences.knows_tour


def test_it_comes_when_what_is_told_has_been_read(hands: Hands, newcomer: HelpDeeds, preferences: Preferences) -> None:
    hands.notice.tell("Noget andet")
    HelpDeeds(hands.window, preferences)
    rest()
    assert hands.notice.told == "Noget andet"
    click(button(hands.notice, "Skjul"))
    wait_until(lambda: hands.notice.told == OFFER, "the offer")


def test_the_offer_leads_to_it(hands: Hands, newcomer: HelpDeeds) -> None:
    newcomer.offer_tour()
    click(button(hands.notice, "Vis mig rundt"))
    assert _card(hands) is not None


AREA, ROOM = QRect(100, 100, 200, 200), QRect(0, 0, 1000, 800)


@pytest.mark.parametrize(
    ("area", "size", "place"),
    [
        (AREA, QSize(300, 100), QPoint(315, 149)),
        (QRect(700, 100, 200, 200), QSize(300, 100), QPoint(384, 149)),
        (QRect(0, 100, 1000, 200), QSize(300, 100), QPoint(0, 315)),
        (ROOM, QSize(300, 100), QPoint(0, 349)),
    ],
)
def test_a_card_finds_its_place(area: QRect, size: QSize, place: QPoint) -> None:
    assert place_beside(area, size, ROOM) == place
