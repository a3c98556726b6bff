"""The main job with a real mouse and a real keyboard: from the old paper to the PDF for the steering group."""

import re
import subprocess
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, Risk
from risikoapp.storage.repository import Repository
from risikoapp.ui import windows
from risikoapp.ui.application import dress, system_clock
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.import_result import UnclearList
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.painter import MatrixPainter
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.preview.window import PreviewWindow
from risikoapp.ui.start_page import StartPage
from risikoapp.ui.theme import LIGHT
from risikoapp.ui.windows import Windows
from tests.desktop.hand import Hand
from tests.desktop.papers import UNCLEAR_PAPER, write_paper

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "risikovurdering-forloebsplaner.docx"
# A desktop test may not be skipped in CI; so where the real paper is absent, there is no test of it to skip.
PAPERS = ["own", *(["reference"] if REFERENCE.exists() else [])]

NUMBER = 3
HERE, THERE = Rating(likelihood=2, consequence=3), Rating(likelihood=2, consequence=4)
WRITTEN = "Roligt hele året: 0 udfald på 365 dage. Æble, ærø & blåbærgrød, ØRE og Ål."


class Desk:
    """The program on the screen, and what is in its file."""

    def __init__(self, hand: Hand, application: QApplication, folder: Path) -> None:
        self.hand = hand
        self.path = folder / "risikovurdering.risiko"
        self._windows = Windows(
            system_clock(), dress(application, "light").theme, Preferences(application), application
        )

    def start_page(self) -> StartPage:
        self._windows.begin(None)
        page = self._windows.start_page
        assert page is not None
        self.hand.until_active(page)
        return page

    def open(self) -> MainWindow:
        self._windows.begin(self.path)
        window = self.window()
        self.hand.until_active(window)
        return window

    def window(self) -> MainWindow:
        """The one window that is open."""
        self.hand.until(lambda: self._windows.open_windows)
        (window,) = self._windows.open_windows
        return window

    def close(self, window: MainWindow) -> None:
        self.hand.until_active(window)
        self.hand.keys("ctrl+w")
        self.hand.until(lambda: not self._windows.open_windows)

    def on_disk(self) -> Register:
        _repository, file = Repository.open(self.path)
        return file.register

    def risk(self) -> Risk:
        """The risk that all is about, as it is on disk."""
        return next(risk for risk in self.on_disk().risks if risk.number == NUMBER)

    def report(self, window: MainWindow) -> str:
        """Orders the PDF by the keyboard and looks at it; its text without heads and feet, with single spaces."""
        self.hand.until_active(window)
        self.hand.keys("ctrl+e")
        self.hand.until(lambda: window.findChild(PreviewWindow))
        (shown,) = window.findChildren(PreviewWindow)
        self.hand.until_active(shown)
        self.hand.until(lambda: not shown.is_at_work)
        (pdf,) = self.path.parent.glob("*.pdf")
        self.hand.keys("Escape")
        self.hand.until(lambda: window.findChild(PreviewWindow) is None)
        body = ("-x", "0", "-y", "50", "-W", "596", "-H", "740")
        command = ["pdftotext", "-raw", *body, str(pdf), "-"]
        text = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout
        return flat(text.replace("\xad\n", ""))


@pytest.fixture
def desk(hand: Hand, fresh: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(hand, fresh, tmp_path)
    monkeypatch.setattr(windows, "choose_new_register", lambda *_: desk.path)
    return desk


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An old paper in Word: one of our own kind, and the real one where it lies beside the checkout."""
    return REFERENCE if request.param == "reference" else write_paper(tmp_path / "gammelt papir.docx")


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been said beside the pointer during a drag, newest last."""
    said: list[str] = []
    draw = MatrixPainter.label

    def label(self: MatrixPainter, text: str, beside: QPointF, bounds: QRectF) -> None:
        said.append(text)
        draw(self, text, beside, bounds)

    monkeypatch.setattr(MatrixPainter, "label", label)
    return said


def test_from_the_old_paper_to_the_pdf(
    desk: Desk, paper: Path, labels: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "choose_paper", lambda *_: paper)
    sentences = sentences_of(paper)

    window = import_paper(desk)
    desk.hand.until_active(window)
    assert desk.risk().rating == HERE
    assert_in_order(sentences, desk.report(window))

    drag(desk, window, labels)
    cancel_a_drag(desk, window)
    write_an_evaluation(desk, window)
    undo_and_redo(desk, window)

    before = desk.on_disk()
    desk.close(window)
    window = desk.open()
    assert window.document.register == before
    assert shown_level(window) == "Meget høj"

    # The newest evaluation is the one that stands.
    earlier, newest = desk.risk().evaluations
    standing = [newest.text if sentence == flat(earlier.text) else sentence for sentence in sentences]
    assert standing != sentences
    assert_in_order(standing, desk.report(window))


def test_what_is_unclear_in_a_paper_stands_before_her_until_she_has_seen_to_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = write_paper(tmp_path / "uklart papir.docx", UNCLEAR_PAPER)
    monkeypatch.setattr(windows, "choose_paper", lambda *_: paper)
    window = import_paper(desk)
    listed = window.findChild(UnclearList)
    assert listed is not None
    desk.hand.until(listed.isVisible)
    # It lies beside the work and does not take the keyboard from it.
    desk.hand.until_active(window)
    (done,) = listed.findChildren(QPushButton)
    desk.hand.click(done)
    desk.hand.until_active(window)
    desk.hand.until(lambda: window.findChild(UnclearList) is None)


def import_paper(desk: Desk) -> MainWindow:
    """From the start page, with a click on what it offers and on the button of the dialog."""
    page = desk.start_page()
    offer = next(button for button in page.findChildren(QPushButton) if "papir" in button.text())
    desk.hand.click_when_shown(ImportReview, accepting_button)
    desk.hand.click(offer)
    return desk.window()


def accepting_button(dialog: QWidget) -> QWidget:
    assert isinstance(dialog, ImportReview)
    return dialog.deed


def drag(desk: Desk, window: MainWindow, labels: list[str]) -> None:
    """One cell to the right; what it would come to is said and shown on the way."""
    matrix, start, end = drag_ends(desk, window, THERE)
    cell = MatrixGeometry(QSizeF(matrix.size())).cell(THERE)
    edge = QPoint(round(cell.center().x()), round(cell.top()))
    desk.hand.press(matrix, start)
    desk.hand.move(matrix, start, end)
    desk.hand.until(lambda: labels and labels[-1] == "Mindre sandsynligt × Uacceptabelt: Meget høj")
    assert matrix.grab().toImage().pixelColor(edge) == QColor(LIGHT.accent)
    assert desk.risk().rating == HERE
    desk.hand.release()
    desk.hand.until(lambda: desk.risk().rating == THERE)
    assert shown_level(window) == "Meget høj"
    assert [change.rating for change in desk.risk().rating_changes] == [HERE, THERE]


def cancel_a_drag(desk: Desk, window: MainWindow) -> None:
    """Esc leaves everything as it was."""
    before, steps = desk.path.read_bytes(), window.document.undo_stack.index()
    matrix, start, end = drag_ends(desk, window, HERE)
    desk.hand.press(matrix, start)
    desk.hand.move(matrix, start, end)
    desk.hand.keys("Escape")
    desk.hand.release()
    assert window.document.undo_stack.index() == steps
    assert window.autosave.is_saved
    assert desk.path.read_bytes() == before


def drag_ends(desk: Desk, window: MainWindow, target: Rating) -> tuple[QWidget, QPoint, QPoint]:
    """The matrix, and in it the places of the risk's chip and of a cell."""
    geometry = MatrixGeometry(QSizeF(window.matrix.size()))
    rating = desk.risk().rating
    assert rating is not None
    (chip,) = geometry.chips_in_cell(rating, 1).places
    return window.matrix, chip.center().toPoint(), geometry.cell(target).center().toPoint()


def write_an_evaluation(desk: Desk, window: MainWindow) -> None:
    """With the keyboard alone, and without a word of saving."""
    desk.hand.keys("ctrl+shift+e")
    desk.hand.until(lambda: len(desk.risk().evaluations) == 2)
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    desk.hand.until(lambda: field.visibleRegion().boundingRect() == field.rect())
    desk.hand.write(WRITTEN)
    desk.hand.until(lambda: field.toPlainText() == WRITTEN)
    desk.hand.until(lambda: desk.risk().evaluations[-1].text == WRITTEN)
    assert desk.risk().evaluations[-1].date == window.document.clock.today()


def undo_and_redo(desk: Desk, window: MainWindow) -> None:
    """All three steps back by the keyboard, and forth again."""
    written = desk.on_disk()
    desk.hand.keys("ctrl+z")
    desk.hand.until(lambda: desk.risk().evaluations[-1].text == "")
    desk.hand.keys("ctrl+z")
    desk.hand.until(lambda: len(desk.risk().evaluations) == 1)
    desk.hand.keys("ctrl+z")
    desk.hand.until(lambda: desk.risk().rating == HERE)
    assert not window.document.undo_stack.canUndo()
    desk.hand.keys("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
    desk.hand.until(lambda: desk.on_disk() == written)


def shown_level(window: MainWindow) -> str:
    """The level that the pane names for the risk."""
    window.select(next(risk.id for risk in window.document.register.risks if risk.number == NUMBER))
    return next(pill.text() for pill in window.pane.findChildren(QLabel) if pill.property("role") == "pill")


def sentences_of(paper: Path) -> list[str]:
    """What the paper says in words, paragraph by paragraph, without labels, bullets and dates."""
    found: list[str] = []
    for paragraph in docx.Document(str(paper)).paragraphs:
        text = re.sub(r"^(Beskrivelse|Handling|Evaluering):", "", flat(paragraph.text).strip("_")).strip()
        text = re.sub(r"^(\*|\d{1,2}/\d{1,2}-\d{4}:)", "", text).strip()
        # The list of risks has the number first.
        found.append(re.sub(r"^(.*): (#\d+)$", r"\2 \1", text))
    return [text for text in found if text]


def assert_in_order(sentences: list[str], text: str) -> None:
    place = 0
    for sentence in sentences:
        found = text.find(sentence, place)
        assert found >= 0, f"{sentence!r} is not in {text[place:]!r}"
        place = found + len(sentence)


def flat(text: str) -> str:
    return " ".join(text.split())
