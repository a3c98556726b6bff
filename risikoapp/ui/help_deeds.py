"""What the menu for help does in one window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from risikoapp.i18n import _
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.raising import bring_forward

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow

PATIENCE = 1_000
"""Milliseconds until the way round is offered: first the window must stand there."""


class HelpDeeds(QObject):
    """The guide is one for all windows, which is asked for; all else belongs to the window."""

    def __init__(self, window: "MainWindow", preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        # Its own, so that it goes with the window.
        self._offer = QTimer(self)
        self._offer.timeout.connect(self.offer_tour)
        if not preferences.knows_tour and window.read_only is None:
            self._offer.start(PATIENCE)

    def offer_tour(self) -> None:
        """Offers the way round the window, once and never again, to somebody who has not opened many files yet.

        What is told in the window already is read first.
        """
        if not self._preferences.knows_tour and (not self._window.isVisible() or self._window.notice.told):
            return
        self._offer.stop()
        if self._preferences.knows_tour:
            return
        self._preferences.set_knows_tour()
        if len(self._preferences.recent_files) <= 1:
            text = _("Er du ny her? En kort rundvisning viser det vigtigste. Du finder den også under Hjælp.")
            self._window.notice.tell(text, [(_("Vis mig rundt"), self.show_tour)])

    def show_tour(self) -> None:
        """Leads round the window, from the beginning."""
        from risikoapp.ui.tour.card import TourCard
        from risikoapp.ui.tour.steps import steps

        self._preferences.set_knows_tour()
        for former in self._window.findChildren(TourCard):
            former.end()
        TourCard(steps(self._window), self._window.theme, self._window)

    def show_guide(self) -> None:
        """The guide, where it was left."""
        self._window.help_requested.emit("")

    def help_here(self) -> None:
        """What the guide says of the part of the window that has the keyboard."""
        from risikoapp.ui.help.topics import topic_at

        self._window.help_requested.emit(topic_at(QApplication.focusWidget()))

    def show_shortcuts(self) -> None:
        from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog

        bring_forward(self._window.findChild(ShortcutsDialog) or ShortcutsDialog(self._window))

    def show_about(self) -> None:
        from risikoapp.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()
