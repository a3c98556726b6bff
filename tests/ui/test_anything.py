"""Whatever is done in whatever order: screen, document and file say the same."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QSplitter, QTextEdit

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.dates import format_list
from risikoapp.domain.finding import hits_in
from risikoapp.domain.model import Risk
from risikoapp.domain.soundness import check
from risikoapp.storage.repository import Repository
from risikoapp.terms import level_name
from risikoapp.ui import theme
from risikoapp.ui.detail.row import EntryRow
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.list.order import Order
from risikoapp.ui.matrix.keyboard import ARROWS
from risikoapp.ui.windows import Windows
from tests.ui.detail.carrying import drag
from tests.ui.hands import CTRL, LEFT, NONE, SHIFT, TRAY, Hands, Place, answering, click, rows_of, wait_until, write
from tests.ui.paper import ferry

places = st.sampled_from([*ALL_RATINGS[:6], TRAY, "outside"])
picks = st.integers(0, 99)
KEYS = [
    *((key, modifiers) for key in ARROWS for modifiers in (NONE, SHIFT, CTRL)),
    *((key, NONE) for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_1, Qt.Key.Key_4)),
    (Qt.Key.Key_A, CTRL),
    (Qt.Key.Key_Space, CTRL),
]


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


class Anything(RuleBasedStateMachine):
    """A person at one window, hasty and forgetful."""

    def __init__(self, windows: Windows, folder: Path, new_id: Callable[[], str]) -> None:
        super().__init__()
        path = folder / "prøve.risiko"
        Repository.create(path, ferry(new_id), overwrite=True)
        window = windows.open_file(path)
        assert window is not None
        # Not as the last one left it: every run must begin alike.
        window.resize(theme.WINDOW_SIZE)
        window.findChildren(QSplitter)[0].setSizes([600, 680])
        self.hands = Hands(window)
        self.hands.activate()
        self.numbers: dict[str, int] = {}
        self.typed: dict[str, str] = {}
        """Each word that was typed, no two alike, and the one place where it may stand."""

    def teardown(self) -> None:
        assert self.hands.window.close()
        wait_until(lambda: not shiboken6.isValid(self.hands.window), "the end of the window")

    @property
    def shown(self) -> Risk | None:
        shown = self.hands.shown()
        return self.hands.risk(int(shown[1:])) if shown else None

    @rule(pick=picks, place=places)
    def drag(self, pick: int, place: Place) -> None:
        chips = sorted(self.hands.chips())
        if chips:
            self.hands.drag(chips[pick % len(chips)], place)

    @rule(chosen=st.lists(picks, min_size=2, max_size=3), place=places)
    def drag_several(self, chosen: list[int], place: Place) -> None:
        numbers = sorted(self.hands.chips())
        if numbers:
            for modifiers, pick in zip((NONE, CTRL, CTRL), chosen, strict=False):
                centre = self.hands.chip(numbers[pick % len(numbers)])
                assert centre is not None
                QTest.mouseClick(self.hands.matrix, LEFT, modifiers, centre.toPoint())
            self.hands.drag(numbers[chosen[0] % len(numbers)], place)

    @rule(pressed=st.lists(st.sampled_from(KEYS), min_size=1, max_size=6))
    def press_in_the_matrix(self, pressed: list[tuple[Qt.Key, Qt.KeyboardModifier]]) -> None:
        self.hands.matrix.setFocus(Qt.FocusReason.TabFocusReason)
        for key, modifiers in pressed:
            self.hands.key(key, modifiers, self.hands.matrix)
        # Nothing stays in the air.
        self.hands.table.setFocus()

    @rule(place=st.sampled_from(ALL_RATINGS))
    def click_a_cell(self, place: Rating) -> None:
        corner = self.hands.geometry.cell(place).topLeft().toPoint()
        QTest.mouseClick(self.hands.matrix, LEFT, NONE, corner + QPoint(1, 1))

    @precondition(lambda self: self.hands.window.left.offer.isVisible())
    @rule(leave=st.booleans())
    def say_why(self, leave: bool) -> None:
        offer = self.hands.window.left.offer
        word = f"ø{len(self.typed)}."
        (self.typed[word],) = self.asked_about() or ("several",)
        offer.reason.setFocus()
        write(offer.reason, word)
        if leave:
            self.hands.table.setFocus()

    def asked_about(self) -> list[str]:
        """The move that the line asks about, where it asks about one."""
        text = self.hands.window.left.offer.reason.placeholderText()
        numbers = [int(number) for number in re.findall(r"#(\d+)", text)]
        return [self.hands.risk(numbers[0]).rating_changes[-1].id] if len(numbers) == 1 else []

    @rule(pick=picks)
    def select(self, pick: int) -> None:
        rows = self.hands.rows()
        if rows:
            self.hands.click_row(rows[pick % len(rows)][0])

    @rule(pick=picks, leave=st.booleans())
    def type(self, pick: int, leave: bool) -> None:
        risk = self.shown
        if risk is None:
            return
        evaluations = [evaluation.id for evaluation in reversed(risk.evaluations)]
        moves = [change.id for change in reversed(risk.rating_changes)]
        fields: list[tuple[str, QLineEdit | QTextEdit]] = [
            (f"{risk.id} name", self.hands.pane.name),
            (f"{risk.id} description", self.hands.pane.description),
            *_by_id([action.id for action in risk.actions], self.hands.actions()),
            *_by_id(evaluations, self.hands.evaluations()),
            *_by_id(moves, self.hands.moves()),
        ]
        where, field = fields[pick % len(fields)]
        word = f"ø{len(self.typed)}."
        self.typed[word] = where
        field.setFocus()
        # Not always the same: an evaluation may go elsewhere when the date that was typed before is told.
        focused = QApplication.focusWidget()
        assert focused is not None
        write(focused, word)
        if leave:
            self.hands.table.setFocus()

    @rule(pick=picks, date=st.sampled_from(["8/3-2022", "29/2-2024", "", "1/1-2031"]))
    def date(self, pick: int, date: str) -> None:
        rows = [*self.hands.actions(), *self.hands.evaluations()]
        if self.shown is not None and rows:
            field = rows[pick % len(rows)].date
            field.setFocus()
            field.selectAll()
            write(field, date)

    @rule(order=st.sampled_from(["new_risk", "new_action", "new_evaluation"]))
    def add(self, order: str) -> None:
        if self.hands.window.commands[order].isEnabled():
            self.hands.order(order)

    @rule(pick=picks, order=st.sampled_from(["Flyt op", "Flyt ned", "Fjern"]))
    def arrange(self, pick: int, order: str) -> None:
        rows = self.hands.actions()
        if self.shown is not None and rows:
            self.hands.row_menu(rows[pick % len(rows)], order)

    @rule(pick=picks, to=picks, below=st.booleans())
    def carry(self, pick: int, to: int, below: bool) -> None:
        count = len(self.hands.actions())
        if self.shown is not None and count:
            drag(self.hands, pick % count, to % count, below=below)

    @rule(pick=picks, key=st.sampled_from([Qt.Key.Key_Up, Qt.Key.Key_Down]))
    def push(self, pick: int, key: Qt.Key) -> None:
        rows = self.hands.actions()
        if self.shown is not None and rows:
            rows[pick % len(rows)].text.setFocus()
            self.hands.key(key, Qt.KeyboardModifier.AltModifier)

    @rule(pick=picks)
    def paste(self, pick: int) -> None:
        rows = self.hands.actions()
        if self.shown is not None and rows:
            mime = QMimeData()
            mime.setText("* 8/3-2022: Ring\n* Fej")
            rows[pick % len(rows)].text.setFocus()
            rows[pick % len(rows)].text.insertFromMimeData(mime)

    @precondition(lambda self: self.shown is not None)
    @rule()
    def close_or_reopen(self) -> None:
        assert self.shown is not None
        with answering(_accept):
            self.hands.order("close_risk" if self.shown.is_open else "reopen_risk")
        self.hands.activate()

    @rule(count=st.integers(1, 3))
    def undo(self, count: int) -> None:
        for _ in range(count):
            self.hands.undo()

    @rule(count=st.integers(1, 2))
    def redo(self, count: int) -> None:
        for _ in range(count):
            self.hands.redo()

    @rule(word=st.sampled_from(["", "is", "Ø"]))
    def search(self, word: str) -> None:
        self.hands.search.setFocus()
        self.hands.search.selectAll()
        write(self.hands.search, word)
        if not word:
            self.hands.search.clear()

    @rule(order=st.sampled_from(["find_next", "find_previous"]), count=st.integers(1, 4))
    def step(self, order: str, count: int) -> None:
        for _ in range(count):
            self.hands.order(order)

    @rule(order=st.sampled_from(["number", "level", "name", "stalest", "evaluated"]))
    def sort(self, order: Order) -> None:
        self.hands.window.list.sort_by(order)
        # The keyboard is where the menu finds it.
        self.hands.table.setFocus()

    @invariant()
    def the_count_is_of_what_is_found(self) -> None:
        wanted = self.hands.window.list
        hits = [hit for risk, _count in wanted.hit_counts() for hit in hits_in(risk, wanted.needle)]
        assert sum(count for _risk, count in wanted.hit_counts()) == len(hits)
        rows = [cells[0] for cells in self.hands.rows() if len(cells) > 1]
        assert [f"#{risk.number}" for risk, _count in wanted.hit_counts() if f"#{risk.number}" not in rows] == []

    @invariant()
    def the_matrix_shows_the_open_risks(self) -> None:
        open_risks = self.hands.register.open_risks
        chips = self.hands.chips()
        assert all(chips[risk.number] == risk.rating for risk in open_risks if risk.number in chips)
        # In a crowded cell of a small window the rest stands behind "+2".
        rest = {risk.number for risk in open_risks} - set(chips)
        assert set(chips) <= {risk.number for risk in open_risks}
        assert all(self._is_crowded(self.hands.risk(number).rating) for number in rest)

    @invariant()
    def the_list_shows_what_matches(self) -> None:
        register = self.hands.register
        searched = self.hands.search.text().casefold().strip()
        rows = {cells[0]: cells for cells in self.hands.rows() if len(cells) > 1}
        for cells in rows.values():
            risk = self.hands.risk(int(cells[0][1:]))
            level = register.level(risk)
            evaluation = risk.standing_evaluation
            date = format_list(evaluation.date) if evaluation is not None and evaluation.date is not None else ""
            place = "Ikke placeret" if level is None else level_name(level)
            assert cells == (f"#{risk.number}", risk.name or "Uden navn", place, date)
        cell = self.narrowed_to()
        assert all(cell in (None, self.hands.risk(int(number[1:])).rating) for number in rows)
        if not searched:
            there = [risk for risk in register.open_risks if cell in (None, risk.rating)]
            assert {f"#{risk.number}" for risk in there} <= set(rows)
        shown = self.hands.shown()
        assert self.hands.marked_row() in ({shown} if shown in rows else {"", *self._fold()})

    def narrowed_to(self) -> Rating | None:
        """The cell that the token over the list names."""
        tokens = [each.text() for each in self.hands.window.list.findChildren(QPushButton) if each.isVisible()]
        name = tokens[0].removesuffix("✕").strip() if tokens else ""
        return next((rating for rating in ALL_RATINGS if self.hands.register.criteria.cell_name(rating) == name), None)

    @invariant()
    def the_one_chosen_last_is_the_one_shown(self) -> None:
        chosen = self.hands.matrix.chosen
        shown = self.shown
        assert set(chosen) <= {risk.id for risk in self.hands.register.open_risks}
        assert chosen[-1:] == ((shown.id,) if shown is not None and shown.is_open else ())

    def _is_crowded(self, rating: Rating | None) -> bool:
        count = sum(risk.rating == rating for risk in self.hands.register.open_risks)
        geometry = self.hands.geometry
        grid = geometry.chips_in_tray(count) if rating is None else geometry.chips_in_cell(rating, count)
        return grid.overflow > 0

    def _fold(self) -> list[str]:
        return [cells[0] for cells in self.hands.rows() if len(cells) == 1]

    @invariant()
    def the_pane_shows_the_risk(self) -> None:
        pane = self.hands.pane
        risk = self.shown
        if risk is None or pane.is_untold:
            return
        assert (pane.name.text(), pane.description.toPlainText()) == (risk.name, risk.description)
        said = [text for _, text in rows_of(self.hands.actions())]
        assert said == [action.text for action in risk.actions]
        for row, action in zip(self.hands.actions(), risk.actions, strict=True):
            day = "" if action.date is None else format_list(action.date)
            assert row.date.text() == day or row.date.hasFocus() or row.date.property("invalid")
        if risk.evaluations:
            assert self.hands.evaluations()[0].text.toPlainText() == risk.evaluations[-1].text
        reasons = [text for _, text in rows_of(self.hands.moves())]
        assert reasons == [change.reason for change in reversed(risk.rating_changes)]
        if risk.rating is not None:
            criteria = self.hands.register.criteria
            placing = (pane.placing.likelihood.currentText(), pane.placing.consequence.currentText())
            assert " × ".join(placing) == criteria.cell_name(risk.rating)

    @invariant()
    def what_was_typed_stands_nowhere_else(self) -> None:
        for risk in self.hands.register.risks:
            texts = {f"{risk.id} name": risk.name, f"{risk.id} description": risk.description}
            texts |= {entry.id: entry.text for entry in (*risk.actions, *risk.evaluations)}
            texts |= {change.id: change.reason for change in risk.rating_changes}
            for where, text in texts.items():
                words = [word for word in self.typed if word in text and self.typed[word] != "several"]
                assert all(self.typed[word] == where for word in words)

    @invariant()
    def the_file_holds_the_document(self) -> None:
        document = self.hands.window.document
        assert self.hands.window.autosave.flush()
        check(document.file)
        assert Repository.open(self.hands.window.path)[1] == document.file

    @invariant()
    def numbers_are_given_once(self) -> None:
        for risk in self.hands.register.risks:
            assert self.numbers.setdefault(risk.id, risk.number) == risk.number
        assert len(set(self.numbers.values())) == len(self.numbers)
        assert self.hands.window.document.file.next_number > max(self.numbers.values())


def _by_id(ids: list[str], rows: list[EntryRow]) -> list[tuple[str, TextField]]:
    """The text fields of rows with the ids of what they show; earlier evaluations may be folded."""
    return [(entry_id, row.text) for entry_id, row in zip(ids, rows, strict=False)]


def test_screen_document_and_file_agree_whatever_is_done(
    windows: Windows, tmp_path: Path, new_id: Callable[[], str]
) -> None:
    class AtThisWindow(Anything):
        def __init__(self) -> None:
            super().__init__(windows, tmp_path, new_id)

    run_state_machine_as_test(AtThisWindow, settings=settings(max_examples=15, stateful_step_count=20))


@pytest.fixture(autouse=True)
def _nothing_is_typed_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow machines must not let the typing rest in the middle of a step."""
    monkeypatch.setattr("risikoapp.ui.detail.fields.REST", 60_000)
