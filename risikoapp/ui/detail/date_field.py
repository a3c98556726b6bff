"""A field for a day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from risikoapp.domain.dates import FarAway, NoDayOfMonth, NoSuchDay, NotADate, format_list, may_become, parse
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle


class DateField(QLineEdit):
    """A day, typed as people type it and shown as `08-03-2022`; may be empty.

    What is not a date stays in the field, marked, and is never told. It is marked as soon as no typing on can make a
    date of it, and in any case when the field is left. Escape brings the old date back.
    """

    edited = Signal(object)
    touched = Signal()
    """What stands here may now be told or untold."""
    marked = Signal(str)
    """What is wrong with what stands here; "" when it is well again."""
    given_up = Signal(str)
    """What stood here and is no date, now that something else is shown here: nothing typed is swallowed."""

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None, *, year: int | None = None) -> None:
        """A day typed without a year is in this `year`, or in that of today."""
        super().__init__(parent)
        self._today = today
        self._year = year
        self._told: dt.date | None = None
        self._problem = ""
        self.setAccessibleName(_("Dato"))
        self.editingFinished.connect(self.flush)
        self.textEdited.connect(self._on_typed)

    @property
    def date(self) -> dt.date | None:
        """The day told last."""
        return self._told

    @property
    def is_valid(self) -> bool:
        """Whether what stands in the field is a date or nothing."""
        return self._shows_told() or not self.text().strip() or self.typed() is not None

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told, and that may still be.

        What is marked as wrong cannot.
        """
        return not self._shows_told() and not self._problem and (not self.is_valid or self.typed() != self._told)

    @property
    def problem(self) -> str:
        """What is wrong with what stands here, as far as it is marked; "" when it is well."""
        return self._problem

    def stand_in_row(self) -> None:
        """Looks as a part of a row, on one line with the first of the text beside it.

        That is told from above: in the middle of its height it would stand higher or lower, by the font.
        """
        self.setProperty("row", True)
        self.setFixedSize(theme.DATE_WIDTH, theme.ENTRY_HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextMargins(0, theme.TIGHT - theme.LINE, 0, 0)

    def forget(self) -> None:
        """Lets go of what was typed but is no date, before another date is shown here."""
        self._show(self._told)

    def bring_back(self, text: str) -> None:
        """Puts something here that was given up, with the cursor behind it."""
        self.setText(text)
        self.flush()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)

    def show_date(self, date: dt.date | None) -> None:
        """Shows what the document holds."""
        if date == self._told and (not self.is_valid or self.hasFocus() or self.text() == _shown(date)):
            return
        self._show(date)

    def flush(self) -> None:
        """Tells the date that has been typed, if it is one and a new one."""
        if self._shows_told():
            self._mark("")
            return
        if not self.is_valid:
            self._mark(self._wrong())
            self.touched.emit()
            return
        date = self.typed()
        self.setText(_shown(date))
        self._mark("")
        if date != self._told:
            self._told = date
            self.edited.emit(date)
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._shows_told():
            self.setText(_shown(self._told))
            self._mark("")
            self.touched.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, date: dt.date | None) -> None:
        wrong = "" if self.is_valid else self.text()
        self._told = date
        self.setText(_shown(date))
        self._mark("")
        if wrong:
            self.given_up.emit(wrong)

    def _on_typed(self) -> None:
        typed = self.text()
        hopeless = typed.strip() and not may_become(typed, self._today(), self._year)
        self._mark(self._wrong() if hopeless else "")
        self.touched.emit()

    def _shows_told(self) -> bool:
        return self.text() == _shown(self._told)

    def typed(self) -> dt.date | None:
        """What stands here now, told or not; None where it is no date."""
        try:
            return parse(self.text(), self._today(), self._year)
        except NotADate:
            return None

    def _wrong(self) -> str:
        """What is wrong with a text that is no date."""
        try:
            parse(self.text(), self._today(), self._year)
        except NoSuchDay:
            return _("Den dag findes ikke. Skriv for eksempel 8/3-2022 eller 08-03-2022.")
        except NoDayOfMonth:
            return _("Skriv også dagen, for eksempel 8. marts 2022.")
        except FarAway:
            return _("Det år ligger for langt væk. Skriv for eksempel 8/3-2022 eller 08-03-2022.")
        except NotADate:
            return _("Det er ikke en dato. Skriv for eksempel 8/3-2022 eller 08-03-2022.")
        return ""

    def _mark(self, problem: str) -> None:
        if problem == self._problem:
            return
        self._problem = problem
        restyle(self, "invalid", bool(problem))
        self.setToolTip(problem)
        # A screen reader says it with the field.
        self.setAccessibleDescription(problem)
        self.marked.emit(problem)


def _shown(date: dt.date | None) -> str:
    return "" if date is None else format_list(date)
