"""The scales and the levels: the names and definitions of the steps, and the level of each cell."""

from dataclasses import replace

from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QWidget

from risikoapp.domain.criteria import STEPS, Rating, RiskCriteria, Step
from risikoapp.i18n import _
from risikoapp.terms import consequence, likelihood, standard_criteria
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.dialogs.levels import LevelGrid
from risikoapp.ui.dialogs.questions import ask_dropped
from risikoapp.ui.stylesheet import restyle

_AXES = ("likelihood", "consequence")


class CriteriaDialog(FormDialog):
    """Shows and changes the criteria; accepting them confirms that they are the organisation's own."""

    def __init__(self, criteria: RiskCriteria, parent: QWidget | None = None) -> None:
        super().__init__(_("Skalaer og niveauer"), _("Gem") if criteria.confirmed else _("Bekræft"), parent)
        self.setMinimumWidth(theme.WIDE_DIALOG_WIDTH)
        self._criteria = self._given = criteria
        self.add_text(_explanation(criteria))
        self._names: dict[tuple[str, int], QLineEdit] = {}
        self._definitions: dict[tuple[str, int], QLineEdit] = {}
        self._fields.addSpacing(theme.GRID)
        self._fields.addLayout(self._scales())
        self._complaint = self.add_text("")
        self._complaint.setProperty("role", "error")
        self._complaint.hide()
        self._fields.addSpacing(theme.PADDING)
        self._levels = LevelGrid(self)
        self._levels.level_requested.connect(self._on_level)
        self._fields.addWidget(self._levels)
        self.lead_through(*self._way(), *self._levels.way)
        standard = self.buttons.addButton(_("Tilbage til standard"), QDialogButtonBox.ButtonRole.ResetRole)
        standard.clicked.connect(self._on_standard)
        self._show(criteria)
        self._names["likelihood", STEPS].setFocus()

    @property
    def criteria(self) -> RiskCriteria:
        """What the dialog shows, confirmed. A name that is still to be written is the one it had."""
        return replace(
            self._criteria,
            likelihood_steps=self._steps("likelihood"),
            consequence_steps=self._steps("consequence"),
            confirmed=True,
        )

    def accept(self) -> None:
        wrong, _words = self._wrong_name()
        if wrong is None:
            super().accept()
            return
        self._complain()
        wrong.setFocus()
        wrong.selectAll()

    def reject(self) -> None:
        """Closes without a change, after asking when something has been changed."""
        if not self._is_changed() or ask_dropped(self):
            super().reject()

    def _is_changed(self) -> bool:
        shown = replace(self.criteria, confirmed=self._given.confirmed)
        return shown != self._given or self._empty_name() is not None

    def _scales(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.TIGHT)
        for place, (axis, name) in enumerate(zip(_AXES, (likelihood(), consequence()), strict=True)):
            column = 3 * place
            for offset, text in ((0, name), (1, _("Definition"))):
                label = QLabel(text, self)
                label.setProperty("role", "label")
                grid.addWidget(label, 0, column + offset)
            for row, number in enumerate(range(STEPS, 0, -1), start=1):
                for offset, field in enumerate(self._step_fields(axis, name, number)):
                    grid.addWidget(field, row, column + offset)
            grid.setColumnStretch(column + 1, 1)
        # What belongs together stands closer than what does not.
        grid.setColumnMinimumWidth(2, theme.GRID)
        return grid

    def _step_fields(self, axis: str, axis_name: str, number: int) -> tuple[QLineEdit, QLineEdit]:
        name, definition = QLineEdit(self), QLineEdit(self)
        name.setMinimumWidth(theme.STEP_NAME_WIDTH)
        name.setAccessibleName(f"{axis_name} {number}")
        name.textChanged.connect(self._on_name)
        name.editingFinished.connect(self._complain)
        definition.setAccessibleName(_("Definition af {step}").format(step=f"{axis_name} {number}"))
        definition.setPlaceholderText(_("Valgfri"))
        definition.textChanged.connect(definition.setToolTip)
        self._names[axis, number], self._definitions[axis, number] = name, definition
        return name, definition

    def _way(self) -> list[QLineEdit]:
        """The fields in the order they are filled in."""
        steps = [(axis, number) for axis in _AXES for number in range(STEPS, 0, -1)]
        return [field for step in steps for field in (self._names[step], self._definitions[step])]

    def _show(self, criteria: RiskCriteria) -> None:
        self._criteria = criteria
        for axis, steps in zip(_AXES, (criteria.likelihood_steps, criteria.consequence_steps), strict=True):
            for number, step in enumerate(steps, start=1):
                self._names[axis, number].setPlaceholderText(step.name)
                self._names[axis, number].setText(step.name)
                self._definitions[axis, number].setText(step.definition)
        self._levels.show_criteria(self.criteria)
        self._complain()

    def _on_name(self) -> None:
        self._levels.show_criteria(self.criteria)
        # What has been mended is no longer wrong; what is half typed is not wrong yet.
        if not self._complaint.isHidden():
            self._complain()

    def _on_level(self, rating: Rating, level: int) -> None:
        self._criteria = self._criteria.with_level(rating, level)
        self._levels.show_criteria(self.criteria)

    def _on_standard(self) -> None:
        self._show(standard_criteria())

    def _steps(self, axis: str) -> tuple[Step, ...]:
        before = self._criteria.likelihood_steps if axis == "likelihood" else self._criteria.consequence_steps
        return tuple(
            Step(
                name=self._names[axis, number].text().strip() or step.name,
                definition=self._definitions[axis, number].text().strip(),
            )
            for number, step in enumerate(before, start=1)
        )

    def _complain(self) -> None:
        """Marks a name that cannot stand, and says so; or takes it back."""
        wrong, words = self._wrong_name()
        for field in self._names.values():
            restyle(field, "invalid", field is wrong)
        self._complaint.setText(words)
        self._complaint.setVisible(wrong is not None)

    def _wrong_name(self) -> tuple[QLineEdit | None, str]:
        """The first name that cannot stand, and what is wrong with it; None and "" when all are well."""
        if (empty := self._empty_name()) is not None:
            text = _("Et trin skal have et navn. Det hed »{name}«.")
            return empty, text.format(name=empty.placeholderText())
        if (doubled := self._doubled_name()) is not None:
            text = _("»{name}« står to gange på den samme skala. Giv hvert trin sit eget navn.")
            return doubled, text.format(name=doubled.text().strip())
        return None, ""

    def _empty_name(self) -> QLineEdit | None:
        """The first field in which no name stands."""
        return next((name for name in self._names.values() if not name.text().strip()), None)

    def _doubled_name(self) -> QLineEdit | None:
        """The field whose name stands on its scale already, or None when all differ."""
        for axis in _AXES:
            seen: set[str] = set()
            for number, step in reversed(list(enumerate(self._steps(axis), start=1))):
                name = " ".join(step.name.casefold().split())
                if name in seen:
                    return self._names[axis, number]
                seen.add(name)
        return None


def _explanation(criteria: RiskCriteria) -> str:
    text = _("Ret navnene, skriv jeres egne definitioner, og tryk på et felt for at give det det næste niveau.")
    if criteria.confirmed:
        return text
    note = _("Når I bekræfter, står der ikke længere i rapporten, at niveauerne mangler at blive bekræftet.")
    return f"{text} {note}"
