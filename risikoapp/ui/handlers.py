"""What the commands of a window do."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from risikoapp.codec.errors import CodecError
from risikoapp.domain.changes import ChangeConflict
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.policy import Policy
from risikoapp.storage.errors import StorageError, Vanished
from risikoapp.terms import told_attached
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.dialogs.questions import ask_pdf_elsewhere, ask_unsaved, choose_new_register, show_error
from risikoapp.ui.document import Document
from risikoapp.ui.notice import Notice
from risikoapp.ui.open_file import StandsInAStatus
from risikoapp.ui.outside import open_outside, show_folder
from risikoapp.ui.reporting import ReportMaker, report_name

if TYPE_CHECKING:
    from risikoapp.ui.dialogs.progress import Progress

Told = tuple[str, Sequence[tuple[str, Callable[[], object]]]]
"""A text for a notice, and its choices."""


class Handlers(QObject):
    """The deeds of one window that need more than one call to its document."""

    file_requested = Signal(Path)
    saved_elsewhere = Signal(Path)
    """What is shown lies in another file now, which takes the place of the window's own."""

    def __init__(
        self,
        document: Document,
        autosave: Autosave,
        notice: Notice,
        window: QMainWindow,
        is_open: Callable[[Path], bool],
    ) -> None:
        super().__init__(window)
        self._document = document
        self._autosave = autosave
        self._notice = notice
        self._window = window
        self._is_open = is_open
        self._policy = Policy()
        self._copy = Path()
        self._safe_elsewhere: RegisterFile | None = None
        self._front: Callable[[], Told] | None = None
        """What is told in front of the report that is being made."""
        self._show: Callable[[Path, str, bool], bool] = lambda path, _data, _may_change: open_outside(path)
        self._progress: Progress | None = None
        self._reported = document.file
        """Of what the last report was to be."""
        self._reports = ReportMaker(self)
        self._reports.written.connect(self._on_report_written)
        self._reports.rendered.connect(self._on_report_rendered)
        self._reports.failed.connect(self._on_report_failed)
        self._reports.cancelled.connect(self._on_report_cancelled)

    def change_properties(self) -> None:
        from risikoapp.ui.dialogs.properties import PropertiesDialog

        dialog = PropertiesDialog(self._document.register, self._document.clock.today, self._window)
        with self._autosave.undisturbed():
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._document.change_properties(**dialog.properties)
                self._document.change_report(dialog.report)
        dialog.deleteLater()

    def change_report(self) -> None:
        from risikoapp.ui.dialogs.report import ReportDialog

        dialog = ReportDialog(self._document.register, self._window, self._policy)
        self._ask(dialog, lambda: self._document.change_report(dialog.report, dialog.recommendation))

    def change_criteria(self) -> None:
        from risikoapp.ui.dialogs.criteria import CriteriaDialog

        dialog = CriteriaDialog(self._document.register.criteria, self._window)
        self._ask(dialog, lambda: self._document.change_criteria(dialog.criteria))

    def _ask(self, dialog: QDialog, deed: Callable[[], object]) -> None:
        """Does the deed if the dialog is accepted; nothing comes in from elsewhere meanwhile."""
        with self._autosave.undisturbed():
            if dialog.exec() == QDialog.DialogCode.Accepted:
                deed()
        dialog.deleteLater()

    def change_state(self, risk_id: str) -> None:
        """Closes an open risk or reopens a closed one, after asking when and why."""
        risk = self._document.register.risk(risk_id)
        from risikoapp.ui.dialogs.close_risk import StateDialog

        dialog = StateDialog(risk, self._document.clock.today, self._window)
        with self._autosave.undisturbed():
            if dialog.exec() == QDialog.DialogCode.Accepted:
                change = self._document.close_risk if risk.is_open else self._document.reopen_risk
                change(risk_id, dialog.date, dialog.reason)
        dialog.deleteLater()

    def save_copy(self) -> bool:
        """Writes what is shown to a file of its own; whether it was done. The window stays with its file."""
        path = self._autosave.repository.path
        suggestion = path.with_stem(_("{name} – kopi").format(name=path.stem))
        chosen = choose_new_register(self._window, _("Gem en kopi"), suggestion)
        if chosen is None:
            return False
        if not self._is_written(chosen):
            return False
        self._copy = chosen
        text = _("Kopien er gemt som »{name}«.").format(name=chosen.name)
        if not self._document.is_read_only:
            text += " " + _("Her arbejder du videre i »{own}«.").format(own=path.name)
        self._notice.tell(text, [(_("Åbn kopien"), self._open_copy)])
        return True

    def _open_copy(self) -> None:
        self.file_requested.emit(self._copy)

    def save_elsewhere(self) -> None:
        """Puts what is shown where the person wants it: also where it was, when the file has vanished from there."""
        path = self._autosave.repository.path
        has_vanished = isinstance(self._autosave.error, Vanished)
        suggestion = path if has_vanished else path.with_stem(_("{name} – kopi").format(name=path.stem))
        chosen = choose_new_register(self._window, _("Gem"), suggestion)
        if chosen is None:
            return
        if has_vanished and os.path.realpath(chosen) == os.path.realpath(path):
            self._autosave.write_anew()
        elif self._is_written(chosen):
            self._safe_elsewhere = self._document.file
            self._autosave.repository.forget_kept()
            self.saved_elsewhere.emit(chosen)

    def follow_disk(self) -> None:
        """Shows what somebody else has saved since; as long as it cannot be read, what is shown stays."""
        with suppress(StorageError):
            if self._autosave.repository.changed_on_disk():
                found = self._autosave.repository.read_again()
                self._autosave.go_on(found, found.file)

    @property
    def is_safe_elsewhere(self) -> bool:
        """Whether what is shown lies in another file now."""
        return self._document.file is self._safe_elsewhere

    def may_close_unsaved(self) -> bool:
        """Asks what to do with edits that could not be saved; whether the window may close."""
        assert self._autosave.error is not None
        text = message(self._autosave.error)
        if self._autosave.error.kept is not None:
            text = _("{text} Lukker du nu, bliver de tilbudt, næste gang filen åbnes.").format(text=text)
        answer = ask_unsaved(self._window, text, _("Luk uden at gemme"))
        return answer == "discard" or (answer == "copy" and self.save_copy())

    def _is_written(self, path: Path) -> bool:
        """Writes what is shown to another file, which may be replaced; whether that went well, or else it is told."""
        from risikoapp.ui.new_file import write_new

        return write_new(
            path,
            self._document.file,
            now=self._document.clock.now(),
            is_open=self._is_open,
            parent=self._window,
            failure=_("Kopien kunne ikke gemmes."),
        )

    def tell_refused_step(self, name: str, conflict: ChangeConflict) -> None:
        text = _("»{step}« er sprunget over, for det er ændret siden.")
        if isinstance(conflict, StandsInAStatus):
            text = _("»{step}« er sprunget over, for risikoen står i en afsluttet status. Den kan lukkes.")
        self._notice.tell(text.format(step=name))

    def change_details(self, risk_id: str, action_id: str) -> None:
        """Asks for owner, due date and done date of an action."""
        actions = self._document.register.risk(risk_id).actions
        action = next(action for action in actions if action.id == action_id)
        from risikoapp.ui.dialogs.action import ActionDialog

        dialog = ActionDialog(action, self._document.clock.today, self._window)
        self._ask(dialog, lambda: self._document.change_action(risk_id, action_id, **dialog.fields))

    def show_pdfs_by(self, show: Callable[[Path, str, bool], bool]) -> None:
        """Shows the reports that are made by this, with which data lie in them, and whether that is offered to be
        changed; it tells whether that was possible."""
        self._show = show

    def obey(self, policy: Policy) -> None:
        """From now on no report has more data in it than this allows."""
        self._policy = policy

    def reportable(self) -> RegisterFile:
        """What is shown, as it may be reported."""
        return self._policy.obeyed_by(self._document.file)

    def create_pdf(self) -> None:
        self._begin_report(_("Opretter PDF…"))
        self._reported = self.reportable()
        self._reports.write(self._reported, self._document.clock.today(), self._autosave.repository.path)

    def create_final_pdf(self, front: Callable[[], Told]) -> None:
        """The same, with this in front of what is then told of it."""
        self._front = front
        self.create_pdf()

    def change_attached(self, *, over: QWidget | None = None) -> None:
        """Asks, `over` a window, which data lie in the report, and makes it anew where they become others."""
        from risikoapp.ui.dialogs.attached import AttachedDialog

        report = self._document.register.report
        shown = self._policy.at_most(report.attached)
        dialog = AttachedDialog(report, over or self._window, self._policy)
        with self._autosave.undisturbed():
            is_other = dialog.exec() == QDialog.DialogCode.Accepted and dialog.attached != shown
            if is_other:
                self._document.change_report(replace(self._document.register.report, attached=dialog.attached))
        dialog.deleteLater()
        if is_other:
            self.create_pdf()

    def print_report(self) -> None:
        self._begin_report(_("Gør udskriften klar…"))
        self._reports.render(self._document.file, self._document.clock.today())

    def finish(self) -> None:
        """Waits for a report that is being made."""
        self._reports.wait()

    def _begin_report(self, text: str) -> None:
        from risikoapp.ui.dialogs.progress import Progress

        self._end_report()
        self._window.statusBar().showMessage(text)
        self._progress = Progress(text, self._window)
        self._progress.canceled.connect(self._reports.cancel)
        self._reports.progressed.connect(self._progress.show_part)

    def _end_report(self) -> None:
        self._window.statusBar().clearMessage()
        if self._progress is not None:
            self._progress.end()
            self._progress = None

    def _on_report_cancelled(self) -> None:
        self._front = None
        self._end_report()

    def _on_report_written(self, path: Path) -> None:
        self._end_report()
        data = told_attached(self._reported.register.report.attached)
        # What was just finished is not offered to be changed.
        may_change = self._front is None and not self._document.is_read_only
        text = _("PDF'en er oprettet: {name}").format(name=path.name)
        if not self._show(path, data, may_change):
            text = _("{created}. Der blev ikke fundet et program, der kan vise den.").format(created=text)
        front, choices = self._front() if self._front is not None else ("", [])
        if may_change:
            choices = [(_("Skift data…"), self.change_attached)]
        self._front = None
        choices = [(_("Vis i mappe"), lambda: show_folder(path.parent, self._notice.tell)), *choices]
        self._notice.tell(f"{front} {text.removesuffix('.')}. {data}".strip(), choices)

    def _on_report_rendered(self, pdf: bytes) -> None:
        self._end_report()
        # The printer's support is loaded when something is printed.
        from risikoapp.ui.printing import print_report

        if print_report(pdf, Path(report_name(self._document.file)).stem, self._window):
            self._notice.tell(_("Rapporten er sendt til printeren."))

    def _on_report_failed(self, error: Exception) -> None:
        self._end_report()
        there = self._autosave.repository.path.with_name(report_name(self._reported))
        if isinstance(error, StorageError) and (other := ask_pdf_elsewhere(self._window, message(error), there)):
            self._begin_report(_("Opretter PDF…"))
            self._reports.write_to(self._reported, self._document.clock.today(), other)
            return
        self._front = None
        if isinstance(error, CodecError):
            show_error(self._window, _("PDF'en kunne ikke oprettes."), message(error))
        elif not isinstance(error, StorageError):
            self._notice.tell(_("PDF'en kunne ikke oprettes. Det er en fejl i programmet."), error=True)
            raise error
