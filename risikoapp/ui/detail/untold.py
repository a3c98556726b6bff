"""What has been typed in the pane and not been told yet."""

from typing import TYPE_CHECKING

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.model import Register

if TYPE_CHECKING:
    from risikoapp.ui.detail.pane import DetailPane


def with_typing(register: Register, risk_id: str, pane: "DetailPane") -> Register:
    """The register with all that in this risk, which the pane shows."""
    if pane.name.is_untold:
        register = edits.rename_risk(register, risk_id, pane.name.text())
    if pane.description.is_untold:
        register = edits.describe_risk(register, risk_id, pane.description.typed())
    for action_id, text in pane.action_section.card.untold_texts():
        register = entry_edits.change_action(register, risk_id, action_id, text=text)
    for action_id, date in pane.action_section.card.untold_dates():
        register = entry_edits.change_action(register, risk_id, action_id, date=date)
    for card in (pane.evaluation_section.card, pane.evaluation_section.earlier):
        for evaluation_id, text in card.untold_texts():
            register = entry_edits.change_evaluation(register, risk_id, evaluation_id, text=text)
        for evaluation_id, date in card.untold_dates():
            register = entry_edits.change_evaluation(register, risk_id, evaluation_id, date=date)
    for change_id, reason in pane.move_section.card.untold_texts():
        register = edits.change_rating_reason(register, risk_id, change_id, reason)
    return register
