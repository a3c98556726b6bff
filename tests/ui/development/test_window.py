"""The curves of one risk and of all: they say what the table says, follow the document, and lead back to the window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QTextEdit, QWidget
from shiboken6 import isValid

from risikoapp.domain.model import RegisterFile
from risikoapp.domain.statuses import finish_status
from risikoapp.storage.repository import Repository
from risikoapp.ui.development.figures import FigureTable
from risikoapp.ui.development.window import DevelopmentWindow
from risikoapp.ui.theme import Theme
from tests.ui.hands import CTRL, LEFT, NONE, Hands, button, rest, texts, wait_until
from tests.ui.paper import NOW, cell

NO_BUTTON = Qt.MouseButton.NoButton


@pytest.fixture
def path(tmp_path: Path, file: RegisterFile) -> Path:
    """The ferry's file with one finished status."""
    made = finish_status(file, snapshot_id="første", finished=NOW, name="", colours=("#CFE8D5",) * 4)
    Repository.create(tmp_path / "færgen.risiko", made)
    return tmp_path / "færgen.risiko"


def opened(hands: Hands) -> DevelopmentWindow:
    hands.key(Qt.Key.Key_F9)
    (curves,) = hands.window.findChildren(DevelopmentWindow)
    assert curves.is_drawing
    assert "Tegner…" in texts(curves)
    wait_until(lambda: not curves.is_drawing, "the curves", seconds=30)
    rest()
    return curves


def table(curves: DevelopmentWindow) -> FigureTable:
    (found,) = curves.findChildren(FigureTable)
    return found


def rows(curves: DevelopmentWindow) -> list[list[str]]:
    found = table(curves)
    model = found.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def choose(curves: DevelopmentWindow, text: str) -> None:
    (choice,) = curves.findChildren(QComboBox)
    choice.setFocus()
    choice.setCurrentText(text)


def spot(curves: DevelopmentWindow, place: int) -> QPoint:
    """Where a mark of the curve stands on the screen."""
    plot = plot_of(curves)
    (scatter,) = (item for item in plot.getPlotItem().items if type(item).__name__ == "ScatterPlotItem")
    return plot.mapFromScene(scatter.mapToScene(scatter.points()[place].pos()))


def plot_of(curves: DevelopmentWindow) -> Any:
    from risikoapp.ui.development.plots import RiskPlot

    (plot,) = curves.findChildren(RiskPlot)
    return plot


def viewport(curves: DevelopmentWindow) -> QWidget:
    return plot_of(curves).viewport()


def written_in_focus(hands: Hands) -> str:
    field = hands.window.focusWidget()
    assert isinstance(field, QTextEdit)
    return field.toPlainText()


def test_the_risk_that_is_shown_has_its_moves_and_evaluations(hands: Hands) -> None:
    hands.click_row("#1")
    curves = opened(hands)
    assert rows(curves) == [
        ["01-01-2024", "Mellem", "Placeret i Mindre sandsynligt × Generende"],
        ["03-02-2025", "Mellem", "Evaluering: Tre ubesatte vagter."],
        ["10-02-2025", "Mellem", "Evaluering: To ubesatte vagter."],
        ["17-02-2025", "Mellem", "Evaluering: Én ubesat vagt."],
    ]
    assert "#1 Bemanding" in texts(curves)
    hands.window.document.place_risks([hands.risk(1).id], cell(4, 4))
    assert rows(curves)[-1] == ["09-03-2026", "Meget høj", "Flyttet til Forventet × Uacceptabelt"]


def test_all_risks_are_counted_from_status_to_status(hands: Hands) -> None:
    curves = opened(hands)
    choose(curves, "Hele risikovurderingen")
    assert [row[:7] for row in rows(curves)] == [
        ["03-11-2025", "4", "0", "1", "2", "0", "1"],
        ["Nu", "4", "0", "1", "2", "0", "1"],
    ]
    assert [row[7:] for row in rows(curves)] == [["0", "3", "0"]] * 2
    pills = {label.text() for label in curves.findChildren(QLabel) if label.property("role") == "pill"}
    assert {"Lav", "Mellem", "Høj", "Meget høj", "Ikke placeret"} < pills
    hands.window.document.create_risk(cell(1, 1))
    assert rows(curves)[-1][:2] == ["Nu", "5"]


def test_a_mark_tells_what_it_is_and_leads_to_it(hands: Hands) -> None:
    hands.click_row("#1")
    curves = opened(hands)
    surface = viewport(curves)
    box = plot_of(curves).getViewBox()

    def is_told() -> bool:
        # QTest leaves it to the system to find the window beneath the mouse, and here all lie at one place.
        at = QPointF(spot(curves, 3))
        moved = QMouseEvent(QEvent.Type.MouseMove, at, surface.mapToGlobal(at), NO_BUTTON, NO_BUTTON, NONE)
        QApplication.sendEvent(surface, moved)
        return box.toolTip().startswith("17-02-2025\nEvaluering: Én ubesat vagt.")

    wait_until(is_told, "the words")
    assert "10-02-2025" in box.toolTip(), "what lies close beneath is told, too"
    hands.click_row("#3")
    choose(curves, "#1 Bemanding")
    QTest.mouseClick(surface, LEFT, NONE, spot(curves, 3))
    wait_until(lambda: hands.shown() == "#1", "the risk")
    assert written_in_focus(hands) == "Én ubesat vagt."


def test_a_row_of_the_table_leads_there_too(hands: Hands) -> None:
    hands.click_row("#1")
    curves = opened(hands)
    hands.click_row("#3")
    choose(curves, "#1 Bemanding")
    table(curves).setFocus()
    table(curves).setCurrentCell(3, 0)
    hands.key(Qt.Key.Key_Return, to=table(curves))
    assert hands.shown() == "#1"
    assert written_in_focus(hands) == "Én ubesat vagt."
    hands.click_row("#3")
    choose(curves, "#1 Bemanding")
    item = table(curves).item(0, 0)
    assert item is not None
    QTest.mouseClick(table(curves).viewport(), LEFT, NONE, table(curves).visualItemRect(item).center())
    QTest.mouseDClick(table(curves).viewport(), LEFT, NONE, table(curves).visualItemRect(item).center())
    assert hands.shown() == "#1"


def test_picture_and_figures_are_copied(hands: Hands) -> None:
    hands.click_row("#3")
    curves = opened(hands)
    QTest.mouseClick(button(curves, "Kopiér &billede"), LEFT)
    image = QApplication.clipboard().image()
    assert image.width() > 300
    QTest.mouseClick(button(curves, "Kopiér &tabel"), LEFT)
    whole = "Dato\tNiveau\tHvad\n03-01-2024\tHøj\tPlaceret i Mindre sandsynligt × Kritisk"
    assert QApplication.clipboard().text() == whole
    QApplication.clipboard().clear()
    table(curves).selectRow(0)
    hands.key(Qt.Key.Key_C, CTRL, to=table(curves))
    assert QApplication.clipboard().text() == whole


def test_nothing_in_it_is_english_nor_pops_up(hands: Hands) -> None:
    curves = opened(hands)
    surface = viewport(curves)
    for place in (surface.rect().center(), QPoint(5, surface.height() // 2), QPoint(200, surface.height() - 5)):
        QTest.mouseClick(surface, Qt.MouseButton.RightButton, NONE, place)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, surface.mapToGlobal(place))
        QApplication.sendEvent(surface, asked)
        rest()
        assert QApplication.activePopupWidget() is None
    assert not [menu for menu in curves.findChildren(QMenu) if menu.isVisible()]
    before = spot(curves, 0)
    QTest.mousePress(surface, LEFT, NONE, surface.rect().center())
    QTest.mouseMove(surface, surface.rect().center() + QPoint(60, 20))
    QTest.mouseRelease(surface, LEFT, NONE, surface.rect().center() + QPoint(60, 20))
    assert spot(curves, 0) == before


def test_the_curves_change_their_dress_with_the_window(hands: Hands, theme: Theme) -> None:
    curves = opened(hands)
    light = curves.grab().toImage().pixelColor(40, 200)
    theme.choose("dark")
    QApplication.processEvents()
    assert curves.grab().toImage().pixelColor(40, 200).lightness() < light.lightness()


def test_a_risk_that_is_gone_gives_way_to_all(hands: Hands) -> None:
    hands.window.select(hands.window.document.create_risk())
    curves = opened(hands)
    assert rows(curves) == []
    hands.window.document.undo_stack.undo()
    assert rows(curves)[-1][0] == "Nu"
    (choice,) = curves.findChildren(QComboBox)
    assert choice.currentText() == "Hele risikovurderingen"


def test_it_is_opened_once_for_a_window_and_goes_with_escape(hands: Hands) -> None:
    curves = opened(hands)
    hands.click_row("#6")
    hands.order("development")
    assert hands.window.findChildren(DevelopmentWindow) == [curves]
    assert "#6 Sejlplanen" in texts(curves)
    QTest.keyClick(curves, Qt.Key.Key_Escape)
    wait_until(lambda: not isValid(curves), "its end")
    hands.window.document.create_risk()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
