"""A spreadsheet read once more in its review: another sheet, other columns, and what becomes of the answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QScrollArea

from risikoapp.ui import windows as windows_module
from risikoapp.ui.intake.columns import ColumnsDialog
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.matrix.keyboard import Spot
from risikoapp.ui.windows import Windows
from tests.importers.tables import as_csv
from tests.ui.hands import answering, button, click, texts, wait_until
from tests.ui.intake.test_columns import ROWS, choose, open_columns
from tests.ui.paper import cell

Look = Callable[[ImportReview], None]


@pytest.fixture
def look_through(windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Look], None]:
    """Imports a file, and has its review looked at."""

    def imported(path: Path, look: Look) -> None:
        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, ImportReview)
            wait_until(dialog.isActiveWindow, "the keyboard")
            look(dialog)
            dialog.done(0)

        monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)
        windows.begin(None)
        with answering(answer):
            windows.import_paper()

    return imported


Through = Callable[[Path, Look], None]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "risikolog.csv"
    path.write_bytes(as_csv(ROWS))
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a sheet of words alone, two that list risks, one that lists something else, and a bare one."""
    path = tmp_path / "risikolog.xlsx"
    made = Workbook()
    sheets = {
        "Vejledning": [["Skriv en risiko på hver linje"]],
        "2025": [["Nr.", "Risiko", "Beskrivelse"], [1, "Storm", "Den kommer."], [2, "Isvinter", "Isen lukker."]],
        "2024": [["Nr.", "Risiko"], [7, "Tåge"]],
        "Folk": [["Hvem", "Hvor"], ["Lodsen", "Havnen"]],
        "Tom": [],
    }
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(path)
    return path


def names(review: ImportReview) -> list[str]:
    return [risk.name for risk in review.draft.register_file.register.risks]


def place_of(review: ImportReview, number: int) -> object:
    return next(risk.rating for risk in review.draft.register_file.register.risks if risk.number == number)


def go_to(review: ImportReview, words: str) -> None:
    for _unclear in review.draft.unclear:
        if any(words in text for text in texts(review)):
            return
        QTest.keyClick(review, Qt.Key.Key_F4)
    assert any(words in text for text in texts(review)), words


def click_cell(review: ImportReview, rating: tuple[int, int]) -> None:
    corner = review.matrix.area_of(Spot(cell(*rating))).topLeft() + QPointF(8, 8)
    click(review.matrix, corner.toPoint())


def test_another_sheet_is_read(book: Path, look_through: Through) -> None:
    def other(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        assert "er læst sådan. Ret det, der er galt, og læs det igen." in texts(dialog)
        choose(dialog, "Ark", "2024")
        assert "er ikke læst. Se efter, og læs det." in texts(dialog)
        assert list(dialog.table.uses) == [0, 1]
        click(button(dialog, "&Læs arket"))

    def people(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        choose(dialog, "Ark", "Folk")
        click(dialog.again)
        assert "Vælg den kolonne, der har risikoens navn eller beskrivelse." in texts(dialog)
        choose(dialog, "Hvem", "Navn")
        click(dialog.again)

    def look(review: ImportReview) -> None:
        assert names(review) == ["Storm", "Isvinter"]
        open_columns(review, other)
        assert names(review) == ["Tåge"]
        open_columns(review, people)
        assert names(review) == ["Lodsen"]

    look_through(book, look)


def test_a_lone_sheet_is_not_asked_for(sheet: Path, look_through: Through) -> None:
    def alone(dialog: QDialog) -> None:
        assert not [
            each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Ark" and each.isVisible()
        ]
        assert "Arket »risikolog« er læst sådan. Ret det, der er galt, og læs det igen." in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    look_through(sheet, lambda review: open_columns(review, alone))


def test_headings_stay_above_their_columns(tmp_path: Path, look_through: Through) -> None:
    path = tmp_path / "bred.csv"
    path.write_bytes(as_csv([["Risiko", "Beskrivelse", *(f"Kolonne {n}" for n in range(40))], ["A", "B", *range(40)]]))

    def scroll(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        (area,) = dialog.table.findChildren(QScrollArea)
        heads = {each.text(): each for each in dialog.findChildren(QLabel) if each.property("role") == "label"}

        def left(widget: QComboBox | QLabel) -> int:
            return widget.mapTo(dialog, QPoint()).x()

        assert left(heads["Bliver til"]) == left(dialog.table.uses[0])
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        assert area.verticalScrollBar().value() > 0
        assert all(not each.visibleRegion().isEmpty() for each in heads.values())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    look_through(path, lambda review: open_columns(review, scroll))


def test_texts_may_come_from_two_columns(sheet: Path, look_through: Through) -> None:
    def both(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        choose(dialog, "Hvem skal", "Handling")
        assert dialog.columns.columns[5].use == dialog.columns.columns[6].use == "action"
        click(dialog.again)
        assert not dialog.isVisible()

    look_through(sheet, lambda review: open_columns(review, both))


def test_what_was_answered_is_kept_where_it_still_fits(sheet: Path, look_through: Through) -> None:
    def owner(dialog: QDialog) -> None:
        choose(dialog, "Hvem skal", "Ansvarlig")
        click(button(dialog, "&Læs igen"))

    def look(review: ImportReview) -> None:
        go_to(review, "#1 har »")
        click_cell(review, (2, 3))
        go_to(review, "#2 har »")
        count = len(review.draft.unclear)
        open_columns(review, owner)
        assert place_of(review, 1) == cell(2, 3)
        # It is not asked again, and it can be taken back.
        assert len(review.draft.unclear) <= count
        review.activateWindow()
        wait_until(review.isActiveWindow, "the keyboard")
        QTest.keyClick(review, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert place_of(review, 1) is None

    look_through(sheet, look)


def test_what_no_longer_fits_goes_only_after_a_question(sheet: Path, look_through: Through) -> None:
    told: list[list[str]] = []

    def middle(dialog: QDialog) -> None:
        choose(dialog, "Sandsynlighed: det midterste trin", "Det midterste trin bliver 2 Mindre sandsynligt")
        choose(dialog, "Konsekvens: det midterste trin", "Det midterste trin bliver 3 Kritisk")
        click(button(dialog, "&Læs igen"))

    def stay(box: QDialog) -> None:
        told.append(texts(box))
        QTest.keyClick(box, Qt.Key.Key_Escape)

    def look(review: ImportReview) -> None:
        go_to(review, "#1 har »")
        click_cell(review, (3, 3))
        open_columns(review, middle, stay)
        assert any(text.startswith("1 af dine svar passer ikke på det, der nu er læst") for text in told[0])
        assert place_of(review, 1) == cell(3, 3)
        open_columns(review, middle, lambda box: click(button(box, "Brug det")))
        assert place_of(review, 1) == cell(2, 3)

    look_through(sheet, look)


def test_what_was_said_of_a_risk_is_not_said_of_another(tmp_path: Path, look_through: Through) -> None:
    path = tmp_path / "risikolog.csv"
    rows = [["Nr.", "Risiko", "Sandsynlighed (1-5)", "Konsekvens (1-5)"], [2, "Storm", 3, 3], [1, "Isvinter", 3, 3]]
    path.write_bytes(as_csv(rows))

    def count_anew(dialog: QDialog) -> None:
        choose(dialog, "Nr.", "Bruges ikke")
        click(button(dialog, "&Læs igen"))

    def look(review: ImportReview) -> None:
        go_to(review, "#2 har »")
        click_cell(review, (2, 2))
        open_columns(review, count_anew, lambda box: click(button(box, "Brug det")))
        assert names(review) == ["Storm", "Isvinter"]
        assert [place_of(review, number) for number in (1, 2)] == [None, None]

    look_through(path, look)
