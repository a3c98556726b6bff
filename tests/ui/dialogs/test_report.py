"""What the report says beside the risks is chosen in a dialog, is one step, and lies in the file."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QMessageBox

from risikoapp.domain.model import ReportOptions
from risikoapp.ui.dialogs.form import FormDialog
from tests.ui.hands import Hands, answering, choose_in, click, named, write

TEXT = "Det indstilles, at styregruppen\ntager status på Ærø til efterretning."


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def _switch(dialog: QDialog, name: str) -> QCheckBox:
    (found,) = (each for each in dialog.findChildren(QCheckBox) if each.text() == name)
    return found


def test_recommendation_order_and_parts_are_one_step_and_lie_in_the_file(hands: Hands) -> None:
    def choose(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Rapportens indhold"
        field = named(dialog, "Indstilling (valgfri)")
        assert dialog.focusWidget() is field
        write(field, TEXT)
        order = named(dialog, "Risiciernes rækkefølge")
        assert isinstance(order, QComboBox) and order.currentText() == "Efter nummer"
        choose_in(order, "Højeste niveau først")
        assert _switch(dialog, "Ansvarlige og frister").isChecked()
        QTest.keyClick(_switch(dialog, "Ansvarlige og frister"), Qt.Key.Key_Space)
        shown = "Intet ud over det, der kan læses på siderne."
        assert any(label.text().startswith(shown) for label in dialog.findChildren(QLabel))
        QTest.keyClick(_switch(dialog, "Kurver over udviklingen"), Qt.Key.Key_Space)
        cells = "til kurverne også det felt, hver risiko stod i hvornår. PDF'en kan blive"
        assert any(cells in label.text() for label in dialog.findChildren(QLabel))
        data = named(dialog, "Data i PDF'en")
        assert isinstance(data, QComboBox) and data.currentText() == "Det, rapporten viser"
        choose_in(data, "Uden data")
        assert any(label.text().startswith("Kun siderne.") for label in dialog.findChildren(QLabel))
        _accept(dialog)

    with answering(choose):
        hands.order("report_content")
    assert hands.stack == ["Ret rapportens indhold"]
    saved = hands.on_disk().register
    assert saved.recommendation == TEXT
    assert saved.report == ReportOptions(order="level", owners=False, curves=True, attached="none")
    hands.activate()
    hands.undo()
    undone = hands.on_disk().register
    assert (undone.recommendation, undone.report) == ("", ReportOptions())


def test_what_is_chosen_is_shown_again_and_nothing_changed_is_no_step(hands: Hands) -> None:
    options = ReportOptions(order="change", scales=True)
    hands.window.document.change_report(options, TEXT)

    def look(dialog: QDialog) -> None:
        assert _switch(dialog, "Skalaer med definitioner").isChecked()
        order = named(dialog, "Risiciernes rækkefølge")
        assert isinstance(order, QComboBox) and order.currentData() == "change"
        _accept(dialog)

    with answering(look):
        hands.order("report_content")
    assert len(hands.stack) == 1
    assert hands.on_disk().register.recommendation == TEXT


def test_what_is_written_is_not_dropped_without_a_question(hands: Hands) -> None:
    def stay(question: QDialog) -> None:
        assert isinstance(question, QMessageBox)
        QTest.keyClick(question, Qt.Key.Key_Escape)

    def write_and_leave(dialog: QDialog) -> None:
        write(named(dialog, "Indstilling (valgfri)"), "Vælg Ærø.")
        with answering(stay):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        _accept(dialog)

    with answering(write_and_leave):
        hands.order("report_content")
    assert hands.on_disk().register.recommendation == "Vælg Ærø."

    def leave(dialog: QDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(leave):
        hands.order("report_content")
    assert len(hands.stack) == 1
