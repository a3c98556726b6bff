"""Which column of a spreadsheet is for what, and what the steps of its scales become: shown, and changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.i18n import _
from risikoapp.importers.column_map import SEVERAL, ColumnMap, MappedColumn
from risikoapp.importers.draft import Draft
from risikoapp.importers.headings import Use
from risikoapp.importers.scale_rules import Axis, ScaleRule
from risikoapp.importers.unclear_scales import rule_text
from risikoapp.importers.unclear_table import heading, use_name
from risikoapp.terms import consequence, likelihood
from risikoapp.ui import theme

_HEIGHT = 84 * theme.GRID
_SAMPLE = 40
"""Letters of what stands in a column."""


class _Choice(QComboBox):
    """A choice in a long list."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the list must not choose for the column that happens to lie under the pointer.
        event.ignore()


class ColumnsDialog(QDialog):
    """`columns` is what has been chosen when it is accepted."""

    def __init__(self, draft: Draft, columns: ColumnMap, parent: QWidget, *, has_decisions: bool = False) -> None:
        """With `has_decisions` it tells that these are asked again."""
        super().__init__(parent)
        self.setWindowTitle(_("Kolonner og skalaer"))
        self._before = columns
        self._problem = QLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.uses: dict[int, QComboBox] = {}
        self.middles: dict[Axis, QComboBox] = {}
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Annuller"), QDialogButtonBox.ButtonRole.RejectRole)
        self.again = buttons.addButton(_("&Læs igen"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        column.setSpacing(theme.PADDING)
        lead = _("Arket »{sheet}« er læst sådan. Ret det, der er galt, og læs det igen.")
        column.addWidget(self._label(lead.format(sheet=columns.sheet)))
        column.addWidget(self._table(columns), 1)
        for axis, rule in draft.scales:
            if rule.meanings:
                self._add_scale(column, axis, rule, draft.register_file.register.criteria)
        column.addWidget(self._label(_("Det bliver husket til et ark med de samme kolonner."), "muted"))
        if has_decisions:
            column.addWidget(self._label(_("Læser du arket igen, bliver du spurgt igen om det, du har svaret på.")))
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.resize(QSize(theme.READING_WIDTH, _HEIGHT).boundedTo(self.screen().availableSize()))

    @property
    def columns(self) -> ColumnMap:
        """What is chosen now."""
        chosen = [replace(each, use=self.uses[each.place].currentData()) for each in self._before.columns]
        middles = {axis: choice.currentData() for axis, choice in self.middles.items()}
        return replace(
            self._before,
            columns=tuple(
                replace(each, by_content=each.by_content and each.use == before.use)
                for each, before in zip(chosen, self._before.columns, strict=True)
            ),
            likelihood_middle=middles.get("likelihood"),
            consequence_middle=middles.get("consequence"),
            is_chosen=True,
        )

    def _table(self, columns: ColumnMap) -> QScrollArea:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.GRID, 0)
        grid.setHorizontalSpacing(theme.PADDING)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        for place, text in enumerate((_("Kolonne"), _("Det første i den"), _("Bliver til"))):
            grid.addWidget(self._label(text, "label"), 0, place)
        for row, column in enumerate(columns.columns, start=1):
            sample = " ".join(column.sample.split())
            grid.addWidget(self._label(heading(column)), row, 0)
            grid.addWidget(self._label(sample if len(sample) <= _SAMPLE else sample[:_SAMPLE] + "…", "muted"), row, 1)
            grid.addWidget(self._use_of(column), row, 2)
        grid.setRowStretch(len(columns.columns) + 1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _use_of(self, column: MappedColumn) -> QComboBox:
        choice = self.uses[column.place] = _Choice(self)
        choice.setAccessibleName(heading(column))
        choice.addItem(_("Bruges ikke"), None)
        uses: Sequence[Use] = get_args(Use)
        for use in uses:
            choice.addItem(use_name(use), use)
        choice.setCurrentIndex(choice.findData(column.use) if column.use else 0)
        return choice

    def _add_scale(self, layout: QVBoxLayout, axis: Axis, rule: ScaleRule, criteria: RiskCriteria) -> None:
        name = likelihood() if axis == "likelihood" else consequence()
        text = _("{axis} er læst som en skala med {size} trin: {rule}.")
        if not rule.readable:
            text = _(
                "{axis} kan ikke læses: Programmet kender ikke skalaens trin. Vælg en anden kolonne, eller placér selv."
            )
        layout.addWidget(self._label(text.format(axis=name, size=rule.size, rule=rule_text(rule.meanings))))
        if not rule.has_middle:
            return
        names = criteria.likelihood_name if axis == "likelihood" else criteria.consequence_name
        before = self._before.middle(axis)
        choice = self.middles[axis] = _Choice(self)
        choice.setAccessibleName(_("{axis}: det midterste trin").format(axis=name))
        choice.addItem(_("Det midterste trin vælges for hver risiko"), None)
        for step in (2, 3):
            choice.addItem(_("Det midterste trin bliver {step} {name}").format(step=step, name=names(step)), step)
        choice.setCurrentIndex(choice.findData(before) if before else 0)
        layout.addWidget(choice)

    def _label(self, text: str, role: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

    def _on_accepted(self) -> None:
        if problem := self._wrong():
            self._problem.setText(problem)
            self._problem.show()
        else:
            self.accept()

    def _wrong(self) -> str:
        """Why it cannot be read so; "" where it can."""
        chosen = [column for column in self.columns.columns if column.use]
        uses = [column.use for column in chosen]
        for column in chosen:
            twins = [heading(other) for other in chosen if other.use == column.use]
            if column.use and column.use not in SEVERAL and len(twins) > 1:
                text = _("Kun én kolonne kan blive til {use}. Vælg en af dem: {columns}.")
                return text.format(use=use_name(column.use), columns=", ".join(f"»{twin}«" for twin in twins))
        if {"name", "description"}.isdisjoint(uses):
            return _("Vælg den kolonne, der har risikoens navn eller beskrivelse.")
        return ""
