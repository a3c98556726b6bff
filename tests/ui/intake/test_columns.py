"""A spreadsheet looked through: which column is for what is shown, changed and remembered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMessageBox, QProgressDialog, QTextEdit, QWidget

from risikoapp.importers.column_map import ColumnMap, MappedColumn
from risikoapp.importers.headings import Use
from risikoapp.ui import windows as windows_module
from risikoapp.ui.intake.columns import ColumnsDialog
from risikoapp.ui.intake.remembered import remember, remembered
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.importers.tables import as_csv
from tests.ui.hands import answering, button, click, named, texts, wait_until
from tests.ui.paper import cell

ROWS = [
    ["Nr.", "Risiko", "Beskrivelse", "Sandsynlighed (1-5)", "Konsekvens (1-5)", "Hvem skal", "Tiltag"],
    [1, "Storm", "Den kommer.", 3, 4, "Havnefogeden", "• Luk porten"],
    [2, "Isvinter", "Isen lukker.", 5, 3, "Lodsen", "• Bestil isbryder"],
]


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "risikolog.csv"
    path.write_bytes(as_csv(ROWS))
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)
    return path


def choose(dialog: QWidget, name: str, text: str) -> None:
    """Picks from a list by its first letters, as a hand on the keyboard does."""
    choice = named(dialog, name)
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    wanted = choice.findText(text)
    key = Qt.Key.Key_Down if wanted > choice.currentIndex() else Qt.Key.Key_Up
    for _step in range(abs(wanted - choice.currentIndex())):
        QTest.keyClick(choice, key)
    assert choice.currentText() == text


def open_columns(review: ImportReview, *answers: Callable[[QDialog], None]) -> None:
    """Clicks the button, and answers what comes over the window that is looked through, one after another."""
    wrong: list[BaseException] = []
    waiting = list(answers)
    answered: list[QDialog] = [review]
    timer = QTimer(review)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, QProgressDialog) or dialog in answered:
            return
        answered.append(dialog)
        try:
            wait_until(dialog.isActiveWindow, "the keyboard")
            waiting.pop(0)(dialog)
        except BaseException as error:
            wrong.append(error)
            dialog.done(0)

    timer.timeout.connect(look)
    timer.start(10)
    click(button(review, "&Kolonner og skalaer…"))
    timer.stop()
    if wrong:
        raise wrong[0]
    assert not waiting


def original_of(review: QDialog) -> str:
    original = named(review, "Papiret")
    assert isinstance(original, QTextEdit)
    return original.toPlainText()


def test_the_rows_stand_beside_what_was_made_of_them(windows: Windows, sheet: Path) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        assert "Der er fundet 2 risici. 2 stykker tekst er ikke brugt." in texts(dialog)
        original = original_of(dialog)
        assert "#1 Risiko\tNr.: 1\u2028Risiko: Storm" in original.replace("\n", "\u2028")
        assert "#1 Ikke brugt\tHvem skal: Havnefogeden" in original
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_another_column_and_the_middle_of_a_scale_are_chosen_and_remembered(windows: Windows, sheet: Path) -> None:
    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        said = texts(dialog)
        assert "Sandsynlighed er læst som en skala med 5 trin: 3 → 2 eller 3, 5 → 4." in said
        choose(dialog, "Hvem skal", "Ansvarlig")
        choose(dialog, "Sandsynlighed: det midterste trin", "Det midterste trin bliver 2 Mindre sandsynligt")
        choose(dialog, "Konsekvens: det midterste trin", "Det midterste trin bliver 3 Kritisk")
        click(dialog.again)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        open_columns(dialog, change)
        risks = dialog.draft.register_file.register.risks
        assert [risk.rating for risk in risks] == [cell(2, 3), cell(4, 3)]
        assert [risk.actions[0].owner for risk in risks] == ["Havnefogeden", "Lodsen"]
        assert "Der er fundet 2 risici. Al teksten er brugt." in texts(dialog)
        click(button(dialog, "Annuller"))

    def look_again(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        assert any(text.startswith("Kolonnerne er læst, som du har valgt") for text in texts(dialog))
        assert dialog.draft.register_file.register.risks[0].rating == cell(2, 3)
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()
    with answering(look_again):
        windows.import_paper()


def test_the_wheel_over_a_choice_changes_none(windows: Windows, sheet: Path) -> None:
    def turn(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        before = dialog.columns
        place = QPoint(5, 5)
        for choice in (*dialog.table.uses.values(), *dialog.middles.values()):
            for turned in (QPoint(0, -120), QPoint(0, 120)):
                event = QWheelEvent(
                    QPointF(place),
                    QPointF(choice.mapToGlobal(place)),
                    QPoint(),
                    turned,
                    Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                )
                QApplication.sendEvent(choice, event)
                assert dialog.columns == before
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        open_columns(dialog, turn)
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_reading_again_tells_what_becomes_of_the_answers(windows: Windows, sheet: Path) -> None:
    told = "Det, du har svaret på, følger med, hvor der stadig bliver spurgt om det samme."

    def without(dialog: QDialog) -> None:
        assert told not in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def with_one(dialog: QDialog) -> None:
        assert told in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        open_columns(dialog, without)
        click(button(dialog, "Det er set efter"))
        open_columns(dialog, with_one)
        dialog.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_a_scale_that_is_not_known_is_told(windows: Windows, sheet: Path) -> None:
    sheet.write_bytes(as_csv([["Nr.", "Risiko", "Sandsynlighed"], [1, "Storm", 7], [2, "Is", 9]]))

    def read(dialog: QDialog) -> None:
        told = "Sandsynlighed kan ikke læses: Programmet kender ikke skalaens trin."
        assert any(text.startswith(told) for text in texts(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        open_columns(dialog, read)
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_each_use_has_one_column_and_a_name_must_be_there(windows: Windows, sheet: Path) -> None:
    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        choose(dialog, "Tiltag", "Navn")
        click(dialog.again)
        assert "Kun én kolonne kan blive til Navn. Vælg en af dem: »Risiko«, »Tiltag«." in texts(dialog)
        choose(dialog, "Tiltag", "Bruges ikke")
        choose(dialog, "Risiko", "Bruges ikke")
        choose(dialog, "Beskrivelse", "Bruges ikke")
        click(dialog.again)
        assert dialog.isVisible()
        assert "Vælg den kolonne, der har risikoens navn eller beskrivelse." in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        before = dialog.draft
        open_columns(dialog, change)
        assert dialog.draft == before
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_several_columns_may_tell_the_same(windows: Windows, sheet: Path) -> None:
    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        choose(dialog, "Tiltag", "Beskrivelse")
        click(dialog.again)
        assert not dialog.isVisible()

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        open_columns(dialog, change)
        message = "»Beskrivelse« og »Tiltag« er begge læst som Beskrivelse"
        assert any(message in each.message for each in dialog.draft.unclear)
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_a_file_that_is_gone_meanwhile_is_told(windows: Windows, sheet: Path) -> None:
    def told(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        assert box.text() == "»risikolog.csv« kunne ikke læses igen."
        click(box.buttons()[0])

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        sheet.unlink()
        click(dialog.again)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportReview)
        open_columns(dialog, change, told)
        assert len(dialog.draft.register_file.register.risks) == 2
        click(button(dialog, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def columns(*headings: str) -> ColumnMap:
    return ColumnMap(
        sheet="log",
        head=0,
        columns=tuple(MappedColumn(place=place, heading=text) for place, text in enumerate(headings)),
    )


def test_the_newest_are_remembered_by_their_headings() -> None:
    preferences = Preferences()
    for number in range(30):
        found = columns("Nr", f"Navn {number}")
        remember(preferences, replace(found, columns=(found.columns[0], replace(found.columns[1], use="name"))))
    assert remembered(preferences, columns("nr", "Navn\n29")) is not None
    assert remembered(preferences, columns("Nr", "Navn 3")) is None


@pytest.mark.parametrize(
    "kept",
    [
        b"{",
        b"{}",
        b"[1]",
        b"\xff",
        b"[" * 100_000,
        b'[{"headings":["nr"],"uses":["x"]}]',
        b'[{"headings":["nr"],"uses":7}]',
        b'[{"headings":["nr"],"uses":[["name"]]}]',
        b'[{"headings":7,"uses":["name"]}]',
        b'[{"headings":["nr"],"uses":["name","number"]}]',
        b'[{"headings":["nr"],"uses":["number"]}]',
        b'[{"headings":["nr"]}]',
    ],
)
def test_what_cannot_be_what_was_kept_is_nothing(kept: bytes) -> None:
    preferences = Preferences()
    preferences.set_bytes("import/columns", QByteArray(kept))
    assert remembered(preferences, columns("Nr")) is None


def test_what_was_kept_beside_it_is_still_known() -> None:
    preferences = Preferences()
    preferences.set_bytes(
        "import/columns", QByteArray(b'[7,{"headings":["nr"],"uses":["name"],"likelihood":3,"consequence":9}]')
    )
    found = remembered(preferences, columns("Nr"))
    assert found is not None
    assert (found.columns[0].use, found.likelihood_middle, found.consequence_middle) == ("name", 3, None)


def test_one_use_for_two_columns_is_kept_where_it_may_be() -> None:
    preferences = Preferences()
    chosen: list[Use] = ["action", "owner"]
    for use in chosen:
        found = columns("Nr", "A", "B", use)
        uses: list[Use] = ["name", use, use, "number"]
        both = zip(found.columns, uses, strict=True)
        remember(preferences, replace(found, columns=tuple(replace(column, use=each) for column, each in both)))
    assert remembered(preferences, columns("Nr", "A", "B", "action")) is not None
    assert remembered(preferences, columns("Nr", "A", "B", "owner")) is None
