"""The window that compares two states of a risikovurdering."""

import datetime as dt
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolBar, QToolButton

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui.comparing.window import ComparisonWindow
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.six_statuses import SERIOUS, TOLD, six_statuses
from tests.ui.comparing.seen import NEWEST, Comparison
from tests.ui.hands import CTRL, Hands, button, choose_in, click, overwrite, texts, wait_until

LAST = "Status pr. 03-11-2024 – Årsmødet"
NOTHING = "Ingen risici er flyttet, kommet til, lukket eller genåbnet."


@pytest.fixture
def file() -> RegisterFile:
    return six_statuses()


@pytest.fixture
def comparison(window: MainWindow) -> Comparison:
    return Comparison(window)


def test_at_first_the_two_last_are_compared_as_nothing_has_been_edited_since(comparison: Comparison) -> None:
    assert comparison.pair == ("Status pr. 03-09-2024", LAST)
    assert comparison.told == TOLD[4, 5]
    assert comparison.window.windowTitle() == "Sammenlign – Færgen til Ærø"


def test_once_something_is_edited_the_last_status_is_compared_with_now(hands: Hands) -> None:
    hands.drag(1, SERIOUS)
    comparison = Comparison(hands.window)
    assert comparison.pair == (LAST, "Nu")
    moved = "#1 Is er flyttet fra Mindre sandsynligt × Generende til Mindre sandsynligt × Kritisk (Høj)."
    assert comparison.told == (moved,)


def test_both_ends_offer_every_state_the_newest_first(comparison: Comparison) -> None:
    fields = (comparison.first, comparison.second)
    names = [[field.itemText(row) for row in range(field.count())] for field in fields]
    days = ("03-09-2024", "03-10-2023", "03-02-2023 – Sommermødet", "03-06-2022", "03-11-2021")
    assert names[0] == names[1] == ["Nu", LAST, *(f"Status pr. {day}" for day in days)]


@pytest.mark.parametrize(("first", "second"), TOLD)
def test_between_any_two_of_six_statuses_what_must_be_told_is_told(
    comparison: Comparison, first: int, second: int
) -> None:
    comparison.choose(first, second)
    assert comparison.told == TOLD[first, second]


def test_whoever_chooses_one_end_pushes_the_other_along(comparison: Comparison) -> None:
    comparison.choose(1, 3)
    comparison.second.setFocus()
    for _step in range(2):
        QTest.keyClick(comparison.second, Qt.Key.Key_Down)
    assert comparison.told == TOLD[0, 1]
    comparison.first.setFocus()
    for _step in range(2):
        QTest.keyClick(comparison.first, Qt.Key.Key_Up)
    assert comparison.told == TOLD[2, 3]
    # Nothing comes after what stands now.
    for _step in range(9):
        QTest.keyClick(comparison.first, Qt.Key.Key_Up)
    assert comparison.pair == (LAST, "Nu")
    assert comparison.told == (NOTHING,)


def test_the_ends_can_be_chosen_with_the_mouse(comparison: Comparison) -> None:
    choose_in(comparison.first, "Status pr. 03-06-2022")
    assert comparison.told == TOLD[1, 5]
    choose_in(comparison.second, "Status pr. 03-02-2023 – Sommermødet")
    assert comparison.told == TOLD[1, 2]


def test_the_slider_is_dragged_with_the_mouse(comparison: Comparison) -> None:
    slider, middle = comparison.slider, comparison.slider.height() // 2
    # Six steps of the same length, and the handle stands at the last but one.
    step = slider.width() / (NEWEST - 1)
    start, end = QPoint(int(slider.width() - step), middle), QPoint(2, middle)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider, (start + end) / 2)
    assert comparison.told == TOLD[2, 3]
    QTest.mouseMove(slider, end)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    assert comparison.told == TOLD[0, 1]


def test_the_slider_goes_through_all_statuses_and_now(comparison: Comparison) -> None:
    assert QApplication.focusWidget() is comparison.slider
    QTest.keyClick(comparison.slider, Qt.Key.Key_Home)
    for second in range(1, NEWEST):
        assert comparison.told == TOLD[second - 1, second]
        assert comparison.slider.accessibleDescription() == " til ".join(comparison.pair)
        QTest.keyClick(comparison.slider, Qt.Key.Key_Right)
    assert comparison.pair == (LAST, "Nu")
    QTest.keyClick(comparison.slider, Qt.Key.Key_Left)
    assert comparison.told == TOLD[4, 5]


def test_the_slider_stands_where_the_later_one_was_chosen(comparison: Comparison) -> None:
    comparison.choose(0, 3)
    QTest.keyClick(comparison.slider, Qt.Key.Key_Right)
    assert comparison.told == TOLD[3, 4]


def test_the_list_tells_each_risk_with_a_sign_and_a_word_and_both_levels(comparison: Comparison) -> None:
    comparison.choose(2, 5)
    assert comparison.rows() == [
        ("#1", "Is", "→", "Flyttet", "Høj"),
        ("#2", "Mandskab", "↺", "Genåbnet", "Høj"),
        ("#3", "Olie", "×", "Lukket", "Høj → Meget høj"),
        ("#4", "Storm", "+", "Ny", "Ikke placeret"),
    ]
    comparison.choose(0, 1)
    assert comparison.rows() == [
        ("#1", "Is", "↑", "Højere", "Mellem → Høj"),
        ("#2", "Mandskab", "=", "Uændret", "Høj"),
    ]


def test_the_texts_of_the_risk_that_is_chosen_are_marked_word_by_word(comparison: Comparison) -> None:
    comparison.choose(0, 1)
    QTest.mouseClick(comparison.table.viewport(), Qt.MouseButton.LeftButton, pos=_row(comparison, 0))
    assert comparison.texts == [
        "#1 Is",
        "Beskrivelse",
        "Isen lukker sejlrenden i [mange ]uger.",
        "Handling",
        "~•~  ~Spørg havnen.~",
        "•  Lej en isbryder.",
        "Evaluering",
        "[03-06-2022]  [Den er tyk.]",
    ]
    QTest.keyClick(comparison.table, Qt.Key.Key_Down)
    assert comparison.chosen() == "#2"
    assert comparison.texts == ["#2 Mandskab", "Teksterne er, som de var."]


def test_texts_begin_where_something_has_changed_and_stay_there_while_more_is_written(hands: Hands) -> None:
    long = "\n".join(f"Linje {number}." for number in range(80))
    hands.window.document.describe_risk("r1", long)
    hands.window.document.finish_status(dt.date(2025, 1, 7))
    hands.window.document.describe_risk("r1", long + "\nEn linje til.")
    comparison = Comparison(hands.window)
    bar = comparison.reading.verticalScrollBar()
    QTest.mouseClick(comparison.table.viewport(), Qt.MouseButton.LeftButton, pos=_row(comparison, 0))
    assert bar.value() > bar.maximum() / 2
    bar.setValue(bar.maximum() // 3)
    hands.window.document.rename_risk("r1", "Isvinter")
    assert bar.value() == bar.maximum() // 3
    QTest.keyClick(comparison.table, Qt.Key.Key_Down)
    assert bar.value() == 0


def test_the_sentences_are_copied_with_the_button(comparison: Comparison) -> None:
    comparison.choose(2, 4)
    click(button(comparison.window, "Kopiér"))
    assert QApplication.clipboard().text() == "\n".join(TOLD[2, 4])


def test_the_sentences_can_be_marked_and_copied(comparison: Comparison) -> None:
    field = comparison.part("Det er ændret")
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)
    heading = f"Fra status pr. 03-09-2024 til {LAST.replace('Status', 'status')}"
    assert QApplication.clipboard().text() == "\n".join((heading, *TOLD[4, 5]))


def test_where_nothing_moved_it_is_said_and_there_is_nothing_to_copy(comparison: Comparison) -> None:
    QTest.keyClick(comparison.slider, Qt.Key.Key_End)
    assert comparison.told == (NOTHING,)
    assert not button(comparison.window, "Kopiér").isEnabled()


def test_what_is_edited_in_the_window_is_seen_at_once(hands: Hands) -> None:
    hands.drag(1, SERIOUS)
    comparison = Comparison(hands.window)
    QTest.mouseClick(comparison.table.viewport(), Qt.MouseButton.LeftButton, pos=_row(comparison, 0))
    hands.window.document.describe_risk(hands.risk(1).id, "Isen lukker havnen i mange uger.")
    assert comparison.texts[:3] == ["#1 Is", "Beskrivelse", "Isen lukker ~sejlrenden ~[havnen ]i mange uger."]
    hands.activate()
    overwrite(hands.name(), "Isvinter")
    hands.key(Qt.Key.Key_Return)
    assert comparison.chosen() == "#1"
    assert comparison.texts[0] == "#1 ~Is~ [Isvinter]"
    hands.undo()
    assert comparison.texts[0] == "#1 Is"


def test_the_same_two_are_compared_when_a_status_is_finished_or_taken_back(hands: Hands) -> None:
    comparison = Comparison(hands.window)
    comparison.choose(4, NEWEST)
    hands.drag(1, SERIOUS)
    hands.window.document.finish_status(dt.date(2025, 1, 7))
    assert comparison.pair == ("Status pr. 03-09-2024", "Nu")
    assert comparison.first.count() == NEWEST + 2
    comparison.choose(NEWEST - 1, NEWEST)
    assert comparison.pair == (LAST, "Status pr. 07-01-2025")
    hands.window.document.take_back_status()
    assert comparison.pair == (LAST, "Nu")


def test_only_one_comparison_is_opened_and_escape_closes_it(window: MainWindow, comparison: Comparison) -> None:
    Hands(window).activate()
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    wait_until(comparison.window.isActiveWindow, "the comparison in front")
    assert window.findChildren(ComparisonWindow) == [comparison.window]
    QTest.keyClick(comparison.slider, Qt.Key.Key_Escape)
    wait_until(lambda: not shiboken6.isValid(comparison.window), "the end of the comparison")
    Hands(window).activate()
    assert Comparison(window).told == TOLD[4, 5]


def test_it_goes_with_the_window_that_it_belongs_to(window: MainWindow, comparison: Comparison) -> None:
    assert window.close()
    assert not shiboken6.isValid(comparison.window) or not comparison.window.isVisible()
    wait_until(lambda: not shiboken6.isValid(window), "the end of the window")
    assert not shiboken6.isValid(comparison.window)


def test_the_button_of_the_toolbar_opens_it(window: MainWindow) -> None:
    (bar,) = window.findChildren(QToolBar)
    (found,) = (each for each in bar.findChildren(QToolButton) if each.text() == "Sammenlign…")
    click(found)
    (opened,) = window.findChildren(ComparisonWindow)
    assert opened.isVisible()


def test_enter_presses_no_button(comparison: Comparison) -> None:
    QApplication.clipboard().setText("før")
    QTest.keyClick(comparison.slider, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "før"
    assert not any(each.isDefault() for each in comparison.window.findChildren(QPushButton))


def test_the_keys_reach_everything(comparison: Comparison) -> None:
    comparison.first.setFocus()
    way: list[str] = []
    for _step in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        way.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert way == [
        "Fra",
        "Til",
        "Gå fra status til status",
        "Hvad der er blevet af hver risiko",
        "Teksterne i den valgte risiko",
        "Det er ændret",
        "Kopiér",
    ]
    # The list shows where the keys are.
    assert comparison.chosen() == "#1"


def test_without_a_finished_status_it_says_what_can_be_done(windows: Windows, tmp_path: Path) -> None:
    path = tmp_path / "ny.risiko"
    Repository.create(path, RegisterFile(register=Register()))
    window = windows.open_file(path)
    assert window is not None
    Hands(window).activate()
    comparison = Comparison(window)
    assert comparison.window.windowTitle() == "Sammenlign"
    (calm,) = (text for text in texts(comparison.window) if text.startswith("Der er ingen afsluttet status"))
    assert "Status → Afslut status…" in calm
    window.document.finish_status(dt.date(2025, 1, 7))
    assert comparison.pair == ("Status pr. 07-01-2025", "Nu")


def _row(comparison: Comparison, row: int) -> QPoint:
    return comparison.table.visualRect(comparison.table.model().index(row, 1)).center()
