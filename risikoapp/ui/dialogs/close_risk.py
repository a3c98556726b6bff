"""Closing and reopening a risk: the day and the reason."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Risk
from risikoapp.i18n import _
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.form import FormDialog


class StateDialog(FormDialog):
    """Asks when and why an open risk is closed, or a closed one reopened."""

    def __init__(self, risk: Risk, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        name = f"#{risk.number} {risk.name}".rstrip()
        title = _("Luk {risk}") if risk.is_open else _("Genåbn {risk}")
        super().__init__(title.format(risk=name), _("Luk risikoen") if risk.is_open else _("Genåbn risikoen"), parent)
        if risk.is_open:
            self.add_text(_("Risikoen beholder sit nummer, og alt, hvad der er skrevet, bevares."))
        self._date = DateField(today, self)
        self._date.show_date(today())
        self._reason = TextField(self)
        self._reason.setPlaceholderText(_("Valgfri"))
        self.add_field(_("Dato"), self._date)
        self.add_field(_("Begrundelse"), self._reason)
        self._earliest = risk.state_changes[-1].date if risk.state_changes else None
        self._complaint = self.add_text("")
        self._complaint.setProperty("role", "error")
        self._complaint.hide()
        self._reason.setFocus()

    @property
    def date(self) -> dt.date:
        assert self._date.date is not None
        return self._date.date

    @property
    def reason(self) -> str:
        return self._reason.toPlainText().strip()

    def accept(self) -> None:
        self._date.flush()
        complaint = self._what_is_wrong()
        if not complaint:
            super().accept()
            return
        self._complaint.setText(complaint)
        self._complaint.show()
        self._date.setFocus()

    def _what_is_wrong(self) -> str:
        if not self._date.is_valid or self._date.date is None:
            return _("Skriv en dato, for eksempel 8/3-2022 eller 08-03-2022.")
        if self._earliest is not None and self._date.date < self._earliest:
            return _("Risikoen blev senest lukket eller genåbnet {date}. Vælg den dag eller en senere.").format(
                date=format_list(self._earliest)
            )
        return ""
