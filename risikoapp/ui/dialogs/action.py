"""What else can be said about an action: who, by when, and when it was done. All of it may be left empty."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from risikoapp.domain.entry_edits import ActionFields
from risikoapp.domain.model import Action
from risikoapp.i18n import _
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.dialogs.form import FormDialog


class ActionDialog(FormDialog):
    """Shows and changes owner, due date and done date of one action."""

    def __init__(self, action: Action, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(_("Ansvarlig og frist"), _("Gem"), parent)
        self.add_text(action.text)
        self._owner = QLineEdit(action.owner, self)
        self._owner.setPlaceholderText(_("En rolle, for eksempel projektlederen"))
        self._due = DateField(today, self)
        self._due.show_date(action.due)
        self._done = DateField(today, self)
        self._done.show_date(action.done)
        self.add_field(_("Ansvarlig"), self._owner)
        for name, field in ((_("Frist"), self._due), (_("Udført"), self._done)):
            self.add_field(name, field)
            self.add_complaint(field)

    @property
    def fields(self) -> ActionFields:
        """What the fields say."""
        return ActionFields(owner=self._owner.text().strip(), due=self._due.date, done=self._done.date)

    def accept(self) -> None:
        for field in (self._due, self._done):
            field.flush()
            if not field.is_valid:
                field.setFocus()
                return
        super().accept()
