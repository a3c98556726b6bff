"""What the difference between two registers means to people: which risks moved, came, closed and were evaluated."""

from dataclasses import dataclass
from typing import Literal

from risikoapp.domain.model import Evaluation, Register, Risk
from risikoapp.domain.statuses import is_evaluated_since

Kind = Literal["new", "moved", "levelled", "closed", "reopened", "gone", "reworded", "evaluated", "same"]
"""What is told of a risk first: it is new, has moved, has another level where it stands (the scale was changed), was
closed or reopened, is no longer there, has other texts, has only been evaluated again, or is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDifference:
    """One risk in two registers; `before` or `after` is None where it was not there. Levels are 1 to 4, or None.

    A risk that is new may be closed already, and one that was closed or reopened may have moved as well.
    """

    before: Risk | None
    after: Risk | None
    old_level: int | None
    new_level: int | None

    @property
    def risk(self) -> Risk:
        """The risk as it is now, or as it was last."""
        risk = self.after or self.before
        assert risk is not None
        return risk

    @property
    def is_moved(self) -> bool:
        """Whether it stands in another cell than it did."""
        return self.before is not None and self.after is not None and self.before.rating != self.after.rating

    @property
    def is_evaluated(self) -> bool:
        """Whether something has been written about how it stands."""
        return self.after is not None and is_evaluated_since(self.after, self.before)

    @property
    def new_evaluation(self) -> Evaluation | None:
        """What stands now, where that was written since."""
        return self.after.standing_evaluation if self.after is not None and self.is_evaluated else None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        if self.before.state != self.after.state:
            return "reopened" if self.after.is_open else "closed"
        return self._kind_of_same_state(self.before, self.after)

    def _kind_of_same_state(self, before: Risk, after: Risk) -> Kind:
        if before.rating != after.rating:
            return "moved"
        if self.old_level != self.new_level:
            return "levelled"
        if self.is_evaluated:
            return "evaluated"
        return "same" if _texts(before) == _texts(after) else "reworded"


def compare(before: Register, after: Register) -> tuple[RiskDifference, ...]:
    """Every risk that either has, by its number now; each register measures by its own scale."""
    old = {risk.id: risk for risk in before.risks}
    new = {risk.id: risk for risk in after.risks}
    found = [_difference(before, old.get(risk.id), after, risk) for risk in after.risks]
    found += [_difference(before, risk, after, None) for risk in before.risks if risk.id not in new]
    return tuple(sorted(found, key=lambda difference: (difference.risk.number, difference.risk.id)))


def _difference(before: Register, old: Risk | None, after: Register, new: Risk | None) -> RiskDifference:
    return RiskDifference(
        before=old,
        after=new,
        old_level=None if old is None else before.level(old),
        new_level=None if new is None else after.level(new),
    )


def _texts(risk: Risk) -> tuple[object, ...]:
    return risk.name, risk.description, risk.actions, risk.evaluations
