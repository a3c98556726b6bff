"""What has become of the risks since the last status, for list, matrix, sections and *Siden sidst*."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from risikoapp import since_last, terms
from risikoapp.domain.criteria import STEPS, Rating
from risikoapp.domain.model import Register, ReportOrder, Risk, Snapshot
from risikoapp.i18n import _
from risikoapp.report.content.model import MatrixMove

if TYPE_CHECKING:
    from risikoapp.domain.history import RiskDifference

_QUIET = ("same", "evaluated", "reworded")
"""What has become of a risk that stands as it stood."""


class Since:
    """A register beside the status before it, or by itself where there is none: then nothing has changed."""

    def __init__(self, register: Register, last: Snapshot | None) -> None:
        self.register = register
        self._last = last
        self._by_id: dict[str, RiskDifference] = {}
        if last is not None:
            # Without a finished status nobody asks, and its classes are a fiftieth of the start of a small report.
            from risikoapp.domain.history import compare

            self._by_id = {each.risk.id: each for each in compare(last.register, register)}

    @property
    def compared_with(self) -> str:
        if self._last is None:
            return ""
        if self._last.date == self.register.status_date:
            # Edited after it was finished: twice the same date would say nothing.
            return _("sammenlignet med den forrige udgave")
        return _("sammenlignet med status pr. {date}").format(date=terms.long_date(self._last.date))

    @property
    def sentences(self) -> tuple[str, ...]:
        """One at least, where there is a last status."""
        if self._last is None:
            return ()
        told = since_last.sentences(self._last.register, self.register, tuple(self._by_id.values()))
        return told or (_("Ingen risiko er flyttet, kommet til eller lukket."),)

    def sign(self, risk: Risk) -> str:
        return since_last.sign(self._by_id[risk.id]) if risk.id in self._by_id else ""

    def change(self, risk: Risk) -> str:
        """What became of it, as it stands in the list."""
        if risk.id not in self._by_id:
            return ""
        difference = self._by_id[risk.id]
        if difference.kind in _QUIET:
            return _("Uændret")
        return since_last.step_words(difference) or since_last.short_word(difference)

    def came_from(self, risk: Risk) -> str:
        """The same for the head of its section; "" where it stands as it stood."""
        difference = self._by_id.get(risk.id)
        if difference is None or self._last is None or difference.kind in _QUIET:
            return ""
        if difference.kind == "moved" and difference.before is not None and difference.before.rating is not None:
            cell = self._last.register.criteria.cell_name(difference.before.rating)
            return _("{sign} fra {cell}").format(sign=since_last.sign(difference), cell=cell)
        return since_last.short_word(difference).lower()

    def ordered(self, risks: Iterable[Risk], order: ReportOrder) -> tuple[Risk, ...]:
        """The risks as the report has them; those that stand alike by number."""
        if order == "level":
            return tuple(sorted(risks, key=lambda risk: -(self.register.level(risk) or 0)))
        if order == "change":
            return tuple(sorted(risks, key=lambda risk: not self._is_changed(risk)))
        return tuple(risks)

    def _is_changed(self, risk: Risk) -> bool:
        return risk.id in self._by_id and self._by_id[risk.id].kind not in _QUIET

    @property
    def moves(self) -> tuple[MatrixMove, ...]:
        """The arrows between cells; what came into the matrix or went out of it has none."""
        return tuple(self._moves()) if self._by_id else ()

    def _moves(self) -> Iterator[MatrixMove]:
        from risikoapp.domain.moves import flows

        numbers = {each.risk.id: each.risk.number for each in self._by_id.values()}
        for flow in flows(self._by_id.values()):
            if flow.start is not None and flow.end is not None:
                moved = tuple(numbers[risk_id] for risk_id in flow.risk_ids)
                yield MatrixMove(numbers=moved, start=cell_of(flow.start), end=cell_of(flow.end))


def cell_of(rating: Rating) -> tuple[int, int]:
    """Row and column of the matrix as it is drawn, from 0."""
    return STEPS - rating.likelihood, rating.consequence - 1
