"""The rows of a register's risks, made once for each risk as long as it does not change."""

from itertools import compress, starmap, zip_longest
from operator import is_not

from risikoapp.codec.migrations import Row
from risikoapp.codec.tables import risk_row
from risikoapp.domain.model import Risk


class RiskRows:
    """Remembers the rows from one save to the next; risks never change, so one that stands where it stood keeps its."""

    def __init__(self) -> None:
        self._risks: tuple[Risk, ...] = ()
        self._rows: dict[int, Row] = {}

    def of(self, risks: tuple[Risk, ...]) -> dict[int, Row]:
        """The rows of these risks, by number."""
        rows, moved = dict(self._rows), len(risks) != len(self._risks)
        # The loop over all risks runs in C.
        for old, new in compress(zip_longest(self._risks, risks), starmap(is_not, zip_longest(self._risks, risks))):
            moved = moved or old.number != new.number
            if new is not None:
                rows[new.number] = risk_row(new)
        if moved:
            rows = {risk.number: rows[risk.number] for risk in risks}
        self._risks, self._rows = risks, rows
        return rows
