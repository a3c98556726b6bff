"""Closing and reopening a risk: the day and the reason."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Risk
from risikoapp.i18n import _
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.dialogs.questions import ask_dropped


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
        self._given = self._date.text()
        self._reason = _Reason(self)
        self._reason.setPlaceholderText(_("Valgfri"))
        self.add_field(_("Dato"), self._date)
        self._complaint = self.add_text("")
        self._complaint.setProperty("role", "error")
        self._complaint.hide()
        self.add_field(_("Begrundelse"), self._reason)
        self._earliest = risk.state_changes[-1].date if risk.state_changes else None
        self._date.marked.connect(self._complain)
        self._date.touched.connect(self._on_touched)
        self._reason.finished.connect(self.accept)
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
        self._complain(complaint)
        self._date.setFocus()

    def reject(self) -> None:
        """Closes without a change, after asking when something has been typed."""
        is_typed = self.reason or self._date.text() != self._given
        if not is_typed or ask_dropped(self):
            super().reject()

    def _complain(self, words: str) -> None:
        """Says what is wrong with the date, or with "" nothing any more."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        self.make_room()

    def _on_touched(self) -> None:
        if not self._complaint.isHidden() and not self._what_is_wrong():
            self._complain("")

    def _what_is_wrong(self) -> str:
        date = self._date.typed()
        if date is None:
            return self._date.problem or _("Skriv en dato, for eksempel 8/3-2022 eller 08-03-2022.")
        if self._earliest is not None and date < self._earliest:
            return _("Risikoen blev senest lukket eller genåbnet {date}. Vælg den dag eller en senere.").format(
                date=format_list(self._earliest)
            )
        return ""


class _Reason(TextField):
    """A text in which Enter is the end of it; with Shift or Ctrl it is a new line."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_enter and modifiers == Qt.KeyboardModifier.NoModifier:
            self.finished.emit()
        elif is_enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)
