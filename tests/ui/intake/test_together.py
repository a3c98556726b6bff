"""What is alike in a paper and is answered together, and the year of a day without one."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from risikoapp.ui import windows as windows_module
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.windows import Windows
from tests.ui.hands import answering, button, click, named, texts, write
from tests.ui.intake.test_import import asked, click_cell, go_to, review_of, risk_of
from tests.ui.paper import TODAY, cell

STATUS = dt.date(2024, 2, 17)
PAPER = """\
Risikovurdering for færgedriften på Ærø
17-02-2024
Bemanding: #1
Isvinter: #3
Til orientering for bestyrelsen
Kaffen er på kanden
1. Bemanding
Beskrivelse: Der mangler styrmænd.
Handling:
8/3: Opslag på søfartsskolerne.
Evaluering: Alle vagter er besat.
3. Isvinter
Beskrivelse: Isen lukker sejlrenden.
Evaluering: Søen er åben.
"""
SHEET = (
    "Nr.;Risiko;Handling;Evaluering\n1;Isvinter;Bryd den;Søen er åben\n3;Bemanding;Slå op;Alle vagter er besat\n"
    "4;Sejlplanen;Hør øen;12/9: Den er hørt\n5;Kajen;Mål den;1/9-2022: Den er målt\n"
)
Look = Callable[[ImportReview], object]
Through = Callable[[str, Look], None]


@pytest.fixture
def look_through(windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Through:
    """Imports a text, or a sheet, and has its review looked at."""

    def imported(text: str, look: Look) -> None:
        path = tmp_path / ("log.csv" if ";" in text else "papir.txt")
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)

        def answer(dialog: QDialog) -> None:
            review = review_of(dialog)
            look(review)
            review.done(0)

        windows.begin(None)
        with answering(answer):
            windows.import_paper()

    return imported


def go_back_to(review: ImportReview, words: str) -> None:
    """Steps back to what has been answered."""
    for _step in range(20):
        if any(words in text for text in texts(review)):
            return
        click(button(review, "&Forrige"))
    raise AssertionError(words)


def buttons(review: ImportReview) -> list[str]:
    return [each.text() for each in review.findChildren(QPushButton) if each.isVisible()]


def evaluated(review: ImportReview) -> list[dt.date | None]:
    return [each.date for risk in review.draft.register_file.register.risks for each in risk.evaluations]


def test_the_rest_of_what_was_not_used_is_left_with_one_answer(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "»Til orientering for bestyrelsen« er ikke kommet med")
        waiting = len(review.draft.unclear)
        click(button(review, "Resten skal ikke bruges (2)"))
        assert len(review.draft.unclear) == waiting - 2
        assert not any("ikke kommet med" in each.message for each in review.draft.unclear)
        QTest.keySequence(review, "Ctrl+Z")
        assert len(review.draft.unclear) == waiting, "one step back"
        assert any("»Til orientering for bestyrelsen«" in text for text in texts(review)), "where it was answered"
        click(button(review, "Skal ikke bruges"))
        go_to(review, "»Kaffen er på kanden« er ikke kommet med")
        assert not any(text.startswith("Resten") for text in buttons(review)), "there is no rest"

    look_through(PAPER, look)


def test_evaluations_without_a_date_get_that_of_the_status_together(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "Evalueringen »Alle vagter er besat.«")
        click(button(review, "Statusdatoen til alle 2"))
        assert evaluated(review) == [STATUS, STATUS]
        QTest.keySequence(review, "Ctrl+Z")
        assert evaluated(review) == [None, None]
        click(button(review, "Statusdatoen, 17-02-2024"))
        assert evaluated(review) == [STATUS, None]
        go_to(review, "Evalueringen »Søen er åben.«")
        assert not any("alle" in text for text in buttons(review))

    look_through(PAPER, look)


def test_they_can_all_be_left_without_one(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "Evalueringen »Søen er åben.«")
        click(button(review, "Lad alle 2 stå uden dato"))
        assert evaluated(review) == [None, None]
        assert not any("har ingen dato" in each.message for each in review.draft.unclear)
        go_to(review, "»8/3: Opslag")
        assert not any("alle" in text for text in buttons(review)), "what looks like a date is asked for its own sake"

    look_through(PAPER, look)


def test_a_day_without_a_year_is_in_that_of_the_status(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "»8/3: Opslag")
        assert "Skriver du intet årstal, er det 2024." in texts(review)
        date = named(review, "Dato")
        write(date, "29/2")
        assert date.property("invalid") is not True, "2024 has that day, and this year has not"
        QTest.keyClick(date, Qt.Key.Key_Return)
        assert [each.date for each in risk_of(review, 1).actions] == [dt.date(2024, 2, 29)]
        go_to(review, "Evalueringen »Søen er åben.«")
        write(named(review, "Dato"), "i dag\n")
        assert evaluated(review) == [None, TODAY]

    look_through(PAPER, look)


def test_the_undated_evaluations_of_a_sheet_get_one_date(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "2 evalueringer har ingen dato i arket")
        assert "Skriver du intet årstal, er det 2022." in texts(review), "the year of the newest day there is"
        before = asked(review)
        write(named(review, "Dato"), "3/9\n")
        given = dt.date(2022, 9, 3)
        assert evaluated(review) == [given, given, None, dt.date(2022, 9, 1)]
        assert asked(review) != before
        QTest.keySequence(review, "Ctrl+Z")
        assert evaluated(review) == [None, None, None, dt.date(2022, 9, 1)]
        click(button(review, "Lad dem stå uden dato"))
        assert evaluated(review) == [None, None, None, dt.date(2022, 9, 1)]
        go_to(review, "»12/9: Den er hørt«")
        write(named(review, "Dato"), "12/9\n")
        assert [each.date for each in risk_of(review, 4).evaluations] == [dt.date(2022, 9, 12)]

    look_through(SHEET, look)


def test_the_undated_evaluations_of_a_sheet_get_that_of_the_status(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "2 evalueringer har ingen dato i arket")
        click(button(review, "Statusdatoen, 12-09-2025"))
        assert evaluated(review)[:2] == [dt.date(2025, 9, 12)] * 2

    look_through(f"Status pr.;12-09-2025;;\n\n{SHEET}", look)


def test_who_leaves_something_without_a_date_after_all_takes_it_away_again(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "2 evalueringer har ingen dato i arket")
        write(named(review, "Dato"), "3/9\n")
        go_back_to(review, "2 evalueringer har ingen dato i arket")
        click(button(review, "Lad dem stå uden dato"))
        assert evaluated(review) == [None, None, None, dt.date(2022, 9, 1)]
        go_to(review, "»12/9: Den er hørt«")
        write(named(review, "Dato"), "13/9\n")
        go_back_to(review, "»12/9: Den er hørt«")
        click(button(review, "Lad den stå uden dato"))
        (evaluation,) = risk_of(review, 4).evaluations
        assert (evaluation.date, evaluation.text) == (None, "12/9: Den er hørt"), "as the sheet has it"

    look_through(SHEET, look)


def test_a_risk_that_is_left_without_a_place_after_all_has_none(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "#1 blev ikke fundet i en matrix")
        click_cell(review, (2, 3))
        assert risk_of(review, 1).rating == cell(2, 3)
        go_back_to(review, "#1 blev ikke fundet i en matrix")
        click(button(review, "Lad den stå uden placering"))
        assert (risk_of(review, 1).rating, risk_of(review, 1).rating_changes) == (None, ())

    look_through(PAPER, look)


def test_one_evaluation_without_a_date_is_asked_of_as_one(look_through: Through) -> None:
    def look(review: ImportReview) -> None:
        go_to(review, "1 evaluering har ingen dato i arket")
        assert "Lad den stå uden dato" in buttons(review)
        write(named(review, "Dato"), "3/9\n")
        assert evaluated(review) == [dt.date(2022, 9, 3), dt.date(2022, 9, 1)]

    look_through("Nr.;Risiko;Evaluering\n1;Isvinter;Søen er åben\n5;Kajen;1/9-2022: Den er målt\n", look)
