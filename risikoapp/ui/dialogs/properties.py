"""What stands on the front of the paper: title, status date, organisation, who prepared it, and whether "Udkast"."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from risikoapp.domain.edits import Properties
from risikoapp.domain.model import Register, ReportOptions
from risikoapp.i18n import _
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.dialogs.form import FormDialog


class PropertiesDialog(FormDialog):
    """Shows and changes the properties of a register."""

    def __init__(self, register: Register, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(_("Titel og dato"), _("Gem"), parent)
        self._title = QLineEdit(register.title, self)
        self._title.setPlaceholderText(_("Risikovurdering for …"))
        self._status_date = DateField(today, self)
        self._status_date.setPlaceholderText(_("Dato for styregruppens møde, for eksempel 17-02-2025"))
        self._status_date.show_date(register.status_date)
        self._organisation = QLineEdit(register.organisation, self)
        self._prepared_by = QLineEdit(register.prepared_by, self)
        self.add_field(_("Titel"), self._title)
        self.add_field(_("Statusdato"), self._status_date)
        self.add_complaint(self._status_date)
        self.add_field(_("Organisation (valgfri)"), self._organisation)
        self.add_field(_("Udarbejdet af (valgfri)"), self._prepared_by)
        self._given = register.report
        self._draft = QCheckBox(_("Mærk rapporten »Udkast«, indtil status er afsluttet"), self)
        self._draft.setChecked(register.report.marks_draft)
        self.add_switch(self._draft)

    @property
    def properties(self) -> Properties:
        """What the fields say."""
        return Properties(
            title=self._title.text().strip(),
            status_date=self._status_date.date,
            organisation=self._organisation.text().strip(),
            prepared_by=self._prepared_by.text().strip(),
        )

    @property
    def report(self) -> ReportOptions:
        """What the report is to say, by what the fields say."""
        return replace(self._given, marks_draft=self._draft.isChecked())

    def accept(self) -> None:
        self._status_date.flush()
        if self._status_date.is_valid:
            super().accept()
        else:
            self._status_date.setFocus()
