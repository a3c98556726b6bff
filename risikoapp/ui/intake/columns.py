"""Which sheet of a spreadsheet is read, which of its columns is for what, and what the steps of its scales become:
shown, and changed."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.i18n import _, quoted
from risikoapp.importers.column_map import SEVERAL, ColumnMap
from risikoapp.importers.draft import Draft
from risikoapp.importers.scale_rules import Axis, ScaleRule
from risikoapp.importers.unclear_scales import rule_text
from risikoapp.importers.unclear_table import heading, use_name
from risikoapp.terms import consequence, likelihood
from risikoapp.ui import theme
from risikoapp.ui.intake.column_table import ColumnTable, ListChoice, plain_label

_HEIGHT = 84 * theme.GRID


class ColumnsDialog(QDialog):
    """`columns` is what has been chosen when it is accepted."""

    def __init__(self, draft: Draft, columns: ColumnMap, parent: QWidget, *, has_decisions: bool = False) -> None:
        """With `has_decisions` it tells what becomes of these."""
        super().__init__(parent)
        self.setWindowTitle(_("Kolonner og skalaer"))
        self._read = columns
        self._sheets = tuple(columns if each.sheet == columns.sheet else each for each in draft.sheets) or (columns,)
        self._before = columns
        self._problem = self._label("", "error")
        self._problem.hide()
        self.sheet = ListChoice(self)
        self.table = ColumnTable(self)
        self.middles: dict[Axis, QComboBox] = {}
        self._scales = QWidget(self)
        self._no_scales = self._label(_("Hvordan skalaerne er læst, står her, når arket er læst."), "muted")
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Annuller"), QDialogButtonBox.ButtonRole.RejectRole)
        self.again = buttons.addButton(_("&Læs igen"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        column.setSpacing(theme.PADDING)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        column.addWidget(self._scales)
        column.addWidget(self._no_scales)
        column.addWidget(self._label(_("Det bliver husket til et ark med de samme kolonner."), "muted"))
        if has_decisions:
            text = _("Det, du har svaret på, følger med, hvor der stadig bliver spurgt om det samme.")
            column.addWidget(self._label(text))
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self._add_scales(draft)
        self._show()
        self.again.setDefault(True)
        (self.sheet if len(self._sheets) > 1 else next(iter(self.table.uses.values()))).setFocus()
        self.resize(QSize(theme.READING_WIDTH, _HEIGHT).boundedTo(self.screen().availableSize()))

    @property
    def columns(self) -> ColumnMap:
        """What is chosen now."""
        middles = {axis: choice.currentData() for axis, choice in self.middles.items()}
        if self._before is not self._read:
            # The scales are those of the sheet that was read.
            middles = {}
        return replace(
            self._before,
            columns=self.table.columns,
            likelihood_middle=middles.get("likelihood"),
            consequence_middle=middles.get("consequence"),
            is_chosen=True,
        )

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        if len(self._sheets) == 1:
            lead = _("Arket »{sheet}« er læst sådan. Ret det, der er galt, og læs det igen.")
            self.sheet.hide()
            head.addWidget(self._label(lead.format(sheet=self._read.sheet)))
            return head
        caption = QLabel(_("&Ark"), self)
        caption.setBuddy(self.sheet)
        self.sheet.setAccessibleName(_("Ark"))
        for each in self._sheets:
            self.sheet.addItem(each.sheet)
        self.sheet.setCurrentIndex(next(place for place, each in enumerate(self._sheets) if each is self._read))
        self.sheet.setMinimumWidth(theme.LOG_CHOICE_WIDTH // 2)
        self.sheet.currentIndexChanged.connect(self._on_sheet)
        self._lead = self._label("")
        head.addWidget(caption)
        head.addWidget(self.sheet)
        head.addWidget(self._lead, 1)
        return head

    def _on_sheet(self, place: int) -> None:
        self._before = self._sheets[place]
        self._show()

    def _show(self) -> None:
        """Shows the sheet that is chosen."""
        is_read = self._before is self._read
        if len(self._sheets) > 1:
            text = _("er læst sådan. Ret det, der er galt, og læs det igen.")
            self._lead.setText(text if is_read else _("er ikke læst. Se efter, og læs det."))
        self.again.setText(_("&Læs igen") if is_read else _("&Læs arket"))
        self.table.show_columns(self._before.columns)
        self._scales.setVisible(is_read and bool(self._scales.findChildren(QLabel)))
        self._no_scales.setVisible(not is_read)
        self._problem.hide()

    def _add_scales(self, draft: Draft) -> None:
        column = QVBoxLayout(self._scales)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.PADDING)
        for axis, rule in draft.scales:
            if rule.meanings:
                self._add_scale(column, axis, rule, draft.register_file.register.criteria)

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
        choice = self.middles[axis] = ListChoice(self)
        choice.setAccessibleName(_("{axis}: det midterste trin").format(axis=name))
        choice.addItem(_("Det midterste trin vælges for hver risiko"), None)
        for step in (2, 3):
            choice.addItem(_("Det midterste trin bliver {step} {name}").format(step=step, name=names(step)), step)
        choice.setCurrentIndex(choice.findData(before) if before else 0)
        layout.addWidget(choice)

    def _label(self, text: str, role: str = "") -> QLabel:
        return plain_label(text, self, role)

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
                return text.format(use=use_name(column.use), columns=", ".join(map(quoted, twins)))
        if {"name", "description"}.isdisjoint(uses):
            return _("Vælg den kolonne, der har risikoens navn eller beskrivelse.")
        return ""
