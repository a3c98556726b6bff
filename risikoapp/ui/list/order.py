"""The orders in which the list can stand."""

import datetime as dt
from bisect import insort
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.model import Register, Risk

if TYPE_CHECKING:
    from PySide6.QtCore import QCollator, QCollatorSortKey

Order = Literal["number", "level", "name", "stalest", "evaluated"]
"""By number; the highest level first; by name, as Danish dictionaries do; evaluated longest ago or last first."""


_FEW = 50
"""Up to so many risks are put in their places one by one."""


class Sorter:
    """Puts risks into an order, and remembers it: after an edit only what has changed is put in order anew."""

    def __init__(self) -> None:
        self._collator: QCollator | None = None
        self._keys: dict[str, QCollatorSortKey] = {}
        self._before: tuple[Risk, ...] = ()
        self._how: tuple[Order, RiskCriteria] | None = None

    def sorted(self, risks: tuple[Risk, ...], register: Register, order: Order) -> tuple[Risk, ...]:
        """These risks, which come by number, in this order; what has no level or name is last.

        Where two are alike the lower number comes first. What was never evaluated is the oldest.
        """
        if order == "number":
            return risks
        keys: dict[Order, Callable[[Risk], Any]] = {
            "level": lambda risk: -(register.level(risk) or 0),
            "name": lambda risk: (not risk.name, self._name_key(risk.name)),
            "stalest": _evaluated_on,
            "evaluated": lambda risk: -_evaluated_on(risk),
        }
        before = self._before if self._how == (order, register.criteria) else ()
        self._how = order, register.criteria
        self._before = _sorted_after(before, risks, keys[order])
        return self._before

    def _name_key(self, name: str) -> "QCollatorSortKey":
        if name not in self._keys:
            self._keys[name] = self._danish().sortKey(name)
        return self._keys[name]

    def _danish(self) -> "QCollator":
        """Æ, ø and å last, aa as å, and numbers by their size."""
        if self._collator is None:
            from PySide6.QtCore import QCollator, QLocale

            self._collator = QCollator(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
            self._collator.setNumericMode(True)
        return self._collator


def _evaluated_on(risk: Risk) -> int:
    evaluation = risk.standing_evaluation
    date = evaluation.date if evaluation is not None else None
    return (date or dt.date.min).toordinal()


def _sorted_after(before: tuple[Risk, ...], risks: tuple[Risk, ...], key: Callable[[Risk], Any]) -> tuple[Risk, ...]:
    """The risks sorted by this key, where those before were so."""
    there, known = {id(risk) for risk in risks}, {id(risk) for risk in before}
    changed = [risk for risk in risks if id(risk) not in known]
    if len(changed) > _FEW:
        return tuple(sorted(risks, key=key))
    result = [risk for risk in before if id(risk) in there]
    for risk in changed:
        insort(result, risk, key=lambda each: (key(each), each.number))
    return tuple(result)
