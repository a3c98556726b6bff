"""How large the review of a paper is, and where the list of what is unclear still lies."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog, QWidget

from risikoapp.importers.draft import Draft
from risikoapp.importers.unclear import no_title
from risikoapp.ui import theme
from risikoapp.ui import windows as windows_module
from risikoapp.ui.dialogs.import_result import UnclearList
from risikoapp.ui.intake.size import give_size
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.ui.hands import answering
from tests.ui.intake.test_import import PAPER, review_of


def test_a_review_is_as_large_as_its_window_and_then_as_it_was_left(
    windows: Windows, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "WINDOW_SIZE", QSize(400, 300))
    path = tmp_path / "papir.txt"
    path.write_text(PAPER, encoding="utf-8")
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)
    sizes: list[QSize] = []

    def look(dialog: QDialog) -> None:
        review = review_of(dialog)
        sizes.append(review.size())
        review.resize(review.size() - QSize(24, 8))
        review.reject()

    for _time in range(2):
        with answering(look):
            windows.import_paper()
    room = window.screen().availableSize()
    assert sizes[0] == window.size().boundedTo(QSize(room.width(), room.height() - theme.TITLE_BAR))
    assert sizes[1] == sizes[0] - QSize(24, 8)


def test_beside_the_page_that_asks_how_to_begin_it_is_as_large_as_a_window(qapp: object) -> None:
    beside = QWidget()
    beside.resize(300, 400)
    for parent in (beside, None):
        review = QDialog(parent)
        give_size(review)
        room = review.screen().availableSize()
        assert review.size() == theme.WINDOW_SIZE.boundedTo(QSize(room.width(), room.height() - theme.TITLE_BAR))


@pytest.mark.parametrize(
    ("of_window", "where"),
    [
        (QRect(0, 0, 600, 500), "outside, at the right"),
        (QRect(900, 0, 600, 500), "outside, at the left"),
        (QRect(0, 0, 1600, 900), "over the pane"),
        (QRect(0, 700, 1600, 900), "over the pane"),
    ],
)
def test_the_list_of_what_is_unclear_lies_off_the_matrix(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, of_window: QRect, where: str
) -> None:
    room = QRect(0, 0, 1600, 900)
    monkeypatch.setattr(window, "frameGeometry", lambda: of_window)
    monkeypatch.setattr(window, "screen", lambda: _Screen(room))
    draft = Draft(register_file=window.document.file, unclear=(no_title(),))
    beside = UnclearList(draft, "papir.docx", window)
    beside.stand_beside(window)
    assert room.contains(QRect(beside.pos(), beside.size()))
    if where == "outside, at the right":
        assert beside.x() >= of_window.right()
    elif where == "outside, at the left":
        assert beside.x() + beside.width() <= of_window.left()
    else:
        assert beside.x() > of_window.left() + theme.WINDOW_PARTS[0]


class _Screen:
    """A screen of this size."""

    def __init__(self, room: QRect) -> None:
        self._room = room

    def availableGeometry(self) -> QRect:
        return self._room
