"""Closing and reopening a risk: the day and the reason."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Risk
from risikoapp.i18n import _
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.dialogs.day import DayDialog
from risikoapp.ui.dialogs.questions import ask_dropped


class StateDialog(DayDialog):
    """Asks when and why an open risk is closed, or a closed one reopened."""

    def __init__(self, risk: Risk, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        name = f"#{risk.number} {risk.name}".rstrip()
        title = _("Luk {risk}") if risk.is_open else _("Genåbn {risk}")
        deed = _("Luk risikoen") if risk.is_open else _("Genåbn risikoen")
        told = [_("Risikoen beholder sit nummer, og alt, hvad der er skrevet, bevares.")] if risk.is_open else []
        super().__init__(title.format(risk=name), deed, told, today, parent)
        self._earliest = risk.state_changes[-1].date if risk.state_changes else None
        self.day.show_date(today())
        self._given = self.day.text()
        self._reason = _Reason(self)
        self._reason.setPlaceholderText(_("Valgfri"))
        self.add_field(_("Begrundelse"), self._reason)
        self._reason.finished.connect(self.accept)
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        return self._reason.toPlainText().strip()

    def reject(self) -> None:
        """Closes without a change, after asking when something has been typed."""
        is_typed = self.reason or self.day.text() != self._given
        if not is_typed or ask_dropped(self):
            super().reject()

    def what_is_wrong(self) -> str:
        day = self.day.typed()
        if self._earliest is not None and day is not None and day < self._earliest:
            return _("Risikoen blev senest lukket eller genåbnet {date}. Vælg den dag eller en senere.").format(
                date=format_list(self._earliest)
            )
        return super().what_is_wrong()


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
