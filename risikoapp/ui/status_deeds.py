"""What a window does about statuses: finishes one, takes that back, begins the next, shows the finished ones."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Snapshot
from risikoapp.i18n import _
from risikoapp.terms import status_name
from risikoapp.ui.centre import Centre

if TYPE_CHECKING:
    from risikoapp.ui.handlers import Told
    from risikoapp.ui.main_window import MainWindow


class StatusDeeds(QObject):
    """The commands of one window that concern the statuses of its file.

    What they need is loaded when one is given, and the rest when the window is painted.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._told = ""
        """What was told of the status that was just finished, as long as that can be taken back."""
        self._name = ""
        """Of the status that was taken back: it is offered again when that is finished anew."""
        self._menu = _StatusMenu(window)
        self._menu.status_requested.connect(self.show_status)
        window.commands["statuses"].setMenu(self._menu)
        for key in ("take_back_status", "statuses"):
            window.commands.offer(key, False)
        centre = window.centralWidget()
        assert isinstance(centre, Centre)
        # Not now, but when the pane is there whole.
        centre.right.filled.connect(self.complete, Qt.ConnectionType.QueuedConnection)
        window.document.changed.connect(self._refresh)

    def complete(self) -> None:
        """Looks at the file for the first time, and tells of the round where it is the one that is worked on."""
        from risikoapp.ui.round import Round

        self._refresh()
        if self._window.shows_the_file:
            Round(self._window)

    def finish(self) -> bool:
        """Finishes the status after asking for its date, and makes its report; whether it was done."""
        from PySide6.QtWidgets import QDialog

        from risikoapp.ui.dialogs.status import FinishDialog

        document = self._window.document
        dialog = FinishDialog(self._window.handlers.reportable(), document.clock.today, self._window, name=self._name)
        with self._window.autosave.undisturbed():
            is_done = dialog.exec() == QDialog.DialogCode.Accepted
            if is_done:
                document.finish_status(dialog.date, dialog.name)
        dialog.deleteLater()
        if is_done:
            self._name = ""
            self._told = _("{status} er afsluttet.").format(status=status_name(document.file.snapshots[-1]))
            text, choices = self._of_finishing()
            self._window.notice.tell(text, choices)
            self._window.handlers.create_final_pdf(self._of_finishing)
        return is_done

    def take_back(self) -> None:
        """The status is as if it had not been finished."""
        from risikoapp.domain.statuses import can_take_back

        document = self._window.document
        if not can_take_back(document.file):
            self._window.notice.tell(_("Der er rettet noget, siden status blev afsluttet. Den bliver stående."))
            return
        last = document.file.snapshots[-1]
        document.take_back_status()
        self._name = last.name
        text = _("{status} er ikke længere afsluttet. PDF'en ligger, hvor den lå.").format(status=status_name(last))
        if (day := document.register.status_date) != last.date:
            text += " " + (
                _("Datoen er igen {date}.").format(date=format_list(day)) if day else _("Den har ingen dato.")
            )
        self._window.notice.tell(text)

    def begin(self) -> None:
        """Begins the next status after asking for its date; one that was forgotten is offered to be finished first."""
        from PySide6.QtWidgets import QDialog

        from risikoapp.domain.statuses import forgotten_date
        from risikoapp.ui.dialogs.questions import ask_unfinished
        from risikoapp.ui.dialogs.status import BeginDialog

        document = self._window.document
        forgotten = forgotten_date(document.file)
        if forgotten is not None:
            answer = ask_unfinished(self._window, forgotten)
            if answer == "stay" or (answer == "finish" and not self.finish()):
                return
        dialog = BeginDialog(document.file, document.clock.today, self._window)
        with self._window.autosave.undisturbed():
            is_begun = dialog.exec() == QDialog.DialogCode.Accepted
            if is_begun:
                document.begin_status(dialog.date)
        dialog.deleteLater()
        if is_begun:
            text = _("Status pr. {date} er begyndt.").format(date=format_list(dialog.date))
            self._window.notice.tell(text)
            if dialog.wants_review:
                self.review()

    def review(self) -> None:
        """Opens the review, or goes on with it."""
        from risikoapp.ui.raising import bring_forward, let_stand_behind
        from risikoapp.ui.review.window import ReviewWindow

        shown = self._window.findChild(ReviewWindow)
        # One that was closed is there until Qt comes to it.
        if shown is None or not shown.isVisible():
            shown = ReviewWindow(self._window)
            shown.finish_requested.connect(self.finish)
            let_stand_behind(shown)
            self._window.closed.connect(shown.close)
            self._window.commands.follow_into(shown)
        bring_forward(shown)

    def show_status(self, snapshot_id: str) -> None:
        """Shows a finished status in a window of its own, as it was."""
        from risikoapp.domain.statuses import as_it_was
        from risikoapp.ui.read_only import ReadOnly

        file = self._window.document.file
        snapshot = next(each for each in file.snapshots if each.id == snapshot_id)
        read_only = ReadOnly(
            reason=_("{status}, skrivebeskyttet").format(status=status_name(snapshot)),
            mark=_("status pr. {date}, skrivebeskyttet").format(date=format_list(snapshot.date)),
            is_the_file=False,
            snapshot=snapshot,
        )
        self._window.copy_requested.emit(self._window.path, as_it_was(file, snapshot), read_only)

    def _of_finishing(self) -> "Told":
        """What is told of the status just finished, with the way back; nothing once that is gone."""
        return (self._told, [(_("Fortryd afslutningen"), self.take_back)] if self._told else [])

    def _refresh(self) -> None:
        from risikoapp.domain.statuses import can_take_back

        file = self._window.document.file
        can_go_back = can_take_back(file)
        self._menu.show_statuses(file.snapshots)
        self._window.commands.offer("statuses", bool(file.snapshots))
        self._window.commands.offer("take_back_status", can_go_back)
        if self._told and not can_go_back:
            # What is offered there is over.
            if self._window.notice.told.startswith(self._told):
                self._window.notice.clear()
            self._told = ""


class _StatusMenu(QMenu):
    """The finished statuses, newest first."""

    status_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Snapshot, ...] = ()
        self.triggered.connect(self._on_triggered)

    def show_statuses(self, snapshots: tuple[Snapshot, ...]) -> None:
        if snapshots is self._shown:
            return
        self._shown = snapshots
        self.clear()
        for snapshot in reversed(snapshots):
            # An ampersand in a text is a mnemonic unless doubled.
            entry = self.addAction(status_name(snapshot).replace("&", "&&"))
            entry.setData(snapshot.id)

    def _on_triggered(self, entry: QAction) -> None:
        self.status_requested.emit(entry.data())
