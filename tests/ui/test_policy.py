"""What is decided for the machine, as it is met in the window."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QRadioButton

from risikoapp.importers.errors import NoDataInPdf
from risikoapp.importers.formats import read_paper
from risikoapp.policy import Policy
from risikoapp.ui import reporting
from risikoapp.ui.clock import Clock
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, answering, button, texts, wait_until
from tests.ui.paper import NOW


@pytest.fixture
def preferences(preferences: Preferences) -> Generator[Preferences]:
    preferences.set_author("PL")
    preferences.policy = Policy(names_author=False, most_attached="none", opens_last=False)
    yield preferences
    preferences.policy = Policy()


def test_nobody_is_named_and_it_is_told_why(hands: Hands, preferences: Preferences) -> None:
    def look(dialog: QDialog) -> None:
        assert "Din organisation har bestemt, at der ikke står, hvem der har rettet." in texts(dialog)
        (field,) = dialog.findChildren(QLineEdit)
        assert not field.isEnabled() and field.text() == ""
        # It asks for nothing, and promises nothing that does not happen.
        assert field.placeholderText() == "Slået fra"
        assert field.accessibleDescription() in texts(dialog)
        assert not any("ved hver ændring" in text for text in texts(dialog))
        assert not button(dialog, "Gem").isEnabled()
        dialog.reject()

    assert hands.window.document.author == ""
    with answering(look):
        hands.order("author")
    preferences.policy = Policy()
    # It is not forgotten.
    assert preferences.author == "PL"


def test_no_data_can_be_chosen_for_a_report(hands: Hands) -> None:
    register = hands.register

    def look(dialog: QDialog) -> None:
        assert "Din organisation har bestemt, hvor meget der højst må følge med." in texts(dialog)
        shown = [each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Data i PDF'en"]
        assert [each.currentText() for each in shown] == ["Ingen data"] or shown[0].count() == 1
        assert not shown[0].isEnabled()
        dialog.accept()

    with answering(look):
        hands.order("report_content")
    # What is decided here is not written into the file.
    assert hands.register.report == register.report

    def choose(dialog: QDialog) -> None:
        offered = [each.isEnabled() for each in dialog.findChildren(QRadioButton)]
        assert offered.count(True) == 1
        for each in dialog.findChildren(QRadioButton):
            assert ("Din organisation har bestemt" in each.accessibleDescription()) != each.isEnabled()
        dialog.reject()

    with answering(choose):
        hands.window.handlers.change_attached()


def test_a_report_has_no_data_in_it(hands: Hands, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.window.document.change_report(replace(hands.register.report, attached="all"))
    made: list[Path] = []
    hands.window.handlers.show_pdfs_by(lambda path, _data, _may_change: made.append(path) or True)
    hands.order("pdf")
    wait_until(lambda: bool(made), "the report", seconds=60)
    with pytest.raises(NoDataInPdf):
        read_paper(made[0], new_id=clock.new_id, now=NOW)
    assert hands.register.report.attached == "all"
    assert reporting.report_name(hands.window.document.file)


def test_the_file_of_last_time_is_not_opened(windows: Windows, window: MainWindow) -> None:
    assert window.close()
    windows.begin(None)
    assert windows.start_page is not None
    assert not windows.open_windows
