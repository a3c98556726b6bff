"""An old paper looked through beside what was made of it, and taken into a new file or the open one."""

import datetime as dt
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from risikoapp.importers.draft import Draft
from risikoapp.storage.repository import Repository
from risikoapp.ui import handlers, importing
from risikoapp.ui import windows as windows_module
from risikoapp.ui.dialogs.properties import PropertiesDialog
from risikoapp.ui.intake import pasting, waiting
from risikoapp.ui.intake.waiting import GivenUp, waited_for
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.list.table import RiskTable
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.keyboard import Spot
from risikoapp.ui.windows import Windows
from tests.importers.corpus import RISKS
from tests.importers.pdf_papers import Look, made
from tests.importers.stand_in import COPY, hide, install
from tests.importers.word_files import OLE
from tests.ui.hands import LEFT, Hands, answering, button, click, named, naming, overwrite, texts, wait_until, write
from tests.ui.paper import TODAY, cell

MATRIX = """\
Forventet

....

Sandsynligt

....

Mindre sandsynligt

 #1

#6

.

#3

.

.

Usandsynligt

....

Uvæsentlig Generende Kritisk Uacceptabelt
""".replace(".", " ")
PAPER = f"""\
Risikovurdering for færgedriften på Ærø
Bemanding: #1
Isvinter: #3
Sejlplanen: #6
Til orientering for bestyrelsen
{MATRIX}
1. Bemanding
Beskrivelse: Der mangler styrmænd med søfartsbevis.
Handling:
8/3-2022: Opslag på søfartsskolerne.
*Vikarer fra Fynshav.
*Stillingen er slået op igen.
Evaluering: 31/2-2026: Alle vagter er besat.
3. Isvinter
Beskrivelse: Isen lukker sejlrenden.
6. Sejlplanen
Evaluering: 1/3-2026: Den passer til togene.
"""
Answer = Callable[[QDialog], object]
INSET = QPointF(8, 8)


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gammelt papir.txt"
    path.write_text(PAPER, encoding="utf-8")
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)
    return path


def review_of(dialog: QDialog) -> ImportReview:
    assert isinstance(dialog, ImportReview)
    wait_until(dialog.isActiveWindow, "the keyboard")
    return dialog


def asked(review: QWidget) -> str:
    """Which of the unclear things is shown: "1 af 5 · 5 tilbage"."""
    return next(text for text in texts(review) if text.startswith("Uklart ")).removeprefix("Uklart ")


def go_to(review: ImportReview, words: str) -> None:
    """Steps on until what is shown says this."""
    for _step in review.draft.unclear:
        if any(words in text for text in texts(review)):
            return
        QTest.keyClick(review, Qt.Key.Key_F4)
    assert any(words in text for text in texts(review)), words


def click_cell(review: ImportReview, rating: tuple[int, int]) -> None:
    # In its corner: in the middle stand chips.
    click(review.matrix, (review.matrix.area_of(Spot(cell(*rating))).topLeft() + INSET).toPoint())


def risk_of(review: ImportReview, number: int):
    return next(risk for risk in review.draft.register_file.register.risks if risk.number == number)


def test_what_is_unclear_is_decided_and_becomes_a_file(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ny.risiko"
    naming(monkeypatch, target, windows_module, handlers)
    windows.begin(None)

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        assert review.windowTitle() == "Importér »gammelt papir.txt«"
        assert "Der er fundet 3 risici. 1 stykke tekst er ikke brugt." in texts(review)
        assert not any(
            each.text().startswith("O&pdatér »") for each in review.findChildren(QPushButton) if each.isVisible()
        )
        original = named(review, "Papiret")
        assert isinstance(original, QTextEdit)
        assert "#1 Handling\tHandling:" in original.toPlainText()
        assert "Ikke brugt\tTil orientering for bestyrelsen" in original.toPlainText()
        assert asked(review).startswith("1 af ")
        # A cell that is offered, one that is clicked, and the one that is marked.
        go_to(review, "#1 står nok i")
        click(button(review, "Mindre sandsynligt × Generende – det nærmeste bud"))
        assert risk_of(review, 1).rating == cell(2, 2)
        assert asked(review).endswith("5 tilbage") and not asked(review).startswith("2 "), "it goes on by itself"
        for number, rating in ((3, (4, 4)), (6, (2, 2))):
            go_to(review, f"#{number} står nok i")
            click_cell(review, rating)
        assert (risk_of(review, 3).rating, risk_of(review, 6).rating) == (cell(4, 4), cell(2, 2))
        # A wrong date, and a day that is missing.
        go_to(review, "31/2-2026")
        date = named(review, "Dato")
        write(date, "28/2-2026\n")
        assert [each.text for each in risk_of(review, 1).evaluations] == ["Alle vagter er besat."]
        go_to(review, "ikke kommet med")
        choice = next(each for each in review.findChildren(QComboBox) if each.isVisible())
        choice.setCurrentIndex(1)
        choice.activated.emit(1)
        assert risk_of(review, 3).description.endswith("\nTil orientering for bestyrelsen")
        go_to(review, "ingen statusdato")
        click(button(review, "&Opret ny risikovurdering…"))

    with answering(look):
        windows.import_paper()
    (window,) = windows.open_windows
    made = Repository.open(target)[1].register
    assert [risk.rating for risk in made.risks] == [cell(2, 2), cell(4, 4), cell(2, 2)]
    assert made.risks[0].rating_changes[0].date == TODAY
    # What was not decided stays beside the window until it has been looked at.
    (beside,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    (said,) = beside.findChildren(QPlainTextEdit)
    assert "Papiret har ingen statusdato" in said.toPlainText()
    assert "#1 står nok i" not in said.toPlainText()
    click(button(beside, "Jeg har set efter"))
    wait_until(lambda: not shiboken6.isValid(beside), "the end of the list")


def test_the_date_of_the_paper_is_told_and_can_be_made_another(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming(monkeypatch, tmp_path / "ny.risiko", windows_module)
    read = importing.read_paper

    def dated(*paths: Path, **told: Any) -> Draft:
        draft = read(*paths, **told)
        register = replace(draft.register_file.register, status_date=TODAY - dt.timedelta(days=1))
        return replace(draft, register_file=replace(draft.register_file, register=register), unclear=())

    monkeypatch.setattr(importing, "read_paper", dated)
    windows.begin(None)
    with answering(lambda dialog: click(button(review_of(dialog), "&Opret ny risikovurdering…"))):
        windows.import_paper()
    (window,) = windows.open_windows
    assert window.notice.told.startswith("Statusdatoen er papirets: 08-03-2026.")
    asked_for: list[type[QDialog]] = []
    with answering(lambda dialog: (asked_for.append(type(dialog)), dialog.reject())):
        click(button(window.notice, "Ny dato…"))
    assert asked_for == [PropertiesDialog]


def test_the_paper_of_today_needs_no_other_date(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming(monkeypatch, tmp_path / "ny.risiko", windows_module)
    windows.begin(None)
    with answering(lambda dialog: click(button(review_of(dialog), "&Opret ny risikovurdering…"))):
        windows.import_paper()
    (window,) = windows.open_windows
    assert window.notice.told == ""


def test_a_decision_can_be_taken_back_and_made_again(windows: Windows, paper: Path) -> None:
    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "#1 står nok i")
        before = asked(review)
        click_cell(review, (1, 1))
        QTest.keySequence(review, "Ctrl+Z")
        assert (risk_of(review, 1).rating, asked(review)) == (None, before)
        QTest.keySequence(review, "Ctrl+Shift+Z")
        assert risk_of(review, 1).rating == cell(1, 1)
        QTest.keySequence(review, "Ctrl+Y")
        assert any(text.startswith("✓ Afgjort: ") for text in texts(review))
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()
    assert windows.open_windows == ()


def test_what_was_decided_is_dropped_only_after_a_question(windows: Windows, paper: Path) -> None:
    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "#1 står nok i")
        click_cell(review, (1, 1))
        with answering(lambda question: click(button(question, "Bliv her"))):
            QTest.keyClick(review, Qt.Key.Key_Escape)
        assert review.isVisible() and risk_of(review, 1).rating == cell(1, 1)
        with answering(lambda question: click(button(question, "Luk"))):
            click(button(review, "Annuller"))

    windows.begin(None)
    with answering(look):
        windows.import_paper()
    assert windows.open_windows == ()


def test_who_chooses_no_place_for_the_file_keeps_what_was_decided(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [None, tmp_path / "ny.risiko"]
    reviews: list[ImportReview] = []

    def choose(*_: object) -> Path | None:
        if len(places) > 1:
            # As soon as it is shown again.
            QTimer.singleShot(0, reviews[0], lambda: click(button(reviews[0], "&Opret ny risikovurdering…")))
        return places.pop(0)

    def look(dialog: QDialog) -> None:
        reviews.append(review_of(dialog))
        go_to(reviews[0], "#1 står nok i")
        click_cell(reviews[0], (1, 1))
        click(button(reviews[0], "&Opret ny risikovurdering…"))

    monkeypatch.setattr(windows_module, "choose_new_register", choose)
    windows.begin(None)
    with answering(look):
        windows.import_paper()
    assert not places
    assert Repository.open(tmp_path / "ny.risiko")[1].register.risks[0].rating == cell(1, 1)


def test_enter_goes_on_where_nothing_is_asked(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = importing.read_paper
    monkeypatch.setattr(importing, "read_paper", lambda *paths, **told: replace(read(*paths, **told), unclear=()))
    suggested = naming(monkeypatch, tmp_path / "ny.risiko", windows_module)

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        assert "Intet i papiret var uklart" in texts(review)
        focused = review.focusWidget()
        assert focused is button(review, "&Opret ny risikovurdering…")
        QTest.keyClick(focused, Qt.Key.Key_Return)

    windows.begin(None)
    with answering(look):
        windows.import_paper()
    assert suggested == [tmp_path / "gammelt papir.risiko"]


def test_the_buttons_stay_where_they_are_from_one_question_to_the_next(windows: Windows, paper: Path) -> None:
    # One without a number has a field and two buttons, the most that is offered.
    paper.write_text(
        PAPER + "\nTågen\nBeskrivelse: Den er tæt i den første halvdel af november måned.\n", encoding="utf-8"
    )

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        step = button(review, "&Næste")
        heights: set[int] = set()
        for _unclear in review.draft.unclear:
            click(step)
            QApplication.sendPostedEvents()
            heights.add(step.mapTo(review, QPoint()).y())
        assert len(heights) == 1
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_nothing_moves_however_much_there_is_to_choose(windows: Windows, paper: Path) -> None:
    name = "Tågen, der ligger over hele sundet i den første halvdel af november måned og ofte en uge længere"
    paper.write_text(
        PAPER.replace("Bemanding: #1", f"Bemanding: #1\n{name}: #7") + f"7. Tåge\nBeskrivelse: {name}.\n",
        encoding="utf-8",
    )

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        step, places = button(review, "&Næste"), set[tuple[int, int]]()
        for _unclear in review.draft.unclear:
            click(step)
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            places.add(step.mapTo(review, QPoint()).toTuple())
        assert len(places) == 1
        # A long name is cut, and whole in its tip.
        go_to(review, "#7 kaldes både")
        (long,) = (
            each for each in review.findChildren(QPushButton) if each.isVisible() and each.toolTip() == f"»{name}«"
        )
        assert long.text().endswith("…") and long.x() == 0
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def look_at_columns(windows: Windows, paper: Path, look: Callable[[ImportReview], None]) -> None:
    """Imports a table, and has its review looked at where it asks whether its columns are read right."""
    rows = "Nr.\tRisiko\tBeskrivelse\tHandling\n1\tIsvinter\tIsen lukker sejlrenden.\tBryd den"
    paper.write_text(f"Risikovurdering for færgedriften\n\n{rows}\n", encoding="utf-8")

    def answer(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "Kolonnerne er læst sådan")
        look(review)
        review.done(0)

    windows.begin(None)
    with answering(answer):
        windows.import_paper()


def test_enter_answers_what_is_only_to_be_seen_wherever_the_keyboard_is(windows: Windows, paper: Path) -> None:
    def look(review: ImportReview) -> None:
        seen = len(review.draft.unclear)
        named(review, "Papiret").setFocus()
        # A key that is held down answers nothing more.
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(named(review, "Papiret"), held)
        QApplication.sendEvent(button(review, "Det er set efter"), held)
        assert len(review.draft.unclear) == seen
        QTest.keyClick(named(review, "Papiret"), Qt.Key.Key_Return)
        assert len(review.draft.unclear) == seen - 1
        # Where there is more to choose, Enter elsewhere chooses nothing.
        go_to(review, "ingen statusdato")
        left = review.draft.unclear
        QTest.keyClick(named(review, "Papiret"), Qt.Key.Key_Return)
        assert review.draft.unclear == left

    look_at_columns(windows, paper, look)


def test_enter_answers_while_the_keyboard_is_in_the_list(windows: Windows, paper: Path) -> None:
    def look(review: ImportReview) -> None:
        seen = len(review.draft.unclear)
        table = review.findChild(RiskTable)
        assert table is not None
        QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(0, 0)).center())
        go_to(review, "Kolonnerne er læst sådan")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert len(review.draft.unclear) == seen - 1

    look_at_columns(windows, paper, look)


def test_with_nothing_unclear_the_keyboard_is_on_what_one_has_come_for(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear = paper.with_suffix(".pdf")
    clear.write_bytes(made(RISKS, Look()))
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: clear)
    target = tmp_path / "ny.risiko"
    naming(monkeypatch, target, windows_module, handlers)

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        assert "Intet i papiret var uklart" in texts(review)
        assert review.focusWidget() is review.deed
        QTest.keyClick(review.deed, Qt.Key.Key_Return)

    windows.begin(None)
    with answering(look):
        windows.import_paper()
    assert target.exists()


def test_a_risk_can_be_dragged_and_pointed_at(windows: Windows, paper: Path) -> None:
    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        risk = risk_of(review, 6)
        review.matrix.move_requested.emit((risk.id,), cell(3, 3))
        assert risk_of(review, 6).rating == cell(3, 3)
        assert not any(each.risk == 6 and each.field == "rating" for each in review.draft.unclear)
        original = named(review, "Papiret")
        assert isinstance(original, QTextEdit)
        block = original.document().find("Isen lukker")
        original.setTextCursor(block)
        original.ensureCursorVisible()
        block.clearSelection()
        click(original.viewport(), original.cursorRect(block).center())
        assert review.matrix.chosen == (risk_of(review, 3).id,)
        review.matrix.choose(risk.id)
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script for a shell")
def test_an_old_word_file_comes_through_libreoffice(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(tmp_path, monkeypatch)
    install(tmp_path, COPY)
    path = tmp_path / "gammelt papir.doc"
    path.write_bytes(OLE)
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        assert [risk.name for risk in review.draft.register_file.register.risks] == ["Storm"]
        review.reject()

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_how_a_table_was_read_is_only_to_be_looked_at(windows: Windows, paper: Path) -> None:
    rows = "Nr.\tRisiko\tBeskrivelse\tHandling\n1\tIsvinter\tIsen lukker sejlrenden.\tBryd den"
    paper.write_text(f"Risikovurdering for færgedriften\n\n{rows}\n", encoding="utf-8")

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "Kolonnerne er læst sådan")
        assert not any(each.isVisible() for each in review.findChildren(QComboBox))
        before = asked(review)
        QTest.keyClick(button(review, "Det er set efter"), Qt.Key.Key_Return)
        assert asked(review) != before
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_what_no_day_can_be_put_on_is_only_to_be_seen(
    windows: Windows, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = paper.with_suffix(".csv")
    log.write_text(
        "Risikolog for færgedriften;;;;\nStatus pr.;12-09-2025;;;\n\nNr.;Risiko;Handling;Frist;Evaluering\n"
        "1;Isvinter;Bryd den;1. kvartal 2026;Søen er åben\n3 (lukket);Bemanding;Slå op;;Alle vagter er besat\n"
        "4;Sejlplanen;Hør øen;;12/9: Den er hørt\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: log)

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        for words in ("»1. kvartal 2026« i kolonnen »Frist«", "»3 (lukket)«"):
            go_to(review, words)
            assert not [each for each in review.findChildren(QLineEdit) if each.isVisible()], words
            assert not [each for each in review.findChildren(QComboBox) if each.isVisible()], words
            click(button(review, "Det er set efter"))
        go_to(review, "»12/9: Den er hørt«")
        write(named(review, "Dato"), "12/9-2025\n")
        assert [each.date for each in risk_of(review, 4).evaluations] == [dt.date(2025, 9, 12)]
        assert review.draft.register_file.register.status_date == dt.date(2025, 9, 12)
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_what_is_asked_first_stands_in_the_midst_of_the_paper(windows: Windows, paper: Path) -> None:
    long = f"Status pr. 17-02-2025\nTil orientering for bestyrelsen{', som gerne vil vide mere' * 60}"
    paper.write_text(PAPER.replace("Til orientering for bestyrelsen", long), encoding="utf-8")

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        original = named(review, "Papiret")
        assert isinstance(original, QTextEdit)
        bar = original.verticalScrollBar()
        first = bar.value()
        for _step in review.draft.unclear:
            QTest.keyClick(review, Qt.Key.Key_F4)
        assert bar.value() == first > 0
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_enter_in_a_field_answers_one_question_and_an_answer_taken_back_is_asked_again(
    windows: Windows, paper: Path
) -> None:
    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "ingen statusdato")
        before = len(review.draft.unclear)
        write(named(review, "Dato"), "8/3-2026\n")
        assert len(review.draft.unclear) == before - 1
        QTest.keySequence(review, "Ctrl+Z")
        assert review.focusWidget() is named(review, "Dato")
        # Who is elsewhere stays there.
        review.matrix.setFocus()
        QTest.keySequence(review, "Ctrl+Shift+Z")
        assert review.focusWidget() is review.matrix
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def test_names_and_numbers_can_be_mended(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.write_text(
        "Belysning: #3\nSkilte: #4\n3. Lamper\nBeskrivelse: Gamle\n5. Veje\nBeskrivelse: Huller", encoding="utf-8"
    )

    def field(review: QWidget) -> QLineEdit:
        return next(each for each in review.findChildren(QLineEdit) if each.isVisible())

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "ingen titel")
        overwrite(field(review), "Lys & veje")
        click(button(review, "Brug det"))
        go_to(review, "#3 kaldes både")
        click(button(review, "»Belysning«"))
        go_to(review, "#5 har et afsnit")
        for wrong, said in (("4", "ingen anden har"), ("fem", "Skriv et nummer")):
            overwrite(field(review), wrong)
            click(button(review, "Brug det"))
            assert any(said in text for text in texts(review))
        overwrite(field(review), "#7\n")
        go_to(review, "#4 står i oversigten")
        click(button(review, "Lad det stå"))
        register = review.draft.register_file.register
        assert register.title == "Lys & veje"
        assert [(risk.number, risk.name) for risk in register.risks] == [(3, "Belysning"), (4, "Skilte"), (7, "Veje")]
        review.done(0)

    windows.begin(None)
    with answering(look):
        windows.import_paper()


def _update(dialog: QDialog) -> None:
    (update,) = (
        each for each in dialog.findChildren(QPushButton) if each.text().startswith("O&pdatér »") and each.isVisible()
    )
    click(update)


def _choose(words: str) -> Answer:
    """Chooses everywhere the version that is called so, and goes on."""

    def answer(dialog: QDialog) -> None:
        for radio in dialog.findChildren(QRadioButton):
            if words in radio.text():
                radio.setFocus()
                QTest.keyClick(radio, Qt.Key.Key_Space)
        (deed,) = (each for each in dialog.findChildren(QPushButton) if each.text() in ("Brug det valgte", "Videre"))
        assert deed.isEnabled()
        click(deed)

    return answer


def _beside(window: MainWindow) -> tuple[str, str]:
    """What the list beside a window is called, and what it says."""
    (beside,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    (said,) = beside.findChildren(QPlainTextEdit)
    return beside.windowTitle(), said.toPlainText()


def test_the_open_one_is_brought_up_to_date_in_one_step(windows: Windows, hands: Hands, paper: Path) -> None:
    before = hands.register
    assert len(hands.risk(1).actions) == 3

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        go_to(review, "#3 står nok i")
        click_cell(review, (3, 3))
        with answering(_choose("I papiret")):
            _update(review)

    with answering(look):
        windows.import_paper()
    assert windows.open_windows == (hands.window,)
    risk = hands.risk(1)
    assert "Stillingen er slået op igen." in [action.text for action in risk.actions]
    assert len(risk.actions) == 4
    assert hands.risk(3).rating == cell(3, 3)
    assert hands.risk(3).description == "Isen lukker sejlrenden."
    assert hands.risk(1).rating == cell(2, 2), "what was not decided stays as it was"
    assert "Det er kommet ind: " in texts(hands.notice)[0]
    assert hands.stack == ["Opdatér fra »gammelt papir.txt«"]
    title, said = _beside(hands.window)
    assert title == "Uklart i »gammelt papir.txt«"
    assert "#6 står nok i" in said and "#3 står nok i" not in said
    hands.activate()
    hands.undo()
    assert hands.register == before


def test_taking_it_back_as_a_whole_is_told(windows: Windows, hands: Hands, paper: Path) -> None:
    before = hands.register

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        with answering(_choose("I papiret")):
            _update(review)

    with answering(look):
        windows.import_paper()
    for beside in hands.window.findChildren(QDialog):
        beside.close()
    after, notice = hands.register, hands.window.notice
    told = "»Opdatér fra »gammelt papir.txt«« er fortrudt: Alt det, der kom ind, er taget ud igen."
    hands.window.document.rename_risk(after.risks[0].id, "Et andet navn")
    hands.order("undo")
    assert hands.register == after and notice.told != told
    hands.order("undo")
    assert hands.register == before and notice.told == told
    click(button(notice, "Gentag"))
    assert hands.register == after
    hands.order("undo")
    hands.order("redo")
    assert hands.register == after and notice.told == "", "what is there again is not told as taken back"
    # Another step in its place is another step.
    hands.order("undo")
    notice.clear()
    hands.window.document.rename_risk(before.risks[0].id, "Et tredje navn")
    hands.order("undo")
    assert notice.told == ""


def test_the_next_paper_is_looked_for_where_the_last_one_lay(
    windows: Windows, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []

    def choose(_parent: QWidget | None, folder: Path) -> Path | None:
        begun.append(folder)
        return paper if len(begun) == 1 else None

    monkeypatch.setattr(windows_module, "choose_paper", choose)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    windows.begin(None)
    with answering(lambda review: review.done(0)):
        windows.import_paper()
    windows.import_paper()
    assert begun == [Path(documents), tmp_path]
    # A folder that is gone is none.
    paper.unlink()
    monkeypatch.setattr(Path, "is_dir", lambda _path: False)
    windows.import_paper()
    assert begun[2] == Path(documents)


def test_the_same_paper_again_brings_nothing(windows: Windows, hands: Hands, paper: Path) -> None:
    paper.write_text("1. Bemanding\nBeskrivelse: Der mangler styrmænd med søfartsbevis.", encoding="utf-8")

    def look(dialog: QDialog) -> None:
        _update(review_of(dialog))

    before = hands.register
    with answering(look):
        windows.import_paper()
    assert hands.register is before
    assert any("stod her allerede" in text for text in texts(hands.notice))


def test_another_risk_of_the_same_number_gets_the_next(windows: Windows, hands: Hands, paper: Path) -> None:
    paper.write_text("1. Mågerne\nBeskrivelse: De tager maden.\n8. Tågen\nBeskrivelse: Tæt.", encoding="utf-8")

    def leave(dialog: QDialog) -> None:
        review = review_of(dialog)
        with answering(put_off):
            _update(review)
        assert review.isVisible(), "not telling leads back"
        with answering(_choose("Det er en anden")):
            _update(review)

    def put_off(dialog: QDialog) -> None:
        assert any("#1 Mågerne i papiret hedder #1 Bemanding her." in text for text in texts(dialog))
        assert any("#8 Tågen i papiret: nummeret står ikke her" in text for text in texts(dialog))
        dialog.reject()

    with answering(leave):
        windows.import_paper()
    assert [(risk.number, risk.name) for risk in hands.register.risks][-2:] == [(9, "Mågerne"), (10, "Tågen")]
    assert hands.risk(1).name == "Bemanding"


def test_versions_that_are_not_chosen_leave_all_as_it_was(windows: Windows, hands: Hands, paper: Path) -> None:
    before = hands.register

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        with answering(lambda conflicts: conflicts.reject()):
            _update(review)
        assert review.isVisible()
        review.reject()

    with answering(look):
        windows.import_paper()
    assert hands.register is before


def test_risks_are_pasted_into_the_open_one(hands: Hands) -> None:
    QApplication.clipboard().setText(f"9. Tågen\nBeskrivelse: Tæt.\n{MATRIX.replace('#1', '#9')}")

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        assert review.windowTitle() == "Indsæt risici"
        assert not any("titel" in each.message or "statusdato" in each.message for each in review.draft.unclear)
        go_to(review, "#9 står nok i")
        click_cell(review, (2, 2))
        click(button(review, "&Indsæt"))

    with answering(look):
        hands.order("paste_risks")
    assert (hands.risk(9).name, hands.risk(9).rating) == ("Tågen", cell(2, 2))
    assert hands.register.title == "Risikovurdering for færgedriften på Ærø"
    assert hands.stack == ["Indsæt risici"]
    title, said = _beside(hands.window)
    assert title == "Uklart i det indsatte"
    assert "#9 står nok i" not in said


@pytest.mark.parametrize("text", ["", "Hej med dig"])
def test_what_holds_no_risks_is_told(hands: Hands, text: str) -> None:
    QApplication.clipboard().setText(text)
    hands.order("paste_risks")
    assert any("ikke fundet risici" in said for said in texts(hands.notice))


def test_long_reading_can_be_given_up_and_leaves_nothing(
    windows: Windows, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, done = threading.Event(), threading.Event()
    pause = threading.Event()

    def slow(*_: object, is_wanted: Callable[[], bool], **__: object) -> object:
        reading.set()
        while is_wanted():
            pause.wait(0.01)
        done.set()
        raise AssertionError("nobody hears it")

    monkeypatch.setattr(waiting, "_AT_ONCE", 10)
    monkeypatch.setattr(importing, "read_paper", slow)
    windows.begin(None)

    def give_up(dialog: QDialog) -> None:
        assert isinstance(dialog, QProgressDialog)
        assert reading.is_set()
        assert dialog.labelText() == "Læser »gammelt papir.txt«…"
        click(button(dialog, "Annuller"))

    with answering(give_up, progress=True):
        windows.import_paper()
    assert done.wait(10), "it is told that nobody waits"
    assert windows.open_windows == ()


def test_pasting_can_be_given_up(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def given_up(*_: object) -> object:
        raise GivenUp

    monkeypatch.setattr(pasting, "waited_for", given_up)
    hands.order("paste_risks")
    assert not hands.stack


def test_what_takes_its_time_comes_all_the_same(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_AT_ONCE", 1)
    pause = threading.Event()

    def work() -> int:
        pause.wait(0.1)
        return 7

    assert waited_for(work, "Venter", window) == 7
