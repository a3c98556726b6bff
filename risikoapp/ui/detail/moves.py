"""When one risk was placed where."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.model import RatingChange, Risk
from risikoapp.i18n import _
from risikoapp.terms import not_placed
from risikoapp.ui.detail.entries import EntryCard
from risikoapp.ui.detail.row import Entry, EntryKind
from risikoapp.ui.detail.sections import Section, Today
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.theme import Theme


class MoveSection(Section):
    """When the risk was placed where, newest first, each with its reason. The ids are a risk's and a move's."""

    reason_requested = Signal(str, str, str)

    def __init__(
        self, theme_: Theme, today: Today, checker: SpellChecker, parent: QWidget | None = None, *, read_only: bool
    ) -> None:
        super().__init__(_("Flytninger"), parent)
        kind = EntryKind(
            text_name=_("Begrundelse for flytning {number}"),
            date_name=_("Dato for flytning {number}"),
            menu_name="",
            placeholder=_("Begrundelse"),
            date_fixed=True,
            removable=False,
        )
        self.card = EntryCard(kind.only_shown() if read_only else kind, theme_, today, checker, self)
        self._body.addWidget(self.card)
        self.card.text_edited.connect(self._on_text)

    def show_risk(self, risk: Risk, criteria: RiskCriteria) -> None:
        self._risk_id = risk.id
        self.card.show_entries([_move_entry(entry, criteria) for entry in reversed(risk.rating_changes)])
        self.setVisible(bool(risk.rating_changes))

    def _on_text(self, change_id: str, text: str) -> None:
        self.reason_requested.emit(self._risk_id, change_id, text)


def _move_entry(entry: RatingChange, criteria: RiskCriteria) -> Entry:
    cell = not_placed() if entry.rating is None else criteria.cell_name(entry.rating)
    return Entry(entry.id, entry.date, entry.reason, caption=cell)
