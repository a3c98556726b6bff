"""The level of each of the 16 cells, changed by clicking through or by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from risikoapp.domain.criteria import ALL_RATINGS, LEVELS, STEPS, Rating, RiskCriteria
from risikoapp.i18n import _
from risikoapp.terms import level_name
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle

_MOVES = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}
"""Steps of likelihood and consequence."""
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


class LevelGrid(QWidget):
    """The matrix as buttons; one stop for the Tab key, and arrows from cell to cell."""

    level_requested = Signal(object, int)
    """The Rating of a cell, and the level it shall have."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._criteria: RiskCriteria | None = None
        self._cells = {rating: self._built(rating) for rating in ALL_RATINGS}
        self._rows = [QLabel(self) for _step in range(STEPS)]
        self._columns = [QLabel(self) for _step in range(STEPS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.CELL_GAP)
        for rating, cell in self._cells.items():
            grid.addWidget(cell, STEPS - rating.likelihood, rating.consequence)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.setColumnMinimumWidth(0, theme.STEP_NAME_WIDTH)
        for place, (row, column) in enumerate(zip(self._rows, self._columns, strict=True)):
            grid.addWidget(row, STEPS - 1 - place, 0, Qt.AlignmentFlag.AlignRight | middle)
            grid.addWidget(column, STEPS, place + 1, Qt.AlignmentFlag.AlignCenter)
            grid.setColumnStretch(place + 1, 1)
        self._take_tab(self._cells[Rating(likelihood=STEPS, consequence=1)])

    @property
    def way(self) -> tuple[QWidget, ...]:
        """All cells, to be put on the way of the Tab key, which stops at one of them."""
        return tuple(self._cells.values())

    def show_criteria(self, criteria: RiskCriteria) -> None:
        """Shows names and levels as they are in these criteria."""
        self._criteria = criteria
        for place in range(STEPS):
            self._rows[place].setText(criteria.likelihood_name(place + 1))
            self._columns[place].setText(criteria.consequence_name(place + 1))
        for rating, cell in self._cells.items():
            level = criteria.risk_level(rating)
            cell.setText(level_name(level))
            cell.setAccessibleName(f"{criteria.cell_name(rating)}: {level_name(level)}")
            cell.setToolTip(criteria.cell_name(rating))
            restyle(cell, "level", level)

    def _built(self, rating: Rating) -> "_Cell":
        cell = _Cell(rating, self)
        cell.step_requested.connect(self._on_step)
        cell.level_requested.connect(self.level_requested)
        cell.move_requested.connect(self._on_move)
        cell.focused.connect(self._on_focused)
        return cell

    def _on_step(self, rating: Rating, step: int) -> None:
        assert self._criteria is not None
        self.level_requested.emit(rating, (self._criteria.risk_level(rating) - 1 + step) % LEVELS + 1)

    def _on_move(self, rating: Rating, likelihood: int, consequence: int) -> None:
        likelihood, consequence = rating.likelihood + likelihood, rating.consequence + consequence
        if 1 <= likelihood <= STEPS and 1 <= consequence <= STEPS:
            target = Rating(likelihood=likelihood, consequence=consequence)
            self._cells[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focused(self, rating: Rating) -> None:
        self._take_tab(self._cells[rating])

    def _take_tab(self, stop: "_Cell") -> None:
        for cell in self._cells.values():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)


class _Cell(QPushButton):
    """One cell: a click gives the next level; with Shift, or the other mouse button, the one before."""

    step_requested = Signal(object, int)
    level_requested = Signal(object, int)
    move_requested = Signal(object, int, int)
    focused = Signal(object)

    def __init__(self, rating: Rating, parent: QWidget) -> None:
        super().__init__(parent)
        self._rating = rating
        self.setProperty("cell", "true")
        # Enter belongs to the dialog: a cell is changed by Space.
        self.setAutoDefault(False)
        self.setAccessibleDescription(_("Mellemrum giver det næste niveau, 1 til 4 et bestemt."))
        self.clicked.connect(self._on_clicked)
        self._goes_back = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.step_requested.emit(self._rating, -1)
            return
        self._goes_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.move_requested.emit(self._rating, *_MOVES[key])
        elif key in _DIGITS:
            self.level_requested.emit(self._rating, _DIGITS[key])
        else:
            self._goes_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self._rating)

    def _on_clicked(self) -> None:
        self.step_requested.emit(self._rating, -1 if self._goes_back else 1)
