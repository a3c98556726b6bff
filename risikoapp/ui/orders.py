"""Who does what, when one of a window's commands is given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from risikoapp.ui.author import Author
from risikoapp.ui.help_deeds import HelpDeeds
from risikoapp.ui.past_deeds import PastDeeds
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.previewing import Previewing
from risikoapp.ui.risk_deeds import RiskDeeds
from risikoapp.ui.status_deeds import StatusDeeds

if TYPE_CHECKING:
    from risikoapp.ui.exporting import Exporting
    from risikoapp.ui.main_window import MainWindow


class _Exports(QObject):
    """Exports once somebody wants to: what that takes is loaded with the first."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._exporting: Exporting | None = None

    def export(self) -> None:
        self._made().export()

    def copy_matrix(self) -> None:
        self._made().copy_matrix()

    def _made(self) -> "Exporting":
        if self._exporting is None:
            from risikoapp.ui.exporting import Exporting

            self._exporting = Exporting(self._window)
        return self._exporting


def connect_commands(window: "MainWindow", deeds: RiskDeeds, preferences: Preferences) -> None:
    """Connects each command with the part of the window that carries it out."""
    is_damaged = window.read_only is not None and window.read_only.is_damaged
    if is_damaged:
        window.commands.allow("restore")
    window.handlers.obey(preferences.policy)
    Previewing(window, preferences)
    statuses, author = StatusDeeds(window), Author(window, preferences)
    past = PastDeeds(window, author)
    exports, helping = _Exports(window), HelpDeeds(window, preferences)
    for key, slot in {
        "new": window.new_requested,
        "open": window.open_requested,
        "import": window.import_requested,
        "quit": window.quit_requested,
        "close_window": window.close,
        "save_copy": window.handlers.save_copy,
        "restore": window.restore_requested if is_damaged else window.safety.restore,
        "properties": window.handlers.change_properties,
        "author": author.ask,
        "report_content": window.handlers.change_report,
        "criteria": window.handlers.change_criteria,
        "pdf": window.handlers.create_pdf,
        "print": window.handlers.print_report,
        "export": exports.export,
        "copy_matrix": exports.copy_matrix,
        "undo": window.document.undo_stack.undo,
        "redo": window.document.undo_stack.redo,
        "find": window.list.focus_search,
        "new_risk": window.new_risk,
        "copy_risk": deeds.copy,
        "copy_text": deeds.copy_text,
        "paste_risks": deeds.paste,
        "new_action": deeds.add_action,
        "new_evaluation": deeds.add_evaluation,
        "close_risk": deeds.change_state,
        "reopen_risk": deeds.change_state,
        "remove_risk": deeds.remove,
        "compare": past.compare,
        "finish_status": statuses.finish,
        "begin_status": statuses.begin,
        "take_back_status": statuses.take_back,
        "review": statuses.review,
        "development": past.show_development,
        "changelog": past.show_log,
        "remove_name": past.remove_name,
        "guide": helping.show_guide,
        "help_here": helping.help_here,
        "tour": helping.show_tour,
        "shortcuts": helping.show_shortcuts,
        "about": helping.show_about,
    }.items():
        # What has been typed belongs before whatever is ordered now.
        window.commands[key].triggered.connect(window.flush)
        window.commands[key].triggered.connect(slot)
