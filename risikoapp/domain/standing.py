"""How a risk stands, together with how it came there: its place with its moves, open or closed with its turns.

The two belong together. A merge must never put a risk where its newest move did not, nor a reason on another move.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from risikoapp.domain.model import Register, Risk

HISTORY = {"rating": "rating_changes", "state": "state_changes"}
"""The field of a risk that tells how another came to be what it is."""
_AT_FIRST = {"rating": None, "state": "open"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A risk's rating with its rating changes, or its state with its state changes."""

    field: str
    value: Any
    changes: tuple[Any, ...]

    @property
    def is_in_step(self) -> bool:
        """Whether the newest change led to what the risk is now."""
        return self.value == (getattr(self.changes[-1], self.field) if self.changes else _AT_FIRST[self.field])


def standing(risk: Risk, field: str) -> Standing:
    """How the risk stands in `field`: rating or state."""
    return Standing(field, getattr(risk, field), getattr(risk, HISTORY[field]))


def falls_out_of_step(before: Register, after: Register, risk_ids: Collection[str]) -> bool:
    """Whether one of these risks would no longer stand where its newest change led, as it did before."""
    here = {risk.id: risk for risk in before.risks if risk.id in risk_ids}
    return any(
        standing(here[risk.id], field).is_in_step and not standing(risk, field).is_in_step
        for risk in after.risks
        if risk.id in here
        for field in HISTORY
    )
