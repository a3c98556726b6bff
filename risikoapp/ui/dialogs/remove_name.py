"""Taking a name out for good: what name, where it stands, and whether that is really meant."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QWidget

from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.redaction import NameTaker
from risikoapp.i18n import _, ngettext, quoted
from risikoapp.messages import shown_name
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.name_removal import Found, NameRemoval

_REST = 300
"""Milliseconds after a key until the name is looked for."""
_PATIENCE = 500
"""Milliseconds of work before a bar tells how far it has come."""
_STEP = 100
"""Milliseconds from one look at how far it has come to the next."""
_NAMED = 3
"""So many files are named one by one."""


class RemoveNameDialog(FormDialog):
    """Accepted when the name has been taken out as far as that went; `outcome` tells how far."""

    def __init__(self, removal: NameRemoval, parent: QWidget | None) -> None:
        super().__init__(_("Fjern navn"), _("Fjern navnet"), parent)
        self._removal = removal
        self._found: Found | None = None
        self.outcome = Found()
        self.add_text(
            _(
                "Et navn eller initialer bliver fjernet overalt: i risikovurderingen, i afsluttede statusser, "
                "i ændringsloggen og i sikkerhedskopierne på denne computer. Rapporter og filer, du selv har kopieret "
                "eller sendt, bliver ikke ændret, heller ikke de data, der ligger i PDF'er. Har en kollega filen åben, "
                "så bed om, at den bliver lukket først."
            )
        )
        self._name, self._instead, self._again = (QLineEdit(self) for _each in range(3))
        self._instead.setText(_("[navn fjernet]"))
        self.add_field(_("Navn eller initialer"), self._name)
        self.add_field(_("Skriv i stedet"), self._instead)
        self._where = self.add_text("")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self.add_field(_("Skriv navnet igen for at bekræfte"), self._again)
        self._warning = self._warning_label()
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Så langt er det kommet"))
        self._bar.hide()
        self._fields.addWidget(self._bar)
        self._rest, self._patience, self._step = QTimer(self), QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._rest, _REST), (self._patience, _PATIENCE)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        self._step.setInterval(_STEP)
        self._connect()
        self._refresh()

    @property
    def is_counted(self) -> bool:
        """Whether it is known where the name stands that is written here."""
        return self._found is not None

    def accept(self) -> None:
        """Takes the name out; the dialog stays until that is done."""
        taker = self.taker()
        if taker is None or not self._may_begin():
            return
        self._found = None
        self._where.setText(_("Fjerner navnet…"))
        self._patience.start()
        self._removal.take_out(taker)
        self._refresh()

    def reject(self) -> None:
        # Half of it done would be worse than either.
        if not self._removal.is_removing:
            super().reject()

    def _warning_label(self) -> QLabel:
        label = QLabel(
            _("Det kan ikke fortrydes. Derefter kan heller intet af det, du har gjort før, fortrydes."), self
        )
        label.setProperty("role", "error")
        label.setWordWrap(True)
        self._fields.addWidget(label)
        return label

    def _connect(self) -> None:
        self._name.textChanged.connect(self._on_typed)
        self._instead.textChanged.connect(self._on_typed)
        self._again.textChanged.connect(self._refresh)
        self._rest.timeout.connect(self._count)
        self._patience.timeout.connect(self._show_bar)
        self._step.timeout.connect(self._show_progress)
        self._removal.counted.connect(self._on_counted)
        self._removal.removed.connect(self._on_removed)

    def _on_typed(self) -> None:
        self._found = None
        self._where.setText("")
        self._rest.start()
        self._refresh()

    def taker(self) -> NameTaker | None:
        """What takes the name out as it is written here; None where it cannot."""
        try:
            return NameTaker(self._name.text(), self._instead.text().strip())
        except InvalidEdit:
            return None

    def _count(self) -> None:
        taker = self.taker()
        if taker is None:
            self._say(self._complaint())
            return
        self._where.setText(_("Leder…"))
        self._patience.start()
        self._removal.count(taker)

    def _complaint(self) -> str:
        if not self._name.text().strip():
            return ""
        try:
            NameTaker(self._name.text(), "")
        except InvalidEdit:
            return _("Skriv mindst to bogstaver.")
        return _("Det, der skrives i stedet, må ikke selv have et ord fra navnet.")

    def _on_counted(self, found: Found) -> None:
        self._end_work()
        if self.taker() is None or self._rest.isActive():
            return
        self._found = found
        self._say(_where_words(found))

    def _on_removed(self, found: Found) -> None:
        self._end_work()
        self.outcome = found
        super().accept()

    def _may_begin(self) -> bool:
        is_meant = self._again.text().split() == self._name.text().split()
        return is_meant and self._found is not None and self._found.count > 0 and not self._removal.is_at_work

    def _refresh(self) -> None:
        """Lets be done what can be done now."""
        for field in (self._name, self._instead, self._again):
            field.setReadOnly(self._removal.is_removing)
        self.deed.setEnabled(self._may_begin())

    def _say(self, text: str) -> None:
        self._where.setText(text)
        self._refresh()
        self.make_room()

    def _show_bar(self) -> None:
        self._bar.show()
        self._show_progress()
        self._step.start()
        self.make_room()

    def _show_progress(self) -> None:
        done, of = self._removal.progress
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _end_work(self) -> None:
        self._patience.stop()
        self._step.stop()
        self._bar.hide()


def _where_words(found: Found) -> str:
    """Where a name stands, a line for each kind of place."""
    if not found.is_readable:
        return _("Ændringsloggen er beskadiget, og navnet kan ikke fjernes fra den.")
    lines = [
        _("{where}: {places}").format(where=where, places=places_words(count))
        for where, count in (
            (_("I risikovurderingen"), found.places.register),
            (_("I afsluttede statusser"), found.places.snapshots),
            (_("I ændringsloggen"), found.places.log),
        )
        if count
    ]
    if found.copies.places:
        files = ngettext("{count} kopi", "{count} kopier", found.copies.files).format(count=found.copies.files)
        words = _("I sikkerhedskopier: {places} i {files}")
        lines.append(words.format(places=places_words(found.copies.places), files=files))
    if not lines:
        lines.append(_("Navnet står ingen steder."))
    return "\n".join((*lines, *unread_words(found)))


def places_words(count: int) -> str:
    return ngettext("{count} sted", "{count} steder", count).format(count=count)


def unread_words(found: Found) -> list[str]:
    """That there are files in which the name may still stand, where there are any."""
    failed = found.copies.failed
    if not failed:
        return []
    names = ", ".join(quoted(shown_name(path)) for path in failed[:_NAMED])
    more = "" if len(failed) <= _NAMED else _(" og {count} til").format(count=len(failed) - _NAMED)
    words = _("Navnet kan stå i filer, der ikke kan læses eller skrives: {names}{more}. Slet dem, hvis det skal væk.")
    return [words.format(names=names, more=more)]
