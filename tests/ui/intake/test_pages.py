"""A PDF that is imported, shown as its pages: what is marked on them, and what becomes of one that breaks."""

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolTip

from risikoapp.importers import pdf_pages
from risikoapp.ui import theme
from risikoapp.ui import windows as windows_module
from risikoapp.ui.intake.paper import PaperView
from risikoapp.ui.intake.paper_pages import PaperPages
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.theme import LIGHT
from risikoapp.ui.windows import Windows
from tests.ui.hands import answering, button, click, named, texts, wait_until
from tests.ui.preview.leaves import LEFT, STEP, TOP, pdf

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = [
    "Risikovurdering for færgedriften",
    "Til orientering",
    "1. Bemanding",
    "Beskrivelse: Der mangler styrmænd.",
    "Evaluering: 31/2-2026: Alle vagter er besat.",
]
SECOND = ["2. Isvinter", "Beskrivelse: Isen lukker sejlrenden.", "Evaluering: 30/2-2026: Renden er åben."]
DIES = [sys.executable, "-c", "import sys; sys.exit(1)"]
HANGS = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gammelt papir.pdf"
    path.write_bytes(pdf(FIRST, SECOND))
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)
    return path


@pytest.fixture
def look_through(windows: Windows, paper: Path) -> Callable[[Callable[[ImportReview, PaperView], None]], None]:
    """Imports the paper, and has its review looked at."""

    def imported(look: Callable[[ImportReview, PaperView], None]) -> None:
        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, ImportReview)
            wait_until(dialog.isActiveWindow, "the keyboard")
            (view,) = dialog.findChildren(PaperView)
            look(dialog, view)
            dialog.done(0)

        windows.begin(None)
        with answering(answer):
            windows.import_paper()

    return imported


Look = Callable[[Callable[[ImportReview, PaperView], None]], None]


def shown(view: PaperView) -> PaperPages:
    """The pages, when all that is wanted of them is there."""
    pages = view.pages
    assert pages is not None

    def rests() -> bool:
        was_at_work = view.is_at_work
        QApplication.processEvents()
        return not was_at_work and not view.is_at_work

    wait_until(rests, "the pages", seconds=30)
    return pages


def line(pages: PaperPages, page: int, number: int) -> QPoint:
    """A point in a line of the paper, in the view."""
    down = TOP + STEP * number - 4
    return pages._layout.place(page, (LEFT + 16, down, LEFT + 17, down + 1)).center() - pages.at(QPoint())


def colour(pages: PaperPages, point: QPoint) -> QColor:
    """What most of it has, just there: what lies behind the letters."""
    around = pages.viewport().grab(QRect(point - QPoint(10, 3), point + QPoint(10, 3))).toImage()
    places = [(x, y) for x in range(around.width()) for y in range(around.height())]
    return QColor(Counter(around.pixelColor(x, y).name() for x, y in places).most_common(1)[0][0])


def test_what_was_used_is_marked_on_the_page_and_what_is_asked_about_in_sight(look_through: Look) -> None:
    def look(review: ImportReview, view: PaperView) -> None:
        pages = shown(view)
        assert button(review, "&Side").isChecked() and pages.isVisible() and pages.fit == "width"
        while not any("31/2-2026" in text for text in texts(review)):
            QTest.keyClick(review, Qt.Key.Key_F4)
        shown(view)
        assert colour(pages, line(pages, 0, 4)) == QColor(LIGHT.found)
        assert colour(pages, line(pages, 0, 3)) == QColor(LIGHT.accent_soft)
        assert colour(pages, line(pages, 0, 1)) == QColor("white")
        # The next page comes into sight with what is asked about there.
        while not any("30/2-2026" in text for text in texts(review)):
            QTest.keyClick(review, Qt.Key.Key_F4)
        shown(view)
        point = line(pages, 1, 2)
        assert pages.viewport().rect().contains(point) and pages.page == 1
        assert colour(pages, point) == QColor(LIGHT.found)

    look_through(look)


def test_the_text_is_one_key_away(look_through: Look) -> None:
    def look(review: ImportReview, view: PaperView) -> None:
        text, width = view.text, button(review, "&Side").width()
        assert not text.isVisible()
        QTest.keyClick(review, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        wait_until(text.isVisible, "the text")
        assert named(review, "Papiret") is text and text.isVisible()
        assert "Ikke brugt\tTil orientering" in text.toPlainText()
        assert "#1 Evaluering\tEvaluering: 31/2-2026" in text.toPlainText()
        assert not button(review, "&Side").isChecked()
        QApplication.sendPostedEvents()
        assert button(review, "&Side").width() == width
        for name in ("Side", "Tekst"):
            words = QFontMetrics(theme.font(bold=True)).horizontalAdvance(name)
            assert button(review, f"&{name}").width() >= words + 2 * (11 + theme.FOCUS_WIDTH), (
                "bold and within the ring"
            )
        QTest.keyClick(review, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        wait_until(lambda: not text.isVisible(), "the pages")
        assert not text.isVisible() and shown(view).isVisible()

    look_through(look)


def test_a_piece_of_the_page_leads_to_its_risk(look_through: Look) -> None:
    def look(review: ImportReview, view: PaperView) -> None:
        pages = shown(view)
        view.show_risk(2)
        shown(view)
        point = line(pages, 1, 1)
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert review._list.currentIndex().row() == 1
        # What tells of no risk leads nowhere, and nor does the ground.
        view.show_piece(0)
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=line(pages, 0, 0))
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        assert review._list.currentIndex().row() == 1
        # Words that are marked with the mouse are only marked.
        start = line(pages, 0, 3)
        QTest.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(pages.viewport(), start + QPoint(80, 0))
        QTest.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(80, 0))
        assert pages.has_selection and review._list.currentIndex().row() == 1
        QTest.keyClick(pages, Qt.Key.Key_C, CTRL)
        assert "krivelse" in QGuiApplication.clipboard().text()

    look_through(look)


def test_a_tip_tells_what_a_piece_was_used_for(look_through: Look) -> None:
    def look(_review: ImportReview, view: PaperView) -> None:
        pages = shown(view)
        view.show_piece(0)
        for number, tip in ((1, "Ikke brugt"), (3, "#1 Beskrivelse")):
            point = line(pages, 0, number)
            event = QHelpEvent(QHelpEvent.Type.ToolTip, point, pages.viewport().mapToGlobal(point))
            QApplication.sendEvent(pages.viewport(), event)
            assert QToolTip.text() == tip
        QToolTip.hideText()

    look_through(look)


def test_the_pages_are_made_larger_and_fit_again(look_through: Look) -> None:
    def look(review: ImportReview, view: PaperView) -> None:
        pages = shown(view)
        width = pages.zoom
        pages.setFocus()
        click(named(review, "Forstør"))
        QTest.keyClick(pages, Qt.Key.Key_Plus, CTRL)
        assert pages.zoom > 1.4 * width
        click(named(review, "Formindsk"))
        QTest.keyClick(pages, Qt.Key.Key_0, CTRL)
        assert pages.zoom == width and pages.fit == "width"
        assert view._card.property("ring") is True

    look_through(look)


def test_a_paper_whose_pages_break_is_shown_as_text(look_through: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "program", lambda: DIES)

    def look(review: ImportReview, view: PaperView) -> None:
        wait_until(view.text.isVisible, "the text", seconds=30)
        assert "Siderne kan ikke vises her. Teksten er den, der blev læst." in texts(review)
        assert not next(each for each in review.findChildren(QPushButton) if each.text() == "&Side").isEnabled()
        assert not view.is_at_work

    look_through(look)


def test_a_page_that_breaks_says_so(look_through: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, struct\nsys.stdin.buffer.read(int(sys.argv[2]))\ncontent = b'[[595, 842], [595, 842]]'\n"
        "sys.stdout.buffer.write(struct.pack('!q', len(content)) + content); sys.stdout.buffer.flush()\n"
        "for line in sys.stdin.buffer: sys.stdout.buffer.write(struct.pack('!q', -1)); sys.stdout.buffer.flush()"
    )
    monkeypatch.setattr(pdf_pages, "program", lambda: [sys.executable, "-c", code])

    def look(_review: ImportReview, view: PaperView) -> None:
        pages = view.pages
        assert pages is not None
        wait_until(lambda: pages._broken >= {0}, "the word of it", seconds=30)
        # It is not asked for again and again.
        reader = view._reader
        assert reader is not None
        wait_until(lambda: not reader.is_at_work, "rest")
        pages.viewport().repaint()
        assert not reader.is_at_work

    look_through(look)


def test_a_paper_that_hangs_keeps_nobody_waiting(look_through: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "program", lambda: HANGS)
    monkeypatch.setattr(pdf_pages, "SECONDS", 120)
    begun: list[float] = []

    def look(review: ImportReview, view: PaperView) -> None:
        assert view.is_at_work
        # The window answers meanwhile.
        QTest.keyClick(review, Qt.Key.Key_F4)
        begun.append(time.monotonic())

    look_through(look)
    assert time.monotonic() - begun[0] < 30
