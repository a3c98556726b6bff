"""A quarter of an hour of hasty editing in the whole program, as fast as it takes it; tells the gaps as JSON.

Run in a process of its own: python edit_session.py KEYS [report] FILE.risiko; with the word, the report is made
meanwhile. A heart that beats every millisecond finds the event loop late whenever the program has kept it from
turning. What the script itself costs is taken out.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from risikoapp.app import main
from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.matrix_places import cell_centre, chip_centre

SETTLED = 500
"""Milliseconds until the first step: by then all that was put off until idle has been done."""
WORDS = ("Ærø", "opfølgning", "leverandøren", "er", "på", "plads", "og", "næste", "møde", "afventer", "svar", "fra")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

Step = Callable[[], object]


class Editor:
    """A person who does one thing after another and waits for nothing. Each step is one event or two."""

    def __init__(self, window: MainWindow, keys: int, *, reports: bool) -> None:
        self._window = window
        self._keys = keys
        self._reports = reports
        # The same session every time.
        self._random = random.Random(15)

    def steps(self) -> Iterator[Step]:
        """All that is done, the frequent things often."""
        often = (self._describe, self._act, self._evaluate, self._select, self._drag)
        seldom = (self._search, self._undo, self._rename, self._new_risk, self._close, self._date)
        if self._reports:
            # In the background, while the editing goes on.
            yield self._key(Qt.Key.Key_E, CTRL)
        while self._keys > 0:
            yield from self._random.choice(often)()
            if self._random.random() < 0.3:
                yield from self._random.choice(seldom)()

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> Step:
        return lambda: QTest.keyClick(_focus(self._window), key, modifiers)

    def _write(self, words: int) -> Iterator[Step]:
        for word in self._random.choices(WORDS, k=words):
            for letter in f"{word} ":
                self._keys -= 1
                key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
                yield lambda key=key, letter=letter: QTest.sendKeyEvent(
                    QTest.KeyAction.Click, _focus(self._window), key, letter, NONE
                )

    def _select(self) -> Iterator[Step]:
        table = self._table()
        yield table.setFocus
        for _ in range(self._random.randint(1, 6)):
            yield self._key(self._random.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)))
        row = self._random.randrange(table.model().rowCount())
        yield lambda: table.scrollTo(table.model().index(row, 0))
        place = table.visualRect(table.model().index(row, 0)).center()
        yield lambda: QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def _describe(self) -> Iterator[Step]:
        yield self._window.pane.description.setFocus
        yield from self._write(self._random.randint(4, 14))
        yield self._table().setFocus

    def _rename(self) -> Iterator[Step]:
        yield self._window.pane.name.setFocus
        yield from self._write(1)
        yield self._table().setFocus

    def _act(self) -> Iterator[Step]:
        yield self._key(Qt.Key.Key_H, CTRL)
        yield from self._write(self._random.randint(2, 8))
        yield self._key(Qt.Key.Key_Return)
        yield from self._write(3)

    def _evaluate(self) -> Iterator[Step]:
        yield self._key(Qt.Key.Key_E, CTRL | SHIFT)
        yield from self._write(self._random.randint(3, 9))

    def _date(self) -> Iterator[Step]:
        yield self._key(Qt.Key.Key_H, CTRL)
        yield self._key(Qt.Key.Key_Backtab)
        for letter in "8/3-2022":
            yield lambda letter=letter: QTest.sendKeyEvent(
                QTest.KeyAction.Click, _focus(self._window), Qt.Key.Key_unknown, letter, NONE
            )
        yield self._key(Qt.Key.Key_Tab)

    def _drag(self) -> Iterator[Step]:
        matrix = self._window.matrix
        risks = self._random.choices(self._window.document.register.open_risks, k=40)
        start = next((place for risk in risks if (place := chip_centre(matrix, risk.id)) is not None), None)
        if start is None:
            return
        end = cell_centre(matrix, self._random.choice(ALL_RATINGS)).toPoint()
        at = start.toPoint()
        yield lambda: QTest.mousePress(matrix, Qt.MouseButton.LeftButton, NONE, at)
        for part in range(1, 9):
            yield lambda part=part: QTest.mouseMove(matrix, at + (end - at) * part / 8)
        yield lambda: QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, NONE, end)

    def _search(self) -> Iterator[Step]:
        yield self._key(Qt.Key.Key_F, CTRL)
        yield from self._write(1)
        yield self._key(Qt.Key.Key_Escape)

    def _undo(self) -> Iterator[Step]:
        yield self._table().setFocus
        for _ in range(self._random.randint(1, 5)):
            yield self._key(Qt.Key.Key_Z, CTRL)
        yield self._key(Qt.Key.Key_Z, CTRL | SHIFT)

    def _new_risk(self) -> Iterator[Step]:
        yield self._key(Qt.Key.Key_R, CTRL)
        yield from self._write(2)

    def _close(self) -> Iterator[Step]:
        yield self._table().setFocus
        yield self._key(Qt.Key.Key_L, CTRL)
        yield _accept

    def _table(self) -> QTableView:
        return self._window.list.findChildren(QTableView)[0]


def _focus(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def _accept() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.accept()


class Session(QObject):
    """Makes the steps of an editor, one a turn of the event loop, and keeps the gaps between the heart's beats."""

    def __init__(self, window: MainWindow, keys: int, *, reports: bool) -> None:
        super().__init__(window)
        self._window = window
        self._steps = Editor(window, keys, reports=reports).steps()
        self._gaps: list[float] = []
        self._own = 0.0
        self._last = 0.0
        self._heart = QTimer(self)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)
        QTimer.singleShot(SETTLED, self, self._begin)

    def _begin(self) -> None:
        self._last = time.perf_counter()
        self._heart.start(1)
        self._step()

    def _step(self) -> None:
        start = time.perf_counter()
        step = next(self._steps, None)
        # Before the step is made: a dialog turns an event loop of its own.
        QTimer.singleShot(2, self, self._end if step is None else self._step)
        self._own += time.perf_counter() - start
        if step is not None:
            step()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last - self._own) * 1000)
        self._last, self._own = now, 0.0

    def _end(self) -> None:
        self._heart.stop()
        self._window.handlers.finish()
        saved = self._window.autosave.flush()
        edits = self._window.document.undo_stack.count()
        sys.stdout.write(json.dumps({"gaps": self._gaps, "edits": edits, "saved": saved}) + "\n")
        # As a person ends it: what is cut short leaves something aside, and the next session would begin by asking.
        QApplication.closeAllWindows()
        QApplication.exit()


_begin = Windows.begin


def _begin_watched(self: Windows, path: Path | None) -> None:
    _begin(self, path)
    Session(self.open_windows[0], KEYS, reports=REPORTS)


KEYS = int(sys.argv.pop(1))
"""How much is typed."""
if REPORTS := sys.argv[1] == "report":
    sys.argv.pop(1)
Windows.begin = _begin_watched
sys.exit(main())
