"""The review of an import: the paper at the left, what was made of it at the right, and what is unclear beneath."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from risikoapp.domain.criteria import Rating
from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.draft import Draft
from risikoapp.importers.source import place_of
from risikoapp.ui import theme
from risikoapp.ui.clock import Clock
from risikoapp.ui.intake.asking import NEXT_KEY, PREVIOUS_KEY, Question
from risikoapp.ui.intake.choices import Answer
from risikoapp.ui.intake.columns import ColumnsDialog
from risikoapp.ui.intake.course import Course
from risikoapp.ui.intake.paper import PaperView
from risikoapp.ui.intake.parts import splitter, summary
from risikoapp.ui.intake.questions import ask_left, ask_lost
from risikoapp.ui.intake.size import give_size
from risikoapp.ui.list.model import RiskListModel
from risikoapp.ui.list.table import RiskTable
from risikoapp.ui.matrix.view import MatrixView
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.tables import in_card
from risikoapp.ui.theme import Theme

_PARTS = (74 * theme.GRID, 76 * theme.GRID)
_HEIGHTS = (38 * theme.GRID, 22 * theme.GRID)


class Target(NamedTuple):
    """What an import can be taken into besides a new file: its name, and what asks how and gives the joined file."""

    name: str
    join: Callable[[Draft, QWidget], RegisterFile | None]


class ImportReview(QDialog):
    """Nothing is kept until it is accepted. Then `joined` is the target with it, or None for a new file."""

    def __init__(
        self,
        draft: Draft,
        name: str,
        clock: Clock,
        theme_: Theme,
        target: Target | None,
        parent: QWidget | None,
        again: Callable[[ColumnMap, QWidget], Draft | None] | None = None,
        pdf: Path | None = None,
    ) -> None:
        """`name` is the paper's; without one it was pasted, and can only come into the target. `again` reads a
        spreadsheet with other columns, or tells why it cannot. A `pdf` is shown as its pages."""
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(_("Importér »{name}«").format(name=name) if name else _("Indsæt risici"))
        give_size(self)
        self._target = target
        self._again = again
        self._clock = clock
        self._course = Course(draft, clock)
        self.joined: RegisterFile | None = None
        self._original = PaperView(pdf, theme_, self)
        self._question = Question(clock.today, self)
        self.matrix = MatrixView(theme_, self)
        self._model = RiskListModel(self)
        self._list = RiskTable(theme_, self._model, self)
        self._lead = QLabel(self)
        self._columns = QPushButton(_("&Kolonner og skalaer…"), self)
        self._update = QPushButton(self)
        self.deed = QPushButton(_("&Opret ny risikovurdering…"), self)
        self._cancel = QPushButton(_("Annuller"), self)
        self._build(is_pasted=not name)
        self._connect()
        self._original.show_source(draft.source)
        self._refresh()
        self._take_focus()

    @property
    def draft(self) -> Draft:
        """What has become of it, with what is unclear still."""
        return self._course.left

    def reject(self) -> None:
        """Leaves it, after asking when something has been decided."""
        if not self._course.has_decisions or ask_left(self, is_pasted=self.deed.isHidden()):
            super().reject()

    def end(self) -> None:
        """Gives the paper back: it is not shown again."""
        self._original.close_file()

    def _build(self, *, is_pasted: bool) -> None:
        self.deed.setHidden(is_pasted)
        restyle(self._update if is_pasted else self.deed, "primary", "true")
        self._update.setVisible(self._target is not None)
        if self._target is not None:
            text = (
                _("&Indsæt") if is_pasted else _("O&pdatér »{name}«…").format(name=self._target.name.replace("&", "&&"))
            )
            self._update.setText(text)
        self._lead.setProperty("role", "lead")
        self._lead.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addStretch()
        for button in (self._cancel, self._update, self.deed):
            # Enter belongs to whatever has the keyboard.
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        column.setSpacing(theme.PADDING)
        self._columns.setAutoDefault(False)
        self._columns.setVisible(self._again is not None and self._course.draft.columns is not None)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self._lead, 1)
        head.addWidget(self._columns)
        column.addLayout(head)
        column.addWidget(self._sides(), 1)
        column.addLayout(foot)
        way = (
            *(self._question, self.matrix, self._list, *self._original.stops),
            *(self._columns, self._cancel, self._update, self.deed),
        )
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    def _sides(self) -> QSplitter:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.PADDING)
        column.addWidget(self._original, 1)
        column.addWidget(self._question)
        right = splitter(Qt.Orientation.Vertical, _HEIGHTS, self.matrix, in_card(self._list, self))
        return splitter(Qt.Orientation.Horizontal, _PARTS, left, right)

    def _connect(self) -> None:
        self._question.step_requested.connect(self._step)
        self._question.answered.connect(self._on_answered)
        self.matrix.cell_selected.connect(self._on_cell)
        self.matrix.move_requested.connect(self._on_moved)
        self.matrix.risk_selected.connect(self._on_risk)
        self._list.clicked.connect(self._on_row)
        self._original.risk_pointed.connect(self._on_pointed)
        self._cancel.clicked.connect(self.reject)
        self.deed.clicked.connect(self.accept)
        self._update.clicked.connect(self._on_update)
        self._columns.clicked.connect(self._on_columns)
        for keys, slot in (
            (NEXT_KEY, self._question.next.click),
            (PREVIOUS_KEY, self._question.previous.click),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z; Ctrl+Y", self._redo),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(QKeySequence.listFromString(keys))
            shortcut.activated.connect(slot)

    def _refresh(self) -> None:
        """Shows what was decided so far, and what is asked now."""
        course = self._course
        draft, register = course.draft, course.register
        self.matrix.show_register(register)
        self.matrix.show_cell(course.likeliest)
        self._model.show_register(register)
        self._original.show_source(draft.source)
        self._question.show_unclear(draft.unclear, course.place, course.settled, register, course.known)
        self._lead.setText(summary(draft))
        if course.asked is not None:
            self._original.show_piece(place_of(course.asked, draft.source))
            self.matrix.show_selection(self._id_of(course.asked.risk))

    def _take_focus(self) -> None:
        """The keyboard goes to what is asked, or else to what one has come for."""
        if not self._question.take_focus():
            (self._update if self.deed.isHidden() else self.deed).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        button = self.focusWidget()
        # One press is one answer, however long it is.
        if event.isAutoRepeat():
            return
        if isinstance(button, QPushButton):
            button.click()
        else:
            self._question.answer_seen()

    def _id_of(self, number: int | None) -> str:
        return next((risk.id for risk in self._course.register.risks if risk.number == number), "")

    def _step(self, by: int) -> None:
        self._course.step(by)
        self._refresh()
        self._take_focus()

    def _undo(self) -> None:
        self._go(self._course.undo)

    def _redo(self) -> None:
        self._go(self._course.redo)

    def _go(self, way: Callable[[], None]) -> None:
        """Goes back or on; a keyboard that is on what was asked is then on what is asked now."""
        was_asked = self._question.isAncestorOf(self.focusWidget())
        way()
        self._refresh()
        if was_asked:
            self._take_focus()

    def _on_answered(self, answer: Answer) -> None:
        asked = self._course.asked
        try:
            self._course.answer(answer)
        except InvalidEdit:
            self._question.complain(_("Det nummer kan risikoen ikke få. Vælg et, som ingen anden har."))
        except ValueError:
            assert asked is not None
            self._question.complain(_("Skriv et nummer, for eksempel {number}.").format(number=asked.risk))
        else:
            self._refresh()
            self._take_focus()

    def _on_cell(self, rating: Rating | None) -> None:
        asked = self._course.asked
        # The cell that is marked tells of itself as no longer marked.
        rating = rating or self._course.likeliest
        if rating is not None and asked is not None and asked.field == "rating":
            self._on_answered(Answer(rating=rating))

    def _on_moved(self, risk_ids: tuple[str, ...], rating: Rating | None) -> None:
        self._course.move(risk_ids, rating)
        self._refresh()

    def _on_risk(self, risk_id: str) -> None:
        self._original.show_risk(self._course.register.risk(risk_id).number)
        self._show_row(risk_id)

    def _on_row(self) -> None:
        risk = self._model.risk_at(self._list.currentIndex().row())
        if risk is not None:
            self.matrix.show_selection(risk.id)
            self._original.show_risk(risk.number)

    def _on_pointed(self, number: int | None) -> None:
        if risk_id := self._id_of(number):
            self.matrix.show_selection(risk_id)
            self._show_row(risk_id)

    def _show_row(self, risk_id: str) -> None:
        row = self._model.row_of(risk_id)
        if row is not None:
            self._list.selectRow(row)

    def _on_update(self) -> None:
        assert self._target is not None
        self.joined = self._target.join(self.draft, self)
        if self.joined is not None:
            self.accept()

    def _on_columns(self) -> None:
        """Reads the paper anew where another column or sheet was chosen: what was answered and still fits is kept."""
        draft = self._course.draft
        assert draft.columns is not None and self._again is not None
        dialog = ColumnsDialog(draft, draft.columns, self, has_decisions=self._course.has_decisions)
        is_wanted, columns = bool(dialog.exec()), dialog.columns
        dialog.deleteLater()
        if not is_wanted or (found := self._again(columns, self)) is None:
            return
        course = Course(found, self._clock)
        lost = course.take_over(self._course)
        if not lost or ask_lost(self, lost):
            self._course = course
            self._refresh()
            self._take_focus()
