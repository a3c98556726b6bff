"""From Opret PDF to the preview: what is shown where, how far it has come, and how it is given up."""

import datetime as dt
import threading
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QRadioButton
from shiboken6 import isValid

from risikoapp.domain.model import RegisterFile
from risikoapp.ui import reporting
from risikoapp.ui.dialogs.attached import AttachedDialog
from risikoapp.ui.dialogs.progress import Progress
from risikoapp.ui.dialogs.status import FinishDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.preview.window import PreviewWindow
from risikoapp.ui.reporting import render
from tests.ui.hands import CTRL, Hands, answering, button, click, texts, wait_until, write
from tests.ui.paper import TODAY
from tests.ui.preview.leaves import pages, previewed, rest

NAME = "Risikovurdering for færgedriften på Ærø 03-11-2025.pdf"
SHOWN = "Det, den viser, ligger også i den som data."


class Press:
    """A report that is drawn page by page, as it is let on."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.drawn = 0

    def render(self, _file: RegisterFile, _today: dt.date, watch: Callable[[int, int], None]) -> bytes:
        for page in range(1_000):
            watch(page, 1_000)
            self.drawn = page + 1
            if page == 400:
                assert self.may_go_on.wait(10)
        return b"%PDF"


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Generator[Press]:
    made = Press()
    monkeypatch.setattr(reporting, "render", made.render)
    yield made
    made.may_go_on.set()


def progress(window: MainWindow) -> Progress:
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(Progress)), "the progress")
    (shown,) = (each for each in window.findChildren(Progress) if each.isVisible())
    return shown


def test_one_click_makes_the_report_and_shows_it(hands: Hands) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, " på søen")
    hands.key(Qt.Key.Key_E, CTRL)
    shown = previewed(hands.window)
    assert shown.windowTitle().startswith(Path(NAME).stem) and (hands.window.path.parent / NAME).exists()
    assert "Bemanding på søen" in "".join(pages(shown).lines())
    assert any(text.startswith(f"PDF'en er oprettet: {NAME}") for text in texts(hands.notice))
    assert shown.isActiveWindow() and pages(shown).hasFocus()


def test_a_second_report_is_shown_in_the_same_window(hands: Hands) -> None:
    hands.order("pdf")
    shown = previewed(hands.window)
    hands.activate()
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, " ved kajen")
    hands.order("pdf")
    wait_until(lambda: "Bemanding ved kajen" in "".join(pages(shown).lines()), "the new report", seconds=30)
    assert previewed(hands.window) is shown


def test_one_that_was_closed_comes_again(hands: Hands) -> None:
    hands.order("pdf")
    previewed(hands.window).close()
    hands.order("pdf")
    assert previewed(hands.window).isVisible()


def test_a_finished_status_is_shown_the_same_way(hands: Hands) -> None:
    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, FinishDialog)
        click(dialog.deed)

    with answering(accept):
        hands.order("finish_status")
    assert "Status pr. 3. november 2025" in " ".join(pages(previewed(hands.window)).lines())
    assert hands.notice.told.startswith("Status pr. 03-11-2025 er afsluttet. PDF'en er oprettet: ")
    # What was just finished is not offered to be changed.
    assert SHOWN in texts(previewed(hands.window)) and not changing(previewed(hands.window)).isVisible()


def changing(shown: PreviewWindow) -> QPushButton:
    """What leads on to other data."""
    (found,) = (each for each in shown.findChildren(QPushButton) if each.text() == "Ski&ft data…")
    return found


def test_it_says_which_data_are_sent_with_it_and_lets_them_be_changed(hands: Hands) -> None:
    hands.order("pdf")
    shown = previewed(hands.window)
    assert SHOWN in texts(shown)

    def choose_none(dialog: QDialog) -> None:
        assert isinstance(dialog, AttachedDialog)
        # Which has the keyboard again afterwards.
        assert dialog.parent() is shown
        dialog.findChildren(QRadioButton)[-1].setChecked(True)
        dialog.accept()

    with answering(choose_none):
        click(changing(shown))
    wait_until(lambda: "Der ligger ingen data i den." in texts(shown), "the other report", seconds=30)
    assert previewed(hands.window) is shown
    assert hands.window.document.register.report.attached == "none"


def test_the_menu_sends_reports_to_the_systems_program_and_back(
    hands: Hands, opened: list[Path], preferences: Preferences
) -> None:
    preferences.set_shows_preview(True)
    switch = hands.window.commands["preview"]
    assert switch.isChecked()
    switch.trigger()
    hands.order("pdf")
    wait_until(lambda: bool(opened), "the report")
    assert not hands.window.findChildren(PreviewWindow) and not preferences.shows_preview
    switch.trigger()
    hands.order("pdf")
    assert previewed(hands.window) and len(opened) == 1


def test_it_goes_with_its_window(hands: Hands) -> None:
    hands.order("pdf")
    shown = previewed(hands.window)
    hands.window.close()
    wait_until(lambda: not isValid(shown), "the end of the preview")


def test_a_window_that_closes_while_its_report_is_made_shows_none(hands: Hands) -> None:
    hands.order("pdf")
    hands.window.close()
    assert not hands.window.findChildren(PreviewWindow)
    wait_until(lambda: not isValid(hands.window), "the end of the window")


def test_what_takes_long_tells_how_far_it_is_and_can_be_given_up(hands: Hands, press: Press) -> None:
    hands.order("pdf")
    assert not [each for each in hands.window.findChildren(Progress) if each.isVisible()], "not at once"
    shown = progress(hands.window)
    bar = shown.findChildren(QProgressBar)[-1]
    wait_until(lambda: (bar.value(), bar.maximum()) == (400, 1_000), "the pages")
    (cancel,) = shown.findChildren(QPushButton)
    click(cancel)
    press.may_go_on.set()
    wait_until(lambda: hands.window.statusBar().currentMessage() == "", "the end")
    assert press.drawn == 401, "nothing more is drawn"
    assert not list(hands.window.path.parent.glob("*.pdf")) and hands.notice.told == ""
    wait_until(lambda: not hands.window.findChildren(Progress), "the end of the progress")


def test_after_giving_up_the_next_one_is_made(hands: Hands, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.key(Qt.Key.Key_P, CTRL)
    click(progress(hands.window).findChildren(QPushButton)[0])
    press.may_go_on.set()
    wait_until(lambda: hands.window.statusBar().currentMessage() == "", "the end")
    monkeypatch.setattr(reporting, "render", render)
    hands.order("pdf")
    rest(previewed(hands.window))
    assert render(hands.window.document.file, TODAY) == (hands.window.path.parent / NAME).read_bytes()


def test_the_notice_still_leads_to_the_folder(hands: Hands) -> None:
    hands.order("pdf")
    previewed(hands.window)
    assert button(hands.notice, "Vis i mappe").isEnabled()


def test_a_folder_that_nothing_can_show_is_named(hands: Hands, opens_nothing: None) -> None:
    hands.order("pdf")
    previewed(hands.window)
    click(button(hands.notice, "Vis i mappe"))
    assert hands.notice.told == f"Mappen kunne ikke vises. Den hedder {hands.window.path.parent}"
