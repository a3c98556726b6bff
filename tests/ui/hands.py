"""A person's hands on one window: real mouse and key events, and eyes that read what stands there."""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.storage.repository import Repository
from risikoapp.ui.detail.entries import EntryCard
from risikoapp.ui.detail.fields import LineField
from risikoapp.ui.detail.row import EntryRow
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.notice import Notice
from tests.matrix_places import cell_centre, chip_centre

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OUTSIDE = "outside"
TRAY = "tray"
Place = Rating | str


def write(widget: QWidget, text: str) -> None:
    """Types into a widget, key by key; QTest.keyClicks itself knows Latin-1 only."""
    for letter in text:
        if letter == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
            continue
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, key, letter, NONE)


def overwrite(widget: QWidget, text: str) -> None:
    """Marks all that stands in a field and types over it."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    write(widget, text)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())


def rest(milliseconds: int = 1) -> None:
    """Lets Qt and its threads work for so long, and lets go what is to go.

    QTest.qWait does the same, but keeps Python to itself meanwhile: a pool of threads that goes then waits for ever for
    the one that is in the midst of Python.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_until(truth: Callable[[], bool], what: str = "it", seconds: float = 5) -> None:
    """Lets Qt work until this is so; fails after five seconds, or as many as another process may need."""
    end = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < end, f"{what} never came true"
        rest()


def button(parent: QWidget, text: str) -> QPushButton:
    """The visible button that says this."""
    found = [each for each in parent.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    assert len(found) == 1, [each.text() for each in parent.findChildren(QPushButton)]
    return found[0]


def pressing(text: str) -> Callable[[QDialog], None]:
    """An answer to a question: the button with this text."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        (found,) = (each for each in dialog.buttons() if each.text().replace("&", "") == text)
        click(found)

    return answer


def naming(monkeypatch: pytest.MonkeyPatch, path: Path | None, *asking: ModuleType) -> list[Path]:
    """Answers the system's dialog for a new file, wherever these modules ask by it; returns what was suggested."""
    suggested: list[Path] = []

    def choose(_parent: object, _title: str, suggestion: Path) -> Path | None:
        suggested.append(suggestion)
        return path

    for module in asking:
        monkeypatch.setattr(module, "choose_new_register", choose)
    return suggested


def texts(parent: QWidget) -> list[str]:
    """What all visible labels say."""
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


def named(parent: QWidget, name: str) -> QWidget:
    """The one visible widget with this accessible name."""
    found = [each for each in parent.findChildren(QWidget) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, name
    return found[0]


@contextmanager
def answering(*answers: Callable[[QDialog], object], progress: bool = False) -> Generator[list[QDialog]]:
    """Answers the modal dialogs that come, one after another; fails when one does not come or does not go away.

    One that only tells how far something has come is let go by itself, without `progress`.
    """
    asked: list[QDialog] = []
    wrong: list[BaseException] = []
    waiting = list(answers)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible() or any(dialog is each for each in asked):
            return
        if isinstance(dialog, QProgressDialog) and not progress:
            return
        asked.append(dialog)
        try:
            assert waiting, f"an unexpected question: {texts(dialog)}"
            waiting.pop(0)(dialog)
            assert not dialog.isVisible(), f"still asking: {texts(dialog)}"
        except BaseException as error:
            wrong.append(error)
            # Not to be asked whether it may go: nobody would answer.
            dialog.done(0)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    try:
        yield asked
    finally:
        timer.stop()
    if wrong:
        raise wrong[0]
    assert not waiting, f"{len(waiting)} questions never came"


def wait_for_answers(asked: Sequence[QDialog], count: int) -> None:
    """Waits until so many dialogs of `answering` have come and gone."""
    wait_until(
        lambda: len(asked) == count and not any(isValid(dialog) and dialog.isVisible() for dialog in asked),
        "the answers",
    )


@contextmanager
def choosing(text: str) -> Generator[list[str]]:
    """Clicks an entry of the menu that pops up; yields a list that is empty until it has."""
    wrong: list[str] = []
    done: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) or not menu.isVisible() or done:
            return
        done.append(text)
        found = [entry for entry in menu.actions() if entry.text() == text]
        if not found:
            wrong.append(f"{text} is not among {[entry.text() for entry in menu.actions()]}")
            menu.close()
            return
        QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(found[0]).center())

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    try:
        yield done
        wait_until(lambda: bool(done), f"the menu with {text}")
    finally:
        timer.stop()
    assert not wrong, wrong[0]


def choose_in(box: QComboBox, text: str) -> None:
    """Opens a box and clicks a line of it."""
    click(box)
    view = box.view()
    wait_until(view.isVisible, "the opened box")
    row = box.findText(text)
    assert row >= 0, text
    # A box takes no release for a moment after it opened: a click that opened it must not choose.
    wait_until(lambda: _press(box, row), text)


def _press(box: QComboBox, row: int) -> bool:
    view = box.view()
    if view.isVisible():
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseMove(view.viewport(), place)
        QTest.mouseClick(view.viewport(), LEFT, NONE, place)
    return not view.isVisible()


class Hands:
    """One window, its parts by the names a person would use."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.matrix = window.matrix
        self.pane = window.pane

    # What is there

    @property
    def register(self) -> Register:
        return self.window.document.register

    @property
    def stack(self) -> list[str]:
        """The names of the steps that can be undone, oldest first."""
        stack = self.window.document.undo_stack
        return [stack.text(place) for place in range(stack.index())]

    def risk(self, number: int) -> Risk:
        return next(risk for risk in self.register.risks if risk.number == number)

    def on_disk(self) -> RegisterFile:
        """What the file holds when all has been written."""
        self.pane.flush()
        assert self.window.autosave.flush()
        return Repository.open(self.window.path)[1]

    def look_at_disk(self) -> None:
        """Has the window see what others have done to its file, and waits for what comes of it."""
        self.window.autosave.look_at_disk()
        wait_until(lambda: not self.window.autosave.is_busy(), "the end of the look")

    def risk_on_disk(self, number: int) -> Risk:
        return next(risk for risk in self.on_disk().register.risks if risk.number == number)

    # The matrix

    @property
    def geometry(self) -> MatrixGeometry:
        return MatrixGeometry(self.matrix.size().toSizeF())

    def chip(self, number: int) -> QPointF | None:
        return chip_centre(self.matrix, self.risk(number).id)

    def chip_cell(self, number: int) -> Rating | None:
        """The cell in which the chip of a risk stands; None in the tray."""
        centre = self.chip(number)
        assert centre is not None, f"#{number} has no chip"
        rating = self.geometry.rating_at(centre)
        assert (rating is None) == self.geometry.tray.contains(centre)
        return rating

    def place(self, place: Place) -> QPoint:
        if isinstance(place, Rating):
            return cell_centre(self.matrix, place).toPoint()
        if place == TRAY:
            return self.geometry.tray.center().toPoint()
        return QPoint(4, 4)

    def take(self, number: int) -> None:
        centre = self.chip(number)
        assert centre is not None
        QTest.mousePress(self.matrix, LEFT, NONE, centre.toPoint())

    def carry(self, place: Place) -> None:
        # Two moves, as a hand makes many.
        target = self.place(place)
        QTest.mouseMove(self.matrix, target - QPoint(3, 3))
        QTest.mouseMove(self.matrix, target)

    def drop(self, place: Place) -> None:
        QTest.mouseRelease(self.matrix, LEFT, NONE, self.place(place))

    def drag(self, number: int, place: Place) -> None:
        self.take(number)
        self.carry(place)
        self.drop(place)

    def chips(self) -> dict[int, Rating | None]:
        """Where each chip stands, by the number of its risk."""
        with_chip = [risk.number for risk in self.register.risks if self.chip(risk.number) is not None]
        return {number: self.chip_cell(number) for number in with_chip}

    # The list

    @property
    def table(self) -> QTableView:
        (table,) = self.window.list.findChildren(QTableView)
        return table

    @property
    def search(self) -> QLineEdit:
        field = named(self.window.list, "Søg i alle risici")
        assert isinstance(field, QLineEdit)
        return field

    def rows(self) -> list[tuple[str, ...]]:
        """What the list says, row by row; a row that spans the list has one text."""
        model = self.table.model()
        found: list[tuple[str, ...]] = []
        for row in range(model.rowCount()):
            columns = 1 if self.table.columnSpan(row, 0) > 1 else model.columnCount()
            found.append(tuple(model.index(row, column).data() for column in range(columns)))
        return found

    def row(self, text: str) -> int:
        """The row whose first text begins so."""
        return next(row for row, cells in enumerate(self.rows()) if cells[0].startswith(text))

    def click_row(self, text: str) -> None:
        self.table.scrollTo(self.table.model().index(self.row(text), 0))
        place = self.table.visualRect(self.table.model().index(self.row(text), 0))
        QTest.mouseClick(self.table.viewport(), LEFT, NONE, place.center())

    def marked_row(self) -> str:
        """The first text of the row that is marked, or ""."""
        marked = self.table.selectionModel().selectedRows()
        return marked[0].data() if marked else ""

    # The pane

    def shown(self) -> str:
        """The number in the head of the pane, or "" when no risk is shown."""
        heads = [text for text in texts(self.pane) if text.startswith("#")]
        return heads[0] if heads else ""

    def name(self) -> LineField:
        return self.pane.name

    def card_rows(self, card: EntryCard) -> list[EntryRow]:
        # What stands where is settled when Qt comes to it.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return sorted((row for row in card.findChildren(EntryRow) if row.isVisible()), key=lambda row: row.y())

    def actions(self) -> list[EntryRow]:
        return self.card_rows(self.pane.action_section.card)

    def evaluations(self) -> list[EntryRow]:
        section = self.pane.evaluation_section
        return self.card_rows(section.card) + self.card_rows(section.earlier)

    def moves(self) -> list[EntryRow]:
        return self.card_rows(self.pane.move_section.card)

    def row_menu(self, row: EntryRow, text: str) -> None:
        """Orders something in the menu at the end of a row."""
        (more,) = row.findChildren(QToolButton)
        with choosing(text) as chosen:

            def is_chosen() -> bool:
                # A window that has only just come to the screen closes what pops up.
                if not chosen and QApplication.activePopupWidget() is None:
                    click(more)
                return bool(chosen)

            wait_until(is_chosen, f"the menu with {text}")
        # A real screen gives the window back by itself.
        self.activate()

    # Keys and what they say

    def activate(self) -> None:
        """Waits until the window has the keyboard, and what popped up over it is gone for good."""
        wait_until(lambda: QApplication.activePopupWidget() is None, "the end of the menu")
        # What the popups left in the queue must not come after this.
        QApplication.sendPostedEvents()
        rest()
        self.window.activateWindow()
        wait_until(lambda: QApplication.focusWindow() is self.window.windowHandle(), "the keyboard")
        wait_until(self.window.isActiveWindow, "an active window")
        wait_until(self.pane.isVisible, "the pane")

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, to: QWidget | None = None) -> None:
        QTest.keyClick(to or QApplication.focusWidget() or self.window, key, modifiers)

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        self.key(Qt.Key.Key_Z, CTRL | SHIFT)

    def order(self, key: str) -> None:
        """Gives a command as its menu does."""
        assert self.window.commands[key].isEnabled(), key
        self.window.commands[key].trigger()

    def saved(self) -> str:
        """What the status bar says about saving, once the eye can see it."""
        QApplication.processEvents()
        return next(text for text in texts(self.window.statusBar()) if " · " in text and ".risiko" in text)

    @property
    def notice(self) -> Notice:
        return self.window.notice


def text_of(row: EntryRow) -> tuple[str, str]:
    """What stands in a row: its date and its text."""
    return row.date.text(), row.text.toPlainText()


def rows_of(rows: Sequence[EntryRow]) -> list[tuple[str, str]]:
    return [text_of(row) for row in rows]
