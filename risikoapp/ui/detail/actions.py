"""The actions of one risk."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from risikoapp.domain.model import Action, Risk
from risikoapp.i18n import _
from risikoapp.terms import action, action_note, overdue
from risikoapp.ui.detail.entries import EntryCard
from risikoapp.ui.detail.row import Entry, EntryKind
from risikoapp.ui.detail.sections import Section, Today
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.theme import Theme


class ActionSection(Section):
    """The actions in the order she gave them. The ids in the signals are a risk's and an action's."""

    add_requested = Signal(str, str)
    """A risk's id, and the id of the action it shall follow, or "" for the end."""
    text_requested = Signal(str, str, str)
    date_requested = Signal(str, str, object)
    removal_requested = Signal(str, str)
    move_requested = Signal(str, str, int)
    """To a position among the risk's actions, 0 first."""
    details_requested = Signal(str, str)
    done_requested = Signal(str, str, bool)
    split_requested = Signal(str, str, str, str)
    """One action shall become two, with these texts."""
    paste_requested = Signal(str, str, object, bool)
    """Entries, each (date or None, text), shall follow an action, or begin in it."""

    def __init__(
        self, theme_: Theme, today: Today, checker: SpellChecker, parent: QWidget | None = None, *, read_only: bool
    ) -> None:
        super().__init__(action(), parent)
        self.button = self._add_button("" if read_only else _("+ Tilføj"), _("Tilføj en handling"))
        kind = EntryKind(
            text_name=_("Handling {number}"),
            date_name=_("Dato for handling {number}"),
            menu_name=_("Flere muligheder for handling {number}"),
            placeholder=_("Skriv handlingen"),
            bullet="•",
            movable=True,
            details=_("Ansvarlig og frist…"),
        )
        self.card = EntryCard(kind.only_shown() if read_only else kind, theme_, today, checker, self)
        self._body.addWidget(self.card)
        self._today = today
        self.button.clicked.connect(self.add)
        self.card.next_requested.connect(self._on_next)
        self.card.text_edited.connect(self._on_text)
        self.card.date_edited.connect(self._on_date)
        self.card.remove_requested.connect(self._on_remove)
        self.card.move_requested.connect(self._on_move)
        self.card.details_requested.connect(self._on_details)
        self.card.done_requested.connect(self._on_done)
        self.card.paste_requested.connect(self._on_paste)

    def show_risk(self, risk: Risk) -> None:
        self._risk_id = risk.id
        today = self._today()
        # Nobody waits for what is to be done about a closed risk.
        self.card.show_entries(
            [_action_entry(entry, risk.is_open and entry.is_overdue(today)) for entry in risk.actions]
        )
        self._say("" if risk.actions else _("Ingen handlinger endnu."))

    def add(self) -> None:
        """Asks for a new action at the end."""
        self.card.flush()
        self.add_requested.emit(self._risk_id, "")

    def _on_next(self, action_id: str, head: str, tail: str) -> None:
        if tail:
            self.split_requested.emit(self._risk_id, action_id, head, tail)
        else:
            self.add_requested.emit(self._risk_id, action_id)

    def _on_text(self, action_id: str, text: str) -> None:
        self.text_requested.emit(self._risk_id, action_id, text)

    def _on_date(self, action_id: str, date: dt.date | None) -> None:
        self.date_requested.emit(self._risk_id, action_id, date)

    def _on_remove(self, action_id: str) -> None:
        # The rows are about to change places, and another one may hold typing that is not told yet.
        self.card.flush()
        self.removal_requested.emit(self._risk_id, action_id)

    def _on_details(self, action_id: str) -> None:
        self.details_requested.emit(self._risk_id, action_id)

    def _on_done(self, action_id: str, is_done: bool) -> None:
        self.card.flush()
        self.done_requested.emit(self._risk_id, action_id, is_done)

    def _on_paste(self, action_id: str, entries: object, fills: bool) -> None:
        self.card.flush()
        self.paste_requested.emit(self._risk_id, action_id, entries, fills)

    def _on_move(self, action_id: str, position: int) -> None:
        self.card.flush()
        self.move_requested.emit(self._risk_id, action_id, position)


def _action_entry(entry: Action, is_overdue: bool) -> Entry:
    return Entry(
        entry.id,
        entry.date,
        entry.text,
        note=action_note(entry),
        warning=overdue() if is_overdue else "",
        is_done=entry.done is not None,
        owner=entry.owner_in_line,
    )
