"""What the views ask for, handed to the document. The one place where a wish becomes an edit."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from risikoapp.domain.criteria import Rating
from risikoapp.ui.detail.pane import DetailPane
from risikoapp.ui.document import Document
from risikoapp.ui.left_side import LeftSide
from risikoapp.ui.reason_offer import ReasonOffer, moves_made, question


class Wishes(QObject):
    """Connects the wishes of one window's views to its document."""

    dates_left_in_text = Signal(list)
    """What looks like dates in what was pasted and could not be read as such."""

    def __init__(self, document: Document, left: LeftSide, pane: DetailPane, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._left = left
        self._pane = pane
        self._offer: ReasonOffer | None = None
        self._gives_reason = False
        document.changed.connect(self._on_changed)
        for shows_risks in (left.matrix, left.list):
            shows_risks.move_requested.connect(self._place_all)
        pane.rename_requested.connect(document.rename_risk)
        pane.description_requested.connect(document.describe_risk)
        pane.rating_change_requested.connect(self._place)
        pane.action_section.add_requested.connect(self.add_action)
        pane.action_section.text_requested.connect(self._action_text)
        pane.action_section.date_requested.connect(self._action_date)
        pane.action_section.removal_requested.connect(document.remove_action)
        pane.action_section.move_requested.connect(self._move_action)
        pane.action_section.done_requested.connect(self._action_done)
        pane.action_section.split_requested.connect(self._split_action)
        pane.action_section.paste_requested.connect(self._paste_actions)
        pane.evaluation_section.add_requested.connect(self.add_evaluation)
        pane.evaluation_section.text_requested.connect(self._evaluation_text)
        pane.evaluation_section.date_requested.connect(self._evaluation_date)
        pane.evaluation_section.removal_requested.connect(document.remove_evaluation)
        pane.move_section.reason_requested.connect(document.change_reason)

    def add_action(self, risk_id: str, after: str = "") -> None:
        """A new action, at the end or after another, with the cursor in it."""
        self._pane.flush()
        (action_id,) = self._document.add_actions(risk_id, [(None, "")], after or None)
        self._go_to_action(action_id)

    def add_evaluation(self, risk_id: str) -> None:
        """A new evaluation of today, with the cursor in it."""
        self._pane.flush()
        self._pane.evaluation_section.focus_text(self._document.add_evaluation(risk_id))
        self._pane.reveal_focus()

    def _place(self, risk_id: str, rating: Rating | None) -> None:
        self._place_all((risk_id,), rating)

    def _place_all(self, risk_ids: tuple[str, ...], rating: Rating | None) -> None:
        # The offer first: an edit of the pane would withdraw it with what has been typed in it.
        if self._offer is not None:
            self._offer.flush()
        self._pane.flush()
        before = self._document.register
        self._document.place_risks(risk_ids, rating)
        register = self._document.register
        if moves := moves_made(before, register, risk_ids):
            self._asking_why().ask(question(register, list(moves), rating), moves)

    def _asking_why(self) -> ReasonOffer:
        if self._offer is None:
            self._offer = self._left.offer
            self._offer.reason_requested.connect(self._give_reason)
            self._offer.evaluation_requested.connect(self._document.evaluate_risks)
        return self._offer

    def _give_reason(self, moves: dict[str, str], reason: str) -> None:
        # The offer stands: what it says can still be mended, and made an evaluation.
        self._gives_reason = True
        self._document.change_reasons(moves, reason)
        self._gives_reason = False

    def _on_changed(self) -> None:
        if self._offer is not None and not self._gives_reason:
            self._offer.withdraw()

    def _move_action(self, risk_id: str, action_id: str, position: int) -> None:
        self._pane.flush()
        self._document.move_action(risk_id, action_id, position)

    def _action_done(self, risk_id: str, action_id: str, is_done: bool) -> None:
        done = self._document.clock.today() if is_done else None
        self._document.change_action(risk_id, action_id, done=done)

    def _split_action(self, risk_id: str, action_id: str, head: str, tail: str) -> None:
        self._pane.flush()
        self._go_to_action(self._document.split_action(risk_id, action_id, head, tail))

    def _paste_actions(
        self, risk_id: str, action_id: str, entries: Sequence[tuple[dt.date | None, str]], fills: bool
    ) -> None:
        self._pane.flush()
        last = self._document.paste_actions(risk_id, action_id, entries, fills=fills)
        self._go_to_action(last, at_end=True)
        # It was loaded for what was pasted, and not before.
        from risikoapp.importers.entries import unread_date

        if unread := [found for date, text in entries if date is None and (found := unread_date(text))]:
            self.dates_left_in_text.emit(unread)

    def _go_to_action(self, action_id: str, *, at_end: bool = False) -> None:
        self._pane.action_section.card.focus_text(action_id, at_end=at_end)
        self._pane.reveal_focus()

    def _action_text(self, risk_id: str, action_id: str, text: str) -> None:
        self._document.change_action(risk_id, action_id, text=text)

    def _action_date(self, risk_id: str, action_id: str, date: dt.date | None) -> None:
        self._document.change_action(risk_id, action_id, date=date)

    def _evaluation_text(self, risk_id: str, evaluation_id: str, text: str) -> None:
        self._document.change_evaluation(risk_id, evaluation_id, text=text)

    def _evaluation_date(self, risk_id: str, evaluation_id: str, date: dt.date | None) -> None:
        self._document.change_evaluation(risk_id, evaluation_id, date=date)
