"""What the report says beside the risks: the recommendation, the order, and the parts that can be left out."""

from dataclasses import replace
from typing import Any, cast, get_args

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from risikoapp.domain.model import Attached, Register, ReportOptions, ReportOrder
from risikoapp.i18n import _
from risikoapp.policy import Policy
from risikoapp.terms import attached, recommendation, report_order, report_parts
from risikoapp.ui import theme
from risikoapp.ui.dialogs.attached import decided, meaning_of
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.dialogs.questions import ask_dropped

_LINES = 5
"""Of the recommendation that are seen at once."""


class ReportDialog(FormDialog):
    """Shows and changes what a report says beside the risks."""

    def __init__(self, register: Register, parent: QWidget | None = None, policy: Policy | None = None) -> None:
        super().__init__(_("Rapportens indhold"), _("Gem"), parent)
        self.setMinimumWidth(theme.WIDE_DIALOG_WIDTH)
        self._given = register.report
        self._policy = policy or Policy()
        self._written = register.recommendation
        self._recommendation = QPlainTextEdit(register.recommendation, self)
        self._recommendation.setPlaceholderText(_("Det indstilles, at styregruppen …"))
        self._recommendation.setTabChangesFocus(True)
        self._recommendation.setFixedHeight(_LINES * self._recommendation.fontMetrics().lineSpacing() + theme.PADDING)
        self._order = QComboBox(self)
        for order in get_args(ReportOrder):
            self._order.addItem(report_order(order), order)
        self._order.setCurrentIndex(self._order.findData(register.report.order))
        self.add_field(_("{name} (valgfri)").format(name=recommendation()), self._recommendation)
        self.add_field(_("Risiciernes rækkefølge"), self._order)
        self._parts: dict[str, QCheckBox] = {}
        for option, name in report_parts().items():
            self._parts[option] = QCheckBox(name, self)
            self._parts[option].setChecked(getattr(register.report, option))
            self.add_switch(self._parts[option])
        self._attached = QComboBox(self)
        for kind in get_args(Attached):
            if kind == self._policy.at_most(kind):
                self._attached.addItem(attached(kind), kind)
        allowed = self._policy.at_most(register.report.attached)
        self._attached.setCurrentIndex(self._attached.findData(allowed))
        self._attached.setEnabled(self._attached.count() > 1)
        self.add_field(_("Data i PDF'en"), self._attached)
        self._meaning = self.add_text("")
        if self._policy.most_attached != "all":
            self.add_text(decided())
        self._attached.currentIndexChanged.connect(self._show_meaning)
        self._parts["curves"].toggled.connect(self._show_meaning)
        self._show_meaning()
        self._fields.addSpacing(theme.GRID)
        self.add_text(_("Valgene gemmes i risikovurderingen og fryses, når en status afsluttes."))

    def reject(self) -> None:
        """Closes without a change, after asking when something has been written."""
        if self.recommendation == self._written or ask_dropped(self):
            super().reject()

    @property
    def recommendation(self) -> str:
        """What stands in the field, without empty lines around it."""
        return self._recommendation.toPlainText().strip()

    @property
    def report(self) -> ReportOptions:
        """What the report is to say, by what the fields say."""
        parts: dict[str, Any] = {option: switch.isChecked() for option, switch in self._parts.items()}
        order, kind = cast("ReportOrder", self._order.currentData()), cast("Attached", self._attached.currentData())
        if kind == self._policy.at_most(self._given.attached):
            # What is decided here is not for those who have the file elsewhere.
            kind = self._given.attached
        return replace(self._given, order=order, attached=kind, **parts)

    def _show_meaning(self) -> None:
        with_curves = self._parts["curves"].isChecked()
        self._meaning.setText(meaning_of(self._attached.currentData(), with_curves=with_curves))
