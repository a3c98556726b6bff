"""The end of a status and the beginning of the next: for which day, and what comes of it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import RegisterFile, Risk
from risikoapp.domain.statuses import last_status, overdue_actions, waiting_since_last
from risikoapp.i18n import _, ngettext
from risikoapp.terms import attached as attached_name
from risikoapp.terms import risk_title
from risikoapp.ui import theme
from risikoapp.ui.dialogs.day import DayDialog

_NAMED = 4
"""So many risks are named one by one."""


class FinishDialog(DayDialog):
    """Asks for the day and the name of the status that is to be finished; warns calmly, and bars nothing.

    `name` is what it was called before, if it was finished before.
    """

    def __init__(
        self, file: RegisterFile, today: Callable[[], dt.date], parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        frozen = _("{risks}, handlinger, evalueringer og skalaer bliver frosset, som de står nu.").format(
            risks=_count(len(file.register.open_risks), len(file.register.closed_risks))
        )
        attached = file.register.report.attached
        made = _(
            "En afsluttet status ændrer sig aldrig mere. Rapporten bliver oprettet som PDF. Data i PDF'en: {data}."
        )
        told = (frozen, made.format(data=attached_name(attached)[:1].lower() + attached_name(attached)[1:]))
        super().__init__(_("Afslut status"), _("Afslut status"), told, today, parent)
        self._file = file
        self._today = today
        self.day.show_date(file.register.status_date or today())
        self._name = QLineEdit(name, self)
        self._name.setPlaceholderText(_("For eksempel mødet, som status er til"))
        self.add_field(_("Navn (valgfrit)"), self._name)
        self._fields.addSpacing(theme.GRID)
        self._remarks: list[QLabel] = []
        self.day.touched.connect(self._remark)
        self._remark()

    @property
    def name(self) -> str:
        return " ".join(self._name.text().split())

    def _remark(self) -> None:
        """Says what could be seen to first, as it is on the day that stands here."""
        texts = list(remarks(self._file, self.day.typed() or self._today()))
        if texts == [label.text() for label in self._remarks]:
            return
        for label in self._remarks:
            label.hide()
            label.deleteLater()
        self._remarks = [self.add_text(text) for text in texts]
        for label in self._remarks:
            # At once, also where the dialog stands already: else it is not counted into the height.
            label.show()
        self.make_room()


class BeginDialog(DayDialog):
    """Asks for the day of the next status."""

    def __init__(self, file: RegisterFile, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        told = [_("Alt bliver stående, og du retter videre i det. Intet af det, der er afsluttet, ændrer sig.")]
        if file.register.report.marks_draft and file.snapshots:
            told.append(_("Rapporten bliver mærket »Udkast«, til status er afsluttet."))
        super().__init__(_("Begynd ny status"), _("Begynd ny status"), told, today, parent)
        self._last = last_status(file)
        self.day.setPlaceholderText(_("Dato for det næste møde, for eksempel 17-02-2025"))
        self._review = QCheckBox(_("Gå de åbne risici igennem med det samme"), self)
        self._review.setChecked(True)
        self.add_switch(self._review)

    @property
    def wants_review(self) -> bool:
        """Whether the open risks are to be gone through at once."""
        return self._review.isChecked()

    def what_is_wrong(self) -> str:
        day = self.day.typed()
        if self._last is not None and day is not None and day <= self._last.date:
            text = _("Den sidste afsluttede status er pr. {date}. Vælg en senere dag.")
            return text.format(date=format_list(self._last.date))
        return super().what_is_wrong()


def remarks(file: RegisterFile, day: dt.date) -> Iterator[str]:
    """What could be seen to before the status of that day is finished; nothing where all is well."""
    last = last_status(file)
    if any(snapshot.date == day for snapshot in file.snapshots):
        yield _("Der er allerede en afsluttet status pr. {date}. Den bliver stående, og det her bliver en til.").format(
            date=format_list(day)
        )
    if waiting := waiting_since_last(file):
        text = _("Ikke evalueret endnu: {risks}.") if last is None else _("Ikke evalueret siden sidst: {risks}.")
        yield text.format(risks=_named(waiting))
    if overdue := overdue_actions(file.register, day):
        text = ngettext(
            "{count} handling er overskredet: {risks}.", "{count} handlinger er overskredet: {risks}.", len(overdue)
        )
        risks = {risk.id: risk for risk, _action in overdue}
        yield text.format(count=len(overdue), risks=_named(tuple(risks.values())))


def _count(opened: int, closed: int) -> str:
    text = ngettext("{count} åben", "{count} åbne", opened).format(count=opened)
    if closed:
        text += " " + ngettext("og {count} lukket", "og {count} lukkede", closed).format(count=closed)
    return ngettext("{open} risiko", "{open} risici", opened + closed).format(open=text)


def _named(risks: Sequence[Risk]) -> str:
    names = [risk_title(risk) for risk in risks[:_NAMED]]
    if len(risks) > _NAMED:
        names.append(_("{count} andre").format(count=len(risks) - _NAMED))
    *others, last = names
    return _("{others} og {last}").format(others=", ".join(others), last=last) if others else last
