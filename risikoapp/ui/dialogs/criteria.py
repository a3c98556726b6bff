"""The scales and the levels: the names and definitions of the steps, and the level of each cell."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from risikoapp.domain.criteria import ALL_RATINGS, LEVELS, STANDARD_CRITERIA, STEPS, Rating, RiskCriteria, Step
from risikoapp.i18n import _
from risikoapp.terms import consequence, level_name, likelihood
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.stylesheet import restyle


class CriteriaDialog(FormDialog):
    """Shows and changes the criteria; accepting them confirms that they are the organisation's own."""

    def __init__(self, criteria: RiskCriteria, parent: QWidget | None = None) -> None:
        super().__init__(_("Skalaer og niveauer"), _("Bekræft"), parent)
        self.setMinimumWidth(theme.WIDE_DIALOG_WIDTH)
        self._criteria = criteria
        self.add_text(
            _(
                "Ret navnene, skriv jeres egne definitioner, og tryk på et felt for at give det et andet niveau. "
                "Når I bekræfter, står der ikke længere i rapporten, at niveauerne mangler at blive bekræftet."
            )
        )
        self._names: dict[tuple[str, int], QLineEdit] = {}
        self._definitions: dict[tuple[str, int], QLineEdit] = {}
        self._cells: dict[Rating, QPushButton] = {}
        self._fields.addSpacing(theme.GRID)
        self._fields.addLayout(self._scales())
        self._fields.addSpacing(theme.GRID)
        self._fields.addLayout(self._matrix())
        standard = self.buttons.addButton(_("Tilbage til standard"), QDialogButtonBox.ButtonRole.ResetRole)
        standard.clicked.connect(self._on_standard)
        self._show(criteria)
        self._names["likelihood", STEPS].setFocus()

    @property
    def criteria(self) -> RiskCriteria:
        """What the dialog shows, confirmed. An emptied name is the one it had."""
        return replace(
            self._criteria,
            likelihood_steps=self._steps("likelihood", self._criteria.likelihood_steps),
            consequence_steps=self._steps("consequence", self._criteria.consequence_steps),
            confirmed=True,
        )

    def _scales(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.TIGHT)
        column = 0
        for axis, name in (("likelihood", likelihood()), ("consequence", consequence())):
            for offset, text in ((0, name), (1, _("Definition"))):
                label = QLabel(text, self)
                label.setProperty("role", "label")
                grid.addWidget(label, 0, column + offset)
            for row, number in enumerate(range(STEPS, 0, -1), start=1):
                step_name, definition = QLineEdit(self), QLineEdit(self)
                step_name.setMinimumWidth(theme.STEP_NAME_WIDTH)
                grid.setColumnStretch(column + 1, 1)
                step_name.setAccessibleName(f"{name} {number}")
                definition.setAccessibleName(_("Definition af {step}").format(step=f"{name} {number}"))
                definition.setPlaceholderText(_("Valgfri"))
                step_name.editingFinished.connect(self._show_levels)
                self._names[axis, number], self._definitions[axis, number] = step_name, definition
                grid.addWidget(step_name, row, column)
                grid.addWidget(definition, row, column + 1)
            column += 2
        return grid

    def _matrix(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.CELL_GAP)
        for rating in ALL_RATINGS:
            cell = QPushButton(self)
            cell.setProperty("cell", "true")
            cell.clicked.connect(self._on_cell)
            self._cells[rating] = cell
            grid.addWidget(cell, STEPS - rating.likelihood, rating.consequence)
        self._rows = [QLabel(self) for _step in range(STEPS)]
        self._columns = [QLabel(self) for _step in range(STEPS)]
        for place, (row, column) in enumerate(zip(self._rows, self._columns, strict=True)):
            grid.addWidget(row, STEPS - 1 - place, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(column, STEPS, place + 1, Qt.AlignmentFlag.AlignCenter)
        for place in range(1, STEPS + 1):
            grid.setColumnStretch(place, 1)
        return grid

    def _show(self, criteria: RiskCriteria) -> None:
        self._criteria = criteria
        for axis, steps in (("likelihood", criteria.likelihood_steps), ("consequence", criteria.consequence_steps)):
            for number, step in enumerate(steps, start=1):
                self._names[axis, number].setText(step.name)
                self._definitions[axis, number].setText(step.definition)
        self._show_levels()

    def _show_levels(self) -> None:
        for place in range(STEPS):
            self._rows[place].setText(self._names["likelihood", place + 1].text())
            self._columns[place].setText(self._names["consequence", place + 1].text())
        for rating, cell in self._cells.items():
            level = self._criteria.risk_level(rating)
            cell.setText(level_name(level))
            cell.setAccessibleName(f"{self._criteria.cell_name(rating)}: {level_name(level)}")
            cell.setToolTip(self._criteria.cell_name(rating))
            restyle(cell, "level", level)

    def _on_cell(self) -> None:
        rating = next(rating for rating, cell in self._cells.items() if cell is self.sender())
        self._criteria = self._criteria.with_level(rating, self._criteria.risk_level(rating) % LEVELS + 1)
        self._show_levels()

    def _on_standard(self) -> None:
        self._show(STANDARD_CRITERIA)

    def _steps(self, axis: str, before: Sequence[Step]) -> tuple[Step, ...]:
        return tuple(
            Step(
                name=self._names[axis, number].text().strip() or step.name,
                definition=self._definitions[axis, number].text().strip(),
            )
            for number, step in enumerate(before, start=1)
        )
