"""What the menus do to the risk that is shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.ui.dialogs.questions import ask_closing_instead, ask_removal

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow

_WORD_TIME = 4000
"""Milliseconds that a word in the status line stays."""


class RiskDeeds(QObject):
    """The commands of one window that need a risk; `refresh` tells which of them can be given now."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._shown = ""
        self._shown_before = ""

    def refresh(self) -> None:
        """Offers what fits the risk that is shown."""
        risk = self._risk()
        if self._window.selected != self._shown:
            self._shown_before, self._shown = self._shown, self._window.selected
        has_number = self._window.document.file.has_free_number
        self._window.commands.offer("new_risk", has_number)
        self._window.commands.offer("copy_risk", risk is not None and has_number)
        for key in ("new_action", "new_evaluation", "copy_text", "remove_risk"):
            self._window.commands.offer(key, risk is not None)
        self._window.commands.offer("close_risk", risk is not None and risk.is_open)
        self._window.commands.offer("reopen_risk", risk is not None and not risk.is_open)

    def add_action(self) -> None:
        self._window.pane.action_section.add()

    def add_evaluation(self) -> None:
        self._window.pane.evaluation_section.add()

    def change_state(self) -> None:
        """Closes the risk when it is open, or reopens it."""
        self._window.pane.flush()
        self._window.handlers.change_state(self._window.selected)

    def copy(self) -> None:
        """A new risk that says the same, selected, with its name ready to be typed over."""
        self._window.flush()
        self._window.select(self._window.document.copy_risk(self._window.selected))
        self._window.pane.name.setFocus()
        self._window.pane.name.selectAll()

    def copy_text(self) -> None:
        """Puts all that the report says of the risk on the clipboard."""
        risk = self._risk()
        assert risk is not None
        # It borrows the report's words, and is wanted only now.
        from risikoapp.ui.risk_text import risk_text

        document = self._window.document
        QGuiApplication.clipboard().setText(risk_text(document.register.criteria, risk, document.clock.today()))
        text = _("#{number} er kopieret som tekst. Sæt den ind, hvor du vil.").format(number=risk.number)
        self._window.statusBar().showMessage(text, _WORD_TIME)

    def paste(self) -> None:
        """Reads risks out of the text on the clipboard."""
        from risikoapp.ui.intake.pasting import paste_risks

        paste_risks(self._window)

    def remove(self) -> None:
        """Deletes the risk after asking; the one that stands beside it on the list is shown next.

        One that a meeting has seen can only be closed, which is offered.
        """
        from risikoapp.domain.statuses import stands_in_a_status

        risk = self._risk()
        assert risk is not None
        with self._window.autosave.undisturbed():
            if stands_in_a_status(self._window.document.file, risk.id):
                answer = "close" if ask_closing_instead(self._window, risk) else "stay"
            else:
                answer = ask_removal(self._window, risk)
            if answer == "remove":
                beside = _beside(self._window.document.register, risk)
                self._window.document.remove_risk(risk.id)
                self._window.select(beside)
        if answer == "close":
            self.change_state()

    def shown_instead(self, before: Register) -> str:
        """The risk that is shown when the one that was is gone, as when a new one is undone: the one shown before it,
        or else the one beside it; "" for none.

        The keyboard goes to the list: what is typed on must not land in another risk.
        """
        gone = next((risk for risk in before.risks if risk.id == self._window.selected), None)
        if gone is None:
            return ""
        focused = self._window.focusWidget()
        if focused is not None and self._window.pane.isAncestorOf(focused):
            self._window.list.take_focus()
        left = {risk.id for risk in self._window.document.register.risks}
        if self._shown_before in left:
            return self._shown_before
        return _beside(
            replace(before, risks=tuple(risk for risk in before.risks if risk.id in left or risk is gone)), gone
        )

    def _risk(self) -> Risk | None:
        selected = self._window.selected
        return next((risk for risk in self._window.document.register.risks if risk.id == selected), None)


def _beside(register: Register, risk: Risk) -> str:
    """The id of the risk that follows this one among the open or the closed, else the one before it, else ""."""
    fellows = [other.id for other in (register.open_risks if risk.is_open else register.closed_risks)]
    place = fellows.index(risk.id)
    return next(iter((*fellows[place + 1 :], *reversed(fellows[:place]))), "")
