"""The report on a real screen: made with a click, searched with the keyboard, marked with the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preview.view import PageView
from risikoapp.ui.preview.window import PreviewWindow
from tests.desktop.hand import Hand


@pytest.fixture
def preview(hand: Hand, window: MainWindow) -> PreviewWindow:
    (press,) = (each for each in window.findChildren(QToolButton) if each.text() == "Opret PDF")
    hand.click(press)
    hand.until(lambda: window.findChild(PreviewWindow))
    (shown,) = window.findChildren(PreviewWindow)
    hand.until_active(shown)
    hand.until(lambda: not shown.is_at_work)
    return shown


def _view(preview: PreviewWindow) -> PageView:
    (found,) = preview.findChildren(PageView)
    return found


def _says(preview: PreviewWindow, text: str) -> bool:
    return any(label.text() == text for label in preview.findChildren(QLabel) if label.isVisible())


def test_a_click_makes_the_pdf_and_the_keyboard_searches_in_it(
    hand: Hand, window: MainWindow, preview: PreviewWindow, tmp_path: Path
) -> None:
    assert list(tmp_path.glob("*.pdf"))
    view = _view(preview)
    hand.keys("ctrl+f")
    hand.write("forløbsplaner")
    hand.until(lambda: any(" af " in each.text() for each in preview.findChildren(QLabel) if each.isVisible()))
    hand.until(lambda: not preview.is_at_work)
    (count,) = (each.text() for each in preview.findChildren(QLabel) if each.text().startswith("1 af "))
    hand.keys("Return")
    hand.until(lambda: _says(preview, count.replace("1 af", "2 af")))
    hand.keys("shift+F3")
    hand.until(lambda: _says(preview, count))
    hand.keys("Escape")
    hand.until(view.hasFocus)
    hand.keys("End")
    hand.until(lambda: view.page == view.count - 1)
    hand.keys("ctrl+plus")
    hand.until(lambda: view.fit == "")
    hand.keys("ctrl+0")
    hand.until(lambda: view.zoom == 1)
    hand.keys("ctrl+w")
    hand.until(lambda: window.findChild(PreviewWindow) is None)
    hand.until_active(window)


def test_the_mouse_marks_what_the_keyboard_copies(hand: Hand, preview: PreviewWindow) -> None:
    view = _view(preview)
    line = next(place for place, text in enumerate(view.lines()) if text.startswith("Risikovurdering for"))
    area = view.area_of_line(line)
    ground, middle = view.viewport(), area.center().y()
    hand.press(ground, QPoint(area.left() - 4, middle))
    hand.move(ground, QPoint(area.left() - 4, middle), QPoint(area.right() + 4, middle))
    hand.release()
    hand.keys("ctrl+c")
    hand.until(lambda: QApplication.clipboard().text() == view.lines()[line])
    QApplication.clipboard().clear()


def test_a_number_in_the_list_leads_to_its_section(hand: Hand, preview: PreviewWindow) -> None:
    view = _view(preview)
    written = view.written(0)
    assert written is not None and written.links
    hand.keys("ctrl+2")
    hand.until(lambda: view.fit == "page" and not preview.is_at_work)
    inside = next(link for link in written.links if link.page > 0)
    area = view._layout.place(0, inside.area)
    place = area.center() - view.at(QPoint(0, 0))
    hand.press(view.viewport(), place)
    hand.release()
    hand.until(lambda: view.page == inside.page)


def test_a_mouse_that_leaves_the_view_takes_it_along(hand: Hand, preview: PreviewWindow) -> None:
    view = _view(preview)
    start = view.area_of_line(1).center()
    ground, below = view.viewport(), QPoint(start.x(), view.viewport().height() + 30)
    hand.press(ground, start)
    hand.move(ground, start, below)
    hand.until(lambda: view.page == view.count - 1)
    hand.release()
    assert view.has_selection
    stands = view.verticalScrollBar().value()
    hand.keys("ctrl+c")
    hand.until(lambda: not view.is_copying and len(QApplication.clipboard().text()) > 1_000)
    assert view.verticalScrollBar().value() == stands
    QApplication.clipboard().clear()
