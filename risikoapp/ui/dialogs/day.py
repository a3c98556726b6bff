"""What dialogs that ask for a day have in common."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.dialogs.form import FormDialog


class DayDialog(FormDialog):
    """A dialog that asks for a day, and says what is wrong with it beneath."""

    def __init__(
        self, title: str, deed: str, told: Sequence[str], today: Callable[[], dt.date], parent: QWidget | None
    ) -> None:
        super().__init__(title, deed, parent)
        for text in told:
            self.add_text(text)
        self.day = DateField(today, self)
        self.add_field(_("Dato"), self.day)
        self._complaint = self.add_complaint(self.day)
        self.day.touched.connect(self._on_touched)

    @property
    def date(self) -> dt.date:
        assert self.day.date is not None
        return self.day.date

    def accept(self) -> None:
        self.day.flush()
        complaint = self.what_is_wrong()
        if not complaint:
            super().accept()
            return
        self._complaint.say(complaint)
        self.day.setFocus()

    def what_is_wrong(self) -> str:
        """What keeps the day that stands here from being taken; "" when nothing does."""
        if self.day.typed() is None:
            return self.day.problem or _("Skriv en dato, for eksempel 8/3-2022 eller 08-03-2022.")
        return ""

    def _on_touched(self) -> None:
        if not self._complaint.isHidden() and not self.what_is_wrong():
            self._complaint.say("")
