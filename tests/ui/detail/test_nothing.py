"""A window without a risk to show says what to do next, and lets it be done."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSizeF
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.layout import Layout
from risikoapp.ui.matrix.tips import tray_hint
from risikoapp.ui.windows import Windows
from tests.matrix_places import cell_centre
from tests.ui.hands import Hands, button, click, rest, texts, wait_until
from tests.ui.paper import cell


@pytest.fixture
def empty(windows: Windows, tmp_path: Path) -> Hands:
    path = tmp_path / "ny.risiko"
    Repository.create(path, RegisterFile(register=Register(title="Risikovurdering for nyt projekt på Ærø")))
    window = windows.open_file(path)
    assert window is not None
    hands = Hands(window)
    hands.activate()
    return hands


def test_the_first_risk_is_one_click_away(empty: Hands) -> None:
    assert any("Her er ingen risici endnu." in text for text in texts(empty.pane))
    click(button(empty.pane, "Ny risiko"))
    assert empty.shown() == "#1" and empty.pane.name.hasFocus()
    empty.undo()
    assert any("Her er ingen risici endnu." in text for text in texts(empty.pane))


def test_with_risks_to_choose_there_is_no_button(window: MainWindow) -> None:
    hands = Hands(window)
    hands.activate()
    window.select("")
    assert texts(hands.pane) == ["Vælg en risiko i matrixen eller på listen."]
    with pytest.raises(AssertionError):
        button(hands.pane, "Ny risiko")


def _hint(window: MainWindow) -> str:
    return tray_hint(Layout(window.document.register, MatrixGeometry(QSizeF(window.matrix.size()))))


def test_the_tray_says_what_it_is_for_in_every_state(empty: Hands) -> None:
    window, document = empty.window, empty.window.document
    assert _hint(window) == "Nye risici kommer først her. Så trækker du dem op i matrixen."
    first = document.create_risk()
    assert _hint(window) == "Træk op i matrixen"
    document.place_risks((first,), cell(2, 2))
    assert _hint(window) == "Ikke placeret: ingen. Træk en risiko herned for at tage den ud."
    document.create_risk()
    assert _hint(window) == ""


def test_where_many_wait_there_is_no_room_for_words(empty: Hands) -> None:
    for _ in range(5):
        empty.window.document.create_risk()
    assert _hint(empty.window) == ""


class _Painted(QObject):
    """Where a widget has been painted since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_the_words_of_the_tray_follow_when_the_last_risk_leaves_the_matrix(empty: Hands) -> None:
    document = empty.window.document
    risk_id = document.create_risk(cell(1, 1))
    rest()
    painted = _Painted(empty.matrix)
    document.remove_risk(risk_id)
    wait_until(lambda: painted.region.contains(cell_centre(empty.matrix, cell(1, 1)).toPoint()), "the empty cell")
    assert painted.region.contains(empty.geometry.tray.center().toPoint())
